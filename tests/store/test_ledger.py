"""The ledger that is kept follows from the reports and the decisions, whatever the order and the portions in which they came."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.accounts.commitments.ledger import keep_ledger
from readout.accounts.ids import owed_id
from readout.accounts.reports import told_in
from readout.errors import RecordError
from readout.open_record import OpenRecord
from readout.store import Decision, Store
from readout.store.ledger_questions import CommitmentsWanted
from readout.store.questions import Wanted
from readout.views.accounts import owed_json, scheduled_json
from tests.store.emptied import emptied
from tests.store.promises import BRANDT, meeting, promising, story
from tests.store.readings import PROGRAM, talks

LATER, SUMMER = date(2032, 1, 1), date(2031, 6, 1)
ANY = CommitmentsWanted()


def ledger(store: Store, on: date = LATER, wanted: CommitmentsWanted = ANY) -> list[dict[str, Any]]:
    store.settle()
    return [owed_json(owed) for owed in store.commitments(on, wanted)]


def at_once(readings: list[dict[str, Any]], on: date = LATER) -> list[dict[str, Any]]:
    kept = keep_ledger([told_in(each) for each in readings], on)
    ordered = sorted(kept, key=lambda owed: (owed.made_in[0].source.published or "", owed_id(owed)))
    return [owed_json(owed) for owed in ordered]


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_portions_give_the_ledger_of_all_at_once(store: Store, data: st.DataObject) -> None:
    emptied(store)
    left = data.draw(st.permutations(story()))
    while left:
        size = data.draw(st.integers(1, len(left)))
        store.writer(PROGRAM).add(left[:size])
        left = left[size:]
        store.settle()
    assert ledger(store) == at_once(story())
    assert ledger(store, SUMMER) == at_once(story(), SUMMER)


def test_each_promise_is_followed_to_its_end(store: Store) -> None:
    store.writer(PROGRAM).add(story())
    told = {
        each["made_in"][0]["given_id"]: [(fate["fate"], fate["given_id"]) for fate in each["fates"]] for each in ledger(store)
    }
    assert told["made"] == [("changed", "moved"), ("reported broken", "denied"), ("reported fulfilled", "kept")]
    assert told["bridge"] == [("restated", "bridge-late"), ("reported fulfilled", "open")]
    assert told["plan"] == [("reported fulfilled", "paid")]


DAYS = [date(2031, 5, day) for day in (13, 14, 18, 20, 31)] + [date(2031, 6, 1), date(2031, 9, 15), LATER, date(2034, 1, 1)]


@pytest.mark.parametrize("on", DAYS)
def test_a_status_is_chosen_as_it_is_told(store: Store, on: date) -> None:
    store.writer(PROGRAM).add(story())
    everything = ledger(store, on)
    for status in ("open", "due", "overdue", "fulfilled", "broken", "changed", "lapsed"):
        wanted = CommitmentsWanted(status=status)
        assert ledger(store, on, wanted) == [each for each in everything if each["status"] == status]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (CommitmentsWanted(actor="Kelmara"), ["made", "bridge", "bridge-late"]),
        (CommitmentsWanted(actor="ivo brandt"), ["plan"]),
        (CommitmentsWanted(beneficiary="Sorenia", about="SAILORS"), ["made"]),
        (CommitmentsWanted(since="2031-06-01", until="2031-07-01"), ["plan"]),
        (CommitmentsWanted(until="2031-05-14"), ["made", "plan"]),
        (CommitmentsWanted(publisher="Norland Gazette", about="autumn"), ["bridge", "bridge-late"]),
        (CommitmentsWanted(publisher="Another"), []),
    ],
)
def test_commitments_are_chosen(store: Store, wanted: CommitmentsWanted, names: list[str]) -> None:
    store.writer(PROGRAM).add(story())
    found = [each["made_in"][0]["given_id"] for each in ledger(store, wanted=wanted)]
    assert sorted(found) == sorted(names)


def test_portions_follow_one_another(store: Store) -> None:
    store.writer(PROGRAM).add(story())
    whole, found = ledger(store), list[dict[str, Any]]()
    while some := ledger(store, wanted=CommitmentsWanted(limit=2, after=found[-1]["id"] if found else None)):
        found += some
    assert found == whole
    with pytest.raises(RecordError, match="nowhere"):
        ledger(store, wanted=CommitmentsWanted(after="nowhere"))


def test_what_people_find_wrong_is_no_promise(store: Store) -> None:
    report = talks("a")
    store.writer(PROGRAM).add([report])
    assert len(ledger(store)) == 1
    said = f"{report['report']['id']}/{report['statements'][0]['id']}"
    store.decide([Decision("wrong", said, None, "desk", "2031-06-01T12:00:00+00:00")])
    assert ledger(store) == []
    store.decide([Decision("right", said, None, "desk", "2031-06-02T12:00:00+00:00")])
    assert len(ledger(store)) == 1


def test_a_copy_tells_no_fate_twice(store: Store) -> None:
    made, *_ = story()
    words = " ".join(f"word{number}" for number in range(60))
    text = f"Kelmara freed the 27 sailors from Ostin prison on Friday. {words}."
    kept = [promising(name, "2031-06-04", text, "Kelmara freed") for name in ("kept", "copy")]
    for each in kept:
        each["commitments"] = []
    store.writer(PROGRAM).add([made, *kept])
    assert len(ledger(store)[0]["fates"]) == 1


def test_the_same_words_may_bind_several(store: Store) -> None:
    text = "Ivo Brandt will see Sorenia and Lauria in turn in June."
    planned = meeting("tour", "2031-05-14", text, "will see", status="planned", when="2031-06")
    first = planned["encounters"][0]
    other = first | {"id": "other", "participants": [BRANDT, {"actor": None, "name": "Lauria", "capacity": None}]}
    planned["encounters"] += [other, first | {"id": "told-twice"}]
    store.writer(PROGRAM).add([planned])
    assert len(ledger(store)) == 2


def test_terms_that_are_none_are_not_followed(store: Store) -> None:
    text = "Kelmara will reopen the bridge at Vadu soon."
    odd = promising("odd", "2031-05-15", text, "Kelmara will reopen the bridge at Vadu", deadline="9999-99")
    held = meeting("paid", "2031-06-11", "Ivo Brandt visited Arlen.", "visited Arlen", status="held", when="some day")
    store.writer(PROGRAM).add([odd, held, *story()])
    assert {each["deadline"] for each in ledger(store) if each["made_in"][0]["given_id"] == "odd"} <= {None}


def test_encounters_arranged_are_followed(store: Store) -> None:
    store.writer(PROGRAM).add(story())
    with OpenRecord(store) as record:
        found = [scheduled_json(each) for each in record.scheduled(LATER)]
        assert [(each["status"], [fate["given_id"] for fate in each["fates"]]) for each in found] == [("held", ["paid"])]
        assert record.scheduled(LATER, Wanted(status="moved")) == []
