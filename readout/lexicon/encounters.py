"""Words for encounters: verbs, nouns, the verbs that carry the nouns, what stands around them, and what tells their stage."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from readout.errors import InvalidLexicon
from readout.lexicon import read_irregular_verbs
from readout.lexicon.inflection import IrregularVerbs, Words, noun_forms, verb_phrase_forms

Row = TypeVar("Row", bound=tuple[Any, ...])
FILE = Path(__file__).parent / "en" / "encounters.toml"


@dataclass(frozen=True, slots=True)
class EncounterVerb:
    """A verb of meeting: its format and the word sequences that lead to the partner ("" for a plain object), longest first.

    `place` is true if its object is a place, `convenes` if a body can be its only subject, `signs` if its object is a paper, and
    `reciprocal` if its subject can name all parties, with one of the words of `beside` near it if there are any. Of the words of
    `then` one must stand behind the partner, if there are any.
    """

    format: str
    partner: tuple[Words, ...]
    place: bool
    convenes: bool
    signs: bool
    reciprocal: bool
    beside: frozenset[str]
    then: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Sets of lower-case words around verbs and nouns of encounters; `en/encounters.toml` explains each under [around]."""

    non_parties: frozenset[str]
    no_plurals: frozenset[str]
    phrase_ends: frozenset[str]
    verb_joints: frozenset[str]
    gerund_leads: frozenset[str]
    defining: frozenset[str]
    times_between: frozenset[str]
    adverbs_between: frozenset[str]
    video: frozenset[str]
    phone: frozenset[str]
    joining: frozenset[str]
    repeating: frozenset[str]
    between_places: frozenset[str]
    convening_bodies: frozenset[str]
    signed_papers: frozenset[str]
    compound_heads: frozenset[str]
    call_complements: frozenset[str]
    hosting: frozenset[str]
    clause_edges: frozenset[str]
    setting_leads: frozenset[str]
    aside: frozenset[str]
    noun_leads: frozenset[str]
    passable: frozenset[str]
    behind_presence: frozenset[str]
    attending: frozenset[str]
    durations: frozenset[str]
    staying: frozenset[str]
    stay_times: frozenset[str]
    prospects: frozenset[str]
    councils: frozenset[str]
    briefing: frozenset[str]
    ending: frozenset[str]
    intentions: frozenset[str]
    counting: frozenset[str]
    seasons: frozenset[str]
    holding: frozenset[str]
    signed: frozenset[str]
    reaching: frozenset[str]
    agreeing: frozenset[str]
    understandings: frozenset[str]
    telling: frozenset[str]
    raising: frozenset[str]
    telling_to: frozenset[str]
    no_events: frozenset[str]
    spending: frozenset[str]
    receiving: frozenset[str]
    sending: frozenset[str]
    carrying: frozenset[str]
    dispatching: frozenset[str]
    missions: frozenset[str]
    calling_in: frozenset[str]
    lengths_of_stay: frozenset[str]
    setting_up: frozenset[str]
    programmes: frozenset[str]
    including: frozenset[str]
    one_by_one: frozenset[str]
    series: frozenset[str]
    epithets: frozenset[str]
    no_travel: frozenset[str]
    leading_on: frozenset[str]
    guest_deeds: frozenset[str]
    bidding: frozenset[str]
    courtesies: frozenset[str]
    taking: frozenset[str]
    bearers: frozenset[str]
    going: frozenset[str]
    reaching_readers: frozenset[str]
    answering: frozenset[str]
    answers: frozenset[str]
    negotiating: frozenset[str]
    negotiators: frozenset[str]
    times_counted: frozenset[str]
    taking_place: frozenset[str]
    papers_sent: frozenset[str]
    answering_invitations: frozenset[str]
    meals: frozenset[str]
    happening: frozenset[str]
    happened: frozenset[str]
    spans: frozenset[str]
    companies: frozenset[str]
    appeals: frozenset[str]
    seeking: frozenset[str]
    figurative: frozenset[str]
    calling_on: frozenset[str]
    welcomes: frozenset[str]
    handed: frozenset[str]
    posted: frozenset[str]
    convened: frozenset[str]
    chairing: frozenset[str]
    writing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Phrases by which others take part, by their first word and the longest first; `en/encounters.toml` explains each."""

    present: Mapping[str, tuple[Words, ...]]
    leading: Mapping[str, tuple[Words, ...]]
    company: Mapping[str, tuple[Words, ...]]


@dataclass(frozen=True, slots=True)
class EncounterWords:
    """Verbs (with the label of the form), nouns (with their format), light verbs and media, by the first word of the form and
    longest form first; `attendance` the phrases for others who take part, `around` what stands around all these; `stages` the
    phrases of each status and the words that bound them.
    """

    verbs: Mapping[str, tuple[tuple[Words, str, EncounterVerb], ...]]
    nouns: Mapping[str, tuple[tuple[Words, str], ...]]
    light: Mapping[str, tuple[Words, ...]]
    media: Mapping[str, tuple[Words, ...]]
    attendance: Attendance
    around: Surroundings
    stages: Mapping[str, frozenset[str]]


def load_encounters() -> EncounterWords:
    """The words of encounters.toml; raises InvalidLexicon if [around] lacks a set or holds one too many."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    irregular = read_irregular_verbs()
    return EncounterWords(
        by_first_word(verb_rows(table["verbs"], irregular)),
        by_first_word(noun_rows(table["nouns"])),
        forms_by_first_word(form for phrase in table["light"]["words"] for form in verb_phrase_forms(phrase, irregular)),
        phrases_by_first_word(table["media"]["words"]),
        Attendance(**{name: phrases_by_first_word(phrases) for name, phrases in table["attendance"].items()}),
        surroundings(table["around"]),
        {name: frozenset(phrases) for name, phrases in table["stages"].items()},
    )


