"""When an encounter took place: the time its sentence names, else the day that the text around it is about."""

from readout.annotate import Annotations
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression
from readout.record.stages import is_told_as_earlier
from readout.report import Report

DASHES = frozenset({":", "—", "–", "--", "---"})
# A dateline ends within so many tokens, and its dash stands within so many behind the date.
DATELINE_REACH, DASH_REACH = 12, 5
# The press tells the day within so many characters behind the encounter, or not at all.
NEARBY = 500
# Paragraphs in which an encounter without a date is the news, and so of the day of publication.
NEWS_PARAGRAPHS = 4
# A time before the words of meeting counts as so much farther away.
BEFORE_WEIGHT = 1.5


def time_of(report: Report, annotations: Annotations, meeting: Meeting) -> TimeExpression | None:
    """The time expression of the sentence that stands nearest to the anchor; one behind it is preferred.

    A verb in the past has no time after the report: they signed an agreement [that enters into force on March 1].
    """
    sentence, tokens = meeting.line.sentence.span, meeting.line.sentence.tokens
    here = [t for t in annotations.times if sentence.start <= t.span.start < sentence.end and not in_dateline(meeting, t)]
    if not here:
        return None
    best = min(here, key=lambda time: distance(time, meeting))
    low, high = sorted((tokens[meeting.last - 1].end, best.span.start))
    if meeting.form == "past" and best.value and lies_ahead(best.value, report.published):
        return None
    cues_between = [cue for cue in meeting.line.cues if low < tokens[cue.head].start < high]
    return None if len(cues_between) > 1 else best


def distance(time: TimeExpression, meeting: Meeting) -> float:
    """How far a time stands from the words of meeting, in characters; more if it stands before them."""
    tokens = meeting.line.sentence.tokens
    end = tokens[meeting.last - 1].end
    if time.span.start >= end:
        return time.span.start - end
    if time.span.end <= meeting.anchor.start:
        return BEFORE_WEIGHT * (meeting.anchor.start - time.span.end)
    return BEFORE_WEIGHT * max(0, tokens[meeting.head].start - time.span.end)


def in_dateline(meeting: Meeting, time: TimeExpression) -> bool:
    """True if the time belongs to a dateline at the head of the sentence: BEIJING, May 25 -- President Arn met ..."""
    tokens = meeting.line.sentence.tokens
    behind = next((at for at, token in enumerate(tokens) if token.start >= time.span.end), len(tokens))
    dashed = any(token.word in DASHES for token in tokens[behind : behind + DASH_REACH])
    return behind < DATELINE_REACH and dashed and behind <= meeting.first


def first_day(value: str) -> str:
    """The beginning of an ISO value or interval."""
    return value.partition("/")[0]


def last_day(value: str) -> str:
    """The end of an ISO value or interval; it sorts behind every day that a month or year holds."""
    return value.partition("/")[2] or value + "~"


def lies_ahead(value: str, published: str | None) -> bool:
    """True if a time begins after the day of the report."""
    return published is not None and first_day(value) > published


def overlap(one: str, other: str) -> bool:
    """True if two ISO values can be of one day: "2024-05" and "2024-05-03", "2024-05-02/2024-05-04" and "2024-05-03"."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def closer(one: str, other: str) -> str:
    """Of two values that overlap the one that lies within the other, else the first."""
    within = first_day(one) <= first_day(other) and last_day(other) <= last_day(one)
    return other if within else one


def is_of_the_day(meeting: Meeting, status: str, annotations: Annotations) -> bool:
    """True if an encounter without a date can be of the day that the text is about: it was held, and not told as earlier."""
    if status not in ("held", "ongoing") or is_told_as_earlier(meeting, annotations.stages):
        return False
    named_only = meeting.format == "visit" and meeting.form == "noun" and meeting.rule != "noun_again"
    going_on = status == "ongoing" and meeting.form == "gerund"
    return going_on or (meeting.form in ("past", "noun", "participle") and not named_only)


def day_around(report: Report, annotations: Annotations, meeting: Meeting) -> str | None:
    """The day that the text around an encounter is about.

    It is that of an official report itself, or in the press the last day named before, else the first one named soon after.
    """
    if annotations.voice.party is not None:
        return report.published
    body = next((line.sentence.span.start for line in annotations.lines if not line.heading), 0)
    past = (time for time in annotations.times if time.value and not lies_ahead(time.value, report.published))
    days = [(time.span.start, time.value) for time in past if len(time.value or "") == 10]
    before = [day for start, day in days if body <= start < meeting.anchor.start]
    soon = [day for start, day in days if 0 <= start - meeting.anchor.end < NEARBY]
    if before or soon:
        return before[-1] if before else soon[0]
    return report.published if meeting.line.sentence.paragraph < NEWS_PARAGRAPHS else None
