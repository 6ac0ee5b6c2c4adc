import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from readout.ingest import Input, find_inputs, read_input
from readout.lexicon import load_lexicon
from readout.printing import json_line
from readout.reading import Toolbox, process
from readout.views.schema import reading_schema

SAMPLES = Path(__file__).parents[2] / "samples"
SCHEMA = json.loads(reading_schema())
INPUTS = [item for item in find_inputs([SAMPLES]) if isinstance(item, Input)]


def anchors(value: Any) -> list[dict[str, Any]]:
    """All anchors within a JSON value."""
    if isinstance(value, dict):
        here = [value] if set(value) == {"start", "end", "exact"} else []
        return here + [anchor for part in value.values() for anchor in anchors(part)]
    return [anchor for part in value for anchor in anchors(part)] if isinstance(value, list) else []


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("item", INPUTS, ids=lambda item: item.origin.name)
def test_the_readings_of_the_samples_keep_to_it(item: Input, toolbox: Toolbox) -> None:
    line = json_line(process(read_input(item), toolbox))
    reading = json.loads(line)
    jsonschema.Draft202012Validator(SCHEMA).validate(reading)
    assert line.count("\n") == 1
    text = reading["report"]["text"]
    assert all(text[anchor["start"] : anchor["end"]] == anchor["exact"] for anchor in anchors(reading))


def test_keys_come_in_the_order_of_the_schema(toolbox: Toolbox) -> None:
    reading = json.loads(json_line(process(read_input(INPUTS[0]), toolbox)))
    assert list(reading) == SCHEMA["required"]
    assert list(reading["report"]) == SCHEMA["$defs"]["report"]["required"]
    assert list(reading["statements"][0]) == SCHEMA["$defs"]["statement"]["required"]


def test_its_acts_are_those_of_the_lexicon() -> None:
    assert set(SCHEMA["$defs"]["act"]["enum"]) == set(load_lexicon().acts)


def test_every_part_is_described_or_named() -> None:
    for name, definition in SCHEMA["$defs"].items():
        assert set(definition) & {"type", "anyOf", "enum"}, name
