"""Words as data: reporting verbs, nominal cues, light verbs and the closed list of acts, each entry with its own examples."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import InvalidLexicon
from readout.lexicon.inflection import IrregularVerbs, Words, noun_forms, verb_phrase_forms

_FOLDER = Path(__file__).parent

VERB_TAKES: Mapping[str, str] = {
    "quotation": "quoted words, before or after",
    "that": "a clause with 'that'",
    "clause": "a clause without 'that'",
    "whether": "a clause with 'whether', 'if' or a question word",
    "object": "whatever follows up to the end of the clause, gerunds included",
    "to": "an infinitive with 'to', which is the content",
    "as": "an object and what it is called: 'described the talks as useful'",
    "inverted": "the content before it and the source after it: '..., said X'",
    "addressee-to": "an addressee, then an infinitive with 'to'",
    "addressee-that": "an addressee, then a clause with 'that', or without where `clause` is taken too",
    "addressee-of": "an addressee, then 'of' or 'about'",
    "addressee-for": "an addressee, then 'for', 'on' or 'with'",
    "addressee-against": "an addressee, then 'against'",
    "addressee-on": "an addressee, then a place or an occasion with 'to', 'for' or 'on'",
    "addressee-object": "an addressee, then an object",
}
_PREPOSITIONS = "about against among as at between by for from in of on over to toward towards with"
# A preposition stands for itself; "to-addressee" is a person or body after "to" ("condolences to the families").
NOUN_TAKES: frozenset[str] = frozenset((*_PREPOSITIONS.split(), "that", "to-infinitive", "to-addressee", "whether"))
_VERB_KEYS = frozenset(
    ["acts", "takes", "examples", "not", "not_acts", "silent", "thought", "noun_like", "objects", "spellings", "forms"]
)
_NOUN_KEYS = frozenset(["acts", "takes", "examples", "not", "plurals", "spellings"])
_LIGHT_KEYS = frozenset(["acts", "leads", "for_others", "examples", "not", "spellings"])


@dataclass(frozen=True, slots=True)
class ActType:
    """A kind of speech act: its family and what is done in it."""

    family: str
    gloss: str


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb or verb phrase that reports speech or attitude.

    `takes` says how the content is attached, `forms` labels every inflected token sequence (base, third, past, participle,
    gerund), `negated` holds the acts of the negated verb where that has a settled meaning ("did not rule out"), `silent` is true
    where the negated verb tells that nothing was said ("did not say when"), `thought` of attitudes that the verb itself does not
    voice, and `noun_like` of verbs with a form that is commonly a noun or an adjective. Of `objects`, if there are any, one must
    stand near the head of the object.
    """

    phrase: str
    acts: tuple[str, ...]
    takes: frozenset[str]
    forms: Mapping[Words, str]
    negated: tuple[str, ...]
    silent: bool
    thought: bool
    noun_like: bool
    objects: frozenset[str]
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NominalCue:
    """A noun that reports speech or attitude; `takes` holds the words that may lead from it to the content."""

    noun: str
    forms: frozenset[Words]
    acts: tuple[str, ...]
    takes: frozenset[str]
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that voices a nominal cue ("expressed concern"); its own acts, if any, come first where it `leads`, else last.

    `for_others` is true where it may voice what the subject's state or principal feels: expressed Torvesk's concern.
    """

    phrase: str
    acts: tuple[str, ...]
    leads: bool
    for_others: bool
    forms: Mapping[Words, str]
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries for English, in the order of the files, and the acts by name."""

    reporting_verbs: tuple[ReportingVerb, ...]
    nominal_cues: tuple[NominalCue, ...]
    light_verbs: tuple[LightVerb, ...]
    acts: Mapping[str, ActType]


