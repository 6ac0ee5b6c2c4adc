"""What each rule of time_rules makes of its match.

A reading gives a Stretch, or None for words that are seen but name no definite time. It may raise NotATime for words that are no
time after all, NoReportDate, or ValueError, OverflowError and KeyError for days that no calendar has.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from readout.annotate import dates
from readout.annotate.calendar_words import (
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    KNOWN_DAYS,
    SEASONS,
    WEEKDAY_HOLIDAYS,
    month_of,
    number_of,
    weekday_of,
)
from readout.annotate.dates import Stretch
from readout.annotate.time_setting import NotATime, Setting

Match = re.Match[str]
Reading = Callable[[Match, Setting], Stretch | None]

_SIDES = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "before": -1, "ultimo": -1, "ult": -1}
_SIDES |= {"next": 1, "coming": 1, "following": 1, "after": 1, "upcoming": 1, "new": 1, "proximo": 1, "prox": 1}


def _part(found: Match, name: str) -> str:
    """The words of a group, in small letters; empty where the pattern has no such group or it took no part."""
    words = found[name] if name in found.re.groupindex else None
    return " ".join(words.lower().split()) if words else ""


def _side(words: str) -> int:
    """-1, 0 or 1 for words such as `last`, `this`, `the coming`."""
    return next((_SIDES[word] for word in words.split() if word in _SIDES), 0)


def _year(found: Match, setting: Setting) -> int | None:
    """The year that the expression names after the month: `2018`, `of last year`."""
    if named := _part(found, "y") or _part(found, "yo"):
        return int(named)
    if not (words := _part(found, "yw")):
        return None
    if words == "the same":
        return (setting.previous.first if setting.previous else setting.today).year
    return setting.today.year + _side(words)


def day_in_month(found: Match, setting: Setting) -> Stretch | None:
    """`5 May`, `Friday, June 5, 2020`."""
    month, number, year = month_of(found["month"]), number_of(found["day"]), _year(found, setting)
    if year := year or _known_year(month, number, setting):
        return dates.day(date(year, month, number))
    return setting.nearest_day(month, number, weekday_of(found["weekday"]) if found["weekday"] else None)


def _known_year(month: int, number: int, setting: Setting) -> int | None:
    """2001 for `the September 11 attacks`."""
    year, word = KNOWN_DAYS.get(f"{month:02}-{number:02}", (0, ""))
    behind = setting.text[setting.end : setting.end + 25]
    return year if year and word in behind and (not setting.published or setting.published.year >= year) else None


def days_in_month(found: Match, setting: Setting) -> Stretch | None:
    """`5-7 May`, `June 18 and 19`."""
    month, first, last, year = month_of(found["month"]), number_of(found["day"]), number_of(found["last"]), _year(found, setting)
    start = dates.day(date(year, month, first)) if year else setting.nearest_day(month, first)
    return dates.days(start.first, start.first.replace(day=last)) if start else None


def days_over_months(found: Match, setting: Setting) -> Stretch | None:
    """`30 May to 2 June`."""
    month, until, number, year = (
        month_of(found["month"]),
        month_of(found["until"]),
        number_of(found["last"]),
        _year(found, setting),
    )
    end = dates.day(date(year, until, number)) if year else setting.nearest_day(until, number)
    if end is None:
        return None
    own = int(found["own"]) if found["own"] else end.first.year - (month > until)
    return dates.days(date(own, month, number_of(found["day"])), end.first)


def one_month(found: Match, setting: Setting) -> Stretch | None:
    """`June 2018`, `in June`."""
    month, year = month_of(found["month"]), _year(found, setting)
    return dates.months(year, month) if year else setting.nearest_month(month)


def named_month(found: Match, setting: Setting) -> Stretch | None:
    """`last November`, `next March`, `the same August`."""
    month, today, which = month_of(found["month"]), setting.today, _part(found, "which")
    if which == "next":
        return dates.months(today.year + (month <= today.month), month)
    if which == "this":
        return dates.months(today.year, month)
    return dates.months(today.year - (month > today.month or (which == "last" and month == today.month)), month)


def months_over(found: Match, setting: Setting) -> Stretch | None:
    """`from May to July`, `December 2019 - March 2020`."""
    first, last, year, own = month_of(found["month"]), month_of(found["until"]), _year(found, setting), found["own"]
    count = (last - first) % 12 + 1
    if own:
        count += 12 * ((year or int(own)) - int(own) - (first > last)) if year else 0
        return dates.months(int(own), first, count) if count > 0 else None
    return dates.months(year - (first > last), first, count) if year else setting.nearest_month(first, count)


def weekday(found: Match, setting: Setting) -> Stretch | None:
    """The weekday on the side of the report's date that the words or the tense say."""
    today, number, which = setting.today, weekday_of(found["weekday"]), _part(found, "which")
    if of_week := _part(found, "week"):
        return dates.day(dates.week(today, _side(of_week)).first + timedelta(number))
    if _side(which) < 0:
        return dates.day(today - timedelta((today.weekday() - number - 1) % 7 + 1))
    if which == "next":
        return dates.day(dates.week(today, 1).first + timedelta(number))
    if _side(which) > 0 or setting.tense in ("future", "hence"):
        return dates.day(today + timedelta((number - today.weekday()) % 7))
    return dates.day(today - timedelta((today.weekday() - number) % 7))


