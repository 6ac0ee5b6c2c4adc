"""One encounter of several tellings: what is told again, joined to what was told before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from readout.actor import Actor
from readout.evidence import Evidence
from readout.record.counted_sittings import are_counted_apart, counts_told
from readout.record.dates import closer, overlap
from readout.span import Span
from readout.value import value

# The formats of encounters at which parties talk, which one word may mean as well as another.
TALKS = frozenset({"meeting", "summit", "conference", "video", "call"})
# Of these, the formats of gatherings: "the meeting" may be a session or a summit told before.
GATHERINGS = frozenset({"meeting", "summit", "conference", "video"})
# What may also be done by telephone.
TALKING = ("conversation", "spoke", "talked", "discussed", "exchange of views", "consultation", "exchanged views")
DAY, WEEK = len("2024-05-03"), 7
OPEN = frozenset({"planned", "proposed"})


@value
class Encounter:
    """An occasion between parties. `date` is an ISO value of the text's precision or None; `status` one of the guide's list.

    `rule` is the rule that saw its first anchor, `heading` true if that stands in the headlines, `state` the id of the state in
    which the place lies, as far as it is known, and `all_state` true if the place is that state itself; `own_time` is true if the
    date stands in the sentence of its first anchor rather than being implied by others. `kind` tells meals, signings and other
    ceremonies apart; `taken_up` is true if only a pronoun names the parties, `earlier` if it is told as having been before.
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
    kind: str = ""
    taken_up: bool = False
    earlier: bool = False

    @property
    def counts(self) -> frozenset[int]:
        """The numbers that its words give to it as one of a row."""
        return counts_told(anchor.exact for anchor in self.evidence.anchors)


def tell_again(found: list[Encounter], encounter: Encounter, principals: Sequence[Actor]) -> None:
    """Adds what a mention without parties tells to the last encounter of its format, else one between the principals.

    Of letters only such are new as are denied: no letters have been received.
    """
    alike = [index for index in range(len(found) - 1, -1, -1) if found[index].format == encounter.format]
    if encounter.status == "held":
        alike.sort(key=lambda index: found[index].earlier)
    if not alike and encounter.format == "meeting" and encounter.status != "denied":
        alike = [index for index in range(len(found) - 1, -1, -1) if found[index].format in GATHERINGS]
    if not alike and encounter.format == "meeting" and found and found[-1].kind == "meal":
        alike = [len(found) - 1]
    if encounter.format == "visit" and encounter.participants and encounter.own_time:
        alike = [index for index in alike if shared_names(found[index], encounter)]
    if (before := next((found[index] for index in alike if is_next_of(encounter, found[index])), None)) is not None:
        fitting = (found[index] for index in alike if not are_counted_apart(found[index].counts, encounter.counts))
        if not any(one.counts for one in fitting):
            found.append(replace(encounter, participants=before.participants))
            return
    if not alike and (talked := talk_before(found, encounter)) is not None:
        found[talked] = replace(told_again(found[talked], encounter), format=encounter.format, place=None)
        return
    if alike and is_another(found[alike[0]], encounter):
        found.append(replace(encounter, participants=found[alike[0]].participants))
        return
    if alike:
        held = encounter.status == "held" and encounter.rule == "noun_again"
        index = next((index for index in alike if held and found[index].status not in OPEN), alike[0])
        if is_other_plan(found[index], encounter):
            found.append(replace(encounter, participants=found[index].participants, place=encounter.place or found[index].place))
        else:
            found[index] = told_again(found[index], encounter)
        return
    needed = 1 if encounter.format == "visit" else 2
    participants = encounter.participants[:needed] or tuple(principals[:needed])
    known = (
        ("visit", "meeting", "video", "summit")
        if encounter.status != "denied"
        else ("visit", "meeting", "video", "summit", "letter")
    )
    if len(participants) == needed and encounter.format in known:
        found.append(replace(encounter, participants=participants))


def talk_before(found: Sequence[Encounter], encounter: Encounter) -> int | None:
    """The index of a talk whose medium only its next mention tells: they had a conversation, and during [the call] agreed."""
    last = found[-1] if found and encounter.format in ("call", "video") and encounter.status == "held" else None
    if last is None or last.format != "meeting" or last.status != "held" or len(last.participants) < 2:
        return None
    told = last.evidence.anchors[0].exact.lower()
    return len(found) - 1 if any(word in told for word in TALKING) else None


