"""Undertakings that a cue tells of: pledged to, offered to, agreed that, decided to, announced a grant."""

import re
from collections.abc import Sequence

from readout.annotate.clauses import Clauses
from readout.record.statements import Statement
from readout.record.undertakings import COMMISSIVE, UNDERTAKINGS, Undertaking, condition_near, subject_at
from readout.span import Span

# Acts that make known, and so bind, if the cue tells of an undertaking as well: "reaffirmed its readiness".
RENEWING = frozenset({"reaffirm", "announce", "stress"})
# What is only thought together: agreed [that the talks were useful], on [the need for restraint].
OPINION = re.compile(
    r"^(?:the need|that (?:\w+ ){1,8}(?:is|was|were|are)\b|.{3,60} (?:is|was|were) (?:needed|important|necessary))", re.IGNORECASE
)
SHOULD = re.compile(r"\b(?:should|must|ought to)\b", re.IGNORECASE)
# Rules of attribution that see a finite clause.
CLAUSE_RULES = frozenset({"cue_then_that_clause", "cue_then_clause", "cue_then_addressee_clause", "introduced_item"})
# Who is bound by a paper, also a state that no list knows.
PARTIES_TO_A_PAPER = frozenset({"state", "body", "name"})
# It may run over a quotation of two sentences; in a longer speech the words of undertaking are sought.
MOST_LINES = 2


def is_undertaken_by_cue(text: str, statement: Statement, lines: Sequence[Clauses]) -> bool:
    """True if the cue itself says that the speaker binds himself: he pledged, offered, agreed, or threatened on a condition."""
    if statement.cue is None or len(lines) > MOST_LINES:
        return False
    cue, content = statement.cue.of(text), max(statement.content, key=len)
    if is_decision(text, statement.cue, content) or is_aid(cue, content.of(text)):
        return True
    # Who pledges that something will not be done rejects it by the way.
    if not COMMISSIVE & set(statement.cue_acts) or not {*COMMISSIVE, *RENEWING, "reject"} & set(statement.acts[:1]):
        return False
    if "threaten" in statement.acts[:1] and not condition_near(text, content, lines[0].sentence.span):
        return False
    if UNDERTAKINGS.weak.search(cue) or OPINION.match(content.of(text)) or tells_what_is(text, statement, content):
        return False
    return not asks_others(text, content, statement, lines[0])


def refused_on_condition(text: str, statement: Statement, lines: Sequence[Clauses]) -> Undertaking | None:
    """What the cue says will not be done before or without something else: [will not back the treaty] unless it is published."""
    if statement.cue is None or len(lines) != 1:
        return None
    refused = Span(statement.cue.start, max(part.end for part in statement.content))
    ahead = UNDERTAKINGS.refusal.match(text, refused.start, lines[0].sentence.span.end)
    return Undertaking(refused, lines[0], statement, statement.speaker) if ahead is not None else None


def tells_what_is(text: str, statement: Statement, content: Span) -> bool:
    """True of a clause that tells of nothing to come: swore that [there was no letter]."""
    ahead = UNDERTAKINGS.future.search(text, content.start, content.end) or SHOULD.search(text, content.start, content.end)
    clause = statement.evidence.found_by[0] in CLAUSE_RULES and not content.of(text).lower().startswith("to ")
    return clause and not ahead


def is_decision(text: str, cue: Span, content: Span) -> bool:
    """True of what a party decided to do, or charged its own people with: instructed [their] ministers to."""
    if not content.of(text).startswith("to "):
        return False
    charged = UNDERTAKINGS.charging.search(cue.of(text)) and UNDERTAKINGS.staff.match(text[cue.end : content.start].lstrip())
    return bool(charged) or UNDERTAKINGS.deciding.search(cue.of(text)) is not None


def is_aid(cue: str, words: str) -> bool:
    """True of aid that is announced with its sum: announced [a grant of 40 million for schools]."""
    return UNDERTAKINGS.announcing.search(cue) is not None and UNDERTAKINGS.aid.match(words) is not None


def undertaken_in_paper(text: str, statement: Statement, lines: Sequence[Clauses]) -> Undertaking | None:
    """What a signed paper binds to: signed a memorandum in which the Union commits itself to [help], a loan that will [pay]."""
    content = max(statement.content, key=len)
    if "agree" not in statement.cue_acts or not lines or not UNDERTAKINGS.courtesy.match(content.of(text)):
        return None
    match = UNDERTAKINGS.paper.search(text, content.start, content.end)
    if match is None:
        return None
    subject = subject_at(lines[0], match.start("binding"))
    party = subject.references[0].actor if subject and subject.references[0].category in PARTIES_TO_A_PAPER else None
    return Undertaking(Span(match.end(), content.end), lines[0], statement, party)


def asks_others(text: str, content: Span, statement: Statement, line: Clauses) -> bool:
    """True of a shared view of what another party should do: agreed that [the League] should mediate."""
    if not SHOULD.search(text, content.start, content.end):
        return False
    named = (r for r in line.references if r.mention.kind == "name" and r.category in ("state", "body"))
    opening = Span(content.start, content.start + len("the ") + 1)
    return any(r.mention.span.meets(opening) and r.actor.name not in statement.own_names for r in named)
