"""The tables, once, for SQLite and PostgreSQL.

What one report tells stands under the report's key, each fact with its number in the reading. What the record makes of many
reports (encounters, the ledger) is made anew from that whenever reports come in, and can be thrown away at any time; what people
decide is kept apart and never overwritten.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def words(name: str, *, optional: bool = False) -> Column[str]:
    """A column of text."""
    return Column(name, Text, nullable=optional)


def number(name: str, *, optional: bool = False) -> Column[int]:
    """A column of whole numbers."""
    return Column(name, Integer, nullable=optional)


def of_report(name: str = "report") -> Column[int]:
    """The report that a fact belongs to, and goes with."""
    return Column(name, Integer, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False)


def actor(name: str, *, optional: bool = False) -> Column[int]:
    """An actor."""
    return Column(name, Integer, ForeignKey("actors.key"), nullable=optional)


def of_fact(table: str) -> ForeignKeyConstraint:
    """Goes with the fact of this table that its report and number name."""
    return ForeignKeyConstraint(["report", "number"], [f"{table}.report", f"{table}.number"], ondelete="CASCADE")


def day() -> Column[str]:
    """The day by which it is listed, as it is told; 9999 without one, to stand last."""
    return Column("day", Text, nullable=False)


def hashed(name: str) -> Column[int]:
    """A whole number below 2^63, made of longer words."""
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), nullable=False)


def fact(name: str, *columns: SchemaItem) -> Table:
    """A table of facts, each named by its report and its number in the reading."""
    key = PrimaryKeyConstraint("report", "number")
    return Table(name, metadata, of_report(), Column("number", Integer, nullable=False), *columns, key)


originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
programs = Table(
    "programs",
    metadata,
    Column("key", Integer, primary_key=True),
    words("version"),
    words("lexicon"),
    words("model"),
    UniqueConstraint("version", "lexicon", "model"),
)
# `replaces` is the earlier version of the same publication, `copy_of` the report of which this one is a copy.
reports = Table(
    "reports",
    metadata,
    Column("key", Integer, primary_key=True),
    words("id"),
    words("given_id", optional=True),
    words("origin"),
    words("url", optional=True),
    words("publisher", optional=True),
    words("title", optional=True),
    words("published", optional=True),
    words("published_by", optional=True),
    day(),
    words("language"),
    words("text"),
    words("text_sha256"),
    words("source_sha256"),
    Column("program", Integer, ForeignKey("programs.key"), nullable=False),
    Column("replaces", Integer, ForeignKey("reports.key", ondelete="SET NULL"), nullable=True),
    Column("copy_of", Integer, ForeignKey("reports.key", ondelete="SET NULL"), nullable=True),
    UniqueConstraint("id"),
    Index(None, "given_id"),
    Index(None, "day", "id"),
    Index(None, "publisher", "day"),
    Index(None, "url"),
    Index(None, "source_sha256"),
    Index(None, "replaces"),
    # Of copies alone: most reports are none, and to look for those by an index would be to look at every row.
    Index(None, "copy_of", sqlite_where=text("copy_of IS NOT NULL"), postgresql_where=text("copy_of IS NOT NULL")),
)
# Those that do not count: copies of others, and what a newer version replaces. Long texts lie between the rows of reports: to
# look there whether each of a thousand counts would be to read megabytes.
set_aside = Table(
    "set_aside",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
)

actors = Table(
    "actors",
    metadata,
    Column("key", Integer, primary_key=True),
    words("id"),
    words("name"),
    words("capacity"),
    # The name as it is compared: see spelling.folded.
    words("folded"),
    # "" stands for an unknown id or capacity: to a database no null equals another.
    UniqueConstraint("id", "name", "capacity"),
    Index(None, "name"),
    Index(None, "folded"),
)
# How often each name stands in facts: written with them, since to count them all takes a second in a large record.
actor_counts = Table(
    "actor_counts",
    metadata,
    words("id"),
    words("name"),
    number("encounters"),
    number("statements"),
    number("commitments"),
    number("total"),
    PrimaryKeyConstraint("id", "name"),
    Index(None, "total"),
)
accounts = fact(
    "accounts",
    words("id"),
    words("format"),
    words("status"),
    words("date", optional=True),
    words("first_day", optional=True),
    words("last_day", optional=True),
    words("place", optional=True),
    words("occasion", optional=True),
    words("topics"),
)
account_participants = Table(
    "account_participants",
    metadata,
    of_report(),
    number("number"),
    number("place_in_list"),
    actor("actor"),
    day(),
    PrimaryKeyConstraint("report", "number", "place_in_list"),
    of_fact("accounts"),
    Index(None, "actor", "day", "report"),
)
# Two statements in three name no addressee.
ADDRESSED = text("addressee IS NOT NULL")
statements = fact(
    "statements",
    words("id"),
    actor("speaker"),
    actor("addressee", optional=True),
    words("manner"),
    Column("negated", Boolean, nullable=False),
    words("acts"),
    words("topics"),
    words("words"),
    number("account", optional=True),
    day(),
    Index(None, "day"),
    # All that is asked of the latest statements of very busy actors.
    Index(None, "speaker", "day", "report", "number", "addressee"),
    Index(None, "addressee", "day", "report", "number", "speaker", sqlite_where=ADDRESSED, postgresql_where=ADDRESSED),
)
statement_reporters = Table(
    "statement_reporters",
    metadata,
    of_report(),
    number("number"),
    number("place_in_list"),
    actor("actor"),
    PrimaryKeyConstraint("report", "number", "place_in_list"),
    of_fact("statements"),
)
statement_acts = Table(
    "statement_acts",
    metadata,
    words("act"),
    day(),
    of_report(),
    number("number"),
    PrimaryKeyConstraint("act", "day", "report", "number"),
    of_fact("statements"),
    Index(None, "report", "number"),
    sqlite_with_rowid=False,
)
statement_topics = Table(
    "statement_topics",
    metadata,
    words("topic"),
    day(),
    of_report(),
    number("number"),
    PrimaryKeyConstraint("topic", "day", "report", "number"),
    of_fact("statements"),
    Index(None, "report", "number"),
    sqlite_with_rowid=False,
)
# How many statements an actor made in a month, in all (`kind` any) and by act and topic: see store/months.py. `month` is a year
# where reports tell no more, 9999 where they have no day.
said_in_months = Table(
    "said_in_months",
    metadata,
    actor("speaker"),
    words("month"),
    words("kind"),
    words("value"),
    number("statements"),
    PrimaryKeyConstraint("speaker", "month", "kind", "value"),
    sqlite_with_rowid=False,
)
# The months of actors that are to be counted anew when the record is next settled.
uncounted_months = Table(
    "uncounted_months",
    metadata,
    actor("speaker"),
    words("month"),
    PrimaryKeyConstraint("speaker", "month"),
    sqlite_with_rowid=False,
)
commitments = fact(
    "commitments",
    number("statement", optional=True),
    actor("debtor"),
    actor("beneficiary", optional=True),
    words("deadline", optional=True),
    Index(None, "debtor"),
)
contested = fact("contested", actor("asserted_by"), actor("denied_by"))

# The words that show a fact: `kind` is account, statement, commitment or contested; `role` what the words are to it (content,
# cue, source, condition, claim, denial, evidence). start and end count code points of the report's text.
anchors = Table(
    "anchors",
    metadata,
    of_report(),
    words("kind"),
    number("number"),
    words("role"),
    number("place_in_list"),
    number("start"),
    number("end"),
    words("exact"),
    PrimaryKeyConstraint("report", "kind", "number", "role", "place_in_list"),
    sqlite_with_rowid=False,
)
# Statements of whose cue the model is not sure, with how sure it is, in hundredths: what people should look at first.
weak_statements = Table(
    "weak_statements",
    metadata,
    number("score"),
    of_report(),
    number("number"),
    PrimaryKeyConstraint("report", "number"),
    of_fact("statements"),
    Index(None, "score", "report", "number"),
)
# What a reading tells besides its facts, for whoever looks at its text: see store/layers.py.
layers = Table(
    "layers",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

# Reports that came in since the record was last made from all of them.
unsettled = Table(
    "unsettled",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
)
encounters = Table(
    "encounters",
    metadata,
    Column("id", Text, primary_key=True),
    words("format"),
    words("status"),
    words("date", optional=True),
    words("first_day", optional=True),
    words("last_day", optional=True),
    words("place", optional=True),
    words("occasion", optional=True),
    words("topics"),
    words("joined_by"),
    words("differs"),
    number("sources"),
    day(),
    Index(None, "day", "id"),
)
encounter_accounts = Table(
    "encounter_accounts",
    metadata,
    Column("encounter", Text, ForeignKey("encounters.id", ondelete="CASCADE"), nullable=False),
    of_report(),
    number("number"),
    PrimaryKeyConstraint("report", "number"),
    Index(None, "encounter"),
)
encounter_participants = Table(
    "encounter_participants",
    metadata,
    Column("encounter", Text, ForeignKey("encounters.id", ondelete="CASCADE"), nullable=False),
    number("place_in_list"),
    actor("actor"),
    # That of the encounter, so that an index has those of an actor in the order of their days.
    day(),
    PrimaryKeyConstraint("encounter", "place_in_list"),
    Index(None, "actor", "day", "encounter"),
)
doubtful_pairs = Table(
    "doubtful_pairs",
    metadata,
    words("one"),
    words("other"),
    words("reasons"),
    of_report(),
    number("number"),
    of_report("other_report"),
    number("other_number"),
    PrimaryKeyConstraint("one", "other"),
    of_fact("accounts"),
    ForeignKeyConstraint(["other_report", "other_number"], ["accounts.report", "accounts.number"], ondelete="CASCADE"),
    Index(None, "report", "number"),
    Index(None, "other_report", "other_number"),
)

# What people decide; `about` and `other` name facts as "report id/fact id", as they were called then; `speaker` is who spoke. An
# undone decision stays, with what undid it.
decisions = Table(
    "decisions",
    metadata,
    Column("key", Integer, primary_key=True),
    words("id"),
    words("verdict"),
    words("about"),
    words("other", optional=True),
    words("decided_by"),
    words("decided_at"),
    words("note", optional=True),
    words("undoes", optional=True),
    actor("speaker", optional=True),
    UniqueConstraint("id"),
    Index(None, "about"),
)
# Facts that a later reading found again under another name: what each is called now, never by way of a third name.
successors = Table(
    "successors",
    metadata,
    Column("fact", Text, primary_key=True),
    words("became"),
    Index(None, "became"),
)
# Statements, and what they promise, claim or deny (`kind`: statement, commitment, claim, denial), that are those of somebody whom
# a person named: `found` is the one read.
reattributed = Table(
    "reattributed",
    metadata,
    of_report(),
    words("kind"),
    number("number"),
    actor("found"),
    PrimaryKeyConstraint("report", "kind", "number"),
)
