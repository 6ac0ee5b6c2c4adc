"""Rows put into tables."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from readout.spelling import folded
from readout.store import tables
from readout.store.portions import portions
from readout.store.rows import ActorName, Json, Row, actors_in, roles_in


def count_actors(connection: Connection, readings: Iterable[Json], sign: int = 1) -> None:
    """Adds the facts of readings to how often each name stands in facts; with -1 takes them away."""
    told = list(readings)
    roles = Counter(((id_, name), kind) for reading in told for kind, (id_, name, _) in roles_in(reading))
    counts = {name[:2]: Counter[str]() for name in {each for reading in told for each in actors_in(reading)}}
    for (name, kind), times in roles.items():
        counts[name][kind] = sign * times
    add_counts(connection, counts)


def add_counts(connection: Connection, counts: Mapping[tuple[str, str], Counter[str]]) -> None:
    """Adds to how often names, given with their ids, stand in facts of each kind; a name that stands in none is not counted."""
    table, kinds = tables.actor_counts, ("encounters", "statements", "commitments")
    rows = [
        {"id": id_, "name": name, "total": counted.total(), **{kind: counted[kind] for kind in kinds}}
        for (id_, name), counted in sorted(counts.items())
    ]
    statement = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    grown = {kind: table.c[kind] + statement.excluded[kind] for kind in (*kinds, "total")}
    execute(connection, statement.on_conflict_do_update(index_elements=[table.c.id, table.c.name], set_=grown), rows)


def unless_there(connection: Connection, table: Table) -> Insert:
    """An insert that leaves a row alone if it is there already."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


def execute_many(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts many rows; the driver takes them as they are, which is a third of the time of an import."""
    if rows:
        statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
        names = statement.positiontup
        values = list(map(itemgetter(*names), rows)) if names is not None else list(rows)
        connection.exec_driver_sql(str(statement), values)


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
