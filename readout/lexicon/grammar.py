"""The closed classes of English, as the rules of annotation ask for them."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from readout.errors import InvalidLexicon
from readout.lexicon.actor_words import ActorWords, load_actor_words
from readout.lexicon.speech import SpeechWords, load_speech_words

FOLDER = Path(__file__).parent / "en"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of lower-case words, named as in `en/grammar.toml`; abbreviations keep their capitals.

    `actors` and `speech` are those of `en/actors.toml` and `en/speech.toml`, `function_words` all that are never a name by
    themselves, `verb_signs` those by which a verb is known: auxiliaries and past forms.
    """

    determiners: frozenset[str]
    articles: frozenset[str]
    demonstratives: frozenset[str]
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
    finite_past: frozenset[str]
    speech_verbs: frozenset[str]
    placing_prepositions: frozenset[str]
    after_pair: frozenset[str]
    months: frozenset[str]
    turn_words: frozenset[str]
    pair_quantities: frozenset[str]
    nouns_of_quantity: frozenset[str]
    plurals_without_s: frozenset[str]
    future_auxiliaries: frozenset[str]
    obliging_modals: frozenset[str]
    advising_modals: frozenset[str]
    negators: frozenset[str]
    stating_cues: frozenset[str]
    judging_cues: frozenset[str]
    inability_verbs: frozenset[str]
    time_adverbs: frozenset[str]
    parts_of_day: frozenset[str]
    calendar_openers: frozenset[str]
    media_nouns: frozenset[str]
    occasion_prepositions: frozenset[str]
    adjunct_prepositions: frozenset[str]
    phrase_openers: frozenset[str]
    governing_prepositions: frozenset[str]
    remark_openers: frozenset[str]
    clause_joints: frozenset[str]
    list_openers: frozenset[str]
    copulas: frozenset[str]
    irrealis_modals: frozenset[str]
    infinitive_governors: frozenset[str]
    carrying_phrases: frozenset[str]
    conditional_participles: frozenset[str]
    nouns_in_ly: frozenset[str]
    compass_words: frozenset[str]
    opening_words: frozenset[str]
    infinitive_leads: frozenset[str]
    plural_subjects: frozenset[str]
    voicing_participles: frozenset[str]
    predicate_verbs: frozenset[str]
    block_ends: frozenset[str]
    headings: frozenset[str]
    spans_of_time: frozenset[str]
    speaking_bases: frozenset[str]
    honorifics_as_names: frozenset[str]
    titles_as_names: frozenset[str]
    postnominals: frozenset[str]
    fields_of_office: frozenset[str]
    actors: ActorWords
    speech: SpeechWords
    function_words: frozenset[str] = field(init=False)
    verb_signs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Joins the classes that are asked for together."""
        joined = (
            self.determiners | self.prepositions | self.pronouns_subject | self.pronouns_object | self.auxiliaries | self.adverbs
            | self.conjunctions | self.subordinators | self.wh_words | self.negations | self.quantities
        )  # fmt: skip
        object.__setattr__(self, "function_words", joined)
        object.__setattr__(self, "verb_signs", self.auxiliaries | self.past_forms)

    def is_plural(self, noun: str) -> bool:
        """True for a noun in the plural, as far as its ending or the list of odd plurals tells."""
        return noun.endswith("s") or noun in self.plurals_without_s


def load_grammar() -> Grammar:
    """The closed classes; raises InvalidLexicon if the file lacks one or holds one too many."""
    words = tomllib.loads((FOLDER / "grammar.toml").read_text(encoding="utf-8"))
    wanted = {of_words.name for of_words in fields(Grammar) if of_words.init} - {"actors", "speech"}
    if odd := wanted ^ words.keys():
        raise InvalidLexicon(f"grammar.toml: classes missing or unknown: {', '.join(sorted(odd))}")
    return Grammar(**{name: frozenset(words[name]) for name in wanted}, actors=load_actor_words(), speech=load_speech_words())
