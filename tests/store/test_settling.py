"""The encounters follow from the reports and the decisions, whatever the order in which they came."""

from typing import Any

import pytest

from readout.errors import RecordError
from readout.store import Decision, Store
from readout.store.questions import Wanted
from readout.views.accounts import encounter_json
from tests.store.readings import PROGRAM, talks

ALL = Wanted()
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
