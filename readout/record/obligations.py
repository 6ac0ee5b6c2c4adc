"""What a paper obliges a party to do: the accord obliges Torvesk to [open the gates by May]."""

import re
from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.record.statements import Statement, joint_actor
from readout.record.undertakings import UNDERTAKINGS, Undertaking
from readout.span import Span

# Between the party and what it is obliged to do nothing stands but "to".
TO = re.compile(r"\s+to\s+(?=[a-z])")
PARTIES = frozenset({"state", "body", "group", "person"})
# The paper is told so many tokens before the verb at most.
REACH_OF_PAPER = 12


def obligation_in(text: str, line: Clauses, words: Span, statement: Statement | None) -> Iterator[Undertaking]:
    """The undertaking of the party that a paper obliges, in these words of a sentence."""
    for match in UNDERTAKINGS.obliging.finditer(text, words.start, words.end):
        verb = line.token_at(match.start())
        papers = UNDERTAKINGS.papers.intersection(line.lower[max(0, verb - REACH_OF_PAPER) : verb])
        subject = line.subject_after(line.token_at(match.end()))
        if not papers or subject is None or any(one.category not in PARTIES for one in subject.references):
            continue
        to = TO.match(text, line.sentence.tokens[subject.last - 1].end)
        if to is not None:
            party = joint_actor([actor for one in subject.references for actor in (one.members or (one.actor,))])
            yield Undertaking(Span(to.end() - len("to "), words.end), line, statement, party)
            return
