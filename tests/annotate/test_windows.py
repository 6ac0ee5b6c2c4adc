"""Windows of whole sentences."""

from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.windows import LONGEST_SENTENCE, LONGEST_WINDOW, find_windows, packed
from readout.annotate.wordpieces import WordPieces
from readout.lexicon.grammar import load_grammar

CUTTER = WordPieces(["[UNK]", "[CLS]", "[SEP]", "talks", "ended"])


@given(st.lists(st.integers(1, 2 * LONGEST_WINDOW)), st.integers(0, 9))
def test_every_sentence_is_in_one_window_and_only_a_lone_one_is_too_long(sizes: list[int], skip: int) -> None:
    groups = list(packed(sizes, skip))
    assert [at for group in groups for at in group] == list(range(len(sizes)))
    assert all(len(group) == 1 or sum(sizes[at] for at in group) < LONGEST_WINDOW for group in groups)


def test_tokens_keep_their_places_over_windows() -> None:
    text = "Talks ended. " * 100 + "\n\n" + "“Talks ended,” she said.\n"
    windows = list(find_windows(text, load_grammar(), CUTTER))
    tokens = [token for window in windows for token in window.tokens]
    assert len(windows) > 2
    assert all(text[token.start : token.end] == token.word for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


def test_a_sentence_longer_than_the_encoder_is_read_up_to_its_last_place() -> None:
    (window,) = find_windows("talks " * 700, load_grammar(), CUTTER)
    assert len(window.pieces.ids) == LONGEST_SENTENCE
    assert max(window.pieces.first) == LONGEST_SENTENCE - 1
    assert len(window.pieces.first) == len(window.tokens) == 700
