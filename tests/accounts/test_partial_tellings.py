"""Accounts that name a party by less than the other does: by an office, a name, the body alone. Persons are invented."""

from dataclasses import replace

import pytest

from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.blocks import block_keys
from readout.accounts.reports import Account
from readout.actor import Actor
from tests.accounts.tellings import ARN, BERG, DUVAL, KOLB, are_joined, groups_of, told

SHARA = Actor(None, "Ines Shara Duval")
ENVOY = Actor(None, "Deputy Foreign Minister of Ardelia")
FRONT = Actor(None, "Front for the Coast")
STATES = Actor("state:KEN", "Kenya"), Actor("state:MWI", "Malawi")
SESSION = "the delegations sat"
REPRESENTED = "The Government was represented by Ms Mira Kolb, and the Front for the Coast (FFC) by Major Ola Sande"
AT_THE_TABLE = KOLB, Actor(None, "Ola Sande"), Actor(None, "Narush"), Actor(None, "League of Coastal Nations")


def call(report: str, *who: Actor, **how: str) -> Account:
    return told(report, *who, format="call", **how)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (call("a", KOLB, ENVOY), call("b", SHARA, KOLB)),
        (told("a", KOLB, ENVOY), told("b", KOLB, SHARA)),
        (told("a", KOLB, ENVOY, place="Lorneval"), told("b", KOLB, SHARA)),
    ],
    ids=["a call", "a meeting", "one tells the place"],
)
def test_a_name_may_be_the_holder_of_the_office_opposite_the_same_person(one: Account, other: Account) -> None:
    assert are_joined(one, other)


@pytest.mark.parametrize(
    "other",
    [
        call("b", KOLB, SHARA, date="2021-05-05"),
        told("b", KOLB, SHARA),
        call("b", KOLB, BERG),
        call("b", ARN, SHARA),
        call("b", KOLB, SHARA, BERG),
        call("b", KOLB, SHARA, date="2021-05"),
    ],
    ids=["the day after", "another format", "another office", "another person", "a third", "some day of the month"],
)
def test_but_not_on_another_day_nor_in_another_way(other: Account) -> None:
    assert not are_joined(call("a", KOLB, ENVOY), other)


def test_a_name_and_an_office_do_not_keep_apart_what_a_third_account_joins() -> None:
    knows = call("b", KOLB, Actor(None, "Ines Duval", "Deputy Foreign Minister of Ardelia"))
    late = call("c", KOLB, Actor(None, "Ines Duval"), date="2021-05-05")
    assert are_joined(call("a", KOLB, ENVOY), knows, late)


def test_two_names_that_may_each_hold_the_office_leave_it_open() -> None:
    named = [call(report, KOLB, Actor(None, name)) for report, name in (("b", "Ines Duval"), ("c", "Otto Brandt"))]
    assert len(groups_of(call("a", KOLB, ENVOY), *named)) == 3


def ahead(report: str, date: str, format: str = "meeting", *who: Actor) -> Account:
    return told(report, *who, date=date, format=format, status="planned", published="2021-05-01")


def test_those_who_were_to_meet_in_a_month_met_by_video() -> None:
    held = told("b", date="2021-05-20", format="video", published="2021-05-21")
    assert are_joined(ahead("a", "2021-05"), held)
    assert not are_joined(ahead("a", "2021-06"), held)
    assert not are_joined(ahead("a", "2021"), held)
    assert not are_joined(ahead("a", "2021-05", "meeting", KOLB, DUVAL), held)
    assert not are_joined(ahead("a", "2021-05"), told("b", date="2021-05-20", format="call", published="2021-05-21"))
    assert not are_joined(told("a", date="2021-05"), held)


def test_those_who_were_to_speak_within_days_talked() -> None:
    talked = told("b", date="2021-05-04")
    assert are_joined(ahead("a", "2021-05-02/2021-05-08", "call"), talked)
    assert not are_joined(ahead("a", "2021-05-02/2021-05-08", "call"), told("b", date="2021-05-04", place="Lorneval"))
    assert not are_joined(ahead("a", "2021-05-06/2021-05-08", "call"), talked)
    assert not are_joined(ahead("a", "2021-05", "call"), talked)


