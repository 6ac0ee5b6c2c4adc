"""Styles of address before a name, and what may stand behind one: Tan Sri, U, (retd), MP."""

from collections.abc import Sequence

from readout.annotate.lines import Line
from readout.annotate.pieces_in_row import Piece

# Behind the opening bracket, the closing one among so many tokens.
LONGEST_BRACKET = 6
RETIRED = frozenset({"retd", "ret", "rtd", "retired"})


def is_postnominal(line: Line, at: int, before: Sequence[Piece]) -> bool:
    """True for letters behind a full name, or one with a title or an honorific: Ana Lund [MP]."""
    named = line.tokens[at].word in line.book.grammar.postnominals and not line.headline and bool(before)
    if not named or before[-1].tag not in "UP" or line.is_capital(at + 1):
        return False
    return before[-1].last - before[-1].first > 1 or (len(before) > 1 and before[-2].tag in "UPvHT")


def behind_brackets(line: Line, at: int) -> int:
    """The place behind a title and brackets before the name: Brigadier [(retd)] Lund, Secretary [(East)] Lund."""
    if line.lower(at) != "(":
        return at
    end = next((k for k in range(at + 2, at + LONGEST_BRACKET) if line.lower(k) == ")"), None)
    retired = line.lower(at + 1).rstrip(".") in RETIRED
    field = line.is_capital(at + 1) and end is not None and line.is_capital(end + 1)
    return end + 1 if end is not None and (field or (retired and end == at + 2)) else at


def length_of_style(line: Line, at: int) -> int:
    """How many words the honorific at a capital has, 0 if it has but one or none is there: [Tan Sri] Lund, [U] Kyaw Zaw."""
    styles = line.book.styles.get(line.tokens[at].lower, ())
    if not (styles or line.tokens[at].word == "U"):
        return 0
    if (
        line.tokens[at].word == "U"
        and line.is_capital(at + 1)
        and line.tokens[at + 1].word.isalpha()
        and len(line.lower(at + 1)) > 1
    ):
        return 1
    length = next((len(style) for style in styles if all(line.lower(at + k) == word for k, word in enumerate(style))), 0)
    return length if line.is_capital(at + length) else 0


def begins_longer_name(line: Line, name: Piece) -> bool:
    """True if somebody's style and name are those of another with more names: [Prince Omar] bin Said."""
    styled = name.tag == "P" and name.last - name.first > 1 and line.book.tags.get(line.lower(name.first)) in ("N", "H")
    return styled and line.book.tags.get(line.lower(name.last)) == "v"
