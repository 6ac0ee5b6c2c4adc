"""Two accounts laid side by side: how their people, times and places stand to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from readout.accounts.encounters.bodies import are_one_body, are_surely_one
from readout.accounts.encounters.dates import AHEAD, PLAN_EXPIRES, gap
from readout.accounts.encounters.parties import Match, Party, match, pairing
from readout.accounts.encounters.places import Where, compare_places
from readout.accounts.encounters.rites import SIGNING
from readout.accounts.encounters.sittings import SAT_TOGETHER
from readout.accounts.encounters.stand_ins import may_be_the_same
from readout.accounts.encounters.tellings import IN_PERSON, REMOTE, Telling
from readout.accounts.encounters.verdicts import A_DAY_LATE


class People(IntEnum):
    """How the parties of two accounts stand to each other, from strangers upward."""

    OTHERS = 0
    SOME = 1
    SIDES = 2
    OFFICES = 3
    CORE = 4
    SAME = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """What two tellings are to each other; `apart` are the days from one to the other, None where one tells no date."""

    one: Telling
    other: Telling
    people: People
    apart: int | None
    where: Where
    named: bool
    by_own_name: bool

    @property
    def exact(self) -> bool:
        """True if both tell the very days."""
        return self.one.when.is_exact and self.other.when.is_exact

    @property
    def placed(self) -> bool:
        """True if both name one place, or a place and what it lies in."""
        return self.where in (Where.SAME, Where.WITHIN)

    @property
    def formats(self) -> frozenset[str]:
        """The formats told."""
        return frozenset((self.one.format, self.other.format))

    @property
    def akin(self) -> bool:
        """True if the formats are one, or two words for one: a meeting of two leaders is a summit."""
        return are_akin(self.one.format, self.other.format)

    @property
    def replaceable(self) -> bool:
        """True if the formats are akin, or those who were to meet did so by video."""
        return may_replace(self.one.format, self.other.format)

    @property
    def one_body(self) -> bool:
        """True if both tell of one standing body, by its name, a part of it, or its task."""
        return any(are_one_body(one, other) for one, other in product(self.one.bodies, self.other.bodies))

    @property
    def surely_one_body(self) -> bool:
        """True if the words for it, or a proper name in them, leave no other body to think of."""
        return any(are_surely_one(one, other) for one, other in product(self.one.bodies, self.other.bodies))

    @property
    def other_rites(self) -> bool:
        """True if both tell of what sort the reception was, and not the same: a signing, and the banquet after it."""
        return bool(self.one.rites and self.other.rites) and self.one.rites.isdisjoint(self.other.rites)

    @property
    def signed(self) -> bool:
        """True if both tell that something was signed."""
        return SIGNING in self.one.rites & self.other.rites

    @property
    def reports_apart(self) -> int | None:
        """Days between the reports."""
        days = self.one.when.published, self.other.when.published
        return None if days[0] is None or days[1] is None else abs(days[0] - days[1])

    @property
    def statuses(self) -> frozenset[str]:
        """The stages told."""
        return frozenset((self.one.status, self.other.status))

    @property
    def same_days(self) -> bool:
        """True if both tell the very days, and these overlap."""
        return self.exact and self.apart == 0

    @property
    def of_two(self) -> bool:
        """True if both accounts tell between whom it was, be it in one name: the trade ministers of the Lake Union."""
        return all(len(telling.principals) > 1 or telling.is_of_company for telling in (self.one, self.other))

    @property
    def of_three(self) -> bool:
        """True if both accounts name three who were there, or more."""
        return min(len(self.one.parties), len(self.other.parties)) > 2

    @property
    def one_sitting(self) -> bool:
        """True if both tell of one session or round by its number; where each tells one number, one may say meeting for round."""
        some, others = self.one.sittings, self.other.sittings
        if some & others:
            return True
        told = [sitting.split() for sitting in (*some, *others)]
        return len(some) == len(others) == 1 and told[0][1] == told[1][1] and all(head in SAT_TOGETHER for head, _ in told)

    @property
    def counted_apart(self) -> bool:
        """True if both tell which session or round it was, and not the same."""
        if not (self.one.sittings and self.other.sittings):
            return False
        some, others = ({sitting.split()[0] for sitting in telling.sittings} for telling in (self.one, self.other))
        return not self.one_sitting and bool(some & others)

    @property
    def put_off(self) -> bool:
        """True if the later of the reports tells later days, no more than a year."""
        return self.days_put_off is not None and 0 < self.days_put_off <= PLAN_EXPIRES

    @property
    def moved(self) -> bool:
        """True if the later report says of what the earlier one tells is ahead that it was moved."""
        first, second = self._by_report or (None, None)
        return bool(first and second and first.status in AHEAD and second.is_moved)

    @property
    def days_put_off(self) -> int | None:
        """Days from the time that the earlier report tells to that of the later; None where one of these days is not known."""
        order = self._by_report
        told = [telling.when.told for telling in order]
        return told[1].first - told[0].last if told and told[0] and told[1] else None

    @property
    def still_ahead(self) -> bool:
        """True if the later report is of a day before the time that the earlier one tells has passed."""
        first, second = self._by_report or (None, None)
        return bool(first and second and first.when.told and (second.when.published or 0) <= first.when.told.last)

    @property
    def _by_report(self) -> tuple[Telling, ...]:
        """The tellings, that of the earlier report first; none where that is not known."""
        days = self.one.when.published, self.other.when.published
        if days[0] is None or days[1] is None or days[0] == days[1]:
            return ()
        return (self.one, self.other) if days[0] < days[1] else (self.other, self.one)

    @property
    def strongest(self) -> Match:
        """The best match of two of those who were there."""
        return max(pairing(self.one.parties, self.other.parties), default=Match.NONE)

    @property
    def may_be_the_same_people(self) -> bool:
        """True if the principals may be the same, as far as is told of persons whose side is not."""
        return may_be_the_same(self.one.principals, self.other.principals)

    @property
    def width(self) -> int:
        """The days of the vaguer of the times told; one or both tell any."""
        return max(telling.when.told.length for telling in (self.one, self.other) if telling.when.told)

    @property
    def near(self) -> bool:
        """True if the times to be thought of overlap."""
        likely = self.one.when.likely, self.other.when.likely
        return bool(likely[0] and likely[1] and gap(likely[0], likely[1]) == 0)

    @property
    def nearly(self) -> bool:
        """True if the times to be thought of overlap, or lie a day apart."""
        likely = self.one.when.likely, self.other.when.likely
        return bool(likely[0] and likely[1] and gap(likely[0], likely[1]) <= A_DAY_LATE)

    @property
    def ahead(self) -> bool:
        """True if one account tells what is still to be."""
        return not self.statuses.isdisjoint(AHEAD)

    @property
    def undated_plans(self) -> bool:
        """True if both tell what is still to be, and neither tells when."""
        return all(telling.when.told is None and telling.status in AHEAD for telling in (self.one, self.other))

    def reported_within(self, days: int) -> bool:
        """True if so many days lie between the reports at the most."""
        return self.reports_apart is not None and self.reports_apart <= days


def lay_side_by_side(one: Telling, other: Telling) -> Facts:
    """The facts of two tellings."""
    told = one.when.told, other.when.told
    apart = gap(told[0], told[1]) if told[0] and told[1] else None
    where = compare_places(one.place, other.place)
    people = compare_people(one.principals, other.principals)
    if people < People.OFFICES and one.kind == other.kind == "visit":
        people = max(people, _heads(one.parties, other.parties))
    if people <= People.SOME and one.kind == "talks" and _all_there(one, other):
        people = People.CORE
    if people <= People.SOME and one.is_of_many and other.is_of_many:
        people = max(people, _core_of_many(one.parties, other.parties))
    return Facts(one, other, people, apart, where, bool(one.names & other.names), bool(one.own_names & other.own_names))


def _heads(some: Sequence[Party], others: Sequence[Party]) -> People:
    """CORE or OFFICES if two delegations have one head, who is named first; of a visit the others came along."""
    found = match(some[0], others[0]) if some and others else Match.NONE
    return {Match.SAME: People.CORE, Match.OFFICE: People.OFFICES}.get(found, People.OTHERS)


def _all_there(one: Telling, other: Telling) -> bool:
    """True if the principals of each are among all whom the other names: which two of three come first is of no weight."""
    both = (one.principals, other.parties), (other.principals, one.parties)
    return max(len(one.parties), len(other.parties)) > 2 and all(
        len(some) > 1 and min(pairing(some, others)) >= Match.OFFICE for some, others in both
    )


def _core_of_many(some: Sequence[Party], others: Sequence[Party]) -> People:
    """CORE if two parties of an occasion of many are in both accounts: nobody's list begins with the same ones, or is whole."""
    return People.CORE if list(pairing(some, others)).count(Match.SAME) > 1 else People.OTHERS


def compare_people(some: Sequence[Party], others: Sequence[Party]) -> People:
    """How the principals of two accounts stand to each other; beside more than two, two of them are the core."""
    short, long = sorted((some, others), key=len)
    matches = [found for found in pairing(short, long) if found]
    if not matches:
        return People.OTHERS
    if len(matches) < len(short):
        return (
            People.CORE if len(matches) >= 2 and 2 * len(matches) > len(short) and min(matches) >= Match.OFFICE else People.SOME
        )
    if len(short) < len(long):
        return (People.CORE if min(matches) >= Match.OFFICE else People.SIDES) if len(short) >= 2 else People.SOME
    return {Match.STANDS_FOR: People.SIDES, Match.OFFICE: People.OFFICES}.get(min(matches), People.SAME)


def are_akin(one: str, other: str) -> bool:
    """True if the formats are one, or two words for one."""
    return one == other or {one, other} <= IN_PERSON or {one, other} <= REMOTE


def may_replace(one: str, other: str) -> bool:
    """True if the formats are akin, or those who were to meet did so by video."""
    return are_akin(one, other) or {one, other} - IN_PERSON == {"video"}
