"""Claims that one party makes and another denies."""

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import RELATIVE
from readout.evidence import Anchor, anchor
from readout.lexicon.disputes import load_disputes
from readout.record.answering import Exchange
from readout.record.claims import Claim, bare_claims, claims_in_questions, echoed_claims, stated_claims
from readout.record.denials import Denial, find_denials
from readout.record.denying_words import negates
from readout.record.statements import Statement
from readout.record.tellings import Encounter
from readout.report import Report
from readout.span import Span, trimmed
from readout.value import value

DISPUTES = load_disputes()
# It leads on to what somebody claims against a denial.
OPPOSITE = re.compile(r"the (?:opposite|contrary|reverse):\s+(?=\w[^.;]{12,})")


@value
class Contested:
    """A claim with who asserts it, and the denial with who denies it."""

    claim: Anchor
    asserted_by: Actor
    denial: Anchor
    denied_by: Actor


def find_contested(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> tuple[Contested, ...]:
    """The contested claims in the order of their denials: each denial with the claim that it answers, each claim once."""
    denials = list(find_denials(report, annotations, statements, DISPUTES))
    claims = [*stated_claims(report.text, statements, DISPUTES), *bare_claims(report, annotations, DISPUTES)] if denials else []
    claims += echoed_claims(report, annotations, statements) if denials else []
    claims += claims_in_questions(report.text, statements, DISPUTES) if denials else []
    exchange = Exchange(report.text, claims, denials, ranks_of(annotations), DISPUTES)
    found: list[Contested] = []
    taken: set[Span] = set()
    for denial in exchange.denials:
        claim = exchange.claim_answered(denial)
        if claim is not None and not any(claim.span.meets(span) for span in taken):
            taken.add(claim.span)
            if (opposite := told_instead(report.text, claim, denial)) is not None:
                found.append(Contested(anchor(report.text, opposite), denial.by, anchor(report.text, claim.span), claim.by))
                continue
            claimed = without_denial(report.text, claim.span, denial)
            found.append(Contested(anchor(report.text, claimed), claim.by, anchor(report.text, denial.words), denial.by))
    return tuple(found)


def told_instead(text: str, claim: Claim, denial: Denial) -> Span | None:
    """What is claimed against words that deny it before: The price was not discussed. He said the opposite: [it was]."""
    content = denial.content[0]
    opposite = OPPOSITE.match(text, content.start, content.end)
    if opposite is None or not negates(claim.span.of(text)):
        return None
    return Span(opposite.end(), content.end)


def denied_where_contested(encounters: Sequence[Encounter], contested: Sequence[Contested]) -> tuple[Encounter, ...]:
    """The encounters, those denied with which a contested claim begins: what the claim asserts is that they took place.

    [The two met in Oslo]{claim}, a daily wrote; both governments [denied it]{denial}.

    Not so where the claim adds them by a relative clause: [Berg, who met Arn in Oslo, took a bribe]{claim}.
    """
    claimed = {each.claim.span.start: each.claim for each in contested}

    def is_claimed(encounter: Encounter) -> bool:
        claim = claimed.get(encounter.span.start)
        if claim is None or encounter.status not in ("held", "ongoing") or not claim.span.covers(encounter.span):
            return False
        return RELATIVE.isdisjoint(claim.exact[: len(encounter.span)].lower().split())

    return tuple(replace(each, status="denied") if is_claimed(each) else each for each in encounters)


def ranks_of(annotations: Annotations) -> dict[int, int]:
    """The place of each sentence among those of the running text; sentences of a quotation stand with what carries them."""
    ranks: dict[int, int] = {}
    rank = 0
    for line in annotations.lines:
        rank += line.sentence.inside is None
        ranks[line.number] = rank
    return ranks


def without_denial(text: str, claim: Span, denial: Denial) -> Span:
    """The claim without the relative clause that denies it."""
    if not claim.covers(denial.words):
        return claim
    end = denial.denied.end if denial.denied and denial.denied.end > claim.start else denial.words.start
    return trimmed(text, Span(claim.start, end), " ,;—–")
