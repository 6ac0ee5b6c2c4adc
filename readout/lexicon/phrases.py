"""Phrases of the lexicon as patterns."""

import re
from collections.abc import Iterable

# Fewer phrases are tried one after another as quickly, and their pattern is made sooner.
FEWEST_TO_BRANCH = 4


def phrase_pattern(phrase: str) -> str:
    """A word or phrase as a pattern; `*` stands for any ending: "peacekeep*", "air strikes"."""
    return re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def one_of(phrases: Iterable[str]) -> str:
    """A group that matches one of the phrases, the longest first."""
    return first_of(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def first_of(phrases: Iterable[str]) -> str:
    """A group that matches the first of the phrases that fits."""
    ordered = list(dict.fromkeys(phrases))
    return f"(?:{where_may_begin(ordered)}{branches(ordered)})"


def branches(phrases: list[str]) -> str:
    """The phrases as alternatives, those that begin alike under one branch: the many are not tried one after another.

    Their order is kept wherever two of them could match at one place.
    """
    firsts = [phrase[:1] for phrase in phrases]
    if len(phrases) < FEWEST_TO_BRANCH or "*" in firsts or "" in firsts[:-1]:
        return f"(?:{'|'.join(map(phrase_pattern, phrases))})"
    rests: dict[str, list[str]] = {}
    for first, phrase in zip(firsts, phrases, strict=True):
        rests.setdefault(first, []).append(phrase[1:])
    return f"(?:{'|'.join(phrase_pattern(first) + (branches(rest) if first else '') for first, rest in rests.items())})"


def where_may_begin(phrases: Iterable[str]) -> str:
    """A look ahead at the first letter: where none of the phrases can begin, the many are not tried one after another."""
    letters = sorted({phrase[:1] for phrase in phrases})
    return "" if "*" in letters else f"(?=[{''.join(map(re.escape, letters))}])"
