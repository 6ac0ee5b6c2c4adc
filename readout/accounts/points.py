"""Points: the single things that accounts report of an encounter, those that several report aligned."""

from collections.abc import Mapping
from dataclasses import dataclass

from readout.accounts.joining import Joined
from readout.accounts.reports import Source, Told
from readout.actor import Actor
from readout.evidence import Anchor


@dataclass(frozen=True, slots=True)
class Telling:
    """One account's words for a point; `statement` is the id of the statement they are part of, None in the author's voice."""

    source: Source
    anchor: Anchor
    acts: tuple[str, ...]
    statement: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing reported of an encounter, with the words of every account that reports it, in the order of the accounts."""

    topics: tuple[str, ...]
    speaker: Actor | None
    tellings: tuple[Telling, ...]


def find_points(encounter: Joined, told: Mapping[str, Told]) -> tuple[Point, ...]:
    """The points of an encounter, in the order of the first account that makes each; `told` by the ids of the reports."""
    return ()
