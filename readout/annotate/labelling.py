"""Label scores of words read as stretches of words."""

import re
from collections.abc import Sequence
from typing import Any

# A stretch: first word, the word after the last, and the number of its type.
Range = tuple[int, int, int]

# Words so likely to be in a cue are judged by what belongs to them: possible ones where no likely one is beside them. Both bounds
# and LEAST_SCORE were chosen on the dev part of PolNeAR (2026-11-22).
LIKELY, POSSIBLE = 0.25, 0.08
# A stretch of each type, a character for a label: most labels are 0, and what passes over them is a search for patterns.
STRETCH = re.compile(rb"([\x01\x02]\x02*)|([\x03\x04]\x04*)")
MARKED = re.compile(rb"\x01+")


def ranges_of(labels: Sequence[int]) -> list[Range]:
    """The stretches that BIO labels mark: 0 is outside; 1 + 2k begins type k; 2 + 2k continues it, or begins it if alone."""
    return [(found.start(), found.end(), (found.lastindex or 0) - 1) for found in STRETCH.finditer(bytes(labels))]


def stretches_of(marked: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of marked words."""
    return [found.span() for found in MARKED.finditer(bytes(marked))]


def cue_candidates(probabilities: Any) -> list[tuple[int, int]]:
    """Where cues may be, as word ranges, from the probabilities of the labels of each word, (words, 3)."""
    inside = 1 - probabilities[:, 0]
    labels, likely = (1 + probabilities[:, 1:].argmax(-1)).tolist(), (inside >= LIKELY).tolist()
    found: list[tuple[int, int]] = []
    for first, last in stretches_of((inside >= POSSIBLE).tolist()):
        wanted = any(likely[first:last])
        chosen = [labels[at] if wanted <= likely[at] else 0 for at in range(first, last)]
        found.extend((first + begin, first + end) for begin, end, _ in ranges_of(chosen))
    return found


def cue_score(outside: Sequence[float], judged: float) -> float:
    """How likely it is a cue, given how likely each of its words is in none, and what the roles around it tell.

    Only possible cues are judged by their roles: the judge has seen no others.
    """
    likely = 1 - sum(outside) / len(outside)
    return (likely + judged) / 2 if likely >= POSSIBLE else likely
