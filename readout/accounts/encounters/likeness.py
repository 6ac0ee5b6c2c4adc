"""Whether two accounts are of one encounter: what speaks for it and against it, in plain words, and the verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from readout.accounts.encounters.dates import AHEAD, gap
from readout.accounts.encounters.facts import Facts, People, are_akin, lay_side_by_side
from readout.accounts.encounters.places import Where
from readout.accounts.encounters.tellings import OF_MANY, REMOTE, Telling

# A report of the 24th may date a meeting of the 23rd a day late; two days are two encounters.
_A_DAY_LATE = 1
# Wishes and plans without a date, and calls and letters without one, are one if the reports are of one week.
_ONE_WEEK = 7
# The same, where the place is told too.
_TWO_MONTHS = 61
# A month tells which encounter it was where the two met once in it; a year does not.
_A_MONTH = 31
# A plan that came to another day than announced is worth a question within this time.
_MOVED = 14


class Verdict(IntEnum):
    """What two accounts are to each other."""

    CLASH = 0  # they cannot be of one encounter: no chain may bring them together
    APART = 1
    DOUBTFUL = 2
    LIKELY = 3  # they are, if the vaguer of them is like no other encounter
    ONE = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """The verdict on two accounts, by these facts."""

    verdict: Verdict
    facts: Facts

    @property
    def score(self) -> int:
        """How much speaks for one encounter."""
        return score(self.facts)

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """What speaks for one encounter, in plain words."""
        return tuple(speaking_for(self.facts))

    @property
    def speaks_against(self) -> tuple[str, ...]:
        """What speaks against it."""
        return tuple(speaking_against(self.facts))


def compare(one: Telling, other: Telling) -> Likeness:
    """What two accounts are to each other, whichever comes first."""
    facts = lay_side_by_side(one, other)
    return Likeness(judge(facts), facts)


def judge(facts: Facts) -> Verdict:
    """The verdict on two tellings."""
    if clash_in_substance(facts):
        return Verdict.CLASH
    if clash_in_time(facts):
        return Verdict.DOUBTFUL if perhaps_moved(facts) else Verdict.CLASH
    rules = VISITS if facts.one.kind == "visit" else TALKS
    return next((verdict for verdict, rule in rules if rule(facts)), Verdict.APART)


def clash_in_substance(facts: Facts) -> bool:
    """True if, whenever it was, no chain of other accounts can make them one: other kinds, people or towns.

    Of an occasion of many, each account may name others of those who came.
    """
    if facts.one.kind != facts.other.kind:
        return True
    if facts.people <= People.SOME and not facts.by_own_name and _two(facts) and not _of_many(facts):
        return True
    return facts.where is Where.APART and not facts.formats & REMOTE


def _of_many(facts: Facts) -> bool:
    return facts.one.is_of_many and facts.other.is_of_many


def days_allowed(one: str, other: str) -> int:
    """How many days two accounts may lie apart by their formats: one may be a day late, if the formats are not two as well."""
    return _A_DAY_LATE if are_akin(one, other) else 0


def clash_in_time(facts: Facts) -> bool:
    """True if the times exclude each other."""
    return gap(facts.one.when.possible, facts.other.when.possible) > days_allowed(facts.one.format, facts.other.format)


def same_days(facts: Facts) -> bool:
    """Both tell the very days, and these overlap."""
    return facts.exact and facts.apart == 0


# Two who know each other meet, call and write to each other often: same people alone make no encounter one.


def met_on_these_days(facts: Facts) -> bool:
    """The same people, the same days."""
    return same_days(facts) and facts.people >= People.OFFICES and (facts.akin or facts.formats <= {"meeting", "video"})


def sides_met_there(facts: Facts) -> bool:
    """Persons in one account, their states in the other, the same days and place."""
    return same_days(facts) and facts.people is People.SIDES and facts.akin and (facts.placed or facts.named)


def sides_convened(facts: Facts) -> bool:
    """Persons in one account, their states in the other, at an occasion of many on the same days; one tells no place."""
    return (
        same_days(facts)
        and facts.people is People.SIDES
        and facts.akin
        and facts.formats <= OF_MANY
        and facts.where is Where.UNSAID
    )


def met_a_day_late(facts: Facts) -> bool:
    """The same people by name, one account dated a day after the other, in the same format; no other place as well."""
    return _a_day_late(facts) and facts.people is People.SAME


def office_met_a_day_late(facts: Facts) -> bool:
    """The same people a day apart, of whom one account tells one by the office alone, in the very same format."""
    return _a_day_late(facts) and facts.people >= People.OFFICES and len(facts.formats) == 1


def _a_day_late(facts: Facts) -> bool:
    late = facts.exact and facts.apart == _A_DAY_LATE and facts.akin
    return late and _two(facts) and facts.where is not Where.UNKNOWN


def _two(facts: Facts) -> bool:
    """True if both accounts tell between whom it was, be it in one name: the trade ministers of the Lake Union."""
    return all(len(telling.principals) > 1 or telling.is_of_company for telling in (facts.one, facts.other))


def met_within(facts: Facts) -> bool:
    """The same people, and a month or a season in one account that holds the other's day; a year needs the place too."""
    if facts.exact or facts.apart != 0 or facts.people < People.OFFICES or not facts.akin or not _two(facts):
        return False
    return facts.placed or facts.named or _width(facts) <= _A_MONTH


