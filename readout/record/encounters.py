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
from readout.record.dates import closer, day_around, first_day, is_of_the_day, lies_ahead, overlap, time_of
from readout.record.places import occasion_of, place_name, place_reference, state_of, state_visited
from readout.record.stages import is_absence, status_of
from readout.report import Report
from readout.span import Span

JOINT_BODIES = ("Joint ", "Intergovernmental ", "Bilateral ", "Mixed ")
# They discussed trade [at their meeting].
SESSIONS = frozenset({"meeting", "talks", "summit", "session", "lunch", "dinner", "conference"})
OPEN = frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """An occasion between parties. `date` is an ISO value of the text's precision or None; `status` one of the guide's list.

    `rule` is the rule that saw its first anchor, `heading` true if that stands in the headlines, `state` the id of the state in
    which the place lies, as far as it is known, and `all_state` true if the place is that state itself; `own_time` is true if the
    date stands in the sentence of its first anchor rather than being implied by others.
    """

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
    own_time: bool
    rule: str
    heading: bool
    state: str | None
    all_state: bool


def find_encounters(report: Report, annotations: Annotations) -> tuple[Encounter, ...]:
    """The encounters of a report in text order, each once.

    Headlines come last: what they tell again is evidence for an encounter of the text. A mention without parties ("the visit is
    to take place in October") tells more of the last encounter of its kind, or of one between the report's principal persons.
    """
    found: list[Encounter] = []
    for meeting in sorted(annotations.meetings, key=lambda m: m.line.heading):
        if is_absence(meeting):
            continue
        encounter = make_encounter(report, annotations, meeting, found)
        if meeting.rule == "noun_again":
            tell_again(found, encounter, annotations.principals)
        elif encounter.participants:
            join(found, encounter)
    dated = (replace(one, date=days_of_visit(one, found)) if one.format == "visit" and not one.date else one for one in found)
    return tuple(sorted(dated, key=lambda encounter: encounter.span.start))


def days_of_visit(visit: Encounter, encounters: Sequence[Encounter]) -> str | None:
    """The days of a visit without a date: from the first to the last dated encounter of the visitor in that state."""
    there = (other for other in encounters if other.state == visit.state and other.status == visit.status)
    stay = [other.date for other in there if other.date and other.own_time and shared_names(other, visit)] if visit.state else []
    if not stay:
        return None
    first, last = min(first_day(date) for date in stay), max(date.partition("/")[2] or date for date in stay)
    return first if first == last else f"{first}/{last}"


def make_encounter(report: Report, annotations: Annotations, meeting: Meeting, earlier: Sequence[Encounter]) -> Encounter:
    """The encounter of one telling, seen after the `earlier` ones."""
    where = place_reference(meeting)
    time = time_of(report, annotations, meeting)
    identity = "\x1f".join((report.id, meeting.format, str(meeting.anchor.start), str(meeting.anchor.end)))
    encounter = Encounter(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        format=meeting.format,
        status=stage_of(meeting, annotations, time, report.published),
        participants=participants_of(meeting.parties, annotations.sides),
        date=time.value if time else None,
        place=place_name(where),
        occasion=occasion_of(report.text, meeting),
        topics=topics_of(report.text, meeting),
        evidence=Evidence(report.id, (anchor(report.text, meeting.anchor),), (meeting.rule,)),
        span=meeting.anchor,
        own_time=time is not None,
        rule=meeting.rule,
        heading=meeting.line.heading,
        state=state_of(where, annotations) or state_visited(meeting, annotations),
        all_state=where is not None and where.category == "state" and place_name(where) == where.actor.name,
    )
    if encounter.own_time:
        return encounter
    return replace(encounter, date=implied_date(report, annotations, meeting, encounter, earlier))


def stage_of(meeting: Meeting, annotations: Annotations, time: TimeExpression | None, published: str | None) -> str:
    """The stage of the encounter by its words; what the report dates after itself has not been held yet."""
    status = status_of(meeting, annotations.stages)
    ahead = time is not None and time.value is not None and lies_ahead(time.value, published)
    return "planned" if ahead and status == "held" else status


def implied_date(
    report: Report, annotations: Annotations, meeting: Meeting, encounter: Encounter, earlier: Sequence[Encounter]
) -> str | None:
    """The date of an encounter whose sentence names none; None for what is only planned and for what is told as earlier.

    It is that of the visit to the same place or state, of the encounter told first, or of the day that the text is about.
    """
    if (visit := visit_around(encounter, earlier)) is not None:
        return visit.date
    if is_added(meeting) and earlier and shared_names(earlier[-1], encounter) and earlier[-1].status == encounter.status:
        return earlier[-1].date
    if not is_of_the_day(meeting, encounter.status, annotations):
        return None
    first = next((other for other in earlier if other.status == "held"), None)
    return first.date if first is not None else day_around(report, annotations, meeting)


def is_added(meeting: Meeting) -> bool:
    """True if the sentence adds the encounter to the one before: She [also] met Mr Lund."""
    return "also" in meeting.line.lower[max(0, meeting.head - 3) : meeting.head + 1]


def visit_around(encounter: Encounter, earlier: Sequence[Encounter]) -> Encounter | None:
    """The visit with a known date during which an encounter took place: one to the same place or state."""
    visits = (other for other in earlier if other.format == "visit" and other.date and encounter.format != "visit")
    return next((visit for visit in visits if is_there(encounter, visit)), None)


