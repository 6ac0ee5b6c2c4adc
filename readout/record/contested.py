"""Claims that one party makes and another denies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.actor import Actor
from readout.evidence import Anchor, anchor
from readout.record.statements import Statement
from readout.report import Report
from readout.span import Span, hull

CLAIMS = frozenset({"accuse", "assert", "condemn", "announce", "concern", "stress"})
NO_CLAIMS = frozenset({"deny", "urge", "demand", "propose", "support", "reaffirm", "reject"})
# A denial answers something said at most so many characters before it.
REACH = 1500
# "No shots were fired" denies only what it repeats; a verb of denying points back by itself.
WORDS_SHARED_BY_PLAIN_NEGATION = 2
# Words by which a denial points back at a claim without repeating it.
POINTING = re.compile(r"\b(?:it|that|this|such|any|so|(?:allegation|accusation|charge|claim|report|account)s?)\b", re.IGNORECASE)
SMALL = frozenset({"that", "this", "were", "been", "have", "with", "from", "their"})


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
    """The claim that the denial at `index` answers, None if none near shares a word with it or stands beside what points back."""
    denial = statements[index]
    denials = [s for s in statements if s.acts[0] == "deny" and s.speaker.name in denial.own_names]
    near = [s for s in statements if can_be_answered(s, denial) and not any(tells_of(s, other) for other in denials)]
    if not near:
        return None
    words = telling_words(text, denial)

    def fit(claim: Statement) -> tuple[int, int]:
        nearness = 2 if claim.sentence == denial.sentence else 1 if abs(claim.sentence - denial.sentence) == 1 else 0
        accuses = int("accuse" in claim.acts)
        return len(words & telling_words(text, claim)) + nearness + accuses, -abs(denial.content[0].start - claim.content[-1].end)

    best = max(near, key=fit)
    shared = words & telling_words(text, best)
    # Whoever is accused is named by both; elsewhere a name alone joins no claim to its denial.
    telling = shared if "accuse" in best.acts else shared - stems(denial.own_names)
    if "deny" not in denial.cue_acts:
        return best if len(telling) >= WORDS_SHARED_BY_PLAIN_NEGATION else None
    points_back = abs(best.sentence - denial.sentence) <= 1 and POINTING.search(whole(denial).of(text))
    return best if telling or points_back else None


def can_be_answered(claim: Statement, denial: Statement) -> bool:
    """True of a claim near the denial by another party."""
    if (
        claim.speaker.name in denial.own_names
        or denial.speaker.name in claim.own_names
        or not CLAIMS & set(claim.acts)
        or claim.acts[0] in NO_CLAIMS
    ):
        return False
    return abs(denial.content[0].start - claim.content[0].start) < REACH


def tells_of(claim: Statement, denial: Statement) -> bool:
    """True if the claim merely tells of the denial: "he said that they had denied it"."""
    return bool(denial.source and any(span.covers(denial.source) for span in claim.content))


def telling_words(text: str, statement: Statement) -> frozenset[str]:
    """The stems of the words that tell what the content is about."""
    return stems(span.of(text) for span in statement.content)


def stems(phrases: Iterable[str]) -> frozenset[str]:
    """The first five letters of the phrases' words in lower case, without small words."""
    words = "".join(char if char.isalnum() else " " for phrase in phrases for char in phrase.lower() + " ").split()
    return frozenset(word[:5] for word in words if word not in SMALL and len(word) > 3)
