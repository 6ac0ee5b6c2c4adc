"""Files of word classes: under each heading the words of one class, with examples."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from readout.errors import InvalidLexicon

Classes = TypeVar("Classes")
# A class holds words of the text, or entries of the reporting verbs.
KINDS = ("words", "entries")


def load_classes(file: Path, kind: type[Classes]) -> Classes:
    """A dataclass of sets from a file; raises InvalidLexicon for a class that is missing, unknown, without words or examples."""
    table: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    if odd := {field.name for field in fields(kind)} ^ table.keys():  # type: ignore[arg-type]
        raise InvalidLexicon(f"{file.name}: classes missing or unknown: {', '.join(sorted(odd))}; mend the file")
    return kind(**{name: words_of(file.name, name, entry) for name, entry in table.items()})


def words_of(file_name: str, name: str, entry: dict[str, Any]) -> frozenset[str]:
    """The words or entries of one class."""
    kind = next((kind for kind in KINDS if entry.get(kind)), None)
    if kind is None or not entry.get("examples") or entry.keys() != {kind, "examples"}:
        raise InvalidLexicon(f"{file_name}, [{name}]: a class needs words or entries, and examples; add what is missing")
    return frozenset(entry[kind])
