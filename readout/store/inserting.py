"""Rows put into tables."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from readout.spelling import folded
from readout.store import tables
from readout.store.portions import portions
from readout.store.rows import COLUMNS, REPORT_ROW, ActorName, FactRows, Row

# The kinds of facts that are counted for each name.
COUNTED = ("encounters", "statements", "commitments")


def count_actors(connection: Connection, roles: Mapping[tuple[str, ActorName], int], sign: int = 1) -> None:
    """Adds to how often each name stands in facts how often it has these roles; with -1 takes it away."""
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for (kind, (id_, name, _)), times in roles.items():
        counted = counts.setdefault((id_, name), {})
        if kind:
            counted[kind] = counted.get(kind, 0) + sign * times
    add_counts(connection, counts)


def add_counts(connection: Connection, counts: Mapping[tuple[str, str], Mapping[str, int]]) -> None:
    """Adds to how often names, given with their ids, stand in facts of each kind; a name that stands in none is not counted."""
    table, kinds = tables.actor_counts, (*COUNTED, "total")
    rows = [
        (*name, *(counted.get(kind, 0) for kind in COUNTED), sum(counted.values())) for name, counted in sorted(counts.items())
    ]
    grown = ", ".join(f"{kind} = {table.name}.{kind} + excluded.{kind}" for kind in kinds)
    insert_values(connection, table, ("id", "name", *kinds), rows, f" ON CONFLICT (id, name) DO UPDATE SET {grown}")


def unless_there(connection: Connection, table: Table) -> Insert:
    """An insert that leaves a row alone if it is there already."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


def execute_many(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts many rows, which have the same columns, more than one."""
    if rows:
        columns = tuple(rows[0])
        insert_values(connection, table, columns, list(map(itemgetter(*columns), rows)))


def insert_values(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], unless: str = ""
) -> None:
    """Inserts many rows, each the values of these columns; `unless` says what becomes of those that are there.

    The driver takes them as they are: to look at each value again would be a third of the time of an import.
    """
    if rows:
        into, values = _insertion(connection, table, columns)
        connection.exec_driver_sql(f"{into} VALUES {values}{unless}", rows)


def insert_reports(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> list[tuple[int, str]]:
    """Inserts the reports that are not there yet, each the values of REPORT_ROW; gives their keys and ids.

    A statement takes many: at the end of each the indexes of words are written.
    """
    into, values = _insertion(connection, tables.reports, REPORT_ROW)
    added: list[tuple[int, str]] = []
    for some in portions(rows):
        every = f"{into} VALUES {', '.join([values] * len(some))} ON CONFLICT DO NOTHING RETURNING key, id"
        added += [(row.key, row.id) for row in connection.exec_driver_sql(every, tuple(chain.from_iterable(some)))]
    return added


def _insertion(connection: Connection, table: Table, columns: Sequence[str]) -> tuple[str, str]:
    """The beginning of an insert, and the places of the values of one row."""
    quoted, mark = connection.dialect.identifier_preparer.quote, "?" if connection.dialect.name == "sqlite" else "%s"
    names, marks = ", ".join(map(quoted, columns)), ", ".join([mark] * len(columns))
    return f"INSERT INTO {quoted(table.name)} ({names})", f"({marks})"


def insert_facts(connection: Connection, facts: FactRows) -> None:
    """Inserts the rows of facts."""
    for name, rows in facts.rows.items():
        insert_values(connection, tables.metadata.tables[name], COLUMNS[name], rows)


def execute(connection: Connection, statement: Insert, rows: Sequence[Row]) -> None:
    """Runs an insert for all rows, if there are any."""
    if rows:
        connection.execute(statement, rows)


def learn_actors(connection: Connection, wanted: Iterable[ActorName]) -> dict[ActorName, int]:
    """The keys of actors, given to those that have none yet."""
    names = sorted(set(wanted))
    table = tables.actors
    rows = [{"id": id_, "name": name, "capacity": capacity, "folded": folded(name)} for id_, name, capacity in names]
    execute(connection, unless_there(connection, table), rows)
    found: dict[ActorName, int] = {}
    for some in portions(sorted({name for _, name, _ in names})):
        rows_there = connection.execute(select(table).where(table.c.name.in_(some)))
        found |= {(row.id, row.name, row.capacity): row.key for row in rows_there}
    return {name: found[name] for name in names}
