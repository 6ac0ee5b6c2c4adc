"""Parquet, for pandas, polars, DuckDB and R; needs pyarrow, which the extra `parquet` brings."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from readout.errors import MissingExtra
from readout.views.export.rows import TABLES, Cell, Column, rows

# Rows of a group: enough to compress well, few enough to hold in memory.
GROUP = 10_000


def write_parquet(kind: str, values: Iterable[object], path: Path) -> None:
    """Writes a file with a row for each value. Raises MissingExtra without pyarrow."""
    try:
        import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore]
        from pyarrow import parquet  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError as error:
        raise MissingExtra("writing Parquet needs pyarrow; install it with: pip install readout[parquet]") from error
    columns = TABLES[kind].columns
    schema = pyarrow.schema([_field(pyarrow, column) for column in columns])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(kind, values):
            arrays = [pyarrow.array(_cells(group, column), schema.field(column.name).type) for column in columns]
            writer.write_table(pyarrow.table(arrays, schema=schema))


def _groups(kind: str, values: Iterable[object]) -> Iterator[list[dict[str, Cell]]]:
    left = iter(rows(kind, values))
    while group := list(islice(left, GROUP)):
        yield group


def _field(pyarrow: Any, column: Column) -> Any:
    types = {
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
        "date": pyarrow.date32(),
    }
    return pyarrow.field(column.name, types.get(column.holds, pyarrow.string()), metadata={"description": column.meaning})


def _cells(group: list[dict[str, Cell]], column: Column) -> list[Any]:
    cells = (row[column.name] for row in group)
    if column.holds == "date":
        return [date.fromisoformat(cell) if isinstance(cell, str) else None for cell in cells]
    return [list(cell) if isinstance(cell, tuple) else cell for cell in cells]
