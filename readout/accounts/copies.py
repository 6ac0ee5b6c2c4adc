"""Copies and new versions: a wire copy or a lightly edited reprint is no second witness of what it tells.

Three steps, each dearer and more exact than the one before. A signature stands for a text: MinHash (Broder 1997), of each
minimum the lowest 16 bits (Li and König 2010). `bands` turns it into keys under which like texts meet (locality-sensitive
hashing: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3). `is_copy` decides on the texts themselves, so
that no chance meeting of keys makes a copy.

A signature is of 128 minima over the text and 18 over its beginning: 296 bytes as stored. The likeness told by two of them is
off by 0.044 at most (standard error, at a likeness of 0.5; 0.026 at 0.1). Two texts that share the part s of all their runs
of words have a key in common with the chance 1 - (1 - s^3)^16: 0.99 at 0.65, 0.88 at 0.5, 0.02 at 0.1. A text cut at its end
meets the whole by the keys of its beginning.

What was measured and rejected: docs/decisions/2026-11-22-copies.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from urllib.parse import urlsplit

import numpy as np

from readout.accounts.reports import Source
from readout.accounts.shingles import RUN, Fabric, Numbers, fabric, mixed, odd_factors, runs_of, words_of
from readout.spelling import folded

MINIMA = 128
BEGINNING = 80
ROWS, BANDS, FIRST_BANDS = 3, 16, 6
# A text of fewer runs is a notice, a caption or a set phrase, of which two may well be alike without a common origin.
LEAST_RUNS = 40
# Of a copy so many runs stand in the original too: one word in ten may be another. Between accounts of one encounter from
# different desks it is 0.13 at most (the written gold reports). In 2,200 news texts of ECB+, PolNeAR, TempEval-3 and re3D, many
# of them on the same events, all 55 copies found so, looked at one by one, were reprints, editions or excerpts.
SHARED = 0.7
# Of a copy's names so many stand in the original. Letters of congratulation, notices of calls and other texts
# made from one pattern share their words, but not these.
SAME_NAMES = 0.8
# Of its figures so many do: what is issued every day in one form, such as a list of operations, changes these alone.
SAME_FIGURES = 0.6
# Of two texts as long as this, or longer, the earlier is the original; a shorter one is an excerpt of the longer.
WHOLE = 0.8
# A re-publication under the same address keeps so many runs, or the title; where another text stands every day, neither is
# kept.
KEPT = 0.3
# So many texts are kept under one key, for a key that hundreds share is a form's; and a text is compared with so many others,
# those that share most keys with it.
UNDER_ONE_KEY, COMPARED = 64, 16
_FACTORS = odd_factors(MINIMA)
_FIRST_FACTORS = odd_factors(MINIMA + ROWS * FIRST_BANDS)[MINIMA:]
_LOW = np.uint64(0xFFFF)


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands for a text: how many runs of words it has, and its minima in 16 bits each, those of its beginning last."""

    runs: int
    minima: bytes

    def __bytes__(self) -> bytes:
        """The signature as it is stored: four bytes for the number of runs, then the minima."""
        return self.runs.to_bytes(4, "little") + self.minima

    @classmethod
    def stored(cls, content: bytes) -> Self:
        """The signature that was stored as these bytes."""
        return cls(int.from_bytes(content[:4], "little"), content[4:])


@dataclass(frozen=True)
class Printed:
    """A text as it was published."""

    source: Source
    text: str

    @cached_property
    def woven(self) -> Fabric:
        """What it is made of, found once: it is compared with many."""
        return fabric(self.text)


def signature(text: str) -> Signature:
    """The signature of a text. Case, punctuation and the shape of quotation marks do not count."""
    runs = runs_of(words_of(text))
    if not len(runs):
        return Signature(0, b"")
    minima = np.concatenate((_minima(runs, _FACTORS), _minima(runs[:BEGINNING], _FIRST_FACTORS)))
    return Signature(len(np.unique(runs)), minima.astype("<u2").tobytes())


def _minima(runs: Numbers, factors: Numbers) -> Numbers:
    """The lowest 16 bits of the least number that each factor makes of the runs."""
    return mixed((factors[:, None] * runs).min(axis=1)) & _LOW


def bands(of: Signature) -> tuple[int, ...]:
    """The keys under which the text meets others like it, each below 2^53; none for a text too short to be told a copy."""
    if of.runs < LEAST_RUNS:
        return ()
    whole = _numbers(of)[: ROWS * BANDS].reshape(BANDS, ROWS)
    first = _numbers(of)[MINIMA:].reshape(FIRST_BANDS, ROWS)
    rows = np.concatenate((whole, first)).astype(np.int64)
    keys = (np.arange(len(rows)) << 48) | (rows[:, 0] << 32) | (rows[:, 1] << 16) | rows[:, 2]
    return tuple(keys.tolist())


def likeness(one: Signature, other: Signature) -> float:
    """The part of all runs of two texts that both have, as their signatures tell it: 0 nothing, 1 the same words."""
    if not one.runs or not other.runs:
        return 0.0
    return float(np.mean(_numbers(one)[:MINIMA] == _numbers(other)[:MINIMA]))


def may_be_alike(one: Signature, other: Signature) -> bool:
    """False if the likeness that the signatures tell is far from that of a copy, by more than three standard errors."""
    less, more = sorted((one.runs, other.runs))
    least = SHARED * less / (less + more - SHARED * less) if more else 0.0
    error: float = (least * (1 - least) / MINIMA) ** 0.5
    return likeness(one, other) >= least - 3 * error


