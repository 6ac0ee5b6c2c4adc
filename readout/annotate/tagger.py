"""The trained model: which words are cues, and for each cue which words are its source and which its content.

The only module that asks ONNX Runtime. One window goes through the encoder at a time: on a processor a batch is no quicker, a
window alone needs no padding, and its numbers do not depend on what stands beside it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from readout.annotate.attributions import LEAST_SCORE, Tagged
from readout.annotate.labelling import cue_candidates, cue_score, ranges_of
from readout.annotate.tokens import Token
from readout.annotate.windows import Window, find_windows
from readout.annotate.wordpieces import WordPieces, load_vocabulary
from readout.lexicon.grammar import Grammar
from readout.span import Span

WEIGHTS = Path(__file__).parent.parent / "weights"
SOURCE, CONTENT = 0, 1
# A range of words: the first, and the one behind the last.
Words = tuple[int, int]
# So many words between two stretches of a content belong to it, too, and so many between two of a source. Chosen on the dev part
# of PolNeAR: overlap F1 of contents rises from .863 to .870, of sources from .867 to .870 (2026-11-22).
WIDEST_GAP, WIDEST_GAP_IN_SOURCE = 4, 5
# The encoder's weights drive all else from the processor's caches, so windows are encoded one right behind the other, before what
# comes of them is read; but no more than these, lest a long report's vectors fill the memory.
ENCODED_AT_ONCE = 32
START, END = attrgetter("start"), attrgetter("end")


class Tagger:
    """The model, its weights loaded from a folder when the first report asks for it."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder

    @cached_property
    def _cutter(self) -> WordPieces:
        return WordPieces(load_vocabulary(self._folder / "vocabulary.txt"))

    @cached_property
    def _graphs(self) -> Mapping[str, onnxruntime.InferenceSession]:
        options = onnxruntime.SessionOptions()
        # One thread a process: readout reads many reports by many processes.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return {
            name: onnxruntime.InferenceSession(self._folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "cues", "roles")
        }

    def tag(self, text: str, grammar: Grammar, asked: Sequence[Span], hints: Sequence[int]) -> list[Tagged]:
        """Every cue that the model finds in a text, and those it is asked about, in text order, each with what belongs to it.

        Only windows with one of the `hints` in them are read: places of words, in order, that may belong to an attribution.
        """
        in_order = sorted(asked, key=START)
        windows = [window for window in find_windows(text, grammar, self._cutter) if holds_any(window.tokens, hints)]
        found: list[Tagged] = []
        for first in range(0, len(windows), ENCODED_AT_ONCE):
            some = windows[first : first + ENCODED_AT_ONCE]
            for window, words in zip(some, [self._encode(window) for window in some], strict=True):
                found += self._read(window, words, grammar, in_order)
        return found

    def _read(self, window: Window, words: Any, grammar: Grammar, asked: Sequence[Span]) -> list[Tagged]:
        """What the model finds in a window, whose words have been encoded."""
        cues = self._graphs["cues"].run(None, {"words": words})[0][0, 1:]
        own = cue_candidates(cues)
        wanted = words_asked(window.tokens, asked)
        likely = words_within(own)
        rows = sorted(own + [row for row in wanted if likely.isdisjoint(range(*row))])
        if not rows:
            return []
        # The words are counted from the vector of the window's beginning.
        bounds = {
            "first": np.asarray([first + 1 for first, _ in rows], np.int64),
            "last": np.asarray([last for _, last in rows], np.int64),
        }
        roles, judged = self._graphs["roles"].run(None, {"words": words, **bounds})
        outside = cues[:, 0].tolist()
        scores = [cue_score(outside[first:last], by_roles) for (first, last), by_roles in zip(rows, judged.tolist(), strict=True)]
        asked_about = words_within(wanted)
        return [
            make_tagged(window.tokens, row, labels, score, grammar)
            for row, labels, score in zip(rows, roles[:, 1:].argmax(-1).astype(np.uint8), scores, strict=True)
            if score >= LEAST_SCORE or not asked_about.isdisjoint(range(*row))
        ]

    def _encode(self, window: Window) -> Any:
        """The vectors of the window's words behind that of its beginning, (1, 1 + words, width)."""
        pieces = window.pieces
        return self._graphs["encoder"].run(
            None,
            {
                "pieces": np.asarray(pieces.ids, np.int64)[np.newaxis],
                "shapes": np.asarray(pieces.shapes, np.int64)[np.newaxis],
                "first": np.asarray((0, *pieces.first), np.int64)[np.newaxis],
                "length": np.asarray([len(pieces.ids)], np.int64),
            },
        )[0]


