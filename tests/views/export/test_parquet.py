import sys
from pathlib import Path
from typing import Any

import pytest

from readout.errors import MissingExtra
from readout.views.export import FORMATS
from readout.views.export.rows import TABLES, rows


@pytest.mark.parametrize("kind", TABLES)
def test_every_cell_is_read_back(kind: str, values: dict[str, list[Any]], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / f"{kind}.parquet"
    FORMATS["parquet"].file[kind](values[kind], path)
    found = parquet.read_table(path).to_pylist()
    told = [
        {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()} for row in rows(kind, values[kind])
    ]
    days = [
        {name: str(cell) if cell is not None and name in ("first_day", "last_day") else cell for name, cell in row.items()}
        for row in found
    ]
    assert days == told


def test_no_rows_make_a_file_with_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    FORMATS["parquet"].file["reports"]([], tmp_path / "none.parquet")
    assert parquet.read_table(tmp_path / "none.parquet").column_names == [column.name for column in TABLES["reports"].columns]


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"^[^\n]*pip install readout\[parquet\]$"):
        FORMATS["parquet"].file["reports"]([], tmp_path / "none.parquet")
    assert list(tmp_path.iterdir()) == []
