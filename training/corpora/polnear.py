"""PolNeAR: US political news with sources, cues and contents as character offsets, and names found by a machine."""

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from readout.annotate.tokens import Token
from readout.annotate.windows import FlatSentence, flat_sentences
from readout.lexicon.grammar import Grammar, load_grammar
from training.corpora import Attributed, Document, Named, Sentence, types

# The types of CoreNLP that ours have a name for.
SILVER_TYPES = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "DATE": "time", "TIME": "time"}


def read_polnear(part: Path) -> Iterator[Document]:
    """The documents of a part, `train` or `dev`; of one annotated twice, the first annotator's."""
    silver = _silver_names(part / "corenlp_silver.jsonl.gz")
    grammar, seen = load_grammar(), set()
    for line in (part / "attributions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in seen:
            continue
        seen.add(row["id"])
        text = (part / "text" / f"{row['id']}.txt").open(encoding="utf-8", newline="").read()
        yield _document(row, text, silver.get(row["id"]), grammar)


def _document(row: Mapping[str, Any], text: str, silver: Sequence[Sequence[Any]] | None, grammar: Grammar) -> Document:
    sentences = flat_sentences(text, grammar)
    place = _WordFinder([token for sentence in sentences for token in sentence.tokens])
    names = [
        Named(*words, type=min(types(SILVER_TYPES[kind])))
        for begin, end, kind in silver or ()
        if (words := place.words(begin, end)) is not None
    ]
    return Document(
        row["id"],
        tuple(_sentences(sentences, names if silver is not None else None)),
        attributions=tuple(_attributions(row["attributions"], place)),
        name_types=types("person", "organisation", "place", "time") if silver is not None else frozenset(),
        silver=True,
    )


class _WordFinder:
    """Finds the words that a stretch of characters covers by more than half."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._ends = [token.end for token in tokens]

    def words(self, begin: int, end: int) -> tuple[int, int] | None:
        first = last = bisect_left(self._ends, begin + 1)
        while last < len(self._tokens) and self._tokens[last].start < end:
            last += 1
        while first < last and not self._mostly(first, begin, end):
            first += 1
        while first < last and not self._mostly(last - 1, begin, end):
            last -= 1
        return (first, last) if first < last else None

    def _mostly(self, at: int, begin: int, end: int) -> bool:
        token = self._tokens[at]
        return 2 * (min(end, token.end) - max(begin, token.start)) > token.end - token.start


def _attributions(rows: Sequence[Mapping[str, Any]], place: _WordFinder) -> Iterator[Attributed]:
    for row in rows:
        cue, source, content = (
            tuple(words for begin, end in row[role] if (words := place.words(begin, end)) is not None)
            for role in ("cue", "source", "content")
        )
        if cue and content:
            yield Attributed(cue[0], source, content)


def _sentences(sentences: Sequence[FlatSentence], names: Sequence[Named] | None) -> Iterator[Sentence]:
    offset = 0
    for sentence in sentences:
        end = offset + len(sentence.tokens)
        own = None
        if names is not None:
            inside = (name for name in names if offset <= name.first and name.last <= end)
            own = tuple(Named(name.first - offset, name.last - offset, name.type) for name in inside)
        yield Sentence(tuple(token.word for token in sentence.tokens), sentence.opens, names=own)
        offset = end


def _silver_names(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    found = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found[row["id"]] = [
                (row["b"][first], row["e"][last], kind) for first, last, kind, *_ in row["ner"] if kind in SILVER_TYPES
            ]
    return found
