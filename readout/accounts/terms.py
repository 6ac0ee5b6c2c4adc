"""Which offices a person held, as the files of knowledge have it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.knowledge import load_knowledge


@dataclass(frozen=True, slots=True)
class InOffice:
    """An office with the ISO dates of a term in it, as precise as they are known; "" where a term is open."""

    title: str
    start: str
    end: str


def terms_of(actor: str | None) -> Sequence[InOffice]:
    """The terms of the person of an id, the latest first; none of anybody else. Raises InvalidKnowledge if a file is broken."""
    return _terms().get(actor or "", ())


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, Sequence[InOffice]]:
    gazetteer = load_knowledge().gazetteer
    found: dict[str, list[InOffice]] = defaultdict(list)
    for term in gazetteer.terms:
        owner = gazetteer.canonical.get(term.owner, term.owner)
        title = gazetteer.titles.get((term.owner, term.role)) or f"{term.role.replace('-', ' ')}, {owner}"
        found[term.person].append(InOffice(title, term.start, term.end))
    return {person: sorted(terms, key=lambda term: (term.start, term.title), reverse=True) for person, terms in found.items()}
