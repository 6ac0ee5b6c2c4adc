"""How long an encounter lasted or when at the latest it is to be: what the words around a time make of its value."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from readout.annotate.calendar_words import number_of
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression
from readout.record.dates import closer, first_day
from readout.record.stages import TIMING

DAY, MONTH = 10, 7
# Words that make a time the last day: before the end of June, within five days.
LATEST = re.compile(r"\b(?:before|by|within|no later than|not later than)\s+(?:the\s+)?$", re.IGNORECASE)
BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)
SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|through|to)\s+$", re.IGNORECASE)
FIRST_DAY = re.compile(
    r"\b(?:began|begins?|beginning|started|starts?|starting|opened|opens|from|as of)(?: on)?\s+$", re.IGNORECASE
)
LAST_DAY = re.compile(r"\b(?:until|till|through|end(?:s|ed|ing)?|conclud(?:es|ed|ing)|wraps up)(?: on)?\s+$", re.IGNORECASE)
# A visit begins where somebody leaves for its goal: leaves [for] Lorneval on Monday for a two-day visit.
SETTING_OUT = frozenset((verb, "for") for verb in ("leave", "leaves", "left", "leaving", "departs", "departed", "departing"))
# Between the two days of an encounter: on 27 February [and again] this morning.
AND_AGAIN = re.compile(r"\s*,?\s*and(?: then)?(?: again)?(?: on)?(?: the)?\s*")
# Between a time and the one that tells it more closely.
APPOSED = re.compile(r"\s*[(,]\s*(?:on |from )?")
LENGTH = re.compile(r"\b(\w+)-day\b")
DAYS_OF_TALKS = re.compile(r"\b(\w+) days of (?:\w+ ){0,2}?(?:talks|negotiations|meetings|discussions|consultations)\b")
# The words of a stay stand at most so many behind those of meeting, and end before these.
STAY_REACH = 14
STAY_ENDS = frozenset({";", "and", "but", "where", "which", "who", "when", "said"})
# What is put off stands in so many words at most before its new time: postponed [their talks in Lorneval] until June.
OBJECT_REACH = 8
UNTIL_WORDS = frozenset(("to", "until", "till"))
OVER = frozenset({"held", "denied", "ongoing"})
# What is told of a day just named: a meeting planned for Monday [has been cancelled].
OFF_BEHIND = re.compile(
    r"\s+(?:has|have|is|are|will|would|was|were)\s+(?:now\s+)?(?:not\b|been\b|be\b|off\b|cancel|call|postpon|put)"
)
# A clause behind these is reckoned from: a day [after] the two met. They stand so many words before those of meeting at most.
OFFSETS = {"after": -1, "before": 1}
OFFSET_REACH = 5
# In what a distance is counted, and how many of them make a day.
DAYS_IN = {"day": 1, "days": 1, "hours": 24}
CLAUSE_ENDS = frozenset({",", ";", "and", "but", "when", "that"})
# How many characters before a time are looked at.
LEAD = 24
LONGEST_VISIT = 30


def stretch_of(
    time: TimeExpression, text: str, meeting: Meeting, times: Sequence[TimeExpression], published: str | None
) -> str | None:
    """The time's value for the encounter: a single day, or the first and the last day as far as the words tell both."""
    if time.value is None:
        return None
    before = text[max(0, time.span.start - LEAD) : time.span.start]
    time = specified(time, text, times)
    both = joined_days(time, text, times) or days_of_length(time.value or "", meeting, before)
    return both or (time.value if published is None else bounded(time, text, meeting, published))


def specified(time: TimeExpression, text: str, times: Sequence[TimeExpression]) -> TimeExpression:
    """The time, or the closer one that stands beside it: this week [(8 to 9 November)]."""
    beside = (other for other in times if other.value and APPOSED.fullmatch(text[time.span.end : other.span.start]))
    return next((other for other in beside if closer(time.value or "", other.value or "") == other.value), time)


