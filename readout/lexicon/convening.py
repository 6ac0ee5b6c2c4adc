"""Words by which accounts of one encounter know each other: names of what convenes, words around states and venues."""

from dataclasses import dataclass
from pathlib import Path

from readout.lexicon.word_classes import load_classes

FILE = Path(__file__).parent / "en" / "convening.toml"


@dataclass(frozen=True, slots=True)
class ConveningWords:
    """Sets named as the classes of `en/convening.toml`, where each has its gloss and examples; all in lower case."""

    bodies: frozenset[str]
    shared: frozenset[str]
    standing: frozenset[str]
    usual: frozenset[str]
    tasked: frozenset[str]
    plain: frozenset[str]
    sat: frozenset[str]
    beside: frozenset[str]
    moved: frozenset[str]
    signings: frozenset[str]
    meals: frozenset[str]
    credentials: frozenset[str]
    homage: frozenset[str]
    styles: frozenset[str]
    portfolios: frozenset[str]
    collectives: frozenset[str]
    counterparts: frozenset[str]
    delegations: frozenset[str]
    venues: frozenset[str]
    organs: frozenset[str]


def load_convening_words(file: Path = FILE) -> ConveningWords:
    """The classes of convening.toml; raises InvalidLexicon for one that is missing, unknown, or without words and examples."""
    return load_classes(file, ConveningWords)
