"""What the hits of a search have in common, by speaker, act, topic, publisher and year: each a way to narrow it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from readout.store import tables
from readout.store.findings import fitting
from readout.store.portions import portions
from readout.store.questions import Wanted

# How many values of a facet are told, the most frequent.
VALUES = 12
FACETS = ("actor", "act", "topic", "publisher", "year")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: what to ask for, what it is called, and of how many reports it is true."""

    value: str
    name: str
    count: int


def count_facets(connection: Connection, keys: Sequence[int], wanted: Wanted) -> Mapping[str, Sequence[Value]]:
    """The values of each facet in these reports, the most frequent first; those of statements are of the statements wanted."""
    counts: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in FACETS}
    for some in portions(keys):
        for name, asked in _questions(some, wanted).items():
            for value, called, count in connection.execute(asked):
                counts[name][value or called, called] += count
    return {name: [_value(entry) for entry in sorted(found.items(), key=_order)[:VALUES]] for name, found in counts.items()}


def _value(entry: tuple[tuple[str, str], int]) -> Value:
    return Value(*entry[0], entry[1])


def _order(entry: tuple[tuple[str, str], int]) -> tuple[int, str, str]:
    (value, name), count = entry
    return -count, name, value


def _questions(keys: Sequence[int], wanted: Wanted) -> dict[str, Select[Any]]:
    """For each facet: value, name and number of reports."""
    reports, actors = tables.reports, tables.actors
    statements, acts, topics = tables.statements, tables.statement_acts, tables.statement_topics
    among = reports.c.key.in_(keys)
    year = func.substr(reports.c.published, 1, 4)
    speakers = select(actors.c.id, actors.c.name, _times(statements)).join(statements, actors.c.key == statements.c.speaker)
    return {
        "actor": fitting(speakers, statements, wanted).where(statements.c.report.in_(keys)).group_by(actors.c.id, actors.c.name),
        "act": _listed(acts, acts.c.act, keys, wanted),
        "topic": _listed(topics, topics.c.topic, keys, wanted),
        "publisher": _of_reports(reports.c.publisher).where(among),
        "year": _of_reports(year).where(among),
    }


def _listed(table: Any, value: Any, keys: Sequence[int], wanted: Wanted) -> Select[Any]:
    return fitting(select(value, value, _times(table)), table, wanted).where(table.c.report.in_(keys)).group_by(value)


def _of_reports(value: Any) -> Select[Any]:
    return select(value, value, func.count()).where(value.is_not(None)).group_by(value)


def _times(table: Any) -> Any:
    return func.count(table.c.report.distinct())
