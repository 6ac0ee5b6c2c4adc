"""Phrases of the lexicon as patterns."""

import re
from collections.abc import Iterable


def phrase_pattern(phrase: str) -> str:
    """A word or phrase as a pattern; `*` stands for any ending: "peacekeep*", "air strikes"."""
    return re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def one_of(phrases: Iterable[str]) -> str:
    """A group that matches one of the phrases, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{where_may_begin(ordered)}(?:{'|'.join(map(phrase_pattern, ordered))}))"


def where_may_begin(phrases: Iterable[str]) -> str:
    """A look ahead at the first letter: where none of the phrases can begin, the many are not tried one after another."""
    letters = sorted({phrase[:1] for phrase in phrases})
    return "" if "*" in letters else f"(?=[{''.join(map(re.escape, letters))}])"
