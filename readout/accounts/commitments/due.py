"""Terms and status: how a commitment stands on a day."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

# After so many days without a word a promise without term, or long past it, counts as lapsed.
SILENCE = 730
STATUS = {"reported fulfilled": "fulfilled", "reported broken": "broken", "changed": "changed"}

# Many thousand promises and reports are of few thousand days.
DAYS_KEPT = 20_000
_TERM = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:/(\d{4}(?:-\d\d){0,2}))?")


def term_of(words: str | None) -> str | None:
    """The term, if it is an ISO day, month, year or interval of such; None for anything else."""
    if words is None or not _TERM.fullmatch(words):
        return None
    try:
        return words if first_day(words) <= last_day(words) else None
    except ValueError:
        return None


@lru_cache(maxsize=DAYS_KEPT)
def day_of(words: str | None) -> str:
    """The day, if it is an ISO day; empty for anything else."""
    return words if words is not None and len(words) == len("2022-02-06") and term_of(words) else ""


@lru_cache(maxsize=DAYS_KEPT)
def first_day(term: str) -> date:
    """The first day of an ISO day, month, year or interval."""
    parts = [int(part) for part in term.partition("/")[0].split("-")]
    year, month, day = [*parts, 1, 1][:3]
    return date(year, month, day)


@lru_cache(maxsize=DAYS_KEPT)
def last_day(term: str) -> date:
    """The last day of an ISO day, month, year or interval."""
    year, *rest = (int(part) for part in term.rpartition("/")[2].split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1])


def days_later(day: date, days: int) -> str:
    """The ISO day so many days later, or the last there is."""
    return (min(day, date.max - timedelta(days)) + timedelta(days)).isoformat()


def status_on(on: date, *, deadline: str | None, told: str | None, fates: Sequence[tuple[str, str | None]]) -> str:
    """The status on a day of what was promised in a report of the day `told`; `fates` with the days of their reports.

    | what is known that day                                              | status    |
    |---------------------------------------------------------------------|-----------|
    | the last report of what became of it says fulfilled, broken, changed | that      |
    | changed, and the new term has passed                                | overdue   |
    | no such report; the term is an interval that has begun, or the day  | due       |
    | no such report; the term has passed                                 | overdue   |
    | no such report, and nothing told for two years after the term, or   | lapsed    |
    | after the last telling where there is no term                       |           |
    | else                                                                | open      |

    A promise told again is no news of what became of it, but breaks the silence.
    """
    known = [(fate, day) for fate, day in fates if day is None or first_day(day) <= on]
    decisive = [STATUS[fate] for fate, _ in known if fate in STATUS]
    if decisive and decisive[-1] != "changed":
        return decisive[-1]
    if deadline is None or on <= last_day(deadline):
        if decisive:
            return "changed"
        if deadline is not None and first_day(deadline) <= on:
            return "due"
    days = [first_day(day) for day in (told, *(day for _, day in known)) if day is not None]
    days += [last_day(deadline)] if deadline is not None else []
    if days and (on - max(days)).days > SILENCE:
        return "lapsed"
    return "overdue" if deadline is not None and on > last_day(deadline) else "open"
