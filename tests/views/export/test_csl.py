import json

import jsonschema
import pytest

from tests.views.export.conftest import Write

# The part of the CSL-JSON schema (1.0.2) that our items are of.
ITEM = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "type": {"enum": ["webpage", "article", "speech"]},
        "title": {"type": "string"},
        "container-title": {"type": "string"},
        "publisher": {"type": "string"},
        "genre": {"type": "string"},
        "URL": {"type": "string", "pattern": r"^https?://[!-~]+$"},
        "author": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["literal"],
                "additionalProperties": False,
                "properties": {"literal": {"type": "string"}},
            },
        },
        "issued": {
            "type": "object",
            "additionalProperties": False,
            "required": ["date-parts"],
            "properties": {
                "date-parts": {
                    "type": "array",
                    "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
                }
            },
        },
    },
}


@pytest.mark.parametrize("kind", ["reports", "statements"])
def test_items_are_as_the_schema_has_them(kind: str, write: Write) -> None:
    items = json.loads(write("csl-json", kind))
    jsonschema.Draft202012Validator({"type": "array", "items": ITEM}).validate(items)
    assert len({item["id"] for item in items}) == len(items)


def test_a_report_is_dated_as_precisely_as_it_is_known(write: Write) -> None:
    known, unknown = json.loads(write("csl-json", "reports"))
    assert known["issued"] == {"date-parts": [[2021, 5, 4]]} and known["type"] == "webpage"
    assert "issued" not in unknown and "URL" not in unknown and unknown["type"] == "article"