def states_met_within(facts: Facts) -> bool:
    """Persons in one account, three or more states for which they came in the other, in the same format and month."""
    if facts.exact or facts.apart != 0 or facts.people is not People.SIDES or len(facts.formats) > 1:
        return False
    return _width(facts) <= _A_MONTH and min(len(facts.one.parties), len(facts.other.parties)) > 2


def body_gathered(facts: Facts) -> bool:
    """One body, or all who have one office in it, and nobody else: at the same place in the same month."""
    tellings = facts.one, facts.other
    if facts.apart != 0 or facts.people is not People.SAME or not facts.akin or facts.where is not Where.SAME:
        return False
    return all(len(telling.parties) == 1 and telling.parties[0].is_of_many for telling in tellings) and _width(facts) <= _A_MONTH


def summit_recalled(facts: Facts) -> bool:
    """A summit at the same place in the same month; one account tells no more of who came than that they were leaders."""
    tellings = facts.one, facts.other
    if facts.apart != 0 or facts.formats != {"summit"} or facts.where is not Where.SAME or _width(facts) > _A_MONTH:
        return False
    return not all(telling.parties for telling in tellings) and not all(telling.names for telling in tellings)


def _width(facts: Facts) -> int:
    return max(telling.when.told.length for telling in (facts.one, facts.other) if telling.when.told)


def body_convened(facts: Facts) -> bool:
    """A body that convenes, told by its name: on the same days, or ahead at a time that both can mean.

    One party in common is enough, but of a body that two parties have between them both must be in both accounts.
    """
    if not facts.named or not facts.akin or facts.people < (People.SOME if facts.by_own_name else People.SIDES):
        return False
    if not (facts.one.status in AHEAD and facts.other.status in AHEAD):
        return same_days(facts)
    return _near(facts) if facts.apart is None else facts.apart <= _A_DAY_LATE


def _near(facts: Facts) -> bool:
    likely = facts.one.when.likely, facts.other.when.likely
    return bool(likely[0] and likely[1] and gap(likely[0], likely[1]) == 0)


def recalled_by_place(facts: Facts) -> bool:
    """The same people at the same place, without a date in at least one account: "what the two agreed in Bali"."""
    if facts.apart is not None or facts.people < People.OFFICES or not facts.akin or not _two(facts):
        return False
    return facts.where is Where.SAME and bool(facts.one.when.told or facts.other.when.told or _reports_within(facts, _TWO_MONTHS))


def reported_as_news(facts: Facts) -> bool:
    """The same people in the same format, one without a date whose report is of these days."""
    if facts.apart is not None or facts.people < People.OFFICES or len(facts.formats) > 1 or not _two(facts) or ahead(facts):
        return False
    return _reports_within(facts, _ONE_WEEK) and _near(facts)


