"""Reports opened for the ledger: their passages and promises, and the keys by which promises and what became of them meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from readout.accounts.commitments.due import SILENCE, day_of, days_later, first_day, last_day
from readout.accounts.commitments.leads import MOST_PROMISES, leads_of
from readout.accounts.commitments.likeness import COMMON_STEMS, KEPT, LOOSE, scale_of
from readout.accounts.commitments.passages import Passage, passages_of
from readout.accounts.commitments.promises import IN_PERSON, Pledge, guests_of, pledges_of
from readout.accounts.commitments.sides import Sides, family_name, name_words, named
from readout.accounts.commitments.wording import WORDS, Phrases
from readout.accounts.encounters.tellings import REMOTE
from readout.accounts.reports import Account, Told

# What became of a promise is sought in reports of so many days after it was made, or after its term.
HORIZON = 2 * SILENCE
UPHOLDING, AGREED = Phrases(WORDS.upholding), Phrases(WORDS.agreed)
HELD = ("held", "ongoing")


@dataclass(frozen=True)
class Chapter:
    """One report opened: what it says itself depends on no other report.

    `outline` has the keys by which each passage is found, last those of the accounts and of what upholds all that was agreed.
    """

    told: Told
    sides: Sides
    passages: tuple[Passage, ...]
    pledges: tuple[Pledge, ...]
    names: frozenset[str]
    keys: frozenset[str]
    outline: tuple[frozenset[str], ...]

    @property
    def day(self) -> str:
        """The day of the report; empty if unknown."""
        return day_of(self.told.source.published)

    @cached_property
    def present(self) -> frozenset[str]:
        """The family names of all that take part in encounters."""
        return frozenset(family_name(actor.name) for account in self.told.accounts for actor in account.participants)

    @cached_property
    def upholding(self) -> tuple["Passage", ...]:
        """The passages that tell of keeping to what was agreed."""
        return tuple(upholding(self.passages))


def open_chapter(told: Told) -> Chapter:
    """The report opened for the ledger."""
    sides, passages = Sides(told), passages_of(told)
    pledges = tuple(islice(pledges_of(told, passages, sides), MOST_PROMISES))
    outline = (*map(leads_of, passages), frozenset(_keys_of_all(told, passages, sides)))
    return Chapter(told, sides, passages, pledges, named(told), frozenset(_keys_of(told, passages)), outline)


def _keys_of_all(told: Told, passages: Sequence[Passage], sides: Sides) -> Iterator[str]:
    """The keys of what no single passage tells: of whom somebody met and where, and what was upheld."""
    for passage in upholding(passages):
        yield from (f"upheld:{key}" for key in paragraph_keys(passage))
    for account in _occasions(told):
        here = name_words(account.place or "")
        for actor in account.participants:
            family = family_name(actor.name)
            others = (sides.of(other) for other in account.participants if family_name(other.name) != family)
            yield from (f"met:{family}:{word}" for word in here.union(*others))


def _occasions(told: Told) -> Iterator[Account]:
    """The encounters by which one planned may be followed."""
    for account in told.accounts:
        if account.format in IN_PERSON | REMOTE and account.status in (*HELD, "cancelled"):
            yield account


def _keys_of(told: Told, passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        yield from telling(passage.keys)
    for passage in upholding(passages):
        yield from (f"upheld:{key}" for key in paragraph_keys(passage))
    for account in _occasions(told):
        yield from (f"met:{family_name(actor.name)}" for actor in account.participants)


@lru_cache(maxsize=KEPT)
def keys_of_pledge(pledge: Pledge) -> frozenset[str]:
    """The keys of a promise: only a report that shares one is read for what became of it."""
    met = {f"met:{family_name(actor.name)}" for actor in guests_of(pledge.appointment)}
    upheld = {f"upheld:{key}" for key in pledge.occasion}
    return telling(scale_of(pledge).solid) | met | upheld


def telling(keys: frozenset[str]) -> frozenset[str]:
    """Those of the keys that tell of few things."""
    return frozenset(key for key in keys if key not in COMMON_STEMS and not key.startswith(LOOSE))


@lru_cache(maxsize=KEPT)
def horizon(pledge: Pledge) -> str:
    """The last day on which a report can tell what became of the promise; empty if its day is unknown."""
    if not pledge.day:
        return ""
    return days_later(max(first_day(pledge.day), last_day(pledge.promise.deadline or pledge.day)), HORIZON)


def may_tell_of(chapter: Chapter, pledge: Pledge) -> bool:
    """True if the report may tell what became of a promise: it is of a later day, shares a key, and names a party or place."""
    source = pledge.promise.source
    if chapter.told.source.report == source.report or not "" < pledge.day < chapter.day <= horizon(pledge):
        return False
    return not pledge.around.isdisjoint(chapter.names) and not keys_of_pledge(pledge).isdisjoint(chapter.keys)


def upholding(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Passages that tell of keeping to what was agreed."""
    for passage in passages:
        if UPHOLDING.first(passage.words) is not None and AGREED.first(passage.words) is not None:
            yield passage


def paragraph_keys(passage: Passage) -> frozenset[str]:
    """The keys of the paragraph of a passage, as far as it."""
    at: Passage | None = passage
    keys = frozenset[str]()
    while at is not None and at.sentence.paragraph == passage.sentence.paragraph:
        keys |= at.keys
        at = at.before
    return keys
