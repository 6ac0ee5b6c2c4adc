"""What surrounds an expression of time: the report's date, the tense of the verbs near by, the date named before."""

import re
from datetime import date

from readout.annotate.calendar_words import CALENDAR, any_of, month_of, pattern
from readout.annotate.dates import Stretch, day, months
from readout.value import value

_TENSE = CALENDAR["tense"]
# A stop after three small letters ends a sentence; after "Mr", "U.S" or "Sept" it need not.
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”’\"%]{2})(?<!Sept)[.!?][\"”’)]?\s|\n")
# The perfect of "would have met", but not "would have access".
_DONE = r"have (?:been|[a-z]+(?:ed|en|own|one|ept|ade|aid|ought|et|eft|ent|eld))\b"
# Two words behind the auxiliary are taken with it, lest "will be opened" be a past.
_WILL_BE = (
    rf"(?<!did not ){any_of(_TENSE['future'])}\b(?! {_DONE})(?: {any_of(_TENSE['between'])})*(?: [a-z]+)?"
    rf"|(?:is|are)(?: due| not| now| also|) to (?:be )?[a-z]+"
    rf"|to (?:be [a-z]+|{any_of(_TENSE['to_come'])}\b)"
)
# Each form begins at the edge of a word.
_VERB = re.compile(
    rf"\b(?:(?P<future>{_WILL_BE})"
    rf"|(?P<hence>{any_of(_TENSE['hence'])}\b(?! {_DONE})(?: {any_of(_TENSE['between'])})*(?: [a-z]+)?)"
    rf"|(?P<past>(?<!\bbe\s)(?:{any_of(_TENSE['past'])}"
    rf"|(?<!the\s)(?<!\ba\s)(?<!an\s)(?<!its\s)(?!{any_of(_TENSE['never_past'])}\b)[a-z][a-z-]*ed)\b))"
)
_PART_OF = r"(?:(?:the\s+)?(?:very\s+)?(?:end|close|middle|start|beginning)\s+of\s+)?(?:the\s+)?"
_AHEAD = re.compile(
    rf"\b(?:[Uu]ntil|till|[Bb]y|[Bb]efore|ahead of|through|later than|as soon as|as early as|starting|effective"
    rf"|as from|(?:starting|effective|beginning) (?:on|in|from))\s+{_PART_OF}$"
)
_BEHIND = re.compile(rf"\b(?:[Ss]ince|as of|dated)\s+{_PART_OF}$")
_MONTH_AND_YEAR = pattern(r"\b(?P<month>{month})(?:,? {day},?)?,? (?P<year>{year})")
# "look for ways round Wednesday's ruling": what has its day as an attribute has mostly been.
_POSSESSIVE = re.compile(r"['’]s\b")
_CERTAIN = re.compile(r"will|['’]ll|is |are ")
_CLAUSE_BREAK = re.compile(r"[,;:“”\"(]|\b(?:that|and|but|when|as|who|which|while|whom)\b")
# How many characters farther a verb seems behind the expression ("told us on Sunday he hoped"), and beyond each clause break.
_AFTERTHOUGHT = 25
_CLAUSE = 40
# How many times as far a day seems that goes against the tense: with 5, "announced elections on 5 May" may be two months ahead
# rather than ten months past.
_WRONG_SIDE = {"past": 5, "hence": 2, "future": 8}


class NoReportDate(Exception):
    """The expression needs the date of the report, and there is none."""


class NotATime(Exception):
    """The words only look like an expression of time."""


