"""How much a passage is about what was promised: the weight of the terms they share, rare ones weighing more."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from readout.accounts.passages import Passage
from readout.accounts.promises import Pledge
from readout.accounts.wording import WORDS, Phrases

# A deed has many words and stands in many reports; a month only supports what else is shared.
WEIGHTS = {"deed": 0.7, "thing": 0.8, "month": 0.35}
# Names of actors stand in reports of all that these do.
NAMES = 0.4
CONTEXT = 0.5
# What names the debtor's side tells a little more of its promise.
SIDE = 0.3
UPHOLDING, AGREED = Phrases(WORDS.upholding), Phrases(WORDS.agreed)
LOOSE = ("deed:", "month:")
SHORTEST_NAME = 4
# Rarity is measured as if there were at least so many reports, lest what three reports on one matter share count as common.
LEAST_REPORTS = 1000
# A term that stands in more passages than this leads to none of them.
LONGEST_POSTING = 400


def is_of(word: str, names: frozenset[str]) -> bool:
    """True if a word or its stem is one of the names, or made from one: Torveskan."""
    return word in names or (
        len(word) > SHORTEST_NAME and any(len(name) > SHORTEST_NAME and _are_kin(word, name) for name in names)
    )


def _are_kin(word: str, name: str) -> bool:
    return word.startswith(name) or name.startswith(word)


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

    def near(self, pledge: Pledge) -> Iterator[Passage]:
        """Passages that share a telling term with the promise, and those behind them, in order."""
        keys = {key for term in (*pledge.terms, *pledge.context) for key in term}
        found = {at for key in keys if len(posting := self.postings.get(key, ())) <= LONGEST_POSTING for at in posting}
        behind = {at + 1 for at in found if at + 1 < len(self.passages)}
        for at in sorted(found | behind):
            yield self.passages[at]

    def weight(self, keys: Iterable[str], parties: frozenset[str]) -> float:
        """How much one shared term tells."""
        return max((self._weight(key, parties) for key in keys), default=0.0)

    def _weight(self, key: str, parties: frozenset[str]) -> float:
        kind = WEIGHTS.get(key.partition(":")[0] if ":" in key else "", 1.0)
        names = key in self.known or is_of(key, parties)
        return (NAMES if names else kind) * self.rarity.get(key, 1.0)

    def likeness(self, pledge: Pledge, passage: Passage) -> Likeness:
        """What a passage shares with a promise; what only the sentence before shares counts for less."""
        before = passage.before
        behind = before.keys if before and before.sentence.paragraph == passage.sentence.paragraph else frozenset()
        weight, solid = 0.0, 0.0
        keys: set[str] = set()
        counted: set[str] = set()
        for terms, factor in ((pledge.terms, 1.0), (pledge.context, CONTEXT)):
            for term in terms:
                direct = term & passage.keys - counted
                distant = term & behind - counted
                counted |= direct or distant
                keys |= direct
                own = self.weight(direct, pledge.parties)
                weight += factor * (own or CONTEXT * self.weight(distant, pledge.parties))
                things = [key for key in direct or distant if not term & pledge.deeds and self.is_solid(key, pledge)]
                solid += factor * (1.0 if direct else CONTEXT) * self.weight(things, pledge.parties)
        shared = frozenset(term.at for term in passage.terms if term.keys & keys)
        firm = frozenset(term.at for term in passage.terms if any(self.is_solid(key, pledge) for key in term.keys & keys))
        weight += SIDE if keys and any(is_of(word, pledge.side) for word in passage.words) else 0.0
        return Likeness(weight, solid, shared, firm, frozenset(keys))

    def is_solid(self, key: str, pledge: Pledge) -> bool:
        """True for a key that tells of the thing promised itself: no deed, no month, no name of an actor."""
        return not key.startswith(LOOSE) and key not in self.known and not is_of(key, pledge.parties)

    def alike(self, one: Pledge, other: Pledge) -> tuple[float, float]:
        """The weight that two promises share, and the weight of all that the lighter of the two says."""
        left, right = ({key for term in (*each.terms, *each.context) for key in term} for each in (one, other))
        shared = min(self._sum(one, right), self._sum(other, left))
        return shared, min(self._sum(one, left), self._sum(other, right))

    def _sum(self, pledge: Pledge, among: Collection[str]) -> float:
        own = sum(self.weight([key for key in term if key in among], pledge.parties) for term in pledge.terms)
        return own + CONTEXT * sum(self.weight([key for key in term if key in among], pledge.parties) for term in pledge.context)
