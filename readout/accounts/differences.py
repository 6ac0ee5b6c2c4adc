"""What an encounter was by all its accounts: the values best supported, and the facts on which accounts contradict each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from readout.accounts.joining import Joined
from readout.actor import Actor

# What an account says of a fact, by the name of its report.
Values = Mapping[str, str]


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


def weigh(joined: Joined) -> Encounter:
    """The encounter that the accounts tell of."""
    first = joined.accounts[0]
    return Encounter(
        joined, first.participants, first.format, first.status, first.date, first.place, first.occasion, first.topics, {}
    )