def weekdays(found: Match, setting: Setting) -> Stretch | None:
    """`Monday to Wednesday`, `Thursday and Friday`; `Friday and Thursday` runs backward."""
    start = weekday(found, setting)
    if start is None:
        return None
    count = (weekday_of(found["until"]) - weekday_of(found["weekday"])) % 7
    if found["and"] and count > 3:
        return dates.days(start.first - timedelta(7 - count), start.first)
    return dates.days(start.first, start.first + timedelta(count))


def weekday_of_month(found: Match, setting: Setting) -> Stretch | None:
    """`the first Monday of March`, `the last Friday of next month`."""
    month = one_month(found, setting) if found["month"] else dates.around(_in_month(setting, _part(found, "which")), "month")
    number = -1 if _part(found, "number") in ("last", "final") else number_of(found["number"])
    return dates.weekday_in(month, weekday_of(found["weekday"]), number) if month else None


def weekday_with_number(found: Match, setting: Setting) -> Stretch | None:
    """`Tuesday the 19th`: the nearest such day, within a year."""
    around = [setting.today + timedelta(ahead) for ahead in range(-360, 361)]
    number, name = number_of(found["day"]), weekday_of(found["weekday"])
    return setting.nearest([dates.day(on) for on in around if on.day == number and on.weekday() == name])


def _in_month(setting: Setting, which: str) -> date:
    """The first day of `last month`, `this month`, `next month`."""
    return dates.shifted(setting.today.replace(day=1), _side(which), "month")


def unit(found: Match, setting: Setting) -> Stretch | None:
    """`last week`, `this month`, `next year`."""
    side = _side(_part(found, "which"))
    if found["unit"] == "weekend":
        return dates.weekend(setting.today, side)
    return dates.around(dates.shifted(setting.today, side, found["unit"]), found["unit"])


def after_next(found: Match, setting: Setting) -> Stretch | None:
    """`the week after next`, `the year before last`."""
    side = -2 if _part(found, "way").startswith("before") else 2
    return dates.around(dates.shifted(setting.today, side, found["unit"]), found["unit"])


def the_weekend(found: Match, setting: Setting) -> Stretch | None:
    """The weekend just past, unless it is still to come or has begun."""
    today = setting.today
    return dates.weekend(today, -1 if setting.tense not in ("future", "hence") and today.weekday() < 5 else 0)


