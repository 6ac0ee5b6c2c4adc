"""Titles that only the report knows: a word before a family name that stands with "the" as well.

Lonko Huenchu met the envoys. Millaray Huenchu told them that ... [The Lonko] said
The [Lonko], Millaray Huenchu, received the envoys.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from readout.annotate.closed_classes import GENITIVES
from readout.annotate.lines import Phrasebook, fold
from readout.annotate.phrasebook import by_first_words
from readout.annotate.tokens import Sentence, Token
from readout.lexicon.grammar import Grammar
from readout.lexicon.titles import Title

# So many words a full name has at least and at most.
LEAST, MOST = 2, 4
OWN = frozenset({"the", "our"})
OWNED = OWN | GENITIVES


def with_own_titles(book: Phrasebook, sentences: Sequence[Sentence]) -> Phrasebook:
    """The phrasebook with the titles that only the report knows; the very book if it has none."""
    lines = [sentence.tokens for sentence in sentences]
    candidates = {token.word for tokens in lines for token in words_with_article(book, tokens)}
    if not candidates:
        return book
    named = {words for tokens in lines for words in titles_before_names(book, tokens)}
    told = {word for tokens in lines for word in titles_with_family_names(book, tokens, candidates)}
    persons = {family for tokens in lines for family in families(book, tokens, candidates)} if told else set()
    found = named | {(word.lower(),) for word, family in told if family in persons}
    found |= {words[1:] for words in found if len(words) > 1 and words[1:][0] not in book.titles}
    if not found:
        return book
    own = by_first_words((words, title_of(words)) for words in sorted(found))
    return replace(book, titles={**book.titles, **own})


def title_of(words: tuple[str, ...]) -> Title:
    """The title of words of which no more is known."""
    unknown = Title(" ".join(words), (words,), "official", (), None, plural=False, unless=frozenset(), examples=(), lookalikes=())
    return replace(unknown, capital=True)


def words_with_article(book: Phrasebook, tokens: Sequence[Token]) -> Iterator[Token]:
    """The unknown capitalised words right behind "the" and before no other capital: the [Lonko] said."""
    for at, (before, token) in enumerate(pairwise(tokens)):
        alone = before.lower in OWN and (at + 2 >= len(tokens) or not tokens[at + 2].word[0].isupper())
        if alone and is_unknown(book, token):
            yield token


def is_unknown(book: Phrasebook, token: Token) -> bool:
    """True for a capitalised word in small letters otherwise that neither gazetteer nor lexicon has."""
    word = token.word
    if not (len(word) > 2 and word[0].isupper() and word[1:].islower() and word.isalpha()):
        return False
    known = token.lower in book.tags or token.lower in book.titles or token.lower in book.common or token.lower in book.verbs
    return not known and "" not in book.names.get(fold(word), ())


def titles_before_names(book: Phrasebook, tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """The one word or two of which a clause tells whose title they are: the [Lonko], Millaray Huenchu, received."""
    for at, token in enumerate(tokens[:-2]):
        if token.word != "," or at < 2 or not is_unknown(book, tokens[at - 1]):
            continue
        first = next((k for k in (at - 1, at - 2) if k and tokens[k - 1].lower in OWNED), None)
        if first is None or not is_unknown(book, tokens[first]):
            continue
        end = end_of_name(book, tokens, at + 1)
        closed = LEAST <= end - at - 1 <= MOST and end + 1 < len(tokens) and tokens[end].word == ","
        if closed and is_predicate(book.grammar, tokens[end + 1]):
            yield tuple(word.lower for word in tokens[first:at])


def end_of_name(book: Phrasebook, tokens: Sequence[Token], at: int) -> int:
    """Where the capitalised words end that begin at a token."""
    while at < len(tokens) and tokens[at].word[0].isupper() and tokens[at].lower not in book.grammar.function_words:
        at += 1
    return at


def is_predicate(grammar: Grammar, token: Token) -> bool:
    """True for a finite verb of speaking or in the past."""
    return token.lower in grammar.speech_verbs or token.lower in grammar.past_forms or token.lower.endswith("ed")


def titles_with_family_names(book: Phrasebook, tokens: Sequence[Token], candidates: set[str]) -> Iterator[tuple[str, str]]:
    """The candidates that stand right before one unknown name, with that name: [Lonko] [Huenchu]."""
    for at, (token, name) in enumerate(pairwise(tokens)):
        single = not tokens[at + 2 : at + 3] or not tokens[at + 2].word[0].isupper()
        before = tokens[at - 1].lower if at else ""
        if token.word in candidates and single and before not in OWN and is_unknown(book, name):
            yield token.word, name.word


def families(book: Phrasebook, tokens: Sequence[Token], candidates: set[str]) -> Iterator[str]:
    """The names that are persons' by what stands before or behind them: [Huenchu] said, Mr [Huenchu], Millaray [Huenchu]."""
    for at, name in enumerate(tokens):
        if not is_unknown(book, name) or (at and tokens[at - 1].word in candidates):
            continue
        before = tokens[at - 1] if at else None
        speaks = tokens[at + 1 : at + 2] and tokens[at + 1].lower in book.grammar.speech_verbs
        styled = before is not None and (book.tags.get(before.lower.rstrip(".")) in ("H", "N") or before.lower in book.titles)
        full = before is not None and is_unknown(book, before) and (at < 2 or tokens[at - 2].lower not in OWN)
        if speaks or styled or full:
            yield name.word
