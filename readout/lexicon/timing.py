"""Words that tell when an encounter was or will be, and how far it has come."""

from dataclasses import dataclass
from pathlib import Path

from readout.lexicon.word_classes import load_classes

FILE = Path(__file__).parent / "en" / "timing.toml"


@dataclass(frozen=True, slots=True)
class TimingWords:
    """Sets named as the classes of `en/timing.toml`, where each has its gloss and examples; all in lower case."""

    fixing: frozenset[str]
    settling: frozenset[str]
    journeys: frozenset[str]
    ended: frozenset[str]
    begun: frozenset[str]
    moved: frozenset[str]
    inviting: frozenset[str]
    accepting: frozenset[str]
    declining: frozenset[str]
    periodic: frozenset[str]
    seeking: frozenset[str]
    margins: frozenset[str]
    glad: frozenset[str]
    asking: frozenset[str]
    not_yet: frozenset[str]
    denied_behind: frozenset[str]
    refusing: frozenset[str]
    under_way: frozenset[str]
    nobody: frozenset[str]
    afflictions: frozenset[str]
    meals: frozenset[str]
    sessions: frozenset[str]


def load_timing_words(file: Path = FILE) -> TimingWords:
    """The classes of timing.toml; raises InvalidLexicon for one that is missing, unknown, or without words and examples."""
    return load_classes(file, TimingWords)
