"""Where behind a comma the author goes on with a remark of his own, so that the words that he reports are at an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.annotate.clauses import Clauses

# With an article they take up what was said: [, a charge] the embassy denied.
TAKING_UP = frozenset(
    {
        "charge",
        "claim",
        "accusation",
        "allegation",
        "assertion",
        "move",
        "step",
        "demand",
        "remark",
        "comment",
        "proposal",
        "idea",
    }
)
# Behind them a verb without a subject that is a mention may follow.
BEHIND_TAKING_UP = frozenset({"that", "which", "who", "the", "denied", "rejected", "dismissed", "both", "officials"})
# Participles that tell where the words come from: its threat to close the line[, made] in June.
ORIGIN = frozenset({"made", "issued", "voiced", "raised", "announced", "given", "launched", "delivered", "tabled", "published"})
ORIGIN_LEADS = frozenset({"in", "at", "on", "by", "last", "during", "earlier", "after", "before", "when", "only", "two", "three"})
# How long before or after something else it was said: [, hours before] the talks.
LAPSES = frozenset({"minutes", "hours", "days", "weeks", "months", "shortly", "just", "day", "week", "soon"})
BEFORE_LAPSES = frozenset({"a", "two", "three", "only", "just", "some"})
# Within so many words behind "which" somebody else's answer begins: [, which] the embassy denied.
MAX_WORDS_TO_JUDGEMENT = 5


def opens_remark(clauses: Clauses, at: int) -> bool:
    """True if the author goes on: on who says it, on the words as a whole, where they were said, or when."""
    word, following = clauses.word(at), clauses.word(at + 1)
    if word == "according":
        return following == "to"
    if word == "which":
        return is_answered(clauses, at)
    if word in ("a", "an", "the"):
        return following in TAKING_UP and (clauses.word(at + 2) in BEHIND_TAKING_UP or clauses.starting_at(at + 2) is not None)
    if word in ORIGIN or (word == "first" and following in ORIGIN):
        return clauses.word(at + 1 + (word == "first")) in ORIGIN_LEADS
    return tells_lapse(clauses, at)


def is_answered(clauses: Clauses, which: int) -> bool:
    """True if the relative clause tells what somebody else said to it: , which was accepted · , which Torvesk denies"""
    subject = clauses.subject_before(which)
    for cue in clauses.cues:
        if which < cue.first <= which + MAX_WORDS_TO_JUDGEMENT and cue.form in ("past", "third", "participle"):
            other = clauses.subject_before(cue.first) if cue.first > which + 1 else None
            if cue.passive or other not in (None, subject):
                return True
    return False


def tells_lapse(clauses: Clauses, at: int) -> bool:
    """True of words that tell how long before or after something else: hours before the talks, two days after the raid."""
    if clauses.word(at) in BEFORE_LAPSES and clauses.word(at + 1) in LAPSES:
        at += 1
    return clauses.word(at) in LAPSES and clauses.word(at + 1) in ("before", "after")