def new_year(found: Match, setting: Setting) -> Stretch | None:
    """`in the new year`: the one to come, but in January to March the one just begun."""
    return dates.years(setting.today.year + (setting.today.month > 3))


def year_end(found: Match, setting: Setting) -> Stretch | None:
    """`by year’s end`, `before the year is out`: the last day, as a deadline; else the year."""
    year = dates.around(setting.today, "year")
    return dates.day(year.last) if setting.is_deadline else year


def unit_at_hand(found: Match, setting: Setting) -> Stretch | None:
    """`the year` (of which something else names a part)."""
    return dates.around(setting.today, found["unit"])


def _reckoned(origin: date, count: int, unit: str) -> Stretch:
    """A point that is `count` units off, as precise as the unit: a week for weeks, a month for months."""
    return dates.around(dates.shifted(origin, count, unit), "day" if unit == "hour" else unit)


def ago(found: Match, setting: Setting) -> Stretch | None:
    """`three weeks ago`; `three weeks ago today` is a day."""
    count = -number_of(found["count"])
    return (
        dates.day(dates.shifted(setting.today, count, found["unit"]))
        if found["sharp"]
        else _reckoned(setting.today, count, found["unit"])
    )


def from_previous(found: Match, setting: Setting) -> Stretch | None:
    """`two days earlier`: reckoned from the time named before, else from the report's date."""
    origin = setting.previous.first if setting.previous else setting.today
    return _reckoned(origin, number_of(found["count"]) * (-1 if found["way"] == "earlier" else 1), found["unit"])


def ahead(found: Match, setting: Setting) -> Stretch | None:
    """`in two weeks’ time`, `ten days from now`."""
    return _reckoned(setting.today, number_of(found["count"]), found["unit"])


def in_time(found: Match, setting: Setting) -> Stretch | None:
    """`will meet in two weeks`; after a past tense the words tell how long it took."""
    if setting.tense not in ("future", "hence"):
        raise NotATime
    return ahead(found, setting)


def within(found: Match, setting: Setting) -> Stretch | None:
    """The last day of a term that runs from the report's date."""
    return dates.day(dates.shifted(setting.today, number_of(found["count"]), found["unit"]))


def running(found: Match, setting: Setting) -> Stretch | None:
    """`the next two weeks`, `the past 30 days`: from or up to the report's date."""
    count, named = number_of(found["count"]), found["unit"]
    first, last = sorted((setting.today, dates.shifted(setting.today, count * _side(_part(found, "which")), named)))
    if named in ("month", "year"):
        return Stretch(dates.around(first, named).first, dates.around(last, named).last, named)
    return dates.days(first, last)


def indefinite(found: Match, setting: Setting) -> Stretch | None:
    """`in the coming days`, `Ramadan`."""
    return None


def anaphoric(found: Match, setting: Setting) -> Stretch | None:
    """`the same day`, `the following year`, `the night before`: reckoned from the time named before, a day from a day."""
    named = found["unit"] if found["unit"] in ("week", "month", "year") else "day"
    origin = setting.previous
    if named == "day" and not (origin and origin.is_day):
        origin = setting.previous_day
    if named == "day" and origin and setting.published and origin.first > setting.published and setting.tense == "past":
        origin = setting.previous_day or dates.day(setting.published)
    if origin is None:
        return None
    return dates.around(dates.shifted(origin.first, _side(_part(found, "which")), named), named)


def eve(found: Match, setting: Setting) -> Stretch | None:
    """`on the eve`: the day before the last one named, else before the report; of an event only the former."""
    if found["event"] and setting.previous_day is None:
        if setting.published is not None:
            raise NotATime
        return None
    origin = setting.previous_day.first if setting.previous_day else setting.today
    return dates.day(origin - timedelta(1))


