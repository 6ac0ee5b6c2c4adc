"""Stretches of days, months and years, as precise as the words that name them."""

from datetime import date, timedelta

from readout.value import value

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}


@value
class Stretch:
    """All days from `first` to `last`, named in whole units: day, month or year."""

    first: date
    last: date
    unit: str

    def written(self) -> str:
        """The stretch as ISO text: `2024-05-03`, `2024-05`, `2024`, or two of them joined by a slash."""
        width = {"day": 10, "month": 7, "year": 4}[self.unit]
        first, last = self.first.isoformat()[:width], self.last.isoformat()[:width]
        return first if first == last else f"{first}/{last}"

    @property
    def is_day(self) -> bool:
        """True of a single day."""
        return self.first == self.last


def day(on: date) -> Stretch:
    """One day."""
    return Stretch(on, on, "day")


def days(first: date, last: date) -> Stretch | None:
    """The days from `first` to `last`, or None if they are not in order."""
    return Stretch(first, last, "day") if first <= last else None


def months(year: int, month: int, count: int = 1) -> Stretch:
    """`count` whole months; `month` may lie outside 1-12 and is carried into the year."""
    index = year * 12 + month - 1
    return Stretch(_month_start(index), _month_start(index + count) - timedelta(1), "month")


def years(first: int, count: int = 1) -> Stretch:
    """`count` whole years."""
    return Stretch(date(first, 1, 1), date(first + count - 1, 12, 31), "year")


def week(on: date, ahead: int = 0) -> Stretch:
    """The week, Monday to Sunday, that lies `ahead` weeks from the one with the day."""
    monday = on - timedelta(on.weekday()) + timedelta(7 * ahead)
    return Stretch(monday, monday + timedelta(6), "day")


def weekend(on: date, ahead: int = 0) -> Stretch:
    """Saturday and Sunday of the week that lies `ahead` weeks from the one with the day."""
    found = week(on, ahead)
    return Stretch(found.first + timedelta(5), found.last, "day")


def quarter(year: int, number: int) -> Stretch:
    """A quarter of the year; `number` may lie outside 1-4 and is carried into the year."""
    return months(year, 3 * number - 2, 3)


def season(year: int, bounds: tuple[int, int]) -> Stretch:
    """The months of a season that begins in the year."""
    first, last = bounds
    return months(year, first, (last - first) % 12 + 1)


def shifted(on: date, count: int, unit: str) -> date:
    """The day that lies `count` units (hour, day, week, month, year ...) from another; a day the month lacks becomes its last."""
    if unit == "hour":
        return on + timedelta(days=count // 24)
    if unit in DAYS_OF:
        return on + timedelta(days=count * DAYS_OF[unit])
    index = on.year * 12 + on.month - 1 + count * MONTHS_OF[unit]
    length = (_month_start(index + 1) - _month_start(index)).days
    return _month_start(index).replace(day=min(on.day, length))


def around(on: date, unit: str) -> Stretch:
    """The unit that holds the day: the day itself, its week, month, quarter, year or decade."""
    if unit in ("week", "fortnight"):
        return week(on)
    if unit == "weekend":
        return weekend(on)
    if unit == "month":
        return months(on.year, on.month)
    if unit == "quarter":
        return quarter(on.year, (on.month + 2) // 3)
    if unit == "year":
        return years(on.year)
    return years(on.year - on.year % 10, 10) if unit == "decade" else day(on)


def half(of: Stretch, number: int) -> Stretch | None:
    """The first or second half of a month (to the 15th, from the 16th) or of a longer stretch of whole months; else None."""
    if of.unit == "day":
        return None
    count = _month_count(of)
    if count == 1:
        middle = of.first + timedelta(15)
        return Stretch(of.first, middle - timedelta(1), "day") if number == 1 else Stretch(middle, of.last, "day")
    start = of.first.month if number == 1 else of.first.month + count // 2
    return months(of.first.year, start, count // 2 if number == 1 else count - count // 2)


def seven_days(of: Stretch, number: int) -> Stretch:
    """The seven days that begin on the 1st, 8th, 15th or 22nd of a stretch, or with -1 its last seven."""
    first = of.last - timedelta(6) if number < 0 else of.first + timedelta(7 * (number - 1))
    return Stretch(first, min(first + timedelta(6), of.last), "day")


def weekday_in(of: Stretch, weekday: int, number: int) -> Stretch | None:
    """The first, second ... or with -1 the last such weekday (Monday is 0) of a stretch; None if it has not so many."""
    if number < 0:
        return day(of.last - timedelta((of.last.weekday() - weekday) % 7))
    on = of.first + timedelta((weekday - of.first.weekday()) % 7 + 7 * (number - 1))
    return day(on) if on <= of.last else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian reckoning printed in Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, last = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, last + 1)


def _month_start(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _month_count(of: Stretch) -> int:
    return (of.last.year - of.first.year) * 12 + of.last.month - of.first.month + 1
