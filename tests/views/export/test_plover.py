import json
from typing import Any

import pytest

from readout.actor import Actor
from readout.gazetteer import Gazetteer, Term
from readout.lexicon import load_lexicon
from readout.views.export import plover
from readout.views.schema import reading_schema
from tests.views.export.conftest import KADER, Write

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
}
FIELDS = {
    "id", "date", "enddate", "source", "recipient", "event", "mode", "context", "comment", "event_text", "text_info", "cite_info",
}  # fmt: skip
ENCOUNTER: dict[str, Any] = json.loads(reading_schema())["$defs"]["encounter"]["properties"]


def test_the_crosswalk_has_a_line_for_each_format_act_and_status() -> None:
    codes = plover.crosswalk()
    assert list(codes.acts) == list(load_lexicon().acts)
    assert list(codes.formats) == ENCOUNTER["format"]["enum"] and list(codes.statuses) == ENCOUNTER["status"]["enum"]


def test_codes_are_of_the_codebook_and_each_has_a_reason() -> None:
    codes = plover.crosswalk()
    lines = [*codes.formats.values(), *codes.acts.values(), *codes.statuses.values()]
    assert all(line.reason.endswith(".") for line in lines)
    assert {line.event for line in lines} - {None} <= TYPES
    assert all(line.mode in MODES[line.event or ""] for line in lines if line.mode)
    assert {line.context for line in lines} - {None} == {"future", "hypothetical", "negation"}


@pytest.mark.parametrize("kind", ["encounters", "statements"])
def test_records_have_the_fields_of_the_manual(kind: str, write: Write) -> None:
    for line in write("plover", kind).splitlines():
        record = json.loads(line)
        assert set(record) == FIELDS and record["source"]
        assert record["event"] is None or set(record["event"]) <= TYPES


def test_what_has_no_code_stands_with_the_reason(write: Write) -> None:
    said, pledged, urged, *_ = (json.loads(line) for line in write("plover", "statements").splitlines())
    assert said["event"] == ["AGREE"] and said["comment"] is None  # asserted and pledged
    assert pledged["context"] == ["negation"] and pledged["recipient"][0]["code"] == "BLM"
    assert urged["event"] == ["REQUEST"] and urged["date"] is None


def test_encounters_have_all_as_sources_and_their_stage_in_the_context(write: Write) -> None:
    met, again, called = (json.loads(line) for line in write("plover", "encounters").splitlines())
    assert [actor["actor_text"] for actor in met["source"]] == ["Ines Kader", "Tomas Reyl"] and met["recipient"] is None
    assert (again["event"], again["mode"], again["context"]) == (["CONSULT"], ["visit"], ["future"])
    assert (again["date"], again["enddate"]) == ("2021-09-01", "2021-11-30")
    assert called["context"] == ["negation"]


def test_a_person_is_coded_by_the_office_held_on_the_day() -> None:
    terms = (
        Term("person:ines-kader", "state:AVA", "foreign-minister", "2019", "2021-06"),
        Term("person:ines-kader", "body:UN", "envoy", "2022", ""),
    )
    state_of = plover.state_by_office(Gazetteer((), terms, (), {}, {}, {}, {}, {}))
    assert state_of(KADER, "2021-06-30") == "AVA"
    assert state_of(KADER, "2022-03-01") is None and state_of(KADER, None) is None
    assert state_of(Actor("body:AVA-parliament", "Parliament"), None) == "AVA"
    assert state_of(Actor("body:UN", "United Nations"), None) is None
