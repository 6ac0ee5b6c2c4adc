"""Who takes part in an encounter: joint mentions taken apart, the two sides of a joint commission, those who were present too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.meeting_parties import is_pair, sides_of_pair
from readout.annotate.meeting_rounds import BETWEEN_SIDES, BETWEEN_THE_LAST
from readout.annotate.meetings import Meeting
from readout.evidence import anchor
from readout.record.stages import OVER
from readout.record.tellings import TALKS, Encounter
from readout.report import Report

# A body of two sides: the Joint Water Commission.
JOINT = ("joint ", "intergovernmental ", "bilateral ", "mixed ", "binational ")
# The two sides, and those who come for one: the [sides] met, our [delegation] met.
BOTH_SIDES = frozenset({"sides", "parties", "delegations", "teams"})
OWN_ORGANS = frozenset({"delegation", "side", "team", "representatives", "negotiators", "envoys"})
FIRST_PERSON = frozenset({"i", "me", "my"})
# The parties of an encounter told before: the [guests] were received at a banquet.
GUESTS = frozenset({"guests", "participants", "attendees"})
BYLINE = frozenset({"by", "by:"})
JOINT_ORGANS = frozenset({"commission", "committee", "council", "group", "mechanism", "dialogue"})
# The formats of encounters at which parties sit together.
SITTING = frozenset({"meeting", "summit", "conference", "video", "call", "reception", "visit"})


def participants_of(references: Sequence[Reference], annotations: Annotations) -> tuple[Actor, ...]:
    """The actors of the references; joint mentions ("both leaders") taken apart, and so are joint bodies of the two sides."""
    everyone = (actor for reference in references for actor in members_of(reference, annotations))
    return tuple(dict.fromkeys(everyone))


def members_of(reference: Reference, annotations: Annotations) -> tuple[Actor, ...]:
    """The actors that one reference stands for."""
    if reference.members:
        return reference.members
    if is_pair(reference) and (pair := sides_in_report(reference, annotations)):
        return pair
    sides = two_sides(annotations)
    if is_joint_body(reference):
        return members_named(reference) or sides or (reference.actor,)
    both = reference.mention.noun in BOTH_SIDES and reference.mention.plural and len(reference.mention.post.split()) == 1
    if sides and both and reference.actor.actor is None:
        return sides
    return (own_party(reference, annotations) or reference.actor,)


def sides_in_report(reference: Reference, annotations: Annotations) -> tuple[Actor, ...]:
    """The two that a name with a hyphen joins, as the report knows them; none if it is one person's surname."""
    name = reference.actor.name.removeprefix("the ")
    others = [r for r in annotations.references if r.actor.name != reference.actor.name]
    if any(r.category == "person" and name in r.actor.name for r in others):
        return ()
    known = {key: r.actor for r in reversed(others) for key in (r.actor.name, r.mention.words)}
    return tuple(known.get(side, Actor(None, side)) for side in sides_of_pair(reference.actor.name))


def members_named(reference: Reference) -> tuple[Actor, ...]:
    """The two that the name of a joint body tells: the Joint Boundary Commission of [Torvesk] and [Ardelia]."""
    names = reference.actor.name.rpartition(" of ")[2].removeprefix("the ").split(" and ")
    told = len(names) == 2 and " of " in reference.actor.name and all(name[:1].isupper() for name in names)
    return tuple(Actor(None, name) for name in names) if told else ()


def own_party(reference: Reference, annotations: Annotations) -> Actor | None:
    """The party whose own delegation it is, and the person who writes "I" in the name of a body."""
    mention, voice = reference.mention, annotations.voice
    line = annotations.lines[mention.sentence]
    if voice.party is None:
        return None
    if reference.category == "author" and mention.noun in FIRST_PERSON and voice.party.actor is not None:
        return speaker_of(reference, annotations) or author_in_heading(annotations)
    ours = line.word(mention.first) == "our" or line.word(mention.first - 1) == "our"
    return voice.party if ours and mention.noun in OWN_ORGANS else None


def speaker_of(reference: Reference, annotations: Annotations) -> Actor | None:
    """The person in whose reported words "I" stands."""
    place = reference.mention.span
    saying = [a for a in annotations.attributions if any(span.covers(place) for span in a.content)]
    return next((r.actor for a in saying for r in a.speakers if r.category == "person"), None)


def author_in_heading(annotations: Annotations) -> Actor | None:
    """The person under whose name the report stands: Statement [by Secretary-General Arn]."""
    for line in annotations.lines:
        by = [r for r in line.references if line.heading and r.category == "person" and line.word(r.mention.first - 1) in BYLINE]
        if by:
            return by[0].actor
    return None


