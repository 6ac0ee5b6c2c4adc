import json

import pytest

from readout.views.export.rows import TABLES
from tests.views.export.conftest import HOSTILE, Write


@pytest.mark.parametrize("kind", TABLES)
def test_each_line_is_a_row_with_all_columns(kind: str, write: Write) -> None:
    lines = write("jsonl", kind).splitlines()
    assert all(list(json.loads(line)) == [column.name for column in TABLES[kind].columns] for line in lines)


def test_hostile_words_come_back_as_they_were(write: Write) -> None:
    rows = [json.loads(line) for line in write("jsonl", "statements").splitlines()]
    assert [row["exact"] for row in rows[2:]] == list(HOSTILE)
    assert rows[2]["topics"] == list(HOSTILE)


def test_cells_hold_what_their_columns_say(write: Write) -> None:
    types = {"string": str, "date": str, "integer": int, "boolean": bool, "list": list}
    for kind, table in TABLES.items():
        for line in write("jsonl", kind).splitlines():
            row = json.loads(line)
            wrong = [
                column.name for column in table.columns if not isinstance(row[column.name], (types[column.holds], type(None)))
            ]
            assert wrong == []
