"""The record of one report: its facts, each with evidence."""

from readout.annotate import Annotations
from readout.annotate.relevance import is_diplomatic
from readout.record.addressees import addressed
from readout.record.commitments import Commitment, find_commitments
from readout.record.contested import Contested, denied_where_contested, find_contested
from readout.record.encounters import find_encounters
from readout.record.placing import placed
from readout.record.statements import Statement, find_statements
from readout.record.tellings import Encounter
from readout.record.topics import TopicFinder
from readout.report import Report
from readout.value import value


@value
class Record:
    """The facts of one report."""

    encounters: tuple[Encounter, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    contested: tuple[Contested, ...]


def build_record(report: Report, annotations: Annotations, topics: TopicFinder) -> Record:
    """The facts of a report, in the order in which they rest on one another; none if the report is not one of diplomacy."""
    encounters = find_encounters(report, annotations)
    statements = addressed(report, find_statements(report, annotations, topics), annotations)
    statements = placed(statements, encounters, annotations)
    acting = [*(s.speaker for s in statements), *(actor for e in encounters for actor in e.participants)]
    if not is_diplomatic(report.text, acting, annotations.fields, publisher=annotations.voice.party):
        return Record((), (), (), ())
    commitments = find_commitments(report, annotations, statements)
    contested = find_contested(report, annotations, statements)
    return Record(denied_where_contested(encounters, contested), statements, commitments, contested)
