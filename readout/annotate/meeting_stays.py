"""Rules for visits without a verb of travel: she is in the country until Saturday, he is now expected on Monday."""

from collections.abc import Iterator
from dataclasses import replace

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_parties import Meeting, subject_parties
from readout.lexicon.encounters import EncounterWords

VISITED = frozenset({"place", "state", "name"})
# How many tokens lie between "spent" and its days, and between a verb of sending and where the delegation is sent.
STAY_REACH, SENDING_REACH = 7, 12
# A day may open the sentence within so many tokens.
OPENING_REACH = 12
TRAVELLERS = frozenset({"person", "unnamed", "group"})
AWAITED = frozenset({"expected", "due"})
# What a guest does at the end of a visit, as headlines tell it.
LEAVING = frozenset({"leaves", "departs"})
SPENDING = frozenset({"spent", "spend", "spends"})


def staying_in(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit by where somebody is, and how long or what for: [Ms Berg is in Lorneval] until Friday, and one for each place."""
    if line.word(at) != "in" or line.word(at - 1) not in ("is", "was", "are", "were", "been", "be"):
        return
    place = line.starting_at(at + 1)
    country = line.lower[at + 1 : at + 3] in (["the", "country"], ["the", "capital"], ["the", "region"])
    end = place.mention.last if place is not None else at + 3
    other = line.starting_at(end + 1) if place is not None and line.word(end) == "and" else None
    second = other if other is not None and other.category in VISITED else None
    end = second.mention.last if second is not None else end
    if not (country or (place is not None and place.category in VISITED)) or not is_of_a_stay(line, at - 1, end, words):
        return
    first, guests = subject_parties(line, at - 1, words)
    if guests and all(guest.category in TRAVELLERS or is_delegation(line, guest, words) for guest in guests):
        named = place if place is not None and place.category in VISITED else None
        form = "gerund" if line.word(at - 1) in ("is", "are") else "past"
        yield Meeting(line, first, end, at - 1, "visit", form, guests, "staying_in", named)
        if second is not None:
            yield Meeting(line, second.mention.first, end, at - 1, "visit", form, guests, "staying_in", second)


def is_delegation(line: Clauses, guest: Reference, words: EncounterWords) -> bool:
    """True of those who travel for a state: [an Ardelian delegation] was in Lorneval."""
    return not words.around.missions.isdisjoint(line.lower[guest.mention.first : guest.mention.last])


def is_of_a_stay(line: Clauses, verb: int, end: int, words: EncounterWords) -> bool:
    """True if the words around show that somebody is there for a time: in Lorneval [until] Friday, [On Sunday] she was there."""
    behind = line.word(end + 1) if line.word(end) in (",", "(") else line.word(end)
    if line.word(end) in words.around.staying or (behind in words.around.stay_times and line.word(end) != "("):
        return True
    if line.word(end) == "," and behind == "where":
        return True
    opening = line.lower[: min(verb, OPENING_REACH)]
    dated = opening[:1] in (["on"], ["last"], ["earlier"], ["yesterday"], ["today"], ["this"])
    return dated and not line.grammar.calendar_words.isdisjoint(opening[:4]) and line.word(end) in (".", ",", "for", "and", "")


def expected_on(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit told of before that has a new day: [Mr Lund is now expected] on 24 October."""
    be = at - 2 if line.word(at - 1) in ("now", "still", "next", "instead") else at - 1
    if line.word(at) not in AWAITED or line.word(be) not in ("is", "are") or line.word(at + 1) not in ("on", "next", "in"):
        return
    first, guests = subject_parties(line, be, words)
    if line.starting_at(at + 2) is None and guests and all(guest.category == "person" for guest in guests):
        yield Meeting(line, first, at + 1, at, "visit", "base", guests, "expected_on")


def left_in_headline(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit by its end, in a headline: [Lund leaves Lorneval] without a deal."""
    if not line.heading or line.word(at) not in LEAVING:
        return
    place = line.starting_at(at + 2 if line.word(at + 1) == "from" else at + 1)
    if place is None or place.category not in VISITED or line.possessive(place.mention.last):
        return
    first, guests = subject_parties(line, at, words)
    if guests and all(guest.category == "person" for guest in guests):
        yield Meeting(line, first, place.mention.last, at, "visit", "past", guests, "left_in_headline", place)


def time_spent_in(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit by the days that it took: [Mr Lund spent two days in Lorneval]."""
    if line.word(at) not in SPENDING:
        return
    reach = range(at + 1, min(at + STAY_REACH, len(line.sentence.tokens) - 1))
    end = next((k for k in reach if line.word(k) in words.around.lengths_of_stay), None)
    place = line.starting_at(end + 2) if end is not None and line.word(end + 1) in ("in", "at") else None
    first, guests = subject_parties(line, at, words)
    named = place is not None and place.category in VISITED and place.mention.kind == "name"
    if place is not None and named and guests and all(guest.category in TRAVELLERS for guest in guests):
        form = "past" if line.word(at) == "spent" else "base"
        yield Meeting(line, first, place.mention.last, at, "visit", form, guests, "time_spent_in", place)


def delegation_sent(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit by those who are sent on it: [The League will dispatch a high-level delegation to Lorneval]."""
    if line.word(at) not in words.around.dispatching:
        return
    to = next((k for k in range(at + 1, min(at + SENDING_REACH, len(line.sentence.tokens) - 1)) if line.word(k) == "to"), None)
    if to is None or not words.around.missions & set(line.lower[at + 1 : to]):
        return
    place = line.starting_at(to + 1) or goal_of(line, to)
    if place is None or place.category not in VISITED:
        return
    sent = next((r for r in line.references if at < r.mention.first < to and r.category == "person"), None)
    first, senders = subject_parties(line, at, words)
    parties = (sent,) if sent is not None else senders
    if parties:
        last, form = max(place.mention.last, to + 1), "past" if line.word(at).endswith(("sent", "ed")) else "base"
        yield Meeting(line, first, last, at, "visit", form, parties, "delegation_sent", place)


def goal_of(line: Clauses, to: int) -> Reference | None:
    """Where a delegation goes whose phrase takes in its goal: a [delegation to Lorneval]."""
    around = next((r for r in line.references if r.mention.first < to < r.mention.last), None)
    if around is None:
        return None
    if not around.mention.owners:
        words = " ".join(token.word for token in line.sentence.tokens[to + 1 : around.mention.last] if token.lower != "the")
        mention = replace(around.mention, kind="name", words=words)
        return Reference(mention, Actor(None, words), "name") if words[:1].isupper() else None
    owner = around.mention.owners[0]
    mention = replace(around.mention, kind="name", names=around.mention.owners, words=owner.words)
    return replace(around, mention=mention, actor=Actor(owner.actor, owner.words))
