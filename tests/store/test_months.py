"""What was counted month by month is what there is, whatever comes in, is read anew or is decided."""

from collections.abc import Callable
from typing import Any

import pytest

from readout.actor import Actor
from readout.program import Program
from readout.store import Decision, Store
from readout.store.decisions import rejected_statements
from readout.store.months import counted_of
from readout.store.opening import reading
from readout.store.positions import by, count_side, party
from readout.store.questions import Wanted
from tests.store.readings import LIND, PROGRAM, anchor, talks
from tests.store.test_reprints import ADDRESS, MENDED, REPRINT, WIRE

Json = dict[str, Any]
DAY = "2031-06-01T12:00:00+00:00"


def counted(store: Store) -> dict[str, dict[tuple[str, str, str | None], int]]:
    """The statements of each actor as they were counted: the same as counting them now."""
    store.settle()
    found = {}
    with reading(store.engine) as connection:
        for name in ("Ina Berg", "Tor Lind"):
            side = party(connection, name)
            kept = {each.what: each.statements for each in counted_of(connection, side.keys, rejected_statements(connection))}
            assert kept == {each.what: each.statements for each in count_side(connection, by(side), Wanted())}
            found[name] = kept
    return found


def of_all(store: Store) -> dict[str, int]:
    return {
        name: sum(times for (kind, _, _), times in counts.items() if kind == "any") for name, counts in counted(store).items()
    }


def published(name: str, day: str | None) -> Json:
    told = talks(name)
    return told | {"report": told["report"] | {"published": day}}


def test_months_are_counted_when_the_record_is_settled(store: Store) -> None:
    store.writer(PROGRAM).add([talks("a"), published("b", "2031-07"), published("c", "2031"), published("d", None)])
    assert {month: times for (kind, _, month), times in counted(store)["Ina Berg"].items() if kind == "any"} == {
        "2031-05": 1,
        "2031-07": 1,
        None: 2,
    }
    store.writer(PROGRAM).add([talks("e")])
    assert counted(store)["Ina Berg"]["any", "", "2031-05"] == 2


def speaking(told: Json, name: str) -> Json:
    """The report with a statement of Ina Berg in its first words."""
    words = anchor(told["report"]["text"], "Ina Berg met Tor Lind")
    said = talks("a")["statements"][0] | {"id": name, "source": None, "cue": words, "content": [words], "encounter": None}
    return told | {"statements": [said]}


@pytest.mark.parametrize("at_once", [True, False])
def test_a_copy_and_an_earlier_version_are_counted_no_more(store: Store, at_once: bool) -> None:
    mended = MENDED | {"report": MENDED["report"] | ADDRESS}
    wire = WIRE | {"report": WIRE["report"] | ADDRESS}
    for told in (speaking(REPRINT, "r"), speaking(wire, "w"), speaking(mended, "m")):
        store.writer(PROGRAM).add([told])
        if not at_once:
            counted(store)
    assert of_all(store)["Ina Berg"] == 1


def reattribute(store: Store) -> None:
    told = talks("a")
    about = f"{told['report']['id']}/{told['statements'][0]['id']}"
    store.decide([Decision("speaker", about, None, "desk", DAY, speaker=Actor(None, "Tor Lind"))])


def reject(store: Store) -> None:
    told = talks("a")
    store.decide([Decision("wrong", f"{told['report']['id']}/{told['statements'][0]['id']}", None, "desk", DAY)])


def read_anew(store: Store) -> None:
    after = talks("a")
    after["statements"][0] |= {"speaker": LIND, "acts": ["warn"]}
    rereading = store.rereading(Program("2.0", "lexicon", "model"))
    (there,) = rereading.reports(Wanted(), ["a"])
    rereading.keep(there.key, after)


@pytest.mark.parametrize("change", [reattribute, reject, read_anew])
def test_a_month_is_counted_anew_when_a_statement_of_it_changes(store: Store, change: Callable[[Store], None]) -> None:
    store.writer(PROGRAM).add([talks("a"), talks("b")])
    before = of_all(store)["Ina Berg"]
    change(store)
    assert of_all(store)["Ina Berg"] == before - 1
