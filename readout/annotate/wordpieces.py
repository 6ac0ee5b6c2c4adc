"""Words as the model reads them: word pieces, shapes, and whether they stand in quotation marks."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from readout.value import value

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
# Longer words are no words; the reference implementation of WordPiece gives up at 100 characters.
LONGEST_WORD = 60
# The encoder's vocabulary knows no case; the shape of a word gives it back.
SHAPES = ("mark", "lower", "capitalised", "capitals", "mixed", "digits")
QUOTATION_MARKS = frozenset('“«„”»"') | {"``", "''"}
OPENING, CLOSING, EITHER = frozenset("“«„") | {"``"}, frozenset("”»") | {"''"}, '"'


@value
class Pieces:
    """The pieces of a stretch of words: ids, a shape for each piece, and for each word the place of its first piece."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


class CutWord(NamedTuple):
    """The ids of the pieces of one word, at least one, and their shapes where it does and does not stand in quotation marks."""

    ids: tuple[int, ...]
    plain: tuple[int, ...]
    quoted: tuple[int, ...]


class WordPieces:
    """Cuts words into the pieces of a vocabulary, the longest first (WordPiece, uncased, as BERT does it).

    What `cut_word` made of a word is remembered, since most words of a report have been seen before.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.cut_word: Callable[[str], CutWord] = lru_cache(maxsize=65536)(self._cut_word)
        self.cls, self.sep, self._unknown = (self._ids[name] for name in (CLS, SEP, UNKNOWN))

    def pieces(self, paragraphs: Iterable[Sequence[str]]) -> Pieces:
        """The pieces of paragraphs, each closed by a separator: [CLS] Talks ended . [SEP] Berg left . [SEP]"""
        ids, shapes, first = [self.cls], [0], []
        for words in paragraphs:
            for (of_word, plain, quoted), inside in zip(map(self.cut_word, words), in_quotation(words), strict=True):
                first.append(len(ids))
                ids += of_word
                shapes += quoted if inside else plain
            ids.append(self.sep)
            shapes.append(0)
        return Pieces(tuple(ids), tuple(shapes), tuple(first))

    def cut(self, word: str) -> tuple[int, ...]:
        """The ids of the pieces of one word."""
        return self.cut_word(word).ids

    def _cut_word(self, word: str) -> CutWord:
        parts = [self._longest_first(part) for part in basic_parts(word)] or [(self._unknown,)]
        ids = tuple(piece for part in parts for piece in part)
        return CutWord(ids, (shape_of(word, False),) * len(ids), (shape_of(word, True),) * len(ids))

    def _longest_first(self, part: str) -> tuple[int, ...]:
        if len(part) > LONGEST_WORD:
            return (self._unknown,)
        pieces, start = [], 0
        while start < len(part):
            head = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if head + part[start:end] in self._ids), None)
            if end is None:
                return (self._unknown,)
            pieces.append(self._ids[head + part[start:end]])
            start = end
        return tuple(pieces)


def load_vocabulary(path: Path) -> list[str]:
    """The pieces of a vocabulary file, one a line; a piece's id is its line, counted from 0."""
    return path.read_text(encoding="utf-8").split("\n")


def basic_parts(word: str) -> list[str]:
    """The word in lower case without accents, cut at every mark: Côte-d'Or gives cote - d ' or."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    parts: list[str] = []
    joins = False
    for character in plain:
        if character.isspace() or not character.isprintable():
            joins = False
        elif is_mark(character):
            parts.append(character)
            joins = False
        elif joins:
            parts[-1] += character
        else:
            parts.append(character)
            joins = True
    return parts


def is_mark(character: str) -> bool:
    """True for what BERT cuts words at: all punctuation, and every other sign of ASCII."""
    return (character < "\x80" and not character.isalnum()) or unicodedata.category(character).startswith("P")


def shape_of(word: str, quoted: bool) -> int:
    """The number of the shape of a word, other numbers within quotation marks than without; 0 is kept for separators."""
    return 1 + SHAPES.index(_shape_name(word)) + (len(SHAPES) if quoted else 0)


def _shape_name(word: str) -> str:
    if not any(character.isalnum() for character in word):
        return "mark"
    if any(character.isdigit() for character in word):
        return "digits"
    if word.islower():
        return "lower"
    if word.isupper() and len(word) > 1:
        return "capitals"
    return "capitalised" if (word[0].isupper() and word[1:].islower()) or len(word) == 1 else "mixed"


# Separators, and each shape in and out of quotation marks.
SHAPE_COUNT = 1 + 2 * len(SHAPES)


def in_quotation(words: Sequence[str]) -> list[bool]:
    """For each word of a paragraph whether it stands between quotation marks; a mark that is never closed runs to the end."""
    if QUOTATION_MARKS.isdisjoint(words):
        return [False] * len(words)
    found, inside = [], False
    for word in words:
        if word in OPENING:
            inside = True
        elif word in CLOSING:
            found.append(inside)
            inside = False
            continue
        elif word == EITHER:
            inside = not inside
        found.append(inside)
    return found
