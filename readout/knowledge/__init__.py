"""Who and where: people, offices with dates, states, bodies and places."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from readout.actor import Actor
from readout.gazetteer import Gazetteer
from readout.knowledge.files import read_tables
from readout.knowledge.phrases import Holding, OfficePhrases
from readout.offices import Offices
from readout.spelling import folded, is_capitals, plain

# The stronger a row names its actor, the earlier it is tried; the first group that has candidates decides.
_STRENGTH = (("name",), ("abbreviation",), ("short",), ("people",), ("capital", "seat"), ("adjective",))
# Words that are a family name only with something before it ("Mr He").
_PRONOUNS = frozenset(
    (
        "I",
        "He",
        "She",
        "It",
        "We",
        "You",
        "They",
        "Him",
        "His",
        "Her",
        "Its",
        "Us",
        "Our",
        "Them",
        "Their",
        "An",
        "No",
        "So",
        "To",
    )
)
_BEFORE_NAMES = re.compile(
    r"^(?:(?:[Tt]he|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor|Gen|Hon|HE|His Excellency|Her Excellency) )+(?=\S)"
)


def load_knowledge(role_words: Mapping[str, list[str]] | None = None) -> "KnowledgeBase":
    """The knowledge that comes with the package. Raises InvalidKnowledge, with file and key, if an entry is broken.

    `role_words` are the words for offices by role, the weightiest role first; without them such words mean nobody.
    """
    return read_knowledge(Path(__file__).parent, role_words)


def read_knowledge(folder: Path, role_words: Mapping[str, list[str]] | None = None) -> "KnowledgeBase":
    """The knowledge of a folder of TOML files laid out as this package's. Raises InvalidKnowledge, with file and key."""
    tables = read_tables(folder)
    return KnowledgeBase(tables.gazetteer(), tables.wikidata, tables.body_kind, tables.parent, role_words or {})


@dataclass(frozen=True)
class KnowledgeBase:
    """What is known of actors, and which of them a name means on a day.

    `wikidata`, `body_kind` and `parent` are by id; `role_words` lists the words for an office by role, the weightiest first.
    """

    gazetteer: Gazetteer
    wikidata: Mapping[str, str]
    body_kind: Mapping[str, str]
    parent: Mapping[str, str]
    role_words: Mapping[str, list[str]]

    def resolve(self, name: str, on: date | None) -> Actor | None:
        """The one actor that a name, a variant or the words for an office mean on a day; None if there is none or more than one.

        Lavrov · Jinping Xi · the WHO · Kyiv · the Chinese foreign minister · French President Macron · UN Secretary-General
        """
        if name in _PRONOUNS or (name.islower() and " " not in name):
            return None
        bare = _BEFORE_NAMES.sub("", plain(name), count=1)
        if not bare:
            return None
        day = on.isoformat() if on else None
        found = self._named(bare, day)
        if found and name.lower().startswith("the ") and found[0].startswith("person:"):
            found = None  # "the Pope" is no one by the name of Pope
        if found is None:
            return self._in_office(bare, day)
        return self._actor(found[0], day) if len(found) == 1 else None

    @cached_property
    def offices(self) -> Offices:
        """Who held which office when; the roles rank as `role_words` orders them."""
        return Offices(self.gazetteer, tuple(self.role_words))

    def _actor(self, actor: str, on: str | None, office: tuple[str, str] | None = None) -> Actor:
        title = self.gazetteer.titles.get(office) if office else None
        return Actor(actor, self.gazetteer.canonical[actor], title or self.offices.capacity(actor, on))

    def _named(self, bare: str, on: str | None) -> tuple[str, ...] | None:
        """The actors of the strongest kind of row with these words, fewer where the day decides; None if no row has them."""
        for words in _variants(bare):
            rows = self._rows.get(folded(words))
            if rows is None:
                continue
            for kinds in _STRENGTH:
                if found := [actor for actor, kind, as_written in rows if kind in kinds and as_written in ("", words)]:
                    return self._in_their_time(tuple(dict.fromkeys(found)), on)
        return None

    def _in_their_time(self, found: tuple[str, ...], on: str | None) -> tuple[str, ...]:
        """Of several persons, those in office that day, if there are any."""
        if len(found) == 1 or on is None or not all(actor.startswith("person:") for actor in found):
            return found
        serving = tuple(actor for actor in found if self.offices.serving(actor, on))
        return serving or found

    def _in_office(self, bare: str, on: str | None) -> Actor | None:
        for readings in self._phrases.read(bare):
            meant = {actor: office for holding in readings for actor, office in self._meant(holding, on)}
            if len(meant) == 1:
                ((actor, office),) = meant.items()
                return self._actor(actor, on, office)
            if named := self._named_in_full(readings):
                return self._actor(named, on)
        return None

    def _named_in_full(self, readings: Iterable[Holding]) -> str | None:
        """The one person whose full name stands beside an office that the files do not give that person."""
        full = {person for holding in readings if " " in holding.person for person in self._persons(holding.person)}
        return full.pop() if len(full) == 1 else None

    def _meant(self, holding: Holding, on: str | None) -> Iterable[tuple[str, tuple[str, str] | None]]:
        """The persons of one reading of an office phrase, each with the office unless it is past."""
        named = self._persons(holding.person) if holding.person else None
        for owner, role in holding.offices:
            held = self.offices.ever(owner, role) if holding.former else self.offices.holders(owner, role, on)
            for person in held if on or not named else self.offices.ever(owner, role):
                if named is None or person in named:
                    yield person, None if holding.former else (owner, role)

    def _persons(self, words: str) -> frozenset[str]:
        rows = [row for variant in _variants(words) for row in self._rows.get(folded(variant), ())]
        return frozenset(actor for actor, _, _ in rows if actor.startswith("person:"))

    @cached_property
    def _rows(self) -> dict[str, list[tuple[str, str, str]]]:
        """By folded words: actor, kind, and the exact spelling where only that counts."""
        rows: dict[str, list[tuple[str, str, str]]] = {}
        for name in self.gazetteer.names:
            if name.kind != "place":
                as_written = plain(name.words) if name.kind == "abbreviation" or is_capitals(name.words) else ""
                rows.setdefault(folded(name.words), []).append((name.actor, name.kind, as_written))
        return rows

    @cached_property
    def _phrases(self) -> OfficePhrases:
        offices = frozenset(self.offices.by_office) | frozenset(self.gazetteer.titles)
        return OfficePhrases(self.gazetteer, self.role_words, offices)


def _variants(bare: str) -> Iterable[str]:
    """The words as they stand; without single letters and "Jr" in a person's name; two words in the other order."""
    yield bare
    words = bare.split()
    full = [word for word in words if len(word) > 1 and word not in ("Jr", "Sr")]
    if 1 < len(full) < len(words):
        yield " ".join(full)
    if len(full) == 2:
        yield f"{full[1]} {full[0]}"
