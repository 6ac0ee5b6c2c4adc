"""What an encounter was by all its accounts: the values best supported, and the facts on which accounts contradict each other."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from readout.accounts.encounters.attendance import in_words, persons_differ, union_of
from readout.accounts.encounters.background import Background, load_background
from readout.accounts.encounters.dates import AHEAD, Days, gap, read_days
from readout.accounts.encounters.joining import Joined
from readout.accounts.encounters.places import are_told_apart, is_finer, place_of
from readout.accounts.encounters.tellings import IN_PERSON, REMOTE
from readout.accounts.reports import Account
from readout.actor import Actor

# What an account says of a fact, by the name of its report.
Values = Mapping[str, str]
# How far it had come, from the earliest stage to the latest; each is what became of those before.
_STAGES = ("proposed", "planned", "ongoing", "held")
# What lasts, so that its first and last day are told; where days are told of a meeting or a call, it was on one of them.
_LASTING = frozenset(("visit", "summit", "conference"))
_OFF = frozenset(("cancelled", "denied"))
# Nobody contradicts another by calling a signing a meeting, or the talks a visit.
_FACE_TO_FACE = IN_PERSON | {"visit", "reception"}
# Accounts of the days after it know best what was arranged, and by whom; a year later reports recall.
_FRESH = 7


@dataclass(frozen=True, slots=True)
class Encounter:
    """An encounter as the record has it. `differs` has a fact only where accounts contradict each other on it."""

    joined: Joined
    participants: tuple[Actor, ...]
    format: str
    status: str
    date: str | None
    place: str | None
    occasion: str | None
    topics: tuple[str, ...]
    differs: Mapping[str, Values]


def weigh(joined: Joined, background: Background | None = None) -> Encounter:
    """The encounter that the accounts tell of, each fact as the accounts best support it.

    Accounts that tell more than a mention does (more participants, a day, a place) weigh more, and among those the ones whose
    reports are of the days of the encounter. The participants are those of the weightiest account with, beside their own
    side, whom others add. Of the dates, and of the places, those count than which no account tells a finer; of these the
    one is taken that most accounts can mean, then the weightiest account's. The format is that of most accounts. The status is
    the latest stage (planned, then held); what is called off or denied stands against what was held only if as many accounts
    say so, in reports no earlier.
    """
    known = background or load_background()
    accounts = sorted(joined.accounts, key=_weight)
    format = _most([account.format for account in accounts])
    return Encounter(
        joined=joined,
        participants=union_of(accounts, known),
        format=format,
        status=_status(joined.accounts),
        date=_date(accounts, format),
        place=_place(accounts, known),
        occasion=next((account.occasion for account in accounts if account.occasion), None),
        topics=tuple(dict.fromkeys(topic for account in joined.accounts for topic in account.topics)),
        differs=differences(joined.accounts, known),
    )


def _weight(account: Account) -> Any:
    """The lower, the weightier."""
    days, published = read_days(account.date), read_days(account.source.published)
    told = min(len(account.participants), 3) + (days is not None and days.exact) + (account.place is not None)
    fresh = days is not None and published is not None and gap(days, published) <= _FRESH
    return -told, -fresh, account.order


def _most(values: Sequence[str]) -> str:
    """The commonest value, the first of those as common."""
    counted = Counter(values)
    return max(counted, key=lambda value: counted[value])


def _date(accounts: Sequence[Account], format: str) -> str | None:
    """Of the dates that none told is finer than, the one that most accounts can mean."""
    times = Counter(account.date for account in accounts if account.date)
    told = [(words, days) for words in times if (days := read_days(words))]
    finest = [(words, days) for words, days in told if not any(_is_finer_date(other, days, format) for _, other in told)]
    support = {words: sum(times[same] for same, other in told if gap(days, other) == 0) for words, days in finest}
    length = {words: days.length for words, days in finest}
    return max(support, key=lambda words: (support[words], length[words] if format in _LASTING else 0), default=None)


def _is_finer_date(one: Days, other: Days, format: str) -> bool:
    """True if the one lies within the other; a day of a visit or conference is no finer date of it than its days."""
    within = one != other and other.first <= one.first and one.last <= other.last
    return within and not (format in _LASTING and other.exact)


def _place(accounts: Sequence[Account], background: Background) -> str | None:
    """Of the places that none told is finer than, the one that most accounts can mean."""
    times = Counter(account.place for account in accounts if account.place)
    told = [(name, place_of(name, background)) for name in times]
    finest = [(name, place) for name, place in told if not any(is_finer(other, place) for _, other in told)]
    support = {
        name: sum(times[same] for same, other in told if not are_told_apart(place, other)) for name, place in finest or told
    }
    return max(support, key=lambda name: support[name], default=None)


def _status(accounts: Sequence[Account]) -> str:
    """The latest stage; called off or denied if as many accounts say so as say the opposite, and none of them is earlier."""
    off = [account for account in accounts if account.status in _OFF]
    on = [account for account in accounts if account.status not in _OFF]
    if not on:
        return _most([account.status for account in off])
    reached = max((account.status for account in on), key=_STAGES.index)
    happened = [account for account in on if account.status in ("held", "ongoing")]
    if off and len(off) >= len(happened) and (not happened or _last_day(off) >= _last_day(happened)):
        return _most([account.status for account in off])
    return reached


def _last_day(accounts: Iterable[Account]) -> str:
    return max(account.source.published or "" for account in accounts)


def differences(accounts: Sequence[Account], background: Background) -> dict[str, Values]:
    """The facts on which accounts contradict each other, each with what every account says of it that says anything.

    Dates contradict each other if no day is in both, or if both are the very days of something that lasts (a visit, a summit, a
    conference) and not the same ones; places if they are named otherwise and neither is known to lie in the other, but not of a
    call or a video conference, where each side sits at its own; formats if one is in person and the other not, or one a call and
    the other a video conference; statuses if one says that it came, or is to come, and the other that it does not or did not.
    Participants differ if of two accounts that name those present one has a person whom the other has not. A coarser value,
    silence or a later stage contradicts nothing.
    """
    told = list({(each.format, each.status, each.date, each.place, each.participants): each for each in accounts}.values())
    found: dict[str, Values] = {}
    for fact, value_of, differ in FACTS:
        if any(differ(one, other, background) for one, other in combinations(told, 2)):
            found[fact] = _by_report(accounts, value_of)
    return found


def _by_report(accounts: Iterable[Account], value_of: Callable[[Account], str | None]) -> Values:
    """What each report says; both where a report with two accounts says two things."""
    values: dict[str, dict[str, None]] = {}
    for account in accounts:
        if value := value_of(account):
            values.setdefault(account.source.name, {})[value] = None
    return {name: "; ".join(said) for name, said in values.items()}


def _dates_differ(one: Account, other: Account, _: Background) -> bool:
    some, others = read_days(one.date), read_days(other.date)
    if not some or not others:
        return False
    lasting = {one.format, other.format} & _LASTING and "ongoing" not in (one.status, other.status)
    return gap(some, others) > 0 or bool(lasting and some.exact and others.exact and some != others)


def _places_differ(one: Account, other: Account, background: Background) -> bool:
    if not one.place or not other.place or {one.format, other.format} <= REMOTE:
        return False
    return are_told_apart(place_of(one.place, background), place_of(other.place, background))


def _formats_differ(one: Account, other: Account, _: Background) -> bool:
    if (one.status in AHEAD) != (other.status in AHEAD):
        # How those met who were to meet is a later stage: they sat down by video.
        return False
    return one.format != other.format and not {one.format, other.format} <= _FACE_TO_FACE


def _statuses_differ(one: Account, other: Account, _: Background) -> bool:
    return (one.status in _OFF) != (other.status in _OFF)


FACTS: tuple[tuple[str, Callable[[Account], str | None], Callable[[Account, Account, Background], bool]], ...] = (
    ("date", lambda account: account.date, _dates_differ),
    ("place", lambda account: account.place, _places_differ),
    ("participants", in_words, persons_differ),
    ("format", lambda account: account.format, _formats_differ),
    ("status", lambda account: account.status, _statuses_differ),
)
