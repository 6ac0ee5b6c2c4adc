"""A sentence cut into pieces: names, titles, closed-class words, each with a one-letter tag, so that rules can be patterns over tags.

| tag | piece                                  | tag | piece                                   |
|-----|----------------------------------------|-----|-----------------------------------------|
| P   | person of the gazetteer                | H   | honorific (Mr, Dr)                      |
| S   | state                                  | T   | title or office (foreign minister)      |
| B   | body                                   | M   | modifier of a title (deputy, former)    |
| C   | capital or seat of power               | F   | portfolio (Human Rights, Defence)       |
| L   | place that stands for no actor         | N   | noun for a person (envoy); R: officials |
| A   | adjective of a state (Chinese)         | G   | noun for groups (government, side)      |
| E   | people of a state (the Chinese)        | n   | quantity (two, both)                    |
| U   | unknown capitalised word               | j   | adjective usual before R and G          |
| D   | determiner; h: possessive (his)        | p   | pronoun                                 |
| o   | of, for, to, from                      | s   | possessive clitic                       |
| a   | and                                    | c   | comma                                   |
| r   | paper (statement, readout)             | y   | noun of quantity (a number of)          |
| q   | quotation                              | v   | particle within names (de, bin)         |
| t   | month or day of the week                | d   | other mark                              |
|     |                                        | x   | any other word                          |
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from readout.annotate.tokens import Sentence, Token, token_pattern
from readout.gazetteer import Gazetteer, Name
from readout.lexicon.grammar import Grammar
from readout.lexicon.titles import Title

Payload = TypeVar("Payload")
_LETTERS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "‐": "-",
        "‑": "-",
    }
)
ARTICLE_NAME = re.compile(r"(?:al|el|an|as|ad|ar|ash|at|az)-[A-Z]")
_KIND_TAGS = {"adjective": "A", "people": "E", "capital": "C", "seat": "C", "place": "L"}
_ID_TAGS = {"person": "P", "state": "S", "body": "B", "place": "L"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` up to `last` (not included) under one tag, with the gazetteer's rows or the title they match."""

    tag: str
    first: int
    last: int
    names: tuple[Name, ...] = ()
    title: Title | None = None


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Names and titles by their first word, longest first; made once from the gazetteer and the lexicon."""

    grammar: Grammar
    names: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Name, ...]]]]
    titles: Mapping[str, Sequence[tuple[tuple[str, ...], Title]]]
    tags: Mapping[str, str]
    common: frozenset[str]  # words that are no family name by themselves, though somebody bears them: He, No, May


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in basic letters, without full stops, case kept."""
    if not word.isascii():
        word = "".join(
            mark for mark in unicodedata.normalize("NFKD", word.translate(_LETTERS)) if not unicodedata.combining(mark)
        )
    return word.replace(".", "") if len(word) > 1 else word


def make_phrasebook(gazetteer: Gazetteer, grammar: Grammar, titles: Iterable[Title]) -> Phrasebook:
    """The phrasebook of all names and titles."""
    pattern = token_pattern(tuple(sorted(grammar.abbreviations)))
    rows: dict[tuple[str, ...], list[Name]] = {}
    for name in gazetteer.names:
        words = tuple(fold(word) for word in pattern.findall(name.words) if word != ".")
        words = words[1:] if words[:1] == ("the",) else words
        if words:
            rows.setdefault(words, []).append(name)
    title_rows = {form: title for title in titles for form in title.forms}
    return Phrasebook(
        grammar,
        by_first_word((words, tuple(found)) for words, found in rows.items()),
        by_first_word(title_rows.items()),
        closed_class_tags(grammar),
        grammar.function_words | grammar.calendar_words,
    )


