"""How much a passage is about what was promised: the weight of the terms they share, rare ones weighing more."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.promises import Pledge
from readout.accounts.commitments.sides import is_of
from readout.accounts.commitments.wording import WORDS, Phrases
from readout.accounts.reports import Rank

# A deed has many words and stands in many reports; a month only supports what else is shared.
WEIGHTS = {"deed": 0.7, "thing": 0.8, "month": 0.35}
# Names of actors stand in reports of all that these do.
NAMES = 0.4
CONTEXT = 0.5
# What names the debtor's side tells a little more of its promise.
SIDE = 0.3
UPHOLDING, AGREED = Phrases(WORDS.upholding), Phrases(WORDS.agreed)
LOOSE = ("deed:", "month:")
# Rarity is measured as if there were at least so many reports, lest what three reports on one matter share count as common.
LEAST_REPORTS = 1000
# So many places of its terms are looked up for a promise, the rarest first, and so many passages are then read closely:
# the cost of one promise does not grow with the number of reports.
MOST_VISITS, MOST_PASSAGES = 3000, 80


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a passage shares with a promise: the weight, and the places of the shared terms among its tokens.

    `solid` is the weight without deeds, months and names of actors, which many promises share; `firm` has the places of that.
    """

    weight: float
    solid: float
    shared: frozenset[int]
    firm: frozenset[int]
    keys: frozenset[str]


def _upheld(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    """Passages that tell of keeping to what was agreed, by the keys of their paragraphs."""
    found: dict[str, list[Passage]] = {}
    for at, passage in enumerate(passages):
        if UPHOLDING.first(passage.words) is not None and AGREED.first(passage.words) is not None:
            for key in sorted(_paragraph_keys(passages, at)):
                found.setdefault(key, []).append(passage)
    return found


def _paragraph_keys(passages: Sequence[Passage], at: int) -> frozenset[str]:
    """The keys of the paragraph of a passage, as far as it."""
    passage: Passage | None = passages[at]
    paragraph, keys = passages[at].sentence.paragraph, frozenset[str]()
    while passage is not None and passage.sentence.paragraph == paragraph:
        keys |= passage.keys
        passage = passage.before
    return keys


class Index:
    """Passages by their terms, and how much each term tells."""

    def __init__(self, passages: Sequence[Passage], known: frozenset[str]) -> None:
        self.passages, self.known = passages, known
        self.upheld = _upheld(passages)
        self.days = [passage.source.published or "" for passage in passages]
        self.scales: dict[tuple[str, Rank, int, int], Scale] = {}
        self.postings: dict[str, list[int]] = {}
        spread: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for at, passage in enumerate(passages):
            for key in passage.keys:
                self.postings.setdefault(key, []).append(at)
                if (key, passage.source.report) not in seen:
                    seen.add((key, passage.source.report))
                    spread[key] += 1
        reports = max(LEAST_REPORTS, len({passage.source.report for passage in passages}))
        self.rarity = {key: math.log(1 + reports / count) / math.log(1 + reports) for key, count in spread.items()}

    def near(self, pledge: Pledge) -> list[Passage]:
        """The passages of its day or later that share most with the promise, and those behind them, in order."""
        scale = self._scale(pledge)
        scores: dict[int, float] = {}
        start, left = bisect_left(self.days, pledge.day), MOST_VISITS
        for key in sorted(scale.weights, key=lambda key: (len(self.postings.get(key, ())), key)):
            posting = self.postings.get(key, [])
            for at in posting[bisect_left(posting, start) :][:left]:
                scores[at] = scores.get(at, 0.0) + scale.weights[key]
            left = max(0, left - len(posting))
        best = nsmallest(MOST_PASSAGES, scores, key=lambda at: (-scores[at], at))
        behind = (at + 1 for at in best if at + 1 < len(self.passages))
        return [self.passages[at] for at in sorted({*best, *behind})]

    def likeness(self, pledge: Pledge, passage: Passage) -> Likeness:
        """What a passage shares with a promise; what only the sentence before shares counts for less."""
        scale, here = self._scale(pledge), passage.keys
        behind = passage.keys_before
        weight, solid = 0.0, 0.0
        keys: set[str] = set()
        counted: set[str] = set()
        for term, factor, is_deed in scale.terms:
            direct = (term & here) - counted
            distant = frozenset[str]() if direct else (term & behind) - counted
            if direct or distant:
                part = factor if direct else factor * CONTEXT
                counted |= direct or distant
                keys |= direct
                weight += part * scale.best(direct or distant)
                solid += 0.0 if is_deed else part * scale.best((direct or distant) & scale.solid)
        shared = frozenset(term.at for term in passage.terms if not term.keys.isdisjoint(keys))
        firm = frozenset(term.at for term in passage.terms if not term.keys.isdisjoint(keys & scale.solid))
        weight += SIDE if keys and passage.names_one_of(pledge.side) else 0.0
        return Likeness(weight, solid, shared, firm, frozenset(keys))

    def alike(self, one: Pledge, other: Pledge) -> tuple[float, float]:
        """The weight that two promises share, and the weight of all that the lighter of the two says."""
        left, right = self._scale(one), self._scale(other)
        shared = min(left.sum(right.weights.keys()), right.sum(left.weights.keys()))
        return shared, min(left.sum(left.weights.keys()), right.sum(right.weights.keys()))

    def _scale(self, pledge: Pledge) -> "Scale":
        if pledge.place not in self.scales:
            self.scales[pledge.place] = self._weigh(pledge)
        return self.scales[pledge.place]

    def _weigh(self, pledge: Pledge) -> "Scale":
        own = [(term, 1.0, bool(term & pledge.deeds)) for term in pledge.terms]
        around = [(term, CONTEXT, bool(term & pledge.deeds)) for term in pledge.context]
        keys = {key for term, _, _ in (*own, *around) for key in term}
        names = frozenset(key for key in keys if key in self.known or is_of(key, pledge.parties))
        weights = {key: (NAMES if key in names else kind_weight(key)) * self.rarity.get(key, 1.0) for key in sorted(keys)}
        solid = frozenset(key for key in keys - names if not key.startswith(LOOSE))
        return Scale((*own, *around), weights, solid)


@dataclass(frozen=True, slots=True)
class Scale:
    """How much each key of a promise tells. Terms have a factor and tell if they are the deed; `solid` has no names or deeds."""

    terms: tuple[tuple[frozenset[str], float, bool], ...]
    weights: Mapping[str, float]
    solid: frozenset[str]

    def best(self, keys: Iterable[str]) -> float:
        """The weight of the weightiest key."""
        return max((self.weights[key] for key in keys), default=0.0)

    def sum(self, among: Collection[str]) -> float:
        """The weight of the terms that have one of these keys."""
        return sum(factor * self.best(key for key in term if key in among) for term, factor, _ in self.terms)


def kind_weight(key: str) -> float:
    """What a key tells by its kind."""
    return WEIGHTS.get(key.partition(":")[0], 1.0) if ":" in key else 1.0
