"""Rules for encounters by their place: the Lorneval talks, what negotiators settled in Lorneval, both back there in June."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting, parties_among, subject_parties
from readout.annotate.meeting_surroundings import PLACE_REACH, place_behind
from readout.lexicon.encounters import EncounterWords

GATHERINGS = frozenset({"meeting", "conference", "summit"})


def named_by_place(phrase: NounPhrase) -> Iterator[Meeting]:
    """An encounter that has its name from where it is: left out of [the Lorneval talks], [Lorneval talks, day two]."""
    line = phrase.line
    place = line.ending_at(phrase.first) or line.ending_at(phrase.at)
    if phrase.format not in GATHERINGS or place is None or place.mention.kind != "name" or phrase.carrier is not None:
        return
    capital = place.category == "state" and any(
        name.kind == "capital" and name.words == place.mention.words for name in place.mention.names
    )
    bare = (
        capital
        or place.category == "place"
        or (place.category == "name" and place.actor.actor is None and " " not in place.mention.words)
    )
    others = [party for party in phrase.parties if party is not place]
    article = "the" in (line.word(place.mention.first - 1), line.word(place.mention.first)) or opens_heading(
        line, place.mention.first
    )
    if bare and article and not others and line.word(phrase.end) not in ("room", "of"):
        first = place.mention.first
        yield Meeting(line, first, max(phrase.last, phrase.end), phrase.at, phrase.format, "noun", (), "named_by_place", place)


def opens_heading(line: Clauses, at: int) -> bool:
    """True at the head of a sentence or behind a bar or colon: LIVE | [Lorneval] talks."""
    return at == 0 or not line.word(at - 1)[-1:].isalnum()


def negotiated_in(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A round by what came of it: [negotiators closed eleven chapters in Lorneval], [the two teams agreed a text in Lorneval]."""
    if line.word(at) not in words.around.negotiating:
        return
    if line.word(at + 1) in ("to", "that", "in", "at"):
        return
    first, subject = subject_parties(line, at, words)
    teams = [one for one in subject if one.mention.plural and line.word(one.mention.last - 1) in words.around.negotiators]
    if not teams or any(one.category == "person" and not one.members for one in subject):
        return
    place = place_behind(line, at + 1, frozenset({";", ":", ","}))
    if place is not None and not line.is_content_word(place.mention.last):
        yield Meeting(line, first, place.mention.last, at, "meeting", "past", subject, "negotiated_in", place)


def back_in(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Another round by who comes back for it: the mediators want [both sides back in Lorneval] on 17 June."""
    if line.word(at) != "back" or line.word(at + 1) not in ("in", "at"):
        return
    place = line.starting_at(at + 2)
    table = line.lower[at + 1 : at + 4] in (["at", "the", "table"], ["at", "the", "negotiating"])
    parties = line.ending_at(at)
    named = place is not None and place.mention.kind == "name" and place.category in ("place", "name")
    if parties is None or not (named or table):
        return
    several = parties_among((parties,), words) if parties.members or parties.mention.plural else ()
    if several:
        last = place.mention.last if place is not None and named else at + 4
        yield Meeting(line, parties.mention.first, last, at, "conference", "base", several, "back_in", place if named else None)


def signing_in(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A signing without its paper: hopes [to sign in Lorneval], [the two are to sign on Friday]."""
    if line.word(at) != "sign" or line.word(at + 1) not in ("in", "at", "on"):
        return
    place = line.starting_at(at + 2) if line.word(at + 1) in ("in", "at") else None
    named = place is not None and place.mention.kind == "name" and place.category in ("place", "name", "state")
    dated = line.word(at + 1) == "on" and (line.word(at + 2) in line.grammar.calendar_words or line.word(at + 2)[:1].isdigit())
    if not named and not dated:
        return
    first, subject = subject_parties(line, at, words)
    if subject:
        last = place.mention.last if place is not None and named else at + 3
        yield Meeting(line, first, last, at, "reception", "base", subject, "signing_in", place if named else None)


def left_after_visit(phrase: NounPhrase) -> Iterator[Meeting]:
    """A visit by where the guest leaves from: [Mr Lund left Lorneval after a two-day visit]."""
    line, words = phrase.line, phrase.words
    if (
        phrase.format != "visit"
        or phrase.place is not None
        or line.word(phrase.first - 1) not in ("after", "following", "ending", "concluding")
    ):
        return
    near = range(phrase.first - 2, max(phrase.first - 2 - PLACE_REACH, -1), -1)
    verb = next((k for k in near if line.word(k) in ("left", "leaves", "leave", "leaving", "departed")), None)
    start = verb + 2 if verb is not None and line.word(verb + 1) in ("from", "the") else (verb or 0) + 1
    place = line.starting_at(start) if verb is not None else None
    if verb is None or place is None or place.category not in ("place", "state", "name"):
        return
    first, guests = subject_parties(line, verb, words)
    if guests:
        yield Meeting(line, first, phrase.end, phrase.at, "visit", "noun", guests, "noun_of_visit", place)
