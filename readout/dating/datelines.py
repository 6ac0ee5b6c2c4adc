"""Datelines: where and when a report says, at its head, that it was written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from readout.annotate.calendar_words import MONTHS, WEEKDAYS, any_of, month_of, weekday_of
from readout.span import Span

_HEAD_LINES = 8
# A date further into its line than this belongs to a sentence.
_REACH = 110

_MONTH = f"(?i:{any_of(MONTHS)})\\b\\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WEEKDAY = f"(?i:{any_of(WEEKDAYS)})\\b\\.?"
_RANGE = r"(?:\d\d?\s?[-–—]\s?)?"
_DATES = (
    re.compile(rf"(?<![\d/.-]){_YEAR}(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"),
    re.compile(rf"(?<![\d/.-])(?P<day>\d\d?)(?P<mark>[./-])(?P<month>\d\d?)(?P=mark){_YEAR}"),
    re.compile(rf"\b(?P<month>{_MONTH})\s?{_RANGE}(?P<day>{_DAY})(?:,?\s+{_YEAR})?"),
    re.compile(rf"(?<![\d/.:-]){_RANGE}(?P<day>{_DAY})\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s+{_YEAR})?"),
)

_CAPITALISED = r"(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*|\d+|/|&|and|of|the|for|in|at|by|de|du|el|al|on)"
_LEAD = re.compile(r"(?i)(?:posted|published|updated|last updated|last modified|issued|released|dated|date)(?: on)?:?\s*")
_NAME_LINE = re.compile(rf"\(?(?:{_CAPITALISED}[\s,:]*)+")
_SEPARATED = re.compile(r"[,(|:–—/]\s*$|--?\s*$|\s{2,}$|\t$|^[A-Z]{3}[A-Z ]*\.\s*$")
_SEGMENT = re.compile(r"\s*[|•·]\s*|\s{2,}|\t")
_PARENTHESIS = re.compile(r"\([A-Z][^()]{1,40}\)")
_TIME = r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{3,4}))?"
_TIME_BEFORE = re.compile(rf"{_TIME},?\s*$")
_AFTER = re.compile(
    rf"""\s*$ | ,?\s*{_TIME} | \s*\)?\s*\([A-Z][^()\n]{{1,40}}\)\s*(?:[-–—:.]|$|\S)
    | \s*\)?\s*(?:--?|[–—:|•·]) | \)\s | \)$ | \.\s | \s{{2,}} | \t | \s(?:by|in|at|from)\s\w""",
    re.VERBOSE,
)
_WEEKDAY_BEFORE = re.compile(rf"\b({_WEEKDAY}),?\s*$")
_WEEKDAY_AFTER = re.compile(rf"^,?\s*\(?({_WEEKDAY})\)?")
_NO_PLACE = frozenset(
    ("Statement", "Press", "Release", "News", "No", "Nr", "Issue", "Volume", "Bulletin", "Speech", "Remarks", "Source", "Readout")
)
_AGENCY_LINE = re.compile(rf"((?:{_CAPITALISED}[ ,]*){{1,6}})\((?:[A-Z][\w.&' -]{{1,30}})\)\s*(?:--?|[–—:])")
_WEEKDAY_LINE = re.compile(rf"((?:{_CAPITALISED}[ ]?){{1,5}}),\s+({_WEEKDAY})(?:\s{{2,}}|\s*(?:--?|[–—:]))")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and the date at the head of a report, as far as they are given; `weekday` counts from 0, Monday."""

    span: Span
    place: str | None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def days(self, years: Iterable[int]) -> Iterator[date]:
        """The day and month in those of the years that have it; nothing if no day is given."""
        for year in years:
            if self.day and self.month and _exists(self.day, self.month, year):
                yield date(year, self.month, self.day)


def find_dateline(text: str) -> Dateline | None:
    """The dateline among the first lines of a text: a full date before one without a year, before a weekday or a place alone.

    BEIJING, May 25 -- · Sept. 24, 2020 (EIRNS)— · GENEVA (28 May 2022) – · 22.07.2022 · Posted 26 May 2022 ·
    Updated: February 06, 2022 10:26 · LUND, Wednesday - · GENEVA (Reuters) -
    """
    lines = tuple(_head(text))
    dated = [dateline for start, line in lines for dateline in _in_line(line, start)]
    if dated:
        return next((dateline for dateline in dated if dateline.year), dated[0])
    undated = [dateline for start, line in lines for dateline in _undated(line, start)]
    return undated[0] if undated else None


