"""What a text implies of the year in which it was published, given a dateline without one."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

import readout.lexicon
from readout.annotate.calendar_words import MONTHS, any_of, month_of
from readout.dating.datelines import Dateline, dates_in
from readout.dating.tables import DatingTables, Words
from readout.gazetteer import Occasion, Term
from readout.span import Span

YEARS = range(2000, 2028)

# Reports name an official in office some days before the term is entered and after it has ended.
_GRACE = timedelta(7)
_AROUND_OCCASION = timedelta(3)
# Those who left office before are remembered more often than reported on: their last year would stand for all earlier ones.
_REMEMBERED = "2002"
# Characters on each side of a word that are read for what is said of it, if its sentence is as long.
_AROUND = 400
# Characters after the dateline in which whoever is named in an office holds it.
_LEAD = 350
# A series of occasions known from such a year, or up to such a year, is known whole on that side.
_WHOLE_FROM, _WHOLE_TO = 2002, 2025

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"’][.!?])[”\"’)]*\s+(?=[A-ZÀ-Þ“\"‘])|\n+")
_AFTER_DATELINE = re.compile(r"[^\S\n]*(?:[(/][^()\n/]{1,40}[)/])?[^\S\n]*[-–—:.]*[^\S\n]*")
_YEAR = re.compile(r"(?<![\d/.,$€£-])(?:19|20)\d\d(?![\d%/-]|[.,]\d|\s(?:[Aa]genda|people|troops|soldiers|km|feet|metres))")
_MONTH_BEFORE = re.compile(rf"\b({any_of(MONTHS)})\b\.?,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?$", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:in|of|after|on|during|early|late|mid)[\s-]$", re.IGNORECASE)
_OPENING = re.compile(r"^[“\"‘]?(?:In|On|At|By|During|After|Early|Late|Back)\b[\w\s,.]{0,40}$")
_SINCE = re.compile(r"\b[Ss]ince\s(?:\w+\s){0,2}(?:\d{1,2},\s)?$")
_PAST_VERB = re.compile(r"\b(?:was|were|had|did|said|met|told|took|went|came|made|gave|began|held|won|left|became|[a-z]{2,}ed)\b")
_PAST_BEFORE = re.compile(
    r"\b(?:was|were|met|took|went|came|began|held|won|left|became|[a-z]{2,}ed)\b(?:\s(?!and\b|that\b|when\b|if\b)[\w’'-]+(?<!ing)){0,5}\s$"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|until|till|through|next|upcoming|forthcoming|planned|plans?|scheduled|expected|due|slated|projected"
    r"|target|goals?|could|may|might|can|if|vision|elections?|budget|fiscal|starting|beginning|promised?|pledged?|to)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|shall|should|plans?|planned|expected|scheduled|due|slated|projected)\b")
_HELD_AHEAD = re.compile(
    r"\b(?:will|scheduled for|slated for|due to|set to)\b(?:(?!\b(?:was|were|had|that|which|who|than)\b)[^.!?;\n“”\"]){0,60}?"
    r"\b(?:in|on)\s(?:[\w.]+\s(?:\d{1,2},?\s)?)?$"
)
_DOCUMENT_NUMBER = re.compile(r"\bNo\.? ?\d{1,5}(?:/|-| of )((?:19|20)\d\d)\b")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_BEFORE = re.compile(rf"\b({'|'.join(_DAYS)}),?\s$")

_FILE = Path(readout.lexicon.__file__).parent / "en" / "dating.toml"
_LISTS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
# The latest first: it says more than the others.
_NOT_BEFORE: tuple[tuple[str, str], ...] = tuple(sorted(_LISTS.pop("not_before").items(), key=itemgetter(1), reverse=True))
_WORDS = {name: frozenset(words) for name, words in _LISTS.items()}


@dataclass(frozen=True, slots=True)
class Hint:
    """The years that one piece of evidence allows, and the line that tells it."""

    years: frozenset[int]
    reason: str


def sentences_of(text: str, dateline: Dateline) -> tuple[Span, ...]:
    """The sentences of a text, roughly: an abbreviation may cut one in two. The dateline is one of its own."""
    cuts = [end.span() for end in _SENTENCE_END.finditer(text)]
    if after := _AFTER_DATELINE.match(text, dateline.span.end):
        cuts.append(after.span())
    cuts = [(0, 0), *sorted(cuts), (len(text), len(text))]
    spans = (Span(end, start) for (_, end), (start, _) in pairwise(cuts))
    return tuple(span for span in spans if span.start < span.end)


def weekday_of_dateline(dateline: Dateline) -> Iterator[Hint]:
    """Years in which the dateline's day was the weekday that it names."""
    if dateline.weekday is not None:
        years = frozenset(day.year for day in dateline.days(YEARS) if day.weekday() == dateline.weekday)
        yield Hint(years, f"that day was a {_DAYS[dateline.weekday]} in {_listed(years)}")


