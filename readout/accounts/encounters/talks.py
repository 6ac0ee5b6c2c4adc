"""The rules by which two accounts of talks, calls, letters and ceremonies are of one encounter."""

from readout.accounts.encounters.dates import AHEAD
from readout.accounts.encounters.facts import Facts, People
from readout.accounts.encounters.places import Where
from readout.accounts.encounters.plans import perhaps_met, wished_for
from readout.accounts.encounters.tellings import OF_MANY
from readout.accounts.encounters.verdicts import A_DAY_LATE, A_MONTH, ONE_WEEK, TWO_MONTHS, Verdict

# Two who know each other meet, call and write to each other often: same people alone make no encounter one.


def met_on_these_days(facts: Facts) -> bool:
    """The same people, the same days."""
    return facts.same_days and facts.people >= People.OFFICES and (facts.akin or facts.formats <= {"meeting", "video"})


def sides_met_there(facts: Facts) -> bool:
    """Persons in one account, their states in the other, the same days and place."""
    return facts.same_days and facts.people is People.SIDES and facts.akin and (facts.placed or facts.named)


def sides_convened(facts: Facts) -> bool:
    """Persons in one account, their states in the other, at an occasion of many on the same days; one tells no place."""
    return (
        facts.same_days
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
    late = facts.exact and facts.apart == A_DAY_LATE and facts.akin
    return late and facts.of_two and facts.where is not Where.UNKNOWN


def met_within(facts: Facts) -> bool:
    """The same people, and a month or a season in one account that holds the other's day; a year needs the place too."""
    if facts.exact or facts.apart != 0 or facts.people < People.OFFICES or not facts.akin or not facts.of_two:
        return False
    return facts.placed or facts.named or facts.width <= A_MONTH


def states_met_within(facts: Facts) -> bool:
    """Persons in one account, three or more states for which they came in the other, in the same format and month."""
    if facts.exact or facts.apart != 0 or facts.people is not People.SIDES or len(facts.formats) > 1:
        return False
    return facts.width <= A_MONTH and min(len(facts.one.parties), len(facts.other.parties)) > 2


def body_gathered(facts: Facts) -> bool:
    """One body, or all who have one office in it, and nobody else: at the same place in the same month."""
    tellings = facts.one, facts.other
    if facts.apart != 0 or facts.people is not People.SAME or not facts.akin or facts.where is not Where.SAME:
        return False
    return all(len(telling.parties) == 1 and telling.parties[0].is_of_many for telling in tellings) and facts.width <= A_MONTH


def summit_recalled(facts: Facts) -> bool:
    """A summit at the same place in the same month; one account tells no more of who came than that they were leaders."""
    tellings = facts.one, facts.other
    if facts.apart != 0 or facts.formats != {"summit"} or facts.where is not Where.SAME or facts.width > A_MONTH:
        return False
    return not all(telling.parties for telling in tellings) and not all(telling.names for telling in tellings)


def body_convened(facts: Facts) -> bool:
    """A body that convenes, told by its name: on the same days, or ahead at a time that both can mean.

    One party in common is enough, but of a body that two parties have between them both must be in both accounts.
    """
    if not facts.named or not facts.akin or facts.people < (People.SOME if facts.by_own_name else People.SIDES):
        return False
    if not (facts.one.status in AHEAD and facts.other.status in AHEAD):
        return facts.same_days
    return facts.near if facts.apart is None else facts.apart <= A_DAY_LATE


def recalled_by_place(facts: Facts) -> bool:
    """The same people at the same place, without a date in at least one account: "what the two agreed in Bali"."""
    if facts.apart is not None or facts.people < People.OFFICES or not facts.akin or not facts.of_two:
        return False
    return facts.where is Where.SAME and bool(facts.one.when.told or facts.other.when.told or facts.reported_within(TWO_MONTHS))


def reported_as_news(facts: Facts) -> bool:
    """The same people in the same format, one without a date whose report is of these days."""
    if facts.apart is not None or facts.people < People.OFFICES or len(facts.formats) > 1 or not facts.of_two or facts.ahead:
        return False
    return facts.reported_within(ONE_WEEK) and facts.near


def claimed_and_denied(facts: Facts) -> bool:
    """A letter that one report tells of and the other denies, between the same sides, by reports of one week."""
    statuses = [facts.one.status, facts.other.status]
    if facts.formats != {"letter"} or facts.people < People.SIDES or statuses.count("denied") != 1 or facts.ahead:
        return False
    return facts.apart is None and facts.reported_within(ONE_WEEK) and facts.near


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
