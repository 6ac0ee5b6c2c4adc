"""Who is at the head of those that come: a delegation led by Mr Arn, a team under Ms Berg."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_lists import in_full
from readout.annotate.meeting_parties import Meeting
from readout.lexicon.encounters import EncounterWords

# Who is led besides missions, in the sentence at hand: the Torveskan [side], headed by Mr Arn.
SIDES = frozenset({"side"})
# How many tokens lie between a delegation and who leads it.
LED_REACH = 10


def with_heads(meeting: Meeting, words: EncounterWords) -> Meeting:
    """The meeting, each delegation that took part as whoever is told to be at its head, whatever verb tells of it."""
    meeting = with_mission(meeting, words)
    heads = tuple(headed_by(meeting.line, party, words) or party for party in meeting.parties)
    if heads == meeting.parties:
        return meeting
    return replace(meeting, parties=tuple({one.actor.name: one for one in heads}.values()))


def with_mission(meeting: Meeting, words: EncounterWords) -> Meeting:
    """The meeting with the delegation that "it" takes up: a delegation came to Lorneval, where [it] met Mr Lund."""
    line, at = meeting.line, meeting.first
    if line.word(at) != "it" or any(party.mention.first <= at for party in meeting.parties):
        return meeting
    told = [r for r in line.references if r.mention.noun in words.around.missions and r.mention.last <= at]
    return replace(meeting, parties=(told[-1], *meeting.parties)) if told else meeting


def with_heads_told(meetings: Sequence[Meeting], lines: Sequence[Clauses], words: EncounterWords) -> list[Meeting]:
    """The meetings, each mission that took part as the person whom an earlier sentence tells to be at its head.

    The League's mission, led by Mr Arn, came on Monday. [The mission] was received by the minister.
    """
    heads: dict[str, tuple[int, Reference]] = {}
    for line in lines:
        for reference in line.references:
            if reference.mention.noun in words.around.missions and (head := headed_by(line, reference, words)) is not None:
                heads.setdefault(reference.actor.name, (line.number, head))
    return [with_earlier_heads(meeting, heads) for meeting in meetings] if heads else list(meetings)


def with_earlier_heads(meeting: Meeting, heads: Mapping[str, tuple[int, Reference]]) -> Meeting:
    """The meeting, each mission or "it" as its head; who is there beside his mission is there once."""
    told: dict[str, Reference] = {}
    for party in meeting.parties:
        number, head = heads.get(party.actor.name, (meeting.line.number, party))
        one = head if number < meeting.line.number and party.category in ("body", "group") else party
        told.setdefault(one.actor.name, one)
    parties = tuple(told.values())
    return replace(meeting, parties=parties) if parties != meeting.parties else meeting


def headed_by(line: Clauses, delegation: Reference | None, words: EncounterWords) -> Reference | None:
    """Who is at the head of a delegation that one meets: a delegation from Norway led by [Mr Arn], a team under [Ms Berg]."""
    if delegation is None or delegation.mention.noun not in words.around.missions | SIDES:
        return None
    start = delegation.mention.last
    reach = range(start, min(start + LED_REACH, len(line.sentence.tokens) - 1))
    under = next((k for k in reach if line.word(k) == "under"), start)
    head = line.starting_at(under + 1) if line.word(under) == "under" else None
    if head is not None and head.category == "person" and line.grammar.past_forms.isdisjoint(line.lower[start:under]):
        return in_full(line, head)
    by = next((k for k in reach if line.word(k) == "by" and line.word(k - 1) in ("led", "headed")), None)
    if by is None or not line.grammar.auxiliaries.isdisjoint(line.lower[start:by]):
        return None
    leader = line.starting_at(by + 1) or (line.starting_at(by + 2) if line.word(by + 1) in line.grammar.possessives else None)
    named = in_full(line, leader) if leader is not None else None
    return named if named is not None and named.category == "person" else None
