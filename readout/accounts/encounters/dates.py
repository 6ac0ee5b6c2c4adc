"""When an encounter was, as far as an account tells or lets know: days counted as numbers, from first to last."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from readout.accounts.reports import Account

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# A stay or a round of talks lasts no longer; what is wider is a month, a season or a year in which it was.
_LONGEST_STAY = 10
# A plan without a date is taken up by what took place within half a year; visits announced are mostly paid by then.
_PLAN_HOLDS = 183
# "He is in Beijing" was true some days before and after the report.
_UNDER_WAY = 4
# A report tells as news, without a date, what was in these days.
_NEWS = 4
# What is denied was claimed before: some weeks may lie between.
_CLAIMED = 31
# The same at the utmost: a plan put off for a year is another, and what is two months old is told with its date.
PLAN_EXPIRES = 366
_NEWS_EXPIRES = 62
_FOREVER = date.max.toordinal()
AHEAD = frozenset(("planned", "proposed"))


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, as ordinals of the proleptic Gregorian calendar."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    @property
    def exact(self) -> bool:
        """True if these may be the very days; False for a month, a season or a year, one day of which is meant."""
        return self.length <= _LONGEST_STAY


def gap(one: Days, other: Days) -> int:
    """How many days lie from the one to the other: 0 if they overlap, 1 from a day to the next."""
    return max(0, one.first - other.last, other.first - one.last)


@lru_cache(maxsize=65536)
def read_days(words: str | None) -> Days | None:
    """The days of an ISO date of any precision or of an interval; None without a date, or for one that no calendar has."""
    first, _, last = (words or "").partition("/")
    start, end = _span_of(first), _span_of(last or first)
    return Days(start.first, end.last) if start and end and start.first <= end.last else None


def _span_of(words: str) -> Days | None:
    found = _DATE.match(words)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return Days(first.toordinal(), last.toordinal())


@dataclass(frozen=True, slots=True)
class When:
    """What an account lets know of the time.

    `told` are the days that it tells; `likely` those to be thought of where it tells none, by its report's day and the status;
    `possible` those outside of which it cannot have been unless an account is wrong.
    """

    told: Days | None
    likely: Days | None
    possible: Days
    published: int | None

    @property
    def is_exact(self) -> bool:
        """True if the account tells the very days."""
        return self.told is not None and self.told.exact


def when_told(account: Account) -> When:
    """What an account lets know of the time of its encounter."""
    told, published = read_days(account.date), read_days(account.source.published)
    day = published.last if published else None
    if told:
        return When(told, told, told, day)
    if published is None or day is None:
        return When(None, None, Days(1, _FOREVER), None)
    return When(
        None, _likely(account.status, published), _possible(account.status, published, recalls=account.place is not None), day
    )


def _likely(status: str, published: Days) -> Days:
    if status in AHEAD:
        return Days(published.last + 1, published.last + _PLAN_HOLDS)
    if status == "cancelled":
        return Days(published.first - _NEWS, published.last + _PLAN_HOLDS)
    if status == "denied":
        return Days(published.first - _CLAIMED, published.last)
    return Days(published.first - _NEWS, published.last + (_UNDER_WAY if status == "ongoing" else 0))


def _possible(status: str, published: Days, *, recalls: bool) -> Days:
    """The widest time: so long a plan may wait, so long news may be old; what is named by its place may be of any time before.

    Without these bounds, weekly reports of ever new plans would make a chain of years.
    """
    ahead = published.last + PLAN_EXPIRES if status in AHEAD or status == "cancelled" else published.last + _UNDER_WAY
    last = ahead if status not in ("held", "denied") else published.last + 1
    return Days(published.first if status in AHEAD else 1 if recalls else published.first - _NEWS_EXPIRES, last)
