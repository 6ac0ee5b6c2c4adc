"""What leads from a promise to the passages that are read for what became of it: marks, few of which are common."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from readout.accounts.commitments.fates import PHRASES
from readout.accounts.commitments.likeness import KEPT, scale_of
from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.promises import ENCOUNTERS, Pledge, guests_of
from readout.accounts.commitments.sides import family_name, name_words, owner_words

# In tenths, so that sums are exact: a passage is read that shares so much, a deed counting for this. Of what `find` tells
# nothing needs less: it demands 1.4 without the deed, and 1.0 with it.
LEAST, DEED = 14, 4
PACT, MET = "thing:pact", "met:"
# Terms of a promise beyond so many count as one, as do passages for a first look at a report; promises are not followed. So all
# fit into one number: a weight, and from these bits on the term, the number of the promise, its report, the passage.
MOST_TERMS, MOST_PROMISES, MOST_PASSAGES = 500, 1000, 4095
_TERM, _NUMBER, _REPORT, _PASSAGE = 4, 13, 23, 51


@dataclass(frozen=True, slots=True)
class Mark:
    """What one key tells of a promise: a weight in tenths, of the keys of one term that of the weightiest."""

    term: int
    weight: int


@lru_cache(maxsize=KEPT)
def marks_of(pledge: Pledge) -> Mapping[str, Mark]:
    """The marks of a promise by their keys: of its terms, its deeds, its guests and the place or pact of its making."""
    scale = scale_of(pledge)
    found: dict[str, Mark] = {}
    for number, (term, factor, is_deed) in enumerate(scale.terms):
        for key in sorted(term & scale.solid) if not is_deed else ():
            found.setdefault(key, Mark(min(number, MOST_TERMS), round(10 * factor * scale.weights[key])))
    for key in sorted(pledge.deeds - ENCOUNTERS):
        found.setdefault(key, Mark(MOST_TERMS + 1, DEED))
    return found | {key: Mark(MOST_TERMS + 2, LEAST) for key in sorted(_sure_keys(pledge))}


def _sure_keys(pledge: Pledge) -> Iterator[str]:
    """Keys of which one is enough."""
    yield from (f"kept:{deed}" for deed in pledge.deeds)
    yield from (f"upheld:{key}" for key in pledge.occasion)
    if any(PACT in term for term in pledge.terms):
        yield f"fallen:{PACT}"
    planned = pledge.appointment
    for guest in guests_of(planned):
        family = family_name(guest.name)
        place = name_words(planned.place or "") if planned else frozenset[str]()
        # Somebody else of the guest's own state is no host.
        hosts = place | (pledge.parties - name_words(guest.name) - owner_words(guest))
        yield from (f"{MET}{family}:{word}" for word in hosts)
        yield from (f"guest:{family}:{deed}" for deed in pledge.deeds if deed.startswith("deed:"))


def leads_of(passage: Passage) -> frozenset[str]:
    """The keys by which a passage is found: its own, those of the sentence before, and what it tells of keeping and falling."""
    found = set(passage.keys | passage.keys_before)
    if any(PHRASES[kind].places(passage.words) for kind in ("kept", "late")):
        found.update([f"kept:{key}" for key in passage.keys])
    if PACT in passage.keys and PHRASES["fallen"].places(passage.words):
        found.add(f"fallen:{PACT}")
    deeds = [key for key in passage.keys if key.startswith("deed:")]
    found.update([f"guest:{word}:{deed}" for deed in deeds for word in passage.capitals])
    return frozenset(found)


def led_to(pledge: Pledge, outline: Sequence[Collection[str]]) -> list[int]:
    """The numbers of the passages, each given by its keys, to which a promise leads."""
    marks = marks_of(pledge)
    return [number for number, keys in enumerate(outline) if _weight(marks, keys) >= LEAST]


def _weight(marks: Mapping[str, Mark], keys: Collection[str]) -> int:
    best: dict[int, int] = {}
    for key in marks.keys() & keys:
        mark = marks[key]
        best[mark.term] = max(best.get(mark.term, 0), mark.weight)
    return sum(best.values())


def code_of(report: int, number: int, mark: Mark) -> int:
    """A mark of the promise of that number in a report, as one number."""
    return report << _REPORT | number << _NUMBER | mark.term << _TERM | mark.weight


class Shelves:
    """Promises on shelves by the keys of their marks: what `led_to` tells, of all of them at once.

    A shelf is written as the codes of its marks, with commas between: so a database gives many thousand of them at once.
    """

    def __init__(self, written: Mapping[str, str]) -> None:
        self._shelves = {key: np.fromstring(codes, dtype=np.int64, sep=",") for key, codes in written.items()}

    def leading_to(self, outline: Sequence[Collection[str]]) -> set[tuple[int, int]]:
        """The promises that lead to a passage of the outline, as report and number."""
        places, codes = list[int](), list[npt.NDArray[np.int64]]()
        for number, keys in enumerate(outline):
            found = [self._shelves[key] for key in self._shelves.keys() & keys]
            codes += found
            places += [min(number, MOST_PASSAGES)] * len(found)
        if not codes:
            return set()
        lengths = list(map(len, codes))
        return _heavy(np.concatenate(codes) | np.repeat(np.array(places, dtype=np.int64) << _PASSAGE, lengths))


def _heavy(codes: npt.NDArray[np.int64]) -> set[tuple[int, int]]:
    """The promises of which the terms of one passage weigh enough together, of each term its weightiest key."""
    codes.sort()
    terms = codes >> _TERM
    codes = codes[np.append(terms[1:] != terms[:-1], True)]
    told = codes >> _NUMBER
    first = np.flatnonzero(np.append(True, told[1:] != told[:-1]))
    weights = np.add.reduceat(codes & _below(_TERM), first)
    found = np.unique(told[first[weights >= LEAST]] & _below(_PASSAGE - _NUMBER))
    reports, numbers = found >> (_REPORT - _NUMBER), found & _below(_REPORT - _NUMBER)
    return set(zip(reports.tolist(), numbers.tolist(), strict=True))


def _below(bits: int) -> int:
    return (1 << bits) - 1
