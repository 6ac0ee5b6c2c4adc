"""What excludes that two accounts are of one encounter: other kinds, people, towns or days."""

from readout.accounts.encounters.dates import PLAN_EXPIRES, gap
from readout.accounts.encounters.facts import Facts, People, are_akin, may_replace
from readout.accounts.encounters.places import Where
from readout.accounts.encounters.stand_ins import may_be_the_same
from readout.accounts.encounters.tellings import REMOTE, Stage
from readout.accounts.encounters.verdicts import A_DAY_LATE

# A plan that came to another day than announced is worth a question within this time.
_MOVED = 14


def clash_in_substance(facts: Facts) -> bool:
    """True if, whenever it was, no chain of other accounts can make them one: other kinds, people or towns.

    Of an occasion of many, each account may name others of those who came.
    """
    if facts.one.kind != facts.other.kind or facts.other_rites:
        return True
    if facts.people <= People.SOME and not facts.by_own_name and facts.of_two and not _of_many(facts) and _are_others(facts):
        return True
    elsewhere = facts.where is Where.APART and not (facts.one.is_moved or facts.other.is_moved)
    return facts.counted_apart or (elsewhere and not facts.formats & REMOTE)


def _are_others(facts: Facts) -> bool:
    """True unless the parties may be the same, as far as is told of those whose side is not."""
    some, others = facts.one.principals, facts.other.principals
    if all(party.owner for party in (*some, *others)) or len(some) != len(others):
        return True
    return not may_be_the_same(some, others)


def _of_many(facts: Facts) -> bool:
    return facts.one.is_of_many and facts.other.is_of_many


def days_allowed(one: Stage, other: Stage) -> int:
    """How many days two accounts may lie apart: one may be a day late, if the formats are not two as well.

    What is known without its days may be put off for as long as plans hold: to others that are ahead, a session to any time.
    """
    if ((one.moved and other.ahead) or (other.moved and one.ahead)) and may_replace(one.format, other.format):
        return PLAN_EXPIRES
    if not are_akin(one.format, other.format):
        return 0
    if (one.moves and other.moves) or (one.counted and other.counted and (one.moves or other.moves)):
        return PLAN_EXPIRES
    return A_DAY_LATE


def clash_in_time(facts: Facts) -> bool:
    """True if the times exclude each other."""
    return gap(facts.one.when.possible, facts.other.when.possible) > days_allowed(facts.one.stage, facts.other.stage)


def perhaps_moved(facts: Facts) -> bool:
    """The same people in the same format; what one account tells is ahead came, as the other tells, on a day not far off."""
    if facts.apart is None or facts.people is not People.SAME or len(facts.formats) > 1 or not facts.exact:
        return False
    return facts.apart <= _MOVED and facts.ahead and facts.one.status != facts.other.status