def is_another(before: Encounter, encounter: Encounter) -> bool:
    """True of a sitting to come that has a number of its own: offered to host [the fifth consultation] in May."""
    ahead = encounter.status in OPEN and before.status not in OPEN
    return ahead and encounter.own_time and bool(encounter.counts) and encounter.counts.isdisjoint(before.counts)


def is_next_of(encounter: Encounter, before: Encounter) -> bool:
    """True of a sitting to come whose number follows that of one that was: the 15th round was held, [the 16th] will be."""
    ahead = encounter.status in OPEN and before.status not in OPEN
    return ahead and any(number + 1 in encounter.counts for number in before.counts)


def is_other_plan(known: Encounter, again: Encounter) -> bool:
    """True of one called off that had another day than that planned: he was to come in April, but [that trip] fell through."""
    dated = known.date is not None and again.date is not None and known.own_time and again.own_time
    return known.status in OPEN and again.status == "cancelled" and dated and not dates_agree(known, again)


def are_near(one: str | None, other: str | None) -> bool:
    """True of two days no more than a week apart, so that the one may only have been taken for the other."""
    if one is None or other is None or not len(one) == len(other) == DAY:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= WEEK


def told_again(known: Encounter, again: Encounter) -> Encounter:
    """The known encounter with what a later mention adds; an open one may be fixed, moved or called off."""
    moves_on = known.status in OPEN and again.status in ("planned", "cancelled")
    implied = known.status == again.status == "held" and not known.own_time and are_near(known.date, again.date)
    new_date = again.own_time and (known.date is None or moves_on or implied)
    return replace(
        known,
        status=again.status if moves_on or (again.status == "denied" and known.status != "cancelled") else known.status,
        date=again.date if new_date else known.date,
        place=known.place or again.place,
        evidence=joint_evidence(known, again),
    )


def join(found: list[Encounter], encounter: Encounter, homes: Mapping[str, Actor]) -> None:
    """Adds the encounter, or what it tells to one already told of that it can be; `homes` gives the states of persons."""
    for index, known in enumerate(found):
        if same_occasion(known, encounter):
            found[index] = joined(known, encounter)
            return
    last = next((index for index in range(len(found) - 1, -1, -1) if found[index].format in TALKS), None)
    if last is not None and is_same_again(found[last], encounter):
        found[last] = joined(found[last], replace(encounter, participants=found[last].participants))
        return
    for index, known in enumerate(found):
        if is_told_for(known, encounter, homes) or (encounter.heading and is_headline_of(known, encounter, found)):
            found[index] = joined(known, replace(encounter, participants=known.participants))
            return
    for index, known in enumerate(found):
        if are_persons_for(known, encounter, homes):
            found[index] = joined(known, replace(encounter, participants=known.participants))
            return
        if are_persons_for(encounter, known, homes):
            found[index] = replace(joined(known, encounter), participants=encounter.participants)
            return
    found.append(encounter)


def are_persons_for(persons: Encounter, states: Encounter, homes: Mapping[str, Actor]) -> bool:
    """True if what two states did on a day was done by those who met for them on that day."""
    if not {persons.format, states.format} <= TALKS or persons.status != states.status or persons.date != states.date:
        return False
    if not persons.date or len(persons.date) != DAY or len(states.participants) != 2:
        return False
    sides = {homes[actor.name].name for actor in persons.participants if actor.name in homes}
    return len(persons.participants) == 2 and {actor.name for actor in states.participants} == sides


def is_same_again(last: Encounter, again: Encounter) -> bool:
    """True if "the two did not meet" denies what was denied before, or "they discussed" tells of those who met last."""
    denied = again.status == last.status == "denied" and again.rule == "verb_between_subjects"
    they = again.rule == "discussed" and again.taken_up and last.status == again.status and len(last.participants) > 1
    return (denied or they) and dates_agree(last, again) and not again.own_time


def is_headline_of(known: Encounter, headline: Encounter, found: Sequence[Encounter]) -> bool:
    """True if a headline that names its parties otherwise than the text can be that of a known encounter."""
    sharing = [other for other in found if shared_names(other, headline)]
    told = {actor.name for other in found for actor in other.participants}
    # Who holds a call with her Torveskan counterpart holds it with the one whom the text names.
    vague = len(headline.participants) == 2 and sum(actor.name in told for actor in headline.participants) == 1
    others = bool(sharing) and not (vague and known in sharing)
    alike = known.format == headline.format or {known.format, headline.format} <= TALKS
    alike = alike and not are_counted_apart(known.counts, headline.counts)
    return not others and alike and known.status == headline.status and dates_agree(known, headline)


