"""ISO times as calendar days."""

from calendar import monthrange
from datetime import date


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of an ISO day, month, year or interval; None if there is none that a calendar has."""
    if not value:
        return None
    start, _, end = value.partition("/")
    try:
        first, last = _first(start), _last(end or start)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def day_or_none(value: str | None) -> date | None:
    """The first day of an ISO value."""
    days = days_of(value)
    return days[0] if days else None


def _first(iso: str) -> date:
    year, month, day = _parts(iso)
    return date(year, month or 1, day or 1)


def _last(iso: str) -> date:
    year, month, day = _parts(iso)
    return date(year, month or 12, day or monthrange(year, month or 12)[1])


def _parts(iso: str) -> tuple[int, int, int]:
    year, month, day, *_ = (*map(int, iso.split("-")), 0, 0)
    return year, month, day
