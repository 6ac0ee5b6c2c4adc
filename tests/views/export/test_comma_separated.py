import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.views.export.comma_separated import guarded
from readout.views.export.rows import TABLES
from tests.views.export.conftest import HOSTILE, Write, hostile, usual

RUNS = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("kind", TABLES)
def test_every_cell_is_read_back_and_none_is_a_formula(kind: str, write: Write) -> None:
    text = write("csv", kind)
    rows = rows_of(text)
    assert list(rows[0]) == [column.name for column in TABLES[kind].columns]
    assert not [cell for row in rows for cell in row.values() if RUNS.match(cell)]
    assert text.endswith("\r\n")


def test_anchors_stand_in_columns_and_point_into_the_text(write: Write) -> None:
    for row in rows_of(write("csv", "statements")):
        text = (usual() if row["report"] == usual().source.report else hostile()).text
        assert guarded(text[int(row["start"]) : int(row["end"])]) == row["exact"]


def test_hostile_words_come_back_as_they_were(write: Write) -> None:
    cells = [row["exact"] for row in rows_of(write("csv", "statements"))][2:]
    assert [cell.removeprefix("'") if cell[1:2] in "=+-@" else cell for cell in cells] == list(HOSTILE)


def test_lists_are_parted_and_absence_is_empty(write: Write) -> None:
    first, second, *_ = rows_of(write("csv", "encounters"))
    assert first["participants"] == "Ines Kader; Tomas Reyl" and first["occasion"] == ""
    assert (second["date"], second["first_day"], second["last_day"]) == ("2021-09/2021-11", "2021-09-01", "2021-11-30")


@given(st.text())
def test_a_guarded_cell_without_its_apostrophe_is_the_cell(words: str) -> None:
    cell = guarded(words)
    assert not RUNS.match(cell) and (cell == words or cell == "'" + words)


@pytest.mark.parametrize(
    ("words", "cell"), [("=1+1", "'=1+1"), (" -5", "' -5"), ("'=1", "''=1"), ("'tis", "'tis"), ("a=b", "a=b")]
)
def test_formulas_alone_are_guarded(words: str, cell: str) -> None:
    assert guarded(words) == cell
