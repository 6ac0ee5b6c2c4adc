"""Whether two accounts are of one encounter: the verdict, and how much speaks for it."""

from dataclasses import dataclass

from readout.accounts.encounters.clashes import clash_in_substance, clash_in_time, perhaps_moved
from readout.accounts.encounters.facts import Facts, lay_side_by_side
from readout.accounts.encounters.places import Where
from readout.accounts.encounters.reasons import speaking_against, speaking_for
from readout.accounts.encounters.talks import TALKS
from readout.accounts.encounters.tellings import Telling
from readout.accounts.encounters.verdicts import ONE_WEEK, Verdict
from readout.accounts.encounters.visits import VISITS


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


def score(facts: Facts) -> int:
    """How much speaks for one encounter, to order joins: people weigh most, then the very day, the place and the format."""
    days = 0 if facts.apart is None else 4 if facts.same_days else 2 if facts.apart == 0 else 1
    place = {Where.SAME: 3, Where.WITHIN: 1}.get(facts.where, 0)
    fresh = facts.apart is None and facts.reported_within(ONE_WEEK)
    return 2 * facts.people + days + place + len(facts.formats) % 2 + facts.named + fresh + _came_true(facts)


def _came_true(facts: Facts) -> bool:
    """A plan is rather what came of it than what was called off."""
    return facts.ahead and bool({facts.one.status, facts.other.status} & {"held", "ongoing"})
