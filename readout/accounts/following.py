"""Promises followed through later reports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.accounts.appointments import Appointments
from readout.accounts.fates import CHANGED, FULFILLED, PHRASES, Verdict, judge
from readout.accounts.found import Found
from readout.accounts.likeness import Index, Likeness
from readout.accounts.makings import within_making
from readout.accounts.passages import Passage
from readout.accounts.promises import Pledge
from readout.accounts.renewals import renewed_in
from readout.accounts.reports import Told
from readout.accounts.sides import Sides, named

# What a passage that tells the fate of a promise shares with it: measured on w01 to w06, held on w07 to w12.
LEAST_WEIGHT = 1.3
# A promise told again has no verb of its own that would show it is the same, and must share more.
LEAST_RENEWED = 1.8


@dataclass(frozen=True, slots=True)
class Trail:
    """A promise as made, its first term and the one last told, and what became of it, in the order of time."""

    making: tuple[Pledge, ...]
    first_deadline: str | None
    deadline: str | None
    fates: tuple[Found, ...]


def follow(reports: Sequence[Told], index: Index, sides: Sides) -> Callable[[tuple[Pledge, ...]], Trail]:
    """What follows one promise after another through these reports."""
    names = {report.source.report: named(report) for report in reports}
    appointments = Appointments(reports, sides)
    return lambda making: _Follower(making, index, sides, names, appointments).trail()


class _Follower:
    """One promise on its way."""

    def __init__(
        self,
        making: tuple[Pledge, ...],
        index: Index,
        sides: Sides,
        names: Mapping[str, frozenset[str]],
        appointments: Appointments,
    ) -> None:
        self.making, self.index, self.sides, self.names = making, index, sides, names
        self.first_deadline = next((each.promise.deadline for each in making if each.promise.deadline), None)
        self.deadline = self.first_deadline
        self.met = list(appointments.fates(making))
        self.made = {(each.promise.source.report, each.promise.content.span) for each in making}

    def trail(self) -> Trail:
        """What became of it: of each fate in one report the passage that is most alike."""
        best: dict[tuple[str, str], Found] = {(each.fate, each.source.report): each for each in self.met}
        for passage, pledge, likeness in self._passages():
            for verdict in self._verdicts(passage, pledge, likeness):
                found = Found(verdict.fate, passage.source, verdict.anchor, verdict.rule, verdict.weight)
                known = best.get((found.fate, found.source.report))
                if known is None or known.weight < found.weight:
                    best[found.fate, found.source.report] = found
        fates = sorted(best.values(), key=lambda each: (each.source.published or "", each.source.report, each.anchor.span))
        return Trail(self.making, self.first_deadline, self.deadline, tuple(fates))

    def _passages(self) -> Iterator[tuple[Passage, Pledge, Likeness]]:
        """Later passages that are about the promise, in order, each with the telling that it is most like."""
        best: dict[tuple[str, str, int], tuple[Passage, Pledge, Likeness]] = {}
        for pledge in self.making:
            for passage in self.index.near(pledge):
                if self._is_later(passage, pledge):
                    likeness = self.index.likeness(pledge, passage)
                    key = (passage.source.published or "", passage.source.report, passage.number)
                    if likeness.weight >= LEAST_WEIGHT / 2 and (key not in best or best[key][2].weight < likeness.weight):
                        best[key] = passage, pledge, likeness
        for key in sorted(best):
            yield best[key]

    def _is_later(self, passage: Passage, pledge: Pledge) -> bool:
        source = passage.source
        if source.report == pledge.promise.source.report or not source.published or source.published < pledge.day or not pledge.day:
            return False
        return not pledge.parties or bool(pledge.parties & self.names[source.report])

    def _verdicts(self, passage: Passage, pledge: Pledge, likeness: Likeness) -> Iterator[Verdict]:
        weight = likeness.weight + sum(0.6 for kind in ("kept", "late") if PHRASES[kind].places(passage.words))
        if weight < LEAST_WEIGHT:
            return
        told = [verdict for verdict in judge(pledge, passage, likeness) if not (pledge.appointment and verdict.fate == FULFILLED)]
        yield from told
        if told or likeness.weight < LEAST_RENEWED or self._is_of_making(passage):
            return
        verdict = renewed_in(pledge, passage, likeness, self.sides, self.deadline)
        if verdict is not None:
            if verdict.fate == CHANGED and passage.promise is not None:
                self.deadline = passage.promise.deadline
            yield verdict

    def _is_of_making(self, passage: Passage) -> bool:
        """True if the report may be one more account of the making, in which nothing is told again."""
        return any(within_making(each.day, passage.source.published or "") for each in self.making) and not PHRASES["renewed"].places(
            passage.words
        )
