"""Words that tell of an encounter: turns of phrase, verbs of meeting and nouns ("a call with"), each with its parties.

A rule only proposes and knows no other rule; it is readable after "this is". `find_meetings` believes the first that speaks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from readout.annotate.clauses import Clauses
from readout.annotate.meeting_allusions import caption, raised_with, time_with, told_at, told_by_phone, understood_at
from readout.annotate.meeting_attendance import attended_by, company, took_part
from readout.annotate.meeting_chairs import body_chaired
from readout.annotate.meeting_correspondence import answer_sent, bearer_of, letter_of_one_end
from readout.annotate.meeting_delegations import with_heads
from readout.annotate.meeting_hearers import told_during
from readout.annotate.meeting_hosts import (
    accepted_to_attend,
    call_received,
    calls_on,
    guest_named_late,
    guest_of_state,
    invitation_to,
    joined_by,
    welcome_by,
)
from readout.annotate.meeting_journeys import tour_takes_to
from readout.annotate.meeting_letters import letter_sent
from readout.annotate.meeting_letters_told import asked_by_letter, letter_in_relative
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
    visit_to_person,
)
from readout.annotate.meeting_parties import Meeting
from readout.annotate.meeting_partners import none_with_one, noun_with_one, on_programme
from readout.annotate.meeting_phrases import body_briefed, body_briefed_by, discussed, invited_to_place, received_by, signed_by
from readout.annotate.meeting_relatives import held_in_relative, hosted_in_relative, partner_in_relative
from readout.annotate.meeting_rounds import another_round, awaited_one, gathering_held, paper_signed
from readout.annotate.meeting_series import counted_edition, edition, none_such, second_of_two, times_listed, visit_elsewhere
from readout.annotate.meeting_stays import delegation_sent, expected_on, left_in_headline, staying_in, time_spent_in
from readout.annotate.meeting_triggers import PhraseRule, triggers_of
from readout.annotate.meeting_venues import back_in, left_after_visit, named_by_place, negotiated_in, signing_in
from readout.annotate.meeting_verbs import (
    VerbForm,
    body_convened,
    body_convenes,
    fronted_partner,
    signing,
    verb_between_subjects,
    verb_forms,
    verb_to_place,
    verb_with_partner,
)
from readout.lexicon.encounters import EncounterWords

__all__ = ["NOUN_RULES", "PHRASE_RULES", "VERB_RULES", "Meeting", "MeetingBook", "find_meetings", "make_meeting_book"]

VerbRule = Callable[[VerbForm], Iterator[Meeting]]
NounRule = Callable[[NounPhrase], Iterator[Meeting]]

# Tried at each token in this order: turns of phrase, verbs of meeting, nouns.
PHRASE_RULES: tuple[PhraseRule, ...] = (
    discussed,
    invited_to_place,
    received_by,
    joined_by,
    signed_by,
    paper_signed,
    took_part,
    attended_by,
    company,
    understood_at,
    told_at,
    raised_with,
    told_by_phone,
    time_with,
    caption,
    staying_in,
    expected_on,
    left_in_headline,
    time_spent_in,
    delegation_sent,
    tour_takes_to,
    body_briefed,
    body_briefed_by,
    body_chaired,
    calls_on,
    welcome_by,
    accepted_to_attend,
    answer_sent,
    bearer_of,
    times_listed,
    edition,
    second_of_two,
    none_such,
    negotiated_in,
    back_in,
    signing_in,
)
VERB_RULES: tuple[VerbRule, ...] = (
    guest_of_state,
    verb_with_partner,
    guest_named_late,
    fronted_partner,
    verb_to_place,
    partner_in_relative,
    signing,
    verb_between_subjects,
    body_convened,
    body_convenes,
)
NOUN_RULES: tuple[NounRule, ...] = (
    visit_again,
    visit_to_person,
    noun_of_visit,
    visit_elsewhere,
    left_after_visit,
    invitation_to,
    invited_to_gathering,
    letter_sent,
    letter_with_parties,
    letter_in_relative,
    asked_by_letter,
    letter_of_one_end,
    call_received,
    held_in_relative,
    hosted_in_relative,
    attendance_at,
    gathering_held,
    hosted_again,
    noun_with_parties,
    told_during,
    noun_with_host,
    noun_with_one,
    on_programme,
    none_with_one,
    another_round,
    counted_edition,
    awaited_one,
    named_by_place,
    noun_again,
    noun_in_place,
)


@dataclass(frozen=True, slots=True)
class MeetingBook:
    """The words of encounters, the rules for turns of phrase by their trigger words, and the trigger words of all rules."""

    words: EncounterWords
    phrases: Mapping[str, tuple[PhraseRule, ...]]
    triggers: frozenset[str]


def make_meeting_book(words: EncounterWords) -> MeetingBook:
    """The meeting book of the words of encounters."""
    triggers = triggers_of(words)
    phrases = {
        word: tuple(rule for rule in PHRASE_RULES if word in triggers[rule]) for word in frozenset().union(*triggers.values())
    }
    return MeetingBook(words, phrases, frozenset((*phrases, *words.verbs, *words.nouns)))


def find_meetings(line: Clauses, book: MeetingBook) -> list[Meeting]:
    """The encounters told in one sentence, each token in one at most."""
    found: list[Meeting] = []
    for at, word in enumerate(line.lower):
        if word not in book.triggers or (word in line.grammar.determiners and word != "no"):
            continue
        if found and at < found[-1].last and at <= found[-1].head:
            continue
        for meeting in next((seen for rule in proposals(line, at, book) if (seen := list(rule))), []):
            if not any(other.first <= meeting.head < other.last and other.head != meeting.head for other in found):
                found.append(with_heads(meeting, book.words))
    return found


def proposals(line: Clauses, at: int, book: MeetingBook) -> Iterator[Iterator[Meeting]]:
    """What each rule sees at one token, in the order of the tables."""
    word, words = line.lower[at], book.words
    for phrase_rule in book.phrases.get(word, ()):
        yield phrase_rule(line, at, words)
    for verb in verb_forms(line, at, words) if word in words.verbs else ():
        for verb_rule in VERB_RULES:
            yield verb_rule(verb)
    for phrase in noun_phrases(line, at, words) if word in words.nouns else ():
        for noun_rule in NOUN_RULES:
            yield noun_rule(phrase)
