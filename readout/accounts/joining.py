"""Accounts of one encounter put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from readout.accounts.reports import Account


@dataclass(frozen=True, slots=True)
class Joined:
    """Accounts of one encounter, in the order of their reports' days and ids, and the reasons for taking them for one."""

    accounts: tuple[Account, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two accounts that may be of one encounter, with what speaks for and against it: a person decides."""

    one: Account
    other: Account
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """All accounts, each in one encounter, and the pairs that were left apart though they may belong together."""

    encounters: tuple[Joined, ...]
    doubtful: tuple[Doubtful, ...]


def join_accounts(accounts: Sequence[Account]) -> Grouping:
    """The accounts, those of one encounter together."""
    return Grouping(tuple(Joined((account,), ()) for account in accounts), ())
