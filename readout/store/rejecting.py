"""What people found wrong, left out."""

from collections.abc import Collection
from dataclasses import replace

from readout.accounts.reports import Told


def believed(told: Told, wrong: Collection[tuple[str, str]]) -> Told:
    """What a report tells without what people found wrong in it: accounts, statements, and promises that a statement makes."""
    report = told.source.report
    if not any(name == report for name, _ in wrong):
        return told
    return replace(
        told,
        accounts=tuple(each for each in told.accounts if (report, each.encounter) not in wrong),
        statements=tuple(each for each in told.statements if (report, each.id) not in wrong),
        promises=tuple(each for each in told.promises if (report, each.statement) not in wrong),
    )
