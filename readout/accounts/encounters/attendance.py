"""Who was there by all accounts together, and whether the accounts name the same persons."""

from collections.abc import Sequence

from readout.accounts.encounters.background import Background
from readout.accounts.encounters.parties import Match, Party, match, may_be_one, parties_of, same_owner
from readout.accounts.reports import Account
from readout.actor import Actor


def union_of(accounts: Sequence[Account], background: Background) -> tuple[Actor, ...]:
    """The participants of all accounts, each once: those of the first, and beside their own side whom others add.

    A state or body is left out where an account names a person of it, an office where an account names its holder.
    """
    found: list[tuple[Actor, Party | None]] = []
    for account in accounts:
        for actor, party in zip(account.participants, parties_of(account, background), strict=True):
            _add(found, actor, party)
    return tuple(actor for actor, _ in found)


def _add(found: list[tuple[Actor, Party | None]], actor: Actor, party: Party | None) -> None:
    """Adds a participant, puts a finer one in the place of a coarser, or leaves alone what is there already."""
    for place, (there, known) in enumerate(found):
        if there.name == actor.name or (party and known and may_be_one(party, known)):
            if party and known and _is_finer(party, known, actor, there):
                found[place] = (actor, party)
            return
    found.insert(_behind_its_side(found, party), (actor, party))


def _is_finer(party: Party, known: Party, actor: Actor, there: Actor) -> bool:
    """True for a person beside the side, a name beside an office, a name in full beside a part of it.

    Of two names for the holder of one office, the one that knowledge has may be out of date: the other stands in a report.
    """
    if party.is_side != known.is_side:
        return known.is_side
    if (party.actor is None) != (known.actor is None) and party.name and known.name and match(party, known) is not Match.SAME:
        return party.actor is None
    return (party.actor is not None, len(party.name), actor.capacity is not None) > (
        known.actor is not None,
        len(known.name),
        there.capacity is not None,
    )


def _behind_its_side(found: Sequence[tuple[Actor, Party | None]], party: Party | None) -> int:
    owner = party.owner if party else None
    same = [place for place, (_, known) in enumerate(found) if known and owner and same_owner(known.owner, owner)]
    return same[-1] + 1 if same else len(found)


def in_words(account: Account) -> str:
    """The participants of an account in words."""
    return ", ".join(actor.name for actor in account.participants)


def persons_differ(one: Account, other: Account, background: Background) -> bool:
    """True if of two accounts that name two participants or more one names a person whom the other does not.

    A state named for its minister is a coarser word, not another participant, and a person whose side is not told may be of any
    that the other names; an account that names one party only, or nobody but sides, passes over others.
    """
    some, others = _parties(one, background), _parties(other, background)
    if any(all(party.is_side for party in parties) for parties in (some, others)):
        return False
    return min(len(some), len(others)) > 1 and (_lacks(some, others) or _lacks(others, some))


def _parties(account: Account, background: Background) -> tuple[Party, ...]:
    return tuple(filter(None, parties_of(account, background)))


def _lacks(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """True if a person of the other is nobody in the one."""
    return any(not party.is_side and party.name and all(_is_another(party, each) for each in one) for party in other)


def _is_another(person: Party, party: Party) -> bool:
    """True if the party is neither the person, nor a side that this person stands for, or may stand for."""
    return not may_be_one(person, party) and not (party.is_side and person.owner is None)