def ahead(facts: Facts) -> bool:
    """True if one account tells what is still to be."""
    return facts.one.status in AHEAD or facts.other.status in AHEAD


def _reports_within(facts: Facts, days: int) -> bool:
    return facts.reports_apart is not None and facts.reports_apart <= days


def claimed_and_denied(facts: Facts) -> bool:
    """A letter that one report tells of and the other denies, between the same sides, by reports of one week."""
    statuses = [facts.one.status, facts.other.status]
    if facts.formats != {"letter"} or facts.people < People.SIDES or statuses.count("denied") != 1 or ahead(facts):
        return False
    return facts.apart is None and _reports_within(facts, _ONE_WEEK) and _near(facts)


def wished_for(facts: Facts) -> bool:
    """The same people are to meet, neither tells when; the reports are of one week, or of two months if they tell where."""
    if facts.apart is not None or facts.people < People.OFFICES or not facts.akin or not _undated_plans(facts):
        return False
    return _reports_within(facts, _TWO_MONTHS if facts.placed else _ONE_WEEK)


def _undated_plans(facts: Facts) -> bool:
    tellings = facts.one, facts.other
    return all(telling.when.told is None and telling.status in AHEAD for telling in tellings)


def perhaps_met(facts: Facts) -> bool:
    """What a person should look at: the people fit and the time may, but the one or the other is weak."""
    if facts.people is People.SOME:
        return same_days(facts) and facts.akin and not _two(facts)
    if facts.people < People.SIDES:
        return False
    return facts.apart <= _A_DAY_LATE if facts.apart is not None else _near(facts)


def perhaps_moved(facts: Facts) -> bool:
    """The same people in the same format; what one account tells is ahead came, as the other tells, on a day not far off."""
    if facts.apart is None or facts.people is not People.SAME or len(facts.formats) > 1 or not facts.exact:
        return False
    return facts.apart <= _MOVED and ahead(facts) and facts.one.status != facts.other.status


def stayed_then(facts: Facts) -> bool:
    """The same visitor at the same place, or in the city of a country, at a time that both tell."""
    return facts.apart is not None and facts.apart == 0 and facts.people >= People.OFFICES and facts.placed


def stayed_on_these_days(facts: Facts) -> bool:
    """The same visitor on the very same days, at places that the gazetteer does not know, or of which one is not told."""
    told = facts.one.when.told, facts.other.when.told
    return same_days(facts) and told[0] == told[1] and facts.people is People.SAME and facts.where is not Where.APART


def journey_called_off(facts: Facts) -> bool:
    """The same visitor by name, at a time that both can mean: the one report announces what the other calls off.

    Where no day is told, as is usual of what will not be, the reports are of two months and name the place.
    """
    statuses = {facts.one.status, facts.other.status}
    if "cancelled" not in statuses or not statuses <= {*AHEAD, "cancelled"} or facts.people is not People.SAME:
        return False
    if facts.apart is None:
        return facts.placed and _reports_within(facts, _TWO_MONTHS)
    return ahead(facts) and facts.apart == 0 and facts.where is not Where.APART


def stayed_a_day_late(facts: Facts) -> bool:
    """The same visitor at the same place, the days of one account next to the other's."""
    return facts.apart == _A_DAY_LATE and facts.people is People.SAME and facts.placed and facts.exact


def stayed_somewhere(facts: Facts) -> bool:
    """The same visitor by name on days that overlap; one account does not tell where."""
    return same_days(facts) and facts.people is People.SAME and facts.where is Where.UNSAID


def stayed_within(facts: Facts) -> bool:
    """The same visitor by name, announced for a month or a shorter time that holds the days of the visit; one tells no place."""
    if not ahead(facts) or facts.apart != 0 or facts.people is not People.SAME or facts.where is not Where.UNSAID:
        return False
    return not facts.exact and _width(facts) <= _A_MONTH


