"""A copy is no second witness, and a new version stands in the place of the old one; both are kept."""

from typing import Any

import pytest

from readout.store import Store
from readout.store.questions import Wanted
from tests.store.readings import BERG, LIND, PROGRAM, anchor, reading

PARAGRAPHS = [
    "Ina Berg met Tor Lind in Oslo on the first of May, in a house above the harbour where the two had not been before.",
    "They spoke for three hours about the ferry, which has lain idle since the storms of January tore away its landing stage.",
    "Berg brought along the plans of the engineers; Lind had asked his office to reckon what a new stage would cost.",
    "Nobody signed anything that day, and neither would say when they mean to sit down again, though both called it useful.",
]


def told(name: str, paragraphs: list[str], **report: Any) -> dict[str, Any]:
    text = "\n\n".join(paragraphs)
    found = reading(name, text, **report)
    encounter = {
        "id": f"e-{name}",
        "format": "meeting",
        "status": "held",
        "participants": [BERG, LIND],
        "date": "2031-05-01",
        "place": "Oslo",
        "occasion": None,
        "topics": [],
        "evidence": [anchor(text, "Ina Berg met Tor Lind")],
    }
    return found | {"encounters": [encounter]}


WIRE = told("wire", PARAGRAPHS, publisher="Norland Wire", published="2031-05-01")
REPRINT = told("reprint", ["OSLO, May 2 -", *PARAGRAPHS], publisher="The Island Post", published="2031-05-02")
OTHER = told(
    "other",
    [
        "After half a day Ina Berg met Tor Lind at last, and the islanders who waited on the quay had nothing to cheer about.",
        "The plans stay in the drawer, the ferry stays on its cable, and the two ministers stay polite with each other.",
        "A clerk who carried the maps in and out told this paper that nobody had unrolled them for longer than a minute.",
    ],
    publisher="Harbour Bell",
)
MENDED = told("mended", [*PARAGRAPHS[:3], "The two signed a letter that day."], publisher="Norland Wire", published="2031-05-03")
ADDRESS = {"url": "https://wire.example.org/ferry", "title": "Talks on the ferry"}


def witnesses(store: Store) -> list[list[str]]:
    store.settle()
    return sorted(sorted(str(account.source.given_id) for account in each.joined.accounts) for each in store.encounters(Wanted()))


def marks(store: Store) -> dict[str, tuple[str | None, str | None]]:
    store.settle()
    rows = store.reports(Wanted())
    names = {row["key"]: row["given_id"] for row in rows}
    return {row["given_id"]: (names.get(row["copy_of"]), names.get(row["replaces"])) for row in rows}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_reprint_is_counted_as_a_copy_in_whatever_order_it_comes(store: Store, order: tuple[int, ...], at_once: bool) -> None:
    reports = [(WIRE, REPRINT, OTHER)[place] for place in order]
    for batch in [reports] if at_once else [[report] for report in reports]:
        store.writer(PROGRAM).add(batch)
        store.settle()
    assert marks(store) == {"wire": (None, None), "reprint": ("wire", None), "other": (None, None)}
    assert witnesses(store) == [["other", "wire"]]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_corrected_publication_replaces_the_old_one(store: Store, at_once: bool) -> None:
    old, new = ({**each, "report": each["report"] | ADDRESS} for each in (WIRE, MENDED))
    for batch in [[new, old]] if at_once else [[new], [old]]:
        store.writer(PROGRAM).add(batch)
        store.settle()
    assert marks(store) == {"wire": (None, None), "mended": (None, "wire")}
    assert witnesses(store) == [["mended"]]
    assert len(list(store.readings([WIRE["report"]["id"]]))) == 1
