"""Who takes part in what is told with one party or none: letters with one end, talks named by their place, times listed."""

from collections.abc import Sequence

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.meeting_correspondence import ANSWERS, ONE_END
from readout.annotate.meeting_partners import WITH_ONE
from readout.annotate.meetings import Meeting
from readout.record.joint_bodies import is_joint_body
from readout.record.participants import homes_of, participants_of, two_sides
from readout.record.tellings import TALKS, Encounter

# Those who negotiate in a place do so for the two sides; a signing told by one is between those who met last.
FOR_BOTH = frozenset({"negotiated_in"})
WITH_THE_LAST = frozenset({"signing_in"})
# Formats whose parties sit together.
TOGETHER = frozenset({"meeting", "summit", "conference", "video"})


def parties_by_context(meeting: Meeting, earlier: Sequence[Encounter], annotations: Annotations) -> tuple[Actor, ...]:
    """The participants that the report around the encounter tells, nothing if its own words tell them."""
    if both := whose_counterpart(meeting, annotations) or the_two_who_talked(meeting, earlier):
        return both
    if len(meeting.parties) == 1 and is_unnamed_pair(meeting.parties[0]):
        pairs = (one.participants for one in reversed(earlier) if one.format in TALKS and len(one.participants) == 2)
        return next(pairs, two_sides(annotations))
    if meeting.rule in ONE_END | {"summoned"}:
        return with_other_side(states_for_capitals(meeting.parties, annotations), annotations)
    if meeting.format == "visit" and len(meeting.parties) == 1 and is_joint_body(meeting.parties[0]):
        return (meeting.parties[0].actor,)
    if meeting.rule in WITH_ONE and len(meeting.parties) == 1:
        met = participants_of(meeting.parties, annotations)
        others = [person for person in annotations.principals if person not in met]
        return (others[0], *met) if others and len(met) == 1 else ()
    if meeting.rule in ANSWERS:
        letters = (one.participants for one in reversed(earlier) if one.format == "letter" and len(one.participants) > 1)
        return tuple(reversed(next(letters, ())))
    if meeting.rule == "times_listed":
        return met_before(meeting, earlier) or two_sides(annotations)
    if meeting.rule == "named_by_place":
        return visitors_and_host(meeting, earlier, annotations) or two_sides(annotations) or annotations.principals
    if meeting.rule in FOR_BOTH:
        return two_sides(annotations)
    if meeting.rule == "calls_on" and len(meeting.parties) == 1 and annotations.principals:
        return tuple(dict.fromkeys((annotations.principals[0], *participants_of(meeting.parties, annotations))))
    asked = meeting.rule == "invited_to_place" or meeting.line.word(meeting.first - 1) == "invited"
    if asked and len(meeting.parties) == 1 and (guest := other_principal(meeting, annotations)) is not None:
        return (guest,)
    if meeting.rule == "visit_elsewhere":
        visits = (one.participants for one in reversed(earlier) if one.format == "visit")
        return next(visits, annotations.principals[:1])
    if meeting.rule in WITH_THE_LAST and len(meeting.parties) == 1:
        return with_partner(participants_of(meeting.parties, annotations), earlier)
    if meeting.format == "letter" and any(party.category == "place" for party in meeting.parties):
        return states_for_capitals(meeting.parties, annotations)
    return ()


def is_unnamed_pair(party: Reference) -> bool:
    """True of "the two" and "they" that take up no two persons named before."""
    return not party.members and party.actor.actor is None and party.actor.name in ("two", "they")


def sides_of_denial(meeting: Meeting, status: str, annotations: Annotations) -> tuple[Actor, ...]:
    """Who is said not to have met whom, if nobody is the subject: [Torvesk] says that none of its envoys met [the rebels]."""
    if status != "denied" or len(meeting.parties) != 1 or meeting.rule not in WITH_ONE | {"verb_with_partner"}:
        return ()
    met = participants_of(meeting.parties, annotations)
    lands = (r for r in meeting.line.references if r.category == "state" and r.mention.first < meeting.head)
    denier = next((r.actor for r in lands if r.actor not in met), None)
    return (denier, *met) if denier is not None else with_other_side(met, annotations)


def whose_counterpart(meeting: Meeting, annotations: Annotations) -> tuple[Actor, ...]:
    """Those who were to meet, where others only prepare it: officials prepared for talks with [her counterpart, Mr Arn]."""
    if meeting.form != "noun" or len(meeting.parties) != 2 or meeting.line.word(meeting.first - 1) == "and":
        return ()
    others, partner = meeting.parties
    word = meeting.line.word(partner.mention.first)
    nameless = others.category in ("unnamed", "group") and others.mention.first < meeting.head
    if not nameless or word not in ("his", "her") or partner.category != "person":
        return ()
    told = (r for r in annotations.references if r.category == "person" and r.mention.span.end <= meeting.anchor.start)
    fitting = [r for r in told if r.gender in ("", "m" if word == "his" else "f") and r.actor.name != partner.actor.name]
    return (fitting[-1].actor, partner.actor) if fitting else ()


