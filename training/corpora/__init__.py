"""Annotated corpora as examples that one model can be trained on together; each set labels only some of the heads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

NAME_TYPES = ("person", "organisation", "place", "event", "time")
ROLES = ("source", "content")
# The BIO labels of a tagging head: 0 is outside; 1 + 2k begins and 2 + 2k continues type k.
OUTSIDE = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A name or expression of time: words `first` up to, not including, `last`, and the number of its type in NAME_TYPES."""

    first: int
    last: int
    type: int


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: its cue, and the stretches of its source and its content, all as word ranges."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Universal part of speech, head (counted from 1 within the sentence, 0 for the root) and relation of each word."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence's words; `opens` if a paragraph begins with it."""

    words: tuple[str, ...]
    opens: bool = False
    syntax: Syntax | None = None
    names: tuple[Named, ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text's sentences in order. Word numbers in `attributions` run through the whole document; None where nobody looked.

    `name_types` are the types of names that the set labels at all; `silver` if a machine did. `guesses` are for each word the
    probabilities that it is in no cue, begins one, continues one, by a model that never saw the document.
    """

    id: str
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attributed, ...] | None = None
    name_types: frozenset[int] = frozenset()
    silver: bool = False
    guesses: Sequence[Sequence[float]] | None = None


Reader = Callable[[Path], Iterator[Document]]


def types(*names: str) -> frozenset[int]:
    """The numbers of these types of names."""
    return frozenset(NAME_TYPES.index(name) for name in names)


def apart(names: Sequence[Named]) -> list[Named]:
    """The names in the order of the text; of two that overlap the longer one is kept."""
    kept: list[Named] = []
    for name in sorted(names, key=lambda name: name.first - name.last):
        if not any(name.first < other.last and other.first < name.last for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.first)
