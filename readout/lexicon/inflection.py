"""Paradigms: every inflected form of a verb phrase or a noun, by rule and from the list of irregular verbs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

Words = tuple[str, ...]

_POSSESSIVES = ("my", "our", "your", "his", "her", "its", "their")
_REFLEXIVES = ("myself", "ourselves", "yourself", "yourselves", "himself", "herself", "itself", "themselves")
_STANDS_FOR = {"one's": _POSSESSIVES, "oneself": _REFLEXIVES}
_DOUBLING_SYLLABLE = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][bcdfgklmnprtvz]")
_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh|[^aeiou]o)")
_CONSONANT_Y = re.compile(r".*[^aeiou]y")
_SINGLE_VOWEL_L = re.compile(r".*[^aeiou][aeiou]l")
_BE = {
    "be": "base",
    "am": "base",
    "are": "base",
    "is": "third",
    "was": "past",
    "were": "past",
    "been": "participle",
    "being": "gerund",
}
# Not "'s", which is far more often a possessive: "Lukesi's clear position".
_CLITIC_BE = {"'m": "base", "’m": "base", "'re": "base", "’re": "base"}


@dataclass(frozen=True, slots=True)
class IrregularVerbs:
    """What the rules cannot know: past forms and participles by verb, and longer verbs that double their last consonant."""

    past: Mapping[str, Words]
    participle: Mapping[str, Words]
    doubling: frozenset[str]


def verb_phrase_forms(phrase: str, irregular: IrregularVerbs) -> dict[Words, str]:
    """Each token sequence of the phrase in lower case, with base, third, past, participle or gerund.

    The first word is the verb. `one's` and `oneself` stand for every possessive and reflexive pronoun. A form of two uses has the
    first of past, base and participle: "made" and "put" are past, "come" is base.
    """
    verb, *rest = phrase.split()
    tails = list(product(*(_STANDS_FOR.get(word, (word,)) for word in rest)))
    return {(form, *tail): label for form, label in verb_forms(verb, irregular).items() for tail in tails}


def verb_forms(verb: str, irregular: IrregularVerbs) -> dict[str, str]:
    """Each form of one verb with its label; the forms of `be` include the clitics."""
    if verb == "be":
        return _BE | _CLITIC_BE
    stems = tuple(_stems(verb, irregular.doubling))
    past = irregular.past.get(verb) or tuple(_with_ed(stem) for stem in stems)
    labels = [
        ("participle", irregular.participle.get(verb, past)),
        ("base", (verb,)),
        ("third", ("has" if verb == "have" else _with_s(verb),)),
        ("gerund", tuple(_with_ing(stem) for stem in stems)),
        ("past", past),
    ]
    return {form: label for label, forms in labels for form in forms}


def noun_forms(noun: str, plurals: Iterable[str] | None = None) -> frozenset[Words]:
    """The noun and its plurals as token sequences; `plurals` replaces the regular one, and an empty one says there is none."""
    found = [_with_s(noun)] if plurals is None else plurals
    return frozenset(tuple(form.split()) for form in (noun, *found))


def _stems(verb: str, doubling: frozenset[str]) -> Iterator[str]:
    """The stems to which -ed and -ing are put; two for `signal`, which Britain doubles and America does not."""
    if verb in doubling or _DOUBLING_SYLLABLE.fullmatch(verb):
        yield verb + verb[-1]
    elif _SINGLE_VOWEL_L.fullmatch(verb):
        yield from (verb + "l", verb)
    else:
        yield verb


def _with_s(word: str) -> str:
    if _CONSONANT_Y.fullmatch(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.fullmatch(word) else "s")


def _with_ed(stem: str) -> str:
    if _CONSONANT_Y.fullmatch(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _with_ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return stem.removesuffix("e") + "ing" if not stem.endswith(("ee", "oe", "ye")) else stem + "ing"
