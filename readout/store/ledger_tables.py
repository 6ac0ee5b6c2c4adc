"""The tables of the ledger: promises, what reports tell became of them, and the commitments made of both.

All of it follows from the facts of reports and can be thrown away at any time.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, PrimaryKeyConstraint, Table, Text

from readout.store.tables import actor, metadata, number, of_fact, of_report, words

# A pledge is one telling of a promise, or of an encounter planned; `told` is its JSON (store/pledge_rows.py), `until`
# the last day on which a report can tell what became of it, `around` the names of which such a report has one, `owed` the
# commitment that it tells of.
pledges = Table(
    "pledges",
    metadata,
    of_report(),
    number("number"),
    words("day"),
    words("until"),
    words("around"),
    words("told"),
    words("account", optional=True),
    Column("owed", Text, ForeignKey("owed.id", ondelete="SET NULL"), nullable=True),
    PrimaryKeyConstraint("report", "number"),
    Index(None, "owed"),
    Index(None, "report", "account"),
)
# The marks of pledges, each with its code (accounts/commitments/leads.py), and the keys, with none, that mark nothing but tell
# which may be of one making; `era` is the time in which it can be followed (store/eras.py).
pledge_marks = Table(
    "pledge_marks",
    metadata,
    number("era"),
    words("key"),
    words("day"),
    words("until"),
    of_report(),
    number("number"),
    Column("code", BigInteger, nullable=True),
    PrimaryKeyConstraint("era", "key", "day", "report", "number"),
    of_fact("pledges"),
    Index(None, "report", "number"),
    sqlite_with_rowid=False,
)
# The keys and names of reports of a known day, one of each of which a report shares with a promise of which it tells.
report_keys = Table(
    "report_keys",
    metadata,
    number("year"),
    words("key"),
    words("day"),
    of_report(),
    PrimaryKeyConstraint("year", "key", "day", "report"),
    Index(None, "report"),
    sqlite_with_rowid=False,
)
report_names = Table(
    "report_names",
    metadata,
    number("year"),
    words("name"),
    words("day"),
    of_report(),
    PrimaryKeyConstraint("year", "name", "day", "report"),
    Index(None, "report"),
    sqlite_with_rowid=False,
)
# The names of such a report, and the keys of each of its passages, as JSON: to see of which promises it tells without opening it.
outlines = Table("outlines", metadata, of_report(), words("day"), words("told"), PrimaryKeyConstraint("report"))
# What the report `told_in` tells of a pledge, as JSON.
findings = Table(
    "findings",
    metadata,
    of_report(),
    number("number"),
    of_report("told_in"),
    number("place_in_list"),
    words("found"),
    PrimaryKeyConstraint("report", "number", "told_in", "place_in_list"),
    of_fact("pledges"),
    Index(None, "told_in"),
)
# Commitments followed. `made` is the day of the first report, `outcome` the fate last told, `first_day` the first day of the term
# last told, `term` its last, or what stands behind every day; `last_news` is the last day on which a report told of it,
# `heard_until` the later of that and the end of its term: it lapses when that is long past.
owed = Table(
    "owed",
    metadata,
    Column("id", Text, primary_key=True),
    words("made"),
    words("deadline", optional=True),
    words("outcome", optional=True),
    words("first_day", optional=True),
    words("term"),
    words("last_news"),
    words("heard_until"),
    words("words"),
    Index(None, "made", "id"),
    Index(None, "term", "id"),
    Index(None, "heard_until", "term"),
)
owed_fates = Table(
    "owed_fates",
    metadata,
    Column("owed", Text, ForeignKey("owed.id", ondelete="CASCADE"), nullable=False),
    number("place_in_list"),
    words("fate"),
    words("day"),
    words("deadline", optional=True),
    of_report("told_in"),
    number("start"),
    number("end"),
    words("exact"),
    PrimaryKeyConstraint("owed", "place_in_list"),
    Index(None, "told_in"),
)
# `role` is debtor or beneficiary; the participants of an encounter planned owe it each other.
owed_parties = Table(
    "owed_parties",
    metadata,
    Column("owed", Text, ForeignKey("owed.id", ondelete="CASCADE"), nullable=False),
    words("role"),
    actor("actor"),
    # That of the commitment, so that an index has those of an actor in the order of the latest news.
    words("last_news"),
    PrimaryKeyConstraint("owed", "role", "actor"),
    Index(None, "actor", "role", "last_news", "owed"),
)
