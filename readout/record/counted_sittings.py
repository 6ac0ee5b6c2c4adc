"""Which of a row a meeting, round or session was, by the number that its words give it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from readout.annotate.calendar_words import ORDINALS, any_of

# What is counted; so many words may stand between the number and it.
_COUNTED = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{any_of(list(ORDINALS))})) (?:[\w’'–-]+ ){{0,4}}?"
    r"(?:meeting|round|session|sitting|summit|consultations?|dialogue|conference)\b"
)
# The words of one encounter are compared with those of many.
_TEXTS_KEPT = 4096


def counts_told(texts: Iterable[str]) -> frozenset[int]:
    """The numbers: "the Sixteenth Meeting" and "the 16th round of consultations" are both of 16."""
    return frozenset[int]().union(*map(_counts_in, texts))


@lru_cache(maxsize=_TEXTS_KEPT)
def _counts_in(text: str) -> frozenset[int]:
    found = _COUNTED.finditer(text.lower())
    return frozenset(int(each["digits"]) if each["digits"] else ORDINALS[each["word"]] for each in found)


def are_counted_apart(one: frozenset[int], other: frozenset[int]) -> bool:
    """True if both are counted, and by no number that both have."""
    return bool(one and other) and one.isdisjoint(other)
