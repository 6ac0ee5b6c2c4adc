"""Readings written into the store: each report with all its facts in one transaction."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import Connection, Engine, Table, insert, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from readout.program import Program
from readout.spelling import folded
from readout.store import tables
from readout.store.opening import writing
from readout.store.portions import portions
from readout.store.rows import ActorName, FactRows, Json, Row, actors_in, report_row, roles_in


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a report as they came."""

    sha256: str
    content: bytes


class Writer:
    """Writes readings that one program made."""

    def __init__(self, engine: Engine, program: Program) -> None:
        self._engine, self._program = engine, program
        self._actors: dict[ActorName, int] = {}

    def add(self, readings: Sequence[Json], originals: Iterable[Original] = ()) -> list[str]:
        """The ids of those readings whose report was not there before; all are written, or none. Others are left as they are."""
        if not readings:
            return []
        try:
            with writing(self._engine) as connection:
                return self._add(connection, readings, originals)
        except BaseException:
            # Keys that this transaction gave out are void.
            self._actors.clear()
            raise

    def _add(self, connection: Connection, readings: Sequence[Json], originals: Iterable[Original]) -> list[str]:
        kept = [{"sha256": original.sha256, "content": original.content} for original in originals]
        execute(connection, unless_there(connection, tables.originals), kept)
        program = self._key_of_program(connection)
        asked = {reading["report"]["id"]: reading for reading in readings}
        statement = unless_there(connection, tables.reports).returning(tables.reports.c.key, tables.reports.c.id)
        added = connection.execute(statement, [report_row(reading, program) for reading in asked.values()]).all()
        new = [(key, asked[report]) for key, report in added]
        self._learn_actors(connection, {actor for _, reading in new for actor in actors_in(reading)})
        facts = FactRows(self._actors)
        for key, reading in new:
            facts.add(key, reading)
        for name, rows in facts.rows.items():
            execute_many(connection, tables.metadata.tables[name], rows)
        count_actors(connection, [reading for _, reading in new])
        execute(connection, insert(tables.unsettled), [{"report": key} for key, _ in new])
        return [report for _, report in added]

    def _key_of_program(self, connection: Connection) -> int:
        table = tables.programs
        row = {"version": self._program.version, "lexicon": self._program.lexicon, "model": self._program.model}
        execute(connection, unless_there(connection, table), [row])
        key: int = connection.execute(select(table.c.key).filter_by(**row)).scalar_one()
        return key

    def _learn_actors(self, connection: Connection, wanted: set[ActorName]) -> None:
        """Gives every actor a key, and remembers it."""
        unknown = sorted(wanted - self._actors.keys())
        table = tables.actors
        rows = [{"id": id_, "name": name, "capacity": capacity, "folded": folded(name)} for id_, name, capacity in unknown]
        execute(connection, unless_there(connection, table), rows)
        named = tuple_(table.c.id, table.c.name, table.c.capacity)
        for some in portions(unknown):
            found = select(table).where(named.in_(some))
            self._actors |= {(row.id, row.name, row.capacity): row.key for row in connection.execute(found)}


def count_actors(connection: Connection, readings: Iterable[Json], sign: int = 1) -> None:
    """Adds the facts of readings to how often each name stands in facts; with -1 takes them away."""
    table, counts = tables.actor_counts, defaultdict[tuple[str, str], Counter[str]](Counter)
    for reading in readings:
        for id_, name, _ in actors_in(reading):
            counts[id_, name].update(())
        for kind, (id_, name, _) in roles_in(reading):
            counts[id_, name][kind] += sign
    kinds = ("encounters", "statements", "commitments")
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