def by_first_word(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    """The rows by the first word of the form that opens each, those with the longest form first."""
    table: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        table.setdefault(row[0][0], []).append(row)
    return {first: tuple(found) for first, found in table.items()}


def forms_by_first_word(forms: Iterable[Words]) -> dict[str, tuple[Words, ...]]:
    """The forms by their first word, the longest first."""
    return {first: tuple(form for (form,) in rows) for first, rows in by_first_word((form,) for form in forms).items()}


def phrases_by_first_word(phrases: Iterable[str]) -> dict[str, tuple[Words, ...]]:
    """The phrases by their first word, the longest first."""
    return forms_by_first_word(tuple(phrase.split()) for phrase in phrases)


def verb_rows(entries: Mapping[str, Any], irregular: IrregularVerbs) -> Iterator[tuple[Words, str, EncounterVerb]]:
    """Each form of each verb with its label and the entry."""
    for phrase, entry in entries.items():
        partner = tuple(sorted((tuple(lead.split()) for lead in entry["partner"]), key=len, reverse=True))
        flags = [entry.get(flag, False) for flag in ("place", "convenes", "signs", "reciprocal")]
        verb = EncounterVerb(entry["format"], partner, *flags, *(frozenset(entry.get(near, ())) for near in ("beside", "then")))
        for form, label in verb_phrase_forms(phrase, irregular).items():
            yield form, label, verb


def noun_rows(entries: Mapping[str, Any]) -> Iterator[tuple[Words, str]]:
    """Each form of each noun with its format."""
    for noun, entry in entries.items():
        plurals = None if entry.get("singular", True) else ()
        for name in (noun, *entry.get("forms", ())):
            for form in noun_forms(name, plurals):
                yield form, entry["format"]


def surroundings(sets: Mapping[str, Any]) -> Surroundings:
    """The sets of [around]; raises InvalidLexicon if one is missing or unknown."""
    wanted = {field.name for field in fields(Surroundings)}
    if odd := wanted ^ sets.keys():
        raise InvalidLexicon(f"encounters.toml: sets of [around] missing or unknown: {', '.join(sorted(odd))}")
    return Surroundings(**{name: frozenset(sets[name]) for name in wanted})
