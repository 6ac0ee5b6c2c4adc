"""Accounts of talks and visits alike that nobody dated, or that a person should look at."""

from readout.accounts.encounters.dates import AHEAD, PLAN_EXPIRES
from readout.accounts.encounters.facts import Facts, People
from readout.accounts.encounters.verdicts import A_DAY_LATE, ONE_WEEK, TWO_MONTHS


def wished_for(facts: Facts) -> bool:
    """The same people are to meet, neither tells when; the reports are of one week, or of two months if they tell where."""
    if facts.apart is not None or facts.people < People.OFFICES or not facts.akin or not facts.undated_plans:
        return False
    return facts.reported_within(TWO_MONTHS if facts.placed else ONE_WEEK)


def dated_since(facts: Facts) -> bool:
    """The same people are to meet, as two reports of one week tell, or of two months that tell where; only one tells when."""
    if facts.apart is not None or facts.people < People.OFFICES or len(facts.formats) > 1 or not facts.statuses <= AHEAD:
        return False
    return facts.near and facts.reported_within(TWO_MONTHS if facts.placed else ONE_WEEK)


def put_off(facts: Facts) -> bool:
    """A plan to which a later report gives a later time: of the same visitor for the same place, or of a session by its number.

    Without a number it is another one if the time that was told for the first had passed by then.

    invited the minister to Lorneval in March · the minister cannot come to Lorneval before September
    """
    if not facts.put_off or not facts.akin or not facts.ahead:
        return False
    if facts.one_sitting:
        return facts.people >= least_of_sitting(facts)
    known = (
        facts.people >= People.CORE and facts.placed
        if facts.one.kind == "visit"
        else facts.people >= People.SIDES and facts.named
    )
    return known and facts.statuses <= AHEAD and facts.still_ahead


def moved(facts: Facts) -> bool:
    """The same people, or the name of what they have between them; the later report says that their plan was moved.

    While the first time has not passed, their states may stand for them.

    will convene in Lorneval in May · was moved to Mirovo, where it sat in June · postponed until November
    """
    if not facts.moved or facts.apart is None or not facts.of_two or not facts.replaceable:
        return False
    return facts.apart <= PLAN_EXPIRES and facts.people >= (People.SIDES if facts.named or facts.still_ahead else People.OFFICES)


def least_of_sitting(facts: Facts) -> People:
    """How well the people must fit for a session of one number: with its name one party in common is enough."""
    return People.SOME if facts.by_own_name else People.SIDES


def same_sitting(facts: Facts) -> bool:
    """A session or round of the same number between the same sides, at a time that both can mean.

    Of one body, by its name, those who sat may be persons here of whom no side is told, and there the sides.
    """
    if not facts.one_sitting or not facts.akin:
        return False
    if facts.people < least_of_sitting(facts) and not (facts.surely_one_body and facts.may_be_the_same_people):
        return False
    return facts.near if facts.apart is None else facts.apart <= A_DAY_LATE


def perhaps_met(facts: Facts) -> bool:
    """What a person should look at: the people fit and the time may, but the one or the other is weak."""
    if facts.people is People.SOME:
        return facts.same_days and facts.akin and not facts.of_two
    if facts.people < People.SIDES:
        return False
    return facts.apart <= A_DAY_LATE if facts.apart is not None else facts.near
