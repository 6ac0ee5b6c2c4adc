"""The closed classes of English and the titles of office, as the rules of annotation ask for them."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from readout.errors import InvalidLexicon

FOLDER = Path(__file__).parent / "en"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of lower-case words, named as in `en/grammar.toml`; abbreviations keep their capitals."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    pronouns_subject: frozenset[str]
    pronouns_object: frozenset[str]
    auxiliaries: frozenset[str]
    finite_be: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    wh_words: frozenset[str]
    honorifics: frozenset[str]
    abbreviations: frozenset[str]
    person_nouns: frozenset[str]
    group_nouns: frozenset[str]
    papers: frozenset[str]
    title_modifiers: frozenset[str]
    portfolios: frozenset[str]
    quantities: frozenset[str]
    nominal_adjectives: frozenset[str]
    name_particles: frozenset[str]
    calendar_words: frozenset[str]

    @property
    def function_words(self) -> frozenset[str]:
        """All words that are never a name by themselves."""
        return (
            self.determiners | self.prepositions | self.pronouns_subject | self.pronouns_object | self.auxiliaries | self.adverbs
            | self.conjunctions | self.subordinators | self.wh_words | self.negations | self.quantities
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """An office as reports name it: lower-case token sequences, the role's slug, and the owner that the words imply, if any."""

    forms: tuple[tuple[str, ...], ...]
    role: str
    owner: str | None
    plural: bool = False


def load_grammar() -> Grammar:
    """The closed classes; raises InvalidLexicon if the file lacks one or holds one too many."""
    words = tomllib.loads((FOLDER / "grammar.toml").read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(Grammar)}
    if odd := wanted ^ words.keys():
        raise InvalidLexicon(f"grammar.toml: classes missing or unknown: {', '.join(sorted(odd))}")
    return Grammar(**{name: frozenset(words[name]) for name in wanted})


def load_titles() -> tuple[Title, ...]:
    """All titles, singular and plural."""
    entries = tomllib.loads((FOLDER / "titles.toml").read_text(encoding="utf-8"))
    titles = []
    for key, entry in entries.items():
        forms = [key, *entry.get("forms", [])]
        for plural in (False, True):
            words = tuple(tuple((plural_of(form) if plural else form).lower().split()) for form in forms)
            titles.append(Title(words, entry["role"], entry.get("of"), plural))
    return tuple(titles)


def plural_of(title: str) -> str:
    """The plural of a title: "secretary of state" gives "secretaries of state", "spokesman" "spokesmen"."""
    head, *rest = split_at_preposition(title)
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith("y") and head[-2] not in "aeo":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return " ".join([head, *rest])


def split_at_preposition(title: str) -> list[str]:
    """The head noun with what precedes it, then what follows from a preposition on."""
    words = title.split()
    cut = next((index for index, word in enumerate(words) if word in ("of", "for", "to")), len(words))
    return [" ".join(words[:cut]), *words[cut:]]
