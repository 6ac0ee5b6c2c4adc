"""Who really spoke, where people decided so: put in the place of what was read, which is kept beside it.

So every answer has the right speaker, whatever it asks of the tables. What a statement promises is owed by who spoke.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from readout.store import tables
from readout.store.account_rows import actor_of
from readout.store.decisions import SPEAKER, name_of, standing
from readout.store.inserting import add_counts, execute, learn_actors, unless_there
from readout.store.portions import portions
from readout.store.rows import Row

Json = dict[str, Any]
# The column that names who spoke or who owes.
_COLUMNS = {"statement": (tables.statements, "speaker"), "commitment": (tables.commitments, "debtor")}


def name_speakers(connection: Connection, reports: Mapping[str, int]) -> None:
    """Makes the statements of these reports, given as id and key, those of whom people named, all others as they were read."""
    if connection.execute(select(tables.decisions.c.key).where(tables.decisions.c.speaker.is_not(None)).limit(1)).first() is None:
        return
    take_back(connection, sorted(reports.values()))
    decided = [each for each in standing(connection) if each.verdict == SPEAKER and each.about.partition("/")[0] in reports]
    actors = learn_actors(connection, [name_of(each.speaker) for each in decided])
    for each in decided:
        report, _, fact = each.about.partition("/")
        _name(connection, reports[report], fact, actors[name_of(each.speaker)])


def take_back(connection: Connection, reports: list[int]) -> None:
    """Gives the statements of reports, and what they promise, back to those whose they were read to be."""
    changed = tables.reattributed
    for some in portions(reports):
        for row in connection.execute(select(changed).where(changed.c.report.in_(some))).all():
            _write(connection, row.kind, row.report, row.number, row.found)
        connection.execute(delete(changed).where(changed.c.report.in_(some)))


def _name(connection: Connection, report: int, fact: str, actor: int) -> None:
    said, owed = tables.statements, tables.commitments
    rows: list[Row] = []
    for statement in connection.execute(select(said).where(said.c.report == report, said.c.id == fact)).all():
        rows.append({"report": report, "kind": "statement", "number": statement.number, "found": statement.speaker})
        made = select(owed).where(
            owed.c.report == report, owed.c.statement == statement.number, owed.c.debtor == statement.speaker
        )
        for promise in connection.execute(made).all():
            rows.append({"report": report, "kind": "commitment", "number": promise.number, "found": promise.debtor})
    execute(connection, insert(tables.reattributed), rows)
    for row in rows:
        _write(connection, row["kind"], report, row["number"], actor)


def _write(connection: Connection, kind: str, report: int, number: int, actor: int) -> None:
    table, column = _COLUMNS[kind]
    place = (table.c.report == report) & (table.c.number == number)
    before = connection.execute(select(table.c[column]).where(place)).scalar_one()
    connection.execute(update(table).where(place).values({column: actor}))
    for key, step in ((before, -1), (actor, 1)):
        row = connection.execute(select(tables.actors).where(tables.actors.c.key == key)).one()
        add_counts(connection, {(row.id, row.name): Counter({table.name: step})})
    # What is owed by one is the other's now.
    execute(connection, unless_there(connection, tables.unsettled), [{"report": report}])


def as_read(connection: Connection, report: int, reading: Json) -> Json:
    """The reading of a report, fetched as people put it right, as the program read it."""
    changed, actors = tables.reattributed, tables.actors
    asked = select(changed.c.kind, changed.c.number, actors).join(actors, actors.c.key == changed.c.found)
    for row in connection.execute(asked.where(changed.c.report == report)).all():
        kind, role = {"statement": ("statements", "speaker"), "commitment": ("commitments", "debtor")}[row.kind]
        found = actor_of(row)
        reading[kind][row.number][role] = {"actor": found.actor, "name": found.name, "capacity": found.capacity}
    return reading
