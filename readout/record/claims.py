"""What is claimed in a report, by a party or by nobody in particular, as far as another party can deny it."""

import re
from collections.abc import Iterator, Sequence

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.lexicon.disputes import Disputes
from readout.record.statements import Statement
from readout.report import Report
from readout.span import Span, hull, trimmed
from readout.value import value

EDGE = ' ,;:—–-"“”'
# The main acts by which something is claimed to be so.
CLAIMING = frozenset({"accuse", "assert", "condemn", "stress"})
# Rules by which something is announced to be so; a visit or a list that is announced claims nothing.
CLAUSAL = frozenset({"cue_then_that_clause", "cue_then_clause", "clause_then_cue", "clause_around_cue"})
# Fewer words claim nothing that could be denied: "a cold", "the talks".
FEWEST_WORDS = 3
# What somebody would have or foretells is no claim, whoever "said" it.
AHEAD = re.compile(r"\b(?:will|would|shall|must|should|can|cannot|could|may|might|let)\b", re.IGNORECASE)
# A question whether something is so, and words for what somebody is only said to have done.
QUESTIONED = re.compile(r"\b(?:is it|it is|it was|was it) (?:true|correct|right|the case) that (?P<claim>[^?;]+)", re.IGNORECASE)
HEARD_OF = re.compile(r"(?:an?|the) [^,;?]*\b(?:said|reported|alleged|rumou?red|supposed|believed) to have\b", re.IGNORECASE)
NOBODY = Actor(None, "unnamed sources")
# A claim within a sentence ends before the words that judge it or set something else beside it.
END = re.compile(
    r"[;—–]|,\s+(?:saying|adding|insisting|calling|describing|stressing|which|but|while|whereas|and)\b|\s+as\s+(?=\w)",
    re.IGNORECASE,
)
# The words behind a denial that tell who makes the claim.
ECHO = re.compile(
    r",?\s+contrary to what\s+(?:the\s+)?"
    r"|,?\s+as\s+(?:(?:was|had been|has been|\w+ly)\s+)?(?:claimed|alleged|asserted|suggested|charged)"
    r"\s+(?:by|in)\s+|,\s+(?:calling|rejecting|dismissing|contradicting|disputing|describing)\s+(?=[\w’' -]{1,40}?"
    r"(?:['’]s?|[a-z]{2}) (?:account|version|claims?|allegations?|charges?|statements?|story|report|words)\b)"
    r"(?!(?:an?|the) )",
    re.IGNORECASE,
)
# Behind a denial somebody says that it was so: denied that he had gone, although [his own office says that he did].
OTHERWISE = re.compile(
    r",?\s+(?:although|though|even though|but|while|yet)\s+(?P<claim>[^,.;]{3,60}?"
    r"\s(?:say|says|said|insists?|insisted|claims?|claimed|maintains?|maintained|shows?|showed)(?: that)?"
    r" (?:they|he|she|it|we) (?:did|had|was|were|has|have|do|does|is|are))(?=[.,;”\"]|$)"
)
# Between the owner of a claim and its noun: the rebels[' latest] claim, Western [ ]claims.
OWNED = re.compile(r"\s+|['’]s?\s+(?:[\w-]+\s+)?")


@value
class Claim:
    """Words by which something is claimed to be so.

    `by` is who claims it, with the `names` under which he speaks; `sentence` is its number; `accuses` tells a charge, `leads`
    that the words have a cue of their own rather than going on with others, `noun` that this is a noun: the claim that ...
    `echoed` is true where only the denial tells the claim: denies backing the rebels, as alleged by Torvesk.
    """

    span: Span
    by: Actor
    names: frozenset[str]
    sentence: int
    accuses: bool
    leads: bool
    noun: bool
    echoed: bool = False


def stated_claims(text: str, statements: Sequence[Statement], disputes: Disputes) -> Iterator[Claim]:
    """The claims among the statements, in their order."""
    for statement in statements:
        if not is_claim(text, statement):
            continue
        heard = statement.source is None and disputes.hearsay & set(statement.evidence.found_by)
        yield Claim(
            span=hull(statement.content),
            by=NOBODY if heard else statement.speaker,
            names=frozenset() if heard else statement.own_names,
            sentence=statement.sentence,
            accuses="accuse" in statement.acts,
            leads=statement.cue is not None,
            noun=statement.cue is not None and disputes.claim.search(statement.cue.of(text)) is not None,
        )


def claims_in_questions(text: str, statements: Sequence[Statement], disputes: Disputes) -> Iterator[Claim]:
    """The claims on which somebody is questioned, in text order: Is it true that [the envoy was recalled]?

    Asked about [a letter that Torvesk was said to have sent], the spokesman said there was none.
    """
    for statement in statements:
        if statement.acts[:1] != ("ask",):
            continue
        span = hull(statement.content)
        match = QUESTIONED.search(text, span.start, span.end)
        heard = match is None and HEARD_OF.match(text, span.start, span.end) is not None
        if match is None and not heard:
            continue
        said = trimmed(text, Span(*match.span("claim")), EDGE + ".?") if match is not None else span
        if len(said.of(text).split()) >= FEWEST_WORDS:
            by, names = (NOBODY, frozenset[str]()) if heard else (statement.speaker, statement.own_names)
            yield Claim(said, by, names, statement.sentence, accuses=False, leads=True, noun=False)