def joined_days(time: TimeExpression, text: str, times: Sequence[TimeExpression]) -> str | None:
    """Two days in a row that "and" joins: on 27 February and again this morning."""
    for other in times:
        first, second = sorted((time, other), key=lambda one: one.span.start)
        if other is time or not AND_AGAIN.fullmatch(text[first.span.end : second.span.start]):
            continue
        if is_day(first.value) and is_day(second.value) and day_of(second.value) - day_of(first.value) == timedelta(1):
            return f"{first.value}/{second.value}"
    return None


def days_of_length(value: str, meeting: Meeting, before: str) -> str | None:
    """The days of a visit of a known length: concluded a [six-day] visit today, began a [three-day] visit on Monday.

    `before` are the characters before the time: a four-day visit [until] Friday, a two-day visit that [began on] Monday.
    """
    words, length = words_of_stay(meeting), length_of(meeting)
    if length is None or not is_day(value):
        return None
    more = timedelta(length - 1)
    setting_out = any(pair in SETTING_OUT for pair in pairwise(words))
    if (TIMING.ended & set(words) and not setting_out) or LAST_DAY.search(before):
        return f"{day_of(value) - more}/{value}"
    begins = setting_out or TIMING.begun & set(words) or FIRST_DAY.search(before)
    return f"{value}/{day_of(value) + more}" if begins else None


def length_of(meeting: Meeting) -> int | None:
    """How many days a visit or session takes, if its words tell: a [six-day] visit, [two days of] talks."""
    words = " ".join(words_of_stay(meeting))
    lasting = meeting.format in ("visit", "conference", "summit")
    found = DAYS_OF_TALKS.search(words) or (LENGTH.search(words) if lasting else None)
    if found is None:
        return None
    try:
        days = number_of(found[1])
    except KeyError:
        return None
    return days if 1 < days <= LONGEST_VISIT else None


def words_of_stay(meeting: Meeting) -> list[str]:
    """The words of meeting and those behind them that tell how long it was or when it began, up to the end of their clause.

    arrived in Lorneval on Tuesday [for a three-day visit]      left Lorneval on Friday [after a three-day visit]
    """
    own = meeting.line.lower[max(0, meeting.first - 4) : meeting.last + 1]
    behind = meeting.line.lower[meeting.last : meeting.last + STAY_REACH]
    end = next((at for at, word in enumerate(behind) if word in STAY_ENDS), len(behind))
    return own + behind[:end]


def bounded(time: TimeExpression, text: str, meeting: Meeting, published: str) -> str | None:
    """The value with the day of the report for its other end, where the words name only one.

    they have met since January 2021      to be convened before the end of August, before the summer
    is on a visit until tomorrow
    """
    value, before = time.value or "", text[max(0, time.span.start - LEAD) : time.span.start]
    words = meeting.line.lower
    if SINCE.search(before) and {"have", "has"} & set(words):
        return f"{value}/{published[: len(value)]}" if "/" not in value and value < published else value
    latest = LATEST.search(before) or LATEST.match(time.span.of(text).split(" ")[0] + " ")
    lasting = UNTIL.search(before) and meeting.format == "visit" and {"is", "are"} & set(words)
    if BEFORE.search(before) and len(published) == DAY and not is_day(value) and (first := first_day(value)) > published:
        return f"{published}/{day_of(f'{first}-01-01'[:DAY]) - timedelta(1)}"
    if (latest or lasting) and is_day(value) and len(published) == DAY and value > published:
        return f"{published}/{value}"
    return value


