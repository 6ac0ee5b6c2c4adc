"""Months and years of a time, those without anything in them too."""

from collections.abc import Iterable

# Beyond so many months, time is told by years.
MOST_MONTHS = 36
MONTH, YEAR = len("2022-02"), len("2022")


def months_between(first: str, last: str) -> list[str]:
    """Every month from the first to the last: "2021-11", "2021-12", "2022-01"."""
    number, end = _number(first), _number(last)
    return [f"{each // 12:04d}-{each % 12 + 1:02d}" for each in range(number, end + 1)]


def periods_of(days: Iterable[str], most_months: int = MOST_MONTHS) -> list[str]:
    """The months from the first to the last of these days or months, or the years if the months are too many.

    A year without a month stands for its January where months are told.
    """
    months = [day[:MONTH] if len(day) >= MONTH else f"{day[:YEAR]}-01" for day in days]
    if not months:
        return []
    listed = months_between(min(months), max(months))
    return listed if len(listed) <= most_months else list(dict.fromkeys(month[:YEAR] for month in listed))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
