"""Groups of accounts while they grow: who may be joined, and why who was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from readout.accounts.encounters.decisions import Decisions, Key, key_of
from readout.accounts.encounters.exclusions import Bounds, Substances
from readout.accounts.encounters.likeness import compare
from readout.accounts.encounters.tellings import Telling
from readout.accounts.encounters.verdicts import Verdict
from readout.accounts.reports import Account


@dataclass(frozen=True, slots=True)
class Node:
    """Accounts of different reports that tell the same of their encounter, the smallest key first."""

    telling: Telling
    accounts: tuple[Account, ...]


class Groups:
    """A partition of nodes that grows coarser. Two groups with accounts that exclude each other are never joined."""

    def __init__(self, nodes: Sequence[Node], decisions: Decisions) -> None:
        self.nodes = nodes
        self._parent = list(range(len(nodes)))
        self._members = [[place] for place in range(len(nodes))]
        self._reports = [{account.source.report for account in node.accounts} for node in nodes]
        self._reasons: list[list[str]] = [_own_reasons(node) for node in nodes]
        self._place = {key_of(account): place for place, node in enumerate(nodes) for account in node.accounts}
        self._apart = self._kept_apart(decisions)
        self._decided: set[int] = set()
        self._bounds = [Bounds({node.telling.stage: node.telling.when.possible}) for node in nodes]
        self._substances = Substances([node.telling for node in nodes])

    def _kept_apart(self, decisions: Decisions) -> list[set[int]]:
        """By root, the nodes that a person kept apart from it."""
        apart: list[set[int]] = [set() for _ in self.nodes]
        for one, other in decisions.different:
            if one in self._place and other in self._place:
                apart[self._place[one]].add(self._place[other])
                apart[self._place[other]].add(self._place[one])
        return apart

    def root(self, place: int) -> int:
        """The node that stands for the group."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def are_one(self, one: int, other: int) -> bool:
        """True if two nodes are of one group."""
        return self.root(one) == self.root(other)

    def vagueness(self, place: int) -> int:
        """How many days an account leaves open; more than any date for one that tells none."""
        told = self.nodes[place].telling.when.told
        return told.length if told else 1_000_000

    def may_join(self, one: int, other: int) -> bool:
        """True if they are one group, or if nothing excludes that they become one.

        A person who joined accounts that exclude each other has overruled what speaks against it: beside their group a
        further account needs to fit one of them.
        """
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if self.kept_apart(first, second) or not self._reports[first].isdisjoint(self._reports[second]):
            return False
        if self._decided.isdisjoint((first, second)):
            return self._bounds[first].allow(self._bounds[second]) and not self._substances.clash(first, second)
        pairs = product(self._members[first], self._members[second])
        return any(
            compare(self.nodes[here].telling, self.nodes[there].telling).verdict is not Verdict.CLASH for here, there in pairs
        )

    def kept_apart(self, one: int, other: int) -> bool:
        """True if a person kept an account of the one group apart from one of the other."""
        return any(self.root(place) == self.root(other) for place in self._apart[self.root(one)])

    def join(self, one: int, other: int) -> None:
        """Makes the groups of two nodes that are like each other one, if nothing excludes it."""
        if not self.are_one(one, other) and self.may_join(one, other):
            reason = _in_words(self.nodes[one].telling, self.nodes[other].telling)
            self._unite(self.root(one), self.root(other), reason)

    def join_decided(self, one: Key, other: Key, reason: str) -> None:
        """Makes the groups of two accounts one because a person said so; only what a person kept apart excludes it."""
        if one not in self._place or other not in self._place:
            return
        first, second = self.root(self._place[one]), self.root(self._place[other])
        if first != second and not self.kept_apart(first, second):
            self._unite(first, second, reason)
            self._decided.add(min(first, second))

    def _unite(self, first: int, second: int, reason: str) -> None:
        root, gone = min(first, second), max(first, second)
        self._parent[gone] = root
        self._members[root] += self._members[gone]
        self._reports[root] |= self._reports[gone]
        self._reasons[root] += [*self._reasons[gone], reason]
        self._apart[root] |= self._apart[gone]
        self._bounds[root] = self._bounds[root].narrowed(self._bounds[gone])
        self._substances.unite(root, gone)
        if gone in self._decided:
            self._decided.add(root)

    def members(self) -> Iterator[tuple[list[Account], list[str]]]:
        """Every group: its accounts and the reasons of its joins."""
        for place in range(len(self.nodes)):
            if self._parent[place] == place:
                yield [account for each in self._members[place] for account in self.nodes[each].accounts], self._reasons[place]


def _own_reasons(node: Node) -> list[str]:
    return [_in_words(node.telling, node.telling)] if len(node.accounts) > 1 else []


def _in_words(one: Telling, other: Telling) -> str:
    """Why two accounts are one, as it is printed."""
    return "; ".join(compare(one, other).speaks_for)
