"""Rules for encounters that are counted: twice, in Lorneval and in Halvenska; the previous edition; the VII Meeting."""

import re
from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between one time and the next.
NEXT_TIME_REACH = 9
# Behind these, so near, it is told who did not meet: no meeting took place [between] the two ministers.
SIDES_AHEAD, SIDES_REACH = frozenset({"between", "with", "among"}), 4
EDITIONS = frozenset({"edition", "round", "session", "one"})
SITTINGS = frozenset({"meetings", "rounds", "sessions", "talks", "consultations", "negotiations", "meeting", "round"})
# What a host does with one: to [host] a fourth round.
HOSTING = frozenset({"host", "hosts", "hosted", "hosting"})
# How many tokens before the second of two the noun for both stands.
SECOND_REACH = 16
ROMAN = re.compile(r"[IVX]{1,6}")
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


def times_listed(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Encounters of those spoken of before, by place and time: [Twice, in Lorneval in May] and [in Halvenska on 11 July]."""
    if line.word(at) not in words.around.times_counted:
        return
    listed = list(places_listed(line, at + 1))
    if len(listed) > 1:
        for number, place in enumerate(listed):
            first = at if number == 0 else place.mention.first - 1
            head = at if number == 0 else place.mention.first
            yield Meeting(line, first, place.mention.last, head, "meeting", "past", (), "times_listed", place)


def places_listed(line: Clauses, at: int) -> Iterator[Reference]:
    """The places of a list, each behind "in" or "at" and with its time: in Lorneval in May and in Halvenska on 11 July."""
    last = at
    for position in range(at, len(line.sentence.tokens) - 1):
        if position - last > NEXT_TIME_REACH:
            return
        place = line.starting_at(position + 1) if line.word(position) in ("in", "at") else None
        if place is not None and place.mention.kind == "name" and place.category in ("place", "name", "state"):
            last = place.mention.last
            yield place


def counted_edition(phrase: NounPhrase) -> Iterator[Meeting]:
    """One of a series by its number alone: [the VIII Meeting] in June, [the previous edition] took place by video."""
    line = phrase.line
    token = line.sentence.tokens[phrase.at - 1].word if phrase.at else ""
    if phrase.parties or phrase.format not in ("conference", "meeting", "summit"):
        return
    if ROMAN.fullmatch(token) or ORDINAL.fullmatch(token):
        first, last = max(phrase.at - 2, 0), max(phrase.last, phrase.end)
        yield Meeting(line, first, last, phrase.at, phrase.format, "noun", (), "another_round", phrase.place)


def edition(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """One of a series told of before: [The previous edition], last year, took place by video; [the last round] was in May.

    ready to host [a fourth round] in December      agreed to hold meetings, with [the next one] to take place in May
    """
    unlike = line.word(at + 1) in ("of", "between", "with")
    counted = line.word(at - 1) in words.around.counting or ORDINAL.fullmatch(line.word(at - 1)) is not None
    if unlike or line.word(at) not in EDITIONS or not counted:
        return
    behind = line.lower[at + 1 : at + NEXT_TIME_REACH]
    if line.word(at) == "one" and (line.word(at - 1) != "next" or SITTINGS.isdisjoint(line.lower[:at])):
        return
    told = any(word in words.around.taking_place for word in behind) or line.word(at - 3) in HOSTING
    if told and line.word(at - 2) in ("the", "a", "its", "their"):
        video = not words.around.video.isdisjoint(behind)
        yield Meeting(line, at - 2, at + 1, at, "video" if video else "meeting", "noun", (), "another_round")


def second_of_two(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """One of two told with a single noun: held a first session on Monday and [a second] on Wednesday; [the second in Brezna]."""
    if (
        line.word(at) not in words.around.counting
        or line.word(at - 1) not in ("a", "the")
        or line.word(at + 1) not in ("in", "on", "at")
    ):
        return
    before = line.lower[max(0, at - SECOND_REACH) : at]
    told = next(
        (k for k in range(at - 1, max(at - SECOND_REACH, 0), -1) if line.word(k) in EDITIONS | {"meeting", "talks"}), None
    )
    joined = line.word(at - 2) in ("and", ",")
    if told is None or not joined or words.around.counting.isdisjoint(before):
        return
    place = line.starting_at(at + 2) if line.word(at + 1) in ("in", "at") else None
    named = place if place is not None and place.mention.kind == "name" and place.category in ("place", "name", "state") else None
    day = line.word(at + 2)
    if named is not None or day in line.grammar.calendar_words or day[:1].isdigit():
        last = named.mention.last if named is not None else at + 1
        yield Meeting(line, at - 1, last, at, "meeting", "noun", (), "times_listed", named)


def visit_elsewhere(phrase: NounPhrase) -> Iterator[Meeting]:
    """A visit without its guest, told of those who travel: [A trip to the island] had to be dropped."""
    line = phrase.line
    new = line.word(phrase.first) in ("a", "an") and phrase.place is not None
    dropped = any(word in line.grammar.auxiliaries for word in line.lower[phrase.last : phrase.last + 2])
    if phrase.format == "visit" and not phrase.parties and new and dropped:
        yield Meeting(line, phrase.first, phrase.last, phrase.at, "visit", "noun", (), "visit_elsewhere", phrase.place)


def none_such(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """What was told of before and is denied: [no such paper] reached them, [no letter had been sent], [no meeting took place]."""
    if line.word(at) != "no":
        return
    noun = at + 2 if line.word(at + 1) == "such" else at + 1
    known = (format for form, format in words.nouns.get(line.word(noun), ()) if len(form) == 1)
    format = next(known, "letter" if line.word(noun) in words.around.papers_sent else "")
    verb = noun + 1
    done = line.word(verb) in ("had", "has", "have", "was", "were") and line.word(verb + 1) in words.around.happened
    between = bool(SIDES_AHEAD.intersection(line.lower[verb : verb + SIDES_REACH]))
    if format and (done or line.word(verb) in words.around.happening) and not between:
        yield Meeting(line, at, noun + 1, noun, format, "noun", (), "noun_again")
