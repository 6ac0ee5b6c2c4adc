"""How many statements actors made month by month, by act and by topic: counted when the record is settled.

To count all statements of a busy actor takes a tenth of a second in a long record. What changes a month of an actor is a report
that comes in, that turns out to be a copy or an earlier version, that is read anew, or whose speaker a person names; each
such month is counted anew, whole, so that no count drifts from its statements.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, insert, literal, select

from readout.accounts.positions.courses import ANY, Counted
from readout.accounts.positions.periods import MONTH, periods_of
from readout.store import tables
from readout.store.account_rows import counts
from readout.store.inserting import unless_there
from readout.store.portions import among, portions

# What is counted of statements: all of them, and those of each act and topic.
ACT, TOPIC = "act", "topic"
LABELS = {ACT: tables.statement_acts, TOPIC: tables.statement_topics}
# The month of a statement, or what else stands there: a year, or what stands behind every day.
_MONTH = func.substr(tables.statements.c.day, 1, MONTH)
# A statement by the key of its report and its number there.
Key = tuple[int, int]
# What stands behind every day of a month, in the order of any language.
_END = "-99"


def leave_uncounted(connection: Connection, reports: Collection[int]) -> None:
    """Notes the months of those who speak in these reports, to be counted anew."""
    said, noted = tables.statements, tables.uncounted_months
    for some in portions(sorted(reports)):
        months = select(said.c.speaker, _MONTH).where(said.c.report.in_(some)).distinct()
        connection.execute(unless_there(connection, noted).from_select(["speaker", "month"], months))


def count_months(connection: Connection) -> None:
    """Counts anew the months that were noted."""
    noted, counted = tables.uncounted_months, tables.said_in_months
    asked = select(noted.c.speaker, noted.c.month).order_by(noted.c.speaker, noted.c.month)
    for some in portions([tuple(row) for row in connection.execute(asked)]):
        connection.execute(delete(counted).where(among((counted.c.speaker, counted.c.month), some)))
    columns = ["speaker", "month", "kind", "value", "statements"]
    for kind in (ANY, *LABELS):
        connection.execute(insert(counted).from_select(columns, _counts(kind)))
    connection.execute(delete(noted))


def _counts(kind: str) -> Any:
    """The statements of the months noted, in reports that stand, by speaker, month and value."""
    noted, said = tables.uncounted_months, tables.statements
    told = noted.join(said, and_(said.c.speaker == noted.c.speaker, said.c.day.between(noted.c.month, noted.c.month + _END)))
    value: Any = literal("")
    if kind in LABELS:
        label = LABELS[kind]
        # As a sum the report leads from statements to their labels alone: else SQLite begins with all labels there are.
        told = told.join(label, and_(label.c.report == said.c.report + 0, label.c.number == said.c.number))
        value = label.c[kind]
    asked = select(noted.c.speaker, noted.c.month, literal(kind), value, func.count()).select_from(told)
    return asked.where(counts(said.c.report), noted.c.month == _MONTH).group_by(noted.c.speaker, noted.c.month, value)


def counted_by_period(connection: Connection, speakers: Sequence[int], wrong: Collection[Key]) -> list[Counted]:
    """The statements of a speaker, given by its keys, without those found wrong, by month or, over a longer time, by year."""
    table = tables.said_in_months.c
    dated = select(func.min(table.month), func.max(table.month)).where(table.speaker.in_(speakers), _is_month(table.month))
    ends = [each for each in connection.execute(dated).one() if each is not None]
    return counted_of(connection, speakers, wrong, len(periods_of(ends)[0]) if ends else MONTH)


def counted_of(connection: Connection, speakers: Sequence[int], wrong: Collection[Key], length: int = MONTH) -> list[Counted]:
    """The same, by the beginnings of months of this length."""
    table = tables.said_in_months.c
    period = case((_is_month(table.month), func.substr(table.month, 1, length)))
    asked = select(table.kind, table.value, period, func.sum(table.statements)).where(table.speaker.in_(speakers))
    found = [Counted(*row) for row in connection.execute(asked.group_by(table.kind, table.value, period)).all()]
    taken = {each.what: each.statements for each in counted_in(_said_wrongly(connection, speakers, wrong), length)}
    if not taken:
        return found
    left = [replace(each, statements=each.statements - taken[each.what]) if each.what in taken else each for each in found]
    return [each for each in left if each.statements]


def _is_month(words: ColumnElement[str]) -> ColumnElement[bool]:
    return func.length(words) == MONTH


def _said_wrongly(connection: Connection, speakers: Sequence[int], wrong: Collection[Key]) -> list[Any]:
    """The statements of a speaker that people found wrong."""
    said = tables.statements.c
    asked = select(said.day, said.acts, said.topics).where(counts(said.report), said.speaker.in_(speakers))
    questions = (asked.where(among((said.report, said.number), some)) for some in portions(sorted(wrong)))
    return [row for question in questions for row in connection.execute(question)]


def counted_in(statements: Iterable[Any], length: int = MONTH) -> list[Counted]:
    """Statements, as rows with day, acts and topics, counted in the same way."""
    times = Counter[tuple[str, str, str | None]]()
    for row in statements:
        period = row.day[:length] if len(row.day) >= MONTH else None
        times[ANY, "", period] += 1
        times.update((ACT, act, period) for act in set(json.loads(row.acts)))
        times.update((TOPIC, topic, period) for topic in set(json.loads(row.topics)))
    return [Counted(*what, count) for what, count in times.items()]
