"""Words for encounters: verbs, nouns, the verbs that carry the nouns, and the words that tell a stage."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.lexicon import read_irregular_verbs
from readout.lexicon.inflection import Words, noun_forms, verb_phrase_forms

FILE = Path(__file__).parent / "en" / "encounters.toml"


@dataclass(frozen=True, slots=True)
class EncounterVerb:
    """A verb of meeting: its format and the word sequences that lead to the partner ("" for a plain object).

    `place` is true if its object is a place, `convenes` if a body can be its only subject, `signs` if its object is a paper.
    """

    format: str
    partner: tuple[Words, ...]
    place: bool
    convenes: bool
    signs: bool


@dataclass(frozen=True, slots=True)
class EncounterWords:
    """Verbs by inflected form (with the label of the form), nouns by form, light verbs by form, and stage words by status."""

    verbs: Mapping[str, tuple[tuple[Words, str, EncounterVerb], ...]]
    nouns: Mapping[str, tuple[tuple[Words, str], ...]]
    light: Mapping[str, tuple[Words, ...]]
    stages: Mapping[str, tuple[str, ...]]


def load_encounters() -> EncounterWords:
    """The words of encounters.toml."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    irregular = read_irregular_verbs()
    verbs: dict[str, list[tuple[Words, str, EncounterVerb]]] = {}
    for phrase, entry in table["verbs"].items():
        partner = tuple(tuple(lead.split()) for lead in entry["partner"])
        flags = (entry.get(flag, False) for flag in ("place", "convenes", "signs"))
        verb = EncounterVerb(entry["format"], partner, *flags)
        for form, label in verb_phrase_forms(phrase, irregular).items():
            verbs.setdefault(form[0], []).append((form, label, verb))
    light: dict[str, list[Words]] = {}
    for phrase in table["light"]["words"]:
        for form in verb_phrase_forms(phrase, irregular):
            light.setdefault(form[0], []).append(form)
    return EncounterWords(
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in verbs.items()},
        noun_table(table["nouns"]),
        {first: tuple(rows) for first, rows in light.items()},
        {status: tuple(words) for status, words in table["stages"].items()},
    )


def noun_table(entries: Mapping[str, Any]) -> dict[str, tuple[tuple[Words, str], ...]]:
    """Noun forms with their format by first word, longest first."""
    nouns: dict[str, list[tuple[Words, str]]] = {}
    for noun, entry in entries.items():
        for name in (noun, *entry.get("forms", ())):
            forms = noun_forms(name) if entry.get("singular", True) else noun_forms(name, ())
            for form in forms:
                nouns.setdefault(form[0], []).append((form, entry["format"]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in nouns.items()}
