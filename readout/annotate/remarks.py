"""Where behind a comma the author goes on with a remark of his own, so that the words that he reports are at an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.annotate.clauses import Clauses

# Behind them a verb without a subject that is a mention may follow.
BEHIND_TAKING_UP = frozenset({"that", "which", "who", "the", "denied", "rejected", "dismissed", "both", "officials"})
ORIGIN_LEADS = frozenset(
    {"in", "at", "on", "by", "to", "from", "with", "alongside", "outside", "ahead", "last", "during"}
    | {"earlier", "after", "before", "when", "only", "two", "three"}
)
BEFORE_LAPSES = frozenset({"a", "two", "three", "only", "just", "some"})
# Within so many words behind "which" somebody else's answer begins: [, which] the embassy denied.
MAX_WORDS_TO_JUDGEMENT = 5
MAX_WORDS_TO_TALKS = 5
# For whom it was said, or as what it appears: offered condolences[, on behalf] of the Government · [, in what] she called a test.
IN_WHOSE_NAME = frozenset({("on", "behalf"), ("in", "what"), ("in", "his"), ("in", "her"), ("in", "its")})
# A source at the end of a sentence has at most so many words, its name begins within so many, and so many tell where it spoke.
MAX_WORDS_OF_SOURCE = 7
MAX_WORDS_OF_QUALITY = 3
MAX_WORDS_OF_OCCASION = 9


def opens_remark(clauses: Clauses, at: int) -> bool:
    """True if the author goes on: on who says it, on the words as a whole, where they were said, or when."""
    word, following, speech = clauses.word(at), clauses.word(at + 1), clauses.grammar.speech
    if word == "according":
        return following == "to"
    if is_inverted_report(clauses, at) or attributes_all(clauses, at):
        return True
    if word == "which":
        return is_answered(clauses, at)
    if word in ("a", "an", "the"):
        return following in speech.taking_up and (
            clauses.word(at + 2) in BEHIND_TAKING_UP or clauses.starting_at(at + 2) is not None
        )
    if word in speech.outcome or (word, following) in IN_WHOSE_NAME:
        return True
    if word in ("after", "following"):
        return ends_with_talks(clauses, at + 1)
    if word in speech.origin or (word == "first" and following in speech.origin):
        return clauses.word(at + 1 + (word == "first")) in ORIGIN_LEADS
    return tells_lapse(clauses, at)


def is_inverted_report(clauses: Clauses, at: int) -> bool:
    """True if a verb of speaking with its subject behind it stands here: will scrap the levy, [said a diplomat]"""
    cue = next((cue for cue in clauses.cues if cue.first == at and cue.form in ("past", "third")), None)
    return cue is not None and "inverted" in cue.takes and not cue.passive and clauses.starting_at(cue.last) is not None


def ends_with_talks(clauses: Clauses, at: int) -> bool:
    """True if a phrase that begins here tells of the talks behind the words: after a day of [talks] in Lorneval."""
    return any(clauses.word(place) in clauses.grammar.speech.talks for place in range(at, at + MAX_WORDS_TO_TALKS))


def attributes_all(clauses: Clauses, at: int) -> bool:
    """True if the sentence closes with who says all of it: ...[, a news agency reported], [, the ministry said on Friday]."""
    tokens = clauses.sentence.tokens
    cue = next((cue for cue in clauses.cues if at < cue.first <= at + MAX_WORDS_OF_SOURCE), None)
    if cue is None or cue.form not in ("past", "third") or cue.passive or cue.takes.isdisjoint({"clause", "quotation"}):
        return False
    closes = len(tokens) - cue.last <= MAX_WORDS_OF_OCCASION and "," not in clauses.lower[at : len(tokens)]
    subject = clauses.subject_before(cue.first) or clauses.plain_subject(cue.first)
    alone = not any(other.first >= cue.last for other in clauses.cues) and clauses.word(cue.last) not in ("that", ":", "“”")
    near = subject is not None and at <= subject.first <= at + MAX_WORDS_OF_QUALITY and clauses.word(at + 1) != "condition"
    # A clause that goes on tells more than where or to whom it was said.
    going_on = any(clauses.word(k) in clauses.grammar.auxiliaries for k in range(cue.last, len(tokens)))
    return closes and alone and near and not going_on


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
    lapses = clauses.grammar.speech.lapses
    if clauses.word(at) in BEFORE_LAPSES and clauses.word(at + 1) in lapses:
        at += 1
    return clauses.word(at) in lapses and clauses.word(at + 1) in ("before", "after")
