"""Stretches between quotation marks, of every typography."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.span import Span

CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'", "``": "''", "''": "''", "‹": "›", "「": "」"}
MARKS = re.compile(r"“|”|„|«|»|‘|’|\"|``|''|'|‹|›|「|」|\n[ \t]*\n\s*")
OPAQUE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `span` holds the marks, `inner` what stands between them, one stretch a paragraph where the quotation runs on and is
    reopened, `words` the same without the comma that leads on to the cue. `closed_by` is the last character of the words, which tells whether the sentence ends there. A quotation is
    `opaque` if it is long enough, or so set off, that it is somebody's words rather than a term in quotation marks.
    """

    span: Span
    inner: tuple[Span, ...]
    words: tuple[Span, ...]
    closed_by: str
    opaque: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order; nested ones lie within them.

        “We will act,” said Ms Berg.          "We will act," she said.
        ‘We will act’, she said.              «We will act», she said.

    A mark left open at the end of a paragraph is reopened by the next paragraph (one quotation) or ends there.
    """
    return tuple(quotation for opened in pair_marks(text) if (quotation := make_quotation(text, opened)) is not None)


def pair_marks(text: str) -> Iterator[list[Span]]:
    """For each outermost quotation, the stretches of words between its marks, one a paragraph."""
    opener, start, parts = "", 0, list[Span]()
    for match in MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if "\n" in mark:
            if opener:
                parts.append(Span(start, at))
                start = match.end()
                if text.startswith(opener, match.end()):
                    start = match.end() + len(opener)
                else:
                    yield parts
                    opener, parts = "", []
        elif opener:
            if at >= start and closes(text, match, opener):
                yield [*parts, Span(start, at)]
                opener, parts = "", []
        elif opens(text, match):
            opener, start = mark, match.end()
    if opener:
        yield [*parts, Span(start, len(text.rstrip()))]


def opens(text: str, match: re.Match[str]) -> bool:
    """True if the mark can begin a quotation: nothing or an edge before it, a word after it."""
    mark, before, after = match.group(), text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if not after or after.isspace() or mark in "”»›」":
        return False
    if mark in "“„«``‹「":
        return True
    if mark == "’":
        return False
    edge = not before or not (before.isalnum() or before in ".,!?)")
    return edge and (mark in ('"', "''") or single_closes_later(text, match.end(), mark))


def single_closes_later(text: str, start: int, mark: str) -> bool:
    """True if a single mark, which may be an apostrophe, is closed within its paragraph."""
    end = text.find("\n\n", start)
    stretch = text[start : end if end >= 0 else len(text)]
    return re.search(r"[\w.,!?…][’'](?!\w)" if mark in "‘'" else mark, stretch) is not None


def closes(text: str, match: re.Match[str], opener: str) -> bool:
    """True if the mark ends the quotation begun by `opener`; an apostrophe within a word does not."""
    mark = match.group()
    if mark not in CLOSERS[opener] and not (opener == "“" and mark == '"') and not (opener == '"' and mark == "”"):
        return False
    if mark in "’'" and opener in "‘'":
        after = text[match.end() : match.end() + 1]
        before = text[match.start() - 1 : match.start()]
        plural_possessive = before == "s" and after == " " and single_closes_later(text, match.end() + 1, opener)
        return not after.isalnum() and not plural_possessive
    return True


def make_quotation(text: str, parts: list[Span]) -> Quotation | None:
    """The quotation of the given stretches, or None if nothing is in them."""
    inner = tuple(part for part in parts if text[part.start : part.end].strip())
    if not inner:
        return None
    length = sum(len(part.of(text).split()) for part in inner)
    closed_by = inner[-1].of(text).rstrip()[-1]
    start, end = inner[0].start, inner[-1].end
    start -= 2 if text[max(0, start - 2) : start] in ("``", "''") else 1
    end += 2 if text[end : end + 2] == "''" else 1 if end < len(text) and not text[end].isspace() else 0
    opaque = length >= OPAQUE_WORDS or closed_by in ",.!?…" or text[:start].rstrip().endswith((":", "said", "says", "said,"))
    words = tuple(Span(part.start, part.end - 1) if part.of(text).endswith(",") else part for part in inner)
    return Quotation(Span(start, end), inner, words, closed_by, opaque)
