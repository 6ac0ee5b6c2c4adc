"""The ledger asked: which commitments, and how they stand on a day."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from readout.accounts.commitments.due import SILENCE
from readout.accounts.commitments.ledger import Fate, Followed, Owed, owed_on
from readout.accounts.reports import Promise, Source, promise_in
from readout.errors import RecordError
from readout.evidence import Anchor
from readout.span import Span
from readout.store import ledger_tables as ledger
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS
from readout.store.ledger_rows import BENEFICIARY, DEBTOR
from readout.store.portions import MOST_ASKED, portions
from readout.store.questions import actors_named


@dataclass(frozen=True, slots=True)
class CommitmentsWanted:
    """Which commitments are asked for; None asks for any. `since` and `until` are ISO days, both included.

    `actor` owes it, `beneficiary` is owed it: ids, or names as the record has them. `about` are words of the promise. One is
    within `since` and `until` if it was made or falls due then. `after` is the id of the last one that was seen.
    """

    actor: str | None = None
    beneficiary: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    status: str | None = None
    limit: int | None = None
    after: str | None = None


def fetch_commitments(connection: Connection, on: date, wanted: CommitmentsWanted) -> Iterator[Owed]:
    """The commitments that are wanted as they stand on a day, in the order of making."""
    left, after = wanted.limit, _place(connection, wanted.after) if wanted.after is not None else None
    while left is None or left > 0:
        rows = connection.execute(_asked(on, wanted, after).limit(min(left or MOST_ASKED, MOST_ASKED))).all()
        for owed in _standing(connection, [row.id for row in rows], on):
            if wanted.status in (None, owed.status) and (left is None or left > 0):
                yield owed
                left = None if left is None else left - 1
        if not rows:
            return
        after = rows[-1].made, rows[-1].id


@dataclass(frozen=True, slots=True)
class Waiting:
    """Commitments with a deadline that wait for something: the most urgent of them, and how many there are."""

    first: tuple[Owed, ...]
    in_all: int


# Statuses of commitments that wait for something, the most urgent first.
WAITING = ("overdue", "due", "open")


def fetch_waiting(connection: Connection, on: date, limit: int) -> Waiting:
    """What waits on a day: first what is overdue, then what is due, each by its deadline."""
    table, status = ledger.owed.c, _status(on)
    urgency = case(*((status == name, place) for place, name in enumerate(WAITING)))
    known = and_(table.deadline.is_not(None), table.last_news <= on.isoformat(), status.in_(WAITING))
    asked = select(table.id).where(known).order_by(urgency, table.deadline, table.made, table.id).limit(limit)
    counted = connection.execute(select(func.count()).where(known).select_from(ledger.owed)).scalar_one()
    found = list(_standing(connection, connection.execute(asked).scalars().all(), on))
    # Of those with news of a later day only their fates can tell how they stood.
    later = select(table.id).where(table.deadline.is_not(None), table.last_news > on.isoformat()).order_by(table.made, table.id)
    for some in portions(connection.execute(later).scalars().all()):
        waiting = [owed for owed in _standing(connection, some, on) if owed.status in WAITING]
        found, counted = [*found, *waiting], counted + len(waiting)
    ordered = sorted(found, key=lambda owed: (WAITING.index(owed.status), owed.deadline or ""))
    return Waiting(tuple(ordered[:limit]), counted)


def _place(connection: Connection, name: str) -> tuple[str, str]:
    table = ledger.owed
    row = connection.execute(select(table.c.made, table.c.id).where(table.c.id == name)).first()
    if row is None:
        raise RecordError(f"{name}: no such commitment; readout commitments lists them")
    return row.made, row.id


def _asked(on: date, wanted: CommitmentsWanted, after: tuple[str, str] | None) -> Select[Any]:
    """The commitments wanted; of those with news later than that day the status that day is left to be told."""
    table = ledger.owed.c
    asked = select(table.id, table.made)
    for role, name in ((DEBTOR, wanted.actor), (BENEFICIARY, wanted.beneficiary)):
        if name is not None:
            parties = ledger.owed_parties.c
            told = select(parties.owed).where(parties.role == role, parties.actor.in_(actors_named(name)))
            asked = asked.where(table.id.in_(told))
    if wanted.about is not None:
        asked = asked.where(func.lower(table.words).contains(wanted.about.lower(), autoescape=True))
    if wanted.publisher is not None:
        in_reports = select(ledger.pledges.c.owed).join(tables.reports, tables.reports.c.key == ledger.pledges.c.report)
        asked = asked.where(table.id.in_(in_reports.where(tables.reports.c.publisher == wanted.publisher)))
    if wanted.since is not None or wanted.until is not None:
        asked = asked.where(_within(wanted.since or "", wanted.until or "9999-12-31"))
    if wanted.status is not None:
        asked = asked.where(or_(table.last_news > on.isoformat(), _status(on) == wanted.status))
    if after is not None:
        made, name = after
        asked = asked.where(or_(table.made > made, and_(table.made == made, table.id > name)))
    return asked.order_by(table.made, table.id)


def _within(since: str, until: str) -> ColumnElement[bool]:
    table = ledger.owed.c
    return or_(table.made.between(since, until), and_(table.last_day >= since, table.first_day <= until))


def _status(on: date) -> ColumnElement[str]:
    """What accounts/commitments/due.py tells, where nothing is told later than that day."""
    table, day = ledger.owed.c, on.isoformat()
    silent = date.min if on < date.min + timedelta(days=SILENCE) else on - timedelta(days=SILENCE)
    passed = and_(table.last_day.is_not(None), table.last_day < day)
    return case(
        (table.outcome.in_(("fulfilled", "broken")), table.outcome),
        (and_(~passed, table.outcome == "changed"), "changed"),
        (and_(~passed, table.first_day <= day), "due"),
        (and_(table.last_news != "", table.last_news < silent.isoformat(), _before(table.last_day, silent)), "lapsed"),
        (passed, "overdue"),
        else_="open",
    )


def _before(column: ColumnElement[Any], day: date) -> ColumnElement[bool]:
    return or_(column.is_(None), column < day.isoformat())


def _standing(connection: Connection, names: Sequence[str], on: date) -> Iterator[Owed]:
    """The commitments of these ids, as they stand on a day."""
    made, fates = _promises(connection, names), _fates(connection, names)
    rows = connection.execute(select(ledger.owed).where(ledger.owed.c.id.in_(names)))
    deadlines = {row.id: row.deadline for row in rows}
    for name in names:
        yield owed_on(Followed(tuple(made[name]), deadlines[name], tuple(fates[name])), on)


def _promises(connection: Connection, names: Sequence[str]) -> dict[str, list[Promise]]:
    table = ledger.pledges
    asked = select(table.c.owed, table.c.told, *SOURCE_COLUMNS).join(tables.reports, tables.reports.c.key == table.c.report)
    found: dict[str, list[Promise]] = {name: [] for name in names}
    for row in connection.execute(asked.where(table.c.owed.in_(names))):
        found[row.owed].append(promise_in(_source(row, 2), json.loads(row.told)["promise"]))
    return {name: sorted(promises, key=_order) for name, promises in found.items()}


def _fates(connection: Connection, names: Iterable[str]) -> dict[str, list[Fate]]:
    table = ledger.owed_fates
    columns = (table.c.owed, table.c.fate, table.c.deadline, table.c.start, table.c.end, table.c.exact)
    asked = select(*columns, *SOURCE_COLUMNS).join(tables.reports, tables.reports.c.key == table.c.told_in)
    found: dict[str, list[Fate]] = {name: [] for name in names}
    for row in connection.execute(asked.where(table.c.owed.in_(list(found))).order_by(table.c.owed, table.c.place_in_list)):
        anchor = Anchor(Span(row.start, row.end), row.exact)
        found[row.owed].append(Fate(row.fate, _source(row, len(columns)), anchor, row.deadline))
    return found


def _source(row: Row[Any], first: int) -> Source:
    return Source(*tuple(row)[first:])


def _order(promise: Promise) -> Any:
    return promise.source.published or "", promise.source.rank, promise.content.span
