"""What a minister or an envoy is in charge of, where the lexicon knows the words only beside an office.

Minister of [Human Mobility] Ana Lund · the [Blue Economy] Minister
"""

import re
from collections.abc import Sequence

from readout.annotate.pieces_in_row import Piece
from readout.annotate.tokens import Token
from readout.lexicon.grammar import Grammar

# Nouns with such endings name no person: Decarbonisation, Procurement, Connectivity.
FIELD = re.compile(
    r"[A-Z][a-z-]{3,}(?:[ts]ions?|ments|[^l]ement|vity|lity|nomics|logy|ogies|ships?|fare|graphy|culture|structures?)"
)


def with_fields(pieces: list[Piece], tokens: Sequence[Token], grammar: Grammar) -> list[Piece]:
    """The pieces, unknown words that tell what an office is in charge of as its portfolio."""
    for at, piece in enumerate(pieces):
        if piece.title is None:
            continue
        if any(other.tag in "oac" for other in pieces[at + 1 : at + 2]):
            read_forward(pieces, at + 2, tokens, grammar)
        read_backward(pieces, at - 1, tokens, grammar)
    return pieces


def read_forward(pieces: list[Piece], start: int, tokens: Sequence[Token], grammar: Grammar) -> None:
    """Makes portfolios of the words of one behind an office, up to the first that is none."""
    for at in range(start, len(pieces)):
        if is_field(pieces, at, tokens, grammar):
            pieces[at] = Piece("F", pieces[at].first, pieces[at].last)
        elif is_kind_of_land(pieces, at, tokens, grammar):
            pieces[at : at + 2] = [Piece(tag, pieces[k].first, pieces[k].last) for tag, k in (("U", at), ("F", at + 1))]
            return
        elif pieces[at].tag not in "FacDjo" and tokens[pieces[at].first].word != "&":
            return


def is_kind_of_land(pieces: Sequence[Piece], at: int, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """True for an unknown name before the noun of its kind: the Governor of [Khorezm] region Ana Lund."""
    behind = pieces[at + 1] if pieces[at].tag in "UP" and at + 1 < len(pieces) else None
    return behind is not None and behind.tag == "x" and tokens[behind.first].lower in grammar.actors.never_persons


def read_backward(pieces: list[Piece], end: int, tokens: Sequence[Token], grammar: Grammar) -> None:
    """Makes portfolios of the words of one before an office, up to the first that is none."""
    for at in range(end, -1, -1):
        if is_field(pieces, at, tokens, grammar):
            pieces[at] = Piece("F", pieces[at].first, pieces[at].last)
        elif pieces[at].tag not in "FaM":
            return


def is_field(pieces: Sequence[Piece], at: int, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """True for an unknown capitalised word, or one with another sense in small letters, that tells a portfolio."""
    piece = pieces[at]
    token = tokens[piece.first]
    if piece.last - piece.first != 1 or piece.tag not in "UxjG" or not token.word[0].isupper():
        return False
    return (
        token.lower in grammar.fields_of_office
        if piece.tag == "G"
        else token.lower in grammar.fields_of_office or bool(FIELD.fullmatch(token.word))
    )