def dates_in(words: str) -> Iterator[tuple[Span, int, int, int | None]]:
    """The days named with day and month, each as span, day, month and year if given; of a stretch of days the last."""
    for pattern in _DATES:
        for found in pattern.finditer(words):
            parts = _day_and_month(found)
            year = found["year"]
            if parts and _exists(*parts, int(year) if year else 2000):
                yield Span(found.start(), found.end()), *parts, int(year) if year else None


def _head(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    left = _HEAD_LINES
    while left and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            left -= 1
            yield start, text[start:end]
        start = end + 1


def _day_and_month(found: re.Match[str]) -> tuple[int, int] | None:
    """Day and month; None of figures that may be read both ways ("07/06/2022")."""
    day, month = int(re.match(r"\d+", found["day"])[0]), found["month"]  # type: ignore[index]
    if not month.isdigit():
        return day, month_of(month)
    if found["mark"] == "." or found.start("year") < found.start("month"):
        return day, int(month)
    if max(day, int(month)) > 12 or day == int(month):
        return max(day, int(month)), min(day, int(month))
    return None


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _in_line(line: str, start: int) -> Iterator[Dateline]:
    for span, day, month, year in dates_in(line[: _REACH + 40]):
        if span.start <= _REACH and (found := _frame(line, span, year is not None)):
            place, first, weekday = found
            yield Dateline(Span(start + first, start + span.end), place, day, month, year, weekday)


def _frame(line: str, span: Span, complete: bool) -> tuple[str | None, int, int | None] | None:
    """Place, start and weekday if what stands around the date in its line is what stands around datelines; else None."""
    before, after = line[: span.start], line[span.end :]
    weekday = _WEEKDAY_BEFORE.search(before) or _WEEKDAY_AFTER.search(after)
    if weekday and weekday.re is _WEEKDAY_BEFORE:
        before = before[: weekday.start()]
    elif weekday:
        after = after[weekday.end() :]
    if not _AFTER.match(after):
        return None
    number = weekday_of(weekday[1]) if weekday else None
    place = _place_before(before, bool(weekday))
    if place is None or not (complete or place or weekday or not after.strip() or re.match(r"\s*(?:\(|--?|[–—])", after)):
        return None
    start = line.find(place) if place else span.start
    return _titled(place), max(start, 0), number


def _place_before(before: str, weekday: bool) -> str | None:
    """The place before a date, "" if nothing or only a lead ("Posted") is there, None if it is a sentence."""
    before = _TIME_BEFORE.sub("", before)
    if _LEAD.fullmatch(before.strip() + " ") or not before.strip(" \t(|–—-"):
        return ""
    if not weekday and not _SEPARATED.search(before):
        return None
    last = _SEGMENT.split(_PARENTHESIS.sub("", before))[-1].strip(" \t(),.:–—-")
    if not last or _LEAD.fullmatch(last + " "):
        return ""
    return last if _NAME_LINE.fullmatch(last) else None


def _titled(place: str) -> str | None:
    """The place with capitals only at the start of words; None of words that name no place."""
    words = place.split()
    if (
        not words
        or len(words) > 5
        or words[0].lower() == "the"
        or _NO_PLACE.intersection(word.strip(".:,") for word in words)
        or any(map(str.isdigit, words))
    ):
        return None
    return " ".join(word.title() if len(word) > 2 and word.isupper() and "." not in word else word for word in words)


def _undated(line: str, start: int) -> Iterator[Dateline]:
    if found := _WEEKDAY_LINE.match(line):
        yield Dateline(Span(start, start + found.end(2)), _titled(found[1]), weekday=weekday_of(found[2]))
    elif found := _AGENCY_LINE.match(line):
        place = found[1].strip(" ,")
        yield Dateline(Span(start, start + len(place)), _titled(place))
