"""What the record makes of tellings: stages, dates, places, and one encounter of several tellings."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from readout.reading import Toolbox, process
from readout.record.tellings import Encounter, joint_date
from readout.report import Report

Find = Callable[[str], tuple[Encounter, ...]]


@pytest.fixture
def find(report_of: Callable[[str], Report], toolbox: Toolbox) -> Find:
    return lambda text: process(report_of(text), toolbox).record.encounters


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("held", "The minister met with President Miroslan Dragutek on Monday."),
        ("denied", "The foreign ministry said the minister had no meeting with President Miroslan Dragutek."),
        ("cancelled", "The minister cancelled a meeting with President Miroslan Dragutek."),
        ("planned", "The minister will meet with President Miroslan Dragutek on Monday."),
        ("planned", "The minister asked to meet with President Miroslan Dragutek."),
        ("proposed", "The minister hopes to meet with President Miroslan Dragutek."),
        ("proposed", "The minister invited President Miroslan Dragutek to Geneva."),
        ("ongoing", "The minister is meeting with President Miroslan Dragutek."),
    ],
)
def test_the_words_near_it_tell_the_stage(status: str, text: str, find: Find) -> None:
    assert status in [encounter.status for encounter in find(text)]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (
            "denied",
            "A daily reported that Prime Minister Jonas Berg met with President Miroslan Dragutek in Oslo on Monday. "
            "The Prime Minister's office denied the report.",
        ),
        (
            "held",
            "A daily reported that Prime Minister Jonas Berg, who met with President Miroslan Dragutek in Oslo on Monday, had "
            "offered him a loan. The Prime Minister's office denied the report.",
        ),
    ],
)
def test_what_is_claimed_and_denied_is_the_meeting_or_something_else(status: str, text: str, find: Find) -> None:
    assert [encounter.status for encounter in find(text)] == [status]


def test_a_phrase_behind_a_conjunction_belongs_to_another_event(find: Find) -> None:
    found = find("The minister met with President Miroslan Dragutek after a visit to Geneva was cancelled.")
    assert found[0].status == "held"


def test_a_headline_gives_no_day_that_it_does_not_name(find: Find) -> None:
    undated = replace(find("The minister met with President Miroslan Dragutek.")[0], date=None)
    implied = replace(undated, date="2022-02-03")
    assert joint_date(undated, implied) == "2022-02-03"
    assert joint_date(undated, replace(implied, heading=True)) is None
    assert joint_date(undated, replace(implied, heading=True, own_time=True)) == "2022-02-03"


def test_the_month_of_may_is_no_modal_verb(find: Find) -> None:
    assert [e.status for e in find("In May the minister met with President Miroslan Dragutek.")] == ["held"]


def test_a_time_without_meeting_is_no_encounter(find: Find) -> None:
    assert find("The minister had not met with President Miroslan Dragutek since 2014.") == ()


def test_the_time_behind_the_words_of_meeting_is_preferred(find: Find) -> None:
    found = find(
        "After the long pause of 2019 in the negotiations, the minister met with President Miroslan Dragutek on 2 February 2022."
    )
    assert [(e.date, e.own_time) for e in found] == [("2022-02-02", True)]


def test_a_dateline_tells_no_date_of_the_encounter(find: Find) -> None:
    found = find("BEIJING, Jan. 3 -- President Miroslan Dragutek met with Prime Minister Perrin Sarrazel on 2 January.")
    assert [e.date for e in found] == ["2022-01-02"]


def test_a_meeting_at_the_place_of_a_visit_has_its_date(find: Find) -> None:
    found = find(
        "Foreign Minister Ylena Korsavin visited Geneva on 1 February. She met with Secretary-General Amara Destouches in Geneva."
    )
    assert [(e.format, e.date, e.own_time) for e in found] == [("visit", "2022-02-01", True), ("meeting", "2022-02-01", False)]


def test_what_is_only_planned_has_no_date_of_the_report(find: Find) -> None:
    assert [e.date for e in find("The minister will meet with President Miroslan Dragutek.")] == [None]


def test_the_place_follows_or_opens_the_sentence(find: Find) -> None:
    assert [e.place for e in find("The minister met with President Miroslan Dragutek in Geneva.")] == ["Geneva"]
    assert [e.place for e in find("In Geneva, the minister met with President Miroslan Dragutek.")] == ["Geneva"]


def test_the_event_on_whose_margins_it_took_place(find: Find) -> None:
    found = find("The minister met with President Miroslan Dragutek on the sidelines of the climate summit.")
    assert found[0].occasion == "the climate summit"


def test_what_was_discussed_in_the_words_of_the_text(find: Find) -> None:
    found = find("President Miroslan Dragutek discussed the river treaty with Prime Minister Perrin Sarrazel.")
    assert [e.topics for e in found] == [("the river treaty",)]


def test_two_tellings_are_one_encounter_with_the_evidence_of_both(find: Find) -> None:
    found = find(
        "President Miroslan Dragutek met with Prime Minister Perrin Sarrazel on 2 February. "
        "Miroslan Dragutek met with Perrin Sarrazel in Geneva."
    )
    assert [(e.date, e.place, len(e.evidence.anchors)) for e in found] == [("2022-02-02", "Geneva", 2)]


def test_two_dates_are_two_encounters(find: Find) -> None:
    found = find(
        "President Miroslan Dragutek met with Prime Minister Perrin Sarrazel on 2 February. "
        "President Miroslan Dragutek met with Prime Minister Perrin Sarrazel on 9 January."
    )
    assert [e.date for e in found] == ["2022-02-02", "2022-01-09"]


def test_a_mention_without_parties_tells_more_of_the_last_of_its_format(find: Find) -> None:
    found = find(
        "President Miroslan Dragutek will meet with Prime Minister Perrin Sarrazel. "
        "The meeting is scheduled for 9 March in Geneva."
    )
    assert [(e.status, e.date, e.place) for e in found] == [("planned", "2022-03-09", "Geneva")]


def test_what_is_put_off_to_a_new_day_is_off_and_planned(find: Find) -> None:
    found = find("Talks between Japan and Mongolia, which were to open on 17 January 2022, have been postponed to 3 March 2022.")
    assert [(e.status, e.date) for e in found] == [("cancelled", "2022-01-17"), ("planned", "2022-03-03")]


def test_a_committee_gives_way_to_its_members(find: Find) -> None:
    found = find("The committee met in Geneva. Minister Ylena Korsavin and Minister Goran Isthvar were present.")
    assert [[actor.name for actor in e.participants] for e in found] == [["Ylena Korsavin", "Goran Isthvar"]]


def test_a_dinner_and_a_signing_are_two(find: Find) -> None:
    found = find(
        "President Miroslan Dragutek met Prime Minister Perrin Sarrazel. A signing ceremony was held. A dinner was given."
    )
    assert [e.format for e in found] == ["meeting", "reception", "reception"]


def test_the_last_day_is_reckoned_from_the_report(find: Find) -> None:
    found = find("The ministers agreed that the Joint Border Commission would be convened before the end of March 2022.")
    assert [(e.date or "").partition("/")[2] for e in found] == ["2022-03-31"]
