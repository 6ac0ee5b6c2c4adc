"""TOML files of one entry a line, read several times faster than tomllib reads them.

All of the knowledge is wanted at every start, and tomllib reads 8 MB a second (this way: 45). Nearly all lines here are
`key = "words"` or `key = { field = "words", ... }`, which differ from JSON in the marks around keys only. A file with anything
else in it goes to tomllib.
"""

import json
import re
import tomllib
from typing import Any

_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SECTION = re.compile(r"\[([A-Za-z0-9_-]+)\]")
_NEXT_FIELD = re.compile(r', (?=[a-z0-9_]+": )')


def parse(text: str) -> dict[str, Any]:
    """What tomllib.loads gives for the text. Raises tomllib.TOMLDecodeError."""
    try:
        found: dict[str, Any] = json.loads(_as_json(text))
    except ValueError:
        return tomllib.loads(text)
    return found


def _as_json(text: str) -> str:
    """The text in JSON; raises ValueError, or gives no JSON, if there is more in it than entries of one line.

    A field mark wrongly seen inside a string ends that string before a letter or a colon, which is no JSON.
    """
    lines: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {"": lines}
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            lines = _opened(line, sections)
            continue
        key, mark, value = line.partition(" = ")
        if not mark or key in lines or not _KEY.fullmatch(key):
            raise ValueError(line)
        lines[key] = _inline_table(value) if value.startswith("{ ") else value
    top = sections.pop("")
    if top.keys() & sections.keys():
        raise ValueError("a key stands twice")
    return _object(top | {name: _object(inner) for name, inner in sections.items()})


def _opened(line: str, sections: dict[str, dict[str, str]]) -> dict[str, str]:
    found = _SECTION.fullmatch(line)
    if not found or found[1] in sections:
        raise ValueError(line)
    return sections.setdefault(found[1], {})


def _inline_table(value: str) -> str:
    return '{ "' + _NEXT_FIELD.sub(', "', value[2:].replace(" = ", '": '))


def _object(values: dict[str, str]) -> str:
    return "{" + ",".join([f'"{key}":{value}' for key, value in values.items()]) + "}"
