"""Sets that label names alone: CrossNER's politics, and the named entities of the Web Treebank's dev part."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from training.corpora import NAME_TYPES, Document, Named, Sentence, types

CROSSNER_TYPES = {
    "politician": "person",
    "person": "person",
    "organisation": "organisation",
    "politicalparty": "organisation",
    "country": "place",
    "location": "place",
    "event": "event",
    "election": "event",
}
UNER_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def read_crossner(path: Path) -> Iterator[Document]:
    """A file of CrossNER: a sentence a document, since the sentences come from everywhere."""
    return _read_columns(path, 0, 1, CROSSNER_TYPES, types("person", "organisation", "place", "event"))


def read_uner(path: Path) -> Iterator[Document]:
    """A file of Universal NER: a sentence a document."""
    return _read_columns(path, 1, 2, UNER_TYPES, types("person", "organisation", "place"))


def _read_columns(path: Path, word: int, label: int, known: Mapping[str, str], labelled: frozenset[int]) -> Iterator[Document]:
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("# ")]
        if rows:
            names = tuple(_names([row[label] for row in rows], known))
            sentence = Sentence(tuple(row[word] for row in rows), opens=True, names=names)
            yield Document(f"{path.stem}-{number}", (sentence,), name_types=labelled)


def _names(labels: list[str], known: Mapping[str, str]) -> Iterator[Named]:
    first = 0
    for at, label in enumerate([*labels, "O"]):
        if not label.startswith("I-"):
            if at and labels[at - 1] != "O" and (kind := known.get(labels[at - 1][2:])):
                yield Named(first, at, NAME_TYPES.index(kind))
            first = at
