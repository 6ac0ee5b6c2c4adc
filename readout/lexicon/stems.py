"""Stems, by which the forms and derivations of a word are one: withdraw, withdrew, withdrawal."""

from collections.abc import Mapping
from functools import cache

from readout.lexicon import read_irregular_verbs

# Endings of inflection and derivation, each before those that end like it; one is taken off.
_ENDINGS = (
    *("ated", "ates", "ating", "ate"),
    *("ization", "isation", "ations", "ation", "ments", "ment", "ness", "ities", "ity", "ings", "ing", "ions", "ion"),
    *("ives", "ive", "ally", "als", "al", "ers", "er", "ors", "or", "es", "ed", "ly", "ants", "ant", "s", "e"),
)
# What an ending leaves must be so long: "red" is no form of "r", "king" none of "k".
_SHORTEST = 4


@cache
def stem(word: str) -> str:
    """The stem of a word in lower case, which need be no word itself: "negot" of negotiation, negotiates, negotiated."""
    word = word.replace("’", "'").removesuffix("'s")
    word = _irregular_bases().get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST:
        return word[:-3] + "y"
    # Inflection stands outside derivation: sanction-ed, arma-ment-s.
    return _bare(_without_ending(_without_ending(word)))


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word.removesuffix("s") if len(word) == _SHORTEST and not word.endswith("ss") else word


def _bare(word: str) -> str:
    """The stem without what spelling puts between it and an ending: e, i for y, and the second of two like consonants."""
    if len(word) < _SHORTEST:
        return word
    word = word.rstrip("e")
    if word.endswith("i"):
        return word[:-1] + "y"
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "ls" else word


@cache
def _irregular_bases() -> Mapping[str, str]:
    """The base of each irregular form; of two bases ("found") the one that the file has first."""
    verbs = read_irregular_verbs()
    bases: dict[str, str] = {}
    for table in (verbs.past, verbs.participle):
        for base, forms in table.items():
            for form in forms:
                bases.setdefault(form, base)
    return bases
