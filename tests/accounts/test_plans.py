"""Plans, sessions and visits across accounts: what is put off, called off, hosted or counted. Persons and states are invented."""

from dataclasses import replace
from typing import Any

from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.sittings import sittings_of
from readout.accounts.reports import Account
from readout.actor import Actor
from tests.accounts.tellings import ARN, BERG, DUVAL, KOLB, are_joined, groups_of, reasons_of, told

STATES = Actor(None, "Torvesk"), Actor(None, "Ardelia")


def visit(report: str, *who: Actor, place: str | None = "Lorneval", **how: Any) -> Account:
    return told(report, *(who or (ARN,)), format="visit", place=place, **how)


def planned_visit(report: str, date: str | None, published: str, *who: Actor, place: str = "Lorneval") -> Account:
    return visit(report, *who, date=date, status="planned", published=published, place=place)


def test_a_visit_to_which_a_later_report_gives_a_later_time_is_put_off() -> None:
    march = planned_visit("a", "2021-03", "2021-01-10")
    assert are_joined(march, planned_visit("b", "2021-09", "2021-02-20"))
    assert not are_joined(march, planned_visit("b", "2021-09", "2020-12-20"))
    assert not are_joined(march, planned_visit("b", "2022-09", "2021-02-20"))
    assert not are_joined(march, planned_visit("b", "2021-09", "2021-02-20", BERG))
    assert not are_joined(march, planned_visit("b", "2021-09", "2021-02-20", place="Senn"))


def test_what_was_put_off_is_not_what_took_place_on_the_first_day() -> None:
    march, september = planned_visit("a", "2021-03-04", "2021-01-10"), planned_visit("b", "2021-09", "2021-02-20")
    held = visit("c", date="2021-03-04", published="2021-03-05")
    assert {len(group) for group in groups_of(march, september, held)} == {1, 2}
    assert not are_joined(september, held)


def session(report: str, words: str, date: str | None, published: str, *who: Actor, status: str = "planned") -> Account:
    return told(report, *(who or STATES), words=words, date=date, published=published, status=status)


def test_a_session_is_known_by_its_number_whenever_it_is() -> None:
    tenth = session("a", "the commission will hold its tenth session", "2021-09", "2021-06-01")
    later = session("b", "the 10th session is now due in the spring", "2022-03/2022-05", "2021-10-01")
    assert reasons_of(tenth, later) == ["same participants; put off by the later report; same format; same number: session 10"]
    assert are_joined(tenth, session("b", "held the tenth regular session", "2022-02-03", "2022-02-04", status="held"))
    assert not are_joined(tenth, session("b", "its next session", "2022-03", "2021-10-01"))
    assert not are_joined(tenth, session("b", "its tenth session", "2022-03", "2021-10-01", STATES[0], Actor(None, "Narush")))


def test_sessions_of_two_numbers_are_two() -> None:
    ninth = session("a", "the ninth round of talks", "2021-05-04", "2021-05-05", status="held")
    assert are_joined(ninth, session("b", "the round of talks", "2021-05-04", "2021-05-05", status="held"))
    assert not are_joined(ninth, session("b", "the eighth round of talks", "2021-05-04", "2021-05-05", status="held"))


def test_a_joint_body_that_is_to_meet_may_meet_later_until_its_time_has_passed() -> None:
    summer = session("a", "the Joint Commission is to meet", "2021-07/2021-09", "2021-06-01")
    assert are_joined(summer, session("b", "the Joint Commission is to meet", "2021-11", "2021-08-01"))
    assert not are_joined(summer, session("b", "the Joint Commission is to meet", "2022-05", "2022-04-01"))


def numbers(words: str) -> set[str]:
    return set(sittings_of(told("a", words=words), load_background().words))


def test_the_number_of_a_session_is_read_in_words_and_figures() -> None:
    assert numbers("the twenty-third annual session of the commission") == {"session 23"}
    assert numbers("a 3rd round") == {"round 3"}
    assert numbers("met for the third time before a round of talks") == set()
    assert numbers("met on the margins of the tenth session") == set()


def test_the_head_of_a_delegation_makes_the_visit() -> None:
    alone, led = visit("a", ARN, date="2021-05-03/2021-05-04"), visit("b", ARN, KOLB, date="2021-05-04")
    assert are_joined(alone, led)
    assert not are_joined(visit("a", KOLB), led)
    assert are_joined(led, visit("c", Actor(None, "President of Torvesk"), date="2021-05"))


