"""Words for people: dates written out, text made safe to show and cut to length."""

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readout.actor import Actor
from readout.report import Report

if TYPE_CHECKING:
    from readout.dating import Dating

MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HOW_DATED = {
    "metadata": "as its metadata say",
    "dateline": "from the dateline",
    "text": "worked out from the text",
    "given": "as given",
}
JOINERS = "\u200c\u200d"  # part of the spelling of Persian and of emoji
ELLIPSIS = "…"


def is_unsafe(char: str) -> bool:
    """True of a control or formatting character that could move a cursor, turn the direction of writing or hide words."""
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char not in JOINERS


def clean(words: str) -> str:
    """The words in one line, without unsafe characters; line ends and tabs become spaces."""
    if words.isascii() and words.isprintable():
        return " ".join(words.split())
    kept = (" " if char.isspace() else "" if is_unsafe(char) else char for char in words)
    return " ".join("".join(kept).split())


def shortened(words: str, limit: int) -> str:
    """The words clean, cut between two of them to at most `limit` characters."""
    words = clean(words)
    if len(words) <= limit:
        return words
    cut = words[: limit - 1].rsplit(" ", 1)[0] if " " in words[: limit - 1] else words[: limit - 1]
    return cut.rstrip(" ,;:.–—-") + ELLIPSIS


def in_words(iso: str) -> str:
    """An ISO day, month, year or interval as people write it: "5 February 2022", "20 February to 30 June 2022"."""
    start, slash, end = iso.partition("/")
    if not slash:
        return _day_in_words(start)
    first, last = _day_in_words(start), _day_in_words(end)
    if start[:4] == end[:4] and first.endswith(start[:4]):
        first = first[: -len(start[:4])].rstrip() or first
    return f"{first} to {last}"


def _day_in_words(iso: str) -> str:
    if not all(part.isdigit() for part in iso.split("-")):
        return iso
    year, *rest = iso.split("-")
    month = MONTHS[int(rest[0])] if rest and 1 <= int(rest[0]) <= 12 else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)


def when_published(report: Report, dating: "Dating") -> str:
    """The day of publication and how it was found, or which days are left."""
    if report.published:
        return f"{in_words(report.published)}, {HOW_DATED.get(report.published_by or '', 'as given')}"
    if not dating.candidates:
        return "undated"
    if len(dating.candidates) > 4:
        return f"day known, year open ({dating.candidates[0][:4]} to {dating.candidates[-1][:4]})"
    return f"{' or '.join(in_words(day) for day in dating.candidates)}"


def series(words: Iterable[str], last: str = "and") -> str:
    """a; a and b; a, b and c."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} {last} {listed[-1]}" if listed else ""


def named(actors: Iterable[Actor]) -> str:
    """The names of actors in a series."""
    return series(clean(actor.name) for actor in actors)
