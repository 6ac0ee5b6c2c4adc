"""Who met whom, where, when, in what format; what was planned, cancelled or denied."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression
from readout.evidence import Evidence, anchor
from readout.report import Report
from readout.span import Span

PRESENT = frozenset({"base", "third"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """An occasion between parties. `date` is an ISO value of the text's precision or None; `status` one of the guide's list."""

    id: str
    format: str
    status: str
    participants: tuple[Actor, ...]
    date: str | None
    place: str | None
    occasion: str | None
    topics: tuple[str, ...]
    evidence: Evidence
    span: Span


def find_encounters(report: Report, annotations: Annotations) -> tuple[Encounter, ...]:
    """The encounters of a report in text order, each once."""
    found: list[Encounter] = []
    lead_date: str | None = None
    for meeting in annotations.meetings:
        encounter = make_encounter(report, annotations, meeting, lead_date)
        if not encounter.participants:
            continue
        if lead_date is None and encounter.status == "held" and encounter.date:
            lead_date = encounter.date
        join(found, encounter)
    return tuple(found)


def join(found: list[Encounter], encounter: Encounter) -> None:
    """Adds the encounter, or its evidence to one already told of that it can be."""
    for index, other in enumerate(found):
        if same_occasion(other, encounter):
            participants = tuple(dict.fromkeys((*other.participants, *encounter.participants))) if other.format != "visit" else other.participants
            evidence = replace(other.evidence, anchors=(*other.evidence.anchors, *encounter.evidence.anchors))
            found[index] = replace(other, participants=participants, evidence=evidence, place=other.place or encounter.place, date=other.date or encounter.date)
            return
    found.append(encounter)


def same_occasion(one: Encounter, other: Encounter) -> bool:
    """True if two tellings in one report can be of one encounter: same format and stage, shared parties, no contradiction of date or place."""
    if one.format != other.format or one.status != other.status:
        return False
    left, right = {a.name for a in one.participants}, {a.name for a in other.participants}
    shared = left & right
    if len(shared) < min(len(left), len(right), 2) or not shared:
        return False
    dates = one.date is None or other.date is None or one.date == other.date or one.date.startswith(other.date) or other.date.startswith(one.date)
    places = one.place is None or other.place is None or one.place == other.place or one.format != "visit"
    return dates and places


def make_encounter(report: Report, annotations: Annotations, meeting: Meeting, lead_date: str | None) -> Encounter:
    """The encounter of one telling."""
    status = status_of(report.text, annotations, meeting)
    participants = participants_of(meeting.parties)
    when = time_of(annotations, meeting)
    date = when.value if when else None
    if date is None and status in ("held", "ongoing") and when is None and meeting.form in ("past", "noun") and lead_date is not None and not told_as_earlier(meeting):
        date = lead_date
    if date is None and when is None and lead_date is None and status == "held" and meeting.line.sentence.paragraph < 3 and report.published and meeting.form == "past":
        date = report.published
    identity = "\x1f".join((report.id, meeting.format, str(meeting.anchor.start), str(meeting.anchor.end)))
    return Encounter(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        format=meeting.format,
        status=status,
        participants=participants,
        date=date,
        place=place_of(report.text, meeting),
        occasion=occasion_of(report.text, annotations, meeting),
        topics=(),
        evidence=Evidence(report.id, (anchor(report.text, meeting.anchor),), (meeting.rule,)),
        span=meeting.anchor,
    )


def participants_of(references: Sequence[Reference]) -> tuple[Actor, ...]:
    """The actors of the references; joint mentions ("both leaders") taken apart."""
    return tuple(dict.fromkeys(actor for reference in references for actor in (reference.members or (reference.actor,))))


def status_of(text: str, annotations: Annotations, meeting: Meeting) -> str:
    """The stage of the encounter, by the words near it and the tense of its verb."""
    line = meeting.line
    before = " ".join(line.lower[max(0, meeting.head - 12) : meeting.head])
    after = " ".join(line.lower[meeting.head : meeting.last + 9])
    near = f" {before} {after} "
    stages = annotations.stages
    for status in ("denied", "cancelled"):
        if any(f" {words} " in near for words in stages[status]):
            return status
    close = f" {' '.join(line.lower[max(0, meeting.head - 6) : meeting.head])} "
    for status in ("ongoing", "planned", "proposed"):
        scope = close if meeting.form != "noun" else f"{close}{' '.join(line.lower[meeting.head : meeting.last + 6])} "
        if any(f" {words} " in scope for words in stages[status]):
            return status
    if meeting.form in PRESENT and meeting.line.word(meeting.head - 1) == "to":
        return "planned"
    return "held"


def told_as_earlier(meeting: Meeting) -> bool:
    """True if the words say that it was on another, earlier day."""
    near = meeting.line.lower[max(0, meeting.head - 6) : meeting.head + 1]
    return bool({"had", "earlier", "previous", "first", "last", "since", "previously"} & set(near))


def time_of(annotations: Annotations, meeting: Meeting) -> TimeExpression | None:
    """The time expression of the sentence that stands nearest to the anchor; one behind it is preferred."""
    sentence = meeting.line.sentence.span
    head = meeting.line.sentence.tokens[meeting.head].start
    here = [time for time in annotations.times if sentence.start <= time.span.start < sentence.end]
    if not here:
        return None

    def distance(time: TimeExpression) -> int:
        return time.span.start - head if time.span.start >= head else int(1.5 * (head - time.span.end))

    best = min(here, key=distance)
    others = [cue for cue in meeting.line.cues if min(head, best.span.start) < meeting.line.sentence.tokens[cue.head].start < max(head, best.span.start)]
    return None if len(others) > 1 else best


def place_of(text: str, meeting: Meeting) -> str | None:
    """The place that is named with the encounter: the visit's goal, or what follows "in" or "at" nearby."""
    if meeting.place is not None:
        named = meeting.place.mention.words
        return named if meeting.place.category in ("name", "place") or any(name.kind == "capital" for name in meeting.place.mention.names) else meeting.place.actor.name
    for reference in meeting.line.references:
        mention = reference.mention
        near = meeting.head < mention.first <= meeting.last + 8
        if near and mention.kind == "name" and meeting.line.word(mention.first - 1) in ("in", "at") and reference.category in ("place", "state", "name", "body"):
            return mention.words or reference.actor.name
    return None


def occasion_of(text: str, annotations: Annotations, meeting: Meeting) -> str | None:
    """The event on whose margins it took place: on the sidelines of [the G20 summit], at [the Winter Olympics]."""
    lower = meeting.line.lower
    for at in range(meeting.head, min(len(lower) - 2, meeting.last + 16)):
        if lower[at] in ("sidelines", "margins", "fringes", "occasion") and lower[at + 1] == "of":
            end = next((k for k in range(at + 2, len(lower)) if lower[k] in (",", ".", "on", "in", "and")), len(lower))
            return meeting.line.span(at + 2, end).of(text)
    return None
