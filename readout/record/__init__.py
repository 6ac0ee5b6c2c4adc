"""The record of one report: its facts, each with evidence."""

from dataclasses import dataclass

from readout.annotate import Annotations
from readout.record.statements import Statement, find_statements
from readout.report import Report


@dataclass(frozen=True, slots=True)
class Record:
    """The facts of one report."""

    statements: tuple[Statement, ...]


def build_record(report: Report, annotations: Annotations) -> Record:
    """The facts of a report, in the order in which they rest on one another."""
    return Record(find_statements(report, annotations))
