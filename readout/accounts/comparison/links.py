"""How alike two clauses of different reports are, by the words that they share: rare ones weigh more."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import log, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.accounts.comparison.clauses import Clause
from readout.accounts.comparison.terms import DENIED, Terms
from readout.accounts.reports import Rank

# The length of a clause counts less than in the cosine: of two pairs equally alike by it, the longer share more. Flat from
# 0.65 to 0.8 on the written gold reports (2026-11-22).
LENGTH = 0.75
# Every account names those who met, so their names tell little. Flat from 0.4 to 1 there, but false links among names alone fall.
NAME = 0.6
# What two clauses share of names and denials counts as much as all else that they share, and so much beside: by itself
# neither "the President" nor "not" tells what is said. Flat from 0.05 to 0.15 there.
BY_ITSELF = 0.1
Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Link:
    """Two clauses taken to tell one thing, by their numbers; the stronger the closer they stand above all others."""

    strength: float
    one: int
    other: int


def find_links(clauses: Sequence[Clause], names: Collection[str], least: float) -> tuple[Link, ...]:
    """The links between clauses of different reports that are so strong at least, the strongest first.

    A pair is as strong as the two are alike, less for each of them that is more like another clause of the other's report.
    `names` are the stems of persons and parties. The clauses of a report stand together.
    """

    def rank(link: Link) -> tuple[float, list[tuple[Rank, int]]]:
        ends = (clauses[link.one], clauses[link.other])
        return -link.strength, sorted((clause.place.source.rank, clause.anchor.span.start) for clause in ends)

    weighed = weigh_terms(clauses, names)
    sizes = [len(list(own)) for _, own in groupby(clauses, key=lambda clause: clause.place.source.report)]
    ranges = list(pairwise(accumulate(sizes, initial=0)))
    return tuple(sorted(links_between(weighed, ranges, {*names, DENIED}, least), key=rank))


def links_between(
    weighed: Sequence[Terms], reports: Sequence[tuple[int, int]], bare: Collection[str], least: float
) -> Iterator[Link]:
    """The links of each report with those behind it; `reports` are the first clause of each and the last, not included.

    `bare` are the terms that tell nothing by themselves.
    """
    holders = holders_of(weighed)
    for place, (first, last) in enumerate(reports):
        terms = sorted(set().union(*weighed[first:last]))
        alike = likenesses([term for term in terms if term not in bare], holders, first, last, len(weighed))
        barely = likenesses([term for term in terms if term in bare], holders, first, last, len(weighed))
        alike += np.minimum(barely, alike + BY_ITSELF)
        for others in reports[place + 1 :]:
            strength = strengths(alike[:, others[0] - last : others[1] - last])
            for one, other in np.argwhere(strength >= least).tolist():
                yield Link(float(strength[one, other]), first + one, others[0] + other)


def holders_of(weighed: Sequence[Terms]) -> Mapping[str, tuple[Array, Array]]:
    """For each term the numbers of the clauses that have it, rising, and its weight in each."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, terms in enumerate(weighed):
        for term, weight in terms.items():
            found[term].append((number, weight))
    return {term: (np.array([at for at, _ in held]), np.array([weight for _, weight in held])) for term, held in found.items()}


def likenesses(terms: Iterable[str], holders: Mapping[str, tuple[Array, Array]], first: int, last: int, end: int) -> Array:
    """What each clause from the first to the last shares with each from there to the end.

    The sums are taken in the order of the terms: another machine adds them alike.
    """
    alike = np.zeros((last - first, end - last))
    for term in terms:
        numbers, weights = holders[term]
        if numbers[-1] >= last:
            start, behind = numbers.searchsorted((first, last))
            rows, columns = numbers[start:behind, None] - first, numbers[behind:] - last
            alike[rows, columns] += weights[start:behind, None] * weights[behind:]
    return alike


def strengths(alike: Array) -> Array:
    """How strong each link of two reports is, the clauses of the one in rows and of the other in columns."""
    ideal = alike.max(axis=1, initial=0, keepdims=True) * alike.max(axis=0, initial=0, keepdims=True)
    strength: Array = np.divide(alike**3, ideal, out=np.zeros_like(alike), where=ideal > 0).round(9)
    return strength


def weigh_terms(clauses: Sequence[Clause], names: Collection[str]) -> tuple[Terms, ...]:
    """The terms of each clause weighed by their rarity, as long as LENGTH has it."""
    sentences: dict[tuple[str, int], set[str]] = defaultdict(set)
    for clause in clauses:
        sentences[clause.place.source.report, clause.place.sentence.start].update(clause.own)
    count = Counter(term for terms in sentences.values() for term in terms)
    rarity = {term: log(1 + len(sentences) / times) * (NAME if term in names else 1) for term, times in count.items()}
    return tuple(_weighed(clause.terms, rarity) for clause in clauses)


def _weighed(terms: Terms, rarity: Mapping[str, float]) -> Terms:
    weights = {term: weight * rarity.get(term, 0.0) for term, weight in terms.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) ** LENGTH
    return {term: weight / length for term, weight in weights.items()} if length else {}
