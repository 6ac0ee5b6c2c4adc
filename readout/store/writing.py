"""Readings written into the store: each report with all its facts in one transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from readout.program import Program
from readout.store import tables
from readout.store.inserting import count_actors, execute, insert_facts, insert_reports, insert_values, learn_actors, unless_there
from readout.store.opening import writing
from readout.store.rows import ActorName, FactRows, Json, report_row, roles_in
from readout.store.speakers import name_speakers


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
        program = key_of_program(connection, self._program)
        asked = {reading["report"]["id"]: reading for reading in readings}
        added = insert_reports(connection, [report_row(reading, program) for reading in asked.values()])
        new = [(key, asked[report]) for key, report in added]
        roles = Counter(role for _, reading in new for role in roles_in(reading))
        self._actors |= learn_actors(connection, {name for _, name in roles} - self._actors.keys())
        facts = FactRows(self._actors)
        for key, reading in new:
            facts.add(key, reading)
        insert_facts(connection, facts)
        count_actors(connection, roles)
        insert_values(connection, tables.unsettled, ("report",), [(key,) for key, _ in new])
        name_speakers(connection, {report: key for key, report in added})
        return [report for _, report in added]


def key_of_program(connection: Connection, program: Program) -> int:
    """The key of a program, given to it if it has none yet."""
    table = tables.programs
    row = {"version": program.version, "lexicon": program.lexicon, "model": program.model}
    execute(connection, unless_there(connection, table), [row])
    key: int = connection.execute(select(table.c.key).filter_by(**row)).scalar_one()
    return key
