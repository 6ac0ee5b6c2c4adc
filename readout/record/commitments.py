"""Who owes what to whom, on what condition, by when.

A commitment is undertaken in one of three ways: by the cue ("offered to mediate"), in the speaker's own words ("we will open
the border"), or by a deadline that an official sets for his side ("the gates would be open by June").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.times import TimeExpression
from readout.evidence import Anchor, anchor
from readout.lexicon.undertakings import load_undertakings
from readout.record.nesting import Nesting
from readout.record.statements import Statement
from readout.report import Report
from readout.span import Span, trimmed

EDGE = '.,;:"”’'
COMMISSIVE = frozenset({"pledge", "offer", "agree", "threaten"})
# Acts whose words tell of the future without binding the speaker.
GUESSES = frozenset({"expect", "warn", "propose", "urge", "demand", "deny", "accuse"})
# "..., because it would ratify the conquest" gives a reason.
BECAUSE = re.compile(r"\b(?:because|since|although) [^,;]*$", re.IGNORECASE)
FUTURE = re.compile(r"\b(?:will|would|shall|is to|are to|to be)\b", re.IGNORECASE)
OPINION = re.compile(
    r"^(?:the need|that (?:\w+ ){1,8}(?:is|was|were|are)\b|.{3,60} (?:is|was|were) (?:needed|important|necessary))", re.IGNORECASE
)
AND_TO = re.compile(r",? and (?=to )")
# The words of a deadline stand within so many characters before the time, or open it.
LEAD = 20
# What somebody undertakes for himself, whatever office he holds.
OF_ONESELF = re.compile(r"(?:not )?(?:to|I|he|she)\b|\w+ing\b", re.IGNORECASE)
SELF = re.compile(r"\b(?:[Ww]e|I)\b")
FIRST_PERSONS = frozenset({"i", "we"})
# The shortest undertaking that can be checked: "the trip", "a reply by Friday".
FEWEST_WORDS = 3
# An undertaking by its cue may run over a quotation of two sentences; in a longer speech the words of undertaking are sought.
LINES_BY_CUE = 2
UNDERTAKINGS = load_undertakings()


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
    """The commitments of a report in the order of its statements; words that two statements share bind once."""
    found: list[Commitment] = []
    nesting = Nesting((), annotations.lines)
    for statement in statements:
        if statement.negated:
            continue
        for span, line in undertakings(report, annotations, statement, nesting.lines_of(statement.content)):
            span = trimmed(report.text, span, EDGE)
            if not any(other.content.span.meets(span) for other in found) and checkable(report.text, span, annotations):
                found.append(make_commitment(report, annotations, statement, span, line))
    return tuple(found)


def undertakings(
    report: Report, annotations: Annotations, statement: Statement, lines: Sequence[Clauses]
) -> Iterator[tuple[Span, Clauses]]:
    """The stretches in which the statement, carried by `lines`, binds its speaker, each with its sentence."""
    text = report.text
    if undertaken_by_cue(text, statement, lines):
        for part in parts(text, annotations.times, max(statement.content, key=len)):
            yield part, lines[0]
        return
    for line in lines:
        for content in statement.content:
            start, end = max(content.start, line.sentence.span.start), min(content.end, line.sentence.span.end)
            if start >= end or text[line.sentence.span.end - 1] == "?":
                continue
            match = UNDERTAKINGS.binding.search(text, start, end)
            if match and BECAUSE.search(text, start, match.start()):
                continue
            if match and COMMISSIVE & set(statement.acts) and binds(line, match.start(), statement):
                yield Span(match.end(), end), line
                break
            if (
                not GUESSES & set(statement.acts[:1])
                and FUTURE.search(text, start, end)
                and due(text, annotations.times, Span(start, end))
            ):
                yield Span(start, end), line
                break


def undertaken_by_cue(text: str, statement: Statement, lines: Sequence[Clauses]) -> bool:
    """True if the cue itself says that the speaker binds himself: he pledged, offered, agreed, or threatened on a condition."""
    if statement.cue is None or not COMMISSIVE & set(statement.acts[:1]) or len(lines) > LINES_BY_CUE:
        return False
    content = max(statement.content, key=len)
    if not COMMISSIVE & set(statement.cue_acts) and not UNDERTAKINGS.binding.search(content.of(text)):
        return False
    if "threaten" in statement.acts[:1] and not condition_near(text, content, lines[0]):
        return False
    return not OPINION.match(content.of(text))


def parts(text: str, times: Sequence[TimeExpression], span: Span) -> tuple[Span, ...]:
    """The span cut before each "and to" if every part has a date of its own, else the span."""
    joints = list(AND_TO.finditer(text, span.start, span.end))
    starts, ends = [span.start, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), span.end]
    cut = tuple(Span(*pair) for pair in zip(starts, ends, strict=True))
    return cut if all(due(text, times, part) for part in cut) else (span,)


def due(text: str, times: Sequence[TimeExpression], span: Span) -> bool:
    """True if the span names a time by which something is to be done."""
    inside = (time for time in times if span.start <= time.span.start < span.end)
    return any(
        UNDERTAKINGS.limit.search(text, max(span.start, time.span.start - LEAD), time.span.start + LEAD) for time in inside
    )


def binds(line: Clauses, at: int, statement: Statement) -> bool:
    """True if the subject of the words of undertaking is the speaker, a first person, or the speaker's party."""
    token = next((k for k, token in enumerate(line.sentence.tokens) if token.start >= at), None)
    if token is None:
        return False
    subject = line.subject_before(token)
    if subject is None:
        return line.word(token - 1) in ("and", ",") or token == 0
    return any(r.mention.noun in FIRST_PERSONS or r.actor.name in statement.own_names for r in subject.references)


