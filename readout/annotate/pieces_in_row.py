"""What a piece of a sentence is by the pieces beside it: a part of a full name, a given name, a council of its own land."""

import re
from collections.abc import Sequence

from readout.gazetteer import Name
from readout.lexicon.titles import Title
from readout.value import value

# The tags of small words that are names too: To, An, He, Do, So.
SMALL_TAGS = frozenset("oxDpnj")
JOINING = frozenset({"of", "for", "and", "the", "in", "at", "on", "by", "with", "from"})
REGNAL = re.compile(r"person:[a-z]+-[ivx]+(?:-of-.*)?")


@value
class Piece:
    """Tokens `first` up to `last` (not included) under one tag, with the gazetteer's rows or the title they match."""

    tag: str
    first: int
    last: int
    names: tuple[Name, ...] = ()
    title: Title | None = None


def whole_person(pieces: Sequence[Piece], index: int) -> Piece:
    """The piece, but a name that stands within an unknown full name ("Kim" in "Kim Tok-hun", "Omar bin Said") is unknown too.

    So is that of a ruler without a title: the lakes Edward and [Albert].
    """
    piece = pieces[index]
    ruler = piece.last - piece.first == 1 and any(REGNAL.fullmatch(name.actor) for name in piece.names)
    if ruler and [other.tag for other in pieces[max(0, index - 1) : index]] not in (["T"], ["H"]):
        return Piece("U", piece.first, piece.last)
    if piece.tag == "P" and [other.tag for other in pieces[index + 1 : index + 2]] == ["v"]:
        return Piece("U", piece.first, piece.last)
    if piece.tag == "P" and all(name.kind == "short" for name in piece.names):
        beside = [*pieces[index + 1 : index + 2], *(pieces[index - 1 : index] if index else [])]
        # Two family names in a row are the given and the family name of another: Rosa Perez.
        if any(other.tag in "Uv" or is_family_name(other) for other in beside):
            return Piece("U", piece.first, piece.last)
    return piece


def is_family_name(piece: Piece) -> bool:
    """True of a single word that is the family name of somebody known."""
    return piece.tag == "P" and piece.last - piece.first == 1 and all(name.kind == "short" for name in piece.names)


def given_name(pieces: Sequence[Piece], index: int) -> Piece:
    """The piece, but a place between a title and a name is a given name: Ambassador [Florence] Malvoir."""
    piece = pieces[index]
    around = [other.tag for other in (*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2])]
    within = around in (["T", "U"], ["H", "U"]) and piece.last - piece.first == 1
    return Piece("U", piece.first, piece.last) if within else piece


def style_within_name(pieces: Sequence[Piece], index: int) -> Piece:
    """The piece, but an honorific at the end of a name is a part of it: Amina Yusuf [Sheikh]."""
    piece = pieces[index]
    behind = [other.tag for other in pieces[max(0, index - 1) : index]] == ["U"]
    before_name = any(other.tag in "UPvHSCL" for other in pieces[index + 1 : index + 2])
    return Piece("U", piece.first, piece.last) if behind and not before_name else piece


def small_name(pieces: Sequence[Piece], index: int, word: str) -> Piece:
    """The piece, but a small word or a title between a title and a name is a name: Minister [Do] Hung Lund, [Amir] Lund."""
    around = [other.tag for other in (*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2])]
    named = around in (["T", "U"], ["H", "U"]) and word not in JOINING
    return Piece("U", pieces[index].first, pieces[index].last) if named else pieces[index]


def own_council(piece: Piece, before: Sequence[Piece]) -> Piece:
    """The piece, but a council that a land before it has is not the world's: the Torveskan [Security Council]."""
    owned = piece.tag == "B" and before and before[-1].tag in "AUs" and piece.names[0].words == "Security Council"
    return Piece("G", piece.first, piece.last) if owned else piece
