"""An encounter told of ahead, and what became of it: held, moved, cancelled, or nothing told since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from readout.accounts.commitments.due import first_day, last_day, term_of
from readout.accounts.commitments.ledger import Fate
from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Account, Rank, Source
from readout.evidence import Anchor

AHEAD = ("planned", "proposed")
HELD = ("held", "ongoing")
# What the ledger tells of the promise to meet, as what became of the meeting.
TURNS = {"reported fulfilled": "held", "changed": "moved", "reported broken": "cancelled"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What a report tells became of it: `fate` is held, moved or cancelled; `date` the day told there, if any."""

    fate: str
    source: Source
    anchor: Anchor
    date: str | None


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An encounter of which a report told ahead. `date` is the one last told for it.

    `status` on a day is ahead, held, moved, cancelled, or "no report since": its date has passed, and nothing was told.
    """

    encounter: Encounter
    planned_in: tuple[Account, ...]
    date: str | None
    status: str
    fates: tuple[Turn, ...]


def scheduled_on(encounter: Encounter, owed: Iterable[Fate], on: date) -> Scheduled | None:
    """The encounter as it was followed until a day; None if no report had told of it ahead.

    `owed` are the fates of the promise to meet.
    """
    told = [account for account in encounter.joined.accounts if (account.source.published or "") <= on.isoformat()]
    planned = tuple(account for account in told if account.status in AHEAD and account.evidence)
    if not planned:
        return None
    first = planned[0].source
    turns = [*_of_accounts(told, planned[0]), *_of_promise(owed, first, on)]
    fates = tuple(sorted(_each_once(turns), key=lambda turn: (turn.source.rank, turn.anchor.span)))
    day = next((turn.date for turn in reversed(fates) if turn.fate == "moved" and turn.date), _date_of(planned))
    return Scheduled(encounter, planned, day, _status(fates, day, on), fates)


def _of_accounts(told: Iterable[Account], first: Account) -> Iterator[Turn]:
    """What later accounts tell: a later stage, or another date."""
    known = term_of(first.date)
    for account in told:
        later = first.source.published is not None and (account.source.published or "") > first.source.published
        if not later or not account.evidence:
            continue
        day = term_of(account.date)
        if account.status in HELD:
            yield Turn("held", account.source, account.evidence[0], day)
        elif account.status == "cancelled":
            yield Turn("cancelled", account.source, account.evidence[0], day)
        elif account.status in AHEAD and day and known and _are_apart(day, known):
            yield Turn("moved", account.source, account.evidence[0], day)
        known = day if account.status in AHEAD and day else known


def _of_promise(owed: Iterable[Fate], first: Source, on: date) -> Iterator[Turn]:
    for fate in owed:
        published = fate.source.published or ""
        if fate.fate in TURNS and first.published is not None and first.published < published <= on.isoformat():
            yield Turn(TURNS[fate.fate], fate.source, fate.anchor, fate.deadline)


def _each_once(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Of one fate in one report the telling that comes first: that of an account before that of a sentence."""
    seen: set[tuple[str, Rank]] = set()
    for turn in turns:
        if (turn.fate, turn.source.rank) not in seen:
            seen.add((turn.fate, turn.source.rank))
            yield turn


def _date_of(planned: tuple[Account, ...]) -> str | None:
    return next((day for account in reversed(planned) if (day := term_of(account.date))), None)


def _are_apart(one: str, other: str) -> bool:
    return last_day(one) < first_day(other) or last_day(other) < first_day(one)


def _status(fates: tuple[Turn, ...], day: str | None, on: date) -> str:
    last = fates[-1].fate if fates else None
    if last in ("held", "cancelled"):
        return last
    if day is not None and last_day(day) < on:
        return "no report since"
    return last or "ahead"
