"""The day that the text around an encounter is about, and how ISO values of time compare."""

from datetime import date, timedelta

from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.meetings import Meeting
from readout.record.stages import is_told_as_earlier
from readout.report import Report

DASHES = frozenset({":", "—", "–", "-", "--", "---"})
# A dateline has so many tokens at most; the days of a stretch are written with so many characters; news are so many days old.
DATELINE_LENGTH, SPAN_OF_DAYS, RECENT = 14, 21, 10
# The press tells the day within so many characters behind the encounter, or not at all.
NEARBY = 500
# Paragraphs in which an encounter without a date is the news, and so of the day of publication.
NEWS_PARAGRAPHS = 4


def first_day(value: str) -> str:
    """The beginning of an ISO value or interval."""
    return value.partition("/")[0]


def last_day(value: str) -> str:
    """The end of an ISO value or interval; it sorts behind every day that a month or year holds."""
    return value.partition("/")[2] or value + "~"


def lies_ahead(value: str, published: str | None) -> bool:
    """True if a time begins after the day of the report."""
    return published is not None and first_day(value) > published


def is_over(value: str, published: str | None) -> bool:
    """True if a time ends before the day of the report, or before its month or year where no more is told."""
    last = value.partition("/")[2] or value
    told = min(len(last), len(published or ""))
    return published is not None and last[:told] < published[:told]


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