_DEICTIC = {
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


def deictic(found: Match, setting: Setting) -> Stretch | None:
    """`today`, `last night`, `the day before yesterday`."""
    words = " ".join(found[0].lower().split()).removeprefix("the ")
    return dates.day(setting.today + timedelta(_DEICTIC.get(words, 0)))


def one_year(found: Match, setting: Setting) -> Stretch | None:
    """`in 1987`."""
    return dates.years(int(found["time"]))


def years_over(found: Match, setting: Setting) -> Stretch | None:
    """`2014-2020`, `2014–15`; `2014-10` can only be a month."""
    first, last = int(found["first"]), found["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if end <= first:
        return dates.months(first, int(last)) if 1 <= int(last) <= 12 else None
    return dates.years(first, end - first + 1)


def decade(found: Match, setting: Setting) -> Stretch | None:
    """`the 1990s`."""
    return dates.years(int(found["decade"]), 10)


def season(found: Match, setting: Setting) -> Stretch | None:
    """`this summer`, `the autumn`, `spring 2019`."""
    bounds, year, which = SEASONS[found["season"].lower()], _year(found, setting), _part(found, "which")
    if year:
        return dates.season(year, bounds)
    choices = [dates.season(setting.today.year + ahead, bounds) for ahead in (-2, -1, 0, 1, 2)]
    if which == "last":
        return [choice for choice in choices if choice.last < setting.today][-1]
    if which == "next":
        return next(choice for choice in choices if choice.first > setting.today)
    return setting.nearest(choices)


def quarter(found: Match, setting: Setting) -> Stretch | None:
    """`the third quarter`, `the fourth quarter of 2018`."""
    number, year = number_of(found["number"]), _year(found, setting)
    if year:
        return dates.quarter(year, number)
    return setting.nearest([dates.quarter(setting.today.year + ahead, number) for ahead in (-1, 0, 1)])


def holiday(found: Match, setting: Setting) -> Stretch | None:
    """`Christmas`, `Good Friday 2019`, `last Easter`."""
    name, year, which = " ".join(found["holiday"].replace("'", "’").split()), _year(found, setting), _part(found, "which")
    if year:
        return dates.day(_holiday_in(name, year))
    days = [_holiday_in(name, setting.today.year + ahead) for ahead in (-1, 0, 1)]
    if which == "last":
        return dates.day(max(on for on in days if on < setting.today))
    if which == "next":
        return dates.day(min(on for on in days if on > setting.today))
    return setting.nearest([dates.day(on) for on in days])


def _holiday_in(name: str, year: int) -> date:
    if name in FIXED_HOLIDAYS:
        month, number = FIXED_HOLIDAYS[name]
        return date(year, month, number)
    if name in WEEKDAY_HOLIDAYS:
        month, number, count = WEEKDAY_HOLIDAYS[name]
        return date(year, month, 1) + timedelta((number - date(year, month, 1).weekday()) % 7 + 7 * (count - 1))
    return dates.easter(year) + timedelta(EASTER_HOLIDAYS[name])


def year_month_day(found: Match, setting: Setting) -> Stretch | None:
    """`2022-07-22`."""
    return dates.day(date(int(found["year"]), int(found["month"]), int(found["day"])))


def day_month_year(found: Match, setting: Setting) -> Stretch | None:
    """`22.07.2022`: day first, unless only month first makes a date."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    return dates.day(date(year, first, second) if second > 12 >= first else date(year, second, first))


def day_of_month(found: Match, setting: Setting) -> Stretch | None:
    """`the 24th instant`, `the 17th of this month`; a bare `the 24th` is the one on the side of the tense."""
    number, which = number_of(found["day"]), _part(found, "which")
    if which:
        return dates.day(_in_month(setting, which).replace(day=number))
    starts = [dates.shifted(setting.today.replace(day=1), ahead, "month") for ahead in (-1, 0, 1)]
    lengths = [dates.around(start, "month").last.day for start in starts]
    return setting.nearest(
        [dates.day(start.replace(day=number)) for start, length in zip(starts, lengths, strict=True) if number <= length]
    )
