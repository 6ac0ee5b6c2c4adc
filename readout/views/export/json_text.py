"""JSON written piece by piece, so that an export of any length needs little memory."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

Json = dict[str, Any]
# Line ends to many programs, though not to JSON: as they stand, a line of JSON Lines would be torn.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def one_line(value: object) -> str:
    """The value as JSON in one line, letters of all scripts as they are."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)


def write_lines(values: Iterable[object], out: TextIO) -> None:
    """Writes JSON Lines: one value a line."""
    for value in values:
        out.write(one_line(value) + "\n")


def write_list(head: Mapping[str, object], name: str, values: Iterable[object], out: TextIO) -> None:
    """Writes an object of the pairs of `head` and, last, the values under `name`, one a line."""
    out.write(one_line(dict(head))[:-1] + f", {one_line(name)}: [")
    _write_items(values, out)
    out.write("]}\n")


def write_array(values: Iterable[object], out: TextIO) -> None:
    """Writes an array, one value a line."""
    out.write("[")
    _write_items(values, out)
    out.write("]\n")


def _write_items(values: Iterable[object], out: TextIO) -> None:
    between = "\n"
    for value in values:
        out.write(between + one_line(value))
        between = ",\n"
    out.write("\n")


def without_nothing(pairs: Json) -> Json:
    """The pairs that have a value: neither None nor empty."""
    return {name: value for name, value in pairs.items() if value is not None and value not in ("", [], {})}
