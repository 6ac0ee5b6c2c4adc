"""Tellings of one making of a promise put together: each side's account of one meeting."""

from collections.abc import Iterator, Sequence

from readout.accounts.commitments.chapters import keys_of_pledge
from readout.accounts.commitments.due import first_day
from readout.accounts.commitments.likeness import alike
from readout.accounts.commitments.promises import Pledge

# Accounts of one making are published within so many days.
SAME_MAKING_DAYS = 3
# Tellings of one promise share this weight, and this part of what the shorter of them says.
LEAST_SHARED, LEAST_PART = 1.2, 0.4


def same_makings(pledges: Sequence[Pledge]) -> list[tuple[Pledge, ...]]:
    """The promises, those of one thing and one making together, in the order of time."""
    ordered = sorted(pledges, key=lambda pledge: pledge.place)
    home = list(range(len(ordered)))
    for one, other in _pairs(ordered):
        if are_one(ordered[one], ordered[other]):
            _join(home, one, other)
    groups: dict[int, list[Pledge]] = {}
    for at, pledge in enumerate(ordered):
        groups.setdefault(_root(home, at), []).append(pledge)
    return [tuple(group) for group in groups.values()]


def are_one(one: Pledge, other: Pledge) -> bool:
    """True if two reports tell of one promise as made on one occasion."""
    if not within_making(one.day, other.day) or keys_of_pledge(one).isdisjoint(keys_of_pledge(other)):
        return False
    if one.promise.source.report == other.promise.source.report or one.negative != other.negative or one.again or other.again:
        return False
    met = one.encounter is not None and other.encounter is not None
    same_term = met and one.promise.deadline is not None and one.promise.deadline == other.promise.deadline
    if not (one.side & other.side or (same_term and one.parties & other.parties)):
        return False
    shared, least = alike(one, other)
    return shared >= LEAST_SHARED and shared >= LEAST_PART * least


def within_making(one: str, other: str) -> bool:
    """True if two days are so near that reports of them may tell of one making."""
    return bool(one and other) and abs((first_day(one) - first_day(other)).days) <= SAME_MAKING_DAYS


def _pairs(ordered: Sequence[Pledge]) -> Iterator[tuple[int, int]]:
    """Pairs that share a key, each once."""
    by_key: dict[str, list[int]] = {}
    found: set[tuple[int, int]] = set()
    for at, pledge in enumerate(ordered):
        for key in keys_of_pledge(pledge):
            found |= {(before, at) for before in by_key.setdefault(key, [])}
            by_key[key].append(at)
    yield from sorted(found)


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        home[at] = home[home[at]]
        at = home[at]
    return at


def _join(home: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(home, one), _root(home, other)))
    home[second] = first
