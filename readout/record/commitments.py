"""Who owes what to whom, on what condition, by when."""

import re
from collections.abc import Iterator, Sequence

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.times import TimeExpression
from readout.evidence import Anchor, anchor
from readout.record.acceptances import find_acceptances
from readout.record.agreed_lists import find_agreed
from readout.record.debtors import Parties, debtor_of, parties_of
from readout.record.nesting import Nesting
from readout.record.plans import find_plans
from readout.record.statements import Statement
from readout.record.undertakings import UNDERTAKINGS, Undertaking, condition_near, parts
from readout.record.undertakings_by_cue import is_undertaken_by_cue, refused_on_condition, undertaken_in_paper
from readout.record.undertakings_in_words import undertaken_in_words
from readout.report import Report
from readout.span import Span, trimmed
from readout.value import value

EDGE = '.,;:"”’'
# The words of a deadline stand within so many characters before the time.
LEAD = 20
# A deadline stands within so many characters behind the undertaking.
REACH = 200
# "an agreement that, once in force, ..."
IN_MIDST = re.compile(r"\b(?:that|which|who|and|or|but),?\s*[“\"]?$", re.IGNORECASE)
# "a reply by Friday, according to one of them" · "to hold talks, state media said on Friday"
ASIDE = re.compile(
    r",[”\"]? (?:(?:according to|as reported by|in the words of)\b"
    r"|(?:[\w’'.-]+ ){1,6}(?:said|says|reported|added|told|announced)\b(?=[^,]*$))"
)
# The shortest undertaking that can be checked: "the trip", "a reply by Friday".
FEWEST_WORDS = 3
# What is left of an undertaking before its condition has at least so many characters.
LEAST_LEFT = 22


@value
class Commitment:
    """What a party binds itself to do: `content` in its own words, `deadline` an ISO date or interval.

    `statement` is the id of the statement in which it does, None of a plan that the report tells in its own voice.
    """

    statement: str | None
    debtor: Actor
    beneficiary: Actor | None
    content: Anchor
    condition: Anchor | None
    deadline: str | None


