"""The plain tables in which knowledge reaches annotation: names, offices, terms, occasions."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """Words that can stand for an actor or a place.

    `kind` is one of
    name (full or usual name, "Xi Jinping", "United States", "World Health Organization"), short (family name, "Xi"),
    abbreviation ("WHO"), adjective ("Chinese"), people ("the Chinese", "Iraqis"), capital ("Beijing"), seat ("Zhongnanhai"),
    place (a city, region or building that stands for no actor, "Geneva").
    `actor` is the id of the actor, or of the place (`place:geneva`).
    """

    words: str
    actor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office: `owner` is a state or body id, `role` a role slug, the dates ISO of any precision, "" where open."""

    person: str
    owner: str
    role: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated event that reports name without its date: "the Winter Olympics", "the G20 summit".

    `words` are the ways it is named; `start` and `end` are ISO days; `place` is a city or None.
    """

    id: str
    name: str
    words: tuple[str, ...]
    start: str
    end: str
    place: str | None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names, terms and occasions, with what is known of the actors behind them.

    `canonical` gives the English name of an actor or place id, `gender` m or f for persons, `titles` the title of an office
    by (owner, role), `heads` the roles (head of state, head of government) of an owner, `place_state` the state in which a place
    lies, `body_kind` what sort a body is (un, igo, media, armed-group ...).
    """

    names: tuple[Name, ...]
    terms: tuple[Term, ...]
    occasions: tuple[Occasion, ...]
    canonical: Mapping[str, str]
    gender: Mapping[str, str]
    titles: Mapping[tuple[str, str], str]
    heads: Mapping[str, tuple[str, str]]
    place_state: Mapping[str, str]
    body_kind: Mapping[str, str] = field(default_factory=dict)