def the_two_who_talked(meeting: Meeting, earlier: Sequence[Encounter]) -> tuple[Actor, ...]:
    """The two persons who talked last, where nobody else can be meant: [Both officials] agreed to have a further conversation."""
    if len(meeting.parties) != 1 or meeting.parties[0].category not in ("group", "unnamed") or meeting.parties[0].members:
        return ()
    words = meeting.parties[0].mention.post.lower().split()
    if not meeting.parties[0].mention.plural or not (words[:1] == ["both"] or words[:2] == ["the", "two"]):
        return ()
    talked = (one.participants[:2] for one in reversed(earlier) if one.format in TALKS and len(one.participants) > 1)
    return next((two for two in talked if not any((one.actor or "").startswith(("state:", "body:")) for one in two)), ())


def other_principal(meeting: Meeting, annotations: Annotations) -> Actor | None:
    """The guest told by an office alone: that of the report's two principals who does not invite; None if they are not two."""
    guest = meeting.parties[0]
    host = meeting.line.main_subject(meeting.first)
    hosts = [reference.actor for reference in host.references] if host is not None else []
    others = [person for person in annotations.principals if person not in hosts]
    # The goal is no part of the office: invited [the Foreign Minister] to Lorneval.
    unknown = guest.actor.actor is None or "to" in meeting.line.lower[guest.mention.first : guest.mention.last]
    told = guest.mention.kind == "name" or (guest.actor in annotations.principals and guest.actor not in hosts)
    colleague = guest.mention.kind == "nominal" and any(
        r.mention.kind == "name" and r.actor == guest.actor for r in annotations.references
    )
    told = told or (colleague and guest.actor not in hosts)
    return others[0] if unknown and not told and len(others) == 1 and len(hosts) == 1 else None


def states_for_capitals(parties: Sequence[Reference], annotations: Annotations) -> tuple[Actor, ...]:
    """The actors of the references, of a capital its state: wrote to [Lorneval]."""
    canonical = annotations.offices.gazetteer.canonical
    actors: list[Actor] = []
    for party in parties:
        capital = next((name.actor for name in party.mention.names if name.kind == "capital"), None)
        known = party.category == "place" and capital is not None
        actors.extend(
            (Actor(capital, canonical.get(capital, party.actor.name)),)
            if known and capital
            else participants_of((party,), annotations)
        )
    return tuple(dict.fromkeys(actors))


def with_other_side(parties: Sequence[Actor], annotations: Annotations) -> tuple[Actor, ...]:
    """The party with that of the two sides of the report to which it does not belong."""
    sides = two_sides(annotations)
    if len(parties) != 1 or not sides:
        return tuple(parties)
    own = homes_of(annotations).get(parties[0].name, parties[0])
    others = [side for side in sides if side.name not in (own.name, parties[0].name) and side.name not in parties[0].name]
    return (*parties, others[0]) if len(others) == 1 else tuple(parties)


def met_before(meeting: Meeting, earlier: Sequence[Encounter]) -> tuple[Actor, ...]:
    """Those who are said to have met in the same sentence or paragraph, before the times are listed."""
    sentence = meeting.line.sentence.span
    near = (
        one for one in reversed(earlier) if sentence.start <= one.span.start < meeting.anchor.start and len(one.participants) > 1
    )
    return next((one.participants for one in near), ())


def visitors_and_host(meeting: Meeting, earlier: Sequence[Encounter], annotations: Annotations) -> tuple[Actor, ...]:
    """Who came to the place by which the talks are named, and the state that it lies in."""
    place = meeting.place
    if place is None:
        return ()
    visit = next((one for one in earlier if one.format == "visit" and one.place == place.mention.words and one.state), None)
    if visit is None or visit.state is None:
        return ()
    return (*visit.participants, Actor(visit.state, annotations.offices.gazetteer.canonical.get(visit.state, visit.state)))


def with_partner(parties: Sequence[Actor], earlier: Sequence[Encounter]) -> tuple[Actor, ...]:
    """The party with those whom it met last."""
    names = {party.name for party in parties}
    met = (one.participants for one in reversed(earlier) if one.format in TOGETHER and len(one.participants) > 1)
    last = next((those for those in met if names & {actor.name for actor in those}), ())
    return tuple(dict.fromkeys((*parties, *last[:2])))


def told_by_place(encounter: Encounter, found: Sequence[Encounter]) -> int | None:
    """The index of the encounter told before that has its name from its place: [the Lorneval talks]."""
    alike = (k for k, one in enumerate(found) if one.format in TOGETHER and one.place and one.place == encounter.place)
    return next(alike, None)
