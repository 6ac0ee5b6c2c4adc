"""Sets that label names alone: CrossNER's politics, and the English Web Treebank in Universal NER."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from readout.knowledge import KnowledgeBase
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
# What the ids of our knowledge begin with, by type of name.
KNOWN_TYPES = {"person": "person", "body": "organisation", "state": "place"}
# A name gives way to another one so often, and then so often to one that our knowledge has.
EXCHANGED, FROM_KNOWLEDGE = 0.5, 0.3

NamesByType = Mapping[int, Sequence[tuple[str, ...]]]


def read_crossner(path: Path) -> Iterator[Document]:
    """A file of CrossNER: a sentence a document, since the sentences come from everywhere."""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        if rows := [line.split("\t") for line in block.splitlines() if line]:
            yield _document(f"{path.stem}-{number}", rows, CROSSNER_TYPES)


def read_uner(path: Path) -> Iterator[Document]:
    """A file of Universal NER: a sentence a document, each word behind its number and before its label."""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        if rows := [line.split("\t")[1:3] for line in block.splitlines() if line[:1].isdigit()]:
            yield _document(f"{path.stem}-{number}", rows, UNER_TYPES)


def _document(name: str, rows: Sequence[Sequence[str]], known: Mapping[str, str]) -> Document:
    names = tuple(_names([row[1] for row in rows], known))
    sentence = Sentence(tuple(row[0] for row in rows), opens=True, names=names)
    return Document(name, (sentence,), name_types=types(*known.values()))


def _names(labels: Sequence[str], known: Mapping[str, str]) -> Iterator[Named]:
    first = 0
    for at, label in enumerate([*labels, "O"]):
        if not label.startswith("I-"):
            if at and labels[at - 1] != "O" and (kind := known.get(labels[at - 1][2:])):
                yield Named(first, at, NAME_TYPES.index(kind))
            first = at


def names_in(documents: Sequence[Document]) -> NamesByType:
    """The names of documents by type, as often as they occur."""
    found: dict[int, list[tuple[str, ...]]] = {number: [] for number in range(len(NAME_TYPES))}
    for sentence in (sentence for document in documents for sentence in document.sentences):
        for name in sentence.names or ():
            found[name.type].append(sentence.words[name.first : name.last])
    return found


def known_names(knowledge: KnowledgeBase) -> NamesByType:
    """The names of all persons, bodies and states that are known, by type."""
    found: dict[int, list[tuple[str, ...]]] = {number: [] for number in range(len(NAME_TYPES))}
    for actor, name in sorted(knowledge.gazetteer.canonical.items()):
        kind = KNOWN_TYPES.get(actor.split(":")[0])
        if kind is not None:
            found[NAME_TYPES.index(kind)].append(tuple(name.replace("'s ", " 's ").split()))
    return found


def with_other_names(document: Document, chance: random.Random, own: NamesByType, known: NamesByType) -> Document:
    """The document with some names exchanged for others of their type, so that few sentences show many names."""
    return replace(document, sentences=tuple(_with_other_names(each, chance, own, known) for each in document.sentences))


def _with_other_names(sentence: Sentence, chance: random.Random, own: NamesByType, known: NamesByType) -> Sentence:
    words: list[str] = []
    names: list[Named] = []
    done = 0
    for name in sorted(sentence.names or (), key=lambda name: name.first):
        words.extend(sentence.words[done : name.first])
        instead = sentence.words[name.first : name.last]
        if chance.random() < EXCHANGED:
            others = known[name.type] if known[name.type] and chance.random() < FROM_KNOWLEDGE else own[name.type]
            instead = chance.choice(others)
        names.append(Named(len(words), len(words) + len(instead), name.type))
        words.extend(instead)
        done = name.last
    return replace(sentence, words=(*words, *sentence.words[done:]), names=tuple(names))
