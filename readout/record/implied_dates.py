"""The date of an encounter whose sentence names none: that of what is told around it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from readout.annotate import Annotations
from readout.annotate.calendar_words import ORDINALS
from readout.annotate.clauses import Clauses
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression
from readout.record.dates import day_around, is_of_the_day, is_over
from readout.record.places import state_of
from readout.record.stages import OVER, TIMING, holds
from readout.record.tellings import Encounter, shared_names
from readout.report import Report

# What counts the days of a visit.
DAY_OF_STAY = re.compile(
    r"\b(first|second|third|fourth|fifth|last|final) day of (?:his|her|its|their|the|this) (?:\S+ ){0,3}?"
    r"(?:visit|trip|tour|stay)\b"
)
# What went on for days was on no one day: [For two days] the delegations sat.
OVER_DAYS = re.compile(r"\b(?:for|over|during|in|after) (?!one\b|1\b)(?:\S+ )(?:(?:long|full|whole) )?(?:days|nights|weeks)\b")
# Encounters from afar, which set no scene.
AFAR = frozenset({"call", "video", "letter"})
# Words that take up where and when the sentence before is set.
TAKING_UP = frozenset({"there", "then"})


def implied_date(
    report: Report, annotations: Annotations, meeting: Meeting, encounter: Encounter, earlier: Sequence[Encounter]
) -> str | None:
    """The date of an encounter whose sentence names none; None for what is only planned and for what is told as earlier.

    It is that of the visit to the same place or state, of the sentence before, of the encounter told first, or of the day that
    the text is about.
    """
    if meeting.rule == "understood_at":
        return None
    if (stay := day_of_stay(meeting, encounter, earlier)) is not None:
        return stay
    if (visit := visit_around(meeting, annotations, encounter, earlier)) is not None:
        return visit.date
    if is_added(meeting) and earlier and shared_names(earlier[-1], encounter) and earlier[-1].status == encounter.status:
        return earlier[-1].date
    first = next(
        (other for other in earlier if other.status == "held" and other.format != "letter" and other.rule not in OVER), None
    )
    if is_part_of_day(meeting, encounter) and first is not None and shared_names(first, encounter):
        return day_within(first.date, report.published)
    if not is_of_the_day(meeting, encounter.status, annotations):
        return None
    if (frame := frame_before(report, annotations, meeting)) is not None:
        return frame.value
    if (last := told_just_before(meeting, annotations, encounter, earlier)) is not None:
        return last.date
    if first is not None:
        return first.date
    return None if OVER_DAYS.search(" ".join(meeting.line.lower)) else day_around(report, annotations, meeting)


def answer_to(meeting: Meeting, annotations: Annotations) -> Clauses | None:
    """The sentence behind that of an invitation in which it is accepted: Mr Arn replied [that he would gladly do so in May]."""
    if meeting.format != "visit" or TIMING.inviting.isdisjoint(meeting.line.lower):
        return None
    behind = annotations.lines[meeting.line.number + 1 : meeting.line.number + 2]
    return next(
        (line for line in behind if holds(line.lower, TIMING.accepting) and TIMING.declining.isdisjoint(line.lower)), None
    )


def time_of_answer(meeting: Meeting, annotations: Annotations, published: str | None) -> TimeExpression | None:
    """The time of the visit that the answer to an invitation names."""
    if (answer := answer_to(meeting, annotations)) is None:
        return None
    times = (time for time in annotations.times if answer.sentence.span.covers(time.span))
    return next((time for time in times if time.value and not is_over(time.value, published)), None)


def day_of_stay(meeting: Meeting, encounter: Encounter, earlier: Sequence[Encounter]) -> str | None:
    """The day of a dated visit that the sentence counts: On the [second] day of his visit he met Mr Arn."""
    found = DAY_OF_STAY.search(" ".join(meeting.line.lower))
    visits = (other for other in reversed(earlier) if other.format == "visit" and other.date and shared_names(other, encounter))
    visit = next(visits, None)
    if found is None or visit is None or visit.date is None:
        return None
    first, _, last = visit.date.partition("/")
    if len(first) != len("2024-05-03"):
        return None
    if found[1] not in ORDINALS:
        return last or None
    return (date.fromisoformat(first) + timedelta(ORDINALS[found[1]] - 1)).isoformat()


def is_part_of_day(meeting: Meeting, encounter: Encounter) -> bool:
    """True of what did not take place but belongs to the talks told before: a meal or a signing, a meeting on their margins.

    And of the visit at hand, whatever is hoped of it: would do more for the relations [through this visit].
    """
    if encounter.format == "visit":
        return meeting.line.word(meeting.head - 1) == "this"
    beside = encounter.format == "reception" or not TIMING.margins.isdisjoint(meeting.line.lower)
    return encounter.status in ("cancelled", "denied") and beside and meeting.form == "noun"


def day_within(value: str | None, published: str | None) -> str | None:
    """The day of the report if it lies within the days given, else these."""
    first, _, last = (value or "").partition("/")
    return published if published is not None and first <= published <= last else value


def is_added(meeting: Meeting) -> bool:
    """True if the sentence adds the encounter to the one before: She [also] met Mr Lund."""
    return "also" in meeting.line.lower[max(0, meeting.head - 3) : meeting.head + 1]


def frame_before(report: Report, annotations: Annotations, meeting: Meeting) -> TimeExpression | None:
    """The time of the sentence before that this one takes up: In Oulan [last month] the tune was softer. She met Mr Arn there."""
    before = sentence_before(meeting, annotations)
    if before is None or TAKING_UP.isdisjoint(meeting.line.lower):
        return None
    times = [time for time in annotations.times if before.sentence.span.covers(time.span) and time.value]
    return times[0] if len(times) == 1 and is_over(times[0].value or "", report.published) else None


def told_just_before(
    meeting: Meeting, annotations: Annotations, encounter: Encounter, earlier: Sequence[Encounter]
) -> Encounter | None:
    """What the sentence before told of the same party, with its time: [On Tuesday] he flew to Lorneval. He met Mr Arn."""
    before = sentence_before(meeting, annotations)
    if before is None or encounter.format == "visit":
        return None
    told = [
        other
        for other in earlier
        if before.sentence.span.covers(other.span) and other.own_time and other.status == "held" and other.format not in AFAR
    ]
    return next((other for other in reversed(told) if other.date and shared_names(other, encounter)), None)


def sentence_before(meeting: Meeting, annotations: Annotations) -> Clauses | None:
    """The sentence before in the same paragraph."""
    number = meeting.line.number
    before = annotations.lines[number - 1] if number else None
    same = before is not None and not before.heading and before.sentence.paragraph == meeting.line.sentence.paragraph
    return before if same else None


def visit_around(
    meeting: Meeting, annotations: Annotations, encounter: Encounter, earlier: Sequence[Encounter]
) -> Encounter | None:
    """The visit with a known date during which an encounter took place: one to the same place or state."""
    if encounter.format == "visit":
        return None
    visits = [other for other in earlier if other.format == "visit" and other.date]
    there = next((visit for visit in visits if is_there(encounter, visit)), None)
    if there is not None or encounter.place is not None:
        return there
    states = set(places_before(meeting, annotations)) - {None}
    return next((visit for visit in visits if visit.state in states and shared_names(visit, encounter)), None)


def places_before(meeting: Meeting, annotations: Annotations) -> Iterator[str | None]:
    """The ids of the states in which the sentence is set by its head: In his first visit [to Arrania], Mr Lund met ..."""
    before = [reference for reference in meeting.line.references if reference.mention.last <= meeting.head]
    for reference in before:
        inside = any(other is not reference and other.mention.span.covers(reference.mention.span) for other in before)
        led = meeting.line.word(reference.mention.first - 1) in ("in", "to")
        if led and not inside and reference.category in ("state", "place"):
            yield state_of(reference, annotations)


def is_there(encounter: Encounter, visit: Encounter) -> bool:
    """True if an encounter took place where the visit led."""
    same_place = encounter.place is not None and visit.place == encounter.place
    return same_place or (encounter.state is not None and visit.state == encounter.state)
