"""What excludes that two groups of accounts are of one encounter, kept by group, so that no accounts are compared for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from readout.accounts.encounters.clashes import clash_in_substance, days_allowed
from readout.accounts.encounters.dates import Days
from readout.accounts.encounters.facts import lay_side_by_side
from readout.accounts.encounters.tellings import Stage, Telling


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of the accounts of each stage, the latest of the first possible days and the earliest of the last.

    The days from the one to the other group's are then the most that any account of the one lies from any of the other.
    """

    by_stage: Mapping[Stage, Days]

    def allow(self, other: "Bounds") -> bool:
        """True if no account of the one excludes one of the other by its time."""
        for (one_stage, one), (other_stage, others) in product(self.by_stage.items(), other.by_stage.items()):
            if max(one.first - others.last, others.first - one.last) > days_allowed(one_stage, other_stage):
                return False
        return True

    def narrowed(self, other: "Bounds") -> "Bounds":
        """The bounds of both groups together."""
        joined = dict(self.by_stage)
        for name, days in other.by_stage.items():
            known = joined.get(name, days)
            joined[name] = Days(max(known.first, days.first), min(known.last, days.last))
        return Bounds(joined)


class Substances:
    """The kinds, people and places of each group, every one once, and which of them exclude each other."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        numbers: dict[tuple[object, ...], int] = {}
        self._tellings: list[Telling] = []
        self._of: list[set[int]] = []
        for telling in tellings:
            number = numbers.setdefault(telling.substance, len(numbers))
            if number == len(self._tellings):
                self._tellings.append(telling)
            self._of.append({number})
        self._known: dict[tuple[int, int], bool] = {}

    def clash(self, one: int, other: int) -> bool:
        """True if an account of the one group excludes one of the other, whenever they were."""
        return any(self._exclude(*pair) for pair in product(self._of[one], self._of[other]))

    def unite(self, root: int, gone: int) -> None:
        """Makes one group of two."""
        self._of[root] |= self._of[gone]

    def _exclude(self, one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = clash_in_substance(lay_side_by_side(self._tellings[one], self._tellings[other]))
        return self._known[pair]
