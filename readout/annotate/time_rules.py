"""The rules that read expressions of time: for each a trigger, a pattern and what it comes to.

A rule only proposes and knows no other rule. Its pattern may mark the words of the expression with the group `time`, where the
words before or after it are only its warrant ("in 1987"). Its resolver gives a Stretch or None (seen, but open); it may raise
NoReportDate, or ValueError, OverflowError and KeyError for days that no calendar has.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from readout.annotate.calendar_words import (
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    SEASONS,
    month_of,
    number_of,
    pattern,
    weekday_of,
)
from readout.annotate.dates import Stretch, around, day, days, easter, months, quarter, season, shifted, week, weekend, years
from readout.annotate.time_setting import Setting

Match = re.Match[str]
Resolver = Callable[[Match, Setting], Stretch | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; it is tried only around words of its trigger."""

    name: str
    trigger: str
    pattern: re.Pattern[str]
    resolve: Resolver


def _part(found: Match, name: str) -> str:
    """The words of a group; empty where the pattern has no such group or it took no part."""
    return found.groupdict().get(name) or ""


def _year(found: Match, setting: Setting) -> int | None:
    """The year that the expression names after the month: `2018`, `of last year`."""
    named = _part(found, "y") or _part(found, "yo")
    if named:
        return int(named)
    words = _part(found, "yw")
    if words == "the same":
        return (setting.previous.first if setting.previous else setting.today).year
    return setting.today.year + {"last": -1, "this": 0, "next": 1}[words] if words else None


def _day_in_month(found: Match, setting: Setting) -> Stretch | None:
    month, number, year = month_of(found["month"]), number_of(found["day"]), _year(found, setting)
    if year:
        return day(date(year, month, number))
    weekday = weekday_of(found["weekday"]) if found["weekday"] else None
    return setting.nearest_day(month, number, weekday)


def _days_in_month(found: Match, setting: Setting) -> Stretch | None:
    month, first, last, year = month_of(found["month"]), number_of(found["day"]), number_of(found["last"]), _year(found, setting)
    start = day(date(year, month, first)) if year else setting.nearest_day(month, first)
    return days(start.first, start.first.replace(day=last)) if start else None


def _days_over_months(found: Match, setting: Setting) -> Stretch | None:
    month, until, year = month_of(found["month"]), month_of(found["until"]), _year(found, setting)
    end = day(date(year, until, number_of(found["last"]))) if year else setting.nearest_day(until, number_of(found["last"]))
    if end is None:
        return None
    own = int(found["own"]) if found["own"] else end.first.year - (month > until)
    return days(date(own, month, number_of(found["day"])), end.first)


def _one_month(found: Match, setting: Setting) -> Stretch | None:
    month, year = month_of(found["month"]), _year(found, setting)
    return months(year, month) if year else setting.nearest_month(month)


def _named_month(found: Match, setting: Setting) -> Stretch | None:
    """`last November`, `next March`, `the same August`."""
    month, today, which = month_of(found["month"]), setting.today, " ".join(found["which"].lower().split())
    if which == "next":
        return months(today.year + (month <= today.month), month)
    if which in ("last", "the same"):
        return months(today.year - (month >= today.month and which == "last" or month > today.month), month)
    return months(today.year, month)


def _months_over(found: Match, setting: Setting) -> Stretch | None:
    first, last, year = month_of(found["month"]), month_of(found["until"]), _year(found, setting)
    count = (last - first) % 12 + 1
    if found["own"]:
        count += 12 * ((year or int(found["own"])) - int(found["own"]) - (first > last))
        return months(int(found["own"]), first, count) if count > 0 else None
    return months(year - (first > last), first, count) if year else setting.nearest_month(first, count)


