"""What a stretch of text is about, by which another telling is known: deeds, things, numbers, names, rare words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.annotate.calendar_words import MONTHS, NUMBERS
from readout.annotate.tokens import Token
from readout.lexicon import read_irregular_verbs
from readout.lexicon.deeds import Deed, load_deeds, load_things
from readout.lexicon.fates import load_fate_words
from readout.lexicon.grammar import load_grammar
from readout.spelling import plain

WORDS = load_fate_words()
GRAMMAR = load_grammar()
IRREGULAR = read_irregular_verbs()
DEEDS: Mapping[str, Deed] = {deed.name: deed for deed in load_deeds(IRREGULAR)}
THINGS: Mapping[str, str] = {word: thing for thing, words in load_things().items() for word in words}
# Endings that a noun of action or a form of a verb has beside its verb: postponement, ratification, withdrawal, opening, opened.
ENDINGS = ("ization", "isation", "ation", "ment", "ing", "ion", "al", "ed", "ly")
SHORTEST_STEM = 4
PAST_FORMS = frozenset({"past", "participle"})
# Smaller numbers are in every report; numbers of four digits within these are years.
SMALLEST_NUMBER = 4
YEARS = range(1900, 2101)
# What so many words tell by themselves is kept.
WORDS_KEPT = 50_000
TEENS = {"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
UNTELLING = WORDS.common | GRAMMAR.function_words | GRAMMAR.calendar_words | GRAMMAR.honorifics


@dataclass(frozen=True, slots=True)
class Term:
    """A word at its place among the tokens, with the keys by which it is known again: `deed:`, `thing:`, `#` number or a stem."""

    at: int
    keys: frozenset[str]


class Phrases:
    """Phrases, to be found among words."""

    def __init__(self, phrases: Iterable[str] | Iterable[tuple[str, ...]]) -> None:
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split()) if isinstance(phrase, str) else phrase
            self.by_first.setdefault(words[0], []).append(words)

    def places(self, words: Sequence[str]) -> list[int]:
        """Where they begin."""
        if self.by_first.keys().isdisjoint(words):
            return []
        return [at for at, word in enumerate(words) if word in self.by_first and self.begins(words, at)]

    def begins(self, words: Sequence[str], at: int) -> bool:
        """True if one of them begins there."""
        return any(tuple(words[at : at + len(phrase)]) == phrase for phrase in self.by_first.get(words[at], ()))

    def first(self, words: Sequence[str]) -> int | None:
        """Where the first of them begins; None if none does."""
        return next(iter(self.places(words)), None)


@dataclass(frozen=True, slots=True)
class DeedPhrases:
    """How a deed is told: at all, as done, as undone; each to be found among words."""

    told: Phrases
    done: Phrases
    states: Phrases
    undone: Phrases


def deed_phrases(deed: Deed) -> DeedPhrases:
    """The words of a deed, ready to be found."""
    done = [form for form, label in deed.verbs.items() if label in PAST_FORMS]
    undone = [form for form, label in deed.undone.items() if label in PAST_FORMS or label in {"base", "third"}]
    return DeedPhrases(Phrases([*deed.verbs, *deed.nouns]), Phrases(done), Phrases(deed.states), Phrases(undone))


DEED_PHRASES: Mapping[str, DeedPhrases] = {name: deed_phrases(deed) for name, deed in DEEDS.items()}
# By the first word of any of its phrases, the deeds that a word may begin.
DEEDS_BY_WORD: dict[str, list[str]] = {}
for _name, _phrases in DEED_PHRASES.items():
    for _word in sorted({*_phrases.told.by_first, *_phrases.states.by_first, *_phrases.undone.by_first}):
        DEEDS_BY_WORD.setdefault(_word, []).append(_name)


def terms_of(tokens: Sequence[Token]) -> tuple[Term, ...]:
    """The words that tell what the tokens are about, in order."""
    words = [token.lower for token in tokens]
    found = list[Term]()
    for at, word in enumerate(words):
        keys = word_keys(tokens, at)
        if word in DEEDS_BY_WORD:
            keys = (*deed_keys(words, at), *keys)
        if keys:
            found.append(Term(at, frozenset(keys)))
    return tuple(found)


def deed_keys(words: Sequence[str], at: int) -> Iterable[str]:
    """The deeds that the word there tells of, done or undone."""
    for name in DEEDS_BY_WORD.get(words[at], ()):
        phrases = DEED_PHRASES[name]
        if phrases.told.begins(words, at) or phrases.states.begins(words, at) or phrases.undone.begins(words, at):
            yield f"deed:{name}"


def word_keys(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The keys of a word by itself: its number, or its kind of thing and its stem."""
    token = tokens[at]
    if token.quotation is not None:
        return ()
    number, month, own = _known_of(token.lower)
    if number is not None:
        is_amount = number >= SMALLEST_NUMBER and number not in YEARS and not is_day(tokens, at)
        return (f"#{number}",) if is_amount else ()
    return (f"month:{month}", *own) if month and token.word[0].isupper() else own


@lru_cache(maxsize=WORDS_KEPT)
def _known_of(word: str) -> tuple[int | None, int | None, tuple[str, ...]]:
    """The number and the month that a word may be, and its keys wherever it stands."""
    thing = (f"thing:{THINGS[word]}",) if word in THINGS else ()
    keys = (*thing, stem(word)) if is_telling(word) else thing
    return number_in(word), MONTHS.get(word.rstrip(".")), keys


def is_telling(word: str) -> bool:
    """True for a word by which a thing can be known again."""
    return word[0].isalpha() and len(word) > 2 and word not in UNTELLING


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str) -> str:
    """What is left of a word in lower case without the endings of its forms and of nouns made from verbs."""
    word = plain(word).lower()
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > SHORTEST_STEM:
        word = word[:-1]
    ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM), "")
    return word.removesuffix(ending).rstrip("ey") or word


@lru_cache(maxsize=WORDS_KEPT)
def number_in(word: str) -> int | None:
    """The value of a number in digits or letters; None for any other word. Ordinals of days are numbers too: 24th."""
    bare = word.replace(",", "")
    if bare[:1].isdigit():
        digits = bare.rstrip("stndrh")
        return int(digits) if digits.isdecimal() else None
    tens, _, ones = bare.partition("-")
    if ones in NUMBERS and tens in TENS:
        return TENS[tens] + NUMBERS[ones]
    if bare in ("a", "an", "hundred"):
        return None
    return TEENS.get(bare) or TENS.get(bare) or NUMBERS.get(bare)


def is_day(tokens: Sequence[Token], at: int) -> bool:
    """True if a month stands beside the number, or it is an ordinal: 29 June, July 17, the 24th."""
    beside = [tokens[near].lower.rstrip(".") for near in (at - 1, at + 1) if 0 <= near < len(tokens)]
    return any(word in MONTHS for word in beside) or tokens[at].lower[-2:] in ("st", "nd", "rd", "th")
