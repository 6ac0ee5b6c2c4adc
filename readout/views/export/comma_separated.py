"""CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import TextIO

from readout.views.export.rows import TABLES, Cell, rows

# Between the values of a list in one cell.
BETWEEN = "; "
# A spreadsheet takes a cell that begins so for a formula, in full-width form too and behind white space, and runs it. Apostrophes
# count as white space does, so that a guarded cell without its first apostrophe always gives the words as they were.
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|['\s]*[\t\r]")


def write_csv(kind: str, values: Iterable[object], out: TextIO) -> None:
    """Writes a line of column names and a row for each value. The stream must leave line ends alone (`newline=""`)."""
    names = [column.name for column in TABLES[kind].columns]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows(kind, values))


def write_flat(flat: Iterable[Mapping[str, str | int | None]], out: TextIO) -> None:
    """Writes rows of plain values under a line of their names, those of the first; nothing if there is none."""
    writer: csv.DictWriter[str] | None = None
    for row in flat:
        if writer is None:
            writer = csv.DictWriter(out, list(row))
            writer.writeheader()
        writer.writerow({name: guarded(value) if isinstance(value, str) else value for name, value in row.items()})


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(BETWEEN.join(value)) if isinstance(value, tuple) else guarded(value) if isinstance(value, str) else str(value)


def guarded(words: str) -> str:
    """The words with an apostrophe before them if a spreadsheet would take them for a formula; it shows them without."""
    return "'" + words if _FORMULA.match(words) else words
