"""The words of a sentence as the finder of pieces looks at them, and the book of names and titles in which it looks them up."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.annotate.tokens import Token
from readout.gazetteer import Name
from readout.lexicon.grammar import Grammar
from readout.lexicon.titles import Title
from readout.value import value

# What Unicode does not take apart into a basic letter and its mark, and the spellings of apostrophe and hyphen.
_LETTERS = str.maketrans(dict(zip("’‘ʼıłŁøØđĐ‐‑", "'''ilLoOdD--", strict=True)) | {"ß": "ss", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Names and titles by their first word and the second in lower case ("" if there is none), longest first.

    Made once from the gazetteer and the lexicon.
    """

    grammar: Grammar
    names: Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Name, ...]]]]]
    titles: Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], Title]]]]
    tags: Mapping[str, str]
    common: frozenset[str]  # words that are no family name by themselves, though somebody bears them: He, No, May
    verbs: frozenset[str]  # forms of verbs that at the head of a sentence are no name: Welcomes, Noting
    small: Callable[[str], str | None]  # the tag of a word in small letters that has but one wherever it stands, as most have
    styles: Mapping[str, Sequence[tuple[str, ...]]]  # honorifics of several words by the first, longest first: Tan Sri, Rt Hon.


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in basic letters, without full stops, case kept."""
    if not word.isascii():
        word = "".join(
            mark for mark in unicodedata.normalize("NFKD", word.translate(_LETTERS)) if not unicodedata.combining(mark)
        )
    return word.replace(".", "") if len(word) > 1 else word


@value
class Line:
    """A sentence and what tells of its words: they in basic letters, whether it is a headline, what the report capitalises."""

    tokens: Sequence[Token]
    folded: tuple[str, ...]
    headline: bool
    capitalised: frozenset[str]
    book: Phrasebook

    def lower(self, at: int) -> str:
        """The word of that number in lower case, "" before and behind the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """True if there is a word of that number and it begins with a capital."""
        return 0 <= at < len(self.tokens) and self.tokens[at].word[0].isupper()
