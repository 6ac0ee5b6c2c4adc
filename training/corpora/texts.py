"""News and speeches as plain text, whose words the encoder learns to guess before it learns anything else."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from readout.annotate.windows import flat_sentences
from readout.lexicon.grammar import Grammar, load_grammar
from training.corpora import Document, Sentence
from training.corpora.polnear import read_polnear

# Shorter ones are headings and scraps.
LEAST_WORDS = 9


def read_texts(data: Path) -> Iterator[Document]:
    """PolNeAR's train part, ECB+, TempEval-3's training part and UNSCon, none with a label."""
    grammar = load_grammar()
    found = (
        *(without_labels(document) for document in read_polnear(data / "polnear" / "train")),
        *read_ecbplus(data / "ecbplus" / "ecbplus.jsonl"),
        *read_tempeval(data / "tempeval3", grammar),
        *read_unscon(data / "unscon" / "data" / "conflict_annotations.csv", grammar),
    )
    return (document for document in found if sum(len(sentence.words) for sentence in document.sentences) >= LEAST_WORDS)


def without_labels(document: Document) -> Document:
    """The document's words alone."""
    bare = tuple(replace(sentence, names=None) for sentence in document.sentences)
    return replace(document, attributions=None, sentences=bare)


def read_ecbplus(path: Path) -> Iterator[Document]:
    """The documents of ECB+ in their own words and sentences."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentences: dict[int, list[str]] = {}
        for number, word in zip(row["sents"], row["tokens"], strict=True):
            sentences.setdefault(number, []).append(word)
        yield Document(row["doc"], tuple(Sentence(tuple(words)) for words in sentences.values()))


def read_tempeval(folder: Path, grammar: Grammar) -> Iterator[Document]:
    """The texts of TempEval-3 without its marks."""
    for path in sorted(folder.rglob("*.tml")):
        found = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text(encoding="utf-8", errors="replace"), re.DOTALL)
        if found:
            yield document_of(path.stem, re.sub(r"<[^>]+>", "", found[1]).replace("&amp;", "&"), grammar)


def read_unscon(path: Path, grammar: Grammar) -> Iterator[Document]:
    """The segments of speeches in UNSCon."""
    with path.open(encoding="utf-8", errors="replace", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows)):
            yield document_of(f"unscon-{number}", row["EDU_text"] or "", grammar)


def document_of(name: str, text: str, grammar: Grammar) -> Document:
    """A text in the words and sentences of the program."""
    sentences = flat_sentences(text, grammar)
    return Document(name, tuple(Sentence(tuple(token.word for token in each.tokens), each.opens) for each in sentences))
