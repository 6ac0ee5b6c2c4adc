"""The tables by which a new report finds those like it, and its accounts those of one encounter, no others looked at."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table

from readout.store.tables import fact, hashed, metadata, number, of_report

# The keys under which a report meets others like it: see accounts/copies.py.
bands = Table(
    "bands",
    metadata,
    hashed("band"),
    of_report(),
    PrimaryKeyConstraint("band", "report"),
    Index(None, "report"),
    sqlite_with_rowid=False,
)
# What stands for a report's text when it is compared with others, and the reports of which each is one again.
signatures = Table(
    "signatures",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
likenesses = Table(
    "likenesses",
    metadata,
    of_report(),
    of_report("other"),
    PrimaryKeyConstraint("report", "other"),
    Index(None, "other"),
    sqlite_with_rowid=False,
)

# What accounts tell, as a number: those of reports neither copies nor replaced, and found wrong by nobody.
account_tellings = fact("account_tellings", hashed("telling"), Index(None, "telling"))
# The keys under which tellings meet, as numbers: see accounts/encounters/blocks.py. `day` is the ordinal of the first day told.
telling_blocks = Table(
    "telling_blocks",
    metadata,
    hashed("block"),
    hashed("telling"),
    hashed("traits"),
    PrimaryKeyConstraint("block", "telling"),
    Index(None, "telling"),
    sqlite_with_rowid=False,
)
telling_places = Table(
    "telling_places",
    metadata,
    hashed("place"),
    hashed("telling"),
    number("day", optional=True),
    PrimaryKeyConstraint("place", "telling"),
    Index(None, "telling"),
    sqlite_with_rowid=False,
)
# The tellings whose accounts are, or may be, of one encounter, with the verdict on them and what speaks for it: see likeness.py.
telling_links = Table(
    "telling_links",
    metadata,
    hashed("one"),
    hashed("other"),
    number("verdict"),
    number("score"),
    PrimaryKeyConstraint("one", "other"),
    Index(None, "other"),
    sqlite_with_rowid=False,
)