def test_news_without_a_date_may_be_of_the_day_after_if_the_same_two_are_named() -> None:
    news = told("a", date=None, published="2021-05-04", place="Lorneval")
    assert are_joined(news, told("b", date="2021-05-05"))
    assert not are_joined(news, told("b", date="2021-05-06", published="2021-05-06"))
    offices = Actor(None, "President of Torvesk"), Actor(None, "Prime Minister of Ardelia")
    assert not are_joined(news, told("b", *offices, date="2021-05-05"))


def test_a_body_with_the_names_of_two_sides_is_these() -> None:
    body = told("a", Actor(None, "Kenya-Malawi Trade Dialogue"), place="Nairobi")
    assert are_joined(body, told("b", *STATES, place="Nairobi"))
    assert not are_joined(body, told("b", STATES[0], Actor("state:TZA", "Tanzania"), place="Nairobi"))
    assert not are_joined(told("a", Actor(None, "Kenya Trade Dialogue"), place="Nairobi"), told("b", *STATES, place="Nairobi"))


def test_one_may_call_a_meeting_what_the_other_calls_a_round_of_the_same_number() -> None:
    round_, meeting = (f"held the 15th {word} of consultations" for word in ("round", "meeting"))
    persons = Actor(None, "Ola Sande", "Foreign Minister of Kenya"), Actor(None, "Ines Duval", "Foreign Minister of Malawi")
    late = told("b", *persons, date="2021-05-05", place="Lorneval", words=round_)
    assert are_joined(told("a", *STATES, place="Lorneval", words=meeting), late)
    assert not are_joined(told("a", *STATES, place="Lorneval", words=meeting.replace("15", "16")), late)
    assert not are_joined(told("a", *STATES, place="Lorneval", words="they met"), late)


def own(report: str, *who: Actor, **how: str | None) -> Account:
    return told(report, *(who or (FRONT,)), **{"date": None, "format": "conference", "words": SESSION, **how})  # type: ignore[arg-type]


def session(report: str, *who: Actor, **how: str) -> Account:
    return told(report, *(who or AT_THE_TABLE), **{"format": "conference", "words": REPRESENTED, **how})


def test_a_group_tells_of_the_conference_in_which_others_say_it_sat() -> None:
    assert are_joined(own("a"), session("b"))
    assert block_keys(own("a"), load_background()) & block_keys(session("b"), load_background())


@pytest.mark.parametrize(
    "one",
    [
        own("a", published="2021-05-20"),
        own("a", published="2021-05-02"),
        own("a", date="2021-04-30"),
        own("a", format="meeting"),
        own("a", Actor(None, "Union of the Hills")),
        own("a", Actor("state:KEN", "Kenya")),
        own("a", status="planned"),
    ],
    ids=["weeks later", "before", "another day", "a meeting", "another group", "a state", "ahead"],
)
def test_but_not_of_another_one(one: Account) -> None:
    assert not are_joined(one, session("b"))


def test_nor_of_one_of_two_conferences() -> None:
    assert len(groups_of(own("a"), session("b"), session("c", date="2021-05-02", place="Senn"))) == 3


def test_a_visit_called_off_without_a_date_is_found_by_the_visitor_and_the_place() -> None:
    off = {"format": "visit", "status": "cancelled", "place": "Kenya"}
    one = told("a", BERG, date="2021-05-06", published="2021-05-04", **off)
    other = told("b", BERG, date=None, published="2021-05-17", **off)
    assert are_joined(one, other)
    assert not are_joined(one, told("b", ARN, date=None, published="2021-05-17", **off))


def test_the_first_of_two_family_names_alone_is_the_same_person() -> None:
    whole, first = Actor(None, "Ximena Arreaza Soto", "Undersecretary"), Actor(None, "Arreaza", "Undersecretary")
    assert are_joined(told("a", whole, BERG), told("b", first, BERG))
    assert not are_joined(told("a", whole, BERG), told("b", replace(first, capacity="President"), BERG))
    assert not are_joined(told("a", whole, BERG), told("b", Actor(None, "Ximena", "Undersecretary"), BERG))


def test_a_name_misspelt_in_one_letter_is_the_same_beside_a_name_that_is() -> None:
    one = told("a", Actor(None, "Laras Widjajanti"), BERG)
    assert are_joined(one, told("b", Actor(None, "Laras Widyajanti"), BERG))
    assert not are_joined(one, told("b", Actor(None, "Dewi Widyajanti"), BERG))
    assert not are_joined(one, told("b", Actor(None, "Laras Wibyajanti"), BERG))
