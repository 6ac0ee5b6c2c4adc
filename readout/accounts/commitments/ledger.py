"""The ledger: who owes what to whom since when, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from readout.accounts.commitments.chapters import Chapter, keys_of_pledge, open_chapter
from readout.accounts.commitments.due import status_on
from readout.accounts.commitments.following import Trail, find, follow
from readout.accounts.commitments.makings import same_makings
from readout.accounts.commitments.promises import Pledge
from readout.accounts.commitments.verdicts import Finding
from readout.accounts.reports import Promise, Source, Told
from readout.actor import Actor
from readout.evidence import Anchor


@dataclass(frozen=True, slots=True)
class Fate:
    """What a report tells became of a commitment: `fate` is restated, reported fulfilled, reported broken or changed.

    `deadline` is the new term, if the report tells one.
    """

    fate: str
    source: Source
    anchor: Anchor
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """A commitment with every telling of its making and all that reports tell became of it, in the order of time."""

    made_in: tuple[Promise, ...]
    deadline: str | None
    fates: tuple[Fate, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """A commitment with every report that tells of its making, and of what became of it, both in the order of time.

    `status` on a day is open, due, overdue, fulfilled, broken, changed or lapsed.
    """

    made_in: tuple[Promise, ...]
    debtor: Actor
    beneficiary: Actor | None
    deadline: str | None
    status: str
    fates: tuple[Fate, ...]


def keep_ledger(told: Sequence[Told], on: date) -> tuple[Owed, ...]:
    """The commitments of all reports as they stand on a day, in the order of their making; how status is told: due.py.

    What is found depends on pairs of a promise and a report alone; so a store keeps it, and looks at a new report only.
    """
    chapters = sorted(map(open_chapter, told), key=lambda chapter: chapter.told.source.rank)
    shelves: dict[str, list[Chapter]] = {}
    for chapter in chapters:
        for key in sorted(chapter.keys):
            shelves.setdefault(key, []).append(chapter)
    makings = same_makings([pledge for chapter in chapters for pledge in chapter.pledges])
    trails = (follow(making, (each for pledge in making for each in _found(pledge, shelves))) for making in makings)
    return tuple(owed_on(followed(trail), on) for trail in trails)


def _found(pledge: Pledge, shelves: Mapping[str, Sequence[Chapter]]) -> Iterator[Finding]:
    near = {chapter.told.source.report: chapter for key in keys_of_pledge(pledge) for chapter in shelves.get(key, ())}
    for _, chapter in sorted(near.items()):
        yield from find(pledge, chapter)


def followed(trail: Trail) -> Followed:
    """The commitment of a trail."""
    promises = tuple(pledge.promise for pledge in trail.making)
    fates = tuple(Fate(each.verdict.fate, each.verdict.source, each.verdict.anchor, each.deadline) for each in trail.fates)
    return Followed(promises, trail.first_deadline, fates)


def owed_on(known: Followed, on: date) -> Owed:
    """The commitment as it stands on a day, by what was told until then of what became of it."""
    day = on.isoformat()
    promises = known.made_in
    fates = tuple(each for each in known.fates if (each.source.published or "") <= day)
    last = next((each.deadline for each in reversed(fates) if each.deadline), known.deadline)
    days = [(each.fate, each.source.published) for each in fates]
    return Owed(
        made_in=promises,
        debtor=promises[0].debtor,
        beneficiary=next((each.beneficiary for each in promises if each.beneficiary is not None), None),
        deadline=known.deadline,
        status=status_on(on, deadline=last, told=promises[0].source.published, fates=days),
        fates=fates,
    )
