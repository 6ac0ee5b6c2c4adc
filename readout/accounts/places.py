"""Where an encounter was: whether two names are of one place, of one within the other, or of two."""

from enum import Enum

from readout.accounts.background import Background
from readout.spelling import folded


class Where(Enum):
    """How two names of places stand to each other."""

    UNSAID = "place not told"
    SAME = "same place"
    WITHIN = "one place within the other"
    UNKNOWN = "places of which nothing is known"
    APART = "places apart"


def compare_places(one: str | None, other: str | None, background: Background) -> Where:
    """How two places stand to each other; UNKNOWN where one may lie within the other for all the gazetteer knows.

    A venue is taken to lie in any city of its state: the gazetteer has no more.
    """
    if not one or not other:
        return Where.UNSAID
    some, others = _own_words(one, background), _own_words(other, background)
    if some == others or (some and others and (some <= others or others <= some)):
        return Where.SAME
    first, second = folded(one), folded(other)
    states = background.states.get(first), background.states.get(second)
    if None in states:
        return Where.UNKNOWN
    if states[0] != states[1]:
        return Where.APART
    if _is_state(first, background) or _is_state(second, background):
        return Where.WITHIN
    venues = sum(bool(set(words.split()) & background.words.venues) for words in (first, second))
    return (Where.APART, Where.WITHIN, Where.UNKNOWN)[venues]


def _own_words(place: str, background: Background) -> frozenset[str]:
    """The words that tell a venue from others: a hotel's name without "hotel", all of them where it has no others."""
    words = frozenset(folded(place).split())
    return words - background.words.venues or words


def _is_state(place: str, background: Background) -> bool:
    return background.owners.get(place, "").startswith("state:")
