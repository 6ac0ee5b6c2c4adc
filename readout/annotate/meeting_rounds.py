"""Rules for encounters whose parties the sentence leaves out: the next round, a dinner that was given, a paper that was signed.

Their meetings have no parties: the record gives them those between whom the report's encounters are.
"""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting, governed_by, parties_among
from readout.lexicon.encounters import EncounterWords

# A meeting of these rules is between those whom the report is about: its states, or those who met last.
BETWEEN_SIDES = frozenset({"another_round", "awaited_one"})
BETWEEN_THE_LAST = frozenset({"gathering_held", "paper_signed", "those_who_met"})
# How many tokens before the verb the paper may be named, and how many behind a noun its time.
PAPER_REACH, TIME_REACH = 12, 14
# What tells that something is to be done, so many tokens before it.
AHEAD, AHEAD_REACH = frozenset({"will", "shall", "would", "to"}), 5
# How long a clause may be that tells of the guest: for President Arn, who is on a visit, [was] held.
GUEST_REACH = 16
# How long a phrase may be between a gathering and what it did: A meeting billed as the last chance of peace [ended].
ENDING_REACH = 18


def another_round(phrase: NounPhrase) -> Iterator[Meeting]:
    """One that comes before or after those told of: [the next round of talks] in May, [the first meeting was in Lorneval]."""
    line, around = phrase.line, phrase.words.around
    counted = around.counting & set(line.lower[phrase.first : phrase.at])
    own = line.word(phrase.first) == "their"
    if phrase.parties or own or not counted or phrase.format in ("letter", "visit", "reception"):
        return
    behind = line.lower[phrase.end : phrase.last + TIME_REACH]
    timed = any(word in line.grammar.calendar_words or word in around.seasons or word[:1].isdigit() for word in behind)
    awaited = counted & {"next", "another", "further"} and around.prospects & set(line.lower[: phrase.first])
    if timed or awaited or phrase.place is not None:
        last = max(phrase.last, phrase.end)
        yield Meeting(line, phrase.first, last, phrase.at, phrase.format, "noun", (), "another_round", phrase.place)


def gathering_held(phrase: NounPhrase) -> Iterator[Meeting]:
    """One that is told of as new, without its parties: [a signing ceremony was held], followed by [a lunch]."""
    line = phrase.line
    if follows(phrase) and not phrase.several:
        last = max(phrase.last, phrase.end)
        yield Meeting(line, phrase.first, last, phrase.at, phrase.format, "noun", (), "gathering_held", phrase.place)
        return
    end = behind_guests(phrase)
    held = line.word(end) in ("was", "were") and line.word(end + 1) in phrase.words.around.holding
    took_place = line.lower[end : end + 2] == ["took", "place"]
    opens = phrase.first <= 1 and line.word(phrase.first) == "a"
    ended = (
        opens
        and phrase.format in ("meeting", "summit", "conference")
        and phrase.words.around.ending & set(line.lower[phrase.end : phrase.end + ENDING_REACH])
    )
    held = held or bool(ended)
    indefinite = line.word(phrase.first) in ("a", "an") or phrase.first == phrase.at
    if (held or took_place) and indefinite and not phrase.several and phrase.carrier is None:
        last = max(phrase.last, phrase.end + 2)
        yield Meeting(line, phrase.first, last, phrase.at, phrase.format, "noun", phrase.parties, "gathering_held", phrase.place)


def behind_guests(phrase: NounPhrase) -> int:
    """The token where the verb of a gathering can stand, over those for whom it is: a ceremony for President Arn [took] place."""
    line, at = phrase.line, phrase.end
    guest = line.starting_at(at + 1) if phrase.format == "reception" and line.word(at) in ("for", "in") else None
    guest = guest or (line.starting_at(at + 3) if line.lower[at + 1 : at + 3] in (["honour", "of"], ["honor", "of"]) else None)
    if guest is None:
        return at
    end = guest.mention.last
    relative = line.word(end) == "," and line.word(end + 1) in ("who", "which")
    closing = next((k for k in range(end + 1, min(end + GUEST_REACH, len(line.sentence.tokens))) if line.word(k) == ","), None)
    return closing + 1 if relative and closing is not None else end


def follows(phrase: NounPhrase) -> bool:
    """True for what comes next: talks followed by [a working lunch], [a dinner] followed, afterwards came [a banquet]."""
    line, behind = phrase.line, phrase.line.lower[phrase.end : phrase.end + 2]
    before = line.lower[max(0, phrase.first - 2) : phrase.first]
    new = line.word(phrase.first) in ("a", "an") or line.word(phrase.first - 1) == "by"
    after = before == ["followed", "by"] or before[-1:] == ["came"] or (behind[:1] == ["followed"] and behind[1:] != ["by"])
    return new and after and phrase.format in ("reception", "meeting", "conference")


def awaited_one(phrase: NounPhrase) -> Iterator[Meeting]:
    """One that is known by its time alone: [the session planned for Friday] is off, [the talks due on Monday]."""
    line, around = phrase.line, phrase.words.around
    due = phrase.end + 1 if line.word(phrase.end) in around.setting_up else None
    if phrase.parties or due is None or phrase.format in ("letter", "visit", "reception"):
        return
    behind = line.lower[due : due + TIME_REACH]
    timed = any(word in line.grammar.calendar_words or word in around.seasons or word[:1].isdigit() for word in behind)
    if line.word(phrase.first) == "the" and timed:
        last = max(phrase.last, due)
        yield Meeting(line, phrase.first, last, phrase.at, phrase.format, "noun", (), "awaited_one", phrase.place)


def paper_signed(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A signing told of the paper alone: [an agreement on fisheries was signed], [the accord] will be signed in May."""
    if line.word(at) == "signing" and line.word(at + 1) == "of" and line.word(at - 1) == "the":
        papers = [k for k in range(at + 2, at + PAPER_REACH) if line.word(k) in words.around.signed_papers]
        if papers:
            yield Meeting(line, at - 1, papers[0] + 1, at, "reception", "noun", (), "paper_signed")
        return
    ahead = is_to_be_done(line, at)
    if line.word(at) not in words.around.signed or not (ahead or line.word(at - 1) in ("was", "were")):
        return
    first = max(0, at - PAPER_REACH)
    papers = [k for k in range(first, at) if line.word(k) in words.around.signed_papers]
    if papers and not any(cue.head in range(papers[-1], at - 1) and line.word(cue.head) != "understanding" for cue in line.cues):
        parties = parties_to(line, papers[-1] + 1, at, words)
        yield Meeting(line, papers[-1], at + 1, at, "reception", "base" if ahead else "past", parties, "paper_signed")


def is_to_be_done(line: Clauses, at: int) -> bool:
    """True of a participle of what is to come: [will be] signed, [would now be] signed, [is due to be] signed."""
    before = line.lower[max(0, at - AHEAD_REACH) : at]
    sure = before[-1:] == ["be"] and {"not", "never", "n't", "should", "must", "can", "could", "may", "might"}.isdisjoint(before)
    return sure and not AHEAD.isdisjoint(before)


def parties_to(line: Clauses, at: int, end: int, words: EncounterWords) -> tuple[Reference, ...]:
    """Between whom a paper is: a treaty on the lake [between Torvesk and Ardelia] was signed."""
    between = next((k for k in range(at, end) if line.word(k) in ("between", "with")), None)
    first = line.starting_at(between + 1) if between is not None else None
    if between is None or first is None:
        return ()
    joined, last = governed_by(line, between, first, words)
    return parties_among(joined, words) if last <= end else ()
