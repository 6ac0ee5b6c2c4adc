"""At which encounter a statement was made, and so to whom."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.record.nesting import Nesting
from readout.record.statements import Statement, joint_actor
from readout.record.tellings import Encounter

# Formats of encounter at which parties speak with one another.
TALKING = frozenset({"meeting", "call", "video", "summit", "reception", "letter"})
OF_TWO_SIDES = frozenset({"visit", "conference"})


def placed(statements: Sequence[Statement], encounters: Sequence[Encounter], annotations: Annotations) -> tuple[Statement, ...]:
    """The statements, each in its encounter, as far as that is clear; the other party there is the addressee.

    It was made at the last encounter told before it that was held and in which its speaker takes part, or somebody of the state
    that speaks; words to the press, and words passed on by somebody else than a party, were not.
    """
    homes = {r.actor.name: r.home for r in annotations.references if r.home}
    paragraphs = {line.number: line.sentence.paragraph for line in annotations.lines}
    nesting = Nesting((), annotations.lines)
    sentences = {e.id: nesting.lines_of((e.span,))[0].number for e in encounters}
    told = {encounter: paragraphs[number] for encounter, number in sentences.items()}
    talks = [(e, names_in(e, homes)) for e in encounters if e.status in ("held", "ongoing") and is_talk(e, homes)]
    spoken = (by_those_who_met(one, encounters, sentences, annotations.lines[one.sentence]) for one in statements)
    return tuple(place(statement, talks, homes, told, paragraphs[statement.sentence]) for statement in spoken)


def names_in(encounter: Encounter, homes: Mapping[str, Actor]) -> set[str]:
    """The names of those who take part in an encounter, and of their states."""
    names = {actor.name for actor in encounter.participants}
    return names | {homes[name].name for name in names if name in homes}


def by_those_who_met(
    statement: Statement, encounters: Sequence[Encounter], sentences: Mapping[str, int], line: Clauses
) -> Statement:
    """What "they" agreed, where the sentence before tells of a meeting with a group: Kenya met the envoys. [They] agreed."""
    source = statement.source
    they = source is not None and line.word(line.token_at(source.start)) == "they" and statement.cue_acts[:1] == ("agree",)
    nameless = len(statement.speakers) == 1 and statement.speaker.actor is None and statement.home is None
    met = [e for e in encounters if e.status == "held" and sentences[e.id] == statement.sentence - 1] if they and nameless else []
    if len(met) != 1 or len(met[0].participants) < 2:
        return statement
    parties = met[0].participants
    names = statement.own_names | {actor.name for actor in parties}
    return replace(statement, speaker=joint_actor(parties), speakers=tuple(parties), own_names=names)


def place(
    statement: Statement,
    talks: Sequence[tuple[Encounter, Container[str]]],
    homes: Mapping[str, Actor],
    told: Mapping[str, int],
    paragraph: int,
) -> Statement:
    """One statement, made in that paragraph, in its encounter, one of the `talks`, which come with the names of those there.

    `homes` gives by the name of a person his state or body, `told` by the id of an encounter the paragraph that tells of it.
    """
    if statement.to_press or len(statement.reported_by) > 1:
        return statement
    end = statement.content[-1].end
    before = [e for e, names in talks if e.span.start < end and takes_part(statement, names)]
    if not before:
        return statement
    last = before[-1]
    addressee = statement.addressee or other_party(statement, last, homes)
    if statement.addressee is None and told[last.id] != paragraph:
        addressee = common_home(statement, before, homes) or addressee
    return replace(statement, encounter=last.id, addressee=addressee)


def is_talk(encounter: Encounter, homes: Mapping[str, Actor]) -> bool:
    """True if the parties speak with one another there: at a session or a visit those of two sides do."""
    sides = {homes[actor.name] for actor in encounter.participants if actor.name in homes}
    return encounter.format in TALKING or (encounter.format in OF_TWO_SIDES and len(sides) == 2)


def common_home(statement: Statement, encounters: Sequence[Encounter], homes: Mapping[str, Actor]) -> Actor | None:
    """The state of several persons whom the speaker met one after the other, if they are of one; None if it was only one."""
    met = {other.name: other for e in encounters if (other := other_party(statement, e, homes)) is not None}
    sides = {homes.get(name, other) for name, other in met.items()}
    return sides.pop() if len(met) > 1 and len(sides) == 1 else None


def other_party(statement: Statement, encounter: Encounter, homes: Mapping[str, Actor]) -> Actor | None:
    """The first participant of another side, or one of each if there are several; where a state speaks, the states of these."""
    own = statement.own_names
    others = [actor for actor in encounter.participants if not {actor.name, homes.get(actor.name, actor).name} & own]
    if not others or len(others) == len(encounter.participants):
        return None
    if encounter.format in OF_TWO_SIDES:
        others = [actor for actor in others if actor.name in homes]  # not the body in session itself
    sides = {homes.get(actor.name, actor).name: actor for actor in reversed(others)}
    heads = others if len(sides) == len(others) else [counterpart(statement.speaker, others)]
    return joint_actor([homes.get(actor.name, actor) for actor in heads] if statement.home == statement.speaker else heads)


def counterpart(speaker: Actor, others: Sequence[Actor]) -> Actor:
    """The one in charge of the same matter as the speaker, by the words of their titles; else the first."""
    matter = duties(speaker)
    return max(others, key=lambda other: len(matter & duties(other)))


def duties(actor: Actor) -> frozenset[str]:
    """The first letters of the long words in the actor's title, so that Defence and Defense are one."""
    return frozenset(word[:5].lower() for word in (actor.capacity or "").split() if len(word) > len("minis"))


def takes_part(statement: Statement, names: Container[str]) -> bool:
    """True if the speaker, each joint speaker, or somebody of the state that speaks is among those of these names."""
    return statement.speaker.name in names or all(name in names for name in statement.speaker.name.split(" and "))
