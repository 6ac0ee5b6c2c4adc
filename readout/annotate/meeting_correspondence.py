"""Rules for letters of which one end is left out: a note went out from Lorneval, the letter of 3 May from Mr Lund, an answer.

Their missing parties the record gives them: the other side of the report, or those of the letter that is answered.
"""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_letters import WRITERS, ends_of_letter
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting, coordinated, parties_among, subject_parties
from readout.annotate.meeting_verbs import is_capital
from readout.lexicon.encounters import EncounterWords

# A meeting of these rules is between the party named and the other side; that of an answer between those of the letter before it.
ONE_END = frozenset({"letter_of_one_end"})
ANSWERS = frozenset({"answer_sent"})
# How many tokens lie between a letter and the verb of its going, before it and behind it.
GOING_REACH, READING_REACH = 14, 6
# [An] answer, [its] answer.
BEFORE_ANSWER = frozenset({"an", "a", "the", "our", "its", "his", "her", "their"})


def letter_of_one_end(phrase: NounPhrase) -> Iterator[Meeting]:
    """A letter of which only the writer, or only the reader, is told.

    [a note went out from Lorneval]      [a letter from Ms Berg reached the ministry]      [bearer of a message from Mr Lund]
    never answered [the letter of 3 May from Mr Lund]
    """
    line, words = phrase.line, phrase.words
    if phrase.format != "letter":
        return
    writers, readers, last = written_by(phrase)
    if (
        not writers
        and line.word(phrase.first - 1) in words.around.handed
        and line.word(phrase.first - 2) in ("was", "were", "been")
    ):
        first, given = subject_parties(line, phrase.first - 1, words)
        if given:
            yield Meeting(line, first, phrase.end, phrase.at, "letter", "noun", given, "letter_of_one_end")
        return
    writers = writers or (phrase.parties[:1] if phrase.owned else ())
    borne = borne_by(line, phrase.first, words)
    going = goes_behind(line, phrase.end, words)
    reading = next(
        (k for k in range(phrase.first - 1, max(phrase.first - READING_REACH, -1), -1) if is_reading(line, k, words)), None
    )
    if not writers or not (borne is not None or going is not None or reading is not None):
        return
    first = phrase.first if borne is None else borne
    if reading is not None:
        readers = readers or subject_parties(line, reading, words)[1]
    elif going is not None:
        readers = readers or reached(line, going, words)
        last = max(last, going + 1)
    parties = tuple({party.actor.name: party for party in (*writers, *readers)}.values())
    rule = "letter_of_one_end" if len(parties) == 1 else "letter_sent"
    yield Meeting(line, first, max(last, phrase.end), phrase.at, "letter", "noun", parties, rule)


def written_by(phrase: NounPhrase) -> tuple[tuple[Reference, ...], tuple[Reference, ...], int]:
    """Writers, readers and the end of a letter; a capital writes for its state: went out from [Lorneval]."""
    writers, readers, last = ends_of_letter(phrase)
    if writers:
        return writers, readers, last
    line = phrase.line
    for at in range(phrase.end, min(phrase.end + GOING_REACH, len(line.sentence.tokens))):
        found = line.starting_at(at + 1) if line.word(at) == "from" else None
        if found is not None and is_capital(found):
            return (found,), readers, found.mention.last
    return (), readers, last


def borne_by(line: Clauses, at: int, words: EncounterWords) -> int | None:
    """The token where the words for who carries a letter begin: [bearer of] a message."""
    return at - 2 if line.word(at - 1) == "of" and line.word(at - 2) in words.around.bearers else None


def goes_behind(line: Clauses, at: int, words: EncounterWords) -> int | None:
    """The verb by which a letter goes its way, over its writer and date: a letter from Ms Berg [reached], a note [went out]."""
    for position in range(at, min(at + GOING_REACH, len(line.sentence.tokens))):
        word = line.word(position)
        if word in words.around.reaching_readers or (
            word in words.around.going and line.word(position + 1) in ("out", "off", "from", "to")
        ):
            return position
        if word in line.grammar.subordinators or word in (";", ":", "and", ",") or word in words.around.sending:
            return None
    return None


def is_reading(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True of a verb whose subject has the letter: never [answered] it, [replied to] it, acted [on] it."""
    return line.word(at) in words.around.answering


def reached(line: Clauses, at: int, words: EncounterWords) -> tuple[Reference, ...]:
    """Who is reached by a letter: a letter from Ms Berg reached [the ministry]."""
    found = line.starting_at(at + 1)
    if line.word(at) not in words.around.reaching_readers or found is None:
        return ()
    joined, _ = coordinated(line, found, words)
    return parties_among(joined, words) if found.category in WRITERS else tuple(r for r in joined if is_capital(r))


def answer_sent(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """An answer to a letter told before: [An answer had gone out] within ten days, [a reply was sent] in May."""
    if line.word(at) not in words.around.answers or line.word(at - 1) not in BEFORE_ANSWER:
        return
    end = at + 1
    while line.word(end) in line.grammar.auxiliaries | {"then", "since", "duly", "already"}:
        end += 1
    gone = line.word(end) in words.around.going and line.word(end + 1) in ("out", "off")
    if gone or (end > at + 1 and line.word(end) in words.around.posted) or line.word(end) == "followed":
        yield Meeting(line, at - 1, end + (2 if gone else 1), at, "letter", "noun", (), "answer_sent")


def bearer_of(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A message by who carries it: the emissary, [bearer of a message from his President]."""
    if line.word(at) not in words.around.bearers or line.word(at + 1) != "of":
        return
    reach = range(at + 2, min(at + 2 + READING_REACH, len(line.sentence.tokens) - 1))
    noun = next((k for k in reach if line.word(k) in ("message", "letter", "note", "messages", "missive")), None)
    writer = line.starting_at(noun + 2) if noun is not None and line.word(noun + 1) in ("from", "of") else None
    if noun is not None and writer is not None and writer.category in WRITERS:
        writers, last = coordinated(line, writer, words)
        yield Meeting(line, at, last, noun, "letter", "noun", parties_among(writers, words), "letter_of_one_end")