def is_claim(text: str, statement: Statement) -> bool:
    """True if the speaker says that something is so, in words enough to tell what."""
    said = hull(statement.content).of(text)
    told = statement.cue_acts[:1] == ("assert",) and "deny" not in statement.acts and not AHEAD.search(said)
    made_public = statement.acts[0] == "announce" and not CLAUSAL.isdisjoint(statement.evidence.found_by)
    # Who regrets that something is so claims that it is.
    start = statement.content[0].start
    regretted = statement.acts[0] == "concern" and text.endswith("that ", 0, start) and not AHEAD.search(said)
    return (statement.acts[0] in CLAIMING or told or made_public or regretted) and len(said.split()) >= FEWEST_WORDS


def bare_claims(report: Report, annotations: Annotations, disputes: Disputes) -> Iterator[Claim]:
    """The claims that a noun or a verb of claiming brings in with "that", or a noun with "of", in text order.

    Dismissing [reports]{noun} that [the envoy had resigned]{claim}, ...     rumours of [a rift between the two]{claim}
    """
    for line in annotations.lines:
        for match in disputes.led_claim.finditer(report.text, line.sentence.span.start, line.sentence.span.end):
            of = (match["lead"] or "").lower() == "of"
            if of and not disputes.claim_of.fullmatch(match["word"]):
                continue
            span = claim_from(report.text, line, match.end(), disputes)
            if len(span.of(report.text).split()) >= FEWEST_WORDS:
                by = claimant(report.text, line, match)
                yield Claim(
                    span,
                    by.actor if by else NOBODY,
                    named(by),
                    line.number,
                    accuses=False,
                    leads=not of,
                    noun=bool(match["noun"]),
                )


def echoed_claims(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Claim]:
    """The claims that a denial tells, with who makes them: denies [backing the rebels]{claim}, as alleged by [Torvesk]."""
    lines = {line.number: line for line in annotations.lines}
    for statement in statements:
        line, content = lines[statement.sentence], hull(statement.content)
        echo = ECHO.search(report.text, content.start, line.sentence.span.end) if "deny" in statement.acts[:1] else None
        by = next((r for r in line.references if echo and 0 <= r.mention.span.start - echo.end() < len("the ")), None)
        if echo is not None and (by is not None or "contrary" in echo.group()):
            span = trimmed(report.text, Span(content.start, min(content.end, echo.start())), EDGE)
            yield echoed(span, by, line.number)
        elif statement.acts[:1] == ("deny",) and (other := OTHERWISE.match(report.text, content.end)) is not None:
            span = Span(*other.span("claim"))
            yield echoed(span, next((r for r in line.references if span.covers(r.mention.span)), None), line.number)


def echoed(span: Span, by: Reference | None, sentence: int) -> Claim:
    """The claim that only a denial tells, by somebody or by nobody in particular."""
    return Claim(span, by.actor if by else NOBODY, named(by), sentence, accuses=False, leads=True, noun=True, echoed=True)


def named(by: Reference | None) -> frozenset[str]:
    """The name of the claimant, if he is known."""
    return frozenset({by.actor.name}) if by else frozenset()


def claimant(text: str, line: Clauses, match: re.Match[str]) -> Reference | None:
    """Who makes the claim that a noun names: the rebels' [claim], [claims] by the rebels, Western [claims]."""
    word, owner = match.start("word"), match.span("owner")
    for reference in line.references:
        span = reference.mention.span
        if owner[0] <= span.start < owner[1] or (span.end <= word and OWNED.fullmatch(text, span.end, word)):
            return reference
    return None


def claim_from(text: str, line: Clauses, start: int, disputes: Disputes) -> Span:
    """The claim that begins at `start`: up to a verdict on it, to words set beside it, or to the clause that attributes it."""
    end = line.sentence.span.end
    if (judged := disputes.judged.search(text, start, end)) is not None:
        end = judged.start()
    for cue in line.cues:
        token = line.sentence.tokens[cue.first]
        # Reports that the envoy was ill [were brushed aside].
        if cue.passive and cue.entry in disputes.denying | disputes.rejecting and is_finite_between(line, start, cue.first):
            end = min(end, token.start)
        subject = line.subject_before(cue.first)
        begins = line.sentence.tokens[subject.first].start if subject else token.start
        if begins > start and text[:begins].rstrip().endswith(","):
            end = min(end, begins)
    cut = END.search(text, start, end)
    return trimmed(text, Span(start, cut.start() if cut else end), EDGE + ".")


def is_finite_between(line: Clauses, start: int, cue: int) -> bool:
    """True if a verb group of its own stands between a place in the text and a cue: that the envoy [had] left [were denied]."""
    first = line.token_at(start)
    return any(line.word(at) in line.grammar.auxiliaries for at in range(first, cue))
