"""Chains of links: what is joined anew with what has changed, and what beside it may raise a doubt. Each link is fetched once."""

from collections.abc import Collection, Iterator, Mapping, Set

from readout.accounts.encounters.verdicts import Verdict
from readout.store.account_links import Link, Links


class Chains:
    """What hangs together with tellings by the links that stand, and by `decided`, the tellings that decisions name together.

    `touched` are the tellings to which a chain leads from them of links that bind and of decisions; `beside` those too that they
    may be one with, so that the pairs of which a person should decide are known, and all that is bound to these.
    """

    def __init__(self, links: Links, changed: Set[int], decided: Mapping[int, Set[int]]) -> None:
        self._links, self._decided = links, decided
        self._first: dict[int, list[Link]] = {}
        self._second: dict[int, list[Link]] = {}
        self.touched = self._bound_to(changed)
        self.beside = self._bound_to(self.touched | self._met_by(self.touched))

    def links(self) -> Iterator[Link]:
        """The links of the tellings beside each other, each once."""
        own = (link for telling in sorted(self.beside) for link in self._first[telling])
        return (link for link in own if link.other in self.beside)

    def _bound_to(self, tellings: Set[int]) -> set[int]:
        found = set(tellings)
        edge = found
        while edge:
            met = self._met_by(edge, Verdict.LIKELY).union(*(self._decided.get(telling, ()) for telling in edge))
            edge = met - found
            found |= edge
        return found

    def _met_by(self, tellings: Collection[int], least: Verdict = Verdict.DOUBTFUL) -> set[int]:
        """Those to whom a link leads from tellings whose verdict is no less."""
        self._learn(tellings)
        found = {link.other for telling in tellings for link in self._first[telling] if link.verdict >= least}
        found.update(link.one for telling in tellings for link in self._second[telling] if link.verdict >= least)
        return found

    def _learn(self, tellings: Collection[int]) -> None:
        new = {telling for telling in tellings if telling not in self._first}
        self._first |= {telling: [] for telling in new}
        self._second |= {telling: [] for telling in new}
        for link in self._links.first_of(new):
            self._first[link.one].append(link)
        for link in self._links.second_of(new):
            self._second[link.other].append(link)
