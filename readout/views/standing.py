"""How a commitment stands on a day, in words."""

from collections.abc import Callable, Mapping
from datetime import date

from readout.accounts.commitments.due import SILENCE, last_day, term_of
from readout.accounts.commitments.ledger import Fate, Owed
from readout.views.wording import clean, in_words

# What a report tells became of a promise, as a page says it.
FATES = {
    "restated": "Promised again",
    "reported fulfilled": "Reported fulfilled",
    "reported broken": "Reported broken",
    "changed": "Changed",
}


def standing(owed: Owed, on: date) -> str:
    """Why the commitment has its status on that day, in a sentence."""
    term = term_of(next((fate.deadline for fate in reversed(owed.fates) if fate.deadline), owed.deadline))
    return f"{owed.status.capitalize()}: {_REASONS[owed.status](owed, term, on)}."


def _open(owed: Owed, term: str | None, on: date) -> str:
    return f"its term, {in_words(term)}, is still to come" if term else "no term was told"


def _due(owed: Owed, term: str | None, on: date) -> str:
    return f"its term, {in_words(term or '')}, has begun, and nothing tells what became of it"


def _overdue(owed: Owed, term: str | None, on: date) -> str:
    return f"its term, {in_words(term or '')}, passed {_days(term, on)} before; nothing tells that it was kept or broken"


def _lapsed(owed: Owed, term: str | None, on: date) -> str:
    return f"nothing was told of it for {SILENCE // 365} years{' after its term' if term else ''}"


def _fulfilled(owed: Owed, term: str | None, on: date) -> str:
    return _told(owed, "reported fulfilled")


def _broken(owed: Owed, term: str | None, on: date) -> str:
    return _told(owed, "reported broken")


def _changed(owed: Owed, term: str | None, on: date) -> str:
    return f"{_told(owed, 'changed')}{f'; its term is now {in_words(term)}' if term else ''}"


_REASONS: Mapping[str, Callable[[Owed, str | None, date], str]] = {
    "open": _open,
    "due": _due,
    "overdue": _overdue,
    "lapsed": _lapsed,
    "fulfilled": _fulfilled,
    "broken": _broken,
    "changed": _changed,
}


def _told(owed: Owed, fate: str) -> str:
    last: Fate = [each for each in owed.fates if each.fate == fate][-1]
    when = f" of {in_words(last.source.published)}" if last.source.published else ""
    return f"so tells {clean(last.source.publisher or 'a report')}, in a report{when}"


def _days(term: str | None, on: date) -> str:
    days = (on - last_day(term)).days if term else 0
    return f"{days:,} day{'' if days == 1 else 's'}"
