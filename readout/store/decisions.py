"""What people decide about facts: kept beside them, obeyed by every later run, never overwritten, undone by another decision."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, or_, select, true

from readout.accounts.reports import Told
from readout.actor import Actor
from readout.errors import RecordError
from readout.report import FORBIDDEN
from readout.store import tables
from readout.store.inserting import execute, learn_actors, unless_there
from readout.store.portions import among, portions
from readout.store.rows import ActorName

# Two accounts are of one encounter, or of two; a fact is wrong, or right; a statement is somebody else's.
OF_TWO, OF_ONE, SPEAKER = ("same", "different"), ("wrong", "right"), "speaker"
VERDICTS = (*OF_TWO, *OF_ONE, SPEAKER)


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict about a fact, or about two accounts. Facts are named "report id/fact id"; `decided_at` is ISO 8601 in UTC.

    `undoes` is the id of a decision that holds no longer; `speaker` is who spoke, where that was decided.
    """

    verdict: str
    about: str
    other: str | None
    decided_by: str
    decided_at: str
    note: str | None = None
    undoes: str | None = None
    speaker: Actor | None = None

    @property
    def id(self) -> str:
        """A hash of all that was decided, so that the same decision brought in twice is one."""
        return hashlib.sha256(json.dumps(asdict(self), ensure_ascii=False).encode()).hexdigest()[:16]

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts that it is about."""
        return (self.about,) if self.other is None else (self.about, self.other)


def decision_of(row: Mapping[str, Any]) -> Decision:
    """The decision in a row of JSON, with its id or without; raises RecordError if it is none."""
    try:
        fields = {name: value for name, value in row.items() if name != "id"}
        speaker = fields.pop("speaker", None)
        decision = Decision(**fields, speaker=None if speaker is None else Actor(**speaker))
        known = asdict(decision)
        told = [*known.values(), *(known.pop("speaker") or {}).values()]
        if any(not isinstance(value, str | dict | None) for value in told):
            raise TypeError("a value that is not a string")
    except (TypeError, AttributeError) as error:
        raise RecordError(f"not a decision ({error}); readout decisions prints them") from error
    return decision


def keep(connection: Connection, decisions: Iterable[Decision]) -> list[Decision]:
    """Writes decisions that are not there yet; gives these. Raises RecordError for a verdict that there is not."""
    made = {decision.id: decision for decision in decisions}
    for decision in made.values():
        check(decision)
    there = {each.id: each for each in kept(connection)}
    new = {name: decision for name, decision in made.items() if name not in there}
    actors = learn_actors(connection, [name_of(each.speaker) for each in new.values() if each.speaker])
    rows = [
        asdict(each) | {"id": name, "speaker": actors[name_of(each.speaker)] if each.speaker else None}
        for name, each in new.items()
    ]
    execute(connection, unless_there(connection, tables.decisions), rows)
    _wait(connection, [*new.values(), *(there[each.undoes] for each in new.values() if each.undoes in there)])
    return list(new.values())


def _wait(connection: Connection, decisions: Iterable[Decision]) -> None:
    """Lets the reports that decisions name wait to be settled: all that they touch is joined anew with them."""
    names = [name for each in decisions for name in each.facts]
    reports = sorted(reports_of(present_names(connection, names).values()))
    for some in portions(reports):
        there = select(tables.unsettled.c.report)
        waiting = select(tables.reports.c.key).where(tables.reports.c.id.in_(some), tables.reports.c.key.not_in(there))
        connection.execute(insert(tables.unsettled).from_select(["report"], waiting))


def check(decision: Decision) -> None:
    """Raises RecordError if the decision makes no sense."""
    words = [*decision.facts, decision.decided_by, decision.decided_at, decision.note, decision.undoes]
    if any(word is not None and FORBIDDEN.search(word) for word in [*words, *name_of(decision.speaker)]):
        raise RecordError("a decision with U+0000 or a lone surrogate in it; write it without")
    if decision.undoes is not None:
        return
    if decision.verdict not in VERDICTS:
        raise RecordError(f"{decision.verdict}: no such verdict; decide {', '.join(VERDICTS)}")
    if (decision.other is not None) != (decision.verdict in OF_TWO):
        raise RecordError(f"{decision.verdict}: name {'two facts' if decision.verdict in OF_TWO else 'one fact'}")
    if (decision.speaker is not None) != (decision.verdict == SPEAKER):
        raise RecordError(f"{decision.verdict}: name {'who spoke' if decision.verdict == SPEAKER else 'no speaker'}")
    if decision.speaker is not None and not decision.speaker.name.strip():
        raise RecordError(f"{decision.verdict}: name who spoke")


def name_of(actor: Actor | None) -> ActorName:
    """The actor as the key by which it is stored."""
    return (actor.actor or "", actor.name, actor.capacity or "") if actor else ("", "", "")


def kept(connection: Connection) -> Iterator[Decision]:
    """All decisions, in the order in which they were made; those of one second as they came in."""
    return _made(connection, true())


def kept_about(connection: Connection, report: str) -> Iterator[Decision]:
    """Those of them that name a fact of the report of this id, undone ones too."""
    table, begins = tables.decisions, f"{report}/"
    return _made(connection, or_(*(name.startswith(begins, autoescape=True) for name in (table.c.about, table.c.other))))


def _made(connection: Connection, which: ColumnElement[bool]) -> Iterator[Decision]:
    table, actors = tables.decisions, tables.actors
    asked = select(table, actors.c.id.label("actor"), actors.c.name, actors.c.capacity)
    asked = asked.outerjoin(actors, actors.c.key == table.c.speaker).where(which).order_by(table.c.decided_at, table.c.key)
    for row in connection.execute(asked).all():
        speaker = None if row.name is None else Actor(row.actor or None, row.name, row.capacity or None)
        yield Decision(row.verdict, row.about, row.other, row.decided_by, row.decided_at, row.note, row.undoes, speaker)


def standing(connection: Connection) -> list[Decision]:
    """The decisions that hold, their facts by the names that these have now."""
    made = list(kept(connection))
    names = present_names(connection, [name for each in made for name in each.facts])
    undone = {each.undoes for each in made}
    return in_force(renamed(each, names) for each in made if each.undoes is None and each.id not in undone)


def renamed(decision: Decision, names: Mapping[str, str]) -> Decision:
    """The decision with its facts under other names."""
    return replace(decision, about=names[decision.about], other=names[decision.other] if decision.other else None)


def present_names(connection: Connection, facts: Iterable[str]) -> dict[str, str]:
    """What the facts of these names are called now: each as it was, unless a later reading found it under another name."""
    names = {fact: fact for fact in facts}
    table = tables.successors
    for some in portions(sorted(names)):
        names |= {row.fact: row.became for row in connection.execute(select(table).where(table.c.fact.in_(some)))}
    return names


def reports_of(facts: Iterable[str]) -> set[str]:
    """The ids of the reports of these facts."""
    return {fact.partition("/")[0] for fact in facts}


def rejected(connection: Connection) -> list[tuple[str, str]]:
    """The facts that people found wrong, by the ids of report and fact."""
    return sorted(rejected_in(standing(connection)))


def rejected_statements(connection: Connection) -> list[tuple[int, int]]:
    """The statements that people found wrong, by the keys of their reports and their numbers there."""
    said, reports, found = tables.statements, tables.reports, list[tuple[int, int]]()
    asked = select(said.c.report, said.c.number).join(reports, reports.c.key == said.c.report)
    for some in portions(rejected(connection)):
        found += map(tuple, connection.execute(asked.where(among((reports.c.id, said.c.id), some))))
    return found


def rejected_in(decisions: Iterable[Decision]) -> frozenset[tuple[str, str]]:
    """The facts found wrong by decisions that hold."""
    wrong = (each.about.partition("/") for each in decisions if each.verdict == "wrong")
    return frozenset((report, fact) for report, _, fact in wrong)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold: not undone, and of several about the same facts the last; who spoke is a question of its own."""
    made = list(decisions)
    undone = {decision.undoes for decision in made}
    last = {
        (each.verdict == SPEAKER, frozenset(each.facts)): each for each in made if each.undoes is None and each.id not in undone
    }
    return list(last.values())


def believed(told: Told, wrong: Collection[tuple[str, str]]) -> Told:
    """What a report tells without what people found wrong in it: accounts, statements, and promises that a statement makes."""
    report = told.source.report
    if not any(name == report for name, _ in wrong):
        return told
    return replace(
        told,
        accounts=tuple(each for each in told.accounts if (report, each.encounter) not in wrong),
        statements=tuple(each for each in told.statements if (report, each.id) not in wrong),
        promises=tuple(each for each in told.promises if (report, each.statement) not in wrong),
    )
