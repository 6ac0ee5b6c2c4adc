"""The reports that fit a search, narrowed by who spoke, how, of what, by whom it was told and when.

Of words that stand in very many reports, only those that came in last are ranked: an answer takes as long in a large record as
in a small one, and says what it looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, column, select, table, text

from readout.store import tables
from readout.store.questions import Wanted, actors_named, published_within
from readout.store.searching import Query, postgresql_terms, sqlite_terms

# How many reports with the words are looked at for what else is wanted, how many are ranked, and how many of the best are given.
LOOKED_AT, RANKED, BEST = 20_000, 5000, 300


@dataclass(frozen=True, slots=True)
class Found:
    """The reports that fit, by key, the best first; `more` if there are others, `latest` if only the latest were looked at."""

    keys: Sequence[int]
    more: bool
    latest: bool


def find(connection: Connection, query: Query | None, wanted: Wanted) -> Found:
    """The reports that fit a query, or without one those that came in last; of `wanted`, who spoke, how, of what, where, when."""
    parts = parts_of(wanted)
    newest, all_looked_at = _newest_fitting(connection, query, parts)
    if query is None or not newest:
        return Found(newest[:BEST], len(newest) > BEST, False)
    best = _best(connection, query, newest[:RANKED], narrowed=bool(parts))
    return Found(best, len(newest) > BEST, len(newest) > RANKED or not all_looked_at)


def find_latest(connection: Connection, query: Query | None, wanted: Wanted) -> list[int]:
    """The reports that fit, by key, those first that came in last."""
    return _newest_fitting(connection, query, parts_of(wanted))[0]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is wanted: the reports of which it is true, as `column` of `asked`."""

    asked: Select[Any]
    column: ColumnElement[int]

    def holds(self, key: ColumnElement[int], outer: FromClause) -> ColumnElement[bool]:
        """Whether it is true of the report that a key of `outer` names."""
        return self.asked.where(self.column == key).correlate(outer).exists()


def parts_of(wanted: Wanted) -> list[Part]:
    """What is wanted of reports, and of their statements: speaker, act and topic must be those of one."""
    reports = tables.reports
    parts = [Part(published_within(select(reports.c.key), wanted, reports.c.day), reports.c.key)]
    first = next((listed for listed, value in _chosen(wanted) if value is not None), None)
    if first is not None:
        parts.append(Part(fitting(select(first.c.report), first, wanted), first.c.report))
    return [part for part in parts if part.asked.whereclause is not None]


def fitting(asked: Select[Any], first: Table, wanted: Wanted) -> Select[Any]:
    """What is asked of a table of statements, their acts or their topics, for the statements wanted."""
    for listed, value in _chosen(wanted):
        if value is not None and listed is not first:
            asked = asked.join(listed, (listed.c.report == first.c.report) & (listed.c.number == first.c.number))
        if value is not None:
            asked = asked.where(_is(listed, value))
    return asked


def _chosen(wanted: Wanted) -> tuple[tuple[Table, str | None], ...]:
    # The narrowest is likely to come first.
    return (tables.statement_acts, wanted.act), (tables.statement_topics, wanted.topic), (tables.statements, wanted.actor)


def _is(listed: Table, value: str) -> ColumnElement[bool]:
    if listed is tables.statements:
        return listed.c.speaker.in_(actors_named(value))
    return listed.c["act" if listed is tables.statement_acts else "topic"] == value


def _newest_fitting(connection: Connection, query: Query | None, parts: Sequence[Part]) -> tuple[list[int], bool]:
    """The reports that fit, the newest first, one more than are ranked; and whether every report with the words was looked at."""
    asked, key, values = _with_words(connection, query)
    asked = asked.order_by(key.desc())
    often = []
    for part in parts:
        few = connection.execute(part.asked.limit(RANKED + 1)).scalars().all()
        if len(few) > RANKED:
            often.append(part)
        else:
            # As a sum it is no way into the index, which would be asked from its beginning for each of the list.
            asked = asked.where((key + 0).in_(sorted(set(few))))
    if not often:
        return list(connection.execute(asked.limit(RANKED + 1), values).scalars()), True
    looked_at = asked.limit(LOOKED_AT).subquery()
    (each,) = looked_at.c
    fits = [part.holds(each, looked_at) for part in often]
    found = select(each).where(*fits).order_by(each.desc()).limit(RANKED + 1)
    others = connection.execute(asked.offset(LOOKED_AT).limit(1), values).first()
    return list(connection.execute(found, values).scalars()), others is None


def _with_words(connection: Connection, query: Query | None) -> tuple[Select[Any], Any, Mapping[str, object]]:
    if query is None:
        return select(tables.reports.c.key), tables.reports.c.key, {}
    if connection.dialect.name == "sqlite":
        index, also, values = sqlite_terms(query)
        key: Any = table(index, column("rowid")).c.rowid
        return select(key).where(text(f"{index} MATCH :ranked {also}")), key, values
    fits, _, values = postgresql_terms(query)
    return select(tables.reports.c.key).where(text(fits)), tables.reports.c.key, values


def _best(connection: Connection, query: Query, fitting: Sequence[int], *, narrowed: bool) -> list[int]:
    """The best of the fitting, which are given the newest first."""
    if connection.dialect.name == "sqlite":
        index, also, values = sqlite_terms(query)
        # All with these words from the oldest of them on are the fitting ones, unless others were left out between them. The plus
        # sign keeps the index from being asked once for each of the list.
        among = f"AND +{index}.rowid IN (SELECT value FROM json_each(:keys))" if narrowed else ""
        asked = text(
            f"SELECT rowid FROM {index} WHERE {index} MATCH :ranked {also} AND rowid >= :oldest {among} "
            f"ORDER BY bm25({index}), rowid LIMIT :most"
        )
        named = {"keys": f"[{','.join(map(str, fitting))}]"} if narrowed else {}
        return list(connection.execute(asked, {**values, **named, "oldest": fitting[-1], "most": BEST}).scalars())
    _, whole, values = postgresql_terms(query)
    ranked = text(f"SELECT key FROM reports WHERE key = ANY(:keys) ORDER BY ts_rank(stems, {whole}) DESC, key LIMIT :most")
    return list(connection.execute(ranked, {**values, "keys": list(fitting), "most": BEST}).scalars())
