"""The rules by which two accounts of talks, calls, letters and ceremonies are of one encounter."""

from readout.accounts.encounters.dates import AHEAD
from readout.accounts.encounters.facts import Facts, People
from readout.accounts.encounters.parties import Match
from readout.accounts.encounters.places import Where
from readout.accounts.encounters.plans import dated_since, moved, perhaps_met, put_off, same_sitting, wished_for
from readout.accounts.encounters.stand_ins import may_hold_the_office, may_stand_for_the_other
from readout.accounts.encounters.tellings import IN_PERSON, OF_MANY, REMOTE
from readout.accounts.encounters.verdicts import A_DAY_LATE, A_MONTH, ONE_WEEK, TWO_MONTHS, Verdict

# Two who know each other meet, call and write to each other often: same people alone make no encounter one.


def met_on_these_days(facts: Facts) -> bool:
    """The same people, the same days; what many hold by video has the name of a meeting as well."""
    return _on_these_days(facts) and not _one_leaves_out(facts)


def core_met_on_these_days(facts: Facts) -> bool:
    """The same, but one account names a party whom the other leaves out: two of three may have met apart, too."""
    return _on_these_days(facts) and _one_leaves_out(facts)


def _on_these_days(facts: Facts) -> bool:
    may_be_one = facts.akin or (facts.formats - IN_PERSON == {"video"})
    return facts.same_days and facts.people >= People.OFFICES and may_be_one


def _one_leaves_out(facts: Facts) -> bool:
    return len(facts.one.principals) != len(facts.other.principals)


def sides_met_there(facts: Facts) -> bool:
    """Persons in one account, their states in the other, the same days and place."""
    return facts.same_days and facts.people is People.SIDES and facts.akin and (facts.placed or facts.named)


def named_opposite_a_side(facts: Facts) -> bool:
    """One person in both accounts, the other one named there and told here by the state alone, in one format on one day.

    The minister spoke to her Ardelian colleague · spoke to Ardelia on Monday
    """
    if not facts.same_days or facts.people is not People.SIDES or len(facts.formats) > 1 or facts.width > 1:
        return False
    return facts.strongest >= Match.OFFICE and facts.of_two and facts.where is not Where.UNKNOWN


def named_opposite_an_office(facts: Facts) -> bool:
    """One person in both accounts, the other told there by an office alone and here by a name alone, in one format on one day.

    The minister spoke to the Ardelian envoy · Ms Kolb and Ms Duval spoke on Monday
    """
    if not facts.same_days or facts.people is not People.SOME or len(facts.formats) > 1 or facts.width > 1:
        return False
    return facts.where is not Where.UNKNOWN and may_hold_the_office(facts.one.parties, facts.other.parties)


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


def signed_a_day_late(facts: Facts) -> bool:
    """A signing by the same people, told for another hall a day apart: what is signed is not signed twice."""
    near = facts.exact and facts.apart is not None and facts.apart <= A_DAY_LATE
    return near and facts.signed and facts.of_two and facts.people >= People.OFFICES


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


def came_about_otherwise(facts: Facts) -> bool:
    """The same people were to meet in a month or a shorter time, and in it held a video conference.

    Or they were to speak by telephone within some days, and then met or spoke: "talked" tells no format, and no place either.
    """
    if facts.people < People.OFFICES or facts.apart != 0 or not facts.of_two or facts.width > A_MONTH:
        return False
    formats = {telling.status in AHEAD: telling.format for telling in (facts.one, facts.other)}
    if len(formats) < 2 or facts.statuses.isdisjoint(("held", "ongoing")):
        return False
    by_video = formats[True] in IN_PERSON and formats[False] == "video"
    spoke = formats[True] in REMOTE and formats[False] == "meeting" and not (facts.one.place or facts.other.place)
    return by_video or (spoke and facts.exact and facts.people is People.SAME)


def states_met_within(facts: Facts) -> bool:
    """Persons in one account, the states for which they came in the other, in the same format and month.

    Three states or more, or at the same place: when the two last met, in Lorneval in May.
    """
    if facts.exact or facts.apart != 0 or facts.people is not People.SIDES or len(facts.formats) > 1:
        return False
    at_one_place = facts.where is Where.SAME and facts.of_two
    return facts.width <= A_MONTH and (at_one_place or min(len(facts.one.parties), len(facts.other.parties)) > 2)


