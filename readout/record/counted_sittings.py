"""Which of a row a meeting, round or session was, by the number that its words give it."""

import re
from collections.abc import Iterable, Iterator

from readout.annotate.calendar_words import ORDINALS

# What is counted; so many words may stand between the number and it.
_COUNTED = re.compile(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?P<word>[a-z]+)) (?:[\w’'–-]+ ){0,4}?"
    r"(?:meeting|round|session|sitting|summit|consultations?|dialogue|conference)\b"
)


def counts_told(texts: Iterable[str]) -> frozenset[int]:
    """The numbers: "the Sixteenth Meeting" and "the 16th round of consultations" are both of 16."""
    return frozenset(number for text in texts for number in _numbers(text.lower()))


def _numbers(text: str) -> Iterator[int]:
    for found in re.finditer(r"(?=" + _COUNTED.pattern + ")", text):
        number = int(found["digits"]) if found["digits"] else ORDINALS.get(found["word"], 0)
        if number:
            yield number


def are_counted_apart(one: frozenset[int], other: frozenset[int]) -> bool:
    """True if both are counted, and by no number that both have."""
    return bool(one and other) and one.isdisjoint(other)
