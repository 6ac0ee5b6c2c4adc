"""What speaks for and against that two accounts are of one encounter, in plain words."""

from collections.abc import Iterator

from readout.accounts.encounters.facts import Facts, People
from readout.accounts.encounters.places import Where
from readout.accounts.encounters.verdicts import A_DAY_LATE


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
    if facts.apart is not None and facts.apart <= A_DAY_LATE:
        yield _time(facts)
    elif facts.ahead and facts.put_off:
        yield "put off by the later report"
    elif facts.apart is None and facts.near:
        yield (
            "one date fits what the other report lets expect"
            if facts.one.when.told or facts.other.when.told
            else "reports of one time"
        )
    if facts.placed:
        yield facts.where.value
    if len(facts.formats) == 1:
        yield "same format"
    if facts.one_sitting:
        yield "same number: " + min(facts.one.sittings & facts.other.sittings or facts.one.sittings | facts.other.sittings)
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
