"""The tables of the page of exports are those of the code. `python -m tests.views.export.test_reference_page` prints them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from readout.views.export import FORMATS
from readout.views.export.plover import Code, crosswalk
from readout.views.export.rows import TABLES

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "exports.md"


def formats() -> Iterator[str]:
    yield from ["| format | for | suffix | media type | exports |", "|---|---|---|---|---|"]
    for name, form in FORMATS.items():
        yield f"| `{name}` | {form.purpose} | `{form.suffix}` | `{form.media_type}` | {', '.join(form.kinds)} |"


def columns(kind: str) -> Iterator[str]:
    yield from [f"### {kind.capitalize()}", "", "| column | holds | meaning |", "|---|---|---|"]
    yield from (f"| `{column.name}` | {column.holds} | {column.meaning} |" for column in TABLES[kind].columns)


def codes(part: str, lines: Mapping[str, Code]) -> Iterator[str]:
    yield from [f"| {part} | event | mode | context | why |", "|---|---|---|---|---|"]
    for name, code in lines.items():
        yield f"| {name} | {code.event or 'null'} | {code.mode or ''} | {code.context or ''} | {code.reason} |"


WALK = crosswalk()
PARTS = {
    "formats": list(formats()),
    **{f"columns of {kind}": list(columns(kind)) for kind in TABLES},
    "codes of formats": list(codes("format", WALK.formats)),
    "codes of acts": list(codes("act", WALK.acts)),
    "codes of statuses": list(codes("status", WALK.statuses)),
}


@pytest.mark.parametrize("part", PARTS)
def test_the_page_has_the_table(part: str) -> None:
    assert "\n\n" + "\n".join(PARTS[part]) + "\n\n" in PAGE.read_text(encoding="utf-8") + "\n"


if __name__ == "__main__":
    print("\n\n".join("\n".join(lines) for lines in PARTS.values()))