def is_joint_body(reference: Reference) -> bool:
    """True for a body that two sides have together and that has no place in the knowledge base."""
    name = reference.actor.name.lower().removeprefix("the ")
    organ = reference.mention.noun in JOINT_ORGANS or not JOINT_ORGANS.isdisjoint(name.split())
    return reference.actor.actor is None and organ and (name.startswith(JOINT) or " joint " in name)


def left_out(meeting: Meeting, earlier: Sequence[Encounter], annotations: Annotations) -> tuple[Actor, ...]:
    """Who takes part in what is told without its parties: the two sides in another round, those who met last in a dinner."""
    guests = bool(meeting.parties) and all(party.mention.noun in GUESTS for party in meeting.parties)
    if not guests and meeting.rule not in BETWEEN_SIDES | BETWEEN_THE_LAST:
        return ()
    sides = two_sides(annotations)
    pairs = [r.members for r in meeting.line.references if r.members and r.mention.last <= meeting.head]
    if meeting.rule in BETWEEN_SIDES and pairs:
        return pairs[-1]
    if meeting.rule in BETWEEN_SIDES and sides:
        return sides
    met = (
        one.participants
        for one in reversed(earlier)
        if one.format in SITTING and one.status == "held" and len(one.participants) > 1
    )
    everyone = next(met, annotations.principals if len(annotations.principals) == 2 else sides)
    return everyone if guests else everyone[:2]


def two_sides(annotations: Annotations) -> tuple[Actor, ...]:
    """The two parties that the report is about: its sides, else those for which its first two persons appear."""
    if annotations.sides:
        return annotations.sides
    homes = homes_of(annotations)
    sides = tuple(dict.fromkeys(homes[person.name] for person in annotations.principals if person.name in homes))
    return sides if len(sides) == 2 else states_in_headline(annotations)


def states_in_headline(annotations: Annotations) -> tuple[Actor, ...]:
    """The two states that the headline names, if it names two."""
    named = (r.actor for line in annotations.lines if line.heading for r in line.references if r.category == "state")
    states = tuple({actor.name: actor for actor in named}.values())
    return states if len(states) == 2 else ()


def homes_of(annotations: Annotations) -> Mapping[str, Actor]:
    """The state or body of each person who appears for one, by the person's name."""
    return {reference.actor.name: reference.home for reference in annotations.references if reference.home}


def attended(found: list[Encounter], report: Report, meeting: Meeting, homes: Mapping[str, Actor]) -> bool:
    """Adds those who were present to the encounter that is meant, the last told before or one of the same sentence.

    Returns whether there is such an encounter.
    """
    index = next((k for k in by_nearness(found, meeting) if may_be_meant(found[k], meeting)), None)
    if index is None:
        return False
    known = found[index]
    present = tuple(
        actor
        for r in meeting.parties
        if r.mention.first < meeting.head or meeting.format == ""
        for actor in (r.members or (r.actor,))
    )
    stay = tuple(actor for actor in known.participants if not stands_for(actor, known, present, homes))
    evidence = replace(known.evidence, anchors=(*known.evidence.anchors, anchor(report.text, meeting.anchor)))
    found[index] = replace(known, participants=tuple(dict.fromkeys((*stay, *present))), evidence=evidence)
    return True


def stands_for(actor: Actor, known: Encounter, present: Sequence[Actor], homes: Mapping[str, Actor]) -> bool:
    """True of a committee whose members are named, and of a state for which one of those present is there."""
    if known.rule == "body_convenes" and actor.actor is None and not JOINT_ORGANS.isdisjoint(actor.name.lower().split()):
        return True
    return any(homes[one.name].name == actor.name for one in present if one.name in homes)


def by_nearness(found: Sequence[Encounter], meeting: Meeting) -> list[int]:
    """The indices of the encounters told in the same sentence or before it, the nearest first."""
    sentence = meeting.line.sentence.span
    told = [
        (max((a.span.start for a in one.evidence.anchors if a.span.start < sentence.end), default=-1), k)
        for k, one in enumerate(found)
    ]
    return [k for start, k in sorted(told, reverse=True) if start >= (sentence.start if meeting.rule == "company" else 0)]


def may_be_meant(known: Encounter, meeting: Meeting) -> bool:
    """True if one can have been present at the encounter: its format fits the noun, and those named with the noun take part."""
    formats = SITTING if not meeting.format else TALKS if meeting.format in TALKS else {meeting.format}
    named = [r.actor.name for r in meeting.parties if r.mention.first > meeting.head] if meeting.format else []
    there = {actor.name for actor in known.participants}
    fits = known.format in formats and known.status != "denied" and known.rule not in OVER
    return fits and all(name in there for name in named)
