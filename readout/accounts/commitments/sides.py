"""Who stands on whose side: the words by which an actor and those for whom a person speaks are known."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from readout.accounts.commitments.wording import UNTELLING, stem
from readout.accounts.encounters.background import load_background
from readout.accounts.reports import Told
from readout.actor import Actor
from readout.spelling import folded

# Names come again from report to report: of so many the words are kept.
NAMES_KEPT = 50_000
# Words made from shorter names are too many.
SHORTEST_NAME = 4
# An office is of what stands behind these: Minister of Foreign Affairs of Ardelia.
OF = " of "
# The departments of a government tell no side.
DEPARTMENTS = frozenset(("affairs", "external", "interior", "defence", "defense", "finance", "trade", "justice"))


class Sides:
    """The words of the actors of one report, and of the states and bodies whose offices they hold in it."""

    def __init__(self, told: Told) -> None:
        self.owners: dict[str, set[str]] = {}
        families: dict[str, set[str]] = {}
        known: set[str] = set()
        for actor in actors_of(told):
            name = folded(actor.name)
            self.owners.setdefault(name, set()).update(owner_words(actor))
            if " " in name and is_person(actor):
                families.setdefault(name.split()[-1], set()).add(name)
            if actor.actor or actor.capacity:
                known |= name_words(actor.name) | owner_words(actor)
        # A family name alone is that of the one person of this name that there is.
        self.persons = {family: next(iter(names)) for family, names in families.items() if len(names) == 1}
        # Stems of the names of known actors: they stand in reports of all that these actors do.
        self.known = frozenset(map(stem, known))

    def of(self, actor: Actor) -> frozenset[str]:
        """The words of an actor's name and of whom it speaks for."""
        names = name_words(actor.name) if actor.name != actor.name.lower() else frozenset[str]()
        known = (self.owners.get(self._in_full(folded(name)), set()) for name in actor.name.split(" and "))
        return names.union(owner_words(actor), *known, also_called(actor.actor or ""), also_called(owner_of(actor)))

    def _in_full(self, name: str) -> str:
        return self.persons.get(name, name)


def actors_of(told: Told) -> Iterable[Actor]:
    """All actors that a report tells of."""
    for account in told.accounts:
        yield from account.participants
    for said in told.statements:
        yield said.speaker
        yield from said.reported_by
    for promise in told.promises:
        yield promise.debtor


def owner_of(actor: Actor) -> str:
    """The id of the state or body whose office the actor holds, "" if none is known."""
    capacity = actor.capacity or ""
    return load_background().owners.get(folded(capacity.rpartition(OF)[2]), "") if OF in capacity else ""


def also_called(side: str) -> frozenset[str]:
    """The other words by which a state or body goes, each for itself: the EU, French, Washington."""
    return _other_names().get(side, frozenset())


@lru_cache(maxsize=1)
def _other_names() -> Mapping[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, side in load_background().owners.items():
        if name.isalpha() and len(name) > 1 and name not in UNTELLING:
            names.setdefault(side, set()).add(name)
    return {side: frozenset(words) for side, words in names.items()}


def owner_words(actor: Actor) -> frozenset[str]:
    """The words of the state or body whose office the actor holds: ardelia for the Prime Minister of Ardelia."""
    return name_words((actor.capacity or "").rpartition(OF)[2]) if OF in (actor.capacity or "") else frozenset()


@lru_cache(maxsize=NAMES_KEPT)
def name_words(name: str) -> frozenset[str]:
    """The telling words of a name."""
    return frozenset(word for word in folded(name).split() if len(word) > 1 and word not in UNTELLING and word not in DEPARTMENTS)


def family_name(name: str) -> str:
    """The last word of a name, in lower case."""
    return name.split()[-1].lower()


def is_person(actor: Actor) -> bool:
    """True for one known to be a person, by its id or the office held."""
    return (actor.actor or "").startswith("person:") or actor.capacity is not None


def is_of(word: str, names: frozenset[str]) -> bool:
    """True if a word or its stem is one of the names, or made from one: Torveskan."""
    if word in names or len(word) <= SHORTEST_NAME:
        return word in names
    return any(len(name) > SHORTEST_NAME and (word.startswith(name) or name.startswith(word)) for name in names)


def named(told: Told) -> frozenset[str]:
    """The words of all that a report names: of its actors and, with a capital, in its text."""
    written = (word for word in f"{told.source.title or ''} {told.text}".split() if word[:1].isupper())
    return frozenset[str]().union(
        *map(_parts, written), *(name_words(actor.name) | owner_words(actor) for actor in actors_of(told))
    )


@lru_cache(maxsize=NAMES_KEPT)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(folded(word).split())
