"""Universal Dependencies: the English Web Treebank for syntax, GUM for syntax and names."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from readout.lexicon.titles import load_titles, words_by_role
from training.corpora import Document, Named, Sentence, Syntax, types

# GUM's types of entities that ours have a name for; its other types hold few names.
ENTITY_TYPES = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}
_BRACKET = re.compile(r"\((?P<open>\d+)-(?P<kind>[a-z]+)-[^()]*|(?P<close>\d+)?\)")
# What may join the words of a name, and the relations by which they hang together.
JOINTS = frozenset({"of", "the", "for", "on", "-", "–", ".", "'s", "de", "von", "van"})
HONORIFICS = frozenset({"mr.", "mrs.", "ms.", "miss", "dr.", "mr", "ms", "dr", "-"})
WITHIN_NAMES = frozenset({"flat", "compound", "nmod", "amod", "case", "punct", "nummod", "fixed", "goeswith", "det"})
# What is joined to a part of a name belongs to it, to all of it does not: Newfoundland and Labrador Court of Appeal.
JOINED_WITHIN = frozenset({"cc", "conj"})
# "President" hangs in this way on "Bush".
TITLE_OF = "nmod:desc"
PROPER = frozenset({"NNP", "NNPS"})
# Titles beside those of the lexicon, which knows those of diplomacy.
OTHER_TITLES = frozenset({"professor", "justice", "fellow", "whip"})


def read_ewt(path: Path) -> Iterator[Document]:
    """The documents of a file of the Web Treebank, with syntax."""
    for number, (name, sentences) in enumerate(_documents(path)):
        yield Document(name or f"{path.stem}-{number}", tuple(_sentence(rows, opens, None) for opens, rows in sentences))


def read_gum(path: Path, split: str) -> Iterator[Document]:
    """The documents of GUM in a split, `train` or `dev`, with syntax and names."""
    chosen = _members(path / "splits.md", split)
    phrases = (phrase for forms in words_by_role(load_titles()).values() for phrase in forms)
    titles = frozenset(phrase.lower() for phrase in phrases if " " not in phrase) | OTHER_TITLES
    for file in sorted((path / "dep").glob("*.conllu")):
        if file.stem in chosen:
            for name, sentences in _documents(file):
                yield Document(
                    name,
                    tuple(_sentence(rows, opens, tuple(gum_names(rows, titles))) for opens, rows in sentences),
                    name_types=types("person", "organisation", "place"),
                )


def gum_names(rows: Sequence[Sequence[str]], titles: frozenset[str]) -> Iterator[Named]:
    """The names among a sentence's entities: from an entity's head, a proper noun, out to the words that make one name with it.

    GUM marks whole phrases; "the former president of France, Ann Roe" is the name France and the name Ann Roe. What a title heads
    ("the Secretary of State") is no name.
    """
    for first, last, kind in _entities(rows):
        # Persons in the plural are peoples and parties ("Americans"), which readout calls groups.
        several = kind == "person" and any(row[4] == "NNPS" for row in rows[first:last])
        if not several and (core := _name_core(rows, first, last, kind, titles)) is not None:
            yield Named(*core, type=min(types(ENTITY_TYPES[kind])))


def _name_core(rows: Sequence[Sequence[str]], first: int, last: int, kind: str, titles: frozenset[str]) -> tuple[int, int] | None:
    head = next((at for at in range(first, last) if not first <= int(rows[at][6]) - 1 < last), None)
    if head is None or rows[head][1].lower() in titles:
        return None
    if rows[head][4] not in PROPER:
        return _beside_common_noun(rows, head, last, kind)
    if kind == "person" and (of := next((at for at in range(head, last) if rows[at][1].lower() == "of"), None)) is not None:
        # No single word names somebody "of" something, as "Earl of Clare"; a whole name ends before it.
        if of == head + 1:
            return None
        last = of
    low = high = head
    while low > first and _is_part_of_name(rows, low - 1, head):
        low -= 1
    while high + 1 < last and _is_part_of_name(rows, high + 1, head):
        high += 1
    while low < head and (
        not _is_named(rows[low]) or rows[low][4] in ("CD", "DT") or rows[low][1].lower() in titles | HONORIFICS
    ):
        low += 1
    while high > head and not _is_named(rows[high]):
        high -= 1
    return low, high + 1


def _beside_common_noun(rows: Sequence[Sequence[str]], head: int, last: int, kind: str) -> tuple[int, int] | None:
    """The name behind a common noun: researcher [Ann Roe], the island of [Busuanga]; None if there is none."""
    low = head + 2 if kind == "place" and rows[head + 1 : head + 2] and rows[head + 1][1].lower() == "of" else head + 1
    relation = "flat" if low == head + 1 else "nmod"
    if low >= last or rows[low][4] not in PROPER or (rows[low][7], rows[low][6]) != (relation, rows[head][0]):
        return None
    high = low + 1
    while high < last and rows[high][7] == "flat" and _is_named(rows[high]):
        high += 1
    return low, high


# University of Portsmouth; South China Sea; but not Ann Roe, president of France, nor Portland, Oregon.
def _is_part_of_name(rows: Sequence[Sequence[str]], at: int, head: int) -> bool:
    joint = rows[at][1].lower() in JOINTS or rows[at][7] == "cc"
    if not joint and not _is_named(rows[at]):
        return False
    while at != head:
        relation, above = rows[at][7], int(rows[at][6]) - 1
        joined = above != head and relation in JOINED_WITHIN
        if above < 0 or relation == TITLE_OF or not (joined or relation.split(":")[0] in WITHIN_NAMES):
            return False
        at = above
    return True


def _is_named(row: Sequence[str]) -> bool:
    return row[1][:1].isupper() or row[4] in PROPER | {"CD"}


def _entities(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    opened: list[tuple[str, int, str]] = []
    for at, row in enumerate(rows):
        entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(entity):
            if bracket["open"]:
                opened.append((bracket["open"], at, bracket["kind"]))
                if bracket.group().endswith("x"):
                    continue
            elif opened:
                number = bracket["close"]
                place = next((i for i in range(len(opened) - 1, -1, -1) if number in (None, opened[i][0])), None)
                if place is not None:
                    _, first, kind = opened.pop(place)
                    if kind in ENTITY_TYPES:
                        yield first, at + 1, kind


def _sentence(rows: Sequence[Sequence[str]], opens: bool, names: tuple[Named, ...] | None) -> Sentence:
    return Sentence(
        tuple(row[1] for row in rows),
        opens,
        Syntax(
            tuple(row[3] for row in rows),
            tuple(int(row[6]) for row in rows),
            tuple(row[7].split(":")[0] for row in rows),
        ),
        names,
    )


def _documents(path: Path) -> Iterator[tuple[str, list[tuple[bool, list[list[str]]]]]]:
    name, opens = "", True
    sentences: list[tuple[bool, list[list[str]]]] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            if sentences:
                yield name, sentences
            name, sentences, opens = line.split("=")[-1].strip(), [], True
        elif line.startswith("# newpar"):
            opens = True
        elif not line and rows:
            sentences.append((opens, rows))
            opens, rows = False, []
        elif line and line[0].isdigit() and line.split("\t", 1)[0].isdigit():
            rows.append(line.split("\t"))
    if rows:
        sentences.append((opens, rows))
    if sentences:
        yield name, sentences


def _members(path: Path, split: str) -> frozenset[str]:
    found, heading = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
        elif heading == split and line.strip().startswith("* "):
            found.append(line.strip()[2:])
    return frozenset(found)
