"""What was to be, and by the next sentence was: They were to have met in May. They did, on the 29th, by video."""

import re
from dataclasses import replace

from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.meetings import Meeting
from readout.record.tellings import Encounter

_DID = re.compile(r"^(?:(?:and|but|so) )?(?:in the end , )?(?:they|it|he|she) did(?: so)? (?!not\b|n['’]t\b)(?P<how>.*)$")
# By what means, as the next sentence tells it, and the format that it makes.
_MEANS = (("video", "video"), ("zoom", "video"), ("telephone", "call"), ("phone", "call"))


def kept_after_all(encounter: Encounter, meeting: Meeting, annotations: Annotations) -> Encounter:
    """The encounter as the next sentence has it, if that says of what is told as having been to be that it came about."""
    words = meeting.line.lower
    was_to_be = re.search(r"\b(?:was|were) to(?: have)?\b", " ".join(words[: meeting.last])) is not None
    behind = annotations.lines[meeting.line.number + 1 : meeting.line.number + 2]
    did = _DID.match(" ".join(behind[0].lower)) if behind and was_to_be else None
    if did is None:
        return encounter
    means = next((format for word, format in _MEANS if re.search(rf"\b{word}\b", did["how"])), encounter.format)
    day = in_its_month(day_told(behind[0], annotations), encounter.date)
    return replace(encounter, status="held", format=means, date=day or encounter.date, own_time=bool(day) or encounter.own_time)


def in_its_month(day: str | None, date: str | None) -> str | None:
    """The day; one that is told after a month of its own is that of this month: at the end of May. They did, on the 29th."""
    bare = day is not None and len(day) == len("2024-05-03") and date is not None and len(date) == len("2024-05")
    return f"{date}{day[-3:]}" if bare and day is not None else day


def day_told(line: Clauses, annotations: Annotations) -> str | None:
    """The first time that a sentence names."""
    return next((time.value for time in annotations.times if line.sentence.span.covers(time.span) and time.value), None)
