"""Text with marks, as a linguist writes it in cases and lexicon entries.

`[words]{label}` marks words, `{label:2}` a second one of its kind, `\\[` is a real bracket (and `\\\\` a real backslash before
one); marks nest.
"""

import re
from dataclasses import dataclass

from readout.errors import InvalidMarkup
from readout.span import Span

_TOKEN = re.compile(r"\\(?P<escaped>[\[\]\\])|(?P<opening>\[)|\](?:\{(?P<label>[a-z][a-z_-]*)(?::(?P<number>[1-9][0-9]*))?\})?")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: its label, which one of that label it is (from 1), and where it lies in the plain text."""

    label: str
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain text and its marks, outer before inner, left before right."""

    text: str
    marks: tuple[Mark, ...]


def read_marked(source: str) -> Marked:
    """The plain text and the marks of `source`; raises InvalidMarkup for a bracket without partner or label."""
    plain, length, position = [], 0, 0
    open_at: list[tuple[int, int]] = []
    found: list[tuple[int, Mark]] = []
    for token in _TOKEN.finditer(source):
        literal = source[position : token.start()] + (token["escaped"] or "")
        plain.append(literal)
        length, position = length + len(literal), token.end()
        if token["opening"]:
            open_at.append((length, token.start()))
        elif not token["escaped"]:
            start, order = _opened(open_at, token, source)
            found.append((order, Mark(token["label"], int(token["number"] or 1), Span(start, length))))
    if open_at:
        raise InvalidMarkup(f"'[' at {open_at[-1][1]} of {source!r} is never closed; write '\\[' for a real bracket")
    return Marked("".join(plain) + source[position:], tuple(mark for _, mark in sorted(found, key=lambda pair: pair[0])))


def write_marked(marked: Marked) -> str:
    """The notation that `read_marked` turns back into `marked`; raises InvalidMarkup for marks that cross or leave the text."""
    pieces: list[str] = []
    open_marks: list[Mark] = []
    position = 0
    for mark in (*marked.marks, None):
        while open_marks and (mark is None or not open_marks[-1].span.covers(mark.span)):
            closing = open_marks.pop()
            pieces += [_escaped(marked.text[position : closing.span.end]), _label(closing)]
            position = closing.span.end
        if mark is None:
            break
        if not position <= mark.span.start <= mark.span.end <= len(marked.text):
            raise InvalidMarkup(f"mark {mark} crosses another, is out of order or leaves the text; give outer marks first")
        pieces += [_escaped(marked.text[position : mark.span.start]), "["]
        position = mark.span.start
        open_marks.append(mark)
    return "".join(pieces) + _escaped(marked.text[position:])


def _opened(open_at: list[tuple[int, int]], token: re.Match[str], source: str) -> tuple[int, int]:
    if not open_at or not token["label"]:
        raise InvalidMarkup(f"']' at {token.start()} of {source!r} has no '[' or no {{label}}; write '\\]' for a real bracket")
    return open_at.pop()


def _label(mark: Mark) -> str:
    return f"]{{{mark.label}:{mark.number}}}" if mark.number > 1 else f"]{{{mark.label}}}"


def _escaped(words: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", words)
