"""Who held which office on which day."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.gazetteer import Gazetteer, Term


def covers(term: Term, on: str) -> bool:
    """True if the ISO day may lie within the term: "2013-03/2018" may cover any day from 1 March 2013 to 31 December 2018."""
    return term.start <= on[: len(term.start)] and (not term.end or on[: len(term.end)] <= term.end)


@dataclass(frozen=True, slots=True)
class Offices:
    """The terms of a gazetteer, by office and by person."""

    gazetteer: Gazetteer
    by_office: dict[tuple[str, str], list[Term]] = field(init=False, default_factory=dict)
    by_person: dict[str, list[Term]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for term in self.gazetteer.terms:
            self.by_office.setdefault((term.owner, term.role), []).append(term)
            self.by_person.setdefault(term.person, []).append(term)

    def holders(self, owner: str, role: str, on: str | None) -> tuple[str, ...]:
        """Ids of the persons who may have held the office on an ISO day; without a day, the one who ever held it or nobody."""
        terms = self.by_office.get((owner, role), ())
        if on is None:
            ever = {term.person for term in terms}
            return tuple(ever) if len(ever) == 1 else ()
        return tuple(dict.fromkeys(term.person for term in terms if covers(term, on)))

    def serving(self, person: str, on: str | None) -> list[Term]:
        """The person's terms that may cover the day; all of them without a day."""
        return [term for term in self.by_person.get(person, ()) if on is None or covers(term, on)]

    def capacity(self, person: str, on: str | None) -> str | None:
        """The title of the main office held that day: a head's office first, else the first that is listed."""
        if on is None:
            return None
        terms = [term for term in self.serving(person, on) if (term.owner, term.role) in self.gazetteer.titles]
        terms.sort(key=lambda term: term.role not in self.gazetteer.heads.get(term.owner, ()))
        return self.gazetteer.titles[terms[0].owner, terms[0].role] if terms else None

    def in_role(self, persons: Iterable[str], role: str, on: str | None) -> list[str]:
        """Those of the persons who held an office of that role (in any state or body) on the day."""
        return [person for person in persons if any(term.role == role for term in self.serving(person, on))]
