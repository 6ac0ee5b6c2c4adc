"""Words around the words said, as the rules of attribution, the acts and the record ask for them."""

from dataclasses import dataclass
from pathlib import Path

from readout.lexicon.word_classes import load_classes

FILE = Path(__file__).parent / "en" / "speech.toml"


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Sets named as the classes of `en/speech.toml`, where each has its gloss and examples; all in lower case."""

    coming: frozenset[str]
    answers: frozenset[str]
    refrains: frozenset[str]
    weighing: frozenset[str]
    asking: frozenset[str]
    rejecting: frozenset[str]
    sayings: frozenset[str]
    deploring: frozenset[str]
    losses: frozenset[str]
    decisions: frozenset[str]
    gifts: frozenset[str]
    calling: frozenset[str]
    favourable: frozenset[str]
    unfavourable: frozenset[str]
    ever: frozenset[str]
    nobody: frozenset[str]
    recalling: frozenset[str]
    envoys: frozenset[str]
    ready: frozenset[str]
    surprised: frozenset[str]
    scheduled: frozenset[str]
    whereabouts: frozenset[str]
    effects: frozenset[str]
    terms: frozenset[str]
    participles: frozenset[str]
    hopes: frozenset[str]
    dispositions: frozenset[str]
    rumouring: frozenset[str]
    quoting: frozenset[str]
    transmitting: frozenset[str]
    discussing: frozenset[str]
    views: frozenset[str]
    giving: frozenset[str]
    owned: frozenset[str]
    object_leads: frozenset[str]
    hearsay: frozenset[str]
    hearsay_nouns: frozenset[str]
    silencing: frozenset[str]
    silenced: frozenset[str]
    topical: frozenset[str]
    press: frozenset[str]
    outlets: frozenset[str]
    outlet_leads: frozenset[str]
    carrying: frozenset[str]
    telling: frozenset[str]
    replying: frozenset[str]
    listeners: frozenset[str]
    taking_up: frozenset[str]
    origin: frozenset[str]
    lapses: frozenset[str]
    outcome: frozenset[str]
    talks: frozenset[str]
    programme: frozenset[str]
    on_occasion: frozenset[str]


def load_speech_words(file: Path = FILE) -> SpeechWords:
    """The classes of speech.toml; raises InvalidLexicon for one that is missing, unknown, or without words and examples."""
    return load_classes(file, SpeechWords)
