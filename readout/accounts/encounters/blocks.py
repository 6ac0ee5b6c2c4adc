"""Blocks: the keys by which accounts find those that they are compared with."""

import zlib
from collections.abc import Iterator
from itertools import combinations

from readout.accounts.encounters.background import Background
from readout.accounts.encounters.dates import AHEAD, PLAN_EXPIRES, Days
from readout.accounts.encounters.parties import LONG_NAME, Party, initials
from readout.accounts.encounters.places import Place
from readout.accounts.encounters.stand_ins import is_unsided
from readout.accounts.encounters.tellings import Telling, telling_of
from readout.accounts.reports import Account
from readout.annotate.persons import sound

_WEEK = 7
# What is told only as "in the last years" is no window: 400 days are a year with its edges.
_WIDEST = 400
# A round of many parties is found by the first of them.
_MOST_PARTIES = 6
# Where a group that tells of nobody else may have sat.
_SEATED = frozenset(("conference", "summit"))
# Bits of a whole number that every database has.
_BITS = 62
ANY_TRAIT = (1 << _BITS) - 1


def block_keys(account: Account, background: Background) -> frozenset[str]:
    """The keys of an account. Two accounts that share none are never compared: nothing but a chain of others,
    or a person, can join them.

    A key is a party (or two sides, or the name of what convenes, or the place of a visit or summit) with a week, of those in
    which the encounter was or may have been; where two parties and a place are told, also these without any time.
    A new report can change only the encounters of accounts that a chain of shared keys leads to from its own.
    """
    return frozenset(keys_of(telling_of(account, background)))


def keys_of(telling: Telling) -> Iterator[str]:
    """The keys of what is compared of an account."""
    yield from timely_keys(telling)
    yield from timeless_keys(telling)


def timely_keys(telling: Telling) -> dict[str, int]:
    """Keys of a party, two sides, a name or a place of a visit, with a week; each with the traits of which two must have one.

    Of two accounts between two parties or more both must have two in common. Under the key of a party the other ones stand as
    traits: bits, so that a database can tell that two numbers have none in common. Anything has a bit of ANY_TRAIT.
    """
    subjects = dict(_subjects(telling))
    weekly = {
        f"{telling.kind}|{subject}|{week}": traits for week in _weeks(telling.when.likely) for subject, traits in subjects.items()
    }
    return weekly | dict.fromkeys(_keys_of_plans(telling), ANY_TRAIT) | _keys_of_moved(telling)