def checkable(text: str, span: Span, annotations: Annotations) -> bool:
    """True if the undertaking is no courtesy and no paper, and long enough to be checked later."""
    words = span.of(text)
    timed = any(span.start <= time.span.start < span.end for time in annotations.times)
    return not UNDERTAKINGS.courtesy.match(words) and (len(words.split()) >= FEWEST_WORDS or timed)


def make_commitment(report: Report, annotations: Annotations, statement: Statement, span: Span, line: Clauses) -> Commitment:
    """The commitment whose undertaking covers the span."""
    condition = condition_near(report.text, span, line)
    return Commitment(
        statement=statement.id,
        debtor=debtor_of(report.text, statement, span, line),
        beneficiary=statement.addressee,
        content=anchor(report.text, span),
        condition=anchor(report.text, condition) if condition else None,
        deadline=deadline_of(
            report, annotations.times, Span(span.start, max(span.end, min(line.sentence.span.end, span.end + 200)))
        ),
    )


def condition_near(text: str, span: Span, line: Clauses) -> Span | None:
    """The condition within or after the undertaking, else the one that opens its sentence."""
    end = max(span.end, line.sentence.span.end)
    match = UNDERTAKINGS.condition.search(text, span.start, end)
    if match is None:
        before = UNDERTAKINGS.condition.search(text, line.sentence.span.start, span.start)
        opens = before and before.start() - line.sentence.span.start <= len("“")
        match = before if opens else None
    return trimmed(text, Span(match.start(), match.end()), EDGE) if match else None


def deadline_of(report: Report, times: Sequence[TimeExpression], span: Span) -> str | None:
    """The value of the time that words of deadline bring in, else of the first; never of a time before the report."""
    day = report.published or ""
    ahead = [
        t
        for t in times
        if span.start <= t.span.start < span.end and t.value and t.value.split("/")[-1] >= day[: len(t.value.split("/")[-1])]
    ]
    pressing = (t for t in ahead if UNDERTAKINGS.deadline.search(report.text, max(0, t.span.start - LEAD), t.span.start))
    time = next(pressing, ahead[0] if ahead else None)
    return time.value if time else None


def is_named_person(reference: Reference) -> bool:
    """True of a person by name or office."""
    return reference.category == "person" and reference.mention.kind in ("name", "title")


def debtor_of(text: str, statement: Statement, span: Span, line: Clauses) -> Actor:
    """The subject of the undertaking, if it is a party of the speaker's or a person; else his state or body; else the speaker.

    He speaks for it in "we will ..." and where he says what will be done ("the gates would be open"), for himself in "I will ..."
    and "offered to ...".
    """
    before = [r for r in line.references if r.mention.span.end <= span.start + LEAD and r.category in ("state", "body")]
    inside = [r for r in before if any(content.start <= r.mention.span.start < content.end for content in statement.content)]
    subject = next((r for r in inside if r.actor.name in statement.own_names), None)
    if subject:
        return subject.actor
    named = next((r for r in line.references if r.mention.span.start == span.start and is_named_person(r)), None)
    if named and " and " not in statement.speaker.name:
        return named.actor
    if statement.home is None:
        return statement.speaker
    lead = SELF.findall(text[line.sentence.span.start : span.start])
    if lead and not any(content.start == span.start for content in statement.content):
        return statement.home if lead[-1].lower() == "we" else statement.speaker
    told_as_fact = FUTURE.search(text, span.start, span.end) and not OF_ONESELF.match(span.of(text))
    return statement.home if told_as_fact else statement.speaker
