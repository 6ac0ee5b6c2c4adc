"""Who is who across accounts: two spellings of a name, offices, ministries and states."""

from dataclasses import replace

from readout.accounts.encounters.attendance import union_of
from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.offices import read_office
from readout.accounts.reports import Account
from readout.actor import Actor
from tests.accounts.tellings import BERG, DUVAL, KOLB, are_joined, told

MINISTRY = "Ministry of Foreign Affairs of Norway"
ODA = Actor(None, "Kari Oda", "Minister of Foreign Affairs")


def published_by(publisher: str, account: Account) -> Account:
    return replace(account, source=replace(account.source, publisher=publisher))


def test_a_name_may_be_spelt_in_two_ways() -> None:
    one, other = Actor(None, "Yusuf Abdirahman Odowa", "President of Torvesk"), Actor(None, "Yusuf Abdurahman Odowa", "President")
    assert are_joined(told("a", one, BERG), told("b", other, BERG))
    assert not are_joined(told("a", one, BERG), told("b", Actor(None, "Samira Odowa", "President of Torvesk"), BERG))


def test_the_first_of_two_family_names_or_another_spelling_of_one_is_enough_with_the_office() -> None:
    full = Actor(None, "Ines Berro Laval", "Foreign Minister of Torvesk")
    assert are_joined(told("a", full, BERG), told("b", Actor(None, "Berro", "Foreign Minister"), BERG))
    assert not are_joined(told("a", full, BERG), told("b", Actor(None, "Berro", "Trade Minister"), BERG))
    one = Actor(None, "Mirlan Odykarov", "Governor of Torvesk")
    assert are_joined(told("a", one, BERG), told("b", Actor(None, "Odikarov", "Governor"), BERG))
    assert not are_joined(told("a", one, BERG), told("b", Actor(None, "Odikarova", "Governor"), BERG))


def test_the_ministers_of_a_body_are_known_by_their_office() -> None:
    trade, farming = (Actor(None, f"{field} ministers of the Lake Union") for field in ("trade", "agriculture"))
    assert are_joined(
        told("a", trade, date="2021-05", place="Lorneval"),
        told("b", trade, date="2021-05", place="Lorneval", format="conference"),
    )
    assert not are_joined(told("a", trade), told("b", farming))


def test_ministers_of_nobody_known_are_nobody() -> None:
    assert not are_joined(
        told("a", Actor(None, "ministers of four countries")), told("b", Actor(None, "ministers of four countries"))
    )


def test_a_ministry_stands_for_its_state() -> None:
    ministry, narush = Actor(None, "Ministry of Foreign Affairs of Brazil"), Actor(None, "Narush")
    assert are_joined(
        told("a", ministry, narush, place="Lorneval"), told("b", Actor("state:BRA", "Brazil"), narush, place="Lorneval")
    )


def test_knowledge_of_who_holds_an_office_may_be_out_of_date() -> None:
    known = Actor("person:mauro-vieira", "Mauro Vieira", "Minister of Foreign Affairs of Brazil")
    named = Actor(None, "Lia Prado", "Foreign Minister of Brazil")
    assert are_joined(told("a", known, BERG), told("b", named, BERG))
    assert are_joined(told("a", known, BERG, format="call"), told("b", named, BERG, format="call", date="2021-05-05"))
    envoys = (Actor(known.actor, known.name, "Ambassador of Brazil"), Actor(None, "Lia Prado", "Ambassador of Brazil"))
    assert not are_joined(told("a", envoys[0], BERG), told("b", envoys[1], BERG))


def test_an_office_without_a_state_is_that_of_the_state_whose_organ_publishes() -> None:
    listed = told("b", Actor("person:per-hald", "Per Hald", "Foreign Minister of Norway"), DUVAL)
    assert are_joined(published_by(MINISTRY, told("a", ODA, DUVAL)), listed)
    abroad = told("b", Actor("person:ada-lind", "Ada Lind", "Foreign Minister of Torvesk"), DUVAL)
    assert not are_joined(published_by(MINISTRY, told("a", ODA, DUVAL)), abroad)
    assert not are_joined(published_by("The Norway Post", told("a", ODA, DUVAL)), abroad)
    assert not are_joined(published_by("Embassy of Norway in Chile", told("a", ODA, DUVAL)), abroad)


def test_three_states_that_linked_up_in_a_month_are_their_ministers() -> None:
    ministers = KOLB, DUVAL, Actor(None, "Olu Sande", "Foreign Minister of Umbanza")
    states = Actor(None, "Torvesk"), Actor(None, "Ardelia"), Actor(None, "Umbanza")
    first = told("a", *ministers, format="video")
    assert are_joined(first, told("b", *states, format="video", date="2021-05"))
    assert not are_joined(told("a", *ministers[:2]), told("b", *states[:2], date="2021-05"))


def test_a_name_without_a_state_is_not_the_holder_whom_another_account_takes_from_knowledge() -> None:
    # On one day a minister meets several colleagues.
    listed = told("b", Actor("person:per-hald", "Per Hald", "Minister of Foreign Affairs of Torvesk"), DUVAL)
    assert not are_joined(told("a", Actor(None, "Sela Ost", "Foreign Minister"), DUVAL), listed)
    assert not are_joined(told("a", Actor(None, "Sela Ost", "Foreign Minister of Narush"), DUVAL), listed)
    assert are_joined(told("a", Actor(None, "Sela Ost", "Foreign Minister of Torvesk"), DUVAL), listed)


