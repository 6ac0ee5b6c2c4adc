"""What waits for a person as its page shows it: both sides of a pair, or a statement in its context."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.accounts.reports import Account, Told
from readout.errors import RecordError
from readout.open_record import OpenRecord
from readout.span import Span
from readout.store import Decision
from readout.store.reviewing import Pair, Waiting, Weak
from readout.views.marked_text import Mark
from readout.web.statement_view import Context, StatementView, context_of, statement_view

# Evidence further than so many characters from the first is left to the page of the report.
NEAR = 600
FOR, AGAINST = "for: ", "against: "


@dataclass(frozen=True, slots=True)
class Side:
    """One of two accounts, with the words that tell of the encounter; `about` names it in decisions."""

    about: str
    account: Account
    context: Context | None


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked: whether two accounts are of one encounter, or whether a statement was read right."""

    sides: tuple[Side, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    statement: StatementView | None


def question_of(book: OpenRecord, waiting: Waiting) -> Question | None:
    """The question that stands at the place asked for; None if there is none, or its report has just gone."""
    match waiting.found:
        case Pair(one, other, reasons):
            sides = tuple(side for name in (one, other) if (side := side_of(book, name)))
            return Question(sides, told(reasons, FOR), told(reasons, AGAINST), None) if len(sides) > 1 else None
        case Weak(fact):
            report, _, statement = fact.partition("/")
            try:
                view = statement_view(book.whole(report), statement)
            except RecordError:
                return None
            return Question((), (), (), view) if view else None
    return None


def side_of(book: OpenRecord, name: str) -> Side | None:
    """An account by its name in decisions."""
    report, _, fact = name.partition("/")
    found = book.told([report]).get(report)
    account = next((each for each in found.accounts if each.encounter == fact), None) if found else None
    return Side(name, account, words_of(found, account)) if found and account else None


def words_of(told_by: Told, account: Account) -> Context | None:
    """The words of an account that tell of the encounter, in their paragraphs."""
    spans: list[Span] = sorted(anchor.span for anchor in account.evidence)
    near = [Mark(span, "account", "evidence") for span in spans if span.end <= spans[0].end + NEAR]
    return context_of(told_by.text, near) if near else None


def told(reasons: Iterable[str], side: str) -> tuple[str, ...]:
    """The reasons of one side."""
    return tuple(reason.removeprefix(side) for reason in reasons if reason.startswith(side))


def last_by(decisions: Sequence[Decision], by: str) -> Decision | None:
    """The last decision of somebody that still holds."""
    return next((each for each in standing(decisions) if each.decided_by == by), None)


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that nobody took back, the last first."""
    undone = {each.undoes for each in decisions}
    return [each for each in reversed(decisions) if each.undoes is None and each.id not in undone]
