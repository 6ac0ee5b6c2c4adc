"""How well each head does on the dev parts: figures in points of a hundred."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from readout.annotate.attributions import LEAST_SCORE
from readout.annotate.labelling import cue_candidates, cue_score, ranges_of
from training.answers import Answers
from training.batches import Batch, Window, collate
from training.corpora import NAME_TYPES, ROLES, Attributed, Named

Words = frozenset[int]
# The types that the dev sets of names label alike.
COMPARED = frozenset(NAME_TYPES.index(name) for name in ("person", "organisation", "place"))


@dataclass
class Tally:
    """Counts of hits, of what was found and of what was there, by name."""

    hit: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, found: set[object], gold: set[object]) -> None:
        """Counts two sets of the same kind of thing."""
        self.hit[name] += len(found & gold)
        self.found[name] += len(found)
        self.gold[name] += len(gold)

    def f1(self, name: str) -> float:
        """The harmonic mean of precision and recall, in points."""
        total = self.found[name] + self.gold[name]
        return 200 * self.hit[name] / total if total else 0.0


@torch.no_grad()
def score_syntax(model: Answers, windows: Sequence[Window], device: str) -> dict[str, float]:
    """Accuracy of part of speech, head, and head with relation, on gold words; punctuation counts, as in the shared tasks."""
    right: Counter[str] = Counter()
    for batch in _batches(windows, device):
        words = model.words(batch)
        tags, heads, relations = model.parsed(words, batch.allowed)
        present = batch.present
        attached = (heads == batch.labels["heads"]) & present
        right["words"] += int(present.sum())
        right["UPOS"] += int(((tags == batch.labels["tags"]) & present).sum())
        right["UAS"] += int(attached.sum())
        right["LAS"] += int((attached & (relations == batch.labels["relations"])).sum())
    return {name: 100 * right[name] / right["words"] for name in ("UPOS", "UAS", "LAS")}


@torch.no_grad()
def score_names(model: Answers, windows: Sequence[Window], device: str) -> dict[str, float]:
    """Exact F1 of names of persons, organisations and places."""
    tally = Tally()
    for batch, group in zip(_batches(windows, device), _groups(windows), strict=True):
        for window, probabilities in zip(group, model.names(model.words(batch)).cpu(), strict=True):
            found = likeliest_names(probabilities[1 : len(window.sentence) + 1])
            tally.add("names", set(_compared(found)), set(_compared(window.names or ())))
    return {"names": tally.f1("names")}


def likeliest_names(probabilities: Tensor) -> list[Named]:
    """The stretches likelier a name than not, the likeliest first, none over another, from (words, widths, none and types)."""
    likely, kinds = probabilities[..., 1:].max(-1)
    likely = likely.masked_fill(likely <= probabilities[..., 0], 0)
    found: list[Named] = []
    places = likely.nonzero().tolist()
    for first, width in sorted(places, key=lambda place: -float(likely[place[0], place[1]])):
        last = first + width + 1
        if last <= len(probabilities) and not any(first < other.last and other.first < last for other in found):
            found.append(Named(first, last, int(kinds[first, width])))
    return found


@torch.no_grad()
def score_attributions(model: Answers, windows: Sequence[Window], device: str) -> dict[str, float]:
    """Exact F1 of sources, cues and contents; overlap F1 of each; linked F1, as the project's scorer counts them, by the word."""
    exact, loose = Tally(), _Loose()
    for batch, group in zip(_batches(windows, device), _groups(windows), strict=True):
        for window, found in zip(group, found_attributions(model, batch), strict=True):
            gold = window.attributions or ()
            for name in ("cue", *ROLES):
                one, two = (
                    {(window.start, *words) for each in side for words in stretches(each, name)} for side in (found, gold)
                )
                exact.add(name, set(one), set(two))
                loose.add(name, [_words([words[1:]]) for words in one], [_words([words[1:]]) for words in two])
            loose.add("linked", [_linked(each) for each in found if each.source], [_linked(each) for each in gold if each.source])
    figures = {f"{name} exact": exact.f1(name) for name in ("source", "cue", "content")}
    return figures | {f"{name} overlap": loose.f1(name) for name in ("source", "cue", "content")} | {"linked": loose.f1("linked")}


def stretches(attributed: Attributed, name: str) -> tuple[tuple[int, int], ...]:
    """The word ranges of a cue, a source or a content."""
    return {"cue": (attributed.cue,), "source": attributed.source, "content": attributed.content}[name]


def found_attributions(model: Answers, batch: Batch) -> list[list[Attributed]]:
    """For each window the cues found with their sources and contents, in the windows' word numbers."""
    words = model.words(batch)
    cues = [labels[1 : 1 + int(there.sum())].cpu() for labels, there in zip(model.cues(words), batch.present, strict=True)]
    rows = [(number, first + 1, last) for number, own in enumerate(cues) for first, last in cue_candidates(own)]
    found: list[list[Attributed]] = [[] for _ in cues]
    if not rows:
        return found
    asked = torch.tensor(rows, device=words.device)
    roles, judged = model.roles(words, batch.present, asked)
    roles = roles.masked_fill(~batch.present[asked[:, 0]], 0)
    for (number, begin, end), row, likely in zip(rows, roles.tolist(), judged.tolist(), strict=True):
        parts = ranges_of(row)
        source, content = (tuple((a - 1, b - 1) for a, b, kind in parts if kind == role) for role in (0, 1))
        if content and cue_score(cues[number][begin - 1 : end, 0].tolist(), likely) >= LEAST_SCORE:
            found[number].append(Attributed((begin - 1, end), source, content))
    return found


class _Loose:
    """Overlap precision and recall: a stretch counts if it shares a word with any of the other side."""

    def __init__(self) -> None:
        self._hits: Counter[tuple[str, str]] = Counter()
        self._totals: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, found: Sequence[object], gold: Sequence[object]) -> None:
        for side, own, other in (("p", found, gold), ("r", gold, found)):
            self._hits[name, side] += sum(any(_meets(one, two) for two in other) for one in own)
            self._totals[name, side] += len(own)

    def f1(self, name: str) -> float:
        precision, recall = (self._hits[name, side] / max(1, self._totals[name, side]) for side in "pr")
        return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def _meets(one: object, two: object) -> bool:
    if isinstance(one, tuple) and isinstance(two, tuple):
        return all(bool(a & b) for a, b in zip(one, two, strict=True))
    return isinstance(one, frozenset) and isinstance(two, frozenset) and bool(one & two)


def _linked(attributed: Attributed) -> tuple[Words, Words]:
    return _words(attributed.content), _words(attributed.source)


def _words(ranges: Iterable[tuple[int, int]]) -> Words:
    return frozenset(at for first, last in ranges for at in range(first, last))


def _compared(names: Iterable[Named]) -> Iterable[Named]:
    return (name for name in names if name.type in COMPARED)


def _groups(windows: Sequence[Window], size: int = 32) -> Iterable[Sequence[Window]]:
    return (windows[at : at + size] for at in range(0, len(windows), size))


def _batches(windows: Sequence[Window], device: str) -> Iterable[Batch]:
    return (collate(group).to(device) for group in _groups(windows))


Scorer = Callable[[Answers, Sequence[Window], str], dict[str, float]]
