import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest

from readout.errors import RecordError
from readout.views.export import write_described_parquet
from readout.views.export.datapackage import datapackage, describe_beside
from readout.views.export.rows import TABLES
from tests.views.export.conftest import Write

# What the Data Package and Table Schema specifications (version 1) demand of the properties that we write.
NAME = {"type": "string", "pattern": "^[-a-z0-9._/]+$"}
FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "integer", "boolean", "date", "array"]},
        "description": {"type": "string", "minLength": 1},
    },
}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "schema"],
    "properties": {
        "name": NAME,
        "path": {"type": "string", "pattern": r"^(?!/)(?!.*\.\.).+$"},
        "profile": {"const": "tabular-data-resource"},
        "schema": {
            "type": "object",
            "required": ["fields"],
            "properties": {"fields": {"type": "array", "items": FIELD, "minItems": 1}, "primaryKey": {"type": "array"}},
        },
    },
}
PACKAGE = {
    "type": "object",
    "required": ["name", "resources"],
    "properties": {"name": NAME, "resources": {"type": "array", "minItems": 1, "items": RESOURCE}},
}


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_description_is_as_frictionless_has_it(suffix: str) -> None:
    package = json.loads(datapackage({kind: f"{kind}.{suffix}" for kind in TABLES}))
    jsonschema.Draft202012Validator(PACKAGE).validate(package)
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len(set(names)) == len(names) and set(resource["schema"].get("primaryKey", ())) <= set(names)


@pytest.mark.parametrize("kind", TABLES)
def test_cells_of_csv_are_of_the_types_described(kind: str, write: Write) -> None:
    patterns = {"string": r"(?s).*", "integer": r"\d*", "boolean": r"true|false|", "date": r"(\d{4}-\d\d-\d\d)?"}
    resource = json.loads(datapackage({kind: f"{kind}.csv"}))["resources"][0]
    rows = list(csv.reader(io.StringIO(write("csv", kind), newline="")))
    assert rows[0] == [field["name"] for field in resource["schema"]["fields"]]
    for row in rows[1:]:
        for cell, field in zip(row, resource["schema"]["fields"], strict=True):
            assert re.fullmatch(patterns[field["type"]], cell), field["name"]


def test_files_of_one_folder_are_described_together(tmp_path: Path) -> None:
    for kind in ("statements", "encounters"):
        (tmp_path / f"{kind}.parquet").touch()
        describe_beside(kind, tmp_path / f"{kind}.parquet")
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["path"] for each in package["resources"]] == ["encounters.parquet", "statements.parquet"]


def test_the_description_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "weather"}', encoding="utf-8")
    with pytest.raises(RecordError, match="another folder"):
        write_described_parquet("statements", [], tmp_path / "statements.parquet")
    assert not (tmp_path / "statements.parquet").exists()
    assert "weather" in (tmp_path / "datapackage.json").read_text(encoding="utf-8")
