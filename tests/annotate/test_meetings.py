"""Each rule of meetings sees what its name says, and the tables of rules are what decides."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from readout.annotate.attributions import Tagged
from readout.annotate.meetings import NOUN_RULES, PHRASE_RULES, VERB_RULES, Meeting
from readout.annotate.tagger import Tagger
from readout.casebook import read_cases
from readout.lexicon.grammar import Grammar
from readout.reading import Toolbox, process
from readout.report import Report
from readout.span import Span

Find = Callable[[str], tuple[Meeting, ...]]
# What evidence calls a meeting seen by these rules.
TOLD_AS = {
    "bearer_of": "letter_of_one_end",
    "edition": "another_round",
    "second_of_two": "times_listed",
    "none_such": "noun_again",
    "guest_named_late": "verb_with_partner",
    "fronted_partner": "verb_with_partner",
    "left_after_visit": "noun_of_visit",
    "invitation_to": "invited_to_gathering",
    "call_received": "noun_with_parties",
    "held_in_relative": "noun_with_parties",
    "counted_edition": "another_round",
    "visit_again": "noun_again",
    "hosted_again": "noun_again",
    "on_programme": "noun_with_one",
    "none_with_one": "noun_with_one",
    "letter_with_parties": "noun_with_parties",
    "letter_in_relative": "letter_sent",
}
SEEN = {
    "discussed": "[President Miroslan Dragutek discussed trade with Prime Minister Perrin Sarrazel].",
    "invited_to_place": "The president [invited Prime Minister Perrin Sarrazel to Geneva].",
    "received_by": "[The envoy was received by President Miroslan Dragutek].",
    "joined_by": "[President Miroslan Dragutek was joined by Prime Minister Perrin Sarrazel] for talks in Geneva.",
    "signed_by": "The agreement [signed by France and Germany] took effect.",
    "paper_signed": "An [agreement on fisheries was signed] on Monday.",
    "took_part": "[Minister Ylena Korsavin and Minister Goran Isthvar were present].",
    "attended_by": "He was [accompanied by Minister Ylena Korsavin].",
    "company": "He came [together with Minister Ylena Korsavin].",
    "understood_at": "The understandings that [President Miroslan Dragutek and the envoy reached in Geneva] hold.",
    "told_at": "[The envoy told President Miroslan Dragutek at] the Games what he thought.",
    "raised_with": "[The envoy raised the matter with President Miroslan Dragutek] at the Games.",
    "told_by_phone": "[The envoy congratulated President Miroslan Dragutek by telephone].",
    "time_with": "[The envoy had an hour with President Miroslan Dragutek].",
    "caption": "[The foreign minister of Norway with the ambassador of Hungary], 12 October",
    "staying_in": "[The envoy is in Geneva] until Friday.",
    "expected_on": "[The envoy is now expected] on Monday.",
    "left_in_headline": "[Sarrazel leaves Geneva] without a deal\n\nPrime Minister Perrin Sarrazel said that the treaty stands.",
    "time_spent_in": "[The minister spent two days in Geneva].",
    "delegation_sent": "[France will send a delegation to Germany] in May.",
    "tour_takes_to": "A tour will [take the envoy to France] in May.",
    "body_briefed": "[The envoy briefed the UN Security Council] on Monday.",
    "body_briefed_by": "[The UN Security Council was briefed by the envoy] on Monday.",
    "body_chaired": "[Minister Ylena Korsavin co-chaired the Joint Commission with Minister Perrin Sarrazel].",
    "calls_on": "[The envoy will call this evening on President Miroslan Dragutek].",
    "welcome_by": "[Minister Ylena Korsavin came ashore to a welcome by President Miroslan Dragutek].",
    "accepted_to_attend": "[President Miroslan Dragutek accepted an invitation to attend the regatta in Geneva] in May.",
    "answer_sent": "[An answer had gone out] by May.",
    "bearer_of": "The envoy was [bearer of a message from President Miroslan Dragutek].",
    "times_listed": "[Twice, in Geneva] in May and [in Vienna] in June.",
    "edition": "[The previous edition] took place in May.",
    "second_of_two": "The envoy spoke of the first round, and [the second in Geneva].",
    "none_such": "[No meeting] had taken place.",
    "negotiated_in": "[The negotiators closed two chapters in Geneva] on Monday.",
    "back_in": "The envoy wants [both delegations back in Geneva] in May.",
    "signing_in": "[The minister hopes to sign in Geneva].",
    "guest_of_state": "[Norway will receive Minister Ylena Korsavin in Oslo] in May.",
    "verb_with_partner": "[The envoy met with President Miroslan Dragutek] on Monday.",
    "guest_named_late": "[The minister received in audience on Monday, in Geneva, President Miroslan Dragutek].",
    "fronted_partner": "[With President Miroslan Dragutek the envoy dined] in May.",
    "verb_to_place": "[The minister travelled to Geneva] on Monday.",
    "partner_in_relative": "The envoy, whom [President Miroslan Dragutek met] on Monday, is ill.",
    "signing": "[The two ministers signed a memorandum] on Monday.",
    "verb_between_subjects": "[The two leaders met] on Monday.",
    "body_convened": "They agreed to [convene the Joint Commission] in May.",
    "body_convenes": "[The committee met] on Monday.",
    "visit_again": "[President Miroslan Dragutek's visit] lasted two days.",
    "visit_to_person": "[The envoy paid a private visit to President Miroslan Dragutek] in May.",
    "noun_of_visit": "[President Miroslan Dragutek made a visit to Geneva].",
    "visit_elsewhere": "[A trip to Geneva] had to be dropped.",
    "left_after_visit": "[The minister left Geneva after a two-day visit].",
    "invitation_to": "[France accepted an invitation to talks in Geneva].",
    "invited_to_gathering": "The envoy [invited France and Germany to a conference].",
    "letter_sent": "[President Miroslan Dragutek sent a telegram to Prime Minister Perrin Sarrazel].",
    "letter_with_parties": "There was [an exchange of letters between France and Germany].",
    "letter_in_relative": "[A letter that the envoy had sent to President Miroslan Dragutek] was read.",
    "asked_by_letter": "[The envoy urged President Miroslan Dragutek in a letter] to come.",
    "letter_of_one_end": "[A letter from Minister Ylena Korsavin arrived] on Monday.",
    "call_received": "[President Miroslan Dragutek took a call from Minister Ylena Korsavin].",
    "held_in_relative": "[The talks that the envoy had in May with President Miroslan Dragutek] were short.",
    "hosted_in_relative": "[The summit which Japan is to host] in May was not in doubt.",
    "attendance_at": "[Minister Ylena Korsavin attended the talks].",
    "gathering_held": "[A dinner was given] in the evening.",
    "hosted_again": "The envoy hosted [the talks].",
    "noun_with_parties": "There was [a meeting between France and Germany].",
    "told_during": "[The envoy promised President Miroslan Dragutek in a phone call] on Monday that he would sign.",
    "noun_with_host": "[President Miroslan Dragutek gave a dinner].",
    "noun_with_one": "The envoy praised [the meeting with President Miroslan Dragutek].",
    "on_programme": "[The envoy's agenda includes a meeting with President Miroslan Dragutek].",
    "none_with_one": "There was [no meeting with President Miroslan Dragutek].",
    "another_round": "[The next round of talks] in May was not in doubt.",
    "counted_edition": "[The VIII Meeting] is in May.",
    "awaited_one": "[The session planned] for Friday was in doubt.",
    "named_by_place": "France was left out of [the Geneva talks].",
    "noun_again": "[The meeting] lasted two hours.",
    "noun_in_place": "[The minister opened a conference] on Monday.",
}


@pytest.fixture
def find(report_of: Callable[[str], Report], toolbox: Toolbox) -> Find:
    return lambda text: process(report_of(text), toolbox).annotations.meetings


CASES = Path(__file__).parents[2] / "cases" / "encounters"


class Silent(Tagger):
    """A tagger that tells nothing, for what does not depend on it."""

    def tag(self, text: str, grammar: Grammar, asked: Sequence[Span], hints: Sequence[int]) -> list[Tagged]:
        return []


def marked(text: str, meetings: tuple[Meeting, ...]) -> str:
    """The text with the anchors in brackets."""
    for anchor in sorted((meeting.anchor for meeting in meetings), reverse=True):
        text = f"{text[: anchor.start]}[{anchor.of(text)}]{text[anchor.end :]}"
    return text


def test_every_rule_is_shown_here() -> None:
    assert [rule.__name__ for rule in (*PHRASE_RULES, *VERB_RULES, *NOUN_RULES)] == list(SEEN)


@pytest.mark.parametrize("rule", SEEN)
def test_a_rule_sees_what_its_name_says(rule: str, find: Find) -> None:
    text = SEEN[rule].replace("[", "").replace("]", "")
    found = find(text)
    assert (marked(text, found), {meeting.rule for meeting in found}) == (SEEN[rule], {TOLD_AS.get(rule, rule)})


@pytest.mark.parametrize("path", sorted(CASES.glob("*.toml")), ids=lambda path: path.name)
def test_turns_of_phrase_speak_at_their_trigger_words_alone(
    path: Path, report_of: Callable[[str], Report], toolbox: Toolbox
) -> None:
    toolbox = replace(toolbox, tools=replace(toolbox.tools, tagger=Silent()))
    book = toolbox.tools.meetings
    for case in read_cases(path):
        for line in process(report_of(case.marked.text), toolbox).annotations.lines:
            for at, word in enumerate(line.lower):
                speaking = {rule for rule in PHRASE_RULES if any(rule(line, at, book.words))}
                assert speaking <= {*book.phrases.get(word, ())}, (word, case.marked.text)


def names(meeting: Meeting) -> list[str]:
    return [party.actor.name for party in meeting.parties]


def test_a_partner_for_each_time_the_preposition_is_said(find: Find) -> None:
    found = find("The envoy met with President Miroslan Dragutek and with Prime Minister Perrin Sarrazel.")
    assert [names(meeting) for meeting in found] == [["envoy", "Miroslan Dragutek"], ["envoy", "Perrin Sarrazel"]]


def test_a_visit_for_each_place(find: Find) -> None:
    found = find("The minister travelled to Geneva on 4 April and to Vienna on 6 April.")
    assert [meeting.place.actor.name for meeting in found if meeting.place] == ["Geneva", "Vienna"]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("The envoy met with President Miroslan Dragutek by video link.", "video"),
        ("The envoy had a telephone meeting with President Miroslan Dragutek.", "call"),
        ("The envoy met with President Miroslan Dragutek in Geneva.", "meeting"),
    ],
)
def test_the_medium_shows_the_format(text: str, format: str, find: Find) -> None:
    assert [meeting.format for meeting in find(text)] == [format]


@pytest.mark.parametrize(
    "text",
    [
        "The minister met with reporters.",
        "The envoy called on the minister to resign.",
        "She spoke at a press conference.",
        "The minister was the first leader to visit Geneva.",
        "There was a call for peace.",
    ],
)
def test_look_alikes_tell_of_no_meeting(text: str, find: Find) -> None:
    assert find(text) == ()