def document_number(text: str) -> Iterator[Hint]:
    """The year of a number at the head: `Communiqué No. 31/2017`."""
    if found := _DOCUMENT_NUMBER.search(text, 0, 400):
        yield Hint(frozenset((int(found[1]),)), f"it is numbered “{found[0]}”")


def weekdays_beside_dates(dateline: Dateline, text: str) -> Iterator[Hint]:
    """Years in which "Saturday, Feb. 5", taken as the one nearest to the dateline, was a Saturday."""
    for span, day, month, year in dates_in(text):
        weekday = _DAY_BEFORE.search(text, max(0, span.start - 12), span.start)
        if weekday and year is None:
            wanted = _DAYS.index(weekday[1])
            years = frozenset(on.year for on in dateline.days(YEARS) if _nearest_weekday(day, month, on) == wanted)
            yield Hint(years, f"“{text[weekday.start() : span.end]}” was so in {_listed(years)}")


def _nearest_weekday(day: int, month: int, on: date) -> int | None:
    found = [
        each for year in (on.year - 1, on.year, on.year + 1) for each in Dateline(Span(0, 0), None, day, month).days((year,))
    ]
    return min(found, key=lambda each: abs(each - on)).weekday() if found else None


def years_told(dateline: Dateline, text: str, sentences: tuple[Span, ...]) -> Iterator[Hint]:
    """Bounds by years in the text: not before one that is told as past, not after one for which something is planned."""
    earlier: Span | None = None
    for found in _YEAR.finditer(text):
        year, sentence = int(found[0]), _sentence_around(found.start(), sentences)
        before = text[sentence.start : found.start()]
        told = " ".join(text[sentence.start : found.end()].split()[-4:])
        if earlier != sentence and _HELD_AHEAD.search(before):
            yield Hint(frozenset(range(YEARS.start, year + 1)), f"“{told}” lies ahead")
        elif year in YEARS and _is_past(before, sentence.of(text)):
            month = _MONTH_BEFORE.search(before)
            later = month is not None and month_of(month[1]) > (dateline.month or 12)
            yield Hint(frozenset(range(year + later, YEARS.stop)), f"“{told}” lies behind")
        earlier = sentence


def _is_past(before: str, sentence: str) -> bool:
    """`In 2018, she reported`, `since 2018`, `was held in Geneva in May 2018`; not `budgets were drawn up to grow in 2018`."""
    if _SINCE.search(before):
        return True
    if not (_TOLD.search(before) or _MONTH_BEFORE.search(before)):
        return False
    if _OPENING.search(before):
        return bool(_PAST_VERB.search(sentence, len(before))) and not _WILL.search(sentence)
    return bool(_PAST_BEFORE.search(before)) and not _AHEAD.search(sentence)


def names_of_their_time(dateline: Dateline, text: str) -> Iterator[Hint]:
    """Not before the latest of the names in the text was given: `AUKUS`, `Eswatini`."""
    for name, first in _NOT_BEFORE:
        if name in text and re.search(rf"\b{re.escape(name)}\b", text):
            years = frozenset(day.year for day in dateline.days(YEARS) if day.isoformat()[: len(first)] >= first)
            yield Hint(years, f"“{name}” is so named since {first}")
            return


