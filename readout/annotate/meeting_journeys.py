"""The places of one journey, each of which is a visit: to Lorneval on Monday and to Brezna, with stops in three capitals."""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_parties import Meeting, parties_among
from readout.lexicon.encounters import EncounterWords

VISITED = frozenset({"place", "state", "name", "body"})
# How many tokens lie between one place of a journey and the next.
NEXT_PLACE_REACH = 7
# How many tokens before "take" the journey stands.
TOUR_REACH = 12
TAKING = frozenset({"take", "takes", "took", "taking"})


def next_place(line: Clauses, place: Reference, words: EncounterWords) -> Reference | None:
    """The place visited after another, over a date: Lorneval [on 4 April and] Halvenska; Torvesk[,] Ardelia and Zhalmar."""
    if (listed := next_in_list(line, place)) is not None:
        return listed
    at = place.mention.last
    passed = line.grammar.calendar_words | words.around.between_places
    for position in range(at, min(at + NEXT_PLACE_REACH, len(line.sentence.tokens))):
        word = line.word(position)
        if word == "and":
            return line.starting_at(position + 2 if line.word(position + 1) in ("to", "in") else position + 1)
        if word not in passed and not word[:1].isdigit():
            return None
    return None


def next_in_list(line: Clauses, place: Reference) -> Reference | None:
    """The place behind a comma, in a list of places of one kind that ends with "and": Torvesk, [Ardelia] and Zhalmar."""
    behind = line.starting_at(place.mention.last + 1) if line.word(place.mention.last) == "," else None
    if behind is None or not is_like(place, behind):
        return None
    following = line.word(behind.mention.last)
    if following == "," and line.word(behind.mention.last + 1) != "and":
        return behind if next_in_list(line, behind) is not None else None
    joint = behind.mention.last + (following == ",")
    last = line.starting_at(joint + 1) if line.word(joint) == "and" else None
    return behind if last is not None and is_like(behind, last) else None


def is_like(one: Reference, other: Reference) -> bool:
    """True of two cities, or two states: a state behind a city is only where that lies."""
    names = one.mention.kind == other.mention.kind == "name"
    kinds = [("place" if any(name.kind == "capital" for name in each.mention.names) else each.category) for each in (one, other)]
    return names and (kinds[0] == kinds[1] or "name" in kinds) and other.category in VISITED


def with_further_places(visit: Meeting, words: EncounterWords) -> Iterator[Meeting]:
    """The visit and those to the places joined to its own: official visits to Torvesk, [Ardelia] and [Zhalmar]."""
    yield visit
    place = visit.place if visit.place is not None and visit.place.mention.last == visit.last else None
    while place is not None and (place := next_place(visit.line, place, words)) is not None and place.category in VISITED:
        yield replace(visit, first=place.mention.first, last=place.mention.last, place=place)


def tour_takes_to(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Visits by where a journey leads: a tour that will [take him to Torvesk] and [Ardelia]."""
    traveller = line.starting_at(at + 1) if line.word(at) in TAKING else None
    if traveller is None or line.word(traveller.mention.last) != "to" or traveller.category not in ("person", "group"):
        return
    place = line.starting_at(traveller.mention.last + 1)
    journey = any(
        format == "visit" for word in line.lower[max(0, at - TOUR_REACH) : at] for _, format in words.nouns.get(word, ())
    )
    if not journey or place is None or place.category not in VISITED or place.mention.kind != "name":
        return
    parties = parties_among((traveller,), words)
    form = "past" if line.word(at) == "took" else "base"
    visit = Meeting(line, at, place.mention.last, at, "visit", form, parties, "tour_takes_to", place)
    if parties:
        yield from with_further_places(visit, words)
