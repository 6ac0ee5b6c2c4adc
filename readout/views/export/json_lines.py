"""JSON Lines: a flat object for each row, lists as lists."""

from collections.abc import Iterable
from typing import TextIO

from readout.views.export.json_text import write_lines
from readout.views.export.rows import rows


def write_json_lines(kind: str, values: Iterable[object], out: TextIO) -> None:
    """Writes a line for each value, with all columns of its table."""
    write_lines(rows(kind, values), out)
