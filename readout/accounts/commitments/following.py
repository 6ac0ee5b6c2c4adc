"""Promises followed through later reports: first each report by itself, then all that reports tell of one making."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from readout.accounts.commitments.appointments import first_occasion, met_in
from readout.accounts.commitments.chapters import Chapter, may_tell_of
from readout.accounts.commitments.fates import PHRASES, judge, refused
from readout.accounts.commitments.leads import PACT, led_to
from readout.accounts.commitments.likeness import Likeness, likeness, scale_of
from readout.accounts.commitments.makings import within_making
from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.promises import ENCOUNTERS, Pledge, guests_of
from readout.accounts.commitments.renewals import is_later, renewed_in, upheld_in
from readout.accounts.commitments.sides import name_words
from readout.accounts.commitments.verdicts import CHANGED, FULFILLED, Finding, Verdict

# Without deeds, months and names of parties it shares at least this.
LEAST_SOLID = 1.0
# Both may be less where the deed is told as kept, or of the very guest who was to come.
SURE = 0.8
# What a passage that tells the fate of a promise shares with it at least; chosen on the written gold reports, all sets together.
LEAST_WEIGHT = 1.3
# A promise told again has no verb of its own that would show it is the same, and must share more.
LEAST_RENEWED = 1.8
# Of those who made a promise, and where, a report of it names so many; or its very passage one, or the passage shares so much.
KNOWN_BY, MUCH = 2, 1.4
LEAST_OF_MEETING = 1.4
# Rules by which a thing is not yet so: told at the making itself, that is what the promise is to end.
STANDING = frozenset({"undone_again", "left_undone", "promised_only"})


@dataclass(frozen=True, slots=True)
class Trail:
    """A promise as made, its first term and the one last told, and what became of it, in the order of time."""

    making: tuple[Pledge, ...]
    first_deadline: str | None
    deadline: str | None
    fates: tuple[Finding, ...]


def find(pledge: Pledge, chapter: Chapter) -> list[Finding]:
    """What a report tells became of a promise, passage by passage; both depend on no other report."""
    near = led_to(pledge, chapter.outline) if may_tell_of(chapter, pledge) else ()
    return [*_Search(pledge, chapter).findings(frozenset(near))] if near else []


class _Search:
    """One report read for one promise."""

    def __init__(self, pledge: Pledge, chapter: Chapter) -> None:
        self.pledge, self.chapter, self.scale = pledge, chapter, scale_of(pledge)
        self.kept_at: set[int] = set()
        places = pledge.around & pledge.places & chapter.names
        self.knows_them = len((pledge.around & chapter.names) - places) + bool(places) >= KNOWN_BY

    def findings(self, near: Collection[int]) -> Iterator[Finding]:
        """The findings, those of accounts first; of the passages those are read that are near, or tell the rest behind one."""
        yield from met_in(self.chapter, self.pledge)
        for passage in self.chapter.passages:
            if passage.number in near or passage.number - 1 in self.kept_at:
                like = likeness(self.pledge, self.scale, passage)
                yield from self._in_passage(passage, like)
        yield from upheld_in(self.pledge, self.chapter)

    def _in_passage(self, passage: Passage, like: Likeness) -> Iterator[Finding]:
        pledge, span = self.pledge, passage.sentence.span
        if self._is_rest(passage):
            term = passage.promise.deadline if passage.promise else None
            whole = passage.anchor(0, len(passage.tokens))
            yield Finding(Verdict(CHANGED, passage.source, whole, "rest", like.weight), span, deadline=term)
            return
        sure = self._is_sure(passage, like)
        if like.weight + SURE * sure < LEAST_WEIGHT or (like.solid < LEAST_SOLID and not sure):
            return
        if not sure and not self._is_among_them(passage, like):
            return
        told = list(judge(pledge, passage, like, sure=sure))
        if guests_of(pledge.appointment):
            # Whether a guest came the accounts tell; a sentence may be of any of the guest's journeys.
            told = [verdict for verdict in told if verdict.fate != FULFILLED]
        if self._is_moved_behind(passage):
            told = [verdict for verdict in told if verdict.rule != refused.__name__]
        yield from (Finding(verdict, span) for verdict in told)
        self.kept_at |= {passage.number for verdict in told if verdict.fate == FULFILLED}
        least = LEAST_WEIGHT if passage.promise is not None and pledge.deeds & like.keys else LEAST_RENEWED
        if not told and like.weight >= least and like.solid >= LEAST_SOLID:
            verdict = renewed_in(pledge, passage, like, self.chapter.sides)
            if verdict is not None:
                term = passage.promise.deadline if passage.promise else None
                yield Finding(verdict, span, deadline=term, early=self._is_of_making(passage))

    def _is_among_them(self, passage: Passage, like: Likeness) -> bool:
        """True if it is likely to be of those who made the promise, not of others who do the like.

        The report names several of them, or the passage one, or it shares much. Meetings are many: of one that was promised more
        is told than one word.
        """
        if self.pledge.deeds & like.keys <= ENCOUNTERS and like.solid < LEAST_OF_MEETING:
            return False
        return self.knows_them or like.solid >= MUCH or passage.names_one_of(self.pledge.around)

    def _is_sure(self, passage: Passage, like: Likeness) -> bool:
        """True if the deed is said to be kept, or is told of the guest of an encounter planned, its place named in the report.

        A pact of one of its sides that has fallen is the one they made.
        """
        pledge = self.pledge
        if self._is_fallen_pact(passage):
            return True
        if not pledge.deeds & passage.keys:
            return False
        if (like.solid or self.knows_them) and any(PHRASES[kind].places(passage.words) for kind in ("kept", "late")):
            return True
        place = name_words(pledge.appointment.place or "") if pledge.appointment else frozenset()
        guests = {actor.name.split()[-1].lower() for actor in guests_of(pledge.appointment)}
        return not guests.isdisjoint(passage.capitals) and bool(place & self.chapter.names)

    def _is_fallen_pact(self, passage: Passage) -> bool:
        if PACT not in passage.keys or all(PACT not in term for term in self.pledge.terms):
            return False
        return bool(PHRASES["fallen"].places(passage.words)) and passage.names_one_of(self.pledge.side)

    def _is_rest(self, passage: Passage) -> bool:
        """True if the sentence before tells that a part was done, and this one that the rest will be."""
        if passage.number - 1 not in self.kept_at:
            return False
        return bool(PHRASES["ahead"].places(passage.words) and PHRASES["rest"].places(passage.words))

    def _is_moved_behind(self, passage: Passage) -> bool:
        """True if the next sentence gives a new term for what this one refuses: not tomorrow. The new date is 1 July."""
        behind = self.chapter.passages[passage.number + 1 : passage.number + 2]
        return any(each.takes_up and PHRASES["altered"].places(each.words) for each in behind)

    def _is_of_making(self, passage: Passage) -> bool:
        """True if the passage may be one more account of the making, in which nothing is told again.

        A statement that the report does not place at the encounter was made elsewhere.
        """
        said = passage.statement
        placed = self.pledge.encounter is None or said is None or said.encounter is not None
        return placed and not PHRASES["renewed"].places(passage.words)


def follow(making: Sequence[Pledge], found: Iterable[Finding]) -> Trail:
    """What became of a promise, told of one making, by all that was found of any of its tellings.

    Of each fate in one report the passage that is most alike is kept.
    """
    term = first = next((each.promise.deadline for each in making if each.promise.deadline), None)
    best: dict[tuple[str, str], Finding] = {}
    for finding in _in_order(making, found):
        decided, term = _decided(finding, making, term)
        if decided is not None:
            key = decided.verdict.fate, decided.verdict.source.report
            if key not in best or best[key].verdict.weight < decided.verdict.weight:
                best[key] = decided
    special = {finding.verdict.source.report for finding in best.values() if not finding.general}
    kept = (each for each in best.values() if not each.general or each.verdict.source.report not in special)
    return Trail(tuple(making), first, term, tuple(sorted(kept, key=_place)))


def _in_order(making: Sequence[Pledge], found: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of time: of each sentence those of the telling it is most like, none of the making itself."""
    made = {(each.promise.source.report, each.promise.content.span) for each in making}
    known = [
        each
        for each in found
        if not any(report == each.verdict.source.report and span.meets(each.sentence) for report, span in made)
    ]
    met = first_occasion(each for each in known if each.verdict.rule == "appointment")
    told = [each for each in known if each.verdict.rule != "appointment"]
    most: dict[tuple[str, int], float] = {}
    for each in told:
        key = each.verdict.source.report, each.sentence.start
        most[key] = max(most.get(key, 0.0), each.verdict.weight)
    closest = (each for each in told if each.verdict.weight == most[each.verdict.source.report, each.sentence.start])
    return sorted(dict.fromkeys([*met, *closest]), key=_place)


def _decided(finding: Finding, making: Sequence[Pledge], term: str | None) -> tuple[Finding | None, str | None]:
    """The finding as it counts, None if it does not, and the term known behind it."""
    if finding.verdict.rule == "rest":
        return finding, finding.deadline or term
    if finding.verdict.rule in STANDING and any(
        within_making(each.day, finding.verdict.source.published or "") for each in making
    ):
        return None, term
    if finding.verdict.rule != "renewed_in":
        return finding, term
    day = finding.verdict.source.published or ""
    if finding.early and any(within_making(each.day, day) for each in making):
        return None, term
    if is_later(finding.deadline, term):
        return replace(finding, verdict=replace(finding.verdict, fate=CHANGED)), finding.deadline
    return replace(finding, deadline=None), term


def _place(finding: Finding) -> tuple[object, ...]:
    verdict = finding.verdict
    return verdict.source.rank, verdict.anchor.span, verdict.fate, verdict.rule, verdict.weight
