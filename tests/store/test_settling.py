"""The encounters follow from the reports and the decisions, whatever the order in which they came."""

import random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.accounts.encounters.joining import join_accounts
from readout.accounts.reports import told_in
from readout.errors import RecordError
from readout.store import Decision, Store
from readout.store.encounter_rows import fact_name
from readout.store.questions import Wanted
from readout.views.accounts import encounter_json
from tests.store.emptied import emptied
from tests.store.readings import BERG, LIND, PROGRAM, talks

ALL = Wanted()
LONG = " ".join(
    f"Then the clerk of the {place} office wrote down what had been agreed on that day about the {thing} of the islands."
    for place in ("harbour", "customs", "pilots", "mail")
    for thing in ("ferry", "lights", "nets", "wells")
)
DAYS = ("2031-05-01", "2031-05-02", "2031-05", None, "2031-09-14", "2031-09-14", "2032-01-07")


def reports() -> list[dict[str, Any]]:
    return [talks(f"{place}-{number}", day=day, place=place) for number, day in enumerate(DAYS) for place in ("Oslo", "Bergen")]


def account(report: dict[str, Any]) -> str:
    return f"{report['report']['id']}/{report['encounters'][0]['id']}"


def encounters(store: Store) -> list[dict[str, Any]]:
    store.settle()
    return [encounter_json(each) for each in store.encounters(ALL)]


def told_together(store: Store) -> list[list[str]]:
    return sorted(sorted(each["given_id"] for each in found["accounts"]) for found in encounters(store))


def decide(
    store: Store, verdict: str, about: str, other: str | None = None, *, at: str = "2031-06-01T12:00:00+00:00"
) -> Decision:
    decision = Decision(verdict, about, other, "desk", at)
    store.decide([decision])
    return decision


def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Any) -> None:
    with Store.open(str(tmp_path / "whole.db")) as whole, Store.open(str(tmp_path / "single.db")) as single:
        whole.writer(PROGRAM).add(reports())
        for report in reversed(reports()):
            single.writer(PROGRAM).add([report])
            single.settle()
        assert encounters(single) == encounters(whole)
        assert single.doubtful() == whole.doubtful()
        assert 1 < len(encounters(whole)) < len(reports())


def test_people_put_together_and_keep_apart(store: Store) -> None:
    one, two, three = talks("a"), talks("b"), talks("c", day="2033-01-01")
    store.writer(PROGRAM).add([one, two, three])
    assert told_together(store) == [["a", "b"], ["c"]]
    apart = decide(store, "different", account(one), account(two))
    assert told_together(store) == [["a"], ["b"], ["c"]]
    decide(store, "same", account(two), account(three))
    assert told_together(store) == [["a"], ["b", "c"]]
    store.decide([Decision("undo", apart.about, None, "desk", "2031-06-03T12:00:00+00:00", undoes=apart.id)])
    decide(store, "different", account(two), account(three), at="2031-06-02T12:00:00+00:00")
    assert told_together(store) == [["a", "b"], ["c"]]
    assert len(store.decisions()) == 4


def test_a_decision_holds_for_reports_that_come_later(store: Store) -> None:
    one, two = talks("a"), talks("b")
    decide(store, "different", account(one), account(two))
    store.writer(PROGRAM).add([one])
    store.settle()
    store.writer(PROGRAM).add([two])
    assert told_together(store) == [["a"], ["b"]]


def test_what_is_wrong_is_left_out_until_it_is_right_again(store: Store) -> None:
    one, two = talks("a"), talks("b")
    store.writer(PROGRAM).add([one, two])
    decide(store, "wrong", account(one))
    assert told_together(store) == [["b"]]
    decide(store, "right", account(one), at="2031-06-02T12:00:00+00:00")
    assert told_together(store) == [["a", "b"]]


