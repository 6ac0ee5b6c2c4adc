"""Promises followed through later reports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.accounts.commitments.appointments import Appointments
from readout.accounts.commitments.fates import PHRASES, judge
from readout.accounts.commitments.likeness import Index, Likeness
from readout.accounts.commitments.makings import within_making
from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.promises import Pledge, guests_of
from readout.accounts.commitments.renewals import renewed_in, upheld_in
from readout.accounts.commitments.sides import Sides, name_words, named
from readout.accounts.commitments.verdicts import CHANGED, FULFILLED, Verdict
from readout.accounts.reports import Rank, Told

# Without deeds, months and names of parties it shares at least this: at half of it every second fate among unrelated reports was
# wrong, at 0.8 and 1.1 none, and on the written gold reports none either (F1 .81 against .88).
LEAST_SOLID = 1.0
# With so much of it no party need be named.
CLOSE = 1.5
# Both may be less where the deed is told as kept, or of the very guest who was to come.
SURE = 0.8
PACT = frozenset({"thing:pact"})
# What a passage that tells the fate of a promise shares with it at least; chosen on the written gold reports, all sets together.
LEAST_WEIGHT = 1.3
# A promise told again has no verb of its own that would show it is the same, and must share more.
LEAST_RENEWED = 1.8


@dataclass(frozen=True, slots=True)
class Trail:
    """A promise as made, its first term and the one last told, and what became of it, in the order of time."""

    making: tuple[Pledge, ...]
    first_deadline: str | None
    deadline: str | None
    fates: tuple[Verdict, ...]


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
        self.kept_in: set[tuple[str, int]] = set()
        self.made = {(each.promise.source.report, each.promise.content.span) for each in making}

    def trail(self) -> Trail:
        """What became of it: of each fate in one report the passage that is most alike."""
        best: dict[tuple[str, str], Verdict] = {(each.fate, each.source.report): each for each in self.met}
        for passage, pledge, likeness in self._passages():
            for verdict in self._verdicts(passage, pledge, likeness):
                known = best.get((verdict.fate, verdict.source.report))
                if known is None or known.weight < verdict.weight:
                    best[verdict.fate, verdict.source.report] = verdict
        told = {report for _, report in best}
        for verdict in upheld_in(self.making, self.index, self.sides):
            if verdict.source.report not in told:
                best.setdefault((verdict.fate, verdict.source.report), verdict)
        fates = sorted(best.values(), key=lambda each: (each.source.rank, each.anchor.span))
        return Trail(self.making, self.first_deadline, self.deadline, tuple(fates))

    def _passages(self) -> Iterator[tuple[Passage, Pledge, Likeness]]:
        """Later passages that are about the promise, in order, each with the telling that it is most like."""
        best: dict[tuple[Rank, int], tuple[Passage, Pledge, Likeness]] = {}
        for pledge in self.making:
            for passage in self.index.near(pledge):
                if self._is_later(passage, pledge):
                    likeness = self.index.likeness(pledge, passage)
                    key = (passage.source.rank, passage.number)
                    better = key not in best or best[key][2].weight < likeness.weight
                    if better and self._is_of_parties(passage, pledge, likeness):
                        best[key] = passage, pledge, likeness
        for key in sorted(best):
            yield best[key]

    def _is_later(self, passage: Passage, pledge: Pledge) -> bool:
        source = passage.source
        if (
            source.report == pledge.promise.source.report
            or not source.published
            or source.published < pledge.day
            or not pledge.day
        ):
            return False
        return not any(report == source.report and span.meets(passage.sentence.span) for report, span in self.made)

    def _is_of_parties(self, passage: Passage, pledge: Pledge, likeness: Likeness) -> bool:
        """True if the report names one of those who made the promise, or where; or the passage names the thing itself closely."""
        around = pledge.parties | pledge.places
        return not around or likeness.solid >= CLOSE or bool(around & self.names[passage.source.report])

    def _verdicts(self, passage: Passage, pledge: Pledge, likeness: Likeness) -> Iterator[Verdict]:
        if self._is_rest(passage):
            if passage.promise is not None and passage.promise.deadline:
                self.deadline = passage.promise.deadline
            yield Verdict(CHANGED, passage.source, passage.anchor(0, len(passage.tokens)), "rest", likeness.weight)
            return
        sure = self._is_sure(passage, pledge)
        if likeness.weight + SURE * sure < LEAST_WEIGHT or (likeness.solid < LEAST_SOLID and not sure):
            return
        told = list(judge(pledge, passage, likeness, sure=sure))
        if guests_of(pledge.appointment):
            # Whether a guest came the accounts tell; a sentence may be of any of the guest's journeys.
            told = [verdict for verdict in told if verdict.fate != FULFILLED]
        yield from told
        self.kept_in |= {(passage.source.report, passage.number) for verdict in told if verdict.fate == FULFILLED}
        least = LEAST_WEIGHT if passage.promise is not None and pledge.deeds & likeness.keys else LEAST_RENEWED
        if told or likeness.weight < least or likeness.solid < LEAST_SOLID or self._is_of_making(passage, pledge):
            return
        verdict = renewed_in(pledge, passage, likeness, self.sides, self.deadline)
        if verdict is not None:
            if verdict.fate == CHANGED and passage.promise is not None:
                self.deadline = passage.promise.deadline
            yield verdict

    def _is_sure(self, passage: Passage, pledge: Pledge) -> bool:
        """True if the deed is said to be kept, or is told of the guest of an encounter planned, its place named in the report.

        A pact of one of its sides that has fallen is the one they made.
        """
        side = passage.names_one_of(pledge.side)
        if (
            side
            and PACT & passage.keys & {key for term in pledge.terms for key in term}
            and PHRASES["fallen"].places(passage.words)
        ):
            return True
        if not pledge.deeds & passage.keys:
            return False
        if any(PHRASES[kind].places(passage.words) for kind in ("kept", "late")):
            return True
        place = name_words(pledge.appointment.place or "") if pledge.appointment else frozenset()
        guests = {actor.name.split()[-1].lower() for actor in guests_of(pledge.appointment)}
        return not guests.isdisjoint(passage.words) and bool(place & self.names[passage.source.report])

    def _is_rest(self, passage: Passage) -> bool:
        """True if the sentence before tells that a part was done, and this one that the rest will be."""
        before = (passage.source.report, passage.number - 1)
        ahead = any(PHRASES["ahead"].begins(passage.words, at) for at in range(len(passage.words)))
        return before in self.kept_in and ahead and bool(PHRASES["rest"].places(passage.words))

    def _is_of_making(self, passage: Passage, pledge: Pledge) -> bool:
        """True if the passage may be one more account of the making, in which nothing is told again.

        A statement that the report does not place at the encounter was made elsewhere.
        """
        day = passage.source.published or ""
        if not any(within_making(each.day, day) for each in self.making) or PHRASES["renewed"].places(passage.words):
            return False
        said = passage.statement
        return pledge.encounter is None or said is None or said.encounter is not None
