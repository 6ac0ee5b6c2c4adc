"""Tellings of one making of a promise put together: each side's account of one meeting."""

from collections.abc import Iterator, Sequence

from readout.accounts.commitments.due import first_day
from readout.accounts.commitments.likeness import Index
from readout.accounts.commitments.promises import Pledge

# Accounts of one making are published within so many days.
SAME_MAKING_DAYS = 3
# Tellings of one promise share this weight, and this part of what the shorter of them says.
LEAST_SHARED, LEAST_PART = 1.2, 0.4
# A telling is compared with so many that follow it under each key, however many there are.
NEIGHBOURS = 20


def same_makings(pledges: Sequence[Pledge], index: Index) -> list[tuple[Pledge, ...]]:
    """The promises, those of one thing and one making together, in the order of time."""
    ordered = sorted(pledges, key=lambda pledge: pledge.place)
    home = list(range(len(ordered)))
    for one, other in _pairs(ordered):
        if are_one(ordered[one], ordered[other], index):
            _join(home, one, other)
    groups: dict[int, list[Pledge]] = {}
    for at, pledge in enumerate(ordered):
        groups.setdefault(_root(home, at), []).append(pledge)
    return [tuple(group) for group in groups.values()]


def are_one(one: Pledge, other: Pledge, index: Index) -> bool:
    """True if two reports tell of one promise as made on one occasion."""
    if one.promise.source.report == other.promise.source.report or one.negative != other.negative or one.again or other.again:
        return False
    met = one.encounter is not None and other.encounter is not None
    same_term = met and one.promise.deadline is not None and one.promise.deadline == other.promise.deadline
    if not (one.side & other.side or (same_term and one.parties & other.parties)):
        return False
    shared, least = index.alike(one, other)
    return shared >= LEAST_SHARED and shared >= LEAST_PART * least


def within_making(one: str, other: str) -> bool:
    """True if two days are so near that reports of them may tell of one making."""
    return bool(one and other) and abs((first_day(one) - first_day(other)).days) <= SAME_MAKING_DAYS


def _pairs(ordered: Sequence[Pledge]) -> Iterator[tuple[int, int]]:
    """Pairs of one key and near days, each once."""
    by_key: dict[str, list[int]] = {}
    for at, pledge in enumerate(ordered):
        for key in {key for term in (*pledge.terms, *pledge.context) for key in term}:
            by_key.setdefault(key, []).append(at)
    found = set()
    for places in by_key.values():
        for number, one in enumerate(places):
            near = (other for other in places[number + 1 : number + 1 + NEIGHBOURS])
            found |= {(one, other) for other in near if within_making(ordered[one].day, ordered[other].day)}
    yield from sorted(found)


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        home[at] = home[home[at]]
        at = home[at]
    return at


def _join(home: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(home, one), _root(home, other)))
    home[second] = first
