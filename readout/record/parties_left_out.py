"""Who takes part in what is told without its parties: another round, a dinner that was given, a paper that was signed."""

from collections.abc import Sequence

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.meeting_rounds import BETWEEN_SIDES, BETWEEN_THE_LAST
from readout.annotate.meetings import Meeting
from readout.record.participants import SITTING, homes_of, participants_of, two_sides
from readout.record.tellings import TALKS, Encounter

# Those at whose table others meet.
HOSTS = frozenset({"host", "mediator", "facilitator", "witness"})
# The parties of an encounter told before: the [guests] were received at a banquet.
GUESTS = frozenset({"guests", "participants", "attendees"})


def left_out(meeting: Meeting, earlier: Sequence[Encounter], annotations: Annotations) -> tuple[Actor, ...]:
    """Who takes part in what is told without its parties: the two sides in another round, those who met last in a dinner."""
    guests = are_guests(meeting.parties)
    if not guests and meeting.rule not in BETWEEN_SIDES | BETWEEN_THE_LAST:
        return ()
    if len(meeting.parties) > 1 and not guests:
        return ()
    if of_each_state := those_of_three_states(meeting, earlier, annotations):
        return of_each_state
    if meeting.rule in BETWEEN_SIDES and (two := those_of_the_round_before(meeting, earlier)):
        return two
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
    if meeting.rule == "paper_signed" and meeting.form == "base":
        here = (one.participants for one in reversed(earlier) if meeting.line.sentence.span.covers(one.span))
        return next((names for names in here if len(names) == 2), ()) or sides or annotations.principals
    open_pair = (one.participants for one in reversed(earlier) if one.format in TALKS and len(one.participants) == 2)
    if meeting.rule in BETWEEN_SIDES and len(annotations.principals) != 2 and not any(one.status == "held" for one in earlier):
        met = open_pair
    signed = sides if meeting.rule == "paper_signed" else ()
    everyone = next(met, signed or (annotations.principals if len(annotations.principals) == 2 else sides))
    if meeting.parties and not guests:
        named = participants_of(meeting.parties, annotations)
        return everyone if set(named) < set(everyone) else named
    return everyone if guests else everyone[:2]


def those_of_three_states(meeting: Meeting, earlier: Sequence[Encounter], annotations: Annotations) -> tuple[Actor, ...]:
    """Who met last, if each of three or more came for another state: all sign, and their states will meet again."""
    hosts = {reference.actor for reference in annotations.references if is_told_as_host(reference, annotations)}
    held = next((one.participants for one in reversed(earlier) if one.format in TALKS and one.status == "held"), ())
    last, homes = tuple(actor for actor in held if actor not in hosts), homes_of(annotations)
    states = {homes[actor.name]: actor for actor in last if actor.name in homes}
    if len(last) < 3 or len(states) < len(last) or meeting.parties:
        return ()
    return tuple(states) if meeting.rule in BETWEEN_SIDES else last


def is_told_as_host(reference: Reference, annotations: Annotations) -> bool:
    """True of somebody who is there for neither side: met, with Ms Berg [as host]."""
    behind = annotations.lines[reference.mention.sentence].lower[reference.mention.last : reference.mention.last + 3]
    return behind[:1] == ["as"] and not HOSTS.isdisjoint(behind)


def those_of_the_round_before(meeting: Meeting, earlier: Sequence[Encounter]) -> tuple[Actor, ...]:
    """The two whose earlier round the report tells: to host [a fourth round]."""
    if "round" not in meeting.line.lower[meeting.first : meeting.last]:
        return ()
    told = (one for one in reversed(earlier) if " round " in one.evidence.anchors[0].exact.lower())
    return next((one.participants[:2] for one in told if len(one.participants) > 1), ())


def are_guests(parties: Sequence[Reference]) -> bool:
    """True if those who took part in an encounter told before are named by that alone: [the participants] will meet again."""
    return bool(parties) and all(party.mention.noun in GUESTS for party in parties)