def _weekday(found: Match, setting: Setting) -> Stretch | None:
    """The weekday on the side of the report's date that the words or the tense say."""
    today, number = setting.today, weekday_of(found["weekday"])
    which = " ".join((found["which"] or "").lower().split()).removeprefix("the ").removeprefix("this ")
    if in_week := found["week"]:
        return day(week(today, {"last": -1, "this": 0, "next": 1}[in_week]).first + timedelta(number))
    if which in ("last", "past", "previous"):
        return day(today - timedelta((today.weekday() - number - 1) % 7 + 1))
    if which == "next":
        return day(week(today, 1).first + timedelta(number))
    ahead = which in ("coming", "following") or setting.tense == "future"
    return day(today + timedelta((number - today.weekday()) % 7) if ahead else today - timedelta((today.weekday() - number) % 7))


def _weekdays(found: Match, setting: Setting) -> Stretch | None:
    start = _weekday(found, setting)
    if start is None:
        return None
    span = (weekday_of(found["until"]) - start.first.weekday()) % 7
    return days(start.first, start.first + timedelta(span))


_SIDE = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "the current": 0,
    "next": 1,
    "the coming": 1,
    "this coming": 1,
    "the new": 1,
}


def _unit(found: Match, setting: Setting) -> Stretch | None:
    """`last week`, `this month`, `next year`."""
    side = _SIDE[" ".join(found["which"].lower().split())]
    if found["unit"] == "weekend":
        return weekend(setting.today, side)
    return around(shifted(setting.today, side, found["unit"]), found["unit"])


def _after_next(found: Match, setting: Setting) -> Stretch | None:
    """`the week after next`, `the year before last`."""
    return around(shifted(setting.today, -2 if found["way"].startswith("before") else 2, found["unit"]), found["unit"])


def _weekend(found: Match, setting: Setting) -> Stretch | None:
    today = setting.today
    return weekend(today, -1 if setting.tense != "future" and today.weekday() < 5 else 0)


def _new_year(found: Match, setting: Setting) -> Stretch | None:
    """`in the new year`: the one to come, but in January to March the one just begun."""
    return years(setting.today.year + (setting.today.month > 3))


def _year_end(found: Match, setting: Setting) -> Stretch | None:
    """`by year’s end`, `before the year is out`: the last day, as a deadline; else the year."""
    year = around(setting.today, "year")
    return day(year.last) if setting.is_deadline else year


def _unit_at_hand(found: Match, setting: Setting) -> Stretch | None:
    return around(setting.today, found["unit"])


def _reckoned(origin: date, count: int, unit: str) -> Stretch:
    """A point that is `count` units off, as precise as the unit: a week for weeks, a month for months."""
    return around(shifted(origin, count, unit), "day" if unit == "hour" else unit)


def _ago(found: Match, setting: Setting) -> Stretch | None:
    on = shifted(setting.today, -number_of(found["count"]), found["unit"])
    return day(on) if found["sharp"] else _reckoned(on, 0, found["unit"])


def _from_previous(found: Match, setting: Setting) -> Stretch | None:
    """`two days earlier`: reckoned from the day named before, else from the report's date."""
    origin = setting.previous.first if setting.previous else setting.today
    sign = -1 if found["way"] == "earlier" else 1
    return _reckoned(origin, sign * number_of(found["count"]), found["unit"])


def _ahead(found: Match, setting: Setting) -> Stretch | None:
    return _reckoned(setting.today, number_of(found["count"]), found["unit"])


def _within(found: Match, setting: Setting) -> Stretch | None:
    """The last day of a term that runs from the report's date."""
    return day(shifted(setting.today, number_of(found["count"]), found["unit"]))


def _running(found: Match, setting: Setting) -> Stretch | None:
    """`the next two weeks`, `the past 30 days`: from or up to the report's date."""
    count, unit = number_of(found["count"]), found["unit"]
    behind = found["which"] in ("past", "last", "previous", "preceding")
    first, last = sorted((setting.today, shifted(setting.today, -count if behind else count, unit)))
    if unit in ("month", "year"):
        return Stretch(around(first, unit).first, around(last, unit).last, unit)
    return days(first, last)


def _open(found: Match, setting: Setting) -> Stretch | None:
    return None


