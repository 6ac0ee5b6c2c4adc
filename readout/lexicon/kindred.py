"""Words that can stand for one another, and words that tell little of what a report is about."""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from readout.errors import InvalidLexicon
from readout.lexicon.stems import stem

FOLDER = Path(__file__).parent / "en"
# A phrase of a list has no more words than this.
_LONGEST_PHRASE = 3
# What a form begins with that stands for itself alone.
_ALONE = "="


@dataclass(frozen=True, slots=True)
class KindredWords:
    """`lists` are the names of the lists in which a word or phrase stands, `common` the stems that tell little,
    `silent` the words that tell nothing.

    A word is its stem, a phrase the stem of its first word with the words behind it: a verb bends, its particle does not. A word
    behind "=" is that form alone, since others with its stem mean something else: a plane, but no plan.
    """

    lists: Mapping[tuple[str, ...], tuple[str, ...]]
    common: frozenset[str]
    silent: frozenset[str]

    def shown_by(self, words: Sequence[str], at: int, silent: Collection[str] = ()) -> tuple[str, ...]:
        """The lists of the word at that place, unless it is silent, and of the phrases that begin with it; all in lower case."""
        firsts = (stem(words[at]), f"{_ALONE}{words[at]}")
        shortest = 2 if words[at] in silent else 1
        phrases = {(first, *words[at + 1 : at + length]) for first in firsts for length in range(shortest, _LONGEST_PHRASE + 1)}
        return tuple(sorted(name for phrase in phrases for name in self.lists.get(phrase, ())))


@cache
def load_kindred_words(folder: Path = FOLDER) -> KindredWords:
    """The words of kindred-words.toml and common-words.toml; raises InvalidLexicon for a list that can put nothing together."""
    table = tomllib.loads((folder / "kindred-words.toml").read_text(encoding="utf-8"))
    lists: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, words in table.items():
        if fault := _fault(words):
            raise InvalidLexicon(f"kindred-words.toml, {name}: {fault}")
        for first, *rest in map(str.split, words):
            lists[first if first.startswith(_ALONE) else stem(first), *rest].add(name)
    common = _common_words(folder)
    return KindredWords(
        {phrase: tuple(sorted(names)) for phrase, names in lists.items()},
        frozenset(map(stem, common["common"])),
        frozenset(common["silent"]),
    )


def load_common_words(folder: Path = FOLDER) -> tuple[str, ...]:
    """The words of common-words.toml that are found in reports of anything."""
    return tuple(_common_words(folder)["common"])


def _common_words(folder: Path) -> Mapping[str, Sequence[str]]:
    return tomllib.loads((folder / "common-words.toml").read_text(encoding="utf-8"))


def _fault(words: Sequence[str]) -> str:
    """What is wrong with a list and how to mend it, "" if nothing is."""
    if len({stem(word) for word in words}) < 2:
        return "a list needs two words of different stems; add one, or drop the list"
    if odd := [word for word in words if word != word.lower() or len(word.split()) > _LONGEST_PHRASE]:
        return f"{', '.join(odd)}: write small letters, and {_LONGEST_PHRASE} words at most"
    return ""
