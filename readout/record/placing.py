"""At which encounter a statement was made, and so to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.record.statements import Statement, joint_actor
from readout.record.tellings import Encounter

# Formats of encounter at which parties speak with one another.
TALKING = frozenset({"meeting", "call", "video", "summit", "reception", "letter"})


def placed(statements: Sequence[Statement], encounters: Sequence[Encounter], annotations: Annotations) -> tuple[Statement, ...]:
    """The statements, each in its encounter, as far as that is clear; the other party there is the addressee.

    It was made at the last encounter told before it that was held and in which its speaker takes part, or somebody of the state
    that speaks; words to the press, and words passed on by somebody else than a party, were not.
    """
    homes = {r.actor.name: r.home for r in annotations.references if r.home}
    return tuple(place(statement, encounters, homes) for statement in statements)


def place(statement: Statement, encounters: Sequence[Encounter], homes: Mapping[str, Actor]) -> Statement:
    """One statement in its encounter; `homes` gives by the name of a person his state or body."""
    if statement.to_press or len(statement.reported_by) > 1:
        return statement
    talks = [e for e in encounters if e.status in ("held", "ongoing") and e.format in TALKING]
    before = [e for e in talks if e.span.start < statement.content[-1].end and takes_part(statement, e, homes)]
    if not before:
        return statement
    addressee = statement.addressee or other_party(statement, before[-1], homes)
    return replace(statement, encounter=before[-1].id, addressee=addressee)


def other_party(statement: Statement, encounter: Encounter, homes: Mapping[str, Actor]) -> Actor | None:
    """The first participant of another side, or one of each if there are several; where a state speaks, the states of these."""
    own = statement.own_names
    others = [actor for actor in encounter.participants if not {actor.name, homes.get(actor.name, actor).name} & own]
    if not others or len(others) == len(encounter.participants):
        return None
    sides = {homes.get(actor.name, actor).name: actor for actor in reversed(others)}
    heads = others if len(sides) == len(others) else others[:1]
    return joint_actor([homes.get(actor.name, actor) for actor in heads] if statement.home == statement.speaker else heads)


def takes_part(statement: Statement, encounter: Encounter, homes: Mapping[str, Actor]) -> bool:
    """True if the speaker, each joint speaker, or somebody of the state that speaks is a participant."""
    names = {actor.name for actor in encounter.participants}
    names |= {homes[name].name for name in names if name in homes}
    return statement.speaker.name in names or all(name in names for name in statement.speaker.name.split(" and "))