def load_lexicon(folder: Path = _FOLDER) -> Lexicon:
    """The lexicon of `folder`; raises InvalidLexicon, naming file and entry, for an entry that breaks the rules."""
    acts = {name: ActType(**fields) for name, fields in _table(folder / "act-types.toml").items()}
    irregular = read_irregular_verbs(folder)
    verbs = folder / "en" / "reporting-verbs.toml"
    nouns = folder / "en" / "nominal-cues.toml"
    lights = folder / "en" / "light-verbs.toml"
    return Lexicon(
        tuple(_reporting_verb(*entry, irregular) for entry in _entries(verbs, _VERB_KEYS, VERB_TAKES, acts)),
        tuple(_nominal_cue(*entry) for entry in _entries(nouns, _NOUN_KEYS, NOUN_TAKES, acts)),
        tuple(_light_verb(*entry, irregular) for entry in _entries(lights, _LIGHT_KEYS, (), acts)),
        acts,
    )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidLexicon(f"{path.name}: {error}; mend the file") from error


def _entries(
    path: Path, keys: frozenset[str], takes: Collection[str], acts: Iterable[str]
) -> Iterable[tuple[str, dict[str, Any]]]:
    for key, fields in _table(path).items():
        unknown = (
            (fields.keys() - keys)
            | (set(fields.get("takes", ())) - set(takes))
            | ({*fields.get("acts", ()), *fields.get("not_acts", ())} - set(acts))
        )
        if unknown:
            raise InvalidLexicon(f"{path.name}, [{key}]: unknown {', '.join(sorted(unknown))}; use the names in readout/lexicon")
        if not fields.get("examples") or (takes and not (fields.get("takes") and fields.get("acts"))):
            raise InvalidLexicon(f"{path.name}, [{key}]: an entry needs acts, takes and examples; add what is missing")
        yield key, fields


def read_irregular_verbs(folder: Path = _FOLDER) -> IrregularVerbs:
    """The irregular verbs of `folder`."""
    return _irregular_verbs(_table(folder / "en" / "irregular-verbs.toml"))


def _irregular_verbs(table: dict[str, Any]) -> IrregularVerbs:
    forms = {verb: [tuple(form.split("/")) for form in forms] for verb, forms in table["forms"].items()}
    return IrregularVerbs(
        {verb: past for verb, (past, *_) in forms.items()},
        {verb: rest[-1] if rest else past for verb, (past, *rest) in forms.items()},
        frozenset(table["doubling"]),
    )


def _reporting_verb(phrase: str, fields: dict[str, Any], irregular: IrregularVerbs) -> ReportingVerb:
    return ReportingVerb(
        phrase=phrase,
        acts=tuple(fields["acts"]),
        takes=frozenset(fields["takes"]),
        forms=_forms(phrase, fields, irregular),
        negated=tuple(fields.get("not_acts", ())),
        silent=fields.get("silent", False),
        thought=fields.get("thought", False),
        noun_like=fields.get("noun_like", False),
        objects=frozenset(fields.get("objects", ())),
        examples=tuple(fields["examples"]),
        lookalikes=tuple(fields.get("not", ())),
    )


def _nominal_cue(noun: str, fields: dict[str, Any]) -> NominalCue:
    return NominalCue(
        noun=noun,
        forms=frozenset().union(
            noun_forms(noun, fields.get("plurals")), *(noun_forms(spelling) for spelling in fields.get("spellings", ()))
        ),
        acts=tuple(fields["acts"]),
        takes=frozenset(fields["takes"]),
        examples=tuple(fields["examples"]),
        lookalikes=tuple(fields.get("not", ())),
    )


def _light_verb(phrase: str, fields: dict[str, Any], irregular: IrregularVerbs) -> LightVerb:
    return LightVerb(
        phrase=phrase,
        acts=tuple(fields.get("acts", ())),
        leads=fields.get("leads", False),
        for_others=fields.get("for_others", False),
        forms=_forms(phrase, fields, irregular),
        examples=tuple(fields["examples"]),
        lookalikes=tuple(fields.get("not", ())),
    )


def _forms(phrase: str, fields: dict[str, Any], irregular: IrregularVerbs) -> dict[Words, str]:
    """The forms of the phrase and its other spellings; `forms` in an entry (words = label) replaces the generated ones."""
    if "forms" in fields:
        return {tuple(words.split()): label for words, label in fields["forms"].items()}
    found: dict[Words, str] = {}
    for spelling in (phrase, *fields.get("spellings", ())):
        found |= verb_phrase_forms(spelling, irregular)
    return found
