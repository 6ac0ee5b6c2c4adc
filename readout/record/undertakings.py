"""Words that bind a party, and what the rules that find them ask of a sentence.

A party binds itself by a cue ("offered to mediate": undertakings_by_cue), in its own words ("we will open the border":
undertakings_in_words), or in what the report tells of its plans ("the envoy will travel on": plans).
"""

import re
from collections.abc import Sequence

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.subjects import Subject
from readout.annotate.times import TimeExpression
from readout.lexicon.undertakings import load_undertakings
from readout.record.statements import Statement
from readout.span import Span
from readout.value import value

UNDERTAKINGS = load_undertakings()
COMMISSIVE = frozenset({"pledge", "offer", "agree", "threaten"})
AND_TO = re.compile(r"(?:,? and|,) (?=to )")
AND_WILL = re.compile(r", and (?=(?:will|shall) )|, with (?=the (?:next|first|second|following) (?:\w+ )?to )")
# The words of a deadline stand within so many characters before the time, or open it.
LEAD = 20


@value
class Undertaking:
    """Words that bind a party, in their sentence; `debtor` where it is not for a statement to tell who that is."""

    span: Span
    line: Clauses
    statement: Statement | None
    debtor: Actor | None = None


def parts(text: str, times: Sequence[TimeExpression], span: Span) -> tuple[Span, ...]:
    """The span cut before each "to" if all parts have a date each, or before ", and will" or ", with the next to"; else it."""
    joints = list(AND_TO.finditer(text, span.start, span.end))
    starts, ends = [span.start, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), span.end]
    cut = tuple(Span(*pair) for pair in zip(starts, ends, strict=True))
    if all(due(text, times, part) or (len(cut) > 1 and timed(text, times, part)) for part in cut):
        return cut
    joint = AND_WILL.search(text, span.start, span.end)
    return (Span(span.start, joint.start()), Span(joint.end(), span.end)) if joint else (span,)


def due(text: str, times: Sequence[TimeExpression], span: Span) -> bool:
    """True if the span names a time by which something is to be done."""
    inside = (time for time in times if span.start <= time.span.start < span.end)
    return any(
        UNDERTAKINGS.limit.search(text, max(span.start, time.span.start - LEAD), time.span.start + LEAD) for time in inside
    )


def timed(text: str, times: Sequence[TimeExpression], span: Span) -> bool:
    """True if the span names a time behind a word that leads up to it: from the first week of May."""
    inside = (time for time in times if span.start <= time.span.start < span.end)
    return any(UNDERTAKINGS.deadline.search(text, max(span.start, time.span.start - LEAD), time.span.start) for time in inside)


def condition_near(text: str, span: Span, around: Span) -> Span | None:
    """The condition within or after the undertaking, else the one that opens the words around it."""
    match = UNDERTAKINGS.condition.search(text, span.start, max(span.end, around.end))
    if match is None:
        before = UNDERTAKINGS.condition.search(text, around.start, span.start)
        opens = before and before.start() - around.start <= len("“")
        match = before if opens else None
    return Span(match.start(), match.end()) if match else None


def subject_at(line: Clauses, at: int) -> Subject | None:
    """The actors that are the subject of the verb group at character `at`, over adverbs and the comma of an apposition before it.

    None if none are.
    """
    token = token_at(line, at)
    if token is None:
        return None
    token = before_aside(line, token)
    while token > 1 and (line.word(token - 1) in line.grammar.adverbs or line.word(token - 1).endswith("ly")):
        token -= 1
    apposed = line.ending_at(token - 1) if line.word(token - 1) == "," else None
    return line.subject_before(token) or (line.whole_subject(apposed) if apposed is not None else None)


def before_aside(line: Clauses, at: int) -> int:
    """The token before words that only set a party against another: Torvesk[, for its part,] will open the gates."""
    end = at - 1 if line.word(at - 1) == "," else at
    aside = next((phrase for phrase in UNDERTAKINGS.asides if tuple(line.lower[max(0, end - len(phrase)) : end]) == phrase), None)
    start = end - len(aside) if aside is not None else at
    return start - 1 if aside is not None and line.word(start - 1) == "," else start


def token_at(line: Clauses, at: int) -> int | None:
    """The first token of the sentence at or behind character `at`."""
    return next((k for k, token in enumerate(line.sentence.tokens) if token.start >= at), None)
