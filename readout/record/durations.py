"""How long an encounter lasted or when at the latest it is to be: what the words around a time make of its value."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from readout.annotate.calendar_words import number_of
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression

DAY = 10
# Words that make a time the last day: before the end of June, within five days.
LATEST = re.compile(r"\b(?:before|by|within|no later than|not later than)\s+(?:the\s+)?$", re.IGNORECASE)
SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|through|to)\s+$", re.IGNORECASE)
# Between the two days of an encounter: on 27 February [and again] this morning.
AND_AGAIN = re.compile(r"\s*,?\s*and(?: then)?(?: again)?(?: on)?(?: the)?\s*")
LENGTH = re.compile(r"\b(\w+)-day\b")
ENDED = frozenset({"concluded", "concludes", "ended", "ends", "finished", "completed", "wrapped", "concluding", "ending"})
BEGUN = frozenset(
    {"began", "begins", "started", "starts", "opened", "arrived", "arrives", "beginning", "starting", "begin", "start", "arrive"}
)
OVER = frozenset({"held", "denied", "ongoing"})
# Behind these "to" leads to the new day.
MOVED = frozenset({"postponed", "moved", "rescheduled", "put", "delayed", "deferred", "shifted", "pushed", "brought"})
# How many characters before a time are looked at.
LEAD = 24
LONGEST_VISIT = 31


def stretch_of(
    time: TimeExpression, text: str, meeting: Meeting, times: Sequence[TimeExpression], published: str | None
) -> str | None:
    """The time's value for the encounter: a single day, or the first and the last day as far as the words tell both."""
    if time.value is None:
        return None
    both = joined_days(time, text, times) or days_of_length(time.value, meeting)
    return both or (time.value if published is None else bounded(time, text, meeting, published))


def joined_days(time: TimeExpression, text: str, times: Sequence[TimeExpression]) -> str | None:
    """Two days in a row that "and" joins: on 27 February and again this morning."""
    for other in times:
        first, second = sorted((time, other), key=lambda one: one.span.start)
        if other is time or not AND_AGAIN.fullmatch(text[first.span.end : second.span.start]):
            continue
        if is_day(first.value) and is_day(second.value) and day_of(second.value) - day_of(first.value) == timedelta(1):
            return f"{first.value}/{second.value}"
    return None


def days_of_length(value: str, meeting: Meeting) -> str | None:
    """The days of a visit of a known length: concluded a [six-day] visit today, began a [three-day] visit on Monday."""
    words = meeting.line.lower[max(0, meeting.first - 2) : meeting.last + 1]
    length = next((found for word in words if (found := LENGTH.fullmatch(word))), None)
    if length is None or meeting.format not in ("visit", "conference", "summit") or not is_day(value):
        return None
    try:
        more = timedelta(number_of(length[1]) - 1)
    except KeyError:
        return None
    if not timedelta(0) < more < timedelta(LONGEST_VISIT):
        return None
    if ENDED & set(words):
        return f"{day_of(value) - more}/{value}"
    return f"{value}/{day_of(value) + more}" if BEGUN & set(words) else None


def bounded(time: TimeExpression, text: str, meeting: Meeting, published: str) -> str | None:
    """The value with the day of the report for its other end, where the words name only one.

    they have met since January 2021      to be convened before the end of August      is on a visit until tomorrow
    """
    value, before = time.value or "", text[max(0, time.span.start - LEAD) : time.span.start]
    words = meeting.line.lower
    if SINCE.search(before) and {"have", "has"} & set(words):
        return f"{value}/{published[: len(value)]}" if "/" not in value and value < published else value
    latest = LATEST.search(before) or LATEST.match(time.span.of(text).split(" ")[0] + " ")
    lasting = UNTIL.search(before) and meeting.format == "visit" and {"is", "are"} & set(words)
    if (latest or lasting) and is_day(value) and len(published) == DAY and value > published:
        return f"{published}/{value}"
    return value


def yet_to_come(value: str | None, time: TimeExpression, text: str, status: str, published: str | None) -> str | None:
    """The next such day for what is off and has a day for its owner: called off [Friday's] trip."""
    owned = text[time.span.end : time.span.end + 2] in ("'s", "’s")
    if not (owned and status == "cancelled" and is_day(value) and published is not None and len(published) == DAY):
        return value
    past = day_of(value) < day_of(published) and day_of(published) - day_of(value) < timedelta(7)
    return (day_of(value) + timedelta(7)).isoformat() if past else value


def clipped(value: str | None, status: str, published: str | None) -> str | None:
    """The value without the days after the report, of what has been held: this week, told on its Friday."""
    first, _, last = (value or "").partition("/")
    over = status in OVER and published is not None and len(last) == DAY and first <= published < last
    return f"{first}/{published}" if over and first != published else value


def time_moved_to(times: Sequence[TimeExpression], meeting: Meeting) -> TimeExpression | None:
    """The new time of what has been put off: talks were postponed [to June 3]."""
    tokens = meeting.line.sentence.tokens
    for at, token in enumerate(tokens[:-2]):
        if token.lower not in MOVED or at < meeting.head:
            continue
        lead = at + 2 if tokens[at + 1].lower in ("off", "back", "forward") else at + 1
        if lead + 1 < len(tokens) and tokens[lead].lower in ("to", "until", "till", "for"):
            return next((time for time in times if time.span.start == tokens[lead + 1].start), None)
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
