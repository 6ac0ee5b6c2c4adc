"""Accounts of one encounter put together.

The surest joins come first; a join is made only if no two accounts of the two groups exclude each other, so that no chain
brings together what is known to be apart. A vague account (no date, or a month) joins what it fits,
unless it fits two encounters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from readout.accounts.encounters.background import Background, load_background
from readout.accounts.encounters.blocks import first_day, timeless_keys, timely_keys
from readout.accounts.encounters.decisions import Decisions, Key, key_of, ordered
from readout.accounts.encounters.groups import Groups, Node
from readout.accounts.encounters.likeness import compare
from readout.accounts.encounters.tellings import Telling, telling_of
from readout.accounts.encounters.verdicts import Verdict
from readout.accounts.reports import Account

NOTHING_DECIDED = Decisions()
DECIDED = "a person decided that they are one"
# Where two are told to have met at a place on more days than these, the place recalls none of them (and the pairs are too many).
MOST_RECALLED = 40
# A telling, with the accounts that tell it.
Told = tuple[Telling, Sequence[Account]]


@dataclass(frozen=True, slots=True)
class Joined:
    """Accounts of one encounter, in the order of their reports' days and ids, and the reasons for taking them for one."""

    accounts: tuple[Account, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two accounts that may be of one encounter, with what speaks for and against it: a person decides."""

    one: Account
    other: Account
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """All accounts, each in one encounter, and the pairs that were left apart though they may belong together."""

    encounters: tuple[Joined, ...]
    doubtful: tuple[Doubtful, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tellings that are like each other, by their numbers; one may be like itself."""

    one: int
    other: int
    verdict: Verdict
    score: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that are like each other, by their places in the list of nodes."""

    one: int
    other: int
    verdict: Verdict
    score: int


def join_accounts(
    accounts: Sequence[Account], decisions: Decisions = NOTHING_DECIDED, background: Background | None = None
) -> Grouping:
    """The accounts, those of one encounter together; what people decided is obeyed. The order of the accounts is of no weight."""
    known = background or load_background()
    told: dict[Telling, list[Account]] = defaultdict(list)
    for account in accounts:
        told[telling_of(account, known)].append(account)
    nodes = make_nodes(told.items(), decisions)
    return join_nodes(nodes, decisions, find_links(nodes, candidate_pairs(nodes)))


def join_linked(told: Mapping[int, Told], decisions: Decisions, ties: Iterable[Tie]) -> Grouping:
    """The same, of numbered tellings of which it is known which are, or may be, of one encounter: none are compared again."""
    nodes = make_nodes(told.values(), decisions)
    places: dict[Telling, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        places[node.telling].append(place)
    numbered = {number: places[telling] for number, (telling, _) in told.items()}
    links = (
        Link(min(pair), max(pair), tie.verdict, tie.score)
        for tie in ties
        for pair in (
            combinations(numbered[tie.one], 2) if tie.one == tie.other else product(numbered[tie.one], numbered[tie.other])
        )
        if of_two_reports(nodes, pair)
    )
    return join_nodes(nodes, decisions, links)


def join_nodes(nodes: Sequence[Node], decisions: Decisions, found: Iterable[Link]) -> Grouping:
    """The accounts of the nodes, those of one encounter together, by what is found of pairs."""
    links = sorted(found, key=lambda link: (-link.score, link.one, link.other))
    groups = Groups(nodes, decisions)
    for one, other in ordered(decisions.same):
        groups.join_decided(one, other, DECIDED)
    for link in links:
        if link.verdict is Verdict.ONE:
            groups.join(link.one, link.other)
    join_vague(groups, links)
    return Grouping(tuple(sorted(map(as_joined, groups.members()), key=_place)), tuple(find_doubtful(groups, links)))


def make_nodes(told: Iterable[Told], decisions: Decisions) -> list[Node]:
    """The accounts, those with the same telling at one node if the telling is enough to know that they are of one encounter.

    Of two accounts of one report with the same telling, the first told stands with the first of other reports, and so on.
    An account of which a person decided anything stands alone, to be moved alone.
    """
    decided = decisions.concern()
    nodes = [Node(telling, some) for telling, accounts in told for some in _standing_together(telling, accounts, decided)]
    return sorted(nodes, key=lambda node: node.accounts[0].order)


def _standing_together(telling: Telling, told: Sequence[Account], decided: Set[Key]) -> Iterator[tuple[Account, ...]]:
    """The accounts with one telling, those together that stand at one node."""
    if len(told) == 1:
        yield tuple(told)
        return
    one_encounter = tells_all(telling)
    nth: Counter[str] = Counter()
    found: dict[int | Key, list[Account]] = defaultdict(list)
    for account in sorted(told, key=in_order):
        own = key_of(account)
        found[nth[own[0]] if one_encounter and own not in decided else own].append(account)
        nth[own[0]] += 1
    yield from map(tuple, found.values())


def in_order(account: Account) -> Any:
    """The place of an account among all."""
    return account.order


def tells_all(telling: Telling) -> bool:
    """True if another account that tells just the same is of the same encounter."""
    return telling.when.is_exact and any(timely_keys(telling)) and compare(telling, telling).verdict is Verdict.ONE


def find_links(nodes: Sequence[Node], pairs: Iterable[tuple[int, int]]) -> Iterator[Link]:
    """Those of the pairs that are, or may be, of one encounter."""
    for one, other in pairs:
        likeness = compare(nodes[one].telling, nodes[other].telling)
        if likeness.verdict >= Verdict.DOUBTFUL:
            yield Link(one, other, likeness.verdict, likeness.score)


def candidate_pairs(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """The pairs that share a key, each once and the smaller place first."""
    met: dict[str, list[tuple[int, int]]] = defaultdict(list)
    recalled: dict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        for key, traits in timely_keys(node.telling).items():
            met[key].append((place, traits))
        for key in timeless_keys(node.telling):
            recalled[key].append(place)
    pairs = {(one, other) for block in met.values() for (one, these), (other, those) in combinations(block, 2) if these & those}
    pairs.update(pair for block in recalled.values() for pair in _recalling(nodes, block))
    return (pair for pair in pairs if of_two_reports(nodes, pair))


def of_two_reports(nodes: Sequence[Node], pair: tuple[int, int]) -> bool:
    """True if the accounts that stand for two nodes are of two reports."""
    return nodes[pair[0]].accounts[0].source.report != nodes[pair[1]].accounts[0].source.report


def _recalling(nodes: Sequence[Node], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block without time, of which one has no date."""
    days = {place: first_day(nodes[place].telling) for place in block}
    undated = [place for place, day in days.items() if day is None]
    dated = [place for place, day in days.items() if day is not None]
    if len({days[place] for place in dated}) <= MOST_RECALLED:
        yield from combinations(undated, 2)
        yield from ((min(one, other), max(one, other)) for one in undated for other in dated)


def join_vague(groups: Groups, links: Iterable[Link]) -> None:
    """Joins what is likely: a vague account with the group that it fits best, unless it fits two that exclude each other."""
    likely: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.verdict is Verdict.LIKELY:
            likely[link.one].append(link)
            likely[link.other].append(link)
    for link in links:
        if (
            link.verdict is not Verdict.LIKELY
            or groups.are_one(link.one, link.other)
            or not groups.may_join(link.one, link.other)
        ):
            continue
        if all(fits_one(groups, place, likely[place], link.score) for place in vaguest(groups, link)):
            groups.join(link.one, link.other)


def vaguest(groups: Groups, link: Link) -> tuple[int, ...]:
    """The end of the link that tells less of the time; both if they tell as much."""
    ends = link.one, link.other
    most = max(map(groups.vagueness, ends))
    return tuple(place for place in ends if groups.vagueness(place) == most)


def fits_one(groups: Groups, place: int, links: Iterable[Link], least: int) -> bool:
    """True if the groups to which a node is linked as well as this, or better, may all be one."""
    like = [link for link in links if link.score >= least]
    roots = sorted({groups.root(link.other if link.one == place else link.one) for link in like})
    fitting = [root for root in roots if len(roots) == 1 or groups.may_join(place, root)]
    return all(groups.may_join(one, other) for one, other in combinations(fitting, 2))


def find_doubtful(groups: Groups, links: Iterable[Link]) -> Iterator[Doubtful]:
    """The pairs that stayed apart though much speaks for joining them, one for two encounters: that for which most speaks."""
    seen: set[tuple[int, int]] = set()
    for link in links:
        roots = tuple(sorted((groups.root(link.one), groups.root(link.other))))
        if roots[0] != roots[1] and roots not in seen and not groups.kept_apart(link.one, link.other):
            seen.add((roots[0], roots[1]))
            likeness = compare(groups.nodes[link.one].telling, groups.nodes[link.other].telling)
            reasons = [f"for: {reason}" for reason in likeness.speaks_for]
            reasons += [f"against: {reason}" for reason in likeness.speaks_against]
            yield Doubtful(groups.nodes[link.one].accounts[0], groups.nodes[link.other].accounts[0], tuple(reasons))


def as_joined(members: tuple[Sequence[Account], Sequence[str]]) -> Joined:
    """A group in the order of its reports' days and ids, each reason once."""
    accounts, reasons = members
    return Joined(tuple(sorted(accounts, key=in_order)), tuple(dict.fromkeys(sorted(reasons))))


def _place(joined: Joined) -> Any:
    return joined.accounts[0].order