def _keys_of_plans(telling: Telling) -> Iterator[str]:
    """Keys of what may be put off to days of which the first report knows nothing: with the year of the report, and the next."""
    published = telling.when.published
    called_off = telling.kind == "visit" and telling.status == "cancelled" and telling.place
    if published is None or not (telling.can_be_moved or telling.sittings or called_off):
        return
    principals = telling.principals[:_MOST_PARTIES]
    subjects = [
        f"{sitting} with {side}"
        for sitting in telling.sittings | telling.names
        for side in {_side(party) for party in principals} - {""}
    ]
    if telling.kind == "visit" and telling.place:
        subjects += [f"{party.key} to {word}" for party in principals for word in _grounds(telling.place)]
    for year in (published // PLAN_EXPIRES, published // PLAN_EXPIRES + 1):
        yield from (f"{telling.kind}|{subject}|reported {year}" for subject in subjects)


def _keys_of_moved(telling: Telling) -> dict[str, int]:
    """Keys of two sides with the year of the report, and the next: what was moved has all traits, a plan that of its first day.

    So what was moved finds all plans of the two, and plans do not find each other.
    """
    published, told = telling.when.published, telling.when.told
    if published is None or told is None or not (telling.is_moved or telling.status in AHEAD) or telling.kind != "talks":
        return {}
    traits = ANY_TRAIT if telling.is_moved else 1 << told.first % _BITS
    sides = sorted({_side(party) for party in telling.principals[:_MOST_PARTIES]} - {""})
    years = (published // PLAN_EXPIRES, published // PLAN_EXPIRES + 1)
    return {f"{one}+{other}|moved {year}": traits for one, other in combinations(sides, 2) for year in years}


def timeless_keys(telling: Telling) -> Iterator[str]:
    """Two parties and a place: by these a later mention without a date finds what it recalls."""
    if telling.place and telling.kind != "visit":
        for one, other in combinations(sorted({party.key for party in telling.principals[:_MOST_PARTIES]}), 2):
            yield from (f"{telling.kind}|{one}|{other}|at|{word}" for word in sorted(telling.place.own))


def first_day(telling: Telling) -> int | None:
    """The first day that is told of the encounter, None without a date: two that tell one are not compared for a place alone."""
    return telling.when.told.first if telling.when.told else None


def _subjects(telling: Telling) -> Iterator[tuple[str, int]]:
    principals = (telling.parties if telling.is_of_many else telling.principals)[:_MOST_PARTIES]
    for key in {key for party in principals if party.name or party.is_company for key in _keys_of_party(party)}:
        yield key, _traits_beside(key, telling)
    if telling.kind == "talks" and telling.when.told and telling.when.is_exact:
        # Two who were both there besides are enough to compare those who met on one day.
        besides = [party for party in telling.parties[2:_MOST_PARTIES] if party.name and not party.is_side]
        yield from ((f"{party.key} besides", 1 << telling.when.told.first % _BITS) for party in besides)
    sides = sorted({_side(party) for party in principals} - {""})
    found = [f"{one}+{other}" for one, other in combinations(sides, 2)]
    found += [f"{name} with {side}" for name in telling.names for side in sorted({_side(party) for party in principals})]
    if telling.names and telling.place:
        found += [f"{name} at {word}" for name in sorted(telling.names) for word in _grounds(telling.place)]
    found += [
        f"{sitting} of {body.head} for {term}" for sitting in telling.sittings for body in telling.bodies for term in body.own
    ]
    if telling.place:
        found += {f"{body.head} at {word}" for body in telling.bodies if body.own for word in telling.place.own}
    if telling.format in _SEATED:
        found += {f"{_side(party)} sat" for party in telling.parties if party.owner and ":" not in party.owner}
    if telling.kind == "visit" and telling.place:
        found += {f"{role} to {word}" for party in principals for word in _grounds(telling.place) for role in party.roles}
    if telling.format == "summit" and telling.place:
        found += [f"summit at {word}" for word in _grounds(telling.place)]
    yield from ((subject, ANY_TRAIT) for subject in found)
    # Those that name sides are not compared for the body's sake alone, but with those that name no two.
    traits = ANY_TRAIT if telling.names_body_alone or len(principals) < 2 else 1 << _bit(",".join(sides))
    yield from ((f"body for {term}", traits) for term in {term for body in telling.bodies for term in body.terms})
    if telling.kind == "talks" and telling.place and len(principals) == 2:
        yield from _sides_there(telling, telling.place)


def _sides_there(telling: Telling, place: Place) -> Iterator[tuple[str, int]]:
    """Each party with the place; a person whose side is not told has all traits beside it, as one that may be of any side."""
    for party, other in (telling.principals, telling.principals[::-1]):
        traits = ANY_TRAIT if is_unsided(other) else sum({1 << _bit(trait) for trait in _traits(other)})
        yield from ((f"{party.key} there at {word}", traits) for word in sorted(place.own))


def _grounds(place: Place) -> list[str]:
    """What two names of a place have in common, one of which may be the state that the other lies in."""
    return sorted({*place.own, place.state or ""} - {""})


def _traits_beside(key: str, telling: Telling) -> int:
    """What is known of the others there; anything where one party may be enough, or one is told by an office alone."""
    principals = telling.principals
    few = len(principals) < 2 or telling.kind == "visit" or telling.is_of_many or bool(telling.names)
    # Of an office at home the state is not told, and another account may have another name for its holder.
    if few or not all(party.owner or (party.name and not party.role) for party in principals):
        return ANY_TRAIT
    others = [party for party in telling.parties[:_MOST_PARTIES] if key not in _keys_of_party(party)]
    return sum({1 << _bit(trait) for party in others or principals for trait in _traits(party)})


def _traits(party: Party) -> set[str]:
    """Two parties that match have one of these in common."""
    # An office without a name fits a name without a side.
    told = () if party.name and party.owner else party.roles
    offices = {f"{role} by office" for role in told}
    if not party.is_side and (not party.name or not (party.actor or party.owner or party.role)):
        # A name without more may be that of who is told by an office alone.
        offices.add("whoever")
    letters = initials(party.name) if party.is_side and not party.actor else ""
    spelt = {f"{word[:3]}, misspelt" for word in party.surnames if len(word) >= LONG_NAME and not party.is_side}
    return {party.actor or "", *map(sound, party.surnames), _side(party), letters, *offices, *spelt} - {""}


def _keys_of_party(party: Party) -> tuple[str, ...]:
    """The words of the name by which another account may call the party, or the owner of one without a name."""
    return party.surnames or (party.key,)


def _bit(trait: str) -> int:
    return zlib.crc32(trait.encode()) % _BITS


def _side(party: Party) -> str:
    """The side as a key: an adjective and a longer style of an unlisted name begin with the same letters."""
    owner = party.owner or ""
    return owner if ":" in owner else owner[:5]


def _weeks(likely: Days | None) -> range:
    """The weeks of the days, one day more counted at the end: so two accounts dated a day apart share a week."""
    if likely is None or likely.length > _WIDEST:
        return range(0)
    return range(likely.first // _WEEK, (likely.last + 1) // _WEEK + 1)
