"""Blocks: the keys by which accounts find those that they are compared with."""

from collections.abc import Iterator
from itertools import combinations

from readout.accounts.encounters.background import Background
from readout.accounts.encounters.dates import Days
from readout.accounts.encounters.parties import Party
from readout.accounts.encounters.tellings import OF_MANY, Telling, telling_of
from readout.accounts.reports import Account

_WEEK = 7
# What is told only as "in the last years" is no window: 400 days are a year with its edges.
_WIDEST = 400
# A round of many parties is found by the first of them.
_MOST_PARTIES = 6


def block_keys(account: Account, background: Background) -> frozenset[str]:
    """The keys of an account. Two accounts that share none are never compared: nothing but a chain of others,
    or a person, can join them.

    A key is a party (or two sides, or the name of what convenes, or the place of a visit) with a week, of those in which the
    encounter was or may have been; where two parties and a place are told, also these without any time.
    A new report can change only the encounters of accounts that a chain of shared keys leads to from its own.
    """
    return frozenset(keys_of(telling_of(account, background)))


def keys_of(telling: Telling) -> Iterator[str]:
    """The keys of what is compared of an account."""
    yield from timely_keys(telling)
    yield from timeless_keys(telling)


def timely_keys(telling: Telling) -> Iterator[str]:
    """A party, two sides, a name or a place of a visit, with a week."""
    subjects = list(_subjects(telling))
    for week in _weeks(telling.when.likely):
        yield from (f"{telling.kind}|{subject}|{week}" for subject in subjects)


def timeless_keys(telling: Telling) -> Iterator[str]:
    """Two parties and a place: by these a later mention without a date finds what it recalls."""
    if telling.place and telling.kind != "visit":
        for one, other in combinations(sorted({party.key for party in telling.principals[:_MOST_PARTIES]}), 2):
            yield from (f"{telling.kind}|{one}|{other}|at|{word}" for word in sorted(telling.place.own))


def first_day(telling: Telling) -> int | None:
    """The first day that is told of the encounter, None without a date: two that tell one are not compared for a place alone."""
    return telling.when.told.first if telling.when.told else None


def _subjects(telling: Telling) -> Iterator[str]:
    principals = (telling.parties if telling.format in OF_MANY else telling.principals)[:_MOST_PARTIES]
    yield from {party.key for party in principals if party.name or party.is_company}
    yield from (f"{one}+{other}" for one, other in combinations(sorted({_side(party) for party in principals} - {""}), 2))
    yield from (f"{name} with {side}" for name in telling.names for side in sorted({_side(party) for party in principals}))
    if telling.kind == "visit" and telling.place:
        yield from {f"{party.role} to {word}" for party in principals for word in telling.place.own if party.role}


def _side(party: Party) -> str:
    """The side as a key: an adjective and a longer style of an unlisted name begin with the same letters."""
    owner = party.owner or ""
    return owner if ":" in owner else owner[:5]


def _weeks(likely: Days | None) -> range:
    """The weeks of the days, one day more counted at the end: so two accounts dated a day apart share a week."""
    if likely is None or likely.length > _WIDEST:
        return range(0)
    return range(likely.first // _WEEK, (likely.last + 1) // _WEEK + 1)
