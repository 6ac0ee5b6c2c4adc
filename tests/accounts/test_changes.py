"""What another reading of one report changes."""

import copy
from typing import Any

from readout.accounts.changes import Changes, find_changes
from tests.store.readings import LIND, anchor, talks

Json = dict[str, Any]


def told(found: Changes) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.what, each.fact, each.fields) for each in found.changes]


def again(before: Json) -> Json:
    return copy.deepcopy(before)


def test_the_same_reading_changes_nothing() -> None:
    assert find_changes(talks("a"), talks("a")) == Changes((), {})


def test_facts_are_gained_and_lost() -> None:
    before, after = talks("a"), talks("a")
    after["statements"].pop()
    before["contested"].clear()
    assert told(find_changes(before, after)) == [("lost", "statement", ()), ("gained", "contested claim", ())]


def test_a_fact_of_one_id_is_altered_in_some_fields() -> None:
    after = talks("a")
    after["statements"][1]["acts"] = ["call", "urge"]
    after["encounters"][0]["date"] = "2031-05"
    assert told(find_changes(talks("a"), after)) == [("altered", "encounter", ("date",)), ("altered", "statement", ("acts",))]


def test_a_fact_with_other_words_is_the_same_where_they_plainly_overlap() -> None:
    after = talks("a")
    text = after["report"]["text"]
    after["statements"][0] |= {
        "id": "longer",
        "content": [anchor(text, "that the ferry would sail again by June")],
        "speaker": LIND,
    }
    after["commitments"][0]["statement"] = "longer"
    after["encounters"][0] |= {"id": "call", "format": "call"}
    after["statements"][0]["encounter"] = "call"
    found = find_changes(talks("a"), after)
    assert told(found) == [("altered", "encounter", ("format",)), ("altered", "statement", ("speaker", "content"))]
    assert found.became == {"s-a": "longer", "e-a": "call"}


def test_what_is_said_within_what_is_said_is_another_statement() -> None:
    after = talks("a")
    text = after["report"]["text"]
    after["statements"][0] |= {
        "id": "inner",
        "content": [anchor(text, "ferry would sail again by June")],
        "cue": anchor(text, "reports"),
    }
    after["commitments"].clear()
    assert [each[:2] for each in told(find_changes(talks("a"), after))] == [
        ("lost", "statement"),
        ("gained", "statement"),
        ("lost", "commitment"),
    ]


def test_of_two_that_fit_as_well_none_is_taken() -> None:
    after = talks("a")
    one = after["statements"].pop(0)
    after["statements"] += [one | {"id": "x"}, one | {"id": "y"}]
    after["commitments"].clear()
    assert find_changes(talks("a"), after).became == {}


def test_places_are_found_again_where_the_text_has_gained_a_line() -> None:
    before, after = talks("a"), talks("a")
    line = "Norland Gazette\n"
    after["report"] |= {"text": line + after["report"]["text"], "text_sha256": "other"}
    for fact in (*after["encounters"], *after["statements"], *after["commitments"], *after["contested"]):
        for role in ("evidence", "source", "cue", "content", "claim", "denial"):
            anchors = fact.get(role) or []
            for each in anchors if isinstance(anchors, list) else [anchors]:
                each |= {"start": each["start"] + len(line), "end": each["end"] + len(line)}
        if "id" in fact:
            fact["id"] += "-new"
    after["statements"][0]["encounter"] = "e-a-new"
    after["commitments"][0]["statement"] = "s-a-new"
    found = find_changes(before, after)
    assert told(found) == [("altered", "report", ("text_sha256",))]
    assert found.became == {"e-a": "e-a-new", "s-a": "s-a-new", "u-a": "u-a-new"}
