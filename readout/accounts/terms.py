"""What a wording is about: its words as terms that another wording may share."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from readout.annotate.calendar_words import NUMBERS
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
# What the terms of topics begin with.
TOPIC_TERM = "topic "
# Numbers too small, and words too like articles, to tell one thing from another.
_NO_NUMBERS = frozenset({"a", "an", "one", "two"})
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_HYPHENS = re.compile(r"[-‐‑]")
# Terms, each with its weight.
Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WordTables:
    """What is known of words: closed classes, kindred and common words, topics."""

    grammar: Grammar
    kindred: KindredWords
    topics: TopicFinder
    negations: frozenset[str]


@cache
def load_word_tables() -> WordTables:
    """The tables of the package's own lexicon."""
    grammar = load_grammar()
    topics = TopicFinder(phrase_rows(load_topics()))
    return WordTables(grammar, load_kindred_words(), topics, grammar.negations | grammar.negators | {"without"})


def terms_of(tokens: Sequence[Token], text: str, tables: WordTables) -> Terms:
    """The terms of some tokens of a text: stems, numbers, lists of kindred words, topics, and whether something is denied."""
    span = Span(tokens[0].start, tokens[-1].end)
    found = {f"{TOPIC_TERM}{topic}": TOPIC for topic in tables.topics.topics_of(text, [span])}
    words = [token.lower for token in tokens]
    for at, word in enumerate(words):
        found.update(_terms_at(words, at, tables))
        if word in tables.negations:
            found["not"] = NEGATION
    return found


def _terms_at(words: Sequence[str], at: int, tables: WordTables) -> Iterator[tuple[str, float]]:
    word = words[at]
    if number := number_of(word):
        yield f"number {number}", NUMBER
        return
    yield from ((f"kin {name}", KINDRED) for name in tables.kindred.shown_by(words, at) if word[0].isalpha())
    for part in telling_parts(word, tables.grammar.function_words):
        bare = stem(part)
        yield bare, COMMON_WORD if bare in tables.kindred.common else 1.0


def is_telling(word: str, function_words: Collection[str]) -> bool:
    """True for a word in lower case that tells something: a number, or a word that is not of the closed classes."""
    return bool(number_of(word)) or any(telling_parts(word, function_words))


def telling_parts(word: str, function_words: Collection[str]) -> Iterator[str]:
    """The parts of a word, cut at its hyphens, that are longer than a letter and no function words."""
    parts = (part for part in _HYPHENS.split(word) if len(part) > 1 and part[0].isalpha())
    yield from (part for part in parts if part not in function_words)


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
