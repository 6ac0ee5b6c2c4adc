"""What is joined, what is left apart, and what is asked of a person. Persons and states are invented where they can be."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.blocks import block_keys
from readout.accounts.encounters.decisions import Decisions, key_of
from readout.accounts.encounters.joining import join_accounts
from readout.accounts.reports import Account
from readout.actor import Actor
from tests.accounts.tellings import ARN, BERG, DUVAL, KOLB, are_joined, groups_of, reasons_of, told


def test_the_same_people_on_the_same_day_met_once() -> None:
    assert reasons_of(told("a"), told("b", BERG, ARN)) == ["same participants; same date; same format"]


def test_a_report_may_date_a_meeting_a_day_late() -> None:
    assert reasons_of(told("a"), told("b", date="2021-05-05")) == ["same participants; dates one day apart; same format"]
    assert not are_joined(told("a"), told("b", date="2021-05-06"))


def test_a_day_late_at_another_place_is_a_question() -> None:
    accounts = told("a", place="Hotel Marlo"), told("b", date="2021-05-05", place="Villa Senn")
    assert not are_joined(*accounts)
    assert join_accounts(accounts).doubtful[0].reasons == (
        *("for: same participants", "for: dates one day apart", "for: same format"),
        *("against: dates one day apart", "against: places of which nothing is known"),
    )


def test_no_chain_of_days_joins_the_first_with_the_third() -> None:
    groups = groups_of(told("a"), told("b", date="2021-05-05"), told("c", date="2021-05-06"))
    assert all({"a", "c"} - {report for report, _ in group} for group in groups)


@pytest.mark.parametrize(
    "other",
    [
        told("b", ARN, DUVAL),
        told("b", format="call"),
        told("b", format="visit"),
        told("b", format="letter"),
        told("b", KOLB, DUVAL),
        told("b", ARN, Actor(None, "Olu Sande", "President of Umbanza")),
        told("b", date="2020-05-04"),
    ],
    ids=["another minister", "a call", "a visit", "a letter", "the ministers", "another state", "a year before"],
)
def test_other_people_kinds_and_years_are_other_encounters(other: Account) -> None:
    assert not are_joined(told("a"), other)


def test_who_attended_does_not_make_it_another_encounter() -> None:
    assert are_joined(told("a"), told("b", ARN, KOLB, BERG, DUVAL))


def test_the_talks_of_a_minister_who_attended_are_other_talks() -> None:
    assert not are_joined(told("a", ARN, BERG, DUVAL), told("b", ARN, DUVAL))


def test_what_two_of_three_did_may_be_their_own_talks() -> None:
    sande = Actor(None, "Olu Sande", "President of Umbanza")
    three, two = told("a", ARN, BERG, sande), told("b", ARN, BERG)
    assert are_joined(three, two)
    apart = told("c", ARN, BERG, words="the two met alone"), told("c", ARN, BERG, sande, words="then all three met")
    assert {frozenset(report for report, _ in group) for group in groups_of(three, *apart)} == {frozenset("ac"), frozenset("c")}


def test_a_family_name_is_the_person_and_a_namesake_of_another_state_is_not() -> None:
    assert are_joined(told("a"), told("b", Actor(None, "Arn", "President"), BERG))
    assert not are_joined(told("a"), told("b", Actor(None, "Tove Arn", "President of Narush"), BERG))


def test_an_office_is_its_holder() -> None:
    unnamed = told("b", Actor(None, "Prime Minister of Ardelia"), ARN)
    assert reasons_of(told("a"), unnamed) == ["same participants, one by office; same date; same format"]
    assert are_joined(told("a"), told("b", Actor(None, "Ardelian Prime Minister"), ARN))
    assert not are_joined(told("a"), told("b", Actor(None, "Prime Minister of Narush"), ARN))


def test_states_stand_for_their_persons_where_the_place_says_so_too() -> None:
    states = Actor(None, "Torvesk"), Actor(None, "Ardelia")
    assert are_joined(told("a", place="Lorneval"), told("b", *states, place="Lorneval"))
    assert not are_joined(told("a"), told("b", *states))
    assert len(join_accounts([told("a"), told("b", *states)]).doubtful) == 1


def test_states_stand_for_their_persons_at_an_occasion_of_many() -> None:
    states = Actor(None, "Torvesk"), Actor(None, "Ardelia")
    assert are_joined(told("a", format="reception", place="Lorneval"), told("b", *states, format="reception"))
    assert not are_joined(told("a", format="reception"), told("b", *states, format="reception", date="2021-05-03"))


def test_of_an_occasion_of_many_each_account_may_name_others() -> None:
    chair, host = Actor(None, "Eva Lind", "Chair of the Lake Council"), Actor(None, "Omar Sy", "President of Narush")
    signing = [
        told("a", chair, host, KOLB, DUVAL, format="reception", place="Lorneval"),
        told("b", host, chair, Actor(None, "Ravi Toll", "Governor of Sund"), format="reception"),
        told("c", Actor(None, "Torvesk"), Actor(None, "Ardelia"), format="reception"),
    ]
    assert are_joined(*signing)
    assert not are_joined(*signing[1:])


def test_known_persons_are_of_their_states() -> None:
    fumio = Actor("person:fumio-kishida", "Fumio Kishida", "Prime Minister of Japan")
    rishi = Actor("person:rishi-sunak", "Rishi Sunak", "Prime Minister of the United Kingdom")
    states = Actor("state:JPN", "Japan"), Actor("state:GBR", "United Kingdom")
    assert are_joined(told("a", fumio, rishi, place="London"), told("b", *states, place="London"))


def test_a_venue_may_lie_in_a_city_but_a_city_not_in_another() -> None:
    assert are_joined(told("a", place="Hotel Marlo"), told("b", place="Lorneval"))
    assert are_joined(told("a", place="France"), told("b", place="Paris"))
    assert not are_joined(told("a", place="Lyon"), told("b", place="Paris"))


def test_a_call_may_be_told_as_a_video_conference() -> None:
    assert are_joined(told("a", format="call"), told("b", format="video"))


def test_a_month_is_enough_for_the_one_meeting_in_it() -> None:
    assert are_joined(told("a"), told("b", date="2021-05"))


def test_a_month_with_two_meetings_is_a_question() -> None:
    grouping = join_accounts([told("a"), told("b", date="2021-05-20"), told("c", date="2021-05")])
    assert len(grouping.encounters) == 3
    assert len(grouping.doubtful) == 2


def test_a_mention_without_a_date_recalls_the_meeting_by_its_place() -> None:
    mention = told("c", date=None, place="Lorneval", published="2023-01-10")
    assert are_joined(told("a", place="Lorneval"), mention)
    assert not are_joined(told("a", place="Halvenska"), mention)
    earlier = told("b", date="2019-03-01", place="Lorneval", published="2019-03-02")
    assert len(groups_of(told("a", place="Lorneval"), earlier, mention)) == 3


def test_a_mention_recalls_nothing_that_came_after_it() -> None:
    mention = told("c", date=None, place="Lorneval", published="2021-01-10")
    assert not are_joined(told("a", place="Lorneval"), mention)


def test_what_was_planned_is_what_was_held_or_called_off() -> None:
    plan = told("a", ARN, date=None, format="visit", status="planned", place="Lorneval", published="2021-03-01")
    assert are_joined(plan, told("b", ARN, format="visit", place="Lorneval"))
    assert are_joined(plan, told("b", ARN, format="visit", status="cancelled", place="Lorneval"))
    assert not are_joined(plan, told("b", ARN, format="visit", place="Lorneval", date="2022-05-04", published="2022-05-05"))


def test_a_next_meeting_is_not_the_one_it_was_agreed_at() -> None:
    planned = told("b", date=None, status="planned", published="2021-05-04")
    assert not are_joined(told("a"), planned)


def test_what_came_on_another_day_than_announced_is_a_question() -> None:
    grouping = join_accounts(
        [told("a", status="planned", published="2021-05-01"), told("b", date="2021-05-08", published="2021-05-09")]
    )
    assert len(grouping.encounters) == 2
    assert len(grouping.doubtful) == 1


def test_plans_without_a_date_make_no_chain_of_years() -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in (2020, 2021, 2022) for month in range(1, 13) for day in (1, 7, 13, 19, 25)]
    plans = [told(f"r{day}", date=None, status="planned", published=day) for day in days]
    for joined in join_accounts(plans).encounters:
        published = [account.source.published or "" for account in joined.accounts]
        assert int(max(published)[:4]) - int(min(published)[:4]) <= 1


def test_a_joint_commission_is_that_of_both_states() -> None:
    torvesk, ardelia, narush = (Actor(None, name) for name in ("Torvesk", "Ardelia", "Narush"))
    words = "the Joint Fisheries Commission is to meet"
    ours = told("a", torvesk, ardelia, date="2021", status="planned", words=words)
    assert are_joined(ours, told("b", ardelia, torvesk, date="2021-09", status="planned", words=words))
    assert not are_joined(ours, told("b", narush, torvesk, date="2021-09", status="planned", words=words))


def test_a_visit_through_two_countries_is_two() -> None:
    assert not are_joined(told("a", ARN, format="visit", place="France"), told("b", ARN, format="visit", place="Spain"))


def test_two_accounts_of_one_report_are_never_joined_by_a_third() -> None:
    groups = groups_of(told("a", words="they met"), told("a", words="they sat down again"), told("b"))
    assert len(groups) == 2
    assert all(len({report for report, _ in group}) == len(group) for group in groups)


ONE, OTHER, THIRD = told("a"), told("b", date="2021-05-20"), told("c")


def decided(*pairs: tuple[Account, Account]) -> frozenset[tuple[tuple[str, str], tuple[str, str]]]:
    return frozenset((key_of(one), key_of(other)) for one, other in pairs)


def test_what_a_person_joined_is_joined_and_says_so() -> None:
    grouping = join_accounts([ONE, OTHER], Decisions(same=decided((OTHER, ONE))))
    assert [joined.reasons for joined in grouping.encounters] == [("a person decided that they are one",)]
    assert groups_of(ONE, OTHER, THIRD, decisions=Decisions(same=decided((ONE, OTHER)))) == {
        frozenset(map(key_of, (ONE, OTHER, THIRD)))
    }


def test_what_a_person_kept_apart_stays_apart_through_any_chain() -> None:
    apart = decided((ONE, THIRD))
    assert len(groups_of(ONE, THIRD, decisions=Decisions(different=apart))) == 2
    for decisions in (Decisions(different=apart), Decisions(same=decided((ONE, OTHER), (OTHER, THIRD)), different=apart)):
        groups = groups_of(ONE, OTHER, THIRD, told("d"), decisions=decisions)
        assert not any({key_of(ONE), key_of(THIRD)} <= group for group in groups)


def test_a_pair_kept_apart_is_no_longer_doubtful() -> None:
    accounts = told("a", place="Hotel Marlo"), told("b", date="2021-05-05", place="Villa Senn")
    assert not join_accounts(accounts, Decisions(different=decided(accounts))).doubtful


ACCOUNTS = st.builds(
    told,
    st.sampled_from("abcdef"),
    st.sampled_from([ARN, KOLB, Actor(None, "Torvesk"), Actor(None, "Arn", "President")]),
    st.sampled_from([BERG, DUVAL, Actor(None, "Ardelia"), Actor(None, "Prime Minister of Ardelia")]),
    date=st.sampled_from([None, "2021", "2021-05", "2021-05-03", "2021-05-04", "2021-05-05", "2021-05-03/2021-05-05"]),
    format=st.sampled_from(["meeting", "summit", "video", "visit"]),
    status=st.sampled_from(["held", "planned", "denied", "cancelled"]),
    place=st.sampled_from([None, "Lorneval", "Hotel Marlo", "Paris"]),
    published=st.sampled_from(["2021-04-20", "2021-05-05", "2021-06-01", None]),
    words=st.sampled_from(["they met", "the two sat down", "their talks"]),
)
SETS = st.lists(ACCOUNTS, max_size=9, unique_by=key_of)


@settings(deadline=None, max_examples=60)
@given(SETS, st.randoms(use_true_random=False))
def test_the_order_of_the_accounts_is_of_no_weight(accounts: list[Account], chance: random.Random) -> None:
    other_order = accounts[:]
    chance.shuffle(other_order)
    assert join_accounts(accounts) == join_accounts(other_order)


@settings(deadline=None, max_examples=60)
@given(SETS)
def test_every_account_is_in_one_encounter_and_no_report_twice_in_any(accounts: list[Account]) -> None:
    encounters = join_accounts(accounts).encounters
    assert sorted(key_of(account) for joined in encounters for account in joined.accounts) == sorted(map(key_of, accounts))
    for joined in encounters:
        reports = [account.source.report for account in joined.accounts]
        assert len(reports) == len(set(reports))


@settings(deadline=None, max_examples=60)
@given(SETS)
def test_two_accounts_that_share_no_key_are_not_joined(accounts: list[Account]) -> None:
    background = load_background()
    for pair in combinations(accounts, 2):
        if not block_keys(pair[0], background) & block_keys(pair[1], background):
            assert len(groups_of(*pair)) == 2


def test_a_letter_that_one_side_denies_is_the_one_that_the_other_tells_of() -> None:
    letter = told("a", format="letter", date="2021-05-01")
    sides = Actor(None, "Torvesk"), Actor(None, "Ardelia")
    assert are_joined(letter, told("b", *sides, format="letter", status="denied", date=None))
    assert not are_joined(letter, told("b", *sides, format="letter", status="denied", date=None, published="2021-06-20"))
    assert not are_joined(letter, told("b", *sides, format="letter", date=None))


LEADERS = Actor(None, "leaders of four countries")
SUMMIT = {"format": "summit", "place": "Marlo"}


def test_a_summit_is_recalled_by_its_place_and_month() -> None:
    held = told("a", ARN, BERG, **SUMMIT)
    assert are_joined(held, told("b", LEADERS, date="2021-05", **SUMMIT))
    assert not are_joined(held, told("b", LEADERS, date="2021-06", **SUMMIT))
    assert not are_joined(held, told("b", LEADERS, date="2021", **SUMMIT))
    assert not are_joined(held, told("b", LEADERS, date="2021-05", format="summit", place="Senn"))


def test_two_summits_at_one_place_in_a_month_are_not_told_apart_by_it() -> None:
    first, second = told("a", ARN, BERG, **SUMMIT), told("b", KOLB, DUVAL, **{**SUMMIT, "date": "2021-05-20"})
    assert len(groups_of(first, second, told("c", LEADERS, date="2021-05", **SUMMIT))) == 3


def test_a_link_up_of_many_is_one_though_each_report_names_others_and_the_night_lies_between() -> None:
    sande, other = Actor(None, "Olu Sande", "Foreign Minister of Umbanza"), Actor(None, "Tove Lind", "Foreign Minister of Narush")
    first = told("a", KOLB, DUVAL, sande, format="video")
    assert are_joined(first, told("b", other, DUVAL, KOLB, format="video", date="2021-05-05"))
    assert not are_joined(first, told("b", other, DUVAL, format="video", date="2021-05-05"))


def test_a_body_of_many_states_convenes_at_a_place_once_in_a_month() -> None:
    g20, eu = Actor("body:G20", "G20"), Actor("body:EU", "European Union")
    first = told("a", g20, format="conference", place="Marlo", date="2021-05")
    assert are_joined(first, told("b", g20, format="conference", place="Marlo", date="2021-05"))
    assert not are_joined(first, told("b", eu, format="conference", place="Marlo", date="2021-05"))
    assert not are_joined(first, told("b", g20, format="conference", place="Senn", date="2021-05"))


def test_a_venue_that_nobody_knows_may_lie_in_the_city_of_the_other_account() -> None:
    assert are_joined(told("a", place="Geneva"), told("b", date="2021-05-05", place="Hotel Marlo"))
    assert are_joined(told("a", place="Geneva"), told("b", date="2021-05-05", place="Government Guest House"))


def test_a_visit_announced_for_a_month_is_that_which_took_place_in_it() -> None:
    announced = told("a", ARN, format="visit", status="planned", place="Marlo", date="2021-05", published="2021-04-02")
    assert are_joined(announced, told("b", ARN, format="visit"))
    assert not are_joined(replace(announced, date="2021"), told("b", ARN, format="visit"))
    assert not are_joined(announced, told("b", ARN, format="visit", place="Senn", date="2021-06-04"))


def called_off(who: Actor, place: str, published: str) -> Account:
    return told("b", who, date=None, format="visit", status="cancelled", place=place, published=published)


def test_a_visit_without_a_day_is_called_off_within_weeks() -> None:
    plan = told("a", ARN, date=None, format="visit", status="planned", place="Lorneval")
    assert are_joined(plan, called_off(ARN, "Lorneval", "2021-05-20"))
    assert not are_joined(plan, called_off(ARN, "Lorneval", "2022-05-20"))
    assert not are_joined(plan, called_off(BERG, "Lorneval", "2021-05-20"))
    assert not are_joined(plan, called_off(ARN, "Narush", "2021-05-20"))


def test_a_signing_and_the_banquet_after_it_are_two() -> None:
    signing = told("a", format="reception", words="Arn and Berg signed the accord")
    assert are_joined(signing, told("b", format="reception", words="the accord was signed"))
    assert are_joined(signing, told("b", format="reception", words="at a ceremony"))
    assert are_joined(signing, told("b", format="reception", words="the signing and the dinner"))
    assert not are_joined(signing, told("b", format="reception", words="a banquet in honour of the guests"))
    assert are_joined(signing, told("b", words="had lunch")) == are_joined(signing, told("b"))


def test_what_is_signed_is_not_signed_twice() -> None:
    hall = told("a", format="reception", place="Palace of Pearls", words="the accord was signed")
    hotel = told("b", format="reception", place="Hotel Marlo", date="2021-05-05", words="Arn and Berg signed")
    assert are_joined(hall, hotel)
    assert not are_joined(hall, replace(hotel, date="2021-05-06"))
    assert not are_joined(hall, replace(hotel, evidence=told("b", words="Arn welcomed Berg").evidence))


TORVESK, ARDELIA, ENVOY = Actor(None, "Torvesk"), Actor(None, "Ardelia"), Actor(None, "Cy Dahl", "Envoy of the Lake Union")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", KOLB, DUVAL, place="Varno"), told("b", TORVESK, ARDELIA, date="2021-05", place="Varno")),
        (told("a", KOLB, DUVAL, place="Varno"), told("b", TORVESK, ARDELIA, date=None, place="Varno")),
        (told("a", KOLB, DUVAL, format="call"), told("b", KOLB, ARDELIA, date=None, format="call")),
        (
            told("a", Actor(None, "Ada Lum"), Actor(None, "Bo Kerr"), ENVOY, place="Varno"),
            told("b", TORVESK, ARDELIA, Actor(None, "Cy Dahl"), place="Varno"),
        ),
        (
            told("a", TORVESK, ARDELIA, date="2021-08", status="planned", words="the Bilateral Working Group on Free Transit"),
            told("b", DUVAL, date="2021-08", status="planned", words="a first session of a working group on transit"),
        ),
    ],
    ids=["a month there", "news from there", "a call", "a third", "a body told by one of its two"],
)
def test_states_are_told_for_those_who_came(one: Account, other: Account) -> None:
    assert are_joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", KOLB, DUVAL, place="Varno"), told("b", TORVESK, ARDELIA, date="2021-05")),
        (told("a", KOLB, DUVAL, place="Varno"), told("b", TORVESK, ARDELIA, date=None)),
        (told("a", KOLB, DUVAL, format="call"), told("b", TORVESK, ARDELIA, date=None, format="call")),
        (told("a", Actor(None, "Ada Lum"), Actor(None, "Bo Kerr"), place="Varno"), told("b", TORVESK, ARDELIA, place="Varno")),
        (
            told("a", Actor(None, "Ada Lum"), Actor(None, "Bo Kerr"), ENVOY, place="Varno"),
            told("b", TORVESK, ARDELIA, Actor(None, "Olu Sande"), place="Varno"),
        ),
    ],
    ids=["a month somewhere", "news from somewhere", "calls of two states", "persons of no side", "another third"],
)
def test_states_alone_may_have_met_at_other_times_too(one: Account, other: Account) -> None:
    assert not are_joined(one, other)