def days_apart(time: TimeExpression, meeting: Meeting) -> int:
    """How many days an encounter lies behind the time of another that its sentence dates; negative if before it.

    met Mr Arn on Wednesday, [a day after] the two presidents spoke      [Two days before] meeting her, he flew home on Friday
    [Not 24 hours after] they signed the accord, missiles struck on Saturday
    """
    words, tokens = meeting.line.lower, meeting.line.sentence.tokens
    lead = next((at for at in range(meeting.first - 1, max(1, meeting.first - OFFSET_REACH), -1) if words[at] in OFFSETS), None)
    if lead is None or words[lead - 1] not in DAYS_IN or set(words[lead + 1 : meeting.first]) & CLAUSE_ENDS:
        return 0
    behind = time.span.start >= tokens[meeting.last - 1].end
    if behind and "," not in words[meeting.last : token_behind(time, meeting)]:
        return 0
    try:
        return OFFSETS[words[lead]] * (number_of(words[lead - 2]) // DAYS_IN[words[lead - 1]])
    except KeyError:
        return 0


def token_behind(time: TimeExpression, meeting: Meeting) -> int:
    """The number of the first token of a time."""
    tokens = meeting.line.sentence.tokens
    return next((at for at, token in enumerate(tokens) if token.start >= time.span.start), len(tokens))


def shifted(value: str | None, days: int) -> str | None:
    """The day that lies so many days off; what is no single day is left."""
    return (day_of(value) + timedelta(days)).isoformat() if days and is_day(value) else value


def month_to_come(value: str | None, time: TimeExpression, text: str, status: str, published: str | None) -> str | None:
    """The month of the next year, where one told by name without its year is past, and what is told of it is still to come."""
    named = not any(char.isdigit() for char in text[time.span.start : time.span.end])
    past = value is not None and len(value) == MONTH and value < (published or "")[:MONTH]
    if value is None or not (named and past and status in ("planned", "proposed")):
        return None
    return f"{int(value[:4]) + 1}{value[4:]}"


def yet_to_come(value: str | None, time: TimeExpression, text: str, status: str, published: str | None) -> str | None:
    """The next such day for what is off on a day of the week: [Friday's] trip, a meeting on [Friday] was cancelled.

    And the next such month for what is planned: has accepted an invitation to make a visit in [September].
    """
    if (month := month_to_come(value, time, text, status, published)) is not None:
        return month
    owned = text[time.span.end : time.span.end + 2] in ("'s", "’s")
    off_behind = time.rule == "weekday" and OFF_BEHIND.match(text, time.span.end) is not None
    if not (
        (owned or off_behind) and status == "cancelled" and is_day(value) and published is not None and len(published) == DAY
    ):
        return value
    past = day_of(value) < day_of(published) and day_of(published) - day_of(value) < timedelta(7)
    return (day_of(value) + timedelta(7)).isoformat() if past else value


def clipped(value: str | None, status: str, published: str | None) -> str | None:
    """The value without the days after the report, of what has been held: this week, told on its Friday."""
    first, _, last = (value or "").partition("/")
    over = status in OVER and published is not None and len(last) == DAY and first <= published < last
    return f"{first}/{published}" if over and first != published else value


def time_moved_to(times: Sequence[TimeExpression], meeting: Meeting) -> TimeExpression | None:
    """The new time of what has been put off: talks were postponed [to June 3], postponed their talks in Lorneval [until June]."""
    tokens = meeting.line.sentence.tokens
    starts = {time.span.start: time for time in times}
    for at, token in enumerate(tokens[:-2]):
        if token.lower not in TIMING.moved or at < meeting.head - OBJECT_REACH:
            continue
        lead = at + 2 if tokens[at + 1].lower in ("off", "back", "forward") else at + 1
        last = lead + OBJECT_REACH if at < meeting.head else lead
        for place in range(lead, min(last + 1, len(tokens) - 1)):
            leads = tokens[place].lower in UNTIL_WORDS or (place == lead and tokens[place].lower == "for")
            if leads and (found := starts.get(tokens[place + 1].start)):
                return found
    return None


def time_moved_from(times: Sequence[TimeExpression], meeting: Meeting, moved: TimeExpression) -> TimeExpression | None:
    """The old time of what has been put off, named before the new one."""
    start = meeting.line.span(meeting.first, meeting.last).start
    return next((time for time in times if start <= time.span.start < moved.span.start), None)


def is_day(value: str | None) -> bool:
    """True of a single day."""
    return value is not None and len(value) == DAY


def day_of(value: str | None) -> date:
    """The day of an ISO value that is one."""
    return date.fromisoformat(value or "")
