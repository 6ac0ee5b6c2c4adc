"""Parties that may be one for all that is told: a person whose side no report tells may stand for any side."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from readout.accounts.encounters.parties import Match, Party, match, may_be_one

# Of more than these no orders are tried: nobody's list of many is whole.
_MOST = 4


def is_unsided(party: Party) -> bool:
    """True for a person of whom no report nor knowledge tells whom that person stands for."""
    return not party.is_side and party.owner is None and party.actor is None and bool(party.name)


def may_stand_for_the_other(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """True if of two and two one is the same, and of the rest one is a side, the other a person whose side is not told."""
    return any(_may_stand_for(*rest) for rest in _rests(some, others))


def may_be_the_same(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """True if each of the fewer may be one of the others, every other taken once; a name without more is no hindrance."""
    short, long = sorted((some, others), key=len)
    if not short or len(long) > _MOST:
        return False
    return any(all(map(_are_compatible, short, order)) for order in permutations(long, len(short)))


def may_hold_the_office(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """True if of two and two one is the same, and of the rest one is a name without more, the other an office without a name."""
    return any(_may_hold(*rest) and not all(party.name for party in rest) for rest in _rests(some, others))


def _rests(some: Sequence[Party], others: Sequence[Party]) -> Iterator[tuple[Party, Party]]:
    """Of two parties and two, those beside each that is in both."""
    if len(some) == len(others) == 2:
        yield from ((some[1 - i], others[1 - j]) for i in (0, 1) for j in (0, 1) if match(some[i], others[j]) is Match.SAME)


def _are_compatible(one: Party, other: Party) -> bool:
    return _may_hold(one, other) or may_be_one(one, other) or _may_stand_for(one, other)


def _may_hold(one: Party, other: Party) -> bool:
    """True for a person of whom nothing but the name is told, and one who is known to all, or told by an office alone."""
    return any(
        not (bare.actor or bare.role or bare.owner or bare.is_side) and not known.is_side and bool(known.actor or not known.name)
        for bare, known in ((one, other), (other, one))
    )


def _may_stand_for(one: Party, other: Party) -> bool:
    """True for a side, and a person whose side is not told."""
    return (one.is_side and is_unsided(other)) or (other.is_side and is_unsided(one))
