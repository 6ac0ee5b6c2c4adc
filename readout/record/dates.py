"""When an encounter took place: the time its sentence names, else the day that the text around it is about."""

from datetime import date, timedelta

from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression
from readout.record.stages import is_told_as_earlier
from readout.report import Report

DASHES = frozenset({":", "—", "–", "-", "--", "---"})
# A dateline has so many tokens at most; the days of a stretch are written with so many characters; news are so many days old.
DATELINE_LENGTH, SPAN_OF_DAYS, RECENT = 14, 21, 10
# A dateline ends within so many tokens, and its dash stands within so many behind the date.
DATELINE_REACH, DASH_REACH = 12, 5
# The press tells the day within so many characters behind the encounter, or not at all.
NEARBY = 500
# Paragraphs in which an encounter without a date is the news, and so of the day of publication.
NEWS_PARAGRAPHS = 4
# A time before the words of meeting counts as so much farther away.
BEFORE_WEIGHT = 1.5
# Words that fix a time, which then counts as so much nearer.
FIXING = frozenset({"fixed", "arranged", "scheduled", "set", "planned", "slated", "due", "booked"})
FIXED_WEIGHT = 0.2
# A dateline without a dash has so many tokens at most: BREZNA, Wednesday   They met.
SHORT_DATELINE = 4
# A time in a clause before "and" counts as so many characters farther away.
OTHER_CLAUSE = 40


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
    over = meeting.form == "past" or meeting.line.word(meeting.first - 1) in ("after", "following", "during")
    if over and best.value and lies_ahead(best.value, report.published):
        return None
    cues_between = [cue for cue in meeting.line.cues if low < tokens[cue.head].start < high]
    return None if len(cues_between) > 1 else best


def distance(time: TimeExpression, meeting: Meeting) -> float:
    """How far a time stands from the words of meeting, in characters; more if it stands before them."""
    tokens = meeting.line.sentence.tokens
    end = tokens[meeting.last - 1].end
    if time.span.start >= end:
        apart = OTHER_CLAUSE if any(token.word == ";" and end <= token.start < time.span.start for token in tokens) else 0
        return (time.span.start - end) * (FIXED_WEIGHT if is_fixed(time, meeting) else 1) + apart
    if time.span.end <= meeting.anchor.start:
        between = [token.lower for token in tokens if time.span.end <= token.start < meeting.anchor.start]
        other_clause = OTHER_CLAUSE if {"and", ";", "but"} & set(between) else 0
        return BEFORE_WEIGHT * (meeting.anchor.start - time.span.end) + other_clause
    return BEFORE_WEIGHT * max(0, tokens[meeting.head].start - time.span.end)


def is_fixed(time: TimeExpression, meeting: Meeting) -> bool:
    """True of a time for which something is fixed: a visit agreed in May and [arranged for 17 October]."""
    before = [token.lower for token in meeting.line.sentence.tokens if token.start < time.span.start][-4:]
    return any(word in FIXING for word in before) and any(word in ("for", "on", "in", "to") for word in before)


def in_dateline(meeting: Meeting, time: TimeExpression) -> bool:
    """True if the time belongs to a dateline at the head of the sentence: BEIJING, May 25 -- President Arn met ..."""
    tokens = meeting.line.sentence.tokens
    behind = next((at for at, token in enumerate(tokens) if token.start >= time.span.end), len(tokens))
    if (
        behind <= SHORT_DATELINE
        and tokens[0].word.isupper()
        and len(tokens[0].word) > 2
        and tokens[behind - 1].end + 1 < tokens[min(behind, len(tokens) - 1)].start
    ):
        return True
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


def days_in_header(report: Report, annotations: Annotations, meeting: Meeting) -> str | None:
    """The days of a session that the head of its record names, up to the report's own: Lorneval, 3-4 February 2022."""
    body = next((line.sentence.span.start for line in annotations.lines if not line.heading), 0)
    heads = (
        time.value for time in annotations.times if time.span.start < body and time.value and len(time.value) == SPAN_OF_DAYS
    )
    told = next((value for value in heads if report.published in value.split("/")), None)
    return told if meeting.format in ("conference", "summit") else None


def is_dateline(line: Clauses) -> bool:
    """True for the place and day before a report's first sentence."""
    tokens = line.sentence.tokens
    return len(tokens) <= DATELINE_LENGTH and tokens[-1].word in DASHES


def is_recent(day: str, report: Report) -> bool:
    """True of a day shortly before that of the report."""
    if report.published is None or len(report.published) < len(day):
        return False
    return date.fromisoformat(report.published) - date.fromisoformat(day) <= timedelta(RECENT)


def day_around(report: Report, annotations: Annotations, meeting: Meeting) -> str | None:
    """The day that the text around an encounter is about.

    It is that of an official report itself, or in the press the last day named before, else the first one named soon after.
    """
    if (
        meeting.line.lower[:3] == ["on", "the", "eve"]
        and meeting.line.word(3) == ","
        and report.published
        and len(report.published) == len("2024-05-03")
    ):
        return (date.fromisoformat(report.published) - timedelta(1)).isoformat()
    if (header := days_in_header(report, annotations, meeting)) is not None:
        return header
    if annotations.voice.party is not None:
        return report.published
    body = next((line.sentence.span.start for line in annotations.lines if not line.heading), 0)
    datelines = [line.sentence.span for line in annotations.lines if is_dateline(line)]
    past = (
        time
        for time in annotations.times
        if time.value and not lies_ahead(time.value, report.published) and not any(span.covers(time.span) for span in datelines)
    )
    days = [(time.span.start, value) for time in past if len(value := time.value or "") == 10]
    before = [day for start, day in days if body <= start < meeting.anchor.start]
    paragraph = meeting.line.sentence.paragraph
    block = max(line.sentence.span.end for line in annotations.lines if line.sentence.paragraph == paragraph)
    soon = [day for start, day in days if 0 <= start - meeting.anchor.end < NEARBY and (start < block or is_recent(day, report))]
    if before or soon:
        return before[-1] if before else soon[0]
    return report.published if meeting.line.sentence.paragraph < NEWS_PARAGRAPHS else None
