"""Who takes part in an encounter: joint mentions taken apart, the two sides of a joint commission, those who were present too."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.meeting_attendance import LED
from readout.annotate.meeting_parties import is_pair, sides_of_pair
from readout.annotate.meetings import Meeting
from readout.annotate.sides import is_of
from readout.evidence import anchor
from readout.record.joint_bodies import JOINT_ORGANS, is_joint_body, is_organ, members_named, pair_in_name
from readout.record.senders import pair_at_a_host, sender_of
from readout.record.stages import OVER
from readout.record.tellings import OPEN, TALKS, Encounter
from readout.report import Report

# The two sides, and those who come for one: the [sides] met, our [delegation] met.
BOTH_SIDES = frozenset({"sides", "parties", "delegations", "teams"})
# Of these, such as an adjective may stand before; and those that need "two" or "both" with them.
OF_SIDES = frozenset({"delegations", "teams"})
COUNTED_SIDES = frozenset({"ministries", "countries", "states", "governments", "capitals", "nations", "neighbours", "neighbors"})
OWN_ORGANS = frozenset({"delegation", "side", "team", "representatives", "negotiators", "envoys", "delegates"})
FIRST_PERSON = frozenset({"i", "me", "my"})
FIRST_PERSONS = frozenset({"we", "us", "our"})
# Words that tell of two persons at the head of a sitting of two states: [under] the leadership of Ms Berg and Mr Arn.
CHAIRED = frozenset({"under", "co-chaired", "jointly"})
# Verbs of agreeing on what is to come, and what states hold, whoever comes for them: the next [round] of the Lake Dialogue.
AGREEING = frozenset({"agreed", "decided", "agree", "undertook", "resolved"})
SESSIONS = frozenset({"round", "session", "dialogue", "consultations", "commission", "committee"})
SESSION_REACH = 5
# Office-holders who are told together before they are named one by one.
COMPANIES = ("heads of ", "leaders", "presidents of ", "ministers of ", "foreign ministers", "ministers")
BYLINE = frozenset({"by", "by:"})
# Organisations of many states, by the first or last word of their names; a joint body is rather between two states.
OF_MANY_STATES = frozenset(
    {"league", "union", "council", "organisation", "organization", "community", "association", "alliance", "nations", "bloc"}
)
# The formats of encounters at which parties sit together.
SITTING = frozenset({"meeting", "summit", "conference", "video", "call", "reception", "visit"})


def participants_of(references: Sequence[Reference], annotations: Annotations) -> tuple[Actor, ...]:
    """The actors of the references; joint mentions ("both leaders") taken apart, and so are joint bodies of the two sides.

    A state or body for which one of them is there is not named beside him.
    """
    if states := states_of_body(references, annotations):
        return states
    if sum(len(reference.members) or reference.category == "person" for reference in references) > 1:
        references = [reference for reference in references if not (is_joint_body(reference) or is_organ(reference))]
    everyone: tuple[Actor, ...] = tuple(actor for reference in references for actor in members_of(reference, annotations))
    everyone = tuple(dict.fromkeys(everyone))
    own = {actor for reference in references if reference.category == "author" for actor in members_of(reference, annotations)}
    homes = homes_of(annotations)
    represented = {homes[actor.name].name for actor in everyone if actor.name in homes}
    return tuple(actor for actor in everyone if actor in own or actor.name not in represented)


def states_of_body(references: Sequence[Reference], annotations: Annotations) -> tuple[Actor, ...]:
    """The two states of a joint body whose name seems to end with the first: [the Joint Committee of Torvesk] and [Ardelia]."""
    if len(references) != 2 or not is_joint_body(references[0]) or references[1].category != "state":
        return ()
    one = annotations.offices.owner_called(references[0].actor.name.rpartition(" of ")[2].removeprefix("the "))
    return (one, references[1].actor) if (one.actor or "").startswith("state:") and one != references[1].actor else ()


def members_of(reference: Reference, annotations: Annotations) -> tuple[Actor, ...]:
    """The actors that one reference stands for."""
    if reference.members:
        hosted = pair_at_a_host(annotations) if are_both(reference) else ()
        return hosted or reference.members
    if owners := owners_of_plural(reference, annotations):
        return owners
    if is_pair(reference) and (pair := sides_in_report(reference, annotations)):
        return pair
    if states := states_apart(reference, annotations):
        return states
    if (sender := sender_of(reference, annotations)) is not None:
        return (sender,)
    sides = two_sides(annotations)
    if is_joint_body(reference) or (is_organ(reference) and are_states(sides, annotations)):
        return (
            members_named(reference, annotations.offices)
            or pair_in_name(reference, annotations.offices)
            or states_at_issue(annotations)
            or (reference.actor,)
        )
    if sides and are_both(reference):
        return sides
    if reference.actor.name == "I" and reference.category == "author":
        speaker = own_party(reference, annotations)
        return (speaker,) if speaker is not None else ()
    return (own_party(reference, annotations) or land_of(reference, annotations) or officer_of(reference, annotations),)


def are_states(sides: Sequence[Actor], annotations: Annotations) -> bool:
    """True if both sides are lands, and neither is a body."""
    lands = {actor.name for actor in lands_in(annotations)}
    return bool(sides) and all(side.name in lands or (side.actor or "").startswith("state:") for side in sides)


def owners_of_plural(reference: Reference, annotations: Annotations) -> tuple[Actor, ...]:
    """The two for whom nameless officers come: [the two countries'] foreign ministers met."""
    line, first = annotations.lines[reference.mention.sentence], reference.mention.first
    if not reference.mention.plural or reference.actor.actor is not None or not line.possessive(first - 1):
        return ()
    owner = line.ending_at(first - 1)
    return owner.members if owner is not None and len(owner.members) == 2 else ()


def officer_of(reference: Reference, annotations: Annotations) -> Actor:
    """The actor, and of an officer who is told only as "its foreign minister" the office with the land."""
    land = land_with_office(reference, annotations) if reference.actor.actor is None else None
    if land is None or not reference.actor.name.islower() or reference.mention.plural:
        return reference.actor
    return Actor(None, f"{reference.actor.name.title()} of {land.name}")


def states_to_meet(meeting: Meeting, annotations: Annotations) -> tuple[Actor, ...]:
    """The states of two persons who agree on a session that others may attend: [Both ministers] agreed to hold the next round."""
    words, head = meeting.line.lower, meeting.head
    agreed = [at for at in range(meeting.first, head) if words[at] in AGREEING and words[at + 1 : at + 2] == ["to"]]
    if meeting.rule != "noun_with_parties" or not agreed or SESSIONS.isdisjoint(words[agreed[0] : meeting.last + SESSION_REACH]):
        return ()
    homes = homes_of(annotations)
    states = {homes[actor.name]: actor for actor in participants_of(meeting.parties, annotations) if actor.name in homes}
    return tuple(states) if len(states) == 2 == len(participants_of(meeting.parties, annotations)) else ()


def states_apart(reference: Reference, annotations: Annotations) -> tuple[Actor, ...]:
    """The states for which unnamed persons come: [Norwegian and Swedish officials] met."""
    canonical = annotations.offices.gazetteer.canonical
    rows = [rows[0] for _, rows in reference.mention.owners_apart if rows]
    known = all(row.actor.startswith("state:") for row in rows) and len(rows) == len(reference.mention.owners_apart)
    return tuple(Actor(row.actor, canonical[row.actor]) for row in rows) if known and reference.category == "unnamed" else ()


def are_both(reference: Reference) -> bool:
    """True of a plain plural for the two parties of the report: the sides, the two governments, military delegations."""
    mention = reference.mention
    words = [word for word in mention.post.lower().split() if word not in ("the", "two", "both")]
    plain = len(words) == 1 or (len(words) == 2 and mention.noun in OF_SIDES and not mention.owner)
    counted = len(words) < len(mention.post.split())
    named = mention.noun in BOTH_SIDES or (counted and mention.noun in COUNTED_SIDES)
    return mention.plural and reference.actor.actor is None and plain and named


def land_of(reference: Reference, annotations: Annotations) -> Actor | None:
    """The state of an adjective that stands alone: saw the [Torveskan] and the Ardelian delegation."""
    name = reference.actor.name
    if reference.category != "name" or reference.actor.actor is not None:
        return None
    lands = (r.actor for r in annotations.references if r.category in ("name", "state") and is_of(name, r.actor.name))
    return next(lands, None)


def sides_in_report(reference: Reference, annotations: Annotations) -> tuple[Actor, ...]:
    """The two that a name with a hyphen joins, as the report knows them; none if it is one person's surname."""
    name = reference.actor.name.removeprefix("the ")
    others = [r for r in annotations.references if r.actor.name != reference.actor.name]
    if any(r.category == "person" and name in r.actor.name for r in others):
        return ()
    known = {key: r.actor for r in reversed(others) for key in (r.actor.name, r.mention.words)}
    return tuple(known.get(side, annotations.offices.owner_called(side)) for side in sides_of_pair(reference.actor.name))


def own_party(reference: Reference, annotations: Annotations) -> Actor | None:
    """The party whose own delegation it is, and the person who writes "I" in the name of a body."""
    mention, voice = reference.mention, annotations.voice
    line = annotations.lines[mention.sentence]
    first = reference.category == "author" and mention.noun in FIRST_PERSON | FIRST_PERSONS
    if first and (speaker := speaker_of(reference, annotations)):
        return speaker if mention.noun in FIRST_PERSON else homes_of(annotations).get(speaker.name, speaker)
    if voice.party is None:
        return None
    if reference.category == "author" and mention.noun in FIRST_PERSON and voice.party.actor is not None:
        return author_in_heading(annotations)
    is_person = voice.party.capacity is not None or (voice.party.actor or "").startswith("person:")
    if reference.category == "author" and mention.noun in FIRST_PERSONS and is_person:
        return homes_of(annotations).get(voice.party.name) or (Actor(voice.home, voice.home_name) if voice.home else None)
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


def two_sides(annotations: Annotations) -> tuple[Actor, ...]:
    """The two parties that the report is about: its sides, else those for which its first two persons appear."""
    if pair := pair_at_a_host(annotations):
        return pair
    if annotations.sides:
        return annotations.sides
    homes = homes_of(annotations)
    sides = tuple(dict.fromkeys(homes[person.name] for person in annotations.principals if person.name in homes))
    return sides if len(sides) == 2 else states_in_headline(annotations)


def states_at_issue(annotations: Annotations) -> tuple[Actor, ...]:
    """The two sides; where one is a body that mediates, the states between which it does."""
    bodies = {reference.actor.name for reference in annotations.references if reference.category == "body"}
    sides = two_sides(annotations)
    states = [side for side in sides if side.name not in bodies and not is_of_many_states(side)]
    homes = homes_of(annotations).values() if len(states) < len(sides) else ()
    known = {actor.name: actor for actor in (*homes, *lands_in(annotations))}
    told = Counter(actor.name for actor in (*homes, *lands_in(annotations)))
    others = (known[name] for name, _ in told.most_common() if name not in bodies | {state.name for state in states})
    states += [actor for actor in others if not is_of_many_states(actor)]
    return tuple(states[:2]) if len(states) > 1 else sides


def is_of_many_states(side: Actor) -> bool:
    """True of an organisation by its name: the [League] of Coastal Nations, the Continental Peace [Council]."""
    words = side.name.lower().removeprefix("the ").split()
    return not OF_MANY_STATES.isdisjoint((words[0], words[-1]))


def lands_in(annotations: Annotations) -> Iterator[Actor]:
    """Each mention's state, and names whose adjective the report has: Torvesk, where it tells of Torveskan crews."""
    told = {word for r in annotations.references for word in (r.mention.owner, r.mention.words) if word}
    for reference in annotations.references:
        name = reference.actor.name
        if reference.category == "state" or (reference.category == "name" and any(is_of(word, name) for word in told)):
            yield reference.actor
        elif (land := land_with_office(reference, annotations)) is not None:
            yield land


def land_with_office(holder: Reference, annotations: Annotations) -> Actor | None:
    """The land of whose officer the sentence tells by "its": [Torvesk] says that its foreign minister had a call."""
    line, mention = annotations.lines[holder.mention.sentence], holder.mention
    if mention.kind != "title" or line.word(mention.first) != "its":
        return None
    subject = line.main_subject(mention.first)
    land = subject.references[-1] if subject is not None else None
    return land.actor if land is not None and land.category in ("name", "state") else None


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
    meant = [k for k in by_nearness(found, meeting) if may_be_meant(found[k], meeting)]
    if not meant:
        return False
    nearest = next((k for k in meant if found[k].status not in OPEN or is_told_in(found[k], meeting)), meant[0])
    index = next((k for k in meant if is_at_visit(found[k], found[nearest])), nearest)
    known = found[index]
    present = tuple(
        actor
        for r in meeting.parties
        if r.mention.first < meeting.head or meeting.format == ""
        for actor in (r.members or (r.actor,))
    )
    led = sides_led(meeting, known, present)
    stay = tuple(one for one in known.participants if one.name not in led and not stands_for(one, known, present, homes))
    evidence = replace(known.evidence, anchors=(*known.evidence.anchors, anchor(report.text, meeting.anchor)))
    found[index] = replace(known, participants=tuple(dict.fromkeys((*stay, *present))), evidence=evidence)
    return True


def sides_led(meeting: Meeting, known: Encounter, present: Sequence[Actor]) -> frozenset[str]:
    """The names of those whose sides are told to be led: Ms Berg led [the Torveskan side], both led [their respective teams]."""
    line = meeting.line
    persons = all(party.category == "person" for party in meeting.parties)
    if line.word(meeting.head) in CHAIRED and persons and len(present) == 2 == len(known.participants):
        return frozenset(actor.name for actor in known.participants if (actor.actor or "state:").startswith("state:"))
    if line.word(meeting.head) not in LED:
        return frozenset()
    if len(present) == 2 == len(known.participants) and "respective" in line.lower[meeting.head : meeting.last]:
        return frozenset(actor.name for actor in known.participants)
    behind = (r for r in line.references if meeting.head < r.mention.first and r.mention.last <= meeting.last)
    return frozenset(r.actor.name for r in behind if r.category == "state")


def is_told_in(known: Encounter, meeting: Meeting) -> bool:
    """True if an encounter is told in the sentence that says who was there."""
    return any(meeting.line.sentence.span.covers(anchor.span) for anchor in known.evidence.anchors)


def is_at_visit(one: Encounter, visit: Encounter) -> bool:
    """True of talks in whose words a visit is told: [held talks with Mr Lund, who is in the country]."""
    return visit.format == "visit" and one.format != "visit" and one.span.start < visit.span.start < one.span.end


def stands_for(actor: Actor, known: Encounter, present: Sequence[Actor], homes: Mapping[str, Actor]) -> bool:
    """True of leaders or a body of two states whose members are named, and of a state for which one of those present is there."""
    joint = actor.name.lower().startswith(COMPANIES) or bool(sides_of_pair(actor.name.split(" ")[0]))
    if len(present) > 1 and actor.actor is None and joint:
        return True
    organ = actor.actor is None and not JOINT_ORGANS.isdisjoint(actor.name.lower().split())
    if organ and (known.rule == "body_convenes" or len(present) > 1):
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
