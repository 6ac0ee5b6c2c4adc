"""Rules for letters and messages: who sent, received or carried one, from whom and to whom."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting, coordinated, parties_among, subject_parties
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between the verb and its letter, and between the letter, or one end of its way, and the next.
VERB_REACH, END_REACH = 5, 7
WRITERS = frozenset({"person", "state", "body", "group", "unnamed", "author", "name"})


def letter_sent(phrase: NounPhrase) -> Iterator[Meeting]:
    """A letter with both its ends, whoever carried it.

    [Arn sent a telegram to Lund]      [Lund received a written message from Arn]
    the envoy handed over [a letter from Arn to Lund]
    """
    if phrase.format != "letter" or is_mere_message(phrase):
        return
    line, words = phrase.line, phrase.words
    verb = verb_of_letter(phrase)
    first, subject = subject_parties(line, verb, words) if verb is not None else (phrase.first, ())
    writers, readers, last = ends_of_letter(phrase)
    verb_word = line.word(verb) if verb is not None else ""
    given = line.ending_at(phrase.first)
    if verb is not None and given is not None and given.mention.first > verb and given not in phrase.parties[:1]:
        readers = readers or parties_among((given,), words)
    if verb_word in words.around.receiving:
        readers = readers or subject
    elif not writers and verb_word in words.around.sending | words.around.carrying:
        writers = subject
    parties = tuple({party.actor.name: party for party in (*writers, *readers)}.values())
    if is_plain(phrase) and any(party.category not in ("person", "author") for party in parties):
        return
    if writers and readers and len(parties) > 1:
        start = first if verb is not None and subject and verb_word not in words.around.carrying else phrase.first
        yield Meeting(line, start, max(last, phrase.end), phrase.at, "letter", "noun", parties, "letter_sent")


def is_mere_message(phrase: NounPhrase) -> bool:
    """True of a message that nobody is told to have sent, and of one in a figure of speech: sends a [clear message] to all."""
    line, around = phrase.line, phrase.words.around
    if not is_plain(phrase):
        return False
    figure = not around.figurative.isdisjoint(line.lower[phrase.first : phrase.at])
    return figure or (line.word(phrase.first - 1) != "in" and verb_of_letter(phrase) is None)


def is_plain(phrase: NounPhrase) -> bool:
    """True of a message of which no word tells that it was written; only from person to person is it a letter."""
    return phrase.line.word(phrase.at) in ("message", "messages", "cable", "cables") and phrase.end - phrase.at == 1


def verb_of_letter(phrase: NounPhrase) -> int | None:
    """The verb of sending, receiving or carrying that has the letter for its object."""
    line, around = phrase.line, phrase.words.around
    known = around.receiving | around.sending | around.carrying
    given = line.ending_at(phrase.first)
    start = given.mention.first if given is not None else phrase.first
    for at in range(start - 1, max(start - 1 - VERB_REACH, -1), -1):
        if line.word(at) in known:
            return at
        if line.word(at) in around.clause_edges:
            return None
    return None


def ends_of_letter(phrase: NounPhrase) -> tuple[tuple[Reference, ...], tuple[Reference, ...], int]:
    """Those from whom and those to whom the letter goes by what stands behind it, and the token where that ends."""
    line, words = phrase.line, phrase.words
    writers: tuple[Reference, ...] = ()
    readers: tuple[Reference, ...] = ()
    at = last = phrase.end
    while at < len(line.sentence.tokens) and at - last < END_REACH:
        word = line.word(at)
        of_whom = word == "of" and at == phrase.end and line.word(phrase.first) in ("the", "a", "this")
        found = writer_at(line, at + 1, words) if word in ("from", "by", "to") or of_whom else None
        if found is None:
            if word in line.grammar.subordinators or word in (";", ":", "which", "that", "who"):
                break
            at += 1
            continue
        joined, last = found
        if word == "to":
            readers = readers or joined
        else:
            writers = writers or joined
        at = last
    return writers, readers, last


def writer_at(line: Clauses, at: int, words: EncounterWords) -> tuple[tuple[Reference, ...], int] | None:
    """The parties at one end of a letter that are named at a token, over a possessive, and where they end."""
    found = line.starting_at(at) or (line.starting_at(at + 1) if line.word(at) in line.grammar.possessives else None)
    if found is None or found.category not in WRITERS:
        return None
    joined, last = coordinated(line, found, words)
    parties = parties_among(joined, words)
    return (parties, last) if parties else None
