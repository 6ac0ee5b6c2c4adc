"""Chains of links: what is joined anew with what has changed, and what beside it may raise a doubt. Each link is fetched once."""

from collections.abc import Collection, Iterator, Mapping, Set

from readout.accounts.encounters.likeness import Verdict
from readout.store.account_links import Link, Links


class Chains:
    """What hangs together with tellings by the links that stand, and by `decided`, the tellings that decisions name together.

    `touched` are the tellings to which a chain leads from them of links that bind and of decisions; `beside` those too that they
    may be one with, so that the pairs of which a person should decide are known, and all that is bound to these.
    """

    def __init__(self, links: Links, changed: Set[int], decided: Mapping[int, Set[int]]) -> None:
        self._links, self._decided = links, decided
        self._of: dict[int, set[Link]] = {}
        self.touched = self._bound_to(changed)
        self.beside = self._bound_to(self.touched | self._met_by(self.touched))

    def links(self) -> Iterator[Link]:
        """The links of the tellings beside each other, each once."""
        found = set().union(*(self._of[telling] for telling in self.beside))
        return (link for link in found if link.one in self.beside and link.other in self.beside)

    def _bound_to(self, tellings: Set[int]) -> set[int]:
        found = set(tellings)
        edge = found
        while edge:
            met = self._met_by(edge, Verdict.LIKELY).union(*(self._decided.get(telling, ()) for telling in edge))
            edge = met - found
            found |= edge
        return found

    def _met_by(self, tellings: Collection[int], least: Verdict = Verdict.DOUBTFUL) -> set[int]:
        """The ends of the links of tellings whose verdict is no less."""
        self._learn(tellings)
        own = (link for telling in tellings for link in self._of[telling])
        return {end for link in own if link.verdict >= least for end in (link.one, link.other)}

    def _learn(self, tellings: Collection[int]) -> None:
        new = {telling for telling in tellings if telling not in self._of}
        self._of |= {telling: set() for telling in new}
        for link in self._links.among(new):
            for end in {link.one, link.other} & new:
                self._of[end].add(link)
