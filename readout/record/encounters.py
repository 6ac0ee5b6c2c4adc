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

INVITING = ("at the invitation", "invited", "agreed to host", "invitation")
DASHES = frozenset({":", "—", "–", "--", "---"})
PLACES = frozenset({"place", "state", "name", "body"})
# The press tells the day within so many characters behind the encounter, or not at all.
NEARBY = 500
AFTERWARDS = frozenset({"after", "since", "while", "but", "although", ";"})
BREAKS = AFTERWARDS | {"and"}
JOINT_BODIES = ("Joint ", "Intergovernmental ", "Bilateral ", "Mixed ")
PRESENT = frozenset({"base", "third"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """An occasion between parties. `date` is an ISO value of the text's precision or None; `status` one of the guide's list.

    `rule` is the rule that saw its first anchor, `heading` true if that stands in the headlines, `state` the id
    of the state in which the place lies, as far as it is known; `own_time` is true if the date stands in the sentence of its first anchor rather than being implied by others.
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


def find_encounters(report: Report, annotations: Annotations) -> tuple[Encounter, ...]:
    """The encounters of a report in text order, each once.

    Headlines come last: what they tell again is evidence for an encounter of the text. A mention without parties ("the visit is to
    take place in October") tells more of the last encounter of its kind, or of one between the report's principal persons.
    """
    found: list[Encounter] = []
    for meeting in sorted(annotations.meetings, key=lambda m: m.line.heading):
        if is_absence(meeting):
            continue
        encounter = make_encounter(report, annotations, meeting, found)
        if meeting.rule == "noun_again":
            tell_again(found, encounter, annotations)
        elif encounter.participants:
            join(found, encounter)
    return tuple(sorted(found, key=lambda encounter: encounter.span.start))


def is_absence(meeting: Meeting) -> bool:
    """True for a time without meeting: "had not met since 2014"."""
    words = meeting.line.lower
    return "not" in words[max(0, meeting.head - 2) : meeting.head] and bool(
        {"since", "until", "before"} & set(words[meeting.head : meeting.last + 9])
    )


def tell_again(found: list[Encounter], encounter: Encounter, annotations: Annotations) -> None:
    """Adds what a mention without parties tells to the last encounter of its format; makes one of the principals if there is none."""
    for index in range(len(found) - 1, -1, -1):
        other = found[index]
        if other.format == encounter.format:
            open_stage = other.status in ("proposed", "planned") and encounter.status in ("planned", "cancelled")
            new_date = encounter.own_time and (other.date is None or open_stage)
            found[index] = replace(
                other,
                status=encounter.status if open_stage else other.status,
                date=encounter.date if new_date else other.date,
                place=other.place or encounter.place,
                evidence=replace(other.evidence, anchors=(*other.evidence.anchors, *encounter.evidence.anchors)),
            )
            return
    needed = 1 if encounter.format == "visit" else 2
    principals = encounter.participants[:needed] or annotations.principals[:needed]
    if len(principals) == needed and encounter.format in ("visit", "meeting", "video", "summit"):
        found.append(replace(encounter, participants=principals))


def join(found: list[Encounter], encounter: Encounter) -> None:
    """Adds the encounter, or its evidence to one already told of that it can be."""
    for index, other in enumerate(found):
        if same_occasion(other, encounter):
            participants = (
                tuple(dict.fromkeys((*other.participants, *encounter.participants)))
                if other.format != "visit"
                else other.participants
            )
            evidence = replace(other.evidence, anchors=(*other.evidence.anchors, *encounter.evidence.anchors))
            date = encounter.date if encounter.own_time and not other.own_time else other.date or encounter.date
            found[index] = replace(
                other,
                participants=participants,
                evidence=evidence,
                place=other.place or encounter.place,
                date=date,
                own_time=other.own_time or encounter.own_time,
                topics=(*other.topics, *encounter.topics),
            )
            return
    found.append(encounter)


def same_occasion(one: Encounter, other: Encounter) -> bool:
    """True if two tellings in one report can be of one encounter: same format and stage, shared parties, no contradiction of date or place."""
    if one.status != other.status and not {one.status, other.status} <= {"planned", "proposed"}:
        return False
    if one.format != other.format and not (other.rule == "discussed" and one.format in ("meeting", "video", "call", "summit")):
        return False
    left, right = {a.name for a in one.participants}, {a.name for a in other.participants}
    shared = left & right
    if len(shared) < min(len(left), len(right), 2) or not shared:
        return False
    dates = (
        one.date is None
        or other.date is None
        or not (one.own_time and other.own_time)
        or one.date == other.date
        or one.date.startswith(other.date)
        or other.date.startswith(one.date)
    )
    places = (
        one.place is None or other.place is None or one.place in other.place or other.place in one.place or one.format != "visit"
    )
    return dates and places


def make_encounter(report: Report, annotations: Annotations, meeting: Meeting, earlier: Sequence[Encounter]) -> Encounter:
    """The encounter of one telling, seen after the `earlier` ones."""
    status = status_of(annotations, meeting)
    where = place_reference(meeting)
    place = place_name(where)
    state = state_of(where, annotations) or state_visited(meeting, annotations)
    time = time_of(annotations, meeting)
    identity = "\x1f".join((report.id, meeting.format, str(meeting.anchor.start), str(meeting.anchor.end)))
    return Encounter(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        format=meeting.format,
        status=status,
        participants=participants_of(meeting.parties, annotations.sides),
        date=time.value if time else implied_date(report, annotations, meeting, status, (place, state), earlier),
        place=place,
        occasion=occasion_of(report.text, meeting),
        topics=topics_of(report.text, meeting),
        evidence=Evidence(report.id, (anchor(report.text, meeting.anchor),), (meeting.rule,)),
        span=meeting.anchor,
        own_time=time is not None,
        rule=meeting.rule,
        heading=meeting.line.heading,
        state=state,
    )


def implied_date(
    report: Report,
    annotations: Annotations,
    meeting: Meeting,
    status: str,
    where: tuple[str | None, str | None],
    earlier: Sequence[Encounter],
) -> str | None:
    """The date of an encounter whose sentence names none; None for what is only planned and for what is told as earlier.

    It is that of the visit to the same place or state, of the encounter told first, of an official report itself, or in the press
    the last day named before, else the first one named soon after.
    """
    place, state = where
    for other in earlier:
        if (
            meeting.format != "visit"
            and other.format == "visit"
            and other.date
            and ((place is not None and other.place == place) or (state and other.state == state))
        ):
            return other.date
    if status not in ("held", "ongoing") or told_as_earlier(meeting) or meeting.form not in ("past", "noun", "participle"):
        return None
    if meeting.format == "visit" and meeting.form == "noun" and meeting.rule != "noun_again":
        return None
    first = next((other for other in earlier if other.status == "held"), None)
    if first is not None:
        return first.date
    if annotations.voice.party is not None:
        return report.published
    body = next((line.sentence.span.start for line in annotations.lines if not line.heading), 0)
    days = [t.value for t in annotations.times if body <= t.span.start < meeting.anchor.start and t.value and len(t.value) == 10]
    if days:
        return days[-1]
    soon = [
        t.value for t in annotations.times if 0 <= t.span.start - meeting.anchor.end < NEARBY and t.value and len(t.value) == 10
    ]
    return soon[0] if soon else report.published if meeting.line.sentence.paragraph < 4 else None


def state_visited(meeting: Meeting, annotations: Annotations) -> str | None:
    """The state of a visit that the same sentence tells of: In his first visit to Umbanza, Mr Lund met ..."""
    visits = (other for other in annotations.meetings if other.line is meeting.line and other.place is not None)
    return next((state for other in visits if (state := state_of(other.place, annotations))), None)


def state_of(place: Reference | None, annotations: Annotations) -> str | None:
    """The state that a place is or lies in, None if it is not known."""
    ids = [name.actor for name in place.mention.names] if place is not None else []
    return next((id if id.startswith("state:") else annotations.offices.gazetteer.place_state.get(id) for id in ids), None)


def topics_of(text: str, meeting: Meeting) -> tuple[str, ...]:
    """What was discussed, in the text's own words, without the partner and the time."""
    if meeting.rule != "discussed":
        return ()
    tokens = meeting.line.sentence.tokens
    start = meeting.head + (3 if meeting.line.word(meeting.head + 2) == "on" else 1)
    end = next(
        (at for at in range(start, len(tokens)) if meeting.line.word(at) in ("with", ".", ";", "at", "during")), len(tokens)
    )
    return (text[tokens[start].start : tokens[end - 1].end],) if end > start else ()


def participants_of(references: Sequence[Reference], sides: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors of the references; joint mentions ("both leaders") taken apart, and so are joint bodies of the two sides."""
    if len(references) == 1 and references[0].actor.name.startswith(JOINT_BODIES) and references[0].actor.actor is None and sides:
        return sides
    return tuple(dict.fromkeys(actor for reference in references for actor in (reference.members or (reference.actor,))))


def status_of(annotations: Annotations, meeting: Meeting) -> str:
    """The stage of the encounter, by the words near it and the tense of its verb."""
    words = plain_words(meeting)
    stages = annotations.stages
    before, behind = words[max(0, meeting.head - 12) : meeting.head], until_break(words[meeting.head : meeting.last + 9])
    if holds(before + behind, stages["denied"]):
        return "denied"
    close = words[max(0, min(meeting.first, meeting.head - 8)) : meeting.head + 1]
    if holds(close + until_break(words[meeting.head : meeting.last + 12], AFTERWARDS), stages["cancelled"]):
        return "cancelled"
    behind = behind[: meeting.last + 6 - meeting.head] if meeting.form == "noun" else []
    if meeting.rule == "noun_of_visit" and holds(words, INVITING) and not any(char.isdigit() for char in " ".join(behind)):
        return "proposed"
    for status in ("ongoing", "planned", "proposed"):
        if holds(close + behind, stages[status]):
            return status
    if meeting.rule == "invited_to_place":
        return "proposed"
    if meeting.form in PRESENT and meeting.line.word(meeting.head - 1) == "to":
        return "planned"
    return "held"


def until_break(words: Sequence[str], breaks: frozenset[str] = BREAKS) -> list[str]:
    """The words up to a conjunction behind which another thing is told."""
    end = next(
        (at for at, word in enumerate(words) if at and word in breaks),
        len(words),
    )
    return list(words[:end])


def plain_words(meeting: Meeting) -> list[str]:
    """The sentence's words in lower case; the month of May, which is no modal verb, is left blank."""
    return ["" if token.word == "May" else token.lower for token in meeting.line.sentence.tokens]


def holds(words: Sequence[str], phrases: Sequence[str]) -> bool:
    """True if one of the phrases stands among the words."""
    line = f" {' '.join(words)} "
    return any(f" {phrase} " in line for phrase in phrases)


def told_as_earlier(meeting: Meeting) -> bool:
    """True if the words say that it was on another, earlier day."""
    near = meeting.line.lower[max(0, meeting.head - 6) : meeting.head + 1]
    return bool({"had", "earlier", "previous", "first", "last", "since", "previously"} & set(near))


def time_of(annotations: Annotations, meeting: Meeting) -> TimeExpression | None:
    """The time expression of the sentence that stands nearest to the anchor; one behind it is preferred."""
    sentence, tokens = meeting.line.sentence.span, meeting.line.sentence.tokens
    head, end = tokens[meeting.head].start, tokens[meeting.last - 1].end
    here = [
        time for time in annotations.times if sentence.start <= time.span.start < sentence.end and not in_dateline(meeting, time)
    ]
    if not here:
        return None

    def distance(time: TimeExpression) -> float:
        if time.span.start >= end:
            return time.span.start - end
        if time.span.end <= meeting.anchor.start:
            return 1.5 * (meeting.anchor.start - time.span.end)
        return 1.5 * max(0, head - time.span.end)

    best = min(here, key=distance)
    low, high = sorted((end, best.span.start))
    cues_between = [cue for cue in meeting.line.cues if low < tokens[cue.head].start < high]
    return None if len(cues_between) > 1 else best


def in_dateline(meeting: Meeting, time: TimeExpression) -> bool:
    """True if the time belongs to a dateline at the head of the sentence: BEIJING, May 25 -- President Arn met ..."""
    tokens = meeting.line.sentence.tokens
    behind = next((at for at, token in enumerate(tokens) if token.start >= time.span.end), len(tokens))
    return behind < 12 and any(token.word in DASHES for token in tokens[behind : behind + 5]) and behind <= meeting.first


def place_reference(meeting: Meeting) -> Reference | None:
    """The place that is named with the encounter: the visit's goal, or what follows "in" or "at" nearby or opens the sentence."""
    if meeting.place is not None:
        return meeting.place
    for reference in meeting.line.references:
        first = reference.mention.first
        near = meeting.head < first <= meeting.last + 8 or first == 1
        if (
            near
            and reference.mention.kind == "name"
            and reference.category in PLACES
            and meeting.line.word(first - 1) in ("in", "at")
        ):
            return reference
    return None


def place_name(place: Reference | None) -> str | None:
    """The name of a place: cities and buildings as the text has them, states by their usual name."""
    if place is None:
        return None
    as_written = place.category in ("name", "place") or any(name.kind == "capital" for name in place.mention.names)
    return (place.mention.words or place.actor.name) if as_written else place.actor.name


def occasion_of(text: str, meeting: Meeting) -> str | None:
    """The event on whose margins it took place: on the sidelines of [the G20 summit], at [the Winter Olympics]."""
    lower = meeting.line.lower
    for at in range(meeting.head, min(len(lower) - 2, meeting.last + 16)):
        if lower[at] in ("sidelines", "margins", "fringes", "occasion") and lower[at + 1] == "of":
            end = next((k for k in range(at + 2, len(lower)) if lower[k] in (",", ".", "on", "in", "and")), len(lower))
            return meeting.line.span(at + 2, end).of(text)
    return None
