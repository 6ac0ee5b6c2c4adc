"""Words by which a report tells what became of a promise."""

from dataclasses import dataclass
from pathlib import Path

from readout.lexicon.word_classes import load_classes

FILE = Path(__file__).parent / "en" / "fates.toml"


@dataclass(frozen=True, slots=True)
class FateWords:
    """Sets named as the classes of `en/fates.toml`, where each has its gloss and examples; all in lower case."""

    kept: frozenset[str]
    held: frozenset[str]
    late: frozenset[str]
    fallen: frozenset[str]
    missing: frozenset[str]
    foreseen: frozenset[str]
    promised: frozenset[str]
    altered: frozenset[str]
    moved: frozenset[str]
    amounts: frozenset[str]
    made: frozenset[str]
    renewed: frozenset[str]
    vowed: frozenset[str]
    ahead: frozenset[str]
    upholding: frozenset[str]
    agreed: frozenset[str]
    light: frozenset[str]
    refusing: frozenset[str]
    rest: frozenset[str]
    denying: frozenset[str]
    unreal: frozenset[str]
    until: frozenset[str]
    pointing: frozenset[str]
    opening: frozenset[str]
    unnaming: frozenset[str]
    common: frozenset[str]


def load_fate_words(file: Path = FILE) -> FateWords:
    """The classes of fates.toml; raises InvalidLexicon for one that is missing, unknown, or without words and examples."""
    return load_classes(file, FateWords)
