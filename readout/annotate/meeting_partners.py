"""Rules for encounters of which only the other party is told: the results of yesterday's meeting with Mr Lund.

Who met him the record tells: whoever the sentence is about, else the other of the report's principal persons.
"""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.meeting_nouns import NounPhrase, is_dated
from readout.annotate.meeting_parties import Meeting

WITH_ONE = frozenset({"noun_with_one"})
FORMATS = frozenset({"meeting", "call", "video"})


def noun_with_one(phrase: NounPhrase) -> Iterator[Meeting]:
    """Talks with somebody who is named: [the talks with Mr Lund] were useful, the results of [Monday's meeting with] him."""
    line = phrase.line
    known = line.word(phrase.first) == "the" or is_dated(phrase)
    lone = phrase.carrier is None and len(phrase.parties) == 1 and not phrase.several and phrase.parties[0].category == "person"
    if known and lone and phrase.format in FORMATS and with_leads(phrase):
        first, subject = phrase.first, line.main_subject(phrase.first)
        person = subject is not None and len(subject.references) == 1 and subject.references[0].category in ("person", "author")
        parties = (*subject.references, *phrase.parties) if person and subject is not None else phrase.parties
        yield replace(phrase.told("noun_with_one"), first=first, parties=parties)


def with_leads(phrase: NounPhrase) -> bool:
    """True if "with" stands right before the party."""
    at = phrase.parties[0].mention.first
    return "with" in (phrase.line.word(at - 1), phrase.line.word(at - 2))
