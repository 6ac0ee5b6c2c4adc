"""Who really spoke, as people decide."""

import json
from dataclasses import asdict

import pytest

from readout.actor import Actor
from readout.errors import RecordError
from readout.store import Decision, Store
from readout.store.decisions import decision_of
from readout.store.questions import Wanted
from tests.store.readings import LIND, NORWAY, PROGRAM, anchor, talks

MARA = Actor(None, "Mara Voss", "Minister of Transport of Norland")


def speaker(store: Store, report: str, fact: str, who: Actor, *, at: str = "2031-06-01T12:00:00+00:00") -> Decision:
    decision = Decision("speaker", f"{report}/{fact}", None, "desk", at, speaker=who)
    store.decide([decision])
    return decision


def spoken(store: Store, actor: str) -> list[str]:
    return [each.id for each in store.statements(Wanted(actor=actor))]


def test_every_answer_has_the_speaker_that_people_named(store: Store) -> None:
    found = talks("a")
    store.writer(PROGRAM).add([found, talks("b")])
    report = found["report"]["id"]
    speaker(store, report, "s-a", MARA)
    assert (spoken(store, "Mara Voss"), spoken(store, "Ina Berg")) == (["s-a"], ["s-b"])
    (told,) = store.told([report])
    assert told.statements[0].speaker == MARA
    assert told.promises[0].debtor == MARA
    assert {row["name"]: row["statements"] for row in store.actors(Wanted())}["Mara Voss"] == 1


def test_what_a_statement_claims_is_claimed_by_whom_people_named(store: Store) -> None:
    found = talks("a")
    text, (claim,) = found["report"]["text"], found["contested"]
    found["statements"] += [
        found["statements"][0] | {"id": "d-a", "speaker": NORWAY, "cue": anchor(text, "denied"), "content": [claim["claim"]]},
        found["statements"][1]
        | {"id": "c-a", "speaker": LIND | {"capacity": "host"}, "cue": anchor(text, "claimed"), "content": [claim["claim"]]},
    ]
    store.writer(PROGRAM).add([found])
    report = found["report"]["id"]

    def parties() -> tuple[str, str]:
        (told,) = store.told([report])
        return told.disputes[0].asserted_by.name, told.disputes[0].denied_by.name

    claimed = speaker(store, report, "c-a", MARA)
    assert parties() == ("Mara Voss", "Norway")
    speaker(store, report, "d-a", Actor(None, "Norland"), at="2031-06-02T12:00:00+00:00")
    assert parties() == ("Mara Voss", "Norland")
    store.decide([Decision("undo", claimed.about, None, "desk", "2031-06-03T12:00:00+00:00", undoes=claimed.id)])
    assert parties() == ("Tor Lind", "Norland")
    speaker(store, report, "c-a", MARA, at="2031-06-04T12:00:00+00:00")
    assert parties() == ("Mara Voss", "Norland")
    assert {row["name"]: row["statements"] for row in store.actors(Wanted())}["Norland"] == 1
    store.decide(
        [Decision("undo", each.about, None, "desk", "2031-07-01T12:00:00+00:00", undoes=each.id) for each in store.decisions()]
    )
    assert list(store.readings([report])) == [found]


def test_of_two_speakers_the_later_holds_until_it_is_taken_back(store: Store) -> None:
    found = talks("a")
    store.writer(PROGRAM).add([found])
    report = found["report"]["id"]
    speaker(store, report, "s-a", MARA)
    later = speaker(store, report, "s-a", Actor("state:NOR", "Norway"), at="2031-06-02T12:00:00+00:00")
    assert spoken(store, "state:NOR") == ["s-a"]
    store.decide([Decision("undo", later.about, None, "desk", "2031-06-03T12:00:00+00:00", undoes=later.id)])
    assert spoken(store, "Mara Voss") == ["s-a"]
    first = store.decisions()[0]
    store.decide([Decision("undo", first.about, None, "desk", "2031-06-04T12:00:00+00:00", undoes=first.id)])
    assert spoken(store, "Ina Berg") == ["s-a"]
    assert list(store.readings([report])) == [found]


def test_a_speaker_named_beforehand_is_obeyed_once_the_report_comes(store: Store) -> None:
    found = talks("a")
    speaker(store, found["report"]["id"], "u-a", MARA)
    store.writer(PROGRAM).add([found])
    assert spoken(store, "Mara Voss") == ["u-a"]


def test_a_statement_may_be_both_wrong_and_somebody_elses(store: Store) -> None:
    found = talks("a")
    store.writer(PROGRAM).add([found])
    report = found["report"]["id"]
    store.decide([Decision("wrong", f"{report}/s-a", None, "desk", "2031-06-01T12:00:00+00:00")])
    speaker(store, report, "s-a", MARA, at="2031-06-02T12:00:00+00:00")
    assert spoken(store, "Mara Voss") == []


def test_decisions_go_from_one_record_to_another(store: Store) -> None:
    decision = speaker(store, "a", "b", MARA)
    printed = json.loads(json.dumps({"id": decision.id, **asdict(decision)}))
    assert decision_of(printed) == decision
    assert store.decisions() == [decision]


@pytest.mark.parametrize(
    "decision",
    [
        Decision("speaker", "a/b", None, "desk", "2031"),
        Decision("speaker", "a/b", "c/d", "desk", "2031", speaker=MARA),
        Decision("wrong", "a/b", None, "desk", "2031", speaker=MARA),
        Decision("speaker", "a/b", None, "desk", "2031", speaker=Actor(None, " ")),
        Decision("speaker", "a/b", None, "desk", "2031", speaker=Actor(None, "Mara\0")),
    ],
)
def test_a_speaker_that_makes_no_sense_is_refused(store: Store, decision: Decision) -> None:
    with pytest.raises(RecordError):
        store.decide([decision])
    assert store.decisions() == []


@pytest.mark.parametrize("row", [{}, {"verdict": 3}, {"speaker": "Mara"}, {"speaker": {"name": "x", "age": 3}}])
def test_what_is_no_decision_is_told(row: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="not a decision"):
        decision_of({"about": "a/b", "other": None, "decided_by": "desk", "decided_at": "2031", **row})
