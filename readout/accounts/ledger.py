"""The ledger: who owes what to whom since when, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readout.accounts.reports import Promise, Source, Told
from readout.actor import Actor
from readout.evidence import Anchor


@dataclass(frozen=True, slots=True)
class Fate:
    """What a report tells became of a commitment: `fate` is restated, reported fulfilled, reported broken or changed."""

    fate: str
    source: Source
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Owed:
    """A commitment with every report that tells of its making, and of what became of it, both in the order of time.

    `status` on a day is open, due, overdue, fulfilled, broken, changed or lapsed.
    """

    made_in: tuple[Promise, ...]
    debtor: Actor
    beneficiary: Actor | None
    deadline: str | None
    status: str
    fates: tuple[Fate, ...]


def keep_ledger(told: Sequence[Told], on: date) -> tuple[Owed, ...]:
    """The commitments of all reports as they stand on a day."""
    return ()
