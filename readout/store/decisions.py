"""What people decide about facts: kept beside them, obeyed by every later run, never overwritten, undone by another decision."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, insert, select

from readout.accounts.reports import Told
from readout.errors import RecordError
from readout.store import tables
from readout.store.writing import execute, unless_there

# Two accounts are of one encounter, or of two; a fact is wrong, or right.
OF_TWO, OF_ONE = ("same", "different"), ("wrong", "right")


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict about a fact, or about two accounts. Facts are named "report id/fact id"; `decided_at` is ISO 8601 in UTC.

    `undoes` is the id of a decision that holds no longer.
    """

    verdict: str
    about: str
    other: str | None
    decided_by: str
    decided_at: str
    note: str | None = None
    undoes: str | None = None

    @property
    def id(self) -> str:
        """A hash of all that was decided, so that the same decision brought in twice is one."""
        return hashlib.sha256(json.dumps(asdict(self), ensure_ascii=False).encode()).hexdigest()[:16]


def keep(connection: Connection, decisions: Iterable[Decision]) -> int:
    """Writes decisions that are not there yet; gives how many. Raises RecordError for a verdict that there is not."""
    rows = []
    for decision in decisions:
        check(decision)
        rows.append({"id": decision.id, **asdict(decision)})
    there = set(connection.execute(select(tables.decisions.c.id)).scalars())
    new = [row for row in rows if row["id"] not in there]
    execute(connection, unless_there(connection, tables.decisions), new)
    # Every report waits again: the record follows from all decisions.
    if new:
        waiting = select(tables.reports.c.key).where(tables.reports.c.key.not_in(select(tables.unsettled.c.report)))
        connection.execute(insert(tables.unsettled).from_select(["report"], waiting))
    return len(new)


def check(decision: Decision) -> None:
    """Raises RecordError if the decision makes no sense."""
    if decision.undoes is not None:
        return
    if decision.verdict not in OF_TWO + OF_ONE:
        raise RecordError(f"{decision.verdict}: no such verdict; decide {', '.join(OF_TWO + OF_ONE)}")
    if (decision.other is not None) != (decision.verdict in OF_TWO):
        raise RecordError(f"{decision.verdict}: name {'two facts' if decision.verdict in OF_TWO else 'one fact'}")


def kept(connection: Connection) -> Iterator[Decision]:
    """All decisions, in the order in which they were made; those of one second as they came in."""
    table = tables.decisions
    for row in connection.execute(select(table).order_by(table.c.decided_at, table.c.key)):
        yield Decision(row.verdict, row.about, row.other, row.decided_by, row.decided_at, row.note, row.undoes)


def rejected(connection: Connection) -> list[tuple[str, str]]:
    """The facts that people found wrong, by the ids of report and fact."""
    return sorted(rejected_in(in_force(kept(connection))))


def rejected_in(decisions: Iterable[Decision]) -> frozenset[tuple[str, str]]:
    """The facts found wrong by decisions that hold."""
    wrong = (each.about.partition("/") for each in decisions if each.verdict == "wrong")
    return frozenset((report, fact) for report, _, fact in wrong)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold: not undone, and of several about the same facts the last."""
    made = list(decisions)
    undone = {decision.undoes for decision in made}
    last = {frozenset((each.about, each.other)): each for each in made if each.undoes is None and each.id not in undone}
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
