"""What an encounter was by all its accounts, and what differs between them. Persons and states are invented."""

import pytest

from readout.accounts.encounters.differences import Encounter, weigh
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Account, Source
from readout.actor import Actor

ARN = Actor(None, "Sela Arn", "President of Torvesk")
BERG = Actor(None, "Jonas Berg", "Prime Minister of Ardelia")
KOLB = Actor(None, "Mira Kolb", "Minister of Foreign Affairs of Torvesk")
TORVESK = Actor(None, "Torvesk")
PAIR = (ARN, BERG)


def told(
    report: str,
    *participants: Actor,
    date: str | None = "2021-05-04",
    format: str = "meeting",
    status: str = "held",
    place: str | None = None,
    published: str = "2021-05-05",
) -> Account:
    source = Source(f"id of {report}", report, published=published)
    return Account(source, "e", participants or PAIR, format, status, date, place, None, (), ())


def weighed(*accounts: Account) -> Encounter:
    return weigh(Joined(accounts, ()))


def facts_of(*accounts: Account) -> set[str]:
    return set(weighed(*accounts).differs)


def test_each_report_is_named_with_what_it_says() -> None:
    encounter = weighed(told("a"), told("b", date="2021-05-03"), told("c", date=None))
    assert encounter.differs == {"date": {"a": "2021-05-04", "b": "2021-05-03"}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a"), told("b", date="2021-05")),
        (told("a"), told("b", date="2021")),
        (told("a"), told("b", date="2021-05-03/2021-05-04")),
        (told("a"), told("b", date=None)),
        (told("a", place="Paris"), told("b", place="France")),
        (told("a", place="Hotel Marlo"), told("b", place="Hotel Marlo, Lorneval")),
        (told("a", place="Lorneval"), told("b")),
        (told("a", format="video", place="Lorneval"), told("b", format="video", place="Halvenska")),
        (told("a", format="meeting"), told("b", format="summit")),
        (told("a", format="meeting"), told("b", format="reception")),
        (told("a", format="meeting", date="2021-05", status="planned"), told("b", format="video")),
        (told("a", status="planned"), told("b", status="held")),
        (told("a", status="proposed"), told("b", status="planned")),
        (told("a"), told("b", TORVESK, BERG)),
        (told("a"), told("b", ARN)),
        (told("a", TORVESK, Actor(None, "Ardelia")), told("b", Actor(None, "Sela Arn"), Actor(None, "Jonas Berg"))),
        (told("a"), told("b", Actor(None, "Arn", "President"), BERG)),
        (told("a", format="visit", status="ongoing"), told("b", format="visit", date="2021-05-01/2021-05-04")),
    ],
)
def test_coarser_words_silence_and_a_later_stage_are_no_difference(one: Account, other: Account) -> None:
    assert facts_of(one, other) == set()


@pytest.mark.parametrize(
    ("fact", "one", "other"),
    [
        ("date", told("a"), told("b", date="2021-05-05")),
        ("date", told("a"), told("b", date="2021-06")),
        ("date", told("a", format="visit"), told("b", format="visit", date="2021-05-03/2021-05-04")),
        ("place", told("a", place="Lorneval"), told("b", place="Halvenska")),
        ("place", told("a", place="Lyon"), told("b", place="Paris")),
        ("place", told("a", place="Winter Palace"), told("b", place="Winter Lodge")),
        ("format", told("a", format="call"), told("b", format="video")),
        ("format", told("a", format="conference"), told("b", format="video")),
        ("format", told("a", format="reception"), told("b", format="letter")),
        ("status", told("a", status="planned"), told("b", status="cancelled")),
        ("status", told("a"), told("b", status="denied")),
        ("participants", told("a"), told("b", ARN, KOLB, BERG)),
        (
            "participants",
            told("a", ARN, KOLB, BERG),
            told("b", ARN, BERG, Actor(None, "Ines Duval", "Foreign Minister of Ardelia")),
        ),
    ],
)
def test_accounts_contradict_each_other(fact: str, one: Account, other: Account) -> None:
    assert facts_of(one, other) == {fact}
    assert facts_of(other, one) == {fact}


def test_who_names_only_states_passes_over_persons_of_bodies() -> None:
    envoy = Actor(None, "Lene Dahl", "Envoy of the Lake Union")
    states = told("b", TORVESK, Actor(None, "Ardelia"))
    assert facts_of(told("a", ARN, BERG, envoy), states) == set()
    assert facts_of(told("a", ARN, BERG, envoy), told("b", ARN, BERG, KOLB)) == {"participants"}


def test_a_house_of_which_no_city_is_known_may_stand_in_any_state() -> None:
    assert facts_of(told("a", place="Kenya"), told("b", place="Government Guest House")) == set()
    assert facts_of(told("a", place="Nairobi"), told("b", place="Hotel Marlo")) == {"place"}


def test_the_finest_of_the_dates_that_agree_is_taken() -> None:
    assert weighed(told("a", date="2021"), told("b", date="2021-05"), told("c")).date == "2021-05-04"


def test_more_accounts_outweigh_one() -> None:
    encounter = weighed(told("a", date="2021-05-03"), told("b"), told("c"), told("d", date="2021-05"))
    assert encounter.date == "2021-05-04"
    assert set(encounter.differs) == {"date"}


def test_the_finest_place_is_taken() -> None:
    assert weighed(told("a", place="France"), told("b", place="Paris"), told("c", place="France")).place == "Paris"


def test_the_participants_are_those_of_all_accounts_side_by_side() -> None:
    encounter = weighed(told("a"), told("b", KOLB, BERG), told("c", TORVESK, Actor(None, "Berg")))
    assert encounter.participants == (ARN, KOLB, BERG)


def test_a_person_takes_the_place_of_the_state_and_a_name_that_of_the_office() -> None:
    assert weighed(told("a", TORVESK, Actor(None, "Prime Minister of Ardelia")), told("b")).participants == PAIR


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("planned", "held"), "held"),
        (("planned", "cancelled"), "cancelled"),
        (("planned", "planned", "cancelled"), "cancelled"),
        (("held", "held", "denied"), "held"),
        (("proposed", "planned"), "planned"),
        (("ongoing", "planned"), "ongoing"),
    ],
)
def test_the_latest_stage_is_taken(statuses: tuple[str, ...], status: str) -> None:
    accounts = [told(f"r{number}", status=each, published=f"2021-05-0{number + 1}") for number, each in enumerate(statuses)]
    assert weighed(*accounts).status == status


def test_a_lone_account_is_taken_as_it_is() -> None:
    encounter = weighed(told("a", place="Lorneval"))
    assert (encounter.participants, encounter.date, encounter.place, encounter.differs) == (PAIR, "2021-05-04", "Lorneval", {})