def is_there(encounter: Encounter, visit: Encounter) -> bool:
    """True if an encounter took place where the visit led."""
    same_place = encounter.place is not None and visit.place == encounter.place
    return same_place or (encounter.state is not None and visit.state == encounter.state)


def participants_of(references: Sequence[Reference], sides: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors of the references; joint mentions ("both leaders") taken apart, and so are joint bodies of the two sides."""
    alone = references[0].actor if len(references) == 1 else None
    if alone is not None and alone.actor is None and alone.name.startswith(JOINT_BODIES) and sides:
        return sides
    return tuple(dict.fromkeys(actor for reference in references for actor in (reference.members or (reference.actor,))))


def topics_of(text: str, meeting: Meeting) -> tuple[str, ...]:
    """What was discussed, in the text's own words, without the partner and the time."""
    if meeting.rule != "discussed":
        return ()
    tokens, word = meeting.line.sentence.tokens, meeting.line.word
    start = meeting.head + (3 if word(meeting.head + 2) == "on" else 1)
    ends = (at for at in range(start, len(tokens)) if word(at) in ("with", ".", ";", "during") or word(at + 2) in SESSIONS)
    end = next(ends, len(tokens))
    return (text[tokens[start].start : tokens[end - 1].end],) if end > start else ()


def tell_again(found: list[Encounter], encounter: Encounter, principals: Sequence[Actor]) -> None:
    """Adds what a mention without parties tells to the last encounter of its format, else one between the principals."""
    for index in range(len(found) - 1, -1, -1):
        if found[index].format == encounter.format:
            found[index] = told_again(found[index], encounter)
            return
    needed = 1 if encounter.format == "visit" else 2
    participants = encounter.participants[:needed] or tuple(principals[:needed])
    if len(participants) == needed and encounter.format in ("visit", "meeting", "video", "summit"):
        found.append(replace(encounter, participants=participants))


def told_again(known: Encounter, again: Encounter) -> Encounter:
    """The known encounter with what a later mention adds; an open one may be fixed, moved or called off."""
    moves_on = known.status in OPEN and again.status in ("planned", "cancelled")
    new_date = again.own_time and (known.date is None or moves_on)
    return replace(
        known,
        status=again.status if moves_on else known.status,
        date=again.date if new_date else known.date,
        place=known.place or again.place,
        evidence=joint_evidence(known, again),
    )


def join(found: list[Encounter], encounter: Encounter) -> None:
    """Adds the encounter, or what it tells to one already told of that it can be."""
    for index, known in enumerate(found):
        if same_occasion(known, encounter):
            found[index] = joined(known, encounter)
            return
    found.append(encounter)


def joined(known: Encounter, other: Encounter) -> Encounter:
    """One encounter of two tellings; those who made a visit are told by the first."""
    everyone = tuple(dict.fromkeys((*known.participants, *other.participants)))
    return replace(
        known,
        participants=known.participants if known.format == "visit" else everyone,
        evidence=joint_evidence(known, other),
        place=other.place if known.all_state and other.place else known.place or other.place,
        all_state=known.all_state and not other.place,
        date=joint_date(known, other),
        own_time=known.own_time or other.own_time,
        topics=(*known.topics, *other.topics),
    )


def joint_date(known: Encounter, other: Encounter) -> str | None:
    """The closer of two dates that the text names; else the one it names, else the one implied first."""
    if known.date and other.date and known.own_time and other.own_time:
        return closer(known.date, other.date)
    return other.date if other.own_time and not known.own_time else known.date or other.date


def joint_evidence(one: Encounter, other: Encounter) -> Evidence:
    """The evidence of the first with the anchors of both."""
    return replace(one.evidence, anchors=(*one.evidence.anchors, *other.evidence.anchors))


def same_occasion(one: Encounter, other: Encounter) -> bool:
    """True if two tellings in one report can be of one encounter: same format and stage, shared parties, no contradiction of date
    or place."""
    same_stage = one.status == other.status or {one.status, other.status} <= OPEN
    talked = other.rule == "discussed" and one.format in ("meeting", "video", "call", "summit")
    if not same_stage or (one.format != other.format and not talked):
        return False
    shared = shared_names(one, other)
    enough = len(shared) >= min(len(one.participants), len(other.participants), 2)
    return bool(shared) and enough and dates_agree(one, other) and places_agree(one, other)


def shared_names(one: Encounter, other: Encounter) -> frozenset[str]:
    """The names of those who take part in both."""
    return frozenset(actor.name for actor in one.participants) & frozenset(actor.name for actor in other.participants)


def dates_agree(one: Encounter, other: Encounter) -> bool:
    """True unless both sentences name a time and the two differ; "2024-05" agrees with "2024-05-03"."""
    if one.date is None or other.date is None or not (one.own_time and other.own_time):
        return True
    return overlap(one.date, other.date)


def places_agree(one: Encounter, other: Encounter) -> bool:
    """True unless two visits lead to two places: "Lorneval" agrees with "Lorneval Castle", and with "Ardelia" on its days."""
    if one.state is not None and one.state == other.state and (one.all_state or other.all_state):
        return one.own_time and other.own_time
    if one.place is None or other.place is None or one.format != "visit":
        return True
    return one.place in other.place or other.place in one.place