def test_a_visitor_known_by_office_is_found_in_a_city_of_the_country() -> None:
    named = Actor(None, "Ines Duval Moreau", "Foreign Minister of Ardelia")
    there = visit("a", named, place="Vietnam", date="2021-05-03/2021-05-04")
    assert are_joined(there, visit("b", Actor(None, "Foreign Minister of Ardelia"), place="Hanoi", date="2021-05"))


def test_a_city_next_day_is_rather_another_stop_than_the_visit_to_the_country() -> None:
    country = visit(
        "a", place="France", date="2021-05-03/2021-05-05", status="planned", published="2021-05-01", words="to France"
    )
    city = visit("a", place="Lyon", date="2021-05-05", status="planned", published="2021-05-01", words="to Lyon")
    off = visit("b", place="France", date="2021-05-04", status="cancelled", published="2021-05-03")
    assert frozenset({("a", "visit to France"), ("b", "visit they met")}) in groups_of(country, city, off)


def test_talks_are_called_off_by_a_report_of_the_same_weeks() -> None:
    plan = told("a", status="planned", published="2021-04-20", place="Republic Hall")
    assert are_joined(plan, told("b", date=None, status="cancelled", published="2021-05-02", place="Lorneval"))
    assert not are_joined(plan, told("b", date=None, status="cancelled", published="2021-08-02", place="Lorneval"))
    assert not are_joined(plan, told("b", ARN, DUVAL, date=None, status="cancelled", published="2021-05-02"))
    assert are_joined(plan, told("b", date=None, status="denied", published="2021-05-20"))


def test_what_is_called_off_at_a_place_may_name_one_party() -> None:
    round_planned = told("a", *STATES, status="planned", date="2021-05-16/2021-05-31", place="Lorneval", published="2021-04-20")
    off = told("b", STATES[0], status="cancelled", date="2021-05", place="Lorneval", published="2021-06-10")
    assert are_joined(round_planned, off)
    assert not are_joined(round_planned, replace(off, status="held"))
    assert not are_joined(round_planned, replace(off, place="Senn"))


def test_one_of_two_reports_of_a_week_tells_when_the_two_are_to_meet() -> None:
    vague = told("a", date=None, status="planned", published="2021-04-28")
    assert are_joined(vague, told("b", status="planned", published="2021-04-30"))
    assert not are_joined(vague, told("b", status="planned", published="2021-04-30", format="call"))
    assert not are_joined(vague, told("b", status="planned", published="2021-03-01"))


def test_a_summit_that_a_state_hosts_is_that_of_the_leaders_who_come() -> None:
    leaders, host = Actor(None, "Heads of State of the Mano River Union"), Actor("state:LBR", "Liberia")
    summit = {"format": "summit", "status": "planned", "date": "2021-05", "published": "2021-04-01"}
    assert are_joined(told("a", leaders, place="Monrovia", **summit), told("b", host, place="Liberia", **summit))
    assert not are_joined(told("a", leaders, place="Freetown", **summit), told("b", host, place="Liberia", **summit))
    assert not are_joined(
        told("a", leaders, place="Monrovia", **summit), told("b", Actor("state:GIN", "Guinea"), place="Liberia", **summit)
    )


def test_a_call_to_a_minister_is_the_call_to_the_state_on_that_day() -> None:
    call = told("a", KOLB, DUVAL, format="call")
    assert are_joined(call, told("b", Actor(None, "Foreign Minister of Torvesk"), STATES[1], format="call"))
    assert not are_joined(call, told("b", *STATES, format="call"))
    assert not are_joined(call, told("b", KOLB, STATES[1], format="call", date="2021-05-05"))


def test_two_ministers_whom_one_called_on_a_day_are_not_told_apart_by_their_state() -> None:
    to_minister, to_premier = told("a", KOLB, DUVAL, format="call"), told("b", KOLB, BERG, format="call")
    assert len(groups_of(to_minister, to_premier, told("c", KOLB, STATES[1], format="call"))) == 3


def test_a_body_is_known_by_its_initials() -> None:
    full, short = Actor(None, "Movement of United Farmers of Senn"), Actor(None, "MUFS")
    assert are_joined(told("a", STATES[0], full), told("b", STATES[0], short))
    assert are_joined(told("a", STATES[0], full), told("b", STATES[0], Actor(None, "MSFU")))
    assert not are_joined(told("a", STATES[0], full), told("b", STATES[0], Actor(None, "FUMS")))


