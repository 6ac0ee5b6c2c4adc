"""Words that tell of an encounter: turns of phrase, verbs of meeting and nouns ("a call with"), each with its parties.

A rule only proposes and knows no other rule; it is readable after "this is". `find_meetings` believes the first that speaks.
"""

from collections.abc import Callable, Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.meeting_allusions import time_with, told_at, understood_at
from readout.annotate.meeting_attendance import attended_by, company, took_part
from readout.annotate.meeting_letters import letter_sent
from readout.annotate.meeting_nouns import (
    NounPhrase,
    attendance_at,
    hosted_again,
    invited_to_gathering,
    letter_with_parties,
    noun_again,
    noun_in_place,
    noun_of_visit,
    noun_phrases,
    noun_with_host,
    noun_with_parties,
    visit_again,
)
from readout.annotate.meeting_parties import Meeting
from readout.annotate.meeting_phrases import body_briefed, discussed, invited_to_place, received_by, signed_by
from readout.annotate.meeting_rounds import another_round, awaited_one, gathering_held, paper_signed
from readout.annotate.meeting_stays import delegation_sent, expected_on, staying_in, time_spent_in
from readout.annotate.meeting_verbs import (
    VerbForm,
    body_convened,
    body_convenes,
    signing,
    verb_between_subjects,
    verb_forms,
    verb_to_place,
    verb_with_partner,
)
from readout.lexicon.encounters import EncounterWords

__all__ = ["NOUN_RULES", "PHRASE_RULES", "VERB_RULES", "Meeting", "find_meetings"]

PhraseRule = Callable[[Clauses, int, EncounterWords], Iterator[Meeting]]
VerbRule = Callable[[VerbForm], Iterator[Meeting]]
NounRule = Callable[[NounPhrase], Iterator[Meeting]]

# Tried at each token in this order: turns of phrase, verbs of meeting, nouns.
PHRASE_RULES: tuple[PhraseRule, ...] = (
    discussed,
    invited_to_place,
    received_by,
    signed_by,
    paper_signed,
    took_part,
    attended_by,
    company,
    understood_at,
    told_at,
    time_with,
    staying_in,
    expected_on,
    time_spent_in,
    delegation_sent,
    body_briefed,
)
VERB_RULES: tuple[VerbRule, ...] = (
    verb_with_partner,
    verb_to_place,
    signing,
    verb_between_subjects,
    body_convened,
    body_convenes,
)
NOUN_RULES: tuple[NounRule, ...] = (
    visit_again,
    noun_of_visit,
    invited_to_gathering,
    letter_sent,
    letter_with_parties,
    attendance_at,
    gathering_held,
    hosted_again,
    noun_with_parties,
    noun_with_host,
    another_round,
    awaited_one,
    noun_again,
    noun_in_place,
)


def find_meetings(line: Clauses, words: EncounterWords) -> list[Meeting]:
    """The encounters told in one sentence, each token in one at most."""
    found: list[Meeting] = []
    for at in range(len(line.sentence.tokens)):
        if line.word(at) in line.grammar.determiners or (found and at < found[-1].last and at <= found[-1].head):
            continue
        for meeting in next((seen for rule in proposals(line, at, words) if (seen := list(rule))), []):
            if not any(other.first <= meeting.head < other.last and other.head != meeting.head for other in found):
                found.append(meeting)
    return found


def proposals(line: Clauses, at: int, words: EncounterWords) -> Iterator[Iterator[Meeting]]:
    """What each rule sees at one token, in the order of the tables."""
    yield from (rule(line, at, words) for rule in PHRASE_RULES)
    yield from (rule(verb) for verb in verb_forms(line, at, words) for rule in VERB_RULES)
    yield from (rule(phrase) for phrase in noun_phrases(line, at, words) for rule in NOUN_RULES)
