"""Rules for encounters of which only the other party is told: the results of yesterday's meeting with Mr Lund.

Who met him the record tells: whoever the sentence is about, else the other of the report's principal persons.
"""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.meeting_nouns import NounPhrase, is_dated
from readout.annotate.meeting_parties import Meeting

WITH_ONE = frozenset({"noun_with_one"})
# How many tokens a programme stands before a meeting that it holds.
PROGRAMME_REACH = 9
FORMATS = frozenset({"meeting", "call", "video"})


def noun_with_one(phrase: NounPhrase) -> Iterator[Meeting]:
    """Talks with somebody who is named: [the talks with Mr Lund] were useful, the results of [Monday's meeting with] him."""
    line = phrase.line
    set_up = line.word(phrase.first) == "a" and not phrase.words.around.setting_up.isdisjoint(
        line.lower[phrase.first : phrase.at]
    )
    known = line.word(phrase.first) == "the" or is_dated(phrase) or set_up
    lone = phrase.carrier is None and len(phrase.parties) == 1 and not phrase.several and phrase.parties[0].category == "person"
    if known and lone and phrase.format in FORMATS and with_leads(phrase):
        first, subject = phrase.first, line.main_subject(phrase.first)
        person = subject is not None and len(subject.references) == 1 and subject.references[0].category in ("person", "author")
        parties = (*subject.references, *phrase.parties) if person and subject is not None else phrase.parties
        yield replace(phrase.told("noun_with_one"), first=first, parties=parties)


def on_programme(phrase: NounPhrase) -> Iterator[Meeting]:
    """What a programme holds: [the minister's agenda includes a meeting with Mr Lund], her visit will feature talks."""
    line, first, around = phrase.line, phrase.first, phrase.words.around
    leads = around.including.intersection(line.lower[max(0, first - 1) : phrase.at])
    reach = range(first - 1, max(first - PROGRAMME_REACH, -1), -1)
    programme = next((k for k in reach if line.word(k) in around.programmes), None)
    if not leads or programme is None or phrase.format not in FORMATS or not phrase.parties or phrase.carrier is not None:
        return
    owner = line.ending_at(programme - 1) if line.possessive(programme - 1) else None
    owner = owner or (line.starting_at(programme + 2) if line.word(programme + 1) == "of" else None)
    hosts = (owner,) if owner is not None and owner.category == "person" else ()
    if hosts or len(phrase.parties) == 1:
        start = hosts[0].mention.first if hosts else first
        parties = tuple({party.actor.name: party for party in (*hosts, *phrase.parties)}.values())
        form = "noun" if "included" in leads else "base"
        yield replace(phrase.told("noun_with_one", form), first=start, parties=parties)


def none_with_one(phrase: NounPhrase) -> Iterator[Meeting]:
    """A meeting that is denied by the one whose it was not: there was [no meeting with the Torveskans]."""
    line, first = phrase.line, phrase.first
    none = line.word(first) == "no" and line.word(first - 1) in ("was", "were", "been")
    if none and phrase.carrier is None and len(phrase.parties) == 1 and phrase.format in FORMATS and with_leads(phrase):
        yield phrase.told("noun_with_one")


def with_leads(phrase: NounPhrase) -> bool:
    """True if "with" stands right before the party."""
    at = phrase.parties[0].mention.first
    return "with" in (phrase.line.word(at - 1), phrase.line.word(at - 2))
