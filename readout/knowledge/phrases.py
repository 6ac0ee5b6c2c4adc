"""The words for an office, read: whose office, which role, and the name of the holder if it is given."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from readout.gazetteer import Gazetteer
from readout.spelling import folded

Office = tuple[str, str]
_FORMER = frozenset(("former", "ex", "then", "late"))
_PAST = frozenset(("former", "ex", "late"))
_LINKS = frozenset(("of", "for", "to", "at", "in"))
# Offices whose title alone says whose they are.
_OWN_TITLE = {
    "secretary of state": "state:USA",
    "foreign secretary": "state:GBR",
    "us attorney general": "state:USA",
    "pope": "state:VAT",
    "pontiff": "state:VAT",
}
# "permanent representative of China to the UN" is read as "UN ambassador of China".
_AT_THE_UN = re.compile(r"\b(permanent representative|ambassador)(.*?) to (?:the )?(?:united nations|un)\b")
_OWNER_KINDS = ("name", "abbreviation", "adjective", "seat", "capital", "people")


@dataclass(frozen=True, slots=True)
class Holding:
    """One reading of an office phrase: the offices it may mean, the holder's name or "", and whether the office is past."""

    offices: tuple[Office, ...]
    person: str
    former: bool


class OfficePhrases:
    """Reads office phrases against the owners, titles and role words that are known."""

    def __init__(self, gazetteer: Gazetteer, role_words: Mapping[str, list[str]], offices: frozenset[Office]) -> None:
        self._gazetteer = gazetteer
        self._offices = offices
        self._roles: dict[str, list[str]] = {}
        for role, words in role_words.items():
            for each in words:
                self._roles.setdefault(folded(each), []).append(role)

    def read(self, bare: str) -> Iterator[tuple[Holding, ...]]:
        """The readings of a phrase, in groups from the surest on; none if it names no office that is known.

        President of France · French President · France's President Macron · President Macron · European Council President
        """
        words = _AT_THE_UN.sub(r"un ambassador\2", folded(bare)).split()
        former = bool(_PAST.intersection(words))
        words = [word for word in words if word not in _FORMER]
        for readings in (self._with_title(words), self._with_role(words)):
            yield tuple(Holding(offices, person, former) for offices, person in readings)

    def _with_title(self, words: list[str]) -> Iterator[tuple[tuple[Office, ...], str]]:
        """A known title in full, alone or before a name; the longest counts."""
        for end in range(len(words), 0, -1):
            offices = self._titles.get(" ".join(words[:end]))
            if offices:
                yield tuple(offices), " ".join(words[end:])
                return

    def _with_role(self, words: list[str]) -> Iterator[tuple[tuple[Office, ...], str]]:
        """Role words with an owner before ("French President Macron") or after ("President of France"), or with a name alone."""
        for start, end in _windows(len(words)):
            role = " ".join(words[start:end])
            if role not in self._roles:
                continue
            found = [reading for reading in self._placed(role, words[:start], words[end:]) if reading[0]]
            if found:
                yield from found
                return

    def _placed(self, role: str, before: list[str], after: list[str]) -> Iterator[tuple[tuple[Office, ...], str]]:
        own = _OWN_TITLE.get(role)
        if before:
            for owner in self._owners.get(" ".join(before), ()):
                yield self._of(owner, role), " ".join(after)
        elif after and after[0] in _LINKS:
            yield from self._owned_by(role, after[1:])
        elif own:
            yield self._of(own, role), " ".join(after)
        elif after:
            yield tuple(office for office in self._offices if office[1] in self._roles[role]), " ".join(after)

    def _owned_by(self, role: str, after: list[str]) -> Iterator[tuple[tuple[Office, ...], str]]:
        after = after[1:] if after[:1] == ["the"] else after
        for end in range(len(after), 0, -1):
            owners = self._owners.get(" ".join(after[:end]))
            if owners:
                yield tuple(office for owner in owners for office in self._of(owner, role)), " ".join(after[end:])
                return

    def _of(self, owner: str, role: str) -> tuple[Office, ...]:
        return tuple((owner, slug) for slug in self._roles[role] if (owner, slug) in self._offices)

    @cached_property
    def _owners(self) -> dict[str, tuple[str, ...]]:
        owners: dict[str, tuple[str, ...]] = {}
        having = {owner for owner, _ in self._offices}
        for name in self._gazetteer.names:
            if name.actor in having and name.kind in _OWNER_KINDS:
                key = folded(name.words)
                owners[key] = (*owners.get(key, ()), name.actor) if name.actor not in owners.get(key, ()) else owners[key]
        return owners

    @cached_property
    def _titles(self) -> dict[str, list[Office]]:
        titles: dict[str, list[Office]] = {}
        for office, title in self._gazetteer.titles.items():
            for words in _title_forms(folded(title)):
                titles.setdefault(words, []).append(office)
        return titles


def _title_forms(title: str) -> set[str]:
    """A folded title as reports vary it.

    President of the European Council, European Council President ·
    United Nations High Commissioner for Refugees, UN High Commissioner for Refugees, High Commissioner for Refugees
    """
    role, _, owner = title.partition(" of ")
    forms = {title, f"{owner.removeprefix('the ')} {role}"} if owner else {title}
    return {form.replace("united nations", short) for form in forms for short in ("united nations", "un")} | {
        title.removeprefix("united nations ")
    }


def _windows(length: int) -> Iterator[tuple[int, int]]:
    """All stretches of that many words, the longest first."""
    for size in range(length, 0, -1):
        for start in range(length - size + 1):
            yield start, start + size
