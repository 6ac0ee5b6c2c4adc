"""Documents cut into windows, and windows put together into batches of like length from one set."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from readout.annotate.windows import packed, paragraphs, shortened
from readout.annotate.wordpieces import Pieces, WordPieces
from training.corpora import OUTSIDE, ROLES, Attributed, Document, Named, Sentence, apart
from training.model import WIDEST_NAME

# A label that no loss counts.
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Tagset:
    """The universal parts of speech and relations, in the order of their numbers."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of one document as the model reads them. `sentence` numbers each word's sentence from 0.

    `start` is the number of the first word in the document. Heads are counted within the window, from 1, with 0 the root.
    """

    document: str
    start: int
    pieces: Pieces
    sentence: tuple[int, ...]
    tags: tuple[int, ...] | None
    heads: tuple[int, ...] | None
    relations: tuple[int, ...] | None
    names: tuple[Named, ...] | None
    name_types: frozenset[int]
    attributions: tuple[Attributed, ...] | None
    silver: bool
    guesses: Sequence[Sequence[float]] | None


def windows(document: Document, cutter: WordPieces, tagset: Tagset, *, skip: int = 0) -> Iterator[Window]:
    """The windows of a document, as many whole sentences each as fit. `skip` sentences make a first, shorter window."""
    sizes = [sum(len(cutter.cut(word)) for word in sentence.words) + 1 for sentence in document.sentences]
    start = 0
    for group in packed(sizes, skip):
        sentences = document.sentences[group.start : group.stop]
        yield _window(document, start, sentences, cutter, tagset)
        start += sum(len(sentence.words) for sentence in sentences)


def _window(document: Document, start: int, group: Sequence[Sentence], cutter: WordPieces, tagset: Tagset) -> Window:
    words = [word for sentence in group for word in sentence.words]
    offsets = np.cumsum([0, *(len(sentence.words) for sentence in group)]).tolist()
    parsed = all(sentence.syntax is not None for sentence in group)
    tags: list[int] = []
    heads: list[int] = []
    relations: list[int] = []
    for sentence, offset in zip(group, offsets, strict=False):
        if sentence.syntax is not None:
            tags.extend(tagset.tags.index(tag) for tag in sentence.syntax.tags)
            heads.extend(head + offset if head else 0 for head in sentence.syntax.heads)
            relations.extend(tagset.relations.index(relation) for relation in sentence.syntax.relations)
    names = None
    if all(sentence.names is not None for sentence in group):
        moved = [
            Named(name.first + offset, name.last + offset, name.type)
            for sentence, offset in zip(group, offsets, strict=False)
            for name in sentence.names or ()
        ]
        names = tuple(apart(moved))
    return Window(
        document.id,
        start,
        shortened(cutter.pieces(paragraphs([(sentence.opens, sentence.words) for sentence in group]))),
        tuple(number for number, sentence in enumerate(group) for _ in sentence.words),
        tuple(tags) if parsed else None,
        tuple(heads) if parsed else None,
        tuple(relations) if parsed else None,
        names,
        document.name_types,
        None if document.attributions is None else tuple(_within(document.attributions, start, start + len(words))),
        document.silver,
        None if document.guesses is None else document.guesses[start : start + len(words)],
    )


def _within(attributions: Sequence[Attributed], start: int, end: int) -> Iterator[Attributed]:
    """The attributions whose cue lies within, with what of them lies within."""
    for attributed in attributions:
        first, last = attributed.cue
        if start <= first and last <= end:
            source, content = (
                tuple((max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start)
                for ranges in (attributed.source, attributed.content)
            )
            yield Attributed((first - start, last - start), source, content)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one set as tensors. Word 0 of each window is [CLS]; so all word numbers are one higher than in the windows."""

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    mask: Tensor
    allowed: Tensor
    present: Tensor
    labels: Mapping[str, Tensor]
    silver: bool

    def to(self, device: str) -> "Batch":
        """The same batch on a device."""
        pieces, shapes, first, mask, allowed, present = (
            tensor.to(device) for tensor in (self.pieces, self.shapes, self.first, self.mask, self.allowed, self.present)
        )
        labels = {name: tensor.to(device) for name, tensor in self.labels.items()}
        return Batch(pieces, shapes, first, mask, allowed, present, labels, self.silver)


