"""What waits for a person: accounts that may be of one encounter, and statements of which the model is least sure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, func, select

from readout.store import tables
from readout.store.account_rows import counts
from readout.store.decisions import OF_TWO, standing

# So many weak statements wait at a time, the weakest first: as they are decided, others take their place.
WEAKEST = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts that may be of one encounter, by their names in decisions, with what speaks for and against it."""

    one: str
    other: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weak:
    """A statement, by its name in decisions, and how sure the model is of its cue, from 0 to 1."""

    fact: str
    score: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a person, and what stands at one place of it; None beyond the end."""

    pairs: int
    weak: int
    found: Pair | Weak | None

    @property
    def total(self) -> int:
        """How much there is of both."""
        return self.pairs + self.weak


def waiting_at(connection: Connection, place: int) -> Waiting:
    """What waits, and what stands at this place: pairs first, then statements."""
    table = tables.doubtful_pairs
    pairs = int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    weak = list(islice(_weak(connection), WEAKEST))
    if place >= pairs:
        return Waiting(pairs, len(weak), weak[place - pairs] if place - pairs < len(weak) else None)
    row = connection.execute(select(table).order_by(table.c.one, table.c.other).offset(place).limit(1)).one()
    return Waiting(pairs, len(weak), Pair(row.one, row.other, tuple(json.loads(row.reasons))))


def _weak(connection: Connection) -> Iterator[Weak]:
    """The statements that nobody has decided, the weakest first."""
    decided = {each.about for each in standing(connection) if each.verdict not in OF_TWO}
    table, statements, reports = tables.weak_statements, tables.statements, tables.reports
    same = (statements.c.report == table.c.report) & (statements.c.number == table.c.number)
    asked = select(reports.c.id.label("report"), statements.c.id, table.c.score).join_from(table, statements, same)
    asked = asked.join(reports, reports.c.key == table.c.report).where(counts(table.c.report))
    asked = asked.order_by(table.c.score, table.c.report, table.c.number).limit(WEAKEST + len(decided))
    for row in connection.execute(asked):
        if (fact := f"{row.report}/{row.id}") not in decided:
            yield Weak(fact, row.score / 100)
