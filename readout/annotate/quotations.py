"""Stretches between quotation marks, of every typography."""

import re
from collections.abc import Iterator, Sequence

from readout.span import Span
from readout.value import value

# The marks that may close a quotation, by the mark that opens it.
CLOSERS = {
    **{"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'", "``": "''", "''": "''", "‹": "›", "「": "」"},
    **{"”": "”", "»": "«"},
}
OPENERS = "“„«``‹「"
MARKS = re.compile(r"“|”|„|«|»|‘|’|\"|``|''|'|‹|›|「|」|\n[ \t]*\n\s*")
# The name of who speaks, in capitals, as transcripts set it.
TURN = re.compile(r"(?P<name>[^\W\d_]+(?:[ .’'-]+[^\W\d_]+){0,3}): ")
# So many words are somebody's words; fewer may be a term.
OPAQUE_WORDS = 4
# What leads on to words however few.
LEADS_ON = (":", "said", "says", "said,")


@value
class Quotation:
    """Words between quotation marks.

    `span` holds the marks, `inner` what stands between them, one stretch a paragraph where the quotation runs on and is
    reopened, `words` the same without the comma that leads on to the cue. `closed_by` is the last character of the words, which
    tells whether the sentence ends there. A quotation is `opaque` if it is long enough, or so set off, that it is somebody's
    words rather than a term in quotation marks.
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

    A mark left open at the end of a paragraph is reopened by the next paragraph or closed in it (one quotation), or ends there.
    Texts that open with the mark that elsewhere closes are read as they are: ”We will act”, »We will act«.
    """
    turns = (turn for opened in pair_marks(text) for turn in turns_in(text, opened))
    return tuple(quotation for turn in turns if (quotation := make_quotation(text, turn)) is not None)


def turns_in(text: str, parts: Sequence[Span]) -> Iterator[list[Span]]:
    """The stretches of one quotation by who speaks, where what is quoted is an exchange: “LIND: We will act.      “BERG: When?"""
    turn: list[Span] = []
    for part in parts:
        label = TURN.match(text, part.start, part.end)
        if label is None or not label["name"].isupper():
            turn.append(part)
            continue
        if turn:
            yield turn
        turn = [Span(label.end(), part.end)]
    yield turn


def pair_marks(text: str) -> Iterator[list[Span]]:
    """For each outermost quotation, the stretches of words between its marks, one a paragraph."""
    opener, start, parts = "", 0, list[Span]()
    openers = openers_of(text)
    for match in MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if not opener:
            if "\n" not in mark and opens(text, match, openers):
                opener, start, parts = mark, match.end(), []
        elif "\n" in mark:
            parts.append(Span(start, at))
            reopened = text.startswith(opener, match.end())
            if not reopened and not closed_in_paragraph(text, match.end(), opener):
                yield parts
                opener = ""
            start = match.end() + len(opener) * reopened
        elif at > start and mark == opener and begins_line(text, match):
            parts.append(Span(start, at - 1))
            start = match.end()
        elif at >= start and closes(text, match, opener):
            yield [*parts, Span(start, at)]
            opener = ""
    if opener:
        yield [*parts, Span(start, len(text.rstrip()))]


def openers_of(text: str) -> str:
    """The marks that open a quotation wherever they stand before a word, as this text sets them."""
    guillemet = re.search("[«»]", text)
    reversed_ones = guillemet is not None and guillemet.group() == "»"
    openers = OPENERS.replace("«", "»") if reversed_ones else OPENERS
    return openers if "“" in text or "„" in text else f"{openers}”"


def closed_in_paragraph(text: str, start: int, opener: str) -> bool:
    """True if the first mark in the paragraph that begins at `start` closes what was opened in the one before."""
    end = text.find("\n\n", start)
    first = re.search(f"[{opener}{CLOSERS[opener]}]", text[start : end if end >= 0 else len(text)])
    if first is None or len(opener) > 1 or opener in "‘'":
        return False
    at = start + first.start()
    closing = text[at] in CLOSERS[opener] and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()
    return closing and at > start


def begins_line(text: str, match: re.Match[str]) -> bool:
    """True for a mark that begins a line behind a full sentence, before a word: it reopens what was left open."""
    before, after = text[: match.start()], text[match.end() : match.end() + 1]
    return before.endswith("\n") and before.rstrip()[-1:] in (".", "!", "?", "…") and after.isalnum()


def opens(text: str, match: re.Match[str], openers: str) -> bool:
    """True if the mark can begin a quotation: nothing or an edge before it, a word after it."""
    mark, before, after = match.group(), text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    edge = not before or not (before.isalnum() or before in ".,!?)")
    if not after or after.isspace():
        return False
    if mark in openers:
        return edge or mark in OPENERS
    if mark == "”" and before in ("", "\n"):
        # Set wrongly: no mark that closes begins a line before a word.
        return True
    if mark in "“”„«»›」’":
        return False
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
    inner = tuple(part for part in parts if part.of(text).strip())
    if not inner:
        return None
    span = with_marks(text, inner)
    length = sum(len(part.of(text).split()) for part in inner)
    closed_by = inner[-1].of(text).rstrip()[-1]
    opaque = length >= OPAQUE_WORDS or closed_by in ",.!?…" or text[: span.start].rstrip().endswith(LEADS_ON)
    words = tuple(Span(part.start, part.end - 1) if part.of(text).endswith(",") else part for part in inner)
    return Quotation(span, inner, words, closed_by, opaque)


def with_marks(text: str, inner: tuple[Span, ...]) -> Span:
    """The stretch from the opening to the closing mark, each one character or two; a quotation left open has no closing one."""
    start, end = inner[0].start, inner[-1].end
    opening = 2 if text[max(0, start - 2) : start] in ("``", "''") else 1
    closing = 2 if text[end : end + 2] == "''" else 1 if end < len(text) and not text[end].isspace() else 0
    return Span(start - opening, end + closing)
