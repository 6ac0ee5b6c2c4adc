"""Expressions of time, resolved against the report's date.

Rules propose (time_rules), `settle` keeps the longest that do not overlap, and each is then read in the order of the text, so
that `the next day` can be reckoned from the date before it. At last the words around it are drawn in (time_parts): `the end of`,
`evening`, `at 18:40`, `after the Winter Olympics`. Clock times are left out of the values.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from readout.annotate.calendar_words import CALENDAR, any_of, pattern
from readout.annotate.dates import Stretch
from readout.annotate.time_parts import enlarged
from readout.annotate.time_rules import RULES, Rule
from readout.annotate.time_setting import NoReportDate, NotATime, Setting
from readout.gazetteer import Occasion
from readout.span import Span
from readout.value import value

# So many characters lie between the pronoun of a clause and the day in it at most.
_LONGEST_ASIDE = 80
_ASIDE = re.compile(r"\b(?:that|which|who) [a-z]+(?:ed|it|ook|ought|ell|roke)\b[^.,;:\n]*$")


@value
class TimeExpression:
    """Words that say when, and what they come to.

    `value` is `2024-05-03`, `2024-05` or `2024`, as precise as the words, or first and last joined by a slash; None if the words
    are seen but cannot be resolved. `rule` names the rule that read them; `relative`: the value needs the report's date.
    """

    span: Span
    value: str | None
    rule: str
    relative: bool


def find_times(
    text: str, *, published: date | None, occasions: Sequence[Occasion] = (), within: Span | None = None
) -> tuple[TimeExpression, ...]:
    """The expressions of time in the text, or in a stretch of it, in order and without overlap.

    `published` is the report's date: without it relative words have the value None. `occasions` are the dated events from which
    a stretch may be reckoned (`in the first half of the year, after the Winter Olympics`).
    """
    area = within or Span(0, len(text))
    found: list[TimeExpression] = []
    previous: Stretch | None = None
    previous_day: Stretch | None = None
    main_day: Stretch | None = None
    for proposal in settle(_propose(text, area)):
        if _is_name(text, proposal.span, proposal.rule):
            continue
        start = max(area.start, found[-1].span.end if found else 0)
        if main_day and "\n" in text[start : proposal.span.start]:
            previous = main_day if previous == previous_day else previous
            previous_day = main_day
        setting = Setting(text, proposal.span.start, proposal.span.end, published, previous, previous_day)
        try:
            stretch, relative = _resolve(proposal, setting)
        except NotATime:
            continue
        part = enlarged(text, proposal.span, stretch, Span(start, area.end), occasions, published)
        if part is None:
            continue
        previous = part.stretch or previous
        if part.stretch and part.stretch.is_day and not (published and part.stretch.first > published):
            previous_day = part.stretch
            main_day = main_day if _is_aside(text, part.span.start) else part.stretch
        found.append(TimeExpression(part.span, part.stretch.written() if part.stretch else None, proposal.rule.name, relative))
    return tuple(found)


def _is_aside(text: str, start: int) -> bool:
    """True of a time in a clause that only tells which thing is meant: over the quake [that hit Lorneval on 3 May]."""
    return _ASIDE.search(text, max(0, start - _LONGEST_ASIDE), start) is not None


@value
class Proposal:
    """What one rule saw."""

    span: Span
    rule: Rule
    match: re.Match[str]


def settle(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The longest proposals that do not overlap, in the order of the text; of equals the one whose rule comes first in RULES."""
    kept: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda one: (-len(one.span), _RANK[one.rule.name], one.span.start)):
        place = bisect(kept, proposal.span.start, key=lambda one: one.span.start)
        if not any(proposal.span.meets(other.span) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, proposal)
    return kept


_TRIGGERS = pattern(
    r"(?<!\w)(?=\w)(?:(?P<numeric>[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}\b)|(?P<month>{month})"
    r"|(?P<weekday>{full_weekday})"
    r"|(?P<deictic>[Tt]o(?:day|night|morrow)|TODAY|[Yy]esterday|morning|afternoon|evening|night)"
    r"|(?P<eve>\beve)\b"
    r"|(?P<unit>(?:day|week|weekend|fortnight|month|quarter|year|decade|hour|Day|Week|Month|Year)s?\b)"
    r"|(?P<season>[Ss]pring|[Ss]ummer|autumn|fall|winter)\b|(?P<holiday>{holiday}|{unreckoned})"
    r"|(?P<ordinal>{ordinal_day})|(?P<year>(?:1[5-9]|20)[0-9][0-9](?![0-9])))"
)
_RANK = {rule.name: rank for rank, rule in enumerate(RULES)}
_RULES_OF = {trigger: tuple(rule for rule in RULES if rule.trigger == trigger) for trigger in {rule.trigger for rule in RULES}}
# An expression begins at most so far before its trigger, and ends so far behind it.
_REACH = 60


def _propose(text: str, area: Span) -> Iterator[Proposal]:
    seen: set[tuple[str, Span]] = set()
    for trigger in _TRIGGERS.finditer(text, area.start, area.end):
        first, last = max(area.start, trigger.start() - _REACH), min(area.end, trigger.end() + _REACH)
        near = text[first:last].lower()
        for rule in _RULES_OF[trigger.lastgroup or ""]:
            if rule.beside and not any(map(near.__contains__, rule.beside)):
                continue
            for match in rule.matches(text, trigger.start(), first, last):
                span = Span(*match.span("time" if "time" in rule.pattern.groupindex else 0))
                if (rule.name, span) not in seen and span.start <= trigger.end():
                    seen.add((rule.name, span))
                    yield Proposal(span, rule, match)


def _either_case(words: Iterable[str]) -> str:
    return any_of(form for word in words for form in (word, word.upper()))


_NAMES = CALENDAR["names"]
_NAME_BEFORE = re.compile(rf"\b{_either_case(_NAMES['before'])}(?:\s+the)?\s+$")
_NAME_AFTER = re.compile(rf"[\s-]+{_either_case(_NAMES['after'])}\b")
_PERSON = re.compile(rf"{any_of(_NAMES['persons'])}\s*$")
_TITLE_BEFORE = re.compile(rf"{any_of(_NAMES['titles'])}\s+$")
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|for|from|and|or|this|last|next|early|late|mid)[\s-]$", re.IGNORECASE
)


def _is_name(text: str, span: Span, rule: Rule) -> bool:
    """True if the words are part of a name: `the Movement of the Seventh of March`, `April Haddad`, `Bloody Sunday`."""
    before = text[max(0, span.start - 30) : span.start]
    if _NAME_BEFORE.search(before) or _NAME_AFTER.match(text, span.end):
        return True
    if rule.name not in ("bare_month", "month_after_preposition") or not _PERSON.match(span.of(text)):
        return False
    capital_after = re.match(r"\s[A-Z][a-z]", text[span.end : span.end + 3]) is not None
    return _TITLE_BEFORE.search(before) is not None or (capital_after and not _PREPOSITION_BEFORE.search(before))


def _resolve(proposal: Proposal, setting: Setting) -> tuple[Stretch | None, bool]:
    """The value, and whether the report's date was needed for it."""
    own = _read(proposal, Setting(setting.text, setting.start, setting.end, None, None))
    return (own, False) if own else (_read(proposal, setting), True)


def _read(proposal: Proposal, setting: Setting) -> Stretch | None:
    try:
        return proposal.rule.read(proposal.match, setting)
    except (NoReportDate, ValueError, OverflowError, KeyError):
        return None
