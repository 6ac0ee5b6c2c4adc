"""The ledger: who owes what to whom since when, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readout.accounts.commitments.due import status_on
from readout.accounts.commitments.following import Trail, follow
from readout.accounts.commitments.likeness import Index
from readout.accounts.commitments.makings import same_makings
from readout.accounts.commitments.passages import passages_of
from readout.accounts.commitments.promises import pledges_of
from readout.accounts.commitments.sides import Sides
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
    """The commitments of all reports as they stand on a day, in the order of their making; how status is told: due.py."""
    reports = sorted(told, key=lambda each: each.source.rank)
    sides = Sides(reports)
    passages = {report.source.report: passages_of(report) for report in reports}
    index = Index([passage for report in reports for passage in passages[report.source.report]], sides.known)
    pledges = [pledge for report in reports for pledge in pledges_of(report, passages[report.source.report], sides)]
    follower = follow(reports, index, sides)
    return tuple(_owed(follower(making), on) for making in same_makings(pledges, index))


def _owed(trail: Trail, on: date) -> Owed:
    """A commitment with what was found of it."""
    promises = tuple(pledge.promise for pledge in trail.making)
    first = promises[0]
    fates = tuple(Fate(each.fate, each.source, each.anchor) for each in trail.fates)
    beneficiary = next((promise.beneficiary for promise in promises if promise.beneficiary is not None), None)
    days = [(fate.fate, fate.source.published) for fate in fates]
    return Owed(
        made_in=promises,
        debtor=first.debtor,
        beneficiary=beneficiary,
        deadline=trail.first_deadline,
        status=status_on(on, deadline=trail.deadline, told=first.source.published, fates=days),
        fates=fates,
    )
