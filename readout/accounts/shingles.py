"""Runs of words as numbers: what two texts are compared by when one may be a copy of the other."""

import re
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]

# Three words in a row tell a text from its neighbours: two accounts of one encounter, written at different desks, share one in
# twenty, quotations included, while one changed word costs a copy only three. Broder (1997) names such runs shingles.
RUN = 3
# Apostrophes inside words are dropped, so that straight and curly ones, and those lost on the way, make one word.
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_WORDS = re.compile(r"[^\W_]+")
# Names and figures: words with a digit or a capital, but not where a sentence or line begins, since there any word has one.
_NAMES = re.compile(r"(?<![.!?:\n\"“”‘’'(] )(?<![\n\"“‘'(])(?<!^)\b(?:[A-Z]|\d)[^\W_]*")
# What a reprint puts before the text or takes away: up to four lines that end no sentence (headline, by-line), and a dateline.
_HEAD = re.compile(r"\A(?:[^\n]{0,120}(?<![.!?\"”])\n+){0,4}(?:[^\n]{0,80}?\s(?:—|–|--|-)\s)?")
_MIXERS = tuple(np.uint64(each) for each in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_SHIFTS = tuple(np.uint64(each) for each in (30, 27, 31))
_BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Fabric:
    """What a text is made of: how many words, the sets of its runs of words, of its words, and of the names and figures below
    its head.
    """

    length: int
    runs: Numbers
    words: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]


def fabric(text: str) -> Fabric:
    """The runs, words, names and figures of a text."""
    plain = _APOSTROPHES.sub("", text)
    body = plain[found.end() :] if (found := _HEAD.match(plain)) else plain
    names = frozenset(name.group().casefold() for name in _NAMES.finditer(body))
    figures = frozenset(name for name in names if name[0].isdigit())
    words = words_of(text)
    return Fabric(len(words), np.unique(runs_of(words)), frozenset(words), names - figures, figures)


def words_of(text: str) -> list[str]:
    """The words of a text without case and punctuation."""
    return _WORDS.findall(_APOSTROPHES.sub("", text).casefold())


def runs_of(words: list[str]) -> Numbers:
    """A number for each run of three words, in text order; none for a text of fewer."""
    if len(words) < RUN:
        return np.empty(0, np.uint64)
    numbers = np.fromiter(map(zlib.crc32, map(str.encode, words)), np.uint64, len(words))
    runs = numbers[: len(words) - RUN + 1]
    for further in range(1, RUN):
        runs = runs * _BASE + numbers[further : len(words) - RUN + 1 + further]
    return mixed(runs)


def mixed(numbers: Numbers) -> Numbers:
    """The numbers with every bit depending on every other: the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    numbers = (numbers ^ (numbers >> _SHIFTS[0])) * _MIXERS[0]
    numbers = (numbers ^ (numbers >> _SHIFTS[1])) * _MIXERS[1]
    return numbers ^ (numbers >> _SHIFTS[2])


def odd_factors(count: int) -> Numbers:
    """So many fixed odd factors, each of which orders the same numbers anew."""
    return mixed(np.arange(1, count + 1, dtype=np.uint64) * _BASE) | np.uint64(1)