def by_first_word(rows: Iterable[tuple[tuple[str, ...], Payload]]) -> dict[str, list[tuple[tuple[str, ...], Payload]]]:
    """Rows under their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
    for words, payload in rows:
        table.setdefault(words[0], []).append((words, payload))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def closed_class_tags(grammar: Grammar) -> dict[str, str]:
    """The tag of each word that a closed class claims; where two do, the later line wins."""
    tags: dict[str, str] = {}
    for tag, words in (
        ("v", grammar.name_particles),
        ("j", grammar.nominal_adjectives),
        ("M", grammar.title_modifiers),
        ("F", grammar.portfolios),
        ("G", grammar.group_nouns),
        ("r", grammar.papers),
        ("N", grammar.person_nouns),
        ("R", {noun for noun in grammar.person_nouns if noun.endswith("s") or noun in ("people", "spokespeople", "statesmen")}),
        ("n", grammar.quantities),
        ("k", {"two", "three", "four", "both"}),
        ("D", grammar.determiners - grammar.quantities - {"that"}),
        ("h", grammar.possessives),
        ("y", {"number", "handful", "couple", "dozen", "range", "series"}),
        ("p", (grammar.pronouns_subject | {"us", "him", "them"}) - {"who"}),
        ("H", grammar.honorifics),
        ("o", {"of", "for", "to", "from"}),
        ("s", {"'s", "’s"}),
        ("t", grammar.calendar_words),
        ("a", {"and"}),
        ("c", {","}),
        ("d", {".", "(", ")", "/", "-", "–", "—", "&"}),
    ):
        tags.update((word, tag) for word in words)
    return tags


def find_pieces(sentence: Sentence, book: Phrasebook, capitalised: frozenset[str]) -> list[Piece]:
    """The pieces of a sentence in order; `capitalised` are the words that the report capitalises within its sentences."""
    tokens = sentence.tokens
    folded = [fold(token.word) for token in tokens]
    headline = is_headline(sentence)
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        piece = name_or_title_at(tokens, folded, at, book)
        if piece is None:
            piece = Piece(word_tag(tokens, at, book, capitalised, headline), at, at + 1)
        pieces.append(piece)
        at = piece.last
    return [whole_person(pieces, index) for index in range(len(pieces))]


def name_or_title_at(tokens: Sequence[Token], folded: Sequence[str], at: int, book: Phrasebook) -> Piece | None:
    """The longer of the name and the title that begin here; of equals the name, but "the Pope" and "King Osric" hold titles."""
    name, title = name_at(folded, at, book), title_at(tokens, at, book)
    if name is None or title is None or title.tag != "T":
        return name or title
    if title.last != name.last:
        return max(name, title, key=lambda piece: piece.last)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    introduced = at > 0 and tokens[at - 1].lower in book.grammar.determiners
    before_name = following is not None and following.word[0].isupper() and book.tags.get(following.lower) != "t"
    return title if name.tag == "P" and (introduced or before_name) else name


def name_at(folded: Sequence[str], at: int, book: Phrasebook) -> Piece | None:
    """The longest name of the gazetteer that begins here."""
    for words, names in book.names.get(folded[at], ()):
        if tuple(folded[at : at + len(words)]) == words:
            kind = names[0].kind
            if len(words) == 1 and (folded[at].islower() or (kind == "short" and folded[at].lower() in book.common)):
                continue
            tag = _KIND_TAGS.get(kind) or _ID_TAGS[names[0].actor.partition(":")[0]]
            return Piece(tag, at, at + len(words), names)
    return None


def title_at(tokens: Sequence[Token], at: int, book: Phrasebook) -> Piece | None:
    """The longest title that begins here; one word x where the words stand in another sense ("a general election")."""
    token = tokens[at]
    for words, title in book.titles.get(token.lower) or book.titles.get(token.word, ()):
        if all(at + k < len(tokens) and word in (tokens[at + k].lower, tokens[at + k].word) for k, word in enumerate(words)):
            if not in_other_sense(tokens, at, title):
                return Piece("T", at, at + len(words), (), title)
            return None if token.lower in book.grammar.title_modifiers else Piece("x", at, at + 1)
    return None


def in_other_sense(tokens: Sequence[Token], at: int, title: Title) -> bool:
    """True if the word stands in one of the phrases in which it is no title."""
    if not title.unless:
        return False
    lower = [token.lower for token in tokens[max(0, at - 4) : at + 5]]
    here = min(at, 4)
    return any(
        tuple(lower[here - before : here - before + length]) in title.unless
        for length in range(2, 6)
        for before in range(min(length, here + 1))
    )


def word_tag(tokens: Sequence[Token], at: int, book: Phrasebook, capitalised: frozenset[str], headline: bool) -> str:
    """The tag of a single word that is neither a name nor a title."""
    token = tokens[at]
    if token.quotation:
        return "q"
    if token.lower in ("jr.", "sr.", "jr", "sr"):
        return "x"
    if (
        token.lower == "her"
        and at + 1 < len(tokens)
        and (tokens[at + 1].lower in book.grammar.function_words or tokens[at + 1].word in ",.;")
    ):
        return "p"
    if at and tokens[at - 1].lower == "to" and token.lower in ("host", "head", "chair", "guest"):
        return "x"
    tag = book.tags.get(token.lower) or book.tags.get(token.lower.rstrip("."))
    capital = token.word[0].isupper()
    if tag == "t" and not capital:
        return "x"
    if tag and tag != "v" and not (capital and tag in "jM" and at):
        return tag
    if tag == "v" and not capital:
        return tag if 0 < at < len(tokens) - 1 and tokens[at - 1].word[0].isupper() and tokens[at + 1].word[0].isupper() else "x"
    if ARTICLE_NAME.match(token.word):
        return "U"
    if not capital or (len(token.word) == 1 and at == 0):
        return "x"
    known = token.word in capitalised
    starts = at == 0 or tokens[at - 1].word in '“"‘:•—' or headline
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    leads_on = following.word in capitalised or following.lower in book.grammar.speech_verbs
    if starts and not known and not (leads_on and not headline):
        return "x"
    return "x" if token.lower in book.grammar.function_words else "U"


def is_headline(sentence: Sentence) -> bool:
    """True if most words are capitalised and no full stop closes the line: capitals tell nothing there."""
    words = [token.word for token in sentence.tokens if token.word[0].isalpha() and len(token.word) > 3]
    closed = sentence.tokens[-1].word in '.!?:”"'
    if words and not closed and all(word.isupper() for word in words):
        return True
    return len(words) > 2 and not closed and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def whole_person(pieces: Sequence[Piece], index: int) -> Piece:
    """The piece, but a family name that stands within an unknown full name ("Kim" in "Kim Tok-hun") is unknown too."""
    piece = pieces[index]
    if piece.tag == "P" and piece.last - piece.first == 1 and all(name.kind == "short" for name in piece.names):
        beside = [*pieces[index + 1 : index + 2], *(pieces[index - 1 : index] if index else [])]
        if any(other.tag in "Uv" for other in beside):
            return Piece("U", piece.first, piece.last)
    return piece


def capitalised_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The words that stand with a capital amid a sentence that is no headline."""
    found: set[str] = set()
    for sentence in sentences:
        if is_headline(sentence):
            continue
        for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if token.word[0].isupper() and len(token.word) > 1 and (before.word[0].isalnum() or before.word in ",’s'"):
                found.add(token.word)
    return frozenset(found)
