"""What a wording is about: its words as terms that another wording may share."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from readout.annotate.calendar_words import NUMBERS
from readout.annotate.times import TimeExpression
from readout.annotate.tokens import Token
from readout.lexicon.grammar import Grammar, load_grammar
from readout.lexicon.kindred import KindredWords, load_kindred_words
from readout.lexicon.stems import stem
from readout.lexicon.topics import load_topics, phrase_rows
from readout.record.topics import TopicFinder
from readout.span import Span

# What a shared term weighs beside a shared word of the same rarity. Tried in steps of a fifth on the written gold reports
# (2026-11-22): the score of the points is flat around each of them, and falls by 2 to 4 points without it.
NUMBER = 1.5
COMMON_WORD = 0.6
KINDRED = 0.9
TOPIC = 0.6
NEGATION = 1.0
# The last day that an expression of time comes to, and its month, or its year where no month is told: one report has a term in
# days, another as a date.
LAST_DAY = 0.8
MONTH = 0.4
# What the terms of topics begin with, and the term of what is denied.
_TOPIC_TERM = "topic "
DENIED = "not"
# Numbers too small, and words too like articles, to tell one thing from another.
_NO_NUMBERS = frozenset({"a", "an", "one", "two"})
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_HYPHENS = re.compile(r"[-‐‑]")
# Terms, each with its weight.
Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WordTables:
    """What is known of words: closed classes, kindred and common words, topics.

    `silent` are the words that tell nothing, in lower case.
    """

    grammar: Grammar
    kindred: KindredWords
    topics: TopicFinder
    negations: frozenset[str]
    silent: frozenset[str]


@cache
def load_word_tables() -> WordTables:
    """The tables of the package's own lexicon."""
    grammar, kindred = load_grammar(), load_kindred_words()
    topics = TopicFinder(phrase_rows(load_topics()))
    negations = grammar.negations | grammar.negators | {"without"}
    silent = grammar.function_words | grammar.negators | grammar.honorifics | kindred.silent
    return WordTables(grammar, kindred, topics, negations, silent)


def terms_of(tokens: Sequence[Token], text: str, times: Sequence[TimeExpression], tables: WordTables) -> Terms:
    """The terms of some tokens of a text: stems, numbers, lists of kindred words, topics, times, and whether something is denied.

    `times` are those of the text. Their words are of no list: "the second half of March" neither supports nor protests.
    """
    span = Span(tokens[0].start, tokens[-1].end)
    told = [time for time in times if span.covers(time.span)]
    weights = {f"{_TOPIC_TERM}{topic}": TOPIC for topic in tables.topics.topics_of(text, [span])}
    words = [token.lower for token in tokens]
    for at, word in enumerate(words):
        stems = map(stem, telling_parts(word, tables.silent))
        weights |= {bare: COMMON_WORD if bare in tables.kindred.common else 1.0 for bare in stems}
        if number := number_of(word):
            weights[f"number {number}"] = NUMBER
        if word in tables.negations:
            weights[DENIED] = NEGATION
        if not any(time.span.start <= tokens[at].start < time.span.end for time in told):
            weights |= {f"kin {name}": KINDRED for name in tables.kindred.shown_by(words, at, tables.silent)}
    return weights | {term: weight for time in told if time.value for term, weight in _terms_of_time(time.value)}


def _terms_of_time(value: str) -> Iterator[tuple[str, float]]:
    """The last day of a time, if its value is told to the day, and its month or year."""
    last = value.rpartition("/")[2]
    yield f"time {last[:7]}", MONTH
    if len(last) == len("2024-05-03"):
        yield f"time {last}", LAST_DAY


def topics_of(terms: Terms) -> tuple[str, ...]:
    """The ids of the topics among the terms."""
    return tuple(term.removeprefix(_TOPIC_TERM) for term in terms if term.startswith(_TOPIC_TERM))


def faded(terms: Terms, share: float) -> Terms:
    """The terms at a share of their weight."""
    return {term: weight * share for term, weight in terms.items()}


def is_telling(token: Token, silent: frozenset[str]) -> bool:
    """True for a number, and for a word that tells something and is no name."""
    return bool(number_of(token.lower)) or (token.word[0].islower() and bool(telling_parts(token.lower, silent)))


@lru_cache(maxsize=65536)
def telling_parts(word: str, silent: frozenset[str]) -> tuple[str, ...]:
    """The parts of a word in lower case, cut at its hyphens, that tell something."""
    if number_of(word):
        return ()
    return tuple(part for part in _HYPHENS.split(word) if len(part) > 1 and part[0].isalpha() and part not in silent)


@lru_cache(maxsize=65536)
def number_of(word: str) -> str:
    """The number that a word in lower case stands for, in digits: "forty-two", "42nd", "1,200"; "" for none that tells."""
    if digits := _DIGITS.match(word):
        return digits.group().replace(",", "")
    tens, _, ones = word.partition("-")
    if word in NUMBERS:
        return "" if word in _NO_NUMBERS else str(NUMBERS[word])
    if ones in NUMBERS and NUMBERS.get(tens, 0) >= 20:
        return str(NUMBERS[tens] + NUMBERS[ones])
    return ""
