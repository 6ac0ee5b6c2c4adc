"""Claims that one party makes and another denies."""

from collections.abc import Sequence
from dataclasses import dataclass

from readout.actor import Actor
from readout.evidence import Anchor, anchor
from readout.record.statements import Statement
from readout.report import Report
from readout.span import Span, hull

CLAIMS = frozenset({"accuse", "assert", "condemn", "announce", "warn", "expect", "concern", "stress"})
# A denial answers something said at most so many characters before it.
REACH = 1500
# "No shots were fired" denies only what it repeats; a verb of denying points back by itself.
WORDS_SHARED_BY_PLAIN_NEGATION = 2
SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "and",
        "or",
        "that",
        "this",
        "any",
        "all",
        "no",
        "not",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "for",
        "by",
        "with",
        "from",
        "as",
        "his",
        "her",
        "their",
    ]
)


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim with who asserts it, and the denial with who denies it."""

    claim: Anchor
    asserted_by: Actor
    denial: Anchor
    denied_by: Actor


def find_contested(report: Report, statements: Sequence[Statement]) -> tuple[Contested, ...]:
    """The contested claims: each denial with the claim of another party that it answers, the one most alike among those near."""
    found = []
    for index, denial in enumerate(statements):
        if "deny" not in denial.acts[:1]:
            continue
        claim = answered(report.text, statements, index)
        if claim is not None:
            found.append(
                Contested(
                    anchor(report.text, hull(claim.content)),
                    claim.speaker,
                    anchor(report.text, whole(denial)),
                    denial.speaker,
                )
            )
    return tuple(found)


def whole(statement: Statement) -> Span:
    """The stretch from source to content."""
    return hull(span for span in (statement.source, statement.cue, *statement.content) if span is not None)


def answered(text: str, statements: Sequence[Statement], index: int) -> Statement | None:
    """The claim that the denial at `index` answers, None if none near shares a word with it or stands beside it."""
    denial = statements[index]
    near = [
        s
        for s in statements
        if not (denial.source and hull(s.content).covers(denial.source))
        and s.speaker.name != denial.speaker.name
        and set(s.acts) & CLAIMS
        and "deny" not in s.acts[:1]
    ]
    near = [s for s in near if abs(denial.content[0].start - s.content[0].start) < REACH]
    if not near:
        return None
    words = telling_words(text, denial)

    def fit(claim: Statement) -> tuple[int, int]:
        nearness = 2 if claim.sentence == denial.sentence else 1 if abs(claim.sentence - denial.sentence) == 1 else 0
        return len(words & telling_words(text, claim)) + nearness, -abs(denial.content[0].start - claim.content[-1].end)

    best = max(near, key=fit)
    shared = len(words & telling_words(text, best))
    enough = 1 if "deny" in denial.cue_acts else WORDS_SHARED_BY_PLAIN_NEGATION
    return best if shared >= enough or (enough == 1 and abs(best.sentence - denial.sentence) <= 1) else None


def telling_words(text: str, statement: Statement) -> frozenset[str]:
    """The words of the content that tell what it is about, cut to their stems' first five letters."""
    words = "".join(char if char.isalnum() else " " for span in statement.content for char in span.of(text).lower() + " ").split()
    return frozenset(word[:5] for word in words if word not in SMALL and len(word) > 2)
