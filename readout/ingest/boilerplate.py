"""Lines of a page that are no part of its report: menus, share bars, credits."""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources

# Between two pieces of a line of page furniture; a full stop counts only before a space, so "p. 4" may end up in two pieces.
SEPARATOR = re.compile(r"\s*[|·•»›«‹]\s*|\s+[/>]{1,2}\s*|\t+|\s{2,}|(?<=[.!?])\s+")
LONGEST = 300
ENDS_OR_STARTS_IN_SENTENCE = re.compile(r"[.,;]$|^[a-z]")


@dataclass(frozen=True, slots=True)
class Debris:
    """One kind of page furniture as boilerplate.toml has it."""

    name: str
    pattern: re.Pattern[str]
    together: bool
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...]


@functools.cache
def load_debris() -> tuple[Debris, ...]:
    """The kinds of page furniture, in the order of the file."""
    table = tomllib.loads(resources.files("readout.ingest").joinpath("boilerplate.toml").read_text(encoding="utf-8"))
    return tuple(
        Debris(
            name,
            re.compile(entry["pattern"], re.IGNORECASE),
            entry.get("together", False),
            tuple(entry["examples"]),
            tuple(entry["not"]),
        )
        for name, entry in table.items()
    )


def is_debris(line: str) -> bool:
    """True if every piece of `line` is page furniture; a blank line and a line over 300 characters never are."""
    line = line.strip()
    if not line or len(line) > LONGEST:
        return False
    if _kind(line):
        return True
    pieces = [piece for piece in SEPARATOR.split(line) if piece]
    kinds = [_kind(piece) or _kind(piece.rstrip(".!")) or _kind(piece, together=True) for piece in pieces]
    menu_only = all(kind is not None and kind.together for kind in kinds)
    return all(kinds) and not (menu_only and len(pieces) < 2)


def without_boilerplate(text: str) -> str:
    """`text` without its lines of page furniture and without blank lines at its two ends.

    What stays is unchanged, character for character, but for the blank lines around a line that went.
    """
    lines = text.split("\n")
    kept: list[str] = []
    gone = False
    for number, line in enumerate(lines):
        if is_debris(line) and not _within_sentence(lines, number):
            gone = True
        elif line.strip() or not (gone and kept and not kept[-1].strip()):
            kept.append(line)
            gone = False
    return _without_blank_ends(kept)


def _within_sentence(lines: list[str], number: int) -> bool:
    """True if the line may be a wrapped part of a sentence ("... he wrote on / Twitter.")."""
    line, before = lines[number].strip(), lines[number - 1].strip() if number else ""
    after = lines[number + 1].strip() if number + 1 < len(lines) else ""
    unfinished = len(before) >= 40 and before[-1] not in '.!?:"”’)'
    return bool(ENDS_OR_STARTS_IN_SENTENCE.search(line) and unfinished) or after[:1].islower()


def _without_blank_ends(lines: list[str]) -> str:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]).rstrip() if filled else ""


def _kind(piece: str, *, together: bool = False) -> Debris | None:
    found = (debris for debris in load_debris() if debris.together == together and debris.pattern.fullmatch(piece))
    return next(found, None)
