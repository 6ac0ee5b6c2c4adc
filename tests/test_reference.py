"""The page of the reading tells every field of the schema, those of the data files every file and field.

`python tests/test_reference.py > docs/reference/reading.md` writes it anew.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readout import lexicon
from readout.knowledge import files
from readout.views.schema import reading_schema

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
PAGE, KNOWLEDGE_PAGE, LEXICON_PAGE = (REFERENCE / name for name in ("reading.md", "knowledge-files.md", "lexicon-files.md"))
SCHEMA = json.loads(reading_schema())
PARTS = ("report", "mention", "attribution", "statement", "encounter", "commitment", "contested", "actor", "anchor")
PLURALS = {"contested": "contested claims"}
KINDS = {"text": "string", "id": "16 hex digits", "sha256": "64 hex digits", "when": "date", "act": "act", "manner": "manner"}
HEAD = """\
# The JSON reading

`readout read --format jsonl` prints one object a line for each report, in the form `{version}`. `readout schema` prints the
JSON Schema from which this page is made (`python tests/test_reference.py`). Every field is always there; `null` means that it
was looked for and is not there, an empty list that there is none.

Everything points into `report.text`, which never changes: an anchor is half-open and counts Unicode code points, so that in
Python `text[start:end] == exact`. JavaScript counts UTF-16 units; there, slice `[...text]`. What the program saw but left out
of the record is told by `readout explain`. Acts are those of [the closed list](acts.md).
"""


def kind_of(field: dict[str, Any]) -> str:
    """What a field holds, in a word or two."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return KINDS.get(name) or (name if name in PARTS else kind_of(SCHEMA["$defs"][name]))
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(kind_of(each) for each in field["anyOf"]))
    if "enum" in field:
        return ", ".join(f"`{value}`" if value else "null" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field["type"] == "array":
        return f"list of {PLURALS.get(kind := kind_of(field['items']), kind + 's')}"
    return " or ".join(field["type"]) if isinstance(field["type"], list) else str(field["type"])


def told(field: dict[str, Any]) -> str:
    """What the schema says of a field, itself or where it refers to."""
    if "description" in field or "$ref" not in field:
        return str(field.get("description", ""))
    return str(SCHEMA["$defs"][field["$ref"].rpartition("/")[2]].get("description", ""))


def section(name: str, part: dict[str, Any]) -> Iterator[str]:
    """A part of the reading with its fields."""
    yield from ["", f"## {name.capitalize()}", "", part["description"], "", "| field | holds | meaning |", "|---|---|---|"]
    yield from (f"| `{field}` | {kind_of(each)} | {told(each)} |" for field, each in part["properties"].items())


def reading_page() -> str:
    """The page as the schema tells it."""
    lines = [HEAD.format(version=SCHEMA["properties"]["schema"]["const"]).rstrip("\n")]
    lines += section("reading", SCHEMA)
    lines += [line for name in PARTS for line in section(name, SCHEMA["$defs"][name])]
    lines += ["", "## Date", "", SCHEMA["$defs"]["when"]["description"]]
    lines += ["", "## Manner", "", SCHEMA["$defs"]["manner"]["description"]]
    return "\n".join(lines) + "\n"


def test_the_page_of_the_reading_is_that_of_the_schema() -> None:
    assert PAGE.read_text(encoding="utf-8") == reading_page()


def test_every_field_says_what_it_means() -> None:
    parts = {"reading": SCHEMA, **{name: SCHEMA["$defs"][name] for name in PARTS}}
    assert [(name, field) for name, part in parts.items() for field, each in part["properties"].items() if not told(each)] == []


def test_every_file_of_the_lexicon_is_told() -> None:
    folder = Path(lexicon.__file__).parent
    page = LEXICON_PAGE.read_text(encoding="utf-8")
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.toml")]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_every_file_and_field_of_knowledge_is_told() -> None:
    page = KNOWLEDGE_PAGE.read_text(encoding="utf-8")
    names = {path.name for path in Path(files.__file__).parent.glob("*.toml")} | set(files.BODY_KINDS)
    fields = {field for name, known in vars(files).items() if name.endswith("_FIELDS") for field in known}
    assert [name for name in sorted(names | fields) if f"`{name}`" not in page] == []


if __name__ == "__main__":
    print(reading_page(), end="")