def test_whom_an_account_names_without_a_state_a_third_account_may_tell() -> None:
    listed = Actor("person:per-hald", "Per Hald", "Minister of Foreign Affairs of Torvesk")
    bare, full = Actor(None, "Sela Ost", "Foreign Minister"), Actor(None, "Sela Ost", "Foreign Minister of Torvesk")
    month, day, later = (
        told("a", listed, DUVAL, date="2021-05"),
        told("b", full, DUVAL),
        told("c", bare, DUVAL, date="2021-05-05"),
    )
    assert are_joined(month, day, later)
    assert not are_joined(month, later)
    assert not are_joined(day, told("c", Actor(None, "Ada Lind", "Foreign Minister"), DUVAL))


def test_a_bare_name_is_no_hindrance_where_another_account_tells_whose_minister_it_is() -> None:
    listed = Actor("person:per-hald", "Per Hald", "Minister of Foreign Affairs of Torvesk")
    recalled = told("c", listed, DUVAL, date="2021-05", place="Lorneval")
    full, bare = (Actor(None, "Sela Ost", capacity) for capacity in ("Foreign Minister of Torvesk", None))
    accounts = told("a", full, DUVAL, place="Lorneval"), told("b", bare, DUVAL), recalled
    assert are_joined(*accounts)
    assert not are_joined(told("b", bare, DUVAL), recalled)


def test_the_holder_whom_a_report_names_stands_for_the_one_that_knowledge_has() -> None:
    listed = Actor("person:per-hald", "Per Hald", "Minister of Foreign Affairs of Torvesk")
    named = Actor(None, "Sela Ost", "Foreign Minister of Torvesk")
    for accounts in ((told("a", listed, DUVAL), told("b", named, DUVAL)), (told("a", named, DUVAL), told("b", listed, DUVAL))):
        assert union_of(accounts, load_background()) == (named, DUVAL)


def test_who_has_two_offices_is_known_by_either() -> None:
    both = Actor(None, "Sela Ost", "Deputy Prime Minister and Minister of Foreign Affairs of Torvesk")
    assert are_joined(told("a", both, DUVAL), told("b", Actor(None, "Foreign Minister of Torvesk"), DUVAL))
    assert are_joined(told("a", both, DUVAL), told("b", Actor(None, "Deputy Prime Minister of Torvesk"), DUVAL))
    assert not are_joined(told("a", both, DUVAL), told("b", Actor(None, "Prime Minister of Torvesk"), DUVAL))
    listed = Actor("person:per-hald", "Per Hald", "Deputy Prime Minister of Torvesk")
    assert not are_joined(told("a", both, DUVAL), told("b", listed, DUVAL))
    assert are_joined(told("a", both, DUVAL), told("b", replace(listed, capacity="Foreign Minister of Torvesk"), DUVAL))


def test_the_leader_of_a_state_is_its_president_or_premier() -> None:
    leader = Actor(None, "Leader of Torvesk")
    assert are_joined(told("a"), told("b", leader, BERG))
    assert not are_joined(told("a", KOLB, BERG), told("b", leader, BERG))


def test_of_two_with_one_office_a_single_name_is_one_of_the_other_s() -> None:
    initial, full = (
        Actor(None, "B. Oyuun", "Foreign Minister of Torvesk"),
        Actor(None, "Oyuun Batbold", "Torveskan Foreign Minister"),
    )
    assert are_joined(told("a", initial, BERG), told("b", full, BERG))
    assert not are_joined(told("a", initial, BERG), told("b", Actor(None, "Oyuun Batbold", "Trade Minister of Torvesk"), BERG))


def test_of_two_family_names_one_may_be_left_out() -> None:
    full, part = Actor(None, "Paula Irrazal Vidal", "Foreign Minister"), Actor(None, "Paula Irrazal")
    both, first = Actor(None, "Rufo Manco Condor", "Foreign Minister of Ardelia"), Actor(None, "Rufo Manco")
    assert are_joined(told("a", full, both), told("b", part, first))


def test_whoever_else_was_there_by_name_bears_out_whom_the_states_stand_for() -> None:
    witness, torvesk, ardelia = Actor(None, "Zeno Harun"), Actor(None, "Torvesk"), Actor(None, "Ardelia")
    assert are_joined(told("a", KOLB, DUVAL, witness), told("b", torvesk, ardelia, witness))
    assert not are_joined(told("a", KOLB, DUVAL, witness), told("b", torvesk, ardelia, Actor(None, "Olu Sande")))


def test_a_portfolio_is_no_state() -> None:
    roles, known = load_background().roles, load_background()
    assert read_office("Minister of State for Regional Cooperation", roles, known).owner is None
    assert read_office("Spokesperson of the Ministry", roles, known).owner is None
    assert read_office("Secretary-General of the League of Coastal Nations", roles, known).owner == "league coastal nations"
    assert read_office("Secretary-General of the Communist Party of China", roles, known).owner == "state:CHN"


def test_of_three_who_met_any_two_may_be_named_first() -> None:
    first, second, envoy = (
        Actor(None, "Andra Mavri"),
        Actor(None, "Ergun Olca"),
        Actor(None, "Lene Dahl", "Envoy of the Lake Union"),
    )
    assert are_joined(told("a", envoy, first, second), told("b", first, second, envoy))
    assert not are_joined(told("a", envoy, first), told("b", first, second))
