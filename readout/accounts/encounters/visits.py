"""The rules by which two accounts of visits are of one."""

from readout.accounts.encounters.dates import AHEAD
from readout.accounts.encounters.facts import Facts, People
from readout.accounts.encounters.places import Where
from readout.accounts.encounters.plans import dated_since, perhaps_met, put_off, wished_for
from readout.accounts.encounters.verdicts import A_DAY_LATE, A_MONTH, TWO_MONTHS, Verdict


def stayed_then(facts: Facts) -> bool:
    """The same visitor at the same place, or in the city of a country, at a time that both tell."""
    return facts.apart is not None and facts.apart == 0 and facts.people >= People.OFFICES and facts.placed


def stayed_on_these_days(facts: Facts) -> bool:
    """The same visitor on the very same days, at places that the gazetteer does not know, or of which one is not told."""
    told = facts.one.when.told, facts.other.when.told
    return facts.same_days and told[0] == told[1] and facts.people >= People.CORE and facts.where is not Where.APART


def journey_called_off(facts: Facts) -> bool:
    """The same visitor by name, at a time that both can mean: the one report announces what the other calls off.

    Where no day is told, as is usual of what will not be, the reports are of two months and name the place.
    """
    statuses = {facts.one.status, facts.other.status}
    if "cancelled" not in statuses or not statuses <= {*AHEAD, "cancelled"} or facts.people < People.CORE:
        return False
    if facts.apart is None:
        return facts.placed and facts.reported_within(TWO_MONTHS)
    return facts.ahead and facts.apart == 0 and facts.where is not Where.APART


def stayed_a_day_late(facts: Facts) -> bool:
    """The same visitor at the same place, the days of one account next to the other's."""
    return facts.apart == A_DAY_LATE and facts.people >= People.CORE and facts.where is Where.SAME and facts.exact


def toured_a_day_late(facts: Facts) -> bool:
    """The same, in a country and in a city of it, which may be another stop of the journey."""
    return facts.apart == A_DAY_LATE and facts.people >= People.CORE and facts.where is Where.WITHIN and facts.exact


def stayed_somewhere(facts: Facts) -> bool:
    """The same visitor by name on days that overlap; one account does not tell where."""
    return facts.same_days and facts.people >= People.CORE and facts.where is Where.UNSAID


def stayed_within(facts: Facts) -> bool:
    """The same visitor by name, announced for a month or a shorter time that holds the days of the visit; one tells no place."""
    if not facts.ahead or facts.apart != 0 or facts.people < People.CORE or facts.where is not Where.UNSAID:
        return False
    return not facts.exact and facts.width <= A_MONTH


def journey_came_true(facts: Facts) -> bool:
    """The same visitor and place; one account tells no date, and the other's days are those that its report lets expect."""
    return facts.apart is None and facts.people >= People.OFFICES and facts.placed and facts.near


def journey_announced(facts: Facts) -> bool:
    """The same visitor is to come, without a date, by reports of one week, of which one may leave the place untold."""
    return wished_for(facts) and facts.where is not Where.UNKNOWN


# The strongest verdicts first: the first rule that holds decides.
VISITS = (
    (Verdict.ONE, stayed_on_these_days),
    (Verdict.ONE, stayed_a_day_late),
    (Verdict.LIKELY, stayed_then),
    (Verdict.LIKELY, toured_a_day_late),
    (Verdict.LIKELY, stayed_somewhere),
    (Verdict.LIKELY, stayed_within),
    (Verdict.LIKELY, journey_came_true),
    (Verdict.LIKELY, journey_called_off),
    (Verdict.LIKELY, journey_announced),
    (Verdict.LIKELY, dated_since),
    (Verdict.LIKELY, put_off),
    (Verdict.DOUBTFUL, perhaps_met),
)