def body_gathered(facts: Facts) -> bool:
    """One body, or all who have one office in it, and nobody else: at the same place in the same month.

    At a summit of a body those who came are its heads.
    """
    tellings = facts.one, facts.other
    least = People.SIDES if facts.formats == {"summit"} else People.SAME
    if facts.apart != 0 or facts.people < least or not facts.akin or facts.where is not Where.SAME:
        return False
    return all(len(telling.parties) == 1 and telling.parties[0].is_of_many for telling in tellings) and facts.width <= A_MONTH


def summit_recalled(facts: Facts) -> bool:
    """A summit at the same place in the same month, or by a report of these days without a date.

    One account tells no more of who came than that they were leaders.
    """
    tellings = facts.one, facts.other
    if facts.formats != {"summit"} or facts.where is not Where.SAME:
        return False
    then = facts.near and not facts.ahead if facts.apart is None else facts.apart == 0 and facts.width <= A_MONTH
    return then and not all(telling.parties for telling in tellings) and not all(telling.names for telling in tellings)


def summit_hosted(facts: Facts) -> bool:
    """A summit in the same month at a place, or in the state of it; one account names nobody but that state, the host."""
    if facts.apart != 0 or facts.formats != {"summit"} or not facts.placed or facts.width > A_MONTH:
        return False
    return any(telling.is_of_host for telling in (facts.one, facts.other))


def body_convened(facts: Facts) -> bool:
    """A body that convenes, told by its name: on the same days, or ahead at a time that both can mean.

    One party in common is enough, but of a body that two parties have between them both must be in both accounts, unless one
    account names no more than one of them.
    """
    told_by_one = facts.one_body and not facts.of_two
    if not facts.akin or facts.people < (People.SOME if facts.by_own_name or told_by_one else People.SIDES):
        return False
    if not (facts.named or facts.one_body):
        return False
    if not (facts.one.status in AHEAD and facts.other.status in AHEAD):
        return facts.same_days
    return facts.near if facts.apart is None else facts.apart <= A_DAY_LATE


def body_met_there(facts: Facts) -> bool:
    """What convened is all that one account names; the other names the sides that have it between them; same place and month."""
    if not facts.named or not facts.akin or not facts.placed or facts.apart != 0 or facts.width > A_MONTH:
        return False
    return facts.one.is_of_body or facts.other.is_of_body


def body_met_by_any_name(facts: Facts) -> bool:
    """A standing body, of which one account tells nothing else of who met: on the same days, or in a month at the same place.

    The Joint Monitoring Committee met, the Government being represented by its minister · the committee that watches the truce
    held a video conference
    """
    if not facts.one_body or facts.apart != 0 or not facts.replaceable or facts.where is Where.UNKNOWN:
        return False
    if not (facts.one.names_body_alone or facts.other.names_body_alone):
        return False
    known = facts.placed or facts.surely_one_body or facts.people >= People.SOME
    return known and (facts.exact or (facts.placed and facts.width <= A_MONTH))


def told_by_one_who_sat(facts: Facts) -> bool:
    """A conference of which one report tells only that a group, no state, sat in it, without a day; the other names the group
    or who came for it among three or more, on a day that the first report lets expect.
    """
    alone, full = sorted((facts.one, facts.other), key=lambda telling: len(telling.parties))
    if not facts.formats <= OF_MANY or "reception" in facts.formats or len(alone.parties) != 1 or len(full.parties) < 3:
        return False
    group = alone.parties[0].is_side and ":" not in (alone.parties[0].owner or ":")
    then = facts.apart is None and alone.when.told is None and facts.near and facts.reported_within(ONE_WEEK)
    return group and then and facts.strongest > Match.NONE and not facts.ahead and facts.where is not Where.UNKNOWN


def recalled_by_place(facts: Facts) -> bool:
    """The same people at the same place, without a date in at least one account: "what the two agreed in Bali"."""
    if facts.apart is not None or facts.people < People.OFFICES or not facts.akin or not facts.of_two:
        return False
    return facts.where is Where.SAME and bool(facts.one.when.told or facts.other.when.told or facts.reported_within(TWO_MONTHS))


