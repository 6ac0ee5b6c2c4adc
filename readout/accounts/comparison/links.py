"""How alike two clauses of different reports are, by the words that they share: rare ones weigh more."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from readout.accounts.comparison.clauses import Clause
from readout.accounts.comparison.terms import Terms
from readout.accounts.reports import Rank

# The length of a clause counts less than in the cosine: of two pairs equally alike by it, the longer share more. Flat from
# 0.65 to 0.8 on the written gold reports (2026-11-22).
LENGTH = 0.75
# Every account names those who met, so their names tell little. Flat from 0.4 to 1 there, but false links among names alone fall.
NAME = 0.6
# A pair that shares no term rarer than this in the reports at hand, for each of them, is not looked at.
MOST_CLAUSES_A_REPORT = 12


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two clauses, by their numbers, and how alike they are."""

    one: int
    other: int
    value: float


def find_likenesses(clauses: Sequence[Clause], names: Collection[str]) -> tuple[Likeness, ...]:
    """Every pair of clauses of different reports that share a rare term, in their order, with how alike they are."""
    vectors = weigh_terms(clauses, names)
    return tuple(Likeness(one, other, shared(vectors[one], vectors[other])) for one, other in sorted(pairs_to_compare(clauses)))


def weigh_terms(clauses: Sequence[Clause], names: Collection[str]) -> tuple[Terms, ...]:
    """The terms of each clause weighed by their rarity, as long as LENGTH has it; `names` are stems of no news."""
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


def shared(one: Terms, other: Terms) -> float:
    """What two clauses share."""
    fewer, more = sorted((one, other), key=len)
    return sum(weight * more[term] for term, weight in fewer.items() if term in more)


def pairs_to_compare(clauses: Sequence[Clause]) -> set[tuple[int, int]]:
    """Numbers of clauses of different reports, the lower first, that share a term of few clauses."""
    reports = [clause.place.source.report for clause in clauses]
    most = MOST_CLAUSES_A_REPORT * len(set(reports))
    holders: dict[str, list[int]] = defaultdict(list)
    for number, clause in enumerate(clauses):
        for term in clause.terms:
            holders[term].append(number)
    few = (numbers for numbers in holders.values() if len(numbers) <= most)
    return {pair for numbers in few for pair in combinations(numbers, 2) if reports[pair[0]] != reports[pair[1]]}


@dataclass(frozen=True, slots=True)
class Link:
    """Two clauses taken to tell one thing, by their numbers; the stronger the closer they stand above all others."""

    strength: float
    one: int
    other: int


def find_links(clauses: Sequence[Clause], names: Collection[str], least: float) -> tuple[Link, ...]:
    """The links between clauses of different reports, the strongest first.

    A pair is as strong as the two are alike, less for each of them that is more like another clause of the other's report.
    """
    likenesses = find_likenesses(clauses, names)
    reports = [clause.place.source.report for clause in clauses]
    best: dict[tuple[int, str], float] = defaultdict(float)
    for found in likenesses:
        for clause, partner in ((found.one, found.other), (found.other, found.one)):
            best[clause, reports[partner]] = max(best[clause, reports[partner]], found.value)

    def strengths() -> Iterator[Link]:
        for found in likenesses:
            ideal = best[found.one, reports[found.other]] * best[found.other, reports[found.one]]
            yield Link(round(found.value**3 / ideal, 9) if ideal else 0.0, found.one, found.other)

    def rank(link: Link) -> tuple[float, list[tuple[Rank, int]]]:
        ends = (clauses[link.one], clauses[link.other])
        return -link.strength, sorted((clause.place.source.rank, clause.anchor.span.start) for clause in ends)

    return tuple(sorted((link for link in strengths() if link.strength >= least), key=rank))
