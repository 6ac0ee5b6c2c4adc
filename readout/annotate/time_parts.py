"""Words around an expression of time that belong to it, and what they make of its value."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from readout.annotate.calendar_words import ORDINALS, pattern
from readout.annotate.dates import Stretch, day, days, half, months, seven_days, week
from readout.gazetteer import Occasion
from readout.span import Span
from readout.value import value

Match = re.Match[str]


@value
class Part:
    """An expression with the words drawn in, and its value with them."""

    span: Span
    stretch: Stretch | None


def _unchanged(of: Stretch, found: Match) -> Stretch | None:
    return of


def _end(of: Stretch, found: Match) -> Stretch | None:
    """The last day for a deadline (`by the end of June`), else the stretch itself, of which no day is named."""
    return day(of.last) if found["deadline"] else of


def _number(word: str) -> int:
    return -1 if word in ("last", "final", "latter") else ORDINALS[word]


def _half(of: Stretch, found: Match) -> Stretch | None:
    return half(of, 1 if found["number"] == "first" else 2)


def _quarter(of: Stretch, found: Match) -> Stretch | None:
    number = _number(found["number"])
    return months(of.first.year, 10 if number < 0 else 3 * number - 2, 3) if of.unit == "year" and number <= 4 else None


def _week(of: Stretch, found: Match) -> Stretch | None:
    number = _number(found["number"])
    return seven_days(of, number) if of.unit == "month" and number <= 4 else None


def _whole_week(of: Stretch, found: Match) -> Stretch | None:
    return week(of.first)


def _last_day(of: Stretch, found: Match) -> Stretch | None:
    return day(of.first if found["number"] == "first" else of.last)


_NUMBER = r"(?P<number>first|second|third|fourth|last|final|latter)"
# Words before the expression; each ends where the expression (with its article) begins. The order is that of trial.
HEADS: tuple[tuple[re.Pattern[str], Callable[[Stretch, Match], Stretch | None]], ...] = (
    (
        pattern(
            r"(?:(?P<deadline>\b(?:[Bb]y|[Bb]efore|[Uu]ntil|till|through|than|up to|ahead of|to) ))?"
            r"(?P<head>(?:[Tt]he )?(?:very )?(?:end|close) of (?:the )?)$"
        ),
        _end,
    ),
    (pattern(r"\b(?P<head>(?:[Tt]he )?" + _NUMBER + r" half of (?:the )?)$"), _half),
    (pattern(r"\b(?P<head>(?:[Tt]he )?" + _NUMBER + r" (?:quarter|three months) of (?:the )?)$"), _quarter),
    (pattern(r"\b(?P<head>(?:[Tt]he )?" + _NUMBER + r" week (?:of|in) (?:the )?)$"), _week),
    (pattern(r"\b(?P<head>(?:[Tt]he )?week of )$"), _whole_week),
    (pattern(r"\b(?P<head>(?:[Tt]he )?(?P<number>first|last|final) day (?:of|in) (?:the )?)$"), _last_day),
    (
        pattern(
            r"\b(?P<head>(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id|the early|the late)[\s-](?:on |in )?(?:the )?"
            r"|(?:the )?(?:beginning|start|middle|turn|course|remainder|rest|opening|height) of (?:the )?)$"
        ),
        _unchanged,
    ),
)
# How the last word of each of them ends, before an article too: they are tried where it does.
_HEAD_ENDS = ("of", "in", "on", "the", "early", "late", "earlier", "later", "mid")
_DAY_HEAD = pattern(
    r"\b(?P<head>(?:[Tt]he )?(?:early |late |small )?(?:{part_of_day}|hours) (?:of|on) (?:the )?|(?:noon|midday|midnight) )$"
)
_DAY_TAIL = pattern(
    r"(?:,? (?:early |late |at |in the |around |before )?{part_of_day}\b(?!-| of))?"
    r"(?:,? (?:at |from )?(?:[01]?[0-9]|2[0-3])(?:[:.h][0-5][0-9](?![0-9])(?: ?[ap]\.?m\b\.?)?| ?[ap]\.?m\b\.?)"
    r"(?: local time\b| GMT\b| UTC\b)?)?(?: local time\b)?"
)
# Units that say when only as part of something: "the year", "the week".
_BARE = re.compile(r"the\s+(?:week|month|quarter|year|decade)")
_OCCASION_LEAD = pattern(
    r",? (?P<way>after|following|once|before|ahead of) (?:the )?"
    r"(?:(?:conclusion|end|close|closing|opening|start|beginning) of )?(?:the )?"
)


def enlarged(
    text: str, span: Span, stretch: Stretch | None, area: Span, occasions: Sequence[Occasion], published: date | None
) -> Part | None:
    """The expression with the words around it, inside `area`; None if it says when only as a part, and is none (`the year`)."""
    part = _with_head(text, Part(span, stretch), area)
    if part.span == span and _BARE.fullmatch(span.of(text)):
        return None
    if part.stretch is None:
        return part
    if part.stretch.is_day:
        return _with_part_of_day(text, part, area)
    return _with_occasion(text, part, area, occasions, published) or part


def _with_head(text: str, part: Part, area: Span) -> Part:
    first = max(area.start, part.span.start - 45)
    if not text[first : part.span.start].rstrip().rstrip("-").lower().endswith(_HEAD_ENDS):
        return part
    for head, change in HEADS:
        found = head.search(text, first, part.span.start)
        if found:
            start = found.start("head")
            return Part(Span(start, part.span.end), change(part.stretch, found) if part.stretch else None)
    return part


def _with_part_of_day(text: str, part: Part, area: Span) -> Part:
    found = _DAY_HEAD.search(text, max(area.start, part.span.start - 30), part.span.start)
    tail = _DAY_TAIL.match(text, part.span.end, area.end)
    start = found.start("head") if found else part.span.start
    return Part(Span(start, tail.end() if tail else part.span.end), part.stretch)


def _with_occasion(text: str, part: Part, area: Span, occasions: Sequence[Occasion], published: date | None) -> Part | None:
    """The stretch cut at an occasion that is named behind it, if that lies within a year of the report."""
    lead = _OCCASION_LEAD.match(text, part.span.end, area.end)
    if not lead or part.stretch is None:
        return None
    rest = text[lead.end() : lead.end() + 80].lower()
    years = {str(published.year + step) for step in (-1, 0, 1)} if published else {each.start[:4] for each in occasions}
    named = [
        (len(words), occasion)
        for occasion in occasions
        if occasion.start[:4] in years
        for words in occasion.words
        if rest.startswith(_bare(words)) and _begins(rest, _bare(words))
    ]
    for length, occasion in sorted(named, key=lambda one: -one[0]):
        cut = _cut(part.stretch, occasion, lead["way"], published)
        if cut:
            words = next(words for words in occasion.words if _begins(rest, _bare(words)) and len(words) == length)
            return Part(Span(part.span.start, lead.end() + len(_bare(words))), cut)
    return None


@lru_cache(maxsize=8192)
def _bare(words: str) -> str:
    return words.lower().removeprefix("the ")


def _begins(rest: str, words: str) -> bool:
    return rest.startswith(words) and not rest[len(words) : len(words) + 1].isalnum()


def _cut(of: Stretch, occasion: Occasion, way: str, published: date | None) -> Stretch | None:
    try:
        start, end = date.fromisoformat(occasion.start), date.fromisoformat(occasion.end)
    except ValueError:
        return None
    if published and abs(start - published) > timedelta(366):
        return None
    if way in ("before", "ahead of"):
        return days(of.first, start) if of.first <= start <= of.last else None
    return days(end, of.last) if of.first <= end <= of.last else None