def holds_any(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """True if one of the places, which are in order, lies among the tokens."""
    at = bisect_left(places, tokens[0].start)
    return at < len(places) and places[at] < tokens[-1].end


def words_asked(tokens: Sequence[Token], asked: Sequence[Span]) -> list[Words]:
    """The token ranges of those spans, which are in order, that lie among the tokens."""
    start, end = tokens[0].start, tokens[-1].end
    found = []
    for span in asked[bisect_left(asked, start, key=START) : bisect_left(asked, end, key=START)]:
        if span.end <= end:
            first = bisect_right(tokens, span.start, key=END)
            last = bisect_left(tokens, span.end, key=START)
            if first < last:
                found.append((first, last))
    return found


def words_within(ranges: Iterable[Words]) -> set[int]:
    """The places of all words that lie in one of the ranges."""
    return {at for first, last in ranges for at in range(first, last)}


def meet(one: Words, other: Words) -> bool:
    """True if two ranges share a word."""
    return one[0] < other[1] and other[0] < one[1]


def make_tagged(tokens: Sequence[Token], cue: Words, labels: Sequence[int], score: float, grammar: Grammar) -> Tagged:
    """The cue with the stretches that its row of labels marks: the longest one for its source, joined ones for its content."""
    ranges = ranges_of(labels)
    source = source_of(tokens, [(first, last) for first, last, kind in ranges if kind == SOURCE], cue, grammar)
    between = [cue] if source is None else [cue, source]
    pieces = joined([(first, last) for first, last, kind in ranges if kind == CONTENT], between, WIDEST_GAP)
    content = [piece for piece in pieces if length(piece) > 1 or stands_alone(tokens[piece[0]], grammar)] or pieces
    return Tagged(
        words_of(tokens, source) if source is not None else None,
        words_of(tokens, cue),
        tuple(words_of(tokens, piece) for piece in content),
        round(score, 2),
    )


def source_of(tokens: Sequence[Token], pieces: Sequence[Words], cue: Words, grammar: Grammar) -> Words | None:
    """The longest stretch of what is marked for a source, without those in which no word can name anybody: at [the].

    "That" names whom the noun before it names: [states that] oppose the plan.
    """
    named = [piece for piece in pieces if any(names_anybody(token, grammar) for token in tokens[slice(*piece)])]
    source = max(joined(named, [cue], WIDEST_GAP_IN_SOURCE), key=length, default=None)
    if source is None or length(source) > 1 or tokens[source[0]].lower != "that" or not source[0]:
        return source
    before = tokens[source[0] - 1]
    return (source[0] - 1, source[1]) if before.word.isalpha() and before.lower not in grammar.function_words else source


def names_anybody(token: Token, grammar: Grammar) -> bool:
    """True for a word that is neither article nor preposition."""
    return token.lower not in grammar.articles and token.lower not in grammar.prepositions


def stands_alone(token: Token, grammar: Grammar) -> bool:
    """True for a pronoun, which may be all that stands apart from the rest of a content: [what] he said [was true]."""
    words = (grammar.pronouns_subject, grammar.pronouns_object, grammar.wh_words, grammar.demonstratives)
    return any(token.lower in alone for alone in words)


def joined(pieces: Sequence[Words], between: Sequence[Words], widest_gap: int) -> list[Words]:
    """Stretches with only a few words from one to the next as one, unless a range of `between` lies there."""
    found: list[Words] = []
    for first, last in pieces:
        gap = (found[-1][1], first) if found else None
        if gap is not None and length(gap) <= widest_gap and not any(meet(gap, other) for other in between):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def words_of(tokens: Sequence[Token], words: Words) -> Span:
    """Where a range of words stands in the text."""
    return Span(tokens[words[0]].start, tokens[words[1] - 1].end)


def length(words: Words) -> int:
    """How many words a range has."""
    return words[1] - words[0]
