"""Deeds and things that are promised, with all words by which reports tell of one."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import InvalidLexicon
from readout.lexicon.inflection import IrregularVerbs, Words, noun_forms, verb_phrase_forms
from readout.lexicon.word_classes import words_of

FOLDER = Path(__file__).parent / "en"
FILE, THINGS_FILE = FOLDER / "deeds.toml", FOLDER / "promised-things.toml"
FIELDS = {"verbs", "nouns", "states", "undone", "examples"}


@dataclass(frozen=True, slots=True)
class Deed:
    """The words of one deed in lower case: forms of its verbs and of those that tell it undone, each with its label."""

    name: str
    verbs: Mapping[Words, str]
    nouns: frozenset[Words]
    states: frozenset[Words]
    undone: Mapping[Words, str]


def load_deeds(irregular: IrregularVerbs, file: Path = FILE) -> tuple[Deed, ...]:
    """The deeds of deeds.toml; raises InvalidLexicon for an entry without verbs or examples, or with a field unknown."""
    table: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(_deed(name, entry, irregular, file.name) for name, entry in table.items())


def load_things(file: Path = THINGS_FILE) -> dict[str, frozenset[str]]:
    """The words of each kind of thing; raises InvalidLexicon for a kind without words or examples."""
    table: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: words_of(file.name, name, entry) for name, entry in table.items()}


def _deed(name: str, entry: dict[str, Any], irregular: IrregularVerbs, file_name: str) -> Deed:
    if not entry.get("verbs") or not entry.get("examples") or entry.keys() - FIELDS:
        raise InvalidLexicon(f"{file_name}, [{name}]: a deed needs verbs and examples, and has only {', '.join(sorted(FIELDS))}")
    nouns = frozenset(form for noun in entry.get("nouns", ()) for form in noun_forms(noun))
    states = frozenset(tuple(state.split()) for state in entry.get("states", ()))
    return Deed(name, _forms(entry["verbs"], irregular), nouns, states, _forms(entry.get("undone", ()), irregular))


def _forms(verbs: Iterable[str], irregular: IrregularVerbs) -> dict[Words, str]:
    return {form: label for verb in verbs for form, label in verb_phrase_forms(verb, irregular).items()}
