"""Stored reports in the reading of a later program; the readings are made by hand."""

import copy
from typing import Any

import pytest
from sqlalchemy import text

from readout.actor import Actor
from readout.errors import RecordError
from readout.program import Program
from readout.store import Decision, Store
from readout.store.questions import Wanted
from readout.store.rereading import Reread
from readout.store.searching import parse_query
from readout.views.accounts import encounter_json
from tests.store.readings import LIND, PROGRAM, anchor, talks

Json = dict[str, Any]
ALL, LATER = Wanted(), Program("2.0", "lexicon", "model")
AT = "2031-06-01T12:00:00+00:00"


def keep(store: Store, after: Json) -> Reread:
    rereading = store.rereading(LATER)
    keys = {each.columns["given_id"]: each.key for each in rereading.reports(ALL, [after["report"]["given_id"]])}
    return rereading.keep(keys[after["report"]["given_id"]], after)


def stale(store: Store, wanted: Wanted = ALL) -> list[str]:
    return [each.columns["given_id"] for each in store.rereading(LATER).reports(wanted)]


def contents(store: Store) -> list[Any]:
    store.settle()
    assert list(store.mismatches()) == []
    reports = sorted(row["id"] for row in store.reports(ALL))
    marks = [(row["id"], row["copy_of"] is not None, row["replaces"] is not None) for row in store.reports(ALL)]
    return [*store.readings(reports), *map(encounter_json, store.encounters(ALL)), store.doubtful(), store.actors(ALL), marks]


def changed(name: str, **other: Any) -> Json:
    """The report with longer words in its first statement, another speaker, another format and day, and no second statement."""
    after = talks(name, **other)
    words = anchor(after["report"]["text"], "that the ferry would sail again by June")
    after["statements"][0] |= {"id": "longer", "content": [words], "speaker": LIND, "encounter": "call"}
    after["statements"].pop()
    after["commitments"][0] |= {"statement": "longer", "debtor": LIND}
    after["encounters"][0] |= {"id": "call", "format": "call", "date": "2031-04-30"}
    return after


def test_what_was_read_by_another_program_is_read_again_once(store: Store) -> None:
    store.writer(PROGRAM).add([talks("b", publisher="Bell"), talks("a")])
    assert sorted(stale(store)) == ["a", "b"]
    assert stale(store, Wanted(publisher="Bell")) == ["b"]
    assert keep(store, talks("b", publisher="Bell")).changes == ()
    assert stale(store) == ["a"]
    with pytest.raises(RecordError, match="no such report"):
        list(store.rereading(LATER).reports(ALL, ["zz"]))


def test_a_comparison_keeps_nothing(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a")])
    before = contents(store)
    (report,) = store.rereading(LATER).reports(ALL)
    found = store.rereading(LATER).compare(report.key, changed("a"))
    assert [each.what for each in found.changes] == ["altered", "altered", "lost", "altered"]
    assert contents(store) == before
    assert stale(store) == ["a"]


def test_a_record_read_again_is_one_that_was_read_so_at_once(store: Store, tmp_path: Any) -> None:
    days = {"a": "2031-05-01", "b": "2031-05-01", "c": "2031-05-02", "d": None}
    store.writer(PROGRAM).add([talks(name, day=day) for name, day in days.items()])
    store.settle()
    rest = [talks(name, day=day) for name, day in days.items() if name != "b"]
    keep(store, changed("b"))
    with Store.open(str(tmp_path / "other.db")) as other:
        other.writer(PROGRAM).add([changed("b"), *rest])
        found, wanted = contents(store), contents(other)
        # The keys of actors differ; what is told of them does not.
        assert found == wanted


def test_what_people_decided_follows_its_fact_or_is_told(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a"), talks("b")])
    one, two = talks("a")["report"]["id"], talks("b")["report"]["id"]
    apart = Decision("different", f"{one}/e-a", f"{two}/e-b", "desk", AT)
    wrong = Decision("wrong", f"{one}/s-a", None, "desk", AT)
    gone = Decision("wrong", f"{one}/u-a", None, "desk", AT)
    store.decide([apart, wrong, gone])
    found = keep(store, changed("a"))
    assert {(each.decision, each.now) for each in found.decisions} == {
        (apart, f"{one}/call"),
        (wrong, f"{one}/longer"),
        (gone, None),
    }
    assert [said.id for said in store.statements(ALL)] == ["s-b", "u-b"]
    store.settle()
    assert len(store.encounters(ALL)) == 2
    assert store.decisions() == [apart, wrong, gone]
    keep(store, talks("a"))
    assert [said.id for said in store.statements(ALL)] == ["s-b", "u-b"]


def test_a_decision_about_the_old_name_counts_also_when_it_is_made_later(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a")])
    report = talks("a")["report"]["id"]
    keep(store, changed("a"))
    store.decide([Decision("wrong", f"{report}/s-a", None, "desk", AT)])
    assert list(store.statements(ALL)) == []


def test_a_speaker_set_right_is_found_after_reading_again(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a")])
    report = talks("a")["report"]["id"]
    mara = Actor(None, "Mara Voss")
    store.decide([Decision("speaker", f"{report}/s-a", None, "desk", AT, speaker=mara)])
    found = keep(store, talks("a"))
    assert (found.changes, found.decisions) == ((), ())
    keep(store, changed("a"))
    (said,) = store.statements(Wanted(actor="Mara Voss"))
    assert (said.id, said.speaker) == ("longer", mara)
    (told,) = store.told([report])
    assert told.promises[0].debtor == mara


def test_a_new_text_is_a_new_report_in_its_place(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a"), talks("b")])
    was = talks("a")["report"]["id"]
    store.settle()
    wrong = Decision("wrong", f"{was}/s-a", None, "desk", AT)
    store.decide([wrong])
    line = "The Norland Post tells of harbours:\n"
    after = copy.deepcopy(talks("a"))
    after["report"] |= {"id": "new", "text": line + after["report"]["text"], "text_sha256": "new"}
    for fact in (*after["encounters"], *after["statements"], *after["commitments"], *after["contested"]):
        for role in ("evidence", "source", "cue", "content", "claim", "denial"):
            found = fact.get(role) or []
            for each in found if isinstance(found, list) else [found]:
                words = each["exact"]
                each |= anchor(after["report"]["text"], words)
    told = keep(store, after)
    assert (told.was, told.report) == (was, "new")
    assert [(each.decision, each.now) for each in told.decisions] == [(wrong, "new/s-a")]
    assert "s-a" not in {said.id for said in store.statements(ALL)}
    assert [hit.report for hit in store.search(parse_query("harbour"), limit=5, skip=0)] == ["new"]
    store.settle()
    assert len(store.encounters(ALL)) == 1
    with pytest.raises(RecordError, match="left as it was"):
        keep(store, talks("b") | {"report": talks("b")["report"] | {"id": "new"}})


def test_an_actor_of_whom_nothing_is_told_any_longer_is_gone(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a")])
    after = talks("a")
    after["contested"].clear()
    after["statements"][0]["reported_by"] = []
    keep(store, after)
    assert {row["name"] for row in store.actors(ALL)} == {"Ina Berg", "Tor Lind"}


def test_a_reading_that_cannot_be_written_leaves_the_old_one(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a")])
    before = contents(store)
    damaged = changed("a")
    damaged["statements"][0]["manner"] = None
    with pytest.raises(Exception, match=r"(?i)not.null"):
        keep(store, damaged)
    assert contents(store) == before
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM successors")).scalar() == 0