def is_told_for(known: Encounter, other: Encounter, homes: Mapping[str, Actor]) -> bool:
    """True if what two states discussed was discussed by those who met for them."""
    if other.rule != "discussed" or known.format not in TALKS or known.status != other.status:
        return False
    sides = {homes[actor.name].name for actor in known.participants if actor.name in homes}
    return len(sides) > 1 and {actor.name for actor in other.participants} <= sides and dates_agree(known, other)


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
    # What a headline does not tell of its day is taken from the text, where another encounter may stand first.
    implied = None if other.heading else other.date
    return other.date if other.own_time and not known.own_time else known.date or implied


def joint_evidence(one: Encounter, other: Encounter) -> Evidence:
    """The evidence of the first with the anchors of both."""
    return replace(one.evidence, anchors=(*one.evidence.anchors, *other.evidence.anchors))


def same_occasion(one: Encounter, other: Encounter) -> bool:
    """True if two tellings in one report can be of one encounter: same format and stage, shared parties, no contradiction of date
    or place."""
    same_stage = one.status == other.status or {one.status, other.status} <= OPEN or (other.heading and other.status == "held")
    talked = other.rule == "discussed" and one.format in ("meeting", "video", "call", "summit")
    if not same_stage or not (one.format == other.format or talked or are_one_sitting(one, other)) or not kinds_agree(one, other):
        return False
    if are_far_apart(one, other) or is_background(one, other) or are_counted_apart(one.counts, other.counts):
        return False
    shared = shared_names(one, other)
    enough = len(shared) >= min(len(one.participants), len(other.participants), 2)
    return bool(shared) and enough and dates_agree(one, other) and places_agree(one, other)


def is_background(one: Encounter, other: Encounter) -> bool:
    """True of what was long before an encounter told without its day: Mr Arn met Ms Berg; the two had last met in 2021."""
    if not other.earlier or one.earlier or one.own_time or not other.own_time or other.date is None:
        return False
    if one.date is None:
        return len(other.date) < DAY
    return not overlap(one.date, other.date) and not are_near(one.date, other.date)


def are_far_apart(one: Encounter, other: Encounter) -> bool:
    """True of what was in two cities on days told differently: in Lorneval on Tuesday, in Brezna earlier this month."""
    told = one.own_time and other.own_time and one.date != other.date
    if not told or one.place is None or other.place is None or one.all_state or other.all_state:
        return False
    return one.place not in other.place and other.place not in one.place


def are_one_sitting(one: Encounter, other: Encounter) -> bool:
    """True of a round and of "the parties sat" in it: the same two or more on the same days."""
    names, others = ({actor.name for actor in told.participants} for told in (one, other))
    together = len(names) > 1 and len(others) > 1 and (names <= others or others <= names)
    sat = other.rule in ("body_convenes", "verb_between_subjects")
    return together and sat and {one.format, other.format} == {"meeting", "conference"} and one.date == other.date is not None


def kinds_agree(one: Encounter, other: Encounter) -> bool:
    """True unless the two are a meal, a signing or a ceremony and not of one kind."""
    return one.format != "reception" or one.kind == other.kind or "" in (one.kind, other.kind)


def shared_names(one: Encounter, other: Encounter) -> frozenset[str]:
    """The names of those who take part in both."""
    return frozenset(actor.name for actor in one.participants) & frozenset(actor.name for actor in other.participants)


def dates_agree(one: Encounter, other: Encounter) -> bool:
    """True unless both sentences name a time and the two differ; "2024-05" agrees with "2024-05-03"."""
    if one.date is None or other.date is None or not (one.own_time and other.own_time):
        return True
    return overlap(one.date, other.date)


def is_a_day_of(stay: str | None, day: str | None) -> bool:
    """True of one day of a stay of several: on a visit to Ardelia from 6 to 8 May she will go to Lorneval on the 7th."""
    first, _, last = (stay or "").partition("/")
    return len(first) == len(last) == len(day or "") == DAY and first <= (day or "") <= last


def places_agree(one: Encounter, other: Encounter) -> bool:
    """True unless two visits lead to two places: "Lorneval" agrees with "Lorneval Castle", and with "Ardelia" on its days."""
    if one.place is not None and one.place == other.place:
        return True
    if one.state is not None and one.state == other.state and (one.all_state or other.all_state):
        return (one.own_time and other.own_time and not is_a_day_of(one.date, other.date)) or other.heading
    if one.place is None or other.place is None or one.format != "visit":
        return True
    return one.place in other.place or other.place in one.place
