"""The ledger asked: which commitments, and how they stand on a day."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    true,
    tuple_,
)

from readout.accounts.commitments.due import SILENCE
from readout.accounts.commitments.ledger import Fate, Followed, Owed, owed_on
from readout.accounts.reports import Promise, Source, promise_in
from readout.errors import RecordError
from readout.evidence import Anchor
from readout.span import Span
from readout.store import ledger_tables as ledger
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS
from readout.store.ledger_rows import BENEFICIARY, DEBTOR, LAST_TERM
from readout.store.portions import MOST_ASKED
from readout.store.questions import begins, keys_named

# What is waited for, the most urgent first.
WAITING = ("overdue", "due", "open")
DEADLINE, LATEST_DEADLINE, LATEST_NEWS = "deadline", "latest deadline", "latest news"
# The keys of who owes, or is owed, by these roles.
Parties = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class CommitmentsWanted:
    """Which commitments are asked for; None asks for any. `since` and `until` are ISO days, both included.

    `actor` owes it, `beneficiary` is owed it: ids, or names as the record has them. `about` are words of the promise. One is
    within `since` and `until` if it was made or falls due then; if made after the day `told_by`, it is left out. `status` may be
    "waiting" for what is open, due or overdue. `order` is made (the usual), or deadline, those without a term last, or latest
    deadline, those without one first, or latest news. `after` is the id of the last one that was seen.
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
    told_by: str | None = None
    order: str | None = None

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that are asked for, none for any."""
        return WAITING if self.status == "waiting" else (self.status,) if self.status is not None else ()


def fetch_commitments(connection: Connection, on: date, wanted: CommitmentsWanted) -> Iterator[Owed]:
    """The commitments that are wanted as they stand on a day, in the order of making or of their terms."""
    left, after = wanted.limit, _place(connection, wanted.after, wanted.order) if wanted.after is not None else None
    named = {DEBTOR: wanted.actor, BENEFICIARY: wanted.beneficiary}
    parties = {role: keys_named(connection, name) for role, name in named.items() if name is not None}
    for part in _parts(on, wanted):
        while left is None or left > 0:
            asked = _asked(on, wanted, parties, after).where(part)
            rows = connection.execute(asked.limit(min(left or MOST_ASKED, MOST_ASKED))).all()
            for owed in _standing(connection, [row.id for row in rows], on):
                if owed.status in (wanted.statuses or (owed.status,)) and (left is None or left > 0):
                    yield owed
                    left = None if left is None else left - 1
            if not rows:
                break
            after = rows[-1].place, rows[-1].id


def commitments_called(connection: Connection, name: str, limit: int) -> Sequence[str]:
    """The ids that begin so."""
    table = ledger.owed
    asked = select(table.c.id).where(begins(table.c.id, name)).order_by(table.c.id).limit(limit)
    return connection.execute(asked).scalars().all()


def fetch_commitment(connection: Connection, name: str, on: date) -> Owed:
    """The commitment of an id as it stands on a day."""
    return next(_standing(connection, [name], on))


def last_made(connection: Connection) -> str | None:
    """The day of the last report of a new promise."""
    return connection.execute(select(func.max(ledger.owed.c.made))).scalar()


def _ordering(order: str | None) -> ColumnElement[str]:
    table = ledger.owed.c
    if order == LATEST_NEWS:
        return table.last_news
    return table.term if order in (DEADLINE, LATEST_DEADLINE) else table.made


def _place(connection: Connection, name: str, order: str | None) -> tuple[str, str]:
    asked = select(_ordering(order).label("place"), ledger.owed.c.id).where(ledger.owed.c.id == name)
    row = connection.execute(asked).first()
    if row is None:
        raise RecordError(f"{name}: no such commitment; readout commitments lists them")
    return row.place, row.id


def _asked(on: date, wanted: CommitmentsWanted, parties: Parties, after: tuple[str, str] | None) -> Select[Any]:
    """The commitments wanted; of those with news later than that day the status that day is left to be told."""
    table = ledger.owed.c
    asked, place, id_ = _of_parties(parties, _ordering(wanted.order))
    if wanted.told_by is not None:
        asked = asked.where(table.made <= wanted.told_by)
    if wanted.about is not None:
        asked = asked.where(func.lower(table.words).contains(wanted.about.lower(), autoescape=True))
    if wanted.publisher is not None:
        in_reports = select(ledger.pledges.c.owed).join(tables.reports, tables.reports.c.key == ledger.pledges.c.report)
        asked = asked.where(table.id.in_(in_reports.where(tables.reports.c.publisher == wanted.publisher)))
    if wanted.since is not None or wanted.until is not None:
        asked = asked.where(_within(wanted.since or "", wanted.until or "9999-12-31"))
    if wanted.statuses:
        asked = asked.where(or_(table.last_news > on.isoformat(), _status(on).in_(wanted.statuses)))
    backwards = wanted.order in (LATEST_DEADLINE, LATEST_NEWS)
    if after is not None:
        seen = tuple_(*after)
        asked = asked.where(tuple_(place, id_) < seen if backwards else tuple_(place, id_) > seen)
    return asked.order_by(*((place.desc(), id_.desc()) if backwards else (place, id_)))


def _of_parties(parties: Parties, place: ColumnElement[str]) -> tuple[Select[Any], ColumnElement[str], ColumnElement[str]]:
    """The commitments of these parties, each once, with place and id: as the index of the first party has them, if it does."""
    table = ledger.owed.c
    asked = select(table.id, place.label("place"))
    if not parties:
        return asked, place, table.id
    (role, keys), *others = parties.items()
    own, same = ledger.owed_parties.alias().c, ledger.owed_parties.alias().c
    asked = asked.join(own.owed.table, own.owed == table.id).where(own.role == role, own.actor.in_(keys))
    if len(keys) > 1:
        least = select(func.min(same.actor)).where(same.owed == own.owed, same.role == role, same.actor.in_(keys))
        asked = asked.where(own.actor == least.scalar_subquery())
    for role, keys in others:
        there = select(same.owed).where(same.owed == own.owed, same.role == role, same.actor.in_(keys))
        asked = asked.where(there.exists())
    return asked, own.last_news if place is table.last_news else place, own.owed


def _within(since: str, until: str) -> ColumnElement[bool]:
    table = ledger.owed.c
    return or_(table.made.between(since, until), and_(table.term >= since, table.first_day <= until))


def _status(on: date) -> ColumnElement[str]:
    """What accounts/commitments/due.py tells, where nothing is told later than that day."""
    table, day = ledger.owed.c, on.isoformat()
    return case(
        (table.outcome.in_(("fulfilled", "broken")), table.outcome),
        (and_(table.term >= day, table.outcome == "changed"), "changed"),
        (and_(table.term >= day, table.first_day <= day), "due"),
        (table.heard_until < _silent(on), "lapsed"),
        (table.term < day, "overdue"),
        else_="open",
    )


def _parts(on: date, wanted: CommitmentsWanted) -> Sequence[ColumnElement[bool]]:
    """The parts of a list, one behind the other, each of which an index finds: most of a long record has lapsed, and is passed
    over where that is not asked for.
    """
    table, own, silent = ledger.owed.c, ledger.owed.alias().c, _silent(on)
    if wanted.order != DEADLINE or not wanted.statuses or not set(wanted.statuses) <= set(WAITING):
        return (true(),)
    heard = select(own.id).where(own.heard_until >= silent)
    # As a sum of words the term is no way into its own index, by which all that has lapsed would be looked at.
    term = own.term.concat("")
    lately, without_term = (table.id.in_(heard.where(which)) for which in (term < silent, term > LAST_TERM))
    return lately, table.term.between(silent, LAST_TERM), without_term


def _silent(on: date) -> str:
    """Of what was not heard since that day, nothing is waited for any longer."""
    silence = timedelta(days=SILENCE)
    return (max(on, date.min + silence) - silence).isoformat()


def _standing(connection: Connection, names: Sequence[str], on: date) -> Iterator[Owed]:
    """The commitments of these ids, as they stand on a day."""
    if not names:
        return
    made, fates = _promises(connection, names), _fates(connection, names)
    rows = connection.execute(_deadlines(), {"names": names})
    deadlines = {row.id: row.deadline for row in rows}
    for name in names:
        yield owed_on(Followed(tuple(made[name]), deadlines[name], tuple(fates[name])), on)


def _promises(connection: Connection, names: Sequence[str]) -> dict[str, list[Promise]]:
    found: dict[str, list[Promise]] = {name: [] for name in names}
    for row in connection.execute(_pledges(), {"names": names}):
        found[row.owed].append(promise_in(_source(row, 2), json.loads(row.told)["promise"]))
    return {name: sorted(promises, key=_order) for name, promises in found.items()}


def _fates(connection: Connection, names: Iterable[str]) -> dict[str, list[Fate]]:
    found: dict[str, list[Fate]] = {name: [] for name in names}
    for row in connection.execute(_told_fates(), {"names": list(found)}):
        anchor = Anchor(Span(row.start, row.end), row.exact)
        found[row.owed].append(Fate(row.fate, _source(row, len(_FATE)), anchor, row.deadline))
    return found


# These are built once: the words of a question take SQLAlchemy longer to put together than the database to answer.
_NAMES: BindParameter[Any] = bindparam("names", expanding=True)
_FATE = tuple(ledger.owed_fates.c[name] for name in ("owed", "fate", "deadline", "start", "end", "exact"))


@cache
def _deadlines() -> Select[Any]:
    table = ledger.owed.c
    return select(table.id, table.deadline).where(table.id.in_(_NAMES))


@cache
def _pledges() -> Select[Any]:
    table = ledger.pledges
    asked = select(table.c.owed, table.c.told, *SOURCE_COLUMNS).join(tables.reports, tables.reports.c.key == table.c.report)
    return asked.where(table.c.owed.in_(_NAMES))


@cache
def _told_fates() -> Select[Any]:
    table = ledger.owed_fates
    asked = select(*_FATE, *SOURCE_COLUMNS).join(tables.reports, tables.reports.c.key == table.c.told_in)
    return asked.where(table.c.owed.in_(_NAMES)).order_by(table.c.owed, table.c.place_in_list)


def _source(row: Row[Any], first: int) -> Source:
    return Source(*tuple(row)[first:])


def _order(promise: Promise) -> Any:
    return promise.source.published or "", promise.source.rank, promise.content.span
