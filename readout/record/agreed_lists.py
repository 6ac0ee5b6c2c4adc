"""What parties agreed on, set out as a list: "The Parties agreed that:" and under it, item by item, what will be done."""

import re
from collections.abc import Iterator, Sequence

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.record.plans import owner_of
from readout.record.statements import Statement, joint_actor
from readout.record.undertakings import UNDERTAKINGS, Undertaking, subject_at
from readout.report import Report
from readout.span import Span

# The mark of an item at the head of its line: a dash, a bullet, "(ii)", "3.", "b)".
ITEM = re.compile(r"[ \t]*(?:[-–—•*·▪]|\(?(?:\d{1,2}|[ivx]{1,5}|[a-z])[.)])[ \t]+(?P<words>\S[^\n]*)(?:\n\s*|$)")
LIST = re.compile(r":[ \t]*\n")
# Who can be told to do something by name.
PARTIES = frozenset({"state", "body", "person"})


def find_agreed(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Undertaking]:
    """The undertakings of lists of what was agreed, in text order."""
    if LIST.search(report.text) is None:
        return
    for lead in UNDERTAKINGS.deal.finditer(report.text):
        for span in items_behind(report.text, lead.end()):
            agreed = agreed_in(report.text, span, annotations, statements)
            if agreed is not None:
                yield agreed


def items_behind(text: str, start: int) -> Iterator[Span]:
    """The items of the list that begins there."""
    while (item := ITEM.match(text, start)) is not None:
        yield Span(*item.span("words"))
        start = item.end()


def agreed_in(text: str, span: Span, annotations: Annotations, statements: Sequence[Statement]) -> Undertaking | None:
    """The undertaking of an item, None if it tells of nothing to be done."""
    match = UNDERTAKINGS.plan.search(text, span.start, span.end)
    line = next((line for line in annotations.lines if line.sentence.span.meets(span)), None)
    if match is None or line is None or UNDERTAKINGS.guess.search(text, span.start, match.start()):
        return None
    statement = next((one for one in statements if any(each.meets(span) for each in one.content)), None)
    known = annotations.sides or annotations.principals or statement is None
    return Undertaking(span, line, statement, party_of(line, match.start()) or (owner_of(line, annotations) if known else None))


def party_of(line: Clauses, at: int) -> Actor | None:
    """The parties that the item names as its subject, None if it names none."""
    subject = subject_at(line, at)
    within = subject is not None and line.word(subject.first - 1) == "and"
    if subject is not None and not within and all(each.category in PARTIES for each in subject.references):
        return joint_actor([actor for each in subject.references for actor in (each.members or (each.actor,))])
    return None
