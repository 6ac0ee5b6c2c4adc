"""Rules for visits without a verb of travel: she is in the country until Saturday, he is now expected on Monday."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.meeting_parties import Meeting, subject_parties
from readout.lexicon.encounters import EncounterWords

VISITED = frozenset({"place", "state", "name"})
TRAVELLERS = frozenset({"person", "unnamed", "group"})


def staying_in(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit by where somebody is, and how long or what for: [Ms Berg is in Lorneval] until Friday."""
    if line.word(at) != "in" or line.word(at - 1) not in ("is", "was", "are", "were", "been", "be"):
        return
    place = line.starting_at(at + 1)
    country = line.lower[at + 1 : at + 3] in (["the", "country"], ["the", "capital"], ["the", "region"])
    end = place.mention.last if place is not None else at + 3
    if not (country or (place is not None and place.category in VISITED)) or line.word(end) not in words.around.staying:
        return
    first, guests = subject_parties(line, at - 1, words)
    if guests and all(guest.category in TRAVELLERS for guest in guests):
        named = place if place is not None and place.category in VISITED else None
        form = "gerund" if line.word(at - 1) in ("is", "are") else "past"
        yield Meeting(line, first, end, at - 1, "visit", form, guests, "staying_in", named)


def expected_on(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit told of before that has a new day: [Mr Lund is now expected] on 24 October."""
    be = at - 2 if line.word(at - 1) in ("now", "still", "next", "instead") else at - 1
    if (
        line.word(at) not in ("expected", "due")
        or line.word(be) not in ("is", "are")
        or line.word(at + 1) not in ("on", "next", "in")
    ):
        return
    first, guests = subject_parties(line, be, words)
    if line.starting_at(at + 2) is None and guests and all(guest.category == "person" for guest in guests):
        yield Meeting(line, first, at + 1, at, "visit", "base", guests, "expected_on")