def terms_of_office(dateline: Dateline, words: Words, sentences: tuple[Span, ...], tables: DatingTables) -> Iterator[Hint]:
    """Years in which those whom the text names in an office held it; of those who do not act in it, only not before."""
    told: set[str] = set()
    index = 0
    while index < len(words.folded):
        role = tables.roles.at(words, index)
        if role is None:
            index += 1
            continue
        first, (index, roles) = index, role
        person = _person_after(words, index, tables)
        if person is None or not _is_in_office(words, first, person[0], sentences):
            continue
        named = words.between(first, person[0])
        terms = [term for term in tables.terms(person[1], roles) if _may_own(term, words, first, index, person[0], tables)]
        if terms and named not in told:
            yield _served(dateline, named, terms, is_acting=_is_acting(words, first, person[0], dateline))
            told.add(named)


def _served(dateline: Dateline, named: str, terms: list[Term], *, is_acting: bool) -> Hint:
    if is_acting and max(term.end or "9" for term in terms) >= _REMEMBERED:
        years = frozenset(day.year for day in dateline.days(YEARS) if any(_covers(term, day) for term in terms))
        return Hint(years, f"“{named}” in office: {_listed(years)}")
    first = min(term.start for term in terms)
    years = frozenset(day.year for day in dateline.days(YEARS) if first <= (day + _GRACE).isoformat()[: len(first)])
    return Hint(years, f"“{named}” in office: not before {first}")


def _may_own(term: Term, words: Words, first: int, end: int, last: int, tables: DatingTables) -> bool:
    """False of an office that many hold elsewhere, unless the state or body of the term is named beside it."""
    if " ".join(words.folded[first:end]) not in _WORDS["common_offices"]:
        return True
    return tables.is_owner_in(term.owner, words.between(max(0, first - 6), last))


def _person_after(words: Words, index: int, tables: DatingTables) -> tuple[int, tuple[str, ...]] | None:
    """Where the name of the holder of an office ends, and who it may be; None if the office stands without a known name."""
    named = index
    while named < len(words.folded) and words.folded[named] in _WORDS["honorifics"] and _is_blank(words.gap(named - 1)):
        named += 1
    if named >= len(words.folded):
        return None
    if _is_blank(words.gap(named - 1)) or (named > index and words.gap(named - 1) == ". "):
        if full := tables.persons.at(words, named):
            return full
        if words.folded[named] not in _WORDS["links"]:
            return _short_name(words, named, tables)
    return _linked_name(words, index, tables)


def _short_name(words: Words, index: int, tables: DatingTables) -> tuple[int, tuple[str, ...]] | None:
    """`President Berg`: a family name with no further name after it, whose office belongs to an owner named in the text."""
    found = tables.short_names.at(words, index)
    if found is None or not words.is_capitalised(index):
        return None
    end, persons = found
    if end < len(words.folded) and words.gap(end - 1) in (" ", "-") and words.is_capitalised(end):
        return None
    return end, tuple(each for each in persons if tables.has_owner_in(each, words.text))


def _linked_name(words: Words, index: int, tables: DatingTables) -> tuple[int, tuple[str, ...]] | None:
    """`High Commissioner for Human Rights Ida Berg`, `Secretary-General of the League, Ida Berg`."""
    if words.folded[index] not in _WORDS["links"] or not _is_blank(words.gap(index - 1)):
        return None
    for at in range(index + 1, min(index + 12, len(words.folded))):
        gap = words.gap(at - 1)
        if not _is_blank(gap) and gap not in (", ", "-", "’", "'"):
            return None
        if full := tables.persons.at(words, at):
            return full
        if gap == ", " or not (words.is_capitalised(at) or words.folded[at] in _WORDS["linked"]):
            return None
    return None


def _is_blank(gap: str) -> bool:
    return gap.isspace() and gap.count("\n") < 2


