"""Where reported content ends: before the clause of another cue that stands beside it, or words that attribute all of it."""

from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue, same_form
from readout.annotate.remarks import opens_remark
from readout.annotate.subjects import Subject


def content_end(clauses: Clauses, start: int, cue: Cue) -> int:
    """Where content that starts at `start` ends: before the next cue that is not part of it, else with the sentence."""
    last = before_adjunct(clauses, start)
    for other in clauses.cues:
        if start < other.first < last and (cut := cut_before(clauses, other, cue, start)) is not None:
            return without_joint(clauses, cut, start)
    return last


def before_adjunct(clauses: Clauses, start: int) -> int:
    """The end of the sentence, or before words that attribute all of it to somebody else: ...[,] according to the office."""
    last = clauses.last_token()
    commas = (at for at in range(start + 1, last) if clauses.lower[at] == ",")
    return next((comma for comma in commas if opens_remark(clauses, comma + 1)), last)


def cut_before(clauses: Clauses, other: Cue, cue: Cue, start: int) -> int | None:
    """Where the clause of another cue begins if it stands beside, not within, the content of `cue`; else None."""
    before = clauses.word(other.first - 1)
    if other.form == "gerund":
        return other.first if before == "," else None
    subject = clauses.subject_before(other.first)
    if subject is None:
        return other.first if is_parallel(clauses, other, cue, start) else None
    if opens_sentence(clauses, cue) and clauses.word(subject.first - 1) == ",":
        return subject.first
    if subject.first < start:
        return other.first if before == "," else None
    return subject.first if is_set_apart(clauses, other, subject, cue, start) else None


def opens_sentence(clauses: Clauses, cue: Cue) -> bool:
    """True for a cue in words that open the sentence without a verb: Noting the delay, in accepting her [invitation] to stay."""
    if cue.form == "noun" and clauses.word(0) in clauses.grammar.prepositions:
        return not any(other.form in ("past", "third") for other in clauses.cues if other.first < cue.first)
    first = clauses.cues[0]
    asked = first.first <= 1 and first is not cue and first.entry.split()[0] in clauses.grammar.speech.asking
    return (cue.form == "gerund" and cue.first <= 1) or (asked and clauses.subject_before(first.first) is None)


def is_parallel(clauses: Clauses, other: Cue, cue: Cue, start: int) -> bool:
    """True if a cue without subject of its own is joined to `cue`, not to a verb within its content."""
    before, two_before = clauses.word(other.first - 1), clauses.word(other.first - 2)
    joined = before in ("and", "but", ",", "then", ";") or (before == "also" and two_before == "and")
    listed = before in (",", ";") or (before in ("and", "but") and two_before in (",", ";"))
    if cue.form == "noun" and before in ("and", "but") and goes_on_outside(clauses, other, cue):
        return True
    # urges both to stay calm and [respect] the vote: an attitude is part of what is asked for.
    asked_for = other.form == "base" and other.thought and "to" in (clauses.word(start), clauses.word(start - 1))
    return (
        joined
        and not asked_for
        and (same_form(other, cue) or clauses.shifts_tense(other, cue))
        and (listed or not finite_between(clauses, start, other.first, cue))
    )


def goes_on_outside(clauses: Clauses, other: Cue, noun: Cue) -> bool:
    """True if a verb is joined to one before the noun: she praised their decision to talk and [asked] for patience."""
    finite = other.form in ("past", "third") and other.first == other.head
    return finite and any(cue.last <= noun.first and cue.form == other.form for cue in clauses.cues)


def is_set_apart(clauses: Clauses, other: Cue, subject: Subject, cue: Cue, start: int) -> bool:
    """True if the clause of another cue with its subject is coordinated with that of `cue`, or comments on it."""
    joint, two_before = clauses.word(subject.first - 1), clauses.word(subject.first - 2)
    if joint == "and" and other.form == cue.form and clauses.word(start - 1) != "that" and "object" in cue.takes:
        return True
    if joint == "," and clauses.word(other.last) in (",", ".", "") and other.takes & {"clause", "that", "quotation"}:
        return True
    return joint in ("while", "whereas", "but", ";") or (joint in ("and", "though", "although") and two_before == ",")


def finite_between(clauses: Clauses, start: int, end: int, cue: Cue) -> bool:
    """True if the content is itself a clause in which a cue of its own has a subject, so that "and ..." goes on with that."""
    return any(
        start <= other.first < end and other.form == cue.form and clauses.subject_before(other.first) is not None
        for other in clauses.cues
    )


def without_joint(clauses: Clauses, end: int, start: int) -> int:
    """The end before the commas and conjunctions that lead to the next clause."""
    while end > start and clauses.word(end - 1) in clauses.grammar.clause_joints:
        end -= 1
    return end


def clause_start(clauses: Clauses, end: int) -> int:
    """Where the clause that ends at token `end` begins: behind the last semicolon or colon."""
    return next((at + 1 for at in range(end - 1, -1, -1) if clauses.word(at) == ";" or (clauses.word(at) == ":" and at > 0)), 0)