def test_the_same_decision_brought_in_twice_is_one(store: Store) -> None:
    decision = decide(store, "wrong", "a/b")
    assert store.decide([decision]) == 0
    assert store.decisions() == [decision]


@pytest.mark.parametrize(("verdict", "other"), [("same", None), ("wrong", "a/b"), ("perhaps", "a/b")])
def test_a_decision_that_makes_no_sense_is_refused(store: Store, verdict: str, other: str | None) -> None:
    with pytest.raises(RecordError, match=verdict):
        decide(store, verdict, "a/c", other)
    assert store.decisions() == []


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_any_portions_in_any_order_give_what_joining_all_at_once_gives(chance: random.Random) -> None:
    told = mixed_reports(chance)
    grouping = join_accounts([account for report in told for account in told_in(report).accounts])
    expected = sorted(sorted((each.source.report, each.encounter) for each in joined.accounts) for joined in grouping.encounters)
    chance.shuffle(told)
    with TemporaryDirectory() as folder, Store.open(f"{folder}/record.db") as store:
        while told:
            some = [told.pop() for _ in range(min(len(told), chance.randint(1, 6)))]
            store.writer(PROGRAM).add(some)
            store.settle()
        found = store.encounters(ALL)
        assert sorted(sorted((a.source.report, a.encounter) for a in each.joined.accounts) for each in found) == expected
        names = {frozenset((fact_name(pair.one), fact_name(pair.other))) for pair in grouping.doubtful}
        assert {frozenset((pair["one"], pair["other"])) for pair in store.doubtful()} == names


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_reports_copies_and_decisions_in_any_order_give_one_record(store: Store, chance: random.Random) -> None:
    told = [reprint for report in mixed_reports(chance)[:14] for reprint in reprints(report, chance.choice((1, 1, 2, 3)))]
    decided = decisions_about(told, chance)
    emptied(store)
    store.decide(decided)
    store.writer(PROGRAM).add(told)
    expected = encounters(store), store.doubtful()
    emptied(store)
    steps: list[Any] = [*told, *decided]
    chance.shuffle(steps)
    for step in steps:
        if isinstance(step, Decision):
            store.decide([step])
        else:
            store.writer(PROGRAM).add([step])
        if chance.random() < 0.4:
            store.settle()
    assert (encounters(store), store.doubtful()) == expected


def reprints(report: dict[str, Any], papers: int) -> list[dict[str, Any]]:
    """The report as several papers print it, word for word."""
    name = report["report"]["id"]
    source = report["report"] | {"text": f"{report['report']['text']} {LONG}"}
    return [report | {"report": source | {"id": f"{name}-{at}", "publisher": f"Paper {at}"}} for at in range(papers)]


def decisions_about(told: list[dict[str, Any]], chance: random.Random) -> list[Decision]:
    """A few verdicts about accounts, each at its own time."""
    found = []
    for number in range(6):
        one, other = (account(report) for report in chance.sample(told, 2))
        verdict = chance.choice(("same", "different", "wrong", "right"))
        beside = other if verdict in ("same", "different") else None
        found.append(Decision(verdict, one, beside, "desk", f"2031-06-01T12:{number:02d}:00+00:00"))
    return found


def mixed_reports(chance: random.Random) -> list[dict[str, Any]]:
    """Reports of meetings of few people on few days at few places, some undated or ahead, so that chains arise."""
    told = []
    for number in range(24):
        report = talks(
            f"r{number}",
            day=chance.choice(("2031-05-01", "2031-05-02", "2031-05-09", "2031-05", None)),
            place=chance.choice(("Oslo", "Bergen", None)),
        )
        (encounter,) = report["encounters"]
        people = [BERG, LIND, {"actor": None, "name": "Mara Voss", "capacity": "President of Umbria"}]
        encounter["participants"] = chance.sample(people, 2)
        encounter["status"] = chance.choice(("held", "planned"))
        encounter["format"] = chance.choice(("meeting", "call", "visit"))
        told.append(report)
    return told