def _numbers(of: Signature) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    return np.frombuffer(of.minima, "<u2")


def is_copy(one: str, other: str) -> bool:
    """True if one of two texts is the other again, whole or cut, edited no more than lightly."""
    return are_alike(fabric(one), fabric(other))


def are_alike(one: Fabric, other: Fabric) -> bool:
    """True if one of two texts is the other again, by what they are made of."""
    less, more = sorted((one, other), key=lambda each: len(each.runs))
    shared = _shared(less, more)
    if shared < LEAST_RUNS or shared < SHARED * len(less.runs):
        return False
    return _is_of(less, more) and (len(less.runs) < len(more.runs) or _is_of(more, less))


def _is_of(copy: Fabric, other: Fabric) -> bool:
    named = _few(copy.names - other.words, copy.names, SAME_NAMES)
    return named and _few(copy.figures - other.words, copy.figures, SAME_FIGURES)


def _few(missing: frozenset[str], all_: frozenset[str], kept: float) -> bool:
    """True if no more are missing than may be; one always may, a misspelling or the hour of the reprint."""
    return len(missing) <= max(1, (1 - kept) * len(all_))


def _shared(one: Fabric, other: Fabric) -> int:
    return len(np.intersect1d(one.runs, other.runs, assume_unique=True))


def original(alike: Sequence[Printed]) -> Printed:
    """The one of which the others are copies: of those that are about as long as the longest, the one published first.

    Where days are unknown or the same the id decides, so that the answer does not depend on the order.
    """
    lengths = [each.woven.length for each in alike]
    whole = [each for each, length in zip(alike, lengths, strict=True) if length >= WHOLE * max(lengths)]
    return min(whole, key=_first_published)


def _first_published(printed: Printed) -> tuple[str, str]:
    return printed.source.published or "9999", printed.source.report


def find_copies(printed: Iterable[Printed]) -> dict[str, str]:
    """The report of which each copy is one, by the ids of reports; originals and new versions of them are not named.

    The order of the texts does not count. The cost grows with the number of texts, not of pairs: a text is compared with those
    that share most keys with it, 16 at most.
    """
    texts = sorted(printed, key=_first_published)
    names = [each.source.report for each in texts]
    alike = (pair for pair in _meetings(texts) if are_alike(*(texts[place].woven for place in pair)))
    return copies_among(texts, ((names[one], names[other]) for one, other in alike))


def copies_among(printed: Iterable[Printed], alike: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The same, where it is known which pairs of reports are alike."""
    texts = sorted(printed, key=_first_published)
    places = {each.source.report: place for place, each in enumerate(texts)}
    leader = list(range(len(texts)))
    for one, other in alike:
        first, second = sorted(_top(leader, places[each]) for each in (one, other))
        leader[second] = first
    groups: dict[int, list[Printed]] = {}
    for place, each in enumerate(texts):
        groups.setdefault(_top(leader, place), []).append(each)
    return {copy: kept for group in groups.values() if len(group) > 1 for copy, kept in _copies_in(group)}


def _meetings(texts: Sequence[Printed]) -> Iterator[tuple[int, int]]:
    """Each text with the earlier ones that share a key with it, those that share most first."""
    under: dict[int, list[int]] = {}
    for place, each in enumerate(texts):
        met: Counter[int] = Counter()
        for key in bands(signature(each.text)):
            there = under.setdefault(key, [])
            met.update(there)
            if len(there) < UNDER_ONE_KEY:
                there.append(place)
        yield from (
            (place, candidate) for candidate, _ in sorted(met.items(), key=lambda found: (-found[1], found[0]))[:COMPARED]
        )


def _top(leader: list[int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place


def _copies_in(group: Sequence[Printed]) -> Iterator[tuple[str, str]]:
    """The copies in a group, each with its original; a group where one text leads to another may have more originals than one."""
    while len(group) > 1:
        kept = original(group)
        others = [each for each in group if each is not kept]
        alike = [are_alike(kept.woven, each.woven) for each in others]
        for each in (each for each, is_of in zip(others, alike, strict=True) if is_of and not is_new_version(each, kept)):
            yield each.source.report, kept.source.report
        group = [each for each, is_of in zip(others, alike, strict=True) if not is_of]


def is_new_version(new: Printed, old: Printed) -> bool:
    """True if one publisher put out both under one address, or one given id and title, and the words are not the same."""
    if _same(new.source.publisher, old.source.publisher) is False or words_of(new.text) == words_of(old.text):
        return False
    titled = _same(new.source.title, old.source.title) is True
    if new.source.url and old.source.url:
        return _address(new.source.url) == _address(old.source.url) and (titled or _is_kept(new.woven, old.woven))
    return titled and new.source.given_id is not None and new.source.given_id == old.source.given_id


def _same(one: str | None, other: str | None) -> bool | None:
    """Whether two names are one; None if both are unknown."""
    if one is None and other is None:
        return None
    return one is not None and other is not None and folded(one) == folded(other)


def _address(url: str) -> tuple[str, str, str]:
    """What two ways to write one address have in common: the host without www, the path, and the query without campaign marks."""
    parts = urlsplit(url.strip())
    query = sorted(part for part in parts.query.split("&") if part and not part.startswith("utm_"))
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), "&".join(query)


def _is_kept(one: Fabric, other: Fabric) -> bool:
    return _shared(one, other) >= max(KEPT * min(len(one.runs), len(other.runs)), RUN)
