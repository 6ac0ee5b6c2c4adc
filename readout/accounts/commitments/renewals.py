"""Promises made again: by the debtor's side, or told so by the author."""

from collections.abc import Iterator

from readout.accounts.commitments.chapters import Chapter, paragraph_keys
from readout.accounts.commitments.due import term_of
from readout.accounts.commitments.fates import COMMISSIVE, DIRECTIVE, PHRASES, Clause
from readout.accounts.commitments.likeness import Likeness
from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.promises import MODALS, Pledge
from readout.accounts.commitments.sides import Sides
from readout.accounts.commitments.verdicts import RESTATED, Finding, Verdict


def renewed_in(pledge: Pledge, passage: Passage, likeness: Likeness, sides: Sides) -> Verdict | None:
    """The promise told again in a passage, by one of its side or as the author tells."""
    if passage.is_question or not likeness.shared:
        return None
    at = min(likeness.shared)
    first, last = (
        next(clause for clause in passage.clauses if clause[0] <= at < clause[1])
        if _in_clause(passage, at)
        else (0, len(passage.tokens))
    )
    clause = Clause(pledge, passage, likeness, False, first, last)
    if tells_of_making(clause) or not (
        _by_debtor(pledge, passage, sides) if passage.statement or passage.promise else _by_author(clause)
    ):
        return None
    return Verdict(RESTATED, passage.source, passage.anchor(first, last), "renewed_in", likeness.weight)


def tells_of_making(clause: Clause) -> bool:
    """True of words that look back on how the promise was made: they signed that the gates would open."""
    made = PHRASES["made"].places(clause.words)
    return any(place < at for place in made for at, word in enumerate(clause.words) if word in MODALS)


def _in_clause(passage: Passage, at: int) -> bool:
    return any(first <= at < last for first, last in passage.clauses)


def _by_debtor(pledge: Pledge, passage: Passage, sides: Sides) -> bool:
    """True if one of the debtor's side speaks and binds itself, or is told to be bound."""
    said, promise = passage.statement, passage.promise
    if promise is not None and promise.deadline is not None and promise.deadline == pledge.promise.deadline:
        return True
    speakers = [said.speaker] if said else []
    speakers += [passage.promise.debtor] if passage.promise else []
    known = [words for words in (sides.of(actor) for actor in speakers if actor.name[:1].isupper()) if words]
    own = any(words & pledge.side for words in known) or not known or not pledge.side
    if not own and (said is None or not COMMISSIVE & set(said.acts) or DIRECTIVE & set(said.acts)):
        return False
    if not own and not passage.names_one_of(pledge.side):
        return False
    binding = passage.promise is not None or (said is not None and not said.negated and COMMISSIVE & set(said.acts))
    return bool(binding) or any(PHRASES[kind].places(passage.words) for kind in ("renewed", "vowed", "ahead"))


def _by_author(clause: Clause) -> bool:
    """True if the author tells in that clause that the promise was made again."""
    places = [at for kind in ("renewed", "vowed") for at in PHRASES[kind].places(clause.words)]
    return any(not clause.is_negated(at) and not clause.is_ahead(at) for at in places)


def upheld_in(pledge: Pledge, chapter: Chapter) -> Iterator[Finding]:
    """Sentences by which the debtor's side stands by all that was agreed at the encounter or in the pact of the promise."""
    for passage in chapter.upholding:
        said = passage.statement
        known = said is not None and bool(chapter.sides.of(said.speaker) & pledge.side)
        if known and pledge.occasion & paragraph_keys(passage) and chapter.day > pledge.day:
            whole = passage.anchor(0, len(passage.tokens))
            yield Finding(Verdict(RESTATED, passage.source, whole, "upheld_in", 0.0), passage.sentence.span, general=True)


def is_later(new: str | None, old: str | None) -> bool:
    """True if a term begins after another has ended: each an ISO day, month, year or interval."""
    if new is None or old is None or term_of(new) is None:
        return False
    start, end = new.partition("/")[0], old.rpartition("/")[2]
    return start > end and not start.startswith(end)
