"""Invitations that were accepted: the guest owes the visit.

The King invited President Arn [to visit Lorneval in May]. The invitation was accepted with pleasure.
In accepting the King's invitation [to visit Lorneval], the President thanked him.
"""

from collections.abc import Iterator, Sequence

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.record.undertakings import UNDERTAKINGS, Undertaking
from readout.report import Report
from readout.span import Span

# An invitation is accepted in its own sentence or in one of so many behind it.
REACH = 2


def find_acceptances(report: Report, annotations: Annotations) -> Iterator[Undertaking]:
    """The visits that guests owe because they accepted, in text order; a visit with a plan of its own is left to that."""
    text, lines = report.text, annotations.lines
    if "accept" not in text.lower():
        return
    for at, line in enumerate(lines):
        span = line.sentence.span
        if line.heading or not UNDERTAKINGS.accepted.search(text, span.start, span.end) or is_planned(text, lines[at : at + 2]):
            continue
        if visit := visit_before(text, lines, at):
            yield visit


def visit_before(text: str, lines: Sequence[Clauses], at: int) -> Undertaking | None:
    """The visit to which somebody is invited in sentence `at` or just before it."""
    for line in reversed(lines[max(0, at - REACH) : at + 1]):
        match = UNDERTAKINGS.invitation.search(text, line.sentence.span.start, line.sentence.span.end)
        if match is not None:
            visit = Span(*match.span("visit"))
            guest = guest_of(line, match.start(), visit)
            return Undertaking(visit, line, None, guest) if guest else None
    return None


def is_planned(text: str, lines: tuple[Clauses, ...]) -> bool:
    """True if the last of the sentences tells when the visit is to be: The visit is to take place in October."""
    span = lines[-1].sentence.span
    return "visit" in lines[-1].lower and UNDERTAKINGS.plan.search(text, span.start, span.end) is not None


def guest_of(line: Clauses, invited_at: int, visit: Span) -> Actor | None:
    """Who is invited: who stands between the words of inviting and the visit, behind "to" before them, or behind the visit."""
    tokens = line.sentence.tokens
    persons = [r for r in line.references if r.category in ("person", "group", "state", "body")]
    between = [r for r in persons if invited_at < r.mention.span.start < visit.start and not line.possessive(r.mention.last)]
    towards = [r for r in persons if r.mention.span.end <= invited_at and line.word(r.mention.first - 1) == "to"]
    behind = [r for r in persons if r.mention.span.start >= visit.end and tokens[r.mention.first - 1].word == ","]
    found = between or towards or behind
    return found[0].actor if found else None
