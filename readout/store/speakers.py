"""Who really spoke, where people decided so: put in the place of what was read, which is kept beside it.

So every answer has the right speaker, whatever it asks of the tables. What a statement promises is owed by who spoke, and what it
claims or denies is claimed or denied by who spoke.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from readout.store import tables
from readout.store.account_rows import actor_of
from readout.store.decisions import SPEAKER, name_of, standing
from readout.store.inserting import add_counts, execute, learn_actors, unless_there
from readout.store.months import leave_uncounted
from readout.store.portions import portions
from readout.store.rows import Row

Json = dict[str, Any]
# The column that names who spoke, owes, claims or denies, and where a reading has it.
_COLUMNS = {
    "statement": (tables.statements, "speaker"),
    "commitment": (tables.commitments, "debtor"),
    "claim": (tables.contested, "asserted_by"),
    "denial": (tables.contested, "denied_by"),
}
# The facts of which it is counted how many an actor has.
_COUNTED = ("statements", "commitments")


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
    said = tables.statements
    rows: list[Row] = []
    for statement in connection.execute(select(said).where(said.c.report == report, said.c.id == fact)).all():
        told = {"statement": [statement.number], "commitment": _made_by(connection, statement)}
        told |= {role: _disputed_by(connection, statement, role) for role in ("claim", "denial")}
        rows += [
            {"report": report, "kind": kind, "number": number, "found": _read(connection, kind, report, number)}
            for kind, numbers in told.items()
            for number in numbers
        ]
    execute(connection, insert(tables.reattributed), rows)
    for row in rows:
        _write(connection, row["kind"], report, row["number"], actor)


def _made_by(connection: Connection, statement: Any) -> Sequence[int]:
    """The numbers of the commitments that a statement makes for its speaker."""
    owed = tables.commitments.c
    made = select(owed.number).where(owed.report == statement.report, owed.statement == statement.number)
    return connection.execute(made.where(owed.debtor == statement.speaker)).scalars().all()


def _disputed_by(connection: Connection, statement: Any, role: str) -> Sequence[int]:
    """The numbers of the contested claims whose claim or denial a statement's words are, in the mouth of its speaker."""
    table, column = _COLUMNS[role]
    own, disputed, actors, speaker = tables.anchors.alias(), tables.anchors.alias(), tables.actors, tables.actors.alias()
    # In whatever capacity the one and the other name the speaker.
    known = select(actors.c.key).join(speaker, and_(speaker.c.id == actors.c.id, speaker.c.name == actors.c.name))
    given = select(tables.reattributed.c.number).where(
        tables.reattributed.c.report == statement.report, tables.reattributed.c.kind == role
    )
    asked = (
        select(table.c.number)
        .distinct()
        .join(disputed, and_(disputed.c.report == table.c.report, disputed.c.number == table.c.number))
        .join(own, and_(own.c.report == table.c.report, own.c.start < disputed.c.end, disputed.c.start < own.c.end))
        .where(table.c.report == statement.report, table.c.number.not_in(given))
        .where(table.c[column].in_(known.where(speaker.c.key == statement.speaker)))
        .where(disputed.c.kind == "contested", disputed.c.role == role)
        .where(own.c.kind == "statement", own.c.number == statement.number, own.c.role.in_(("content", "cue")))
    )
    return connection.execute(asked.order_by(table.c.number)).scalars().all()


def _read(connection: Connection, kind: str, report: int, number: int) -> int:
    table, column = _COLUMNS[kind]
    asked = select(table.c[column]).where(table.c.report == report, table.c.number == number)
    return int(connection.execute(asked).scalar_one())


def _write(connection: Connection, kind: str, report: int, number: int, actor: int) -> None:
    table, column = _COLUMNS[kind]
    before = _read(connection, kind, report, number)
    if kind == "statement":
        leave_uncounted(connection, [report])
    connection.execute(update(table).where(table.c.report == report, table.c.number == number).values({column: actor}))
    for key, step in ((before, -1), (actor, 1)) if table.name in _COUNTED else ():
        row = connection.execute(select(tables.actors).where(tables.actors.c.key == key)).one()
        add_counts(connection, {(row.id, row.name): Counter({table.name: step})})
    # What is owed by one is the other's now.
    execute(connection, unless_there(connection, tables.unsettled), [{"report": report}])


def as_read(connection: Connection, report: int, reading: Json) -> Json:
    """The reading of a report, fetched as people put it right, as the program read it."""
    changed, actors = tables.reattributed, tables.actors
    asked = select(changed.c.kind, changed.c.number, actors).join(actors, actors.c.key == changed.c.found)
    for row in connection.execute(asked.where(changed.c.report == report)).all():
        table, role = _COLUMNS[row.kind]
        found = actor_of(row)
        reading[table.name][row.number][role] = {"actor": found.actor, "name": found.name, "capacity": found.capacity}
    return reading
