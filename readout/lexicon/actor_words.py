"""Words that stand for actors without naming them, as coreference asks for them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from readout.errors import InvalidLexicon

FILE = Path(__file__).parent / "en" / "actors.toml"


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Sets and tables named as in `en/actors.toml`, where each has its gloss; in lower case but for the bodies that publish."""

    female_honorifics: frozenset[str]
    male_honorifics: frozenset[str]
    state_organs: frozenset[str]
    own_organs: frozenset[str]
    body_nouns: frozenset[str]
    state_nouns: frozenset[str]
    own_states: frozenset[str]
    styles: frozenset[str]
    state_persons: frozenset[str]
    at_hand: frozenset[str]
    at_hand_adjectives: frozenset[str]
    vis_a_vis: frozenset[str]
    hosting: frozenset[str]
    describing: frozenset[str]
    joint_papers: frozenset[str]
    askers: frozenset[str]
    answers: frozenset[str]
    authored: frozenset[str]
    paired_persons: frozenset[str]
    paired_sides: frozenset[str]
    emissaries: frozenset[str]
    own_people: frozenset[str]
    comers: frozenset[str]
    ranked: frozenset[str]
    rebels: frozenset[str]
    teams: frozenset[str]
    kinds_of_team: frozenset[str]
    ranks: frozenset[str]
    serving_roles: frozenset[str]
    never_persons: frozenset[str]
    led: frozenset[str]
    leading: frozenset[str]
    heads_of_missions: frozenset[str]
    workplaces: frozenset[str]
    heads: frozenset[str]
    sitting: frozenset[str]
    chancellery_lands: frozenset[str]
    kinds_of_government: frozenset[str]
    state_roles: frozenset[str]
    publishing_bodies: frozenset[str]
    political_bodies: frozenset[str]
    aid_bodies: frozenset[str]
    learned: frozenset[str]
    media: frozenset[str]
    periodicals: frozenset[str]
    party_verbs: frozenset[str]
    numbers: Mapping[str, int]
    ministries: Mapping[str, str]
    usual_owners: Mapping[str, str]
    twins: Mapping[str, list[str]]
    mouthpieces: Mapping[str, str]


def load_actor_words() -> ActorWords:
    """The words of actors.toml; raises InvalidLexicon if the file lacks a class or holds one too many."""
    table: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    if odd := {field.name for field in fields(ActorWords)} ^ table.keys():
        raise InvalidLexicon(f"actors.toml: classes missing or unknown: {', '.join(sorted(odd))}")
    classes: dict[str, Any] = {name: frozenset(words) if isinstance(words, list) else words for name, words in table.items()}
    return ActorWords(**classes)
