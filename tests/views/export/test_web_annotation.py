import json
from typing import Any

import pytest

from tests.views.export.conftest import Write, hostile, usual

TEXTS = {f"urn:readout:report:{told.source.report}": told.text for told in (usual(), hostile())}
MOTIVATIONS = {"describing", "tagging", "identifying"}


def page_of(text: str) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(text)
    return page


def is_iri(value: object) -> bool:
    return isinstance(value, str) and ":" in value and not any(char.isspace() or char in '<>"{}|\\^`' for char in value)


@pytest.mark.parametrize("kind", ["encounters", "statements", "readings"])
def test_what_the_model_demands_is_there(kind: str, write: Write) -> None:
    page = page_of(write("web-annotation", kind))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    assert is_iri(page["id"]) and is_iri(page["partOf"]) and page["items"]
    names = [annotation["id"] for annotation in page["items"]]
    assert all(map(is_iri, names)) and len(set(names)) == len(names)
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation" and annotation["motivation"] in MOTIVATIONS
        targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
        assert targets
        for target in targets:
            check_target(target)
        for body in annotation["body"]:
            assert body["purpose"] in MOTIVATIONS
            assert isinstance(body["value"], str) if body["type"] == "TextualBody" else is_iri(body["source"])


def check_target(target: dict[str, Any]) -> None:
    """A specific resource has one source; a position has a start and an end, a quote the exact words, all of one stretch."""
    text = TEXTS[target["source"]["id"]]
    assert target["type"] == "SpecificResource" and set(target["source"]) <= {"id", "type", "format", "via"}
    position, quote = target["selector"]
    assert position["type"] == "TextPositionSelector" and 0 <= position["start"] < position["end"] <= len(text)
    assert quote["type"] == "TextQuoteSelector" and text[position["start"] : position["end"]] == quote["exact"]
    if "prefix" in quote:
        assert text[: position["start"]].endswith(quote["prefix"]) and text[position["end"] :].startswith(quote["suffix"])


def test_readings_tell_what_stands_around_the_words(write: Write) -> None:
    page = page_of(write("web-annotation", "readings"))
    first = page["items"][0]["target"]
    assert first["selector"][1]["suffix"] == " Tomas Reyl on Tuesday. \U0001f91d She sa"
    assert first["source"]["via"] == "https://gazette.test/a?b=1&c=2"
    assert all(
        "via" not in each["target"][0]["source"]
        for each in page["items"]
        if isinstance(each["target"], list) and len(each["target"]) > 2
    )


def test_a_statement_in_two_stretches_has_two_targets(write: Write) -> None:
    first = page_of(write("web-annotation", "statements"))["items"][0]
    assert [target["selector"][1]["exact"] for target in first["target"]] == [
        "the bridge will carry goods again",
        "whatever it costs",
    ]
    assert [body["value"] for body in first["body"][:2]] == ["Ines Kader: assert, pledge", "assert"]
