"""Rules for letters told by what was done with them: a letter that Ms Berg sent to Mr Lund, asked him in a letter for help."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_hearers import cue_before
from readout.annotate.meeting_letters import WRITERS, writer_at
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting, parties_among

# How many tokens lie between a letter and the verb of its relative clause, and between that and its reader.
CLAUSE_REACH, READER_REACH = 12, 4
# How many tokens lie between who is asked and the letter.
HEARER_REACH = 4
LEADS = frozenset({"in", "by", "through", "via"})


def letter_in_relative(phrase: NounPhrase) -> Iterator[Meeting]:
    """A letter by who wrote it: [a letter that Mr Arn had sent to Ms Berg], [the note which Torvesk has addressed to us]."""
    line, words = phrase.line, phrase.words
    start = phrase.end + (line.word(phrase.end) in ("that", "which"))
    writer = line.starting_at(start) if phrase.format == "letter" else None
    if writer is None or writer.category not in WRITERS:
        return
    reach = range(writer.mention.last, min(start + CLAUSE_REACH, len(line.sentence.tokens)))
    ends = words.around.sending | words.around.writing | {",", ";"}
    verb = next((k for k in reach if line.word(k) in ends), None)
    to = next((k for k in range(verb + 1, verb + READER_REACH) if line.word(k) == "to"), None) if verb is not None else None
    readers = writer_at(line, to + 1, words) if to is not None else None
    if readers is not None:
        parties = (*parties_among((writer,), words), *readers[0])
        yield Meeting(line, phrase.first, readers[1], phrase.at, "letter", "noun", parties, "letter_sent")


def asked_by_letter(phrase: NounPhrase) -> Iterator[Meeting]:
    """A letter by what it says and to whom: [Ms Berg urged Mr Arn in a letter] to go, [congratulated him by telegram]."""
    line, words = phrase.line, phrase.words
    lead = phrase.first - 1 if line.word(phrase.first - 1) in LEADS else phrase.first - 2
    told = cue_before(line, lead) if phrase.format == "letter" and line.word(lead) in LEADS else None
    if told is None:
        return
    hearer = hearer_behind(line, told.last)
    subject = line.subject_of(told)
    if hearer is None or subject is None or not 0 <= lead - hearer.mention.last <= HEARER_REACH:
        return
    parties = (*parties_among(subject.references, words), *parties_among((hearer,), words))
    if len({party.actor.name for party in parties if party.category in WRITERS}) > 1:
        yield Meeting(line, subject.first, phrase.end, phrase.at, "letter", "noun", parties, "asked_by_letter")


def hearer_behind(line: Clauses, at: int) -> Reference | None:
    """Who is told something: urged [Mr Arn], complained to [the Council]."""
    found = line.starting_at(at) or (line.starting_at(at + 1) if line.word(at) == "to" else None)
    return found if found is not None and found.category in WRITERS else None