@value
class Setting:
    """The place of an expression in its text, and what it may be reckoned from.

    `previous` is the time named before it, `previous_day` the last one before it that is a single day,
    and not one after the report.
    """

    text: str
    start: int
    end: int
    published: date | None
    previous: Stretch | None
    previous_day: Stretch | None = None

    @property
    def today(self) -> date:
        """The date of the report; raises NoReportDate."""
        if self.published is None:
            raise NoReportDate
        return self.published

    @property
    def is_deadline(self) -> bool:
        """True behind `by`, `before`, `until` and their like."""
        return _AHEAD.search(self.text, max(0, self.start - 40), self.start) is not None

    @property
    def tense(self) -> str:
        """`past`, `future`, `hence` (the future of a past) or nothing: what the nearest verb or the preposition says.

        A deadline lies ahead, unless a past tense follows it ("by Friday they had left"); after one it may lie on either side.
        """
        if _BEHIND.search(self.text, max(0, self.start - 40), self.start):
            return "past"
        nearest = self._nearest_verb()
        kind = (nearest.lastgroup or "") if nearest else ""
        if self.is_deadline:
            follows = nearest is not None and nearest.start() >= self.end and (nearest[0] == "had" or self._runs_on(nearest))
            return "future" if kind != "past" else "past" if follows else "hence"
        if _POSSESSIVE.match(self.text, self.end) and not (nearest and _CERTAIN.match(nearest[0])):
            return "past"
        return kind

    def _nearest_verb(self) -> re.Match[str] | None:
        first, last = self._sentence()
        before = list(_VERB.finditer(self.text, first, self.start))[-1:]
        earlier = [(self._gap(verb.end(), self.start), verb) for verb in before]
        behind = _VERB.search(self.text, self.end, last)
        later = [(_AFTERTHOUGHT + self._gap(self.end, behind.start()), behind)] if behind else []
        return min(earlier + later, key=lambda found: found[0])[1] if earlier or later else None

    def _runs_on(self, verb: re.Match[str]) -> bool:
        return _CLAUSE_BREAK.search(self.text, self.end, verb.start()) is None

    def _gap(self, first: int, last: int) -> int:
        return last - first + _CLAUSE * len(_CLAUSE_BREAK.findall(self.text, first, last))

    def _sentence(self) -> tuple[int, int]:
        first, last = max(0, self.start - 160), min(len(self.text), self.end + 100)
        ends = [stop.end() for stop in _SENTENCE_END.finditer(self.text, first, self.start)]
        stop = _SENTENCE_END.search(self.text, self.end, last)
        return (ends[-1] if ends else first), (stop.start() if stop else last)

    def year_beside(self, month: int) -> int | None:
        """The year that the same sentence gives to the same month: `on 4 April and again on 6 April 2016`."""
        first, last = self._sentence()
        for found in _MONTH_AND_YEAR.finditer(self.text, first, last):
            if month_of(found["month"]) == month:
                return int(found["year"])
        return None

    def nearest(self, choices: list[Stretch]) -> Stretch | None:
        """The choice nearest to the report's date; one that goes against the tense seems farther."""
        if not choices:
            return None
        # The day first: where the report has none, no verb need be looked for.
        today, tense = self.today, self.tense
        return min(choices, key=lambda choice: self._distance(choice, today, tense))

    @staticmethod
    def _distance(choice: Stretch, today: date, tense: str) -> int:
        if choice.first <= today <= choice.last:
            return 0
        ahead = choice.first > today
        days = (choice.first - today).days if ahead else (today - choice.last).days
        return days * (_WRONG_SIDE[tense] if tense and ahead == (tense == "past") else 1)

    def nearest_day(self, month: int, number: int, weekday: int | None = None) -> Stretch | None:
        """The 24th of September, say, nearest to the report's date, on the weekday if one is named."""
        if year := self.year_beside(month):
            return day(date(year, month, number))
        around = range(max(1, self.today.year - 8), min(9999, self.today.year + 8) + 1)
        choices = [date(year, month, number) for year in around if _exists(year, month, number)]
        fitting = [choice for choice in choices if choice.weekday() == weekday]
        return self.nearest([day(choice) for choice in fitting or choices])

    def nearest_month(self, month: int, count: int = 1) -> Stretch | None:
        """The month (or the stretch of `count` months) nearest to the report's date."""
        if count == 1 and (year := self.year_beside(month)):
            return months(year, month)
        return self.nearest([months(self.today.year + ahead, month, count) for ahead in (-1, 0, 1)])


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True
