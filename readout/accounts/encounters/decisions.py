"""What people decided of accounts: that two are of one encounter, or of two."""

from collections.abc import Iterable
from dataclasses import dataclass

from readout.accounts.reports import Account

# An account by the ids of its report and, in that reading, of its encounter.
Key = tuple[str, str]
Pair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of accounts that a person took for one encounter, and pairs kept apart; the order within a pair is of no weight.

    A pair kept apart stays apart for good: no chain of other accounts brings it together, be it a chain of pairs decided `same`.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    def concern(self) -> frozenset[Key]:
        """The accounts that any decision names."""
        return frozenset(key for pair in (*self.same, *self.different) for key in pair)


def key_of(account: Account) -> Key:
    """The name of an account in decisions."""
    return account.source.report, account.encounter


def ordered(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs, each with its smaller key first, in order and without repetitions."""
    return sorted({(min(pair), max(pair)) for pair in pairs})
