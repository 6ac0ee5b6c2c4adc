"""Accounts of talks and visits alike that nobody dated, or that a person should look at."""

from readout.accounts.encounters.facts import Facts, People
from readout.accounts.encounters.verdicts import A_DAY_LATE, ONE_WEEK, TWO_MONTHS


def wished_for(facts: Facts) -> bool:
    """The same people are to meet, neither tells when; the reports are of one week, or of two months if they tell where."""
    if facts.apart is not None or facts.people < People.OFFICES or not facts.akin or not facts.undated_plans:
        return False
    return facts.reported_within(TWO_MONTHS if facts.placed else ONE_WEEK)


def perhaps_met(facts: Facts) -> bool:
    """What a person should look at: the people fit and the time may, but the one or the other is weak."""
    if facts.people is People.SOME:
        return facts.same_days and facts.akin and not facts.of_two
    if facts.people < People.SIDES:
        return False
    return facts.apart <= A_DAY_LATE if facts.apart is not None else facts.near