def find_commitments(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> tuple[Commitment, ...]:
    """The commitments of a report in text order; words that two statements share bind once, by the first."""
    found: list[Commitment] = []
    parties = parties_of(annotations)
    for undertaking in all_undertakings(report, annotations, statements):
        span = bounds(report.text, undertaking)
        if not any(other.content.span.meets(span) for other in found) and checkable(report.text, span, annotations):
            found.append(make_commitment(report, annotations, undertaking, parties))
    return tuple(sorted(found, key=lambda one: one.content.span))


def all_undertakings(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Undertaking]:
    """The undertakings of lists of what was agreed, of cues, of the words of statements, and of the report's own telling."""
    yield from find_agreed(report, annotations, statements)
    nesting = Nesting((), annotations.lines)
    denied = [part for one in statements if one.acts[:1] == ("deny",) and one.manner == "indirect" for part in one.content]
    carried = [
        (one, nesting.lines_of(one.content)) for one in statements if not one.negated and not is_within(one.content[0], denied)
    ]
    for one in statements:
        if one.acts[:1] == ("reject",) and (refusal := refused_on_condition(report.text, one, nesting.lines_of(one.content))):
            yield refusal
    in_words = []
    for statement, lines in carried:
        if paper := undertaken_in_paper(report.text, statement, lines):
            yield paper
        if not is_undertaken_by_cue(report.text, statement, lines):
            in_words.append((statement, lines))
            continue
        for part in parts(report.text, annotations.times, max(statement.content, key=len)):
            yield Undertaking(part, lines[0], statement)
    for statement, lines in in_words:
        yield from undertaken_in_words(report, annotations, statement, lines)
    yield from find_acceptances(report, annotations)
    yield from find_plans(report, annotations, statements)


def is_within(content: Span, denied: Sequence[Span]) -> bool:
    """True of words that a denial tells of: denied reports that the minister had promised [to return the ship]."""
    return any(span.covers(content) and span != content for span in denied)


def checkable(text: str, span: Span, annotations: Annotations) -> bool:
    """True if the undertaking is no courtesy and no paper, and long enough to be checked later."""
    words = span.of(text)
    timed = any(span.start <= time.span.start < span.end for time in annotations.times)
    courtesy = UNDERTAKINGS.courtesy.match(words) and not UNDERTAKINGS.signing.search(words)
    return not courtesy and (len(words.split()) >= FEWEST_WORDS or timed)


def make_commitment(report: Report, annotations: Annotations, undertaking: Undertaking, parties: Parties) -> Commitment:
    """The commitment that the undertaking makes."""
    span, line, statement = bounds(report.text, undertaking), undertaking.line, undertaking.statement
    condition = condition_near(report.text, span, words_around(undertaking))
    cut = span.end < trimmed(report.text, undertaking.span, EDGE).end
    reach = span if cut else Span(span.start, max(span.end, min(end_of_telling(line, span.end), span.end + REACH)))
    places = (span, reach, condition or span)
    return Commitment(
        statement=statement.id if statement else None,
        debtor=debtor_of(report.text, undertaking, span, parties),
        beneficiary=statement.addressee if statement else None,
        content=anchor(report.text, without(report.text, span, condition)),
        condition=anchor(report.text, trimmed(report.text, condition, EDGE)) if condition else None,
        deadline=next((day for place in places if (day := deadline_of(report, annotations.times, place))), None),
    )


def end_of_telling(line: Clauses, start: int) -> int:
    """Where the sentence goes on with another cue behind "and": pledged ten million [and] promised more next year."""
    tokens = line.sentence.tokens
    after = (
        tokens[cue.first - 1].start for cue in line.cues if tokens[cue.first].start > start and line.word(cue.first - 1) == "and"
    )
    return min(after, default=line.sentence.span.end)


def bounds(text: str, undertaking: Undertaking) -> Span:
    """The words of the undertaking without marks at their edges and without who told of it."""
    span = undertaking.span
    aside = ASIDE.search(text, span.start, span.end)
    return trimmed(text, Span(span.start, aside.start()) if aside else span, EDGE)


def words_around(undertaking: Undertaking) -> Span:
    """The sentence of an undertaking, with the words of the statement that come before a quoted one."""
    sentence = undertaking.line.sentence.span
    contents = undertaking.statement.content if undertaking.statement else ()
    return Span(min([sentence.start, *(one.start for one in contents if one.covers(undertaking.span))]), sentence.end)


def without(text: str, span: Span, condition: Span | None) -> Span:
    """The undertaking without the condition behind or before it; the whole if the condition stands in the midst of it."""
    if condition is not None and condition.start == span.start and condition.end < span.end:
        return trimmed(text, Span(condition.end, span.end), EDGE)
    if condition is None or not span.start < condition.start < span.end:
        return span
    before = Span(span.start, condition.start)
    if len(before) < LEAST_LEFT and not before.of(text).rstrip().endswith(","):
        return span
    return span if IN_MIDST.search(before.of(text)) else trimmed(text, before, EDGE)


def deadline_of(report: Report, times: Sequence[TimeExpression], span: Span) -> str | None:
    """The value of the time that words of deadline bring in, else of the first; never of a time before the report."""
    day = report.published or ""
    ahead = [
        t
        for t in times
        if span.start <= t.span.start < span.end
        and t.value
        and t.value.split("/")[-1] >= day[: len(t.value.split("/")[-1])]
        and not UNDERTAKINGS.lasting.search(report.text, span.start, t.span.start)
    ]
    pressing = (t for t in ahead if UNDERTAKINGS.deadline.search(report.text, max(0, t.span.start - LEAD), t.span.start))
    time = next(pressing, ahead[0] if ahead else None)
    return time.value if time else None
