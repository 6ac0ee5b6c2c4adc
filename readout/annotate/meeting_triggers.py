"""Trigger words: at which words of a sentence each turn of phrase can tell of an encounter. At all others nothing is asked."""

from collections.abc import Callable, Iterator, Mapping

from readout.annotate.clauses import Clauses
from readout.annotate.meeting_allusions import (
    BY_PHONE,
    LENGTHS,
    caption,
    raised_with,
    time_with,
    told_at,
    told_by_phone,
    understood_at,
)
from readout.annotate.meeting_attendance import LED, attended_by, company, took_part
from readout.annotate.meeting_chairs import body_chaired
from readout.annotate.meeting_correspondence import answer_sent, bearer_of
from readout.annotate.meeting_hosts import accepted_to_attend, calls_on, joined_by, welcome_by
from readout.annotate.meeting_journeys import TAKING, tour_takes_to
from readout.annotate.meeting_parties import Meeting
from readout.annotate.meeting_phrases import (
    DISCUSSING,
    INVITING,
    REVIEWING,
    TELLING_NOW,
    body_briefed,
    body_briefed_by,
    discussed,
    invited_to_place,
    received_by,
    signed_by,
)
from readout.annotate.meeting_rounds import paper_signed
from readout.annotate.meeting_series import EDITIONS, edition, none_such, second_of_two, times_listed
from readout.annotate.meeting_stays import (
    AWAITED,
    LEAVING,
    SPENDING,
    delegation_sent,
    expected_on,
    left_in_headline,
    staying_in,
    time_spent_in,
)
from readout.annotate.meeting_venues import back_in, negotiated_in, signing_in
from readout.lexicon.encounters import EncounterWords

PhraseRule = Callable[[Clauses, int, EncounterWords], Iterator[Meeting]]


def triggers_of(words: EncounterWords) -> Mapping[PhraseRule, frozenset[str]]:
    """The trigger words of each rule for a turn of phrase, in lower case: it may speak at them alone."""
    around, attendance = words.around, words.attendance
    return {
        discussed: DISCUSSING | REVIEWING,
        invited_to_place: INVITING,
        received_by: around.calling_in,
        joined_by: frozenset({"joined"}),
        signed_by: around.signed,
        paper_signed: around.signed | {"signing"},
        took_part: frozenset(attendance.present) | LED,
        attended_by: frozenset(attendance.leading) | LED | {"present", "joined"},
        company: frozenset(attendance.company),
        understood_at: around.reaching,
        told_at: around.telling,
        raised_with: around.raising,
        told_by_phone: BY_PHONE,
        time_with: LENGTHS,
        caption: frozenset({"with"}),
        staying_in: frozenset({"in"}),
        expected_on: AWAITED,
        left_in_headline: LEAVING,
        time_spent_in: SPENDING,
        delegation_sent: around.dispatching,
        tour_takes_to: TAKING,
        calls_on: around.calling_on,
        welcome_by: around.welcomes,
        accepted_to_attend: frozenset({"invitation"}),
        answer_sent: around.answers,
        bearer_of: around.bearers,
        times_listed: around.times_counted,
        edition: EDITIONS,
        second_of_two: around.counting,
        none_such: frozenset({"no"}),
        negotiated_in: around.negotiating,
        back_in: frozenset({"back"}),
        signing_in: frozenset({"sign"}),
        body_briefed: around.briefing | around.telling | TELLING_NOW,
        body_briefed_by: around.briefing,
        body_chaired: around.chairing,
    }