def test_the_first_of_two_family_names_is_enough_beside_the_office() -> None:
    full, short = (Actor(None, name, "Foreign Minister of Ardelia") for name in ("Ines Duval Moreau", "Duval"))
    assert are_joined(told("a", KOLB, full), told("b", KOLB, short))
    assert not are_joined(told("a", KOLB, full), told("b", KOLB, Actor(None, "Duval", "Trade Minister of Ardelia")))


def test_a_session_of_a_named_body_needs_one_party_in_both_accounts() -> None:
    norway, ghana = Actor("state:NOR", "Norway"), Actor("state:GHA", "Ghana")
    envoy, chief = Actor(None, "Kari Oda", "Minister of Trade of Norway"), Actor(None, "Yaw Ofei", "General")
    first = session("a", "the second round of the Norway-Ghana Ports Dialogue", "2022", "2021-05-05", norway, ghana)
    assert are_joined(first, session("b", "the second round of the Ports Dialogue", "2022-09", "2021-12-01", envoy, chief))
    assert not are_joined(first, session("b", "the second round of the Ports Dialogue", "2022-09", "2021-12-01", KOLB, chief))
    assert not are_joined(first, session("b", "the third round of the Ports Dialogue", "2022-09", "2021-12-01", envoy, chief))


def test_a_body_may_be_told_by_what_it_does() -> None:
    named, plain, other = (Actor(None, name) for name in ("Contact Group", "contact group", "monitoring group"))
    assert are_joined(told("a", named), told("b", plain))
    assert not are_joined(told("a", named), told("b", other))
    assert not are_joined(told("a", Actor(None, "committee")), told("b", Actor(None, "committee")))


def test_a_joint_body_meets_for_the_sides_that_have_it() -> None:
    may = {"date": "2021-05", "place": "Lorneval"}
    planned = told("a", *STATES, words="the Intergovernmental Commission on Trade is to meet", status="planned", **may)
    met = told(
        "b", Actor(None, "intergovernmental commission"), words="the commission did meet", date="2021-05-21", place="Lorneval"
    )
    assert are_joined(planned, met)
    assert not are_joined(planned, replace(met, place="Senn"))
    assert not are_joined(planned, replace(met, date="2021-06-21"))
    assert not are_joined(planned, replace(met, participants=(Actor(None, "joint committee"),)))


TALKS_IN_MAY = told("a", date="2021-05-04", status="planned", place="Lorneval", published="2021-04-02")


def test_talks_that_a_later_report_says_were_moved_are_those_announced() -> None:
    later = told("b", date="2021-06-09", status="held", place="Mirovo", published="2021-06-10", words="talks, moved to Mirovo")
    by_video = told("c", date="2021-06-09", format="video", published="2021-06-10", words="the long-delayed talks were held")
    put_off = told("d", date="2021-11", status="planned", published="2021-04-20", words="the talks were postponed")
    for account in (later, by_video, put_off):
        assert are_joined(TALKS_IN_MAY, account)


def test_talks_that_nobody_says_were_moved_are_others() -> None:
    assert not are_joined(TALKS_IN_MAY, told("b", date="2021-06-09", place="Mirovo", published="2021-06-10"))
    # What was moved is of a plan told before, not of one that came after.
    assert not are_joined(TALKS_IN_MAY, told("b", date="2021-03-20", published="2021-03-21", words="the talks were delayed"))


def test_what_was_moved_fits_one_of_two_plans_or_none() -> None:
    other = told("b", date="2021-05-20", status="planned", published="2021-04-03")
    later = told("c", date="2021-06-09", published="2021-06-10", words="the delayed talks were held")
    assert len(groups_of(TALKS_IN_MAY, other, later)) == 3


def test_a_person_whose_side_is_not_told_may_be_of_the_state_that_the_other_account_names() -> None:
    person, plan = Actor(None, "Jonas Berg", None), dict[str, Any](date="2021-08", status="planned", place="Lorneval")
    assert are_joined(told("a", *STATES, **plan), told("b", person, STATES[0], **plan))
    assert not are_joined(told("a", *STATES, **plan), told("b", person, Actor(None, "Narush"), **plan))
    assert not are_joined(told("a", *STATES, **plan), told("b", person, STATES[0], **plan | {"place": None}))
    assert not are_joined(
        told("a", *STATES, **plan), told("b", Actor(None, "Jonas Berg", "President of Narush"), STATES[0], **plan)
    )