def reported_as_news(facts: Facts) -> bool:
    """The same people in the same format, one without a date whose report is of these days; by name, also of the day before."""
    if facts.apart is not None or facts.people < People.OFFICES or len(facts.formats) > 1 or not facts.of_two or facts.ahead:
        return False
    return facts.reported_within(ONE_WEEK) and (facts.near or (facts.people is People.SAME and facts.nearly))


def sides_reported_as_news(facts: Facts) -> bool:
    """Persons in one account, their states in the other, one of them without a date whose report is of these days.

    Where a place or a person in both leaves little else to think of: Torvesk and Ardelia met in Lorneval · the two ministers
    spoke by telephone, of whom one is here called by the state
    """
    if facts.apart is not None or facts.people is not People.SIDES or len(facts.formats) > 1 or not facts.of_two or facts.ahead:
        return False
    told_well = facts.where is Where.SAME or facts.strongest >= Match.OFFICE
    return told_well and facts.where is not Where.UNKNOWN and facts.reported_within(ONE_WEEK) and facts.near


def met_before_the_same_third(facts: Facts) -> bool:
    """Persons of whom no side is told, and states, at one place on one day; a third person was there by both accounts."""
    if facts.people > People.SOME or not facts.same_days or facts.width > 1 or len(facts.formats) > 1:
        return False
    return facts.placed and facts.strongest is Match.SAME and facts.of_three and facts.may_be_the_same_people


def met_there_with_one(facts: Facts) -> bool:
    """One party in both, at the same place on days or in a month that both tell; beside it a side here, there a person of none.

    Torvesk and Ardelia will meet in Lorneval in August · Berg is expected in Lorneval in August for talks with Torvesk
    """
    if facts.people is not People.SOME or not facts.akin or facts.where is not Where.SAME or facts.apart != 0:
        return False
    return facts.width <= A_MONTH and may_stand_for_the_other(facts.one.principals, facts.other.principals)


def talks_called_off(facts: Facts) -> bool:
    """The same people, at a time that both can mean: the one report announces what the other calls off.

    Where no day is told, as is usual of what will not be, the reports are of two months.
    """
    if facts.statuses.isdisjoint(("cancelled", "denied")) or not facts.ahead or facts.people < People.OFFICES or not facts.akin:
        return False
    if facts.apart is None:
        return facts.of_two and facts.near and facts.reported_within(TWO_MONTHS)
    return facts.apart == 0 and (facts.placed or facts.width <= A_MONTH)


def called_off_by_one(facts: Facts) -> bool:
    """What is announced for a place and a month is called off there; one account names one party of those of the other."""
    if "cancelled" not in facts.statuses or not facts.ahead or facts.people is not People.SOME or facts.of_two:
        return False
    return facts.akin and facts.apart == 0 and facts.where is Where.SAME and facts.width <= A_MONTH


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
    (Verdict.LIKELY, core_met_on_these_days),
    (Verdict.LIKELY, named_opposite_a_side),
    (Verdict.LIKELY, named_opposite_an_office),
    (Verdict.LIKELY, sides_convened),
    (Verdict.LIKELY, signed_a_day_late),
    (Verdict.LIKELY, office_met_a_day_late),
    (Verdict.LIKELY, met_within),
    (Verdict.LIKELY, came_about_otherwise),
    (Verdict.LIKELY, states_met_within),
    (Verdict.LIKELY, body_gathered),
    (Verdict.LIKELY, summit_recalled),
    (Verdict.LIKELY, summit_hosted),
    (Verdict.LIKELY, body_convened),
    (Verdict.LIKELY, body_met_there),
    (Verdict.LIKELY, body_met_by_any_name),
    (Verdict.LIKELY, told_by_one_who_sat),
    (Verdict.LIKELY, recalled_by_place),
    (Verdict.LIKELY, reported_as_news),
    (Verdict.LIKELY, sides_reported_as_news),
    (Verdict.LIKELY, met_before_the_same_third),
    (Verdict.LIKELY, claimed_and_denied),
    (Verdict.LIKELY, talks_called_off),
    (Verdict.LIKELY, called_off_by_one),
    (Verdict.LIKELY, wished_for),
    (Verdict.LIKELY, dated_since),
    (Verdict.LIKELY, same_sitting),
    (Verdict.LIKELY, put_off),
    (Verdict.LIKELY, met_there_with_one),
    (Verdict.LIKELY, moved),
    (Verdict.DOUBTFUL, perhaps_met),
)
