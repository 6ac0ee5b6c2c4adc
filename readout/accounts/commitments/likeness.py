"""How much a passage is about what was promised: the weight of the terms they share, common ones weighing less."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.promises import Pledge
from readout.accounts.commitments.sides import is_of
from readout.accounts.commitments.wording import stem
from readout.accounts.encounters.background import load_background
from readout.lexicon.kindred import load_common_words

# A deed has many words and stands in many reports; a month only supports what else is shared.
WEIGHTS = {"deed": 0.7, "thing": 0.8, "month": 0.35}
# Names of actors stand in reports of all that these do.
NAMES = 0.4
CONTEXT = 0.5
# A sentence that opens with a word for what the one before told of is about nearly all that it is.
TAKEN_UP = 0.8
# What names the debtor's side tells a little more of its promise.
SIDE = 0.3
LOOSE = ("deed:", "month:")
# Words that stand in reports of anything. The list is fixed: a weight counted among the reports would change with each of them.
COMMON = 0.4
# A promise is compared with many others and with many reports, one after the other: so many scales are kept.
KEPT = 5000
COMMON_STEMS = frozenset(map(stem, load_common_words()))


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


def likeness(pledge: Pledge, scale: "Scale", passage: Passage) -> Likeness:
    """What a passage shares with a promise; what only the sentence before shares counts for less."""
    here = passage.keys
    behind = passage.keys_before
    distance = TAKEN_UP if passage.takes_up else CONTEXT
    weight, solid = 0.0, 0.0
    keys: set[str] = set()
    counted: set[str] = set()
    for term, factor, is_deed in scale.terms:
        direct = (term & here) - counted
        distant = frozenset[str]() if direct else (term & behind) - counted
        if direct or distant:
            part = factor if direct else factor * distance
            counted |= direct or distant
            keys |= direct
            weight += part * scale.best(direct or distant)
            solid += 0.0 if is_deed else part * scale.best((direct or distant) & scale.solid)
    shared = frozenset(term.at for term in passage.terms if not term.keys.isdisjoint(keys))
    firm = frozenset(term.at for term in passage.terms if not term.keys.isdisjoint(keys & scale.solid))
    weight += SIDE if keys and passage.names_one_of(pledge.side) else 0.0
    return Likeness(weight, solid, shared, firm, frozenset(keys))


def alike(one: Pledge, other: Pledge) -> tuple[float, float]:
    """The weight that two promises share, and the weight of all that the lighter of the two says."""
    left, right = scale_of(one), scale_of(other)
    shared = min(left.sum(right.weights.keys()), right.sum(left.weights.keys()))
    return shared, min(left.sum(left.weights.keys()), right.sum(right.weights.keys()))


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
    if ":" in key:
        return WEIGHTS.get(key.partition(":")[0], 1.0)
    return COMMON if key in COMMON_STEMS else 1.0


@lru_cache(maxsize=KEPT)
def scale_of(pledge: Pledge) -> Scale:
    """How much each key of a promise tells."""
    own = [(term, 1.0, bool(term & pledge.deeds)) for term in pledge.terms]
    around = [(term, CONTEXT, bool(term & pledge.deeds)) for term in pledge.context]
    keys = {key for term, _, _ in (*own, *around) for key in term}
    names = frozenset(key for key in keys if key in pledge.known or key in _states() or is_of(key, pledge.parties))
    weights = {key: (NAMES if key in names else kind_weight(key)) for key in sorted(keys)}
    solid = frozenset(key for key in keys - names if not key.startswith(LOOSE))
    return Scale((*own, *around), weights, solid)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """Stems of the names of states of one word: these stand in reports of all that the states do."""
    owners = load_background().owners.items()
    return frozenset(stem(name) for name, owner in owners if owner.startswith("state:") and name.isalpha())