def batched(found: Sequence[Window], pieces: int, chance: random.Random) -> Iterator[list[Window]]:
    """The windows in groups of like length of at most so many pieces, the groups in random order."""
    order = sorted(found, key=lambda window: (len(window.pieces.ids), chance.random()))
    groups: list[list[Window]] = []
    for window in order:
        if not groups or (len(groups[-1]) + 1) * len(window.pieces.ids) > pieces:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    yield from groups


def collate(group: Sequence[Window]) -> Batch:
    """The windows of one set as one batch."""
    long, wide = max(len(w.pieces.ids) for w in group), 1 + max(len(w.sentence) for w in group)
    pieces = _padded([w.pieces.ids for w in group], long, 0)
    sentence = _padded([(-1, *w.sentence) for w in group], wide, -2)
    # A word's head stands in its own sentence, or is the root (word 0).
    allowed = (sentence.unsqueeze(2) == sentence.unsqueeze(1)) & (sentence >= 0).unsqueeze(2)
    allowed[:, :, 0] = True
    return Batch(
        pieces,
        _padded([w.pieces.shapes for w in group], long, 0),
        _padded([(0, *w.pieces.first) for w in group], wide, 0),
        (_padded([(1,) * len(w.pieces.ids) for w in group], long, 0) > 0)[:, None, None, :],
        allowed,
        sentence >= 0,
        _labels(group, wide),
        group[0].silver,
    )


def _labels(group: Sequence[Window], wide: int) -> dict[str, Tensor]:
    found = {}
    for name in ("tags", "heads", "relations"):
        rows = [getattr(window, name) for window in group]
        if all(row is not None for row in rows):
            found[name] = _padded([(IGNORED, *row) for row in rows], wide, IGNORED)
    if all(window.attributions is not None for window in group):
        found |= _attribution_labels(group, wide)
    if group[0].name_types and all(window.names is not None for window in group):
        found["names"] = _name_labels(group, wide)
        found["name_types"] = torch.tensor(sorted(group[0].name_types))
    if all(window.guesses is not None for window in group):
        found["guesses"] = torch.zeros(len(group), wide, 3)
        for number, window in enumerate(group):
            found["guesses"][number, 1 : len(window.sentence) + 1] = torch.tensor(window.guesses)
    return found


def _name_labels(group: Sequence[Window], wide: int) -> Tensor:
    """For each word and width one more than the type of the name that begins there, 0 if none does: (windows, words, widths)."""
    labels = torch.full((len(group), wide, WIDEST_NAME), IGNORED)
    for number, window in enumerate(group):
        words = len(window.sentence)
        for width in range(min(WIDEST_NAME, words)):
            labels[number, 1 : words + 1 - width, width] = OUTSIDE
        for name in window.names or ():
            if name.last - name.first <= WIDEST_NAME:
                labels[number, name.first + 1, name.last - name.first - 1] = 1 + name.type
    return labels


def _attribution_labels(group: Sequence[Window], wide: int) -> dict[str, Tensor]:
    cues = _padded([(IGNORED, *(OUTSIDE for _ in w.sentence)) for w in group], wide, IGNORED)
    rows, roles = [], []
    for number, window in enumerate(group):
        for attributed in window.attributions or ():
            first, last = attributed.cue[0] + 1, attributed.cue[1] + 1
            cues[number, first:last] = 2
            cues[number, first] = 1
            rows.append((number, first, last - 1))
            roles.append(_role_labels(attributed, len(window.sentence), wide))
    return {
        "cues": cues,
        "rows": torch.tensor(rows, dtype=torch.long).reshape(-1, 3),
        "roles": torch.tensor(roles, dtype=torch.long).reshape(-1, wide),
    }


def _role_labels(attributed: Attributed, words: int, wide: int) -> list[int]:
    labels = [IGNORED, *[OUTSIDE] * words, *[IGNORED] * (wide - words - 1)]
    for number, role in enumerate(ROLES):
        for first, last in getattr(attributed, role):
            labels[first + 1 : last + 1] = [2 + 2 * number] * (last - first)
            labels[first + 1] = 1 + 2 * number
    return labels


def _padded(rows: Sequence[Sequence[int]], length: int, filling: int) -> Tensor:
    return torch.tensor([[*row, *[filling] * (length - len(row))] for row in rows], dtype=torch.long)