def journey_came_true(facts: Facts) -> bool:
    """The same visitor and place; one account tells no date, and the other's days are those that its report lets expect."""
    return facts.apart is None and facts.people >= People.OFFICES and facts.placed and _near(facts)


def journey_announced(facts: Facts) -> bool:
    """The same visitor is to come, without a date, by reports of one week, of which one may leave the place untold."""
    return wished_for(facts) and facts.where is not Where.UNKNOWN


# The strongest verdicts first: the first rule that holds decides.
TALKS = (
    (Verdict.ONE, met_on_these_days),
    (Verdict.ONE, sides_met_there),
    (Verdict.ONE, met_a_day_late),
    (Verdict.LIKELY, sides_convened),
    (Verdict.LIKELY, office_met_a_day_late),
    (Verdict.LIKELY, met_within),
    (Verdict.LIKELY, states_met_within),
    (Verdict.LIKELY, body_gathered),
    (Verdict.LIKELY, summit_recalled),
    (Verdict.LIKELY, body_convened),
    (Verdict.LIKELY, recalled_by_place),
    (Verdict.LIKELY, reported_as_news),
    (Verdict.LIKELY, claimed_and_denied),
    (Verdict.LIKELY, wished_for),
    (Verdict.DOUBTFUL, perhaps_met),
)
VISITS = (
    (Verdict.ONE, stayed_on_these_days),
    (Verdict.ONE, stayed_a_day_late),
    (Verdict.LIKELY, stayed_then),
    (Verdict.LIKELY, stayed_somewhere),
    (Verdict.LIKELY, stayed_within),
    (Verdict.LIKELY, journey_came_true),
    (Verdict.LIKELY, journey_called_off),
    (Verdict.LIKELY, journey_announced),
    (Verdict.DOUBTFUL, perhaps_met),
)


def score(facts: Facts) -> int:
    """How much speaks for one encounter, to order joins: people weigh most, then the very day, the place and the format."""
    days = 0 if facts.apart is None else 4 if same_days(facts) else 2 if facts.apart == 0 else 1
    place = {Where.SAME: 3, Where.WITHIN: 1}.get(facts.where, 0)
    fresh = facts.apart is None and _reports_within(facts, _ONE_WEEK)
    return 2 * facts.people + days + place + len(facts.formats) % 2 + facts.named + fresh + _came_true(facts)


def _came_true(facts: Facts) -> bool:
    """A plan is rather what came of it than what was called off."""
    return ahead(facts) and bool({facts.one.status, facts.other.status} & {"held", "ongoing"})


def speaking_for(facts: Facts) -> Iterator[str]:
    """What speaks for one encounter."""
    people = {
        People.SAME: "same participants",
        People.CORE: "same principals",
        People.OFFICES: "same participants, one by office",
    }
    people |= {People.SIDES: "persons and the states they stand for", People.SOME: "a participant in common"}
    if facts.people in people:
        yield people[facts.people]
    if facts.apart is not None and facts.apart <= _A_DAY_LATE:
        yield _time(facts)
    elif facts.apart is None and _near(facts):
        yield (
            "one date fits what the other report lets expect"
            if facts.one.when.told or facts.other.when.told
            else "reports of one time"
        )
    if facts.placed:
        yield facts.where.value
    if len(facts.formats) == 1:
        yield "same format"
    if facts.named:
        yield "same name of what convened: " + min(facts.one.names & facts.other.names)


def _time(facts: Facts) -> str:
    if facts.apart:
        return "dates one day apart"
    if facts.one.when.told == facts.other.when.told:
        return "same date"
    return "dates overlap" if facts.exact else "one date within the other"


def speaking_against(facts: Facts) -> Iterator[str]:
    """What speaks against one encounter."""
    if facts.people < People.OFFICES:
        yield "not the same participants by name"
    if facts.apart is None:
        yield "a date is not told"
    elif facts.apart > 0:
        yield f"dates {facts.apart} days apart" if facts.apart > 1 else "dates one day apart"
    if facts.where in (Where.APART, Where.UNKNOWN):
        yield facts.where.value
    if len(facts.formats) > 1:
        yield "formats differ"
