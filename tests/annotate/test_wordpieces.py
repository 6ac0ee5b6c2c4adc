"""Word pieces, shapes and quotation marks as the model reads them."""

import pytest

from readout.annotate.wordpieces import SHAPE_COUNT, WordPieces, basic_parts, in_quotation, shape_of

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "talks", "end", "##ed", "cote", "-", "'", "d", "or", ".", "“", "”"]


@pytest.fixture
def cutter() -> WordPieces:
    return WordPieces(VOCABULARY)


def named(ids: tuple[int, ...]) -> list[str]:
    return [VOCABULARY[number] for number in ids]


def test_the_longest_piece_comes_first(cutter: WordPieces) -> None:
    assert named(cutter.cut("Ended")) == ["end", "##ed"]


def test_words_are_cut_at_marks_and_lose_accents(cutter: WordPieces) -> None:
    assert named(cutter.cut("Côte-d'Or")) == ["cote", "-", "d", "'", "or"]


@pytest.mark.parametrize("word", ["zzz", "endzzz", "\u200b", "talks" * 30])
def test_a_word_outside_the_vocabulary_is_one_unknown_piece(cutter: WordPieces, word: str) -> None:
    assert named(cutter.cut(word)) == ["[UNK]"]


def test_each_paragraph_is_closed_by_a_separator(cutter: WordPieces) -> None:
    pieces = cutter.pieces([["Talks", "ended", "."], ["Talks"]])
    assert named(pieces.ids) == ["[CLS]", "talks", "end", "##ed", ".", "[SEP]", "talks", "[SEP]"]
    assert pieces.first == (1, 2, 4, 6)
    assert len(pieces.shapes) == len(pieces.ids)
    assert max(pieces.shapes) < SHAPE_COUNT


def test_shapes_tell_case_and_quotation() -> None:
    words = ["Berg", "UN", "said", "2022", "McCoy", ",", "A"]
    assert len({shape_of(word, False) for word in words[:6]}) == 6
    assert shape_of("A", False) == shape_of("Berg", False)
    assert all(shape_of(word, True) != shape_of(word, False) for word in words)


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("“ Talks ” ended", [True, True, True, False]),
        ('He said " Talks "', [False, False, True, True, False]),
        ("“ Talks ended .", [True, True, True, True]),
    ],
)
def test_words_between_quotation_marks(words: str, inside: list[bool]) -> None:
    assert in_quotation(words.split()) == inside


def test_basic_parts_of_spaces_and_controls() -> None:
    assert basic_parts("a\u00a0b\u0007c") == ["a", "b", "c"]
