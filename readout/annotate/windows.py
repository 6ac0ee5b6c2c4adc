"""Windows: stretches of whole sentences that the model reads in one go."""

from collections.abc import Iterator, Sequence
from itertools import chain

from readout.annotate.tokens import Token, parts_of, read_paragraphs, token_pattern
from readout.annotate.wordpieces import Pieces, WordPieces
from readout.lexicon.grammar import Grammar
from readout.value import value

# Pieces of a window at most. Most attributions lie in one sentence; twice as long costs a third more time.
LONGEST_WINDOW = 160
# The places that the encoder knows: what stands further back in one long sentence is read as its last piece.
LONGEST_SENTENCE = 500


@value
class FlatSentence:
    """A sentence's tokens, none standing for a whole quotation; `opens` if a paragraph begins with it."""

    tokens: tuple[Token, ...]
    opens: bool


@value
class Window:
    """The tokens of consecutive sentences and their pieces."""

    tokens: tuple[Token, ...]
    pieces: Pieces


def flat_sentences(text: str, grammar: Grammar) -> list[FlatSentence]:
    """The sentences of a text in order."""
    return [
        FlatSentence(tokens, at == 0)
        for paragraph in read_paragraphs(text, token_pattern(grammar.abbreviations))
        for at, tokens in enumerate(parts_of(paragraph.tokens))
    ]


def find_windows(text: str, grammar: Grammar, cutter: WordPieces) -> Iterator[Window]:
    """The windows of a text, in order; every token lies in one."""
    sentences = flat_sentences(text, grammar)
    words = [[token.word for token in sentence.tokens] for sentence in sentences]
    sizes = [sum([len(cutter.cut_word(word).ids) for word in in_sentence]) + 1 for in_sentence in words]
    for group in packed(sizes):
        tokens = tuple(chain.from_iterable(sentences[at].tokens for at in group))
        parts = paragraphs([(sentences[at].opens, words[at]) for at in group])
        yield Window(tokens, shortened(cutter.pieces(parts)))


def packed(sizes: Sequence[int], skip: int = 0) -> Iterator[range]:
    """Sentences of these sizes as windows, as many as fit in each; `skip` sentences make a first, shorter one."""
    first = length = 0
    for at, size in enumerate(sizes):
        if at > first and (length + size > LONGEST_WINDOW - 1 or at == skip):
            yield range(first, at)
            first, length = at, 0
        length += size
    if sizes:
        yield range(first, len(sizes))


def paragraphs(sentences: Sequence[tuple[bool, Sequence[str]]]) -> list[list[str]]:
    """The words of the paragraphs that sentences make; True before those that open one."""
    found: list[list[str]] = []
    for opens, words in sentences:
        if opens or not found:
            found.append([])
        found[-1].extend(words)
    return found


def shortened(pieces: Pieces) -> Pieces:
    """The pieces as far as the encoder has places."""
    if len(pieces.ids) <= LONGEST_SENTENCE:
        return pieces
    last = LONGEST_SENTENCE - 1
    return Pieces(pieces.ids[: last + 1], pieces.shapes[: last + 1], tuple(min(place, last) for place in pieces.first))
