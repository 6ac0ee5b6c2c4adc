"""Standing bodies told by their names, by a part of them, or by what they do, and sessions that persons and states sat in."""

from dataclasses import replace

import pytest

from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.bodies import Body, are_one_body, bodies_of
from readout.accounts.reports import Account
from readout.actor import Actor
from tests.accounts.tellings import BERG, DUVAL, KOLB, are_joined, told

TORVESK, ARDELIA = Actor(None, "Torvesk"), Actor(None, "Ardelia")
SOMEBODY = Actor(None, "committee")
DAYS = "2021-05-03/2021-05-04"


def titled(title: str, account: Account) -> Account:
    return replace(account, source=replace(account.source, title=title))


def body_in(words: str) -> Body:
    (body,) = bodies_of(told("a", words=words), load_background())
    return body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Joint Monitoring Committee on Umbanza", "the committee that watches over the ceasefire in Umbanza"),
        ("the Joint Commission on Demarcation of the Land Boundary", "the boundary commission, which has yet to meet"),
        ("the Bilateral Working Group on Free Transit", "a working group on transit"),
        ("the Truce Supervision Panel", "the panel supervising the truce"),
        ("the Fisheries Mechanism", "the body dealing with fisheries"),
    ],
)
def test_a_body_is_known_by_a_part_of_its_name_or_by_its_task(one: str, other: str) -> None:
    assert are_one_body(body_in(one), body_in(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Joint Trade Commission", "the Joint Water Commission"),
        ("the Joint Trade Commission", "the Joint Trade Council"),
        ("the Monitoring Committee on Umbanza", "the committee that watches over the truce in Narush"),
        ("the panel supervising the truce", "the panel drafting the constitution"),
    ],
)
def test_another_head_or_another_task_is_another_body(one: str, other: str) -> None:
    found = [list(bodies_of(told("a", words=words), load_background())) for words in (one, other)]
    assert not any(are_one_body(first, second) for first in found[0] for second in found[1])


def test_a_body_told_by_its_task_met_when_it_did_by_its_name() -> None:
    by_name = titled(
        "Third session of the Joint Monitoring Committee on Umbanza",
        told("a", KOLB, DUVAL, date=DAYS, format="conference", place="Lorneval", words="The Committee met in Lorneval"),
    )
    words = "the committee that watches over the truce in {} held a video conference"
    by_task, elsewhere = (
        told("b", SOMEBODY, date="2021-05-02/2021-05-03", format="video", words=words.format(name))
        for name in ("Umbanza", "Narush")
    )
    assert are_joined(by_name, by_task)
    assert not are_joined(by_name, elsewhere)
    assert not are_joined(by_name, replace(by_task, date="2021-05-05"))


def test_a_body_told_alone_meets_where_and_in_the_month_it_was_to() -> None:
    planned = told(
        "a", TORVESK, ARDELIA, date="2021-09", status="planned", place="Siem", words="the Joint Boundary Commission will convene"
    )
    words = "the boundary commission which was to gather at {}"
    there, elsewhere = (
        told("b", Actor(None, "boundary commission"), date="2021-09", status="planned", place=place, words=words.format(place))
        for place in ("Siem", "Mirovo")
    )
    assert are_joined(planned, there)
    assert not are_joined(planned, elsewhere)


def test_two_states_have_several_bodies() -> None:
    one, other = (
        told("a" if task == "Water" else "b", TORVESK, ARDELIA, date=None, status="planned", words=f"the Joint {task} Commission")
        for task in ("Water", "Trade")
    )
    assert are_joined(one, replace(one, source=replace(one.source, report="c")))
    assert not are_joined(replace(one, date="2021-06-01"), replace(other, date="2021-06-04"))


def test_persons_of_no_told_side_sat_in_the_session_of_that_number() -> None:
    first, second = (
        Actor(None, "Specia Kaba", "Minister of State for Regional Cooperation"),
        Actor(None, "Blas Mbu", "Vice Minister"),
    )
    session = "the {} meeting of the Joint Commission on Lakes Arwen and Albe"
    persons = told("a", first, second, date=DAYS, place="Kase", words=session.format("3rd"))
    states = told("b", TORVESK, ARDELIA, date="2021-05-02/2021-05-08", place="Mirovo", words=session.format("third"))
    assert are_joined(persons, states)
    assert not are_joined(persons, replace(states, evidence=told("b", words=session.format("fourth")).evidence))
    others = told("b", KOLB, BERG, date=DAYS, words=session.format("third"))
    assert not are_joined(replace(persons, participants=(Actor(None, "Olu Sande", "President of Narush"), DUVAL)), others)
