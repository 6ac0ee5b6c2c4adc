"""The closed classes of English, as the rules of annotation ask for them."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from readout.errors import InvalidLexicon
from readout.lexicon.actor_words import ActorWords, load_actor_words

FOLDER = Path(__file__).parent / "en"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of lower-case words, named as in `en/grammar.toml`; abbreviations keep their capitals. `actors` are those of `en/actors.toml`."""

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
    past_forms: frozenset[str]
    speech_verbs: frozenset[str]
    placing_prepositions: frozenset[str]
    after_pair: frozenset[str]
    months: frozenset[str]
    turn_words: frozenset[str]
    actors: ActorWords

    @property
    def function_words(self) -> frozenset[str]:
        """All words that are never a name by themselves."""
        return (
            self.determiners | self.prepositions | self.pronouns_subject | self.pronouns_object | self.auxiliaries | self.adverbs
            | self.conjunctions | self.subordinators | self.wh_words | self.negations | self.quantities
        )  # fmt: skip


def load_grammar() -> Grammar:
    """The closed classes; raises InvalidLexicon if the file lacks one or holds one too many."""
    words = tomllib.loads((FOLDER / "grammar.toml").read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(Grammar)} - {"actors"}
    if odd := wanted ^ words.keys():
        raise InvalidLexicon(f"grammar.toml: classes missing or unknown: {', '.join(sorted(odd))}")
    return Grammar(**{name: frozenset(words[name]) for name in wanted}, actors=load_actor_words())
