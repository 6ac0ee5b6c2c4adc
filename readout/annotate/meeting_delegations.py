"""Who is at the head of those that come: a delegation led by Mr Arn, a team under Ms Berg."""

from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_lists import in_full
from readout.annotate.meeting_parties import Meeting
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between a delegation and who leads it.
LED_REACH = 10


def with_heads(meeting: Meeting, words: EncounterWords) -> Meeting:
    """The meeting, each delegation that took part as whoever is told to be at its head, whatever verb tells of it."""
    heads = tuple(headed_by(meeting.line, party, words) or party for party in meeting.parties)
    if heads == meeting.parties:
        return meeting
    return replace(meeting, parties=tuple({one.actor.name: one for one in heads}.values()))


def headed_by(line: Clauses, delegation: Reference | None, words: EncounterWords) -> Reference | None:
    """Who is at the head of a delegation that one meets: a delegation from Norway led by [Mr Arn], a team under [Ms Berg]."""
    if delegation is None or delegation.mention.noun not in words.around.missions:
        return None
    start = delegation.mention.last
    if line.word(start) == "under" and (head := line.starting_at(start + 1)) is not None and head.category == "person":
        return in_full(line, head)
    reach = range(start, min(start + LED_REACH, len(line.sentence.tokens) - 1))
    by = next((k for k in reach if line.word(k) == "by" and line.word(k - 1) in ("led", "headed")), None)
    if by is None or not line.grammar.auxiliaries.isdisjoint(line.lower[start:by]):
        return None
    leader = line.starting_at(by + 1) or (line.starting_at(by + 2) if line.word(by + 1) in line.grammar.possessives else None)
    named = in_full(line, leader) if leader is not None else None
    return named if named is not None and named.category == "person" else None