def _anaphoric(found: Match, setting: Setting) -> Stretch | None:
    """`the same day`, `the following year`: reckoned from the date named before."""
    if setting.previous is None or (found["unit"] == "day" and not setting.previous.is_day):
        return None
    side = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(found["which"], 0)
    return around(shifted(setting.previous.first, side, found["unit"]), found["unit"])


_DEICTIC = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def _deictic(found: Match, setting: Setting) -> Stretch | None:
    words = " ".join(found[0].lower().split())
    words = words if words.startswith("the ") or " before " not in words and " after " not in words else f"the {words}"
    return day(setting.today + timedelta(_DEICTIC.get(words, 0)))


def _own_year(found: Match, setting: Setting) -> Stretch | None:
    return years(int(found["time"]))


def _years_over(found: Match, setting: Setting) -> Stretch | None:
    first, last = int(found["first"]), found["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return years(first, end - first + 1) if end > first else None


def _decade(found: Match, setting: Setting) -> Stretch | None:
    return years(int(found["decade"]), 10)


def _season(found: Match, setting: Setting) -> Stretch | None:
    bounds, year, today = SEASONS[found["season"].lower()], _year(found, setting), setting.published
    if year:
        return season(year, bounds)
    if found["which"] in ("last", "next"):
        choices = [season(setting.today.year + ahead, bounds) for ahead in (-2, -1, 0, 1, 2)]
        past = [choice for choice in choices if choice.last < setting.today]
        coming = [choice for choice in choices if choice.first > setting.today]
        return past[-1] if found["which"] == "last" else coming[0]
    if found["which"] and today:
        return season(today.year - (bounds[0] == 12 and today.month < 7), bounds)
    return setting.nearest([season(setting.today.year + ahead, bounds) for ahead in (-1, 0, 1)])


def _quarter(found: Match, setting: Setting) -> Stretch | None:
    number, year = number_of(found["number"]), _year(found, setting)
    if year:
        return quarter(year, number)
    return setting.nearest([quarter(setting.today.year + ahead, number) for ahead in (-1, 0, 1)])


def _holiday(found: Match, setting: Setting) -> Stretch | None:
    name, year = found["holiday"].replace("'", "’"), _year(found, setting)
    if year:
        return day(_holiday_in(" ".join(name.split()), year))
    return setting.nearest([day(_holiday_in(" ".join(name.split()), setting.today.year + ahead)) for ahead in (-1, 0, 1)])


def _holiday_in(name: str, year: int) -> date:
    if name in FIXED_HOLIDAYS:
        month, number = FIXED_HOLIDAYS[name]
        return date(year, month, number)
    return easter(year) + timedelta(EASTER_HOLIDAYS[name])


def _year_month_day(found: Match, setting: Setting) -> Stretch | None:
    return day(date(int(found["year"]), int(found["month"]), int(found["day"])))


def _day_month_year(found: Match, setting: Setting) -> Stretch | None:
    """Day first, unless only month first makes a date."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    return day(date(year, first, second) if second > 12 >= first else date(year, second, first))


def _day_of_month(found: Match, setting: Setting) -> Stretch | None:
    """`the 24th instant`, `the 17th of this month`; a bare `the 24th` is the one on the side of the tense."""
    number, which = number_of(found["day"]), _part(found, "which") or _part(found, "short") or _part(found, "of")
    side = {"ultimo": -1, "ult": -1, "last": -1, "proximo": 1, "prox": 1, "next": 1}.get(which, 0)
    if which:
        return day(shifted(setting.today.replace(day=1), side, "month").replace(day=number))
    starts = [shifted(setting.today.replace(day=1), ahead, "month") for ahead in (-1, 0, 1)]
    return setting.nearest(
        [day(start.replace(day=number)) for start in starts if number <= months(start.year, start.month).last.day]
    )


_WEEKDAY_BEFORE = r"(?:(?P<weekday>{weekday}),? (?:the )?)?"
_MONTH_WARRANT = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]hrough|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|of|for|to|and|or)"
_UNITS = r"(?P<unit>day|week|fortnight|month|year|decade)"

RULES: tuple[Rule, ...] = (
    Rule(
        "day_then_month",
        "month",
        pattern(
            r"{number_edge}\b"
            + _WEEKDAY_BEFORE
            + r"(?:the )?(?P<day>{day}(?= ?[-A-Z]| of | day )|{ordinal}(?= of | day of ))(?: day)?(?: of|-)? ?"
            r"(?P<month>{month}){year_after}"
        ),
        _day_in_month,
    ),
    Rule(
        "month_then_day",
        "month",
        pattern(r"\b" + _WEEKDAY_BEFORE + r"(?P<month>{month}) ?(?:the )?(?P<day>{day}|(?<=the\s){ordinal}){year_after}"),
        _day_in_month,
    ),
    Rule(
        "days_then_month",
        "month",
        pattern(
            r"{number_edge}\b(?:the )?(?P<day>{day})(?:{dash}|, {day})*(?:,? and (?:again )?(?:on )?)?(?:the )?"
            r"(?P<last>{day})(?: of)? (?P<month>{month}){year_after}"
        ),
        _days_in_month,
    ),
    Rule(
        "month_then_days",
        "month",
        pattern(
            r"\b(?P<month>{month}) (?P<day>{day})(?:{dash}|(?:, {day})*,? and )(?P<last>{day})(?! [A-Z][a-z]+ [0-9]){year_after}"
        ),
        _days_in_month,
    ),
    Rule(
        "days_over_months",
        "month",
        pattern(
            r"{number_edge}\b(?:the )?(?P<day>{day})(?: of)? (?P<month>{month})(?:,? (?P<own>{year}))?(?:{dash}| and )(?:the )?"
            r"(?P<last>{day})(?: of)? (?P<until>{month}){year_after}"
        ),
        _days_over_months,
    ),
    Rule(
        "days_over_months_american",
        "month",
        pattern(
            r"\b(?P<month>{month}) (?P<day>{day})(?:, (?P<own>{year}))?(?:,?{dash})(?P<until>{month}) (?P<last>{day}){year_after}"
        ),
        _days_over_months,
    ),
    Rule(
        "month_of_year",
        "month",
        pattern(r"\b(?P<month>{month})(?:,? (?P<y>{year})|,? of (?P<yo>{year})|(?: of)? (?P<yw>last|this|next|the same) year\b)"),
        _one_month,
    ),
    Rule("bare_month", "month", pattern(r"(?<![\w-])(?P<time>(?P<month>{full_month}))"), _one_month),
    Rule(
        "month_after_preposition",
        "month",
        pattern(r"\b" + _MONTH_WARRANT + r"[\s-](?P<time>(?P<month>{verbal_month}))"),
        _one_month,
    ),
    Rule(
        "last_or_next_month_name",
        "month",
        pattern(r"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he same) (?P<month>{full_month}|{verbal_month})"),
        _named_month,
    ),
    Rule(
        "months_over",
        "month",
        pattern(
            r"\b(?P<month>{full_month}|(?<=rom\s){verbal_month}|{verbal_month}(?=[-–/]))(?: (?P<own>{year}))?"
            r"(?:{dash}|/)(?P<until>{full_month}|{verbal_month}){year_after}"
        ),
        _months_over,
    ),
    Rule(
        "months_between",
        "month",
        pattern(
            r"\b[Bb]etween (?P<time>(?P<month>{full_month}|{verbal_month})(?: (?P<own>{year}))? and "
            r"(?P<until>{full_month}|{verbal_month}){year_after})"
        ),
        _months_over,
    ),
    Rule(
        "weekday",
        "weekday",
        pattern(
            r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his past|[Tt]his|the following|the previous|the past) )?(?P<weekday>{full_weekday})"
            r"(?:(?: of)? (?P<week>last|this|next) week\b)?"
        ),
        _weekday,
    ),
    Rule(
        "weekdays",
        "weekday",
        pattern(
            r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<weekday>{full_weekday})(?:{dash}| and )(?P<until>{full_weekday})"
            r"(?:(?: of)? (?P<week>last|this|next) week\b)?"
        ),
        _weekdays,
    ),
    Rule(
        "last_or_next_unit",
        "unit",
        pattern(
            r"(?<!the\s)(?<!The\s)\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|this coming|[Tt]he coming|[Tt]he current|[Tt]he new) (?P<unit>week|month|quarter|year|weekend|decade)\b(?!-)"
        ),
        _unit,
    ),
    Rule("after_next", "unit", pattern(r"\bthe (?P<unit>week|month|year) (?P<way>after next|before last)\b"), _after_next),
    Rule("the_weekend", "unit", pattern(r"\b(?:[Oo]ver|[Aa]t|[Oo]n|during) (?P<time>the weekend)\b"), _weekend),
    Rule("the_new_year", "unit", pattern(r"\b(?P<time>the (?:new|New) year)\b(?!['’])"), _new_year),
    Rule(
        "ago",
        "unit",
        pattern(r"\b(?:[Aa]bout |[Ss]ome |[Nn]early )?(?P<count>{count}) " + _UNITS + r"s? ago\b(?P<sharp> today| yesterday)?"),
        _ago,
    ),
    Rule(
        "some_time_ago",
        "unit",
        pattern(
            r"\b(?:{vague}|[Mm]any|[Ss]everal) (?:hour|day|week|month|year|decade)s ago\b|\b(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades) ago\b"
        ),
        _open,
    ),
    Rule("earlier_or_later", "unit", pattern(r"\b(?P<count>{count}) " + _UNITS + r"s? (?P<way>earlier|later)\b"), _from_previous),
    Rule(
        "within",
        "unit",
        pattern(r"\b[Ww]ithin (?:the (?:next|coming) )?(?P<count>{count}) (?P<unit>hour|day|week|fortnight|month|year)s?\b"),
        _within,
    ),
    Rule("within_some", "unit", pattern(r"\b[Ww]ithin (?:{vague} )?(?:days|weeks|months|years)\b"), _open),
    Rule(
        "from_now",
        "unit",
        pattern(
            r"\b(?:in )?(?P<count>{count}) (?P<unit>hour|day|week|fortnight|month|year)s?(?:['’]s?)? (?:time|from now|from today|hence)\b"
        ),
        _ahead,
    ),
    Rule(
        "running",
        "unit",
        pattern(r"\bthe (?P<which>next|coming|past|last|previous|preceding) (?P<count>{count}) (?P<unit>day|week|month|year)s\b"),
        _running,
    ),
    Rule(
        "coming_days",
        "unit",
        pattern(
            r"\b(?:the )?(?:coming|next|past|last|recent|following) (?:(?:few|several|couple of) )?(?:days|weeks|months|years)\b(?! of)"
        ),
        _open,
    ),
    Rule(
        "same_or_next",
        "unit",
        pattern(r"\b(?:[Tt]he |[Tt]hat )(?P<which>same|very|next|following|previous|preceding) (?P<unit>day|week|month|year)\b"),
        _anaphoric,
    ),
    Rule("that_unit", "unit", pattern(r"\b(?P<which>[Tt]hat) (?P<unit>day|week|month|year)\b(?!['’])"), _anaphoric),
    Rule("year_end", "unit", pattern(r"\b(?:the )?year(?:['’]s)?[\s-]end\b|\bthe year (?:is out|ends|is over)\b"), _year_end),
    Rule("part_of_unit", "unit", pattern(r"\b(?:of|in) (?P<time>the (?P<unit>week|month|quarter|year|decade))\b"), _unit_at_hand),
    Rule(
        "deictic",
        "deictic",
        pattern(
            r"\b(?:[Tt]oday|[Tt]onight|TODAY|[Tt]omorrow|[Yy]esterday|[Tt]his (?:morning|afternoon|evening)|[Ll]ast (?:night|evening)"
            r"|(?:[Tt]he )?day (?:before yesterday|after tomorrow))\b"
        ),
        _deictic,
    ),
    Rule(
        "year_after_preposition",
        "year",
        pattern(
            r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]hrough|[Dd]uring|[Tt]hroughout|[Oo]f|[Ff]or|[Ee]arly|[Ll]ate|[Mm]id|to|year|fiscal"
            r"|[Ss]ummer|[Ss]pring|autumn|winter|back in|around|circa|than|till|beyond|(?:half|quarter)(?: of)?)[\s-](?:the year |fiscal )?(?P<time>{year})(?!['’]s)"
        ),
        _own_year,
    ),
    Rule("year_after_year", "year", pattern(r"(?<=[12][0-9]{3}\sand\s)(?P<time>{year})"), _own_year),
    Rule(
        "year_as_adjective",
        "year",
        pattern(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]|[Oo]ur) (?P<time>(?![0-9]+00){year}) (?=[a-z]|[A-Z][a-z])"),
        _own_year,
    ),
    Rule(
        "years_over",
        "year",
        pattern(r"{number_edge}(?P<first>(?:1[5-9]|20)[0-9]{2}){dash}(?P<last>{year}|[0-9]{2}(?![0-9]|[-.,:/][0-9]))"),
        _years_over,
    ),
    Rule("years_between", "year", pattern(r"\b[Bb]etween (?P<time>(?P<first>{year}) and (?P<last>{year}))"), _years_over),
    Rule("decade", "year", pattern(r"\b(?:the )?(?:early |late |mid[\s-])?(?P<decade>(?:1[5-9]|20)[0-9]0)['’]?s\b"), _decade),
    Rule(
        "season",
        "season",
        pattern(
            r"\b(?:(?P<which>last|this|next) |(?:the )(?:early |late |coming )?|(?<=[Ii]n\s)|(?<=by\s)|(?<=since\s)|(?<=until\s)|(?<=early\s)|(?<=late\s))"
            r"(?P<season>[Ss]pring|[Ss]ummer|autumn|fall(?! of [^12])|winter)\b{year_after}(?![-\w])"
        ),
        _season,
    ),
    Rule(
        "quarter",
        "unit",
        pattern(
            r"\b(?:the )?(?P<number>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[\s-]quarter\b(?: of the year\b|{year_after})(?! of)"
        ),
        _quarter,
    ),
    Rule("holiday", "holiday", pattern(r"\b(?P<holiday>{holiday})\b(?!['’]| [A-Z]){year_after}"), _holiday),
    Rule("moving_holiday", "holiday", pattern(r"\b{unreckoned}\b"), _open),
    Rule(
        "year_month_day",
        "numeric",
        pattern(
            r"{number_edge}(?P<year>[12][0-9]{3})(?P<dash>[-./])(?P<month>0?[1-9]|1[0-2])(?P=dash)(?P<day>[0-3]?[0-9])(?![0-9]|[-./][0-9])(?:T[0-9:.Z+]+)?"
        ),
        _year_month_day,
    ),
    Rule(
        "day_month_year",
        "numeric",
        pattern(
            r"{number_edge}(?P<first>[0-3]?[0-9])(?P<dash>[-./])(?P<second>[0-3]?[0-9])(?P=dash)(?P<year>[12][0-9]{3})(?![0-9]|[-./][0-9])"
        ),
        _day_month_year,
    ),
    Rule(
        "day_of_month",
        "ordinal",
        pattern(
            r"\b(?:the )?(?P<day>{ordinal_day}|{ordinal})(?: (?:day )?(?:of )?(?:(?P<which>instant|ultimo|proximo)\b|(?P<short>inst|ult|prox)\b\.?|(?P<of>the|this|last|next) month\b))"
        ),
        _day_of_month,
    ),
    Rule(
        "the_day",
        "ordinal",
        pattern(
            r"\b(?:[Oo]n|by|until|till|from|since|before|after) (?P<time>the (?P<day>{ordinal_day}))(?=[.,;:)!?”\"]|$| (?:and|or|at|in|when|where|with|for|he|she|they|the)\b)"
        ),
        _day_of_month,
    ),
)
