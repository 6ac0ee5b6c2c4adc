"""Names, offices and occasions laid out for dating: what a stretch of words may mean, found by its first word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from readout.gazetteer import Gazetteer, Occasion, Term
from readout.spelling import plain

_WORD = re.compile(r"[^\W_]+")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in basic lower-case letters, with the places where they start and end."""

    text: str
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def gap(self, after: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[after] : self.starts[after + 1]] if after + 1 < len(self.folded) else "\n"

    def is_capitalised(self, at: int) -> bool:
        """True if the word starts with a capital."""
        return self.text[self.starts[at]].isupper()

    def between(self, first: int, end: int) -> str:
        """The text from word `first` up to word `end`, not included, in one line."""
        return " ".join(self.text[self.starts[first] : self.ends[end - 1]].split())


class Phrases(Generic[Value]):
    """Values by phrases of one or more words."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        found: dict[tuple[str, ...], dict[Value, None]] = {}
        for phrase, value in entries:
            if parts := _folded_words(phrase):
                found.setdefault(parts, {})[value] = None
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[Value, ...]]]] = {}
        for parts in sorted(found, key=len, reverse=True):
            self._by_first.setdefault(parts[0], []).append((parts, tuple(found[parts])))

    def at(self, words: Words, index: int) -> tuple[int, tuple[Value, ...]] | None:
        """The index after the longest phrase that starts at a word, and its values."""
        for parts, values in self._by_first.get(words.folded[index], ()):
            end = index + len(parts)
            if words.folded[index:end] == parts:
                return end, values
        return None


class DatingTables:
    """The tables of dating, made once from a gazetteer and the words for offices (role slug to words)."""

    def __init__(self, gazetteer: Gazetteer, role_words: Mapping[str, Iterable[str]]) -> None:
        persons = [name for name in gazetteer.names if name.actor.startswith("person:")]
        self.persons = Phrases((name.words, name.actor) for name in persons if name.kind == "name" and " " in name.words)
        self.short_names = Phrases((name.words, name.actor) for name in persons if name.kind == "short")
        self.roles = Phrases((words, role) for role, listed in role_words.items() for words in listed if len(words) > 2)
        self.occasions: Phrases[Occasion] = Phrases((words, each) for each in gazetteer.occasions for words in each.words)
        self._owner_words: dict[str, list[str]] = {}
        for name in gazetteer.names:
            if name.actor.startswith(("state:", "body:")):
                self._owner_words.setdefault(name.actor, []).append(name.words)
        self._terms: dict[str, list[Term]] = {}
        for term in gazetteer.terms:
            self._terms.setdefault(term.person, []).append(term)

    def words(self, text: str) -> Words:
        """The words of a text."""
        found = list(_WORD.finditer(text))
        folded = tuple(_folded(match[0]) for match in found)
        return Words(text, folded, tuple(match.start() for match in found), tuple(match.end() for match in found))

    def terms(self, persons: Iterable[str], roles: Iterable[str]) -> list[Term]:
        """The terms of persons in any office of these roles."""
        wanted = frozenset(roles)
        return [term for person in persons for term in self._terms.get(person, ()) if term.role in wanted]

    def is_owner_in(self, owner: str, text: str) -> bool:
        """True if a text names the state or body."""
        return any(words in text for words in self._owner_words.get(owner, ()))

    def has_owner_in(self, person: str, text: str) -> bool:
        """True if a text names a state or body in which the person held an office."""
        return any(self.is_owner_in(owner, text) for owner in {term.owner for term in self._terms.get(person, ())})


def _folded_words(phrase: str) -> tuple[str, ...]:
    if phrase.isascii():
        return tuple(_WORD.findall(phrase.lower()))
    return tuple(_folded(word) for word in _WORD.findall(phrase))


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else plain(word).lower()
