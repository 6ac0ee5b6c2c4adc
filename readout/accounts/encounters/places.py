"""Where an encounter was: whether two names are of one place, of one within the other, or of two."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from readout.accounts.encounters.background import Background
from readout.spelling import folded


class Where(Enum):
    """How two names of places stand to each other."""

    UNSAID = "place not told"
    SAME = "same place"
    WITHIN = "one place within the other"
    UNKNOWN = "places of which nothing is known"
    APART = "places apart"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named: `own` are the words that tell a venue from others, without "hotel" or "palace"; `state` is where it lies.

    `state` is None where the gazetteer does not know. A venue is a building rather than a city, by a word in its name.
    """

    words: frozenset[str]
    own: frozenset[str]
    state: str | None
    is_state: bool
    is_venue: bool


@lru_cache(maxsize=65536)
def place_of(name: str, background: Background) -> Place:
    """The place of a name."""
    plain = folded(name)
    words = frozenset(plain.split())
    is_state = background.owners.get(plain, "").startswith("state:")
    is_venue = not words.isdisjoint(background.words.venues)
    return Place(words, (words - background.words.venues) or words, background.states.get(plain), is_state, is_venue)


def compare_places(one: Place | None, other: Place | None) -> Where:
    """How two places stand to each other; UNKNOWN where one may lie within the other for all the gazetteer knows.

    A venue is taken to lie in any city of its state: the gazetteer has no more. Of one that it does not know, no city is told.
    """
    if one is None or other is None:
        return Where.UNSAID
    if one.own <= other.own or other.own <= one.own:
        return Where.SAME
    if one.is_venue != other.is_venue and (one if one.is_venue else other).state is None:
        return Where.UNSAID
    if one.state is None or other.state is None:
        return Where.UNKNOWN
    if one.state != other.state:
        return Where.APART
    if one.is_state or other.is_state:
        return Where.WITHIN
    return (Where.APART, Where.WITHIN, Where.UNKNOWN)[one.is_venue + other.is_venue]


def are_told_apart(one: Place, other: Place) -> bool:
    """True if the places are named otherwise and neither is known to lie in the other; a name with the other's words is finer.

    A building of which no state is known may lie in any that is named.
    """
    if one.words <= other.words or other.words <= one.words:
        return False
    if any(state.is_state and venue.is_venue and venue.state is None for state, venue in ((one, other), (other, one))):
        return False
    return compare_places(one, other) is not Where.WITHIN


def is_finer(one: Place, other: Place) -> bool:
    """True if the one place is known, or by its words seems, to lie in the other."""
    if one.words > other.words:
        return True
    if compare_places(one, other) is not Where.WITHIN:
        return False
    return other.is_state or (one.is_venue and not other.is_venue and not one.is_state)