def _is_in_office(words: Words, first: int, end: int, sentences: tuple[Span, ...]) -> bool:
    """False where the office is told of as past or to come, or belongs to a deputy."""
    if not words.is_capitalised(end - 1) or _WORDS["not_in_office"].intersection(words.folded[max(0, first - 3) : first]):
        return False
    if _WORDS["not_acting"].intersection(words.folded[end : end + 2]):
        return False
    sentence = _sentence_around(words.starts[first], sentences).of(words.text)
    return not _YEAR.search(sentence) and not _WORDS["bygone"].intersection(sentence.lower().split())


def _is_acting(words: Words, first: int, end: int, dateline: Dateline) -> bool:
    """`President Berg said`, `met with President Berg`, or whoever is named in an office right after the dateline."""
    if words.starts[first] < dateline.span.end + _LEAD or (
        words.folded[end : end + 1] and words.folded[end] in _WORDS["acting_after"]
    ):
        return True
    return bool(_WORDS["acting_before"].intersection(words.folded[max(0, first - 4) : first]))


def _sentence_around(place: int, sentences: tuple[Span, ...]) -> Span:
    sentence = sentences[bisect_right(sentences, place, key=lambda each: each.start) - 1]
    return Span(max(sentence.start, place - _AROUND), min(max(sentence.end, place), place + _AROUND))


def _covers(term: Term, day: date) -> bool:
    earliest, latest = (day - _GRACE).isoformat(), (day + _GRACE).isoformat()
    return term.start <= latest[: len(term.start)] and (not term.end or earliest[: len(term.end)] <= term.end)


def named_occasions(dateline: Dateline, words: Words, sentences: tuple[Span, ...], tables: DatingTables) -> Iterator[Hint]:
    """Years in which an occasion that the text speaks of as present was held around the dateline's day."""
    told: set[str] = set()
    index = 0
    while index < len(words.folded):
        found = tables.occasions.at(words, index)
        if found is None:
            index += 1
            continue
        first, (index, occasions) = index, found
        named = words.between(first, index)
        if named in told or not _is_present(words, first, index, sentences):
            continue
        told.add(named)
        if years := _years_of(occasions, dateline):
            yield Hint(years, f"“{named}” around that day: {_listed(years)}")


def _is_present(words: Words, first: int, end: int, sentences: tuple[Span, ...]) -> bool:
    """`met at the Games`, but not `met after the Games`, `will meet at the Games` or `met at the Games in 2014`."""
    if not _WORDS["held"].intersection(words.folded[max(0, first - 4) : first]):
        return False
    sentence = _sentence_around(words.starts[first], sentences)
    around = words.text[sentence.start : words.starts[first]] + words.text[words.ends[end - 1] : sentence.end]
    return not _YEAR.search(around) and not _WORDS["not_held"].intersection(re.findall(r"[a-z]+", around.lower()))


def _years_of(occasions: tuple[Occasion, ...], dateline: Dateline) -> frozenset[int]:
    """The years of occasions held around the dateline's day, and those for which the series is not known; none if none was."""
    held = frozenset(day.year for day in dateline.days(YEARS) if any(_is_on(occasion, day) for occasion in occasions))
    if not held or len(occasions) == 1:
        return held
    first, last = (pick(int(occasion.start[:4]) for occasion in occasions) for pick in (min, max))
    before = range(YEARS.start, first) if first > _WHOLE_FROM else ()
    after = range(last + 1, YEARS.stop) if last < _WHOLE_TO else ()
    return held | frozenset((*before, *after))


def _is_on(occasion: Occasion, day: date) -> bool:
    start, end = date.fromisoformat(occasion.start), date.fromisoformat(occasion.end)
    return start - _AROUND_OCCASION <= day <= end + _AROUND_OCCASION


def _listed(years: frozenset[int]) -> str:
    """The years as a reader writes them: "2014, 2018-2022"; "no year" if there are none."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1][1:] = [year]
        else:
            runs.append([year])
    return ", ".join("-".join(map(str, run)) for run in runs) or "no year"
