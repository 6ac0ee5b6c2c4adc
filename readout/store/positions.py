"""The statements of an actor counted by act, topic and month, and those with a phrase, by SQL."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    case,
    column,
    func,
    literal,
    not_,
    or_,
    select,
    text,
    tuple_,
    union_all,
)

from readout.accounts.positions.courses import ANY, Counted
from readout.accounts.positions.phrases import pattern_of
from readout.errors import RecordError
from readout.store import tables
from readout.store.account_rows import counts
from readout.store.decisions import rejected_statements
from readout.store.months import LABELS, counted_of
from readout.store.questions import Wanted, actors_named, published_within
from readout.store.searching import letters

# The month of a report, None if no more than its year is known.
MONTH = case((func.length(tables.reports.c.published) >= 7, func.substr(tables.reports.c.published, 1, 7)))
_LETTER = "A-Za-z0-9"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as the tables know it: by keys, and by names as they stand in statements about it."""

    keys: tuple[int, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement with a phrase: the id of its report, its number there, and the month."""

    report: str
    number: int
    published: str | None
    month: str | None


def party(connection: Connection, name: str) -> Party:
    """The actor of an id or a name; raises RecordError if the record knows none."""
    table = tables.actors
    rows = connection.execute(select(table.c.key, table.c.name).where(table.c.key.in_(actors_named(name)))).all()
    if not rows or not name.strip():
        raise RecordError(f"{name}: no such actor in the record; readout actors lists them")
    return Party(tuple(sorted(row.key for row in rows)), tuple(sorted({row.name for row in rows})))


def count_side(connection: Connection, of_side: ColumnElement[bool], wanted: Wanted) -> list[Counted]:
    """The statements of a side by month: all, those of each act and those of each topic."""
    said = tables.statements
    # Looked for once: a database writes down what a question names more than once.
    side = _asked(connection, select(said.c.report, said.c.number, MONTH.label("month")), of_side, wanted).cte("side")
    questions: list[Select[Any]] = [select(literal(ANY), literal(""), side.c.month, func.count()).group_by(side.c.month)]
    for kind, table in LABELS.items():
        value = table.c[kind]
        labelled = and_(table.c.report == side.c.report, table.c.number == side.c.number)
        counted = select(literal(kind), value, side.c.month, func.count()).join_from(side, table, labelled)
        questions.append(counted.group_by(value, side.c.month))
    return [Counted(*row) for row in connection.execute(union_all(*questions))]


def find_phrase(connection: Connection, phrase: str, of_side: ColumnElement[bool], wanted: Wanted) -> list[Spoken]:
    """The statements with the phrase, in the order of their days; those of no known day come last."""
    said, reports = tables.statements, tables.reports
    asked = select(reports.c.id, said.c.number, said.c.words, reports.c.published, MONTH.label("month")).select_from(said)
    asked = _asked(connection, asked, of_side, wanted).where(said.c.report.in_(reports_with(connection, phrase)))
    pattern = pattern_of(phrase)
    rows = connection.execute(asked.order_by(reports.c.published.is_(None), reports.c.published, reports.c.id, said.c.number))
    return [Spoken(row.id, row.number, row.published, row.month) for row in rows if pattern.search(row.words)]


def by(speaker: Party) -> ColumnElement[bool]:
    """True of a statement of the speaker."""
    return tables.statements.c.speaker.in_(speaker.keys)


def towards(connection: Connection, other: Party) -> ColumnElement[bool]:
    """True of a statement that is addressed to the other, or names it."""
    return or_(tables.statements.c.addressee.in_(other.keys), *(names(connection, name) for name in other.names))


def names(connection: Connection, name: str) -> ColumnElement[bool]:
    """True of a statement with this name in its words, as a word of its own."""
    words = tables.statements.c.words
    if connection.dialect.name == "sqlite":
        bare = re.sub(r"([*?\[])", r"[\1]", name)
        return (literal(" ") + words + literal(" ")).op("GLOB")(f"*[^{_LETTER}]{bare}[^{_LETTER}]*")
    bare = re.sub(r"([^\w\s])", r"\\\1", name)
    return words.op("~")(f"(^|[^{_LETTER}]){bare}($|[^{_LETTER}])")


def reports_with(connection: Connection, phrase: str) -> Any:
    """The keys of the reports in which the phrase stands; raises RecordError if it has no letter."""
    bare = letters(phrase)
    if not bare:
        raise RecordError(f"{phrase!r}: no phrase to look for; write words, as in 'red line'")
    star = phrase.endswith("*")
    if connection.dialect.name == "sqlite":
        asked, sought = "SELECT rowid AS key FROM report_words WHERE report_words MATCH :phrase", f'"{bare}"' + " *" * star
    else:
        asked = "SELECT key FROM reports WHERE words @@ to_tsquery('simple', :phrase)"
        sought = " <-> ".join(bare.split()) + ":*" * star
    return text(asked).bindparams(phrase=sought).columns(column("key", Integer))


def _asked(connection: Connection, asked: Select[Any], of_side: ColumnElement[bool], wanted: Wanted) -> Select[Any]:
    """The question, bound to the side, to reports that count, and to statements that nobody found wrong."""
    said, reports = tables.statements, tables.reports
    asked = asked.join(reports, reports.c.key == said.c.report).where(of_side, counts(said.c.report))
    if wrong := rejected_statements(connection):
        asked = asked.where(tuple_(said.c.report, said.c.number).not_in(wrong))
    return published_within(asked, wanted, reports.c.day)


@dataclass(frozen=True, slots=True)
class Found:
    """What the tables tell of one side: its statements counted by month, and its uses of a phrase."""

    counts: Sequence[Counted]
    uses: Sequence[Spoken] = ()


def find_side(connection: Connection, speaker: Party, other: Party | None, phrase: str | None, wanted: Wanted) -> Found:
    """What a speaker said, to or about the other if there is one."""
    of_side = by(speaker) if other is None else and_(by(speaker), towards(connection, other))
    uses = find_phrase(connection, phrase, of_side, wanted) if phrase else ()
    if other is None and wanted == Wanted():
        return Found(counted_of(connection, speaker.keys, rejected_statements(connection)), uses)
    return Found(count_side(connection, of_side, wanted), uses)


def find_others(connection: Connection, about: Party, phrase: str, wanted: Wanted) -> Found:
    """How all others use a phrase to or about an actor."""
    of_side = and_(not_(by(about)), towards(connection, about))
    return Found((), find_phrase(connection, phrase, of_side, wanted))
