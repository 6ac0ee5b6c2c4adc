"""Who held which office on which day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readout.actor import Actor
from readout.gazetteer import Gazetteer, Name, Term


def covers(term: Term, on: str) -> bool:
    """True if the ISO day may lie within the term: "2013-03/2018" may cover any day from 1 March 2013 to 31 December 2018."""
    return term.start <= on[: len(term.start)] and (not term.end or on[: len(term.end)] <= term.end)


@dataclass(frozen=True, slots=True)
class Offices:
    """The terms of a gazetteer, by office and by person, its names by actor, and the ids of states and bodies by name.

    `roles` orders the roles, the weightiest first, where that is known.
    """

    gazetteer: Gazetteer
    roles: Sequence[str] = ()
    by_office: dict[tuple[str, str], list[Term]] = field(init=False, default_factory=dict)
    by_person: dict[str, list[Term]] = field(init=False, default_factory=dict)
    names_of: dict[str, list[Name]] = field(init=False, default_factory=dict)
    owner_ids: dict[str, str] = field(init=False, default_factory=dict)
    adjectives: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for actor, called in self.gazetteer.canonical.items():
            if actor.startswith(("state:", "body:")):
                self.owner_ids.setdefault(called, actor)
        for name in self.gazetteer.names:
            self.names_of.setdefault(name.actor, []).append(name)
            if name.kind == "adjective":
                self.adjectives.setdefault(name.words, name.actor)
        for term in self.gazetteer.terms:
            self.by_office.setdefault((term.owner, term.role), []).append(term)
            self.by_person.setdefault(term.person, []).append(term)

    def owner_called(self, name: str) -> Actor:
        """The state or body of this name or adjective in English, with its id if it is listed."""
        listed = self.owner_ids.get(name)
        adjective = None if listed else self.adjectives.get(name)
        return Actor(adjective, self.gazetteer.canonical[adjective]) if adjective else Actor(listed, name)

    def holders(self, owner: str, role: str, on: str | None) -> tuple[str, ...]:
        """Ids of the persons who may have held the office on an ISO day; without a day, the one who ever held it or nobody."""
        if on is None:
            ever = self.ever(owner, role)
            return ever if len(ever) == 1 else ()
        return tuple(dict.fromkeys(term.person for term in self.by_office.get((owner, role), ()) if covers(term, on)))

    def ever(self, owner: str, role: str) -> tuple[str, ...]:
        """Ids of all persons who held the office at any time."""
        return tuple(dict.fromkeys(term.person for term in self.by_office.get((owner, role), ())))

    def serving(self, person: str, on: str | None) -> list[Term]:
        """The person's terms that may cover the day; all of them without a day."""
        return [term for term in self.by_person.get(person, ()) if on is None or covers(term, on)]

    def capacity(self, person: str, on: str | None) -> str | None:
        """The title of the main office held that day: head of state, of government, then by role; None without a day."""
        if on is None:
            return None
        held = [(term.owner, term.role) for term in self.serving(person, on)]
        titled = [office for office in held if office in self.gazetteer.titles]
        return self.gazetteer.titles[min(titled, key=self._rank)] if titled else None

    def in_role(self, persons: Iterable[str], role: str, on: str | None) -> list[str]:
        """Those of the persons who held an office of that role (in any state or body) on the day."""
        return [person for person in persons if any(term.role == role for term in self.serving(person, on))]

    def _rank(self, office: tuple[str, str]) -> tuple[int, int]:
        owner, role = office
        heads = self.gazetteer.heads.get(owner, ("", ""))
        return heads.index(role) if role in heads else 2, self.roles.index(role) if role in self.roles else len(self.roles)
