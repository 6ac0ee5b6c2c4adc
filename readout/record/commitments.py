"""Who owes what to whom, on what condition, by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.evidence import Anchor, anchor
from readout.record.statements import Statement
from readout.report import Report
from readout.span import Span

COMMISSIVE = frozenset({"pledge", "offer", "agree", "threaten"})
CONDITION = re.compile(
    r"\b(?:provided(?: that)?|on (?:the )?condition that|if|unless|once|as long as|so long as|as soon as|subject to|in exchange for|in return for"
    r"|on the basis of|should(?= \w+ \w+)|after(?= .{2,60}\b(?:is|are|has|have|was|were)\b)|until(?= .{2,60}\b(?:is|are|has|have)\b))\b"
    r".+?(?=,| and (?:will|would|then)\b|[.;”\"]|$)",
    re.IGNORECASE | re.DOTALL,
)
UNDERTAKING = re.compile(
    r"\b(?:will|shall|’ll|'ll|would|undertakes? to|pledges? to|commits? (?:itself |ourselves )?to|(?:is|are|am|stands?|remains?) (?:\w+ )?(?:willing|ready|prepared|committed|determined) to)\s+(?:also |then |now |soon |always )?(?!not\b|never\b)"
)
# Words of goodwill that name nothing to check later.
EMPTY = re.compile(r"^(?:to )?(?:continue|work|remain|stand|support|be)\b[^.]{0,25}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a party binds itself to do: `content` in its own words, `deadline` an ISO date or interval."""

    statement: str
    debtor: Actor
    beneficiary: Actor | None
    content: Anchor
    condition: Anchor | None
    deadline: str | None


def find_commitments(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> tuple[Commitment, ...]:
    """The commitments of a report, from its commissive statements in text order."""
    found: list[Commitment] = []
    for statement in statements:
        if not COMMISSIVE & set(statement.acts) or statement.negated:
            continue
        for span, line in undertakings(report.text, annotations, statement):
            if not any(other.content.span.meets(span) for other in found):
                found.append(make_commitment(report, annotations, statement, span, line))
    return tuple(found)


def undertakings(text: str, annotations: Annotations, statement: Statement) -> Iterator[tuple[Span, Clauses]]:
    """The stretches in which the statement binds its speaker: all of a short one, else what follows the words of undertaking."""
    lines = [line for line in annotations.lines if any(line.sentence.span.meets(span) for span in statement.content)]
    by_cue = statement.cue is not None and COMMISSIVE & set(statement.acts[:1]) and len(lines) <= 2
    if by_cue:
        yield max(statement.content, key=len), lines[0]
        return
    for line in lines:
        for content in statement.content:
            start, end = max(content.start, line.sentence.span.start), min(content.end, line.sentence.span.end)
            words = text[start:end] if end > start else ""
            if (match := UNDERTAKING.search(words)) and binds(line, start + match.start(), statement):
                yield Span(start + match.end(), end), line
                break


def binds(line: Clauses, at: int, statement: Statement) -> bool:
    """True if the subject of the words of undertaking is the speaker, a first person, or the speaker's party."""
    token = next((k for k, token in enumerate(line.sentence.tokens) if token.start >= at), None)
    if token is None:
        return False
    subject = line.subject_before(token)
    if subject is None:
        return line.word(token - 1) in ("and", ",") or token == 0
    return any(
        r.mention.noun in ("i", "we", "it", "they", "he", "she") or r.actor.name in statement.own_names
        for r in subject.references
    )


def make_commitment(report: Report, annotations: Annotations, statement: Statement, span: Span, line: Clauses) -> Commitment:
    """The commitment whose undertaking covers the span."""
    span = without_edge(report.text, span)
    sentence = Span(span.start, max(span.end, min(line.sentence.span.end, span.end + 200)))
    condition = CONDITION.search(report.text, span.start, sentence.end)
    times = [time for time in annotations.times if span.start <= time.span.start < sentence.end and time.value]
    return Commitment(
        statement=statement.id,
        debtor=debtor_of(annotations, statement, span, line),
        beneficiary=statement.addressee,
        content=anchor(report.text, span),
        condition=anchor(report.text, without_edge(report.text, Span(condition.start(), condition.end()))) if condition else None,
        deadline=times[0].value if times else None,
    )


def without_edge(text: str, span: Span) -> Span:
    """The span without closing marks and white space."""
    end = span.end
    while end > span.start and text[end - 1] in ' .,;:\n"”’':
        end -= 1
    return Span(span.start, end)


def debtor_of(annotations: Annotations, statement: Statement, span: Span, line: Clauses) -> Actor:
    """The state or body that is the subject of the undertaking, if it is one, else the speaker."""
    before = [r for r in line.references if r.mention.span.end <= span.start + 25 and r.category in ("state", "body")]
    inside = [r for r in before if any(content.start <= r.mention.span.start < content.end for content in statement.content)]
    subject = next((r for r in inside if r.actor.name in statement.own_names), None)
    return subject.actor if subject else statement.speaker
