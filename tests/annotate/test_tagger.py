"""What the model's labels become, and what the model itself says of plain sentences."""

import pytest

from readout.annotate.tagger import Tagger, holds_any, joined, make_tagged, words_asked
from readout.annotate.tokens import Token
from readout.lexicon.grammar import load_grammar
from readout.span import Span

WORDS = "He said on Monday , that talks may go on"


def tokens(words: str = WORDS) -> list[Token]:
    found, start = [], 0
    for word in words.split():
        found.append(Token(start, start + len(word), word, word.lower()))
        start += len(word) + 1
    return found


def test_labels_become_spans_of_the_text() -> None:
    made = make_tagged(tokens(), (1, 2), [1, 0, 0, 0, 0, 3, 4, 4, 4, 4], 0.987, load_grammar())
    assert made.source == Span(0, 2)
    assert made.cue.of(WORDS) == "said"
    assert [span.of(WORDS) for span in made.content] == ["that talks may go on"]
    assert made.score == 0.99


@pytest.mark.parametrize(
    ("pieces", "between", "whole"),
    [
        ([(0, 3), (5, 9)], [], [(0, 9)]),
        ([(0, 3), (5, 9)], [(3, 4)], [(0, 3), (5, 9)]),
        ([(0, 3), (9, 12)], [], [(0, 3), (9, 12)]),
        ([(0, 3), (9, 10)], [], [(0, 3), (9, 10)]),
        ([(4, 5)], [], [(4, 5)]),
        ([], [], []),
    ],
)
def test_stretches_near_one_another_are_one(
    pieces: list[tuple[int, int]], between: list[tuple[int, int]], whole: list[tuple[int, int]]
) -> None:
    assert joined(pieces, between, 4) == whole


@pytest.mark.parametrize(
    ("words", "cue", "labels", "source", "content"),
    [
        # The labels are 1 and 2 for a source, 3 and 4 for a content, the first word and those that go on.
        ("what he said was true", (2, 3), [3, 1, 0, 3, 4], "he", ["what", "was true"]),
        ("talks he said may go on", (2, 3), [3, 1, 0, 3, 4, 4], "he", ["may go on"]),
        ("states that oppose the plan", (2, 3), [0, 1, 0, 3, 4], "states that", ["the plan"]),
        ("of that oppose the plan", (2, 3), [0, 1, 0, 3, 4], "that", ["the plan"]),
        ("at the saying it was late", (2, 3), [0, 1, 0, 3, 4, 4], None, ["it was late"]),
        (
            "Ms Lind of the Ardelian press office denied it",
            (7, 8),
            [1, 2, 0, 0, 0, 1, 2, 0, 3],
            "Ms Lind of the Ardelian press office",
            ["it"],
        ),
        ("he denied she said it", (1, 2), [1, 0, 1, 0, 3], "he", ["it"]),
    ],
)
def test_a_source_can_name_somebody_and_a_lone_word_of_a_content_is_a_pronoun(
    words: str, cue: tuple[int, int], labels: list[int], source: str | None, content: list[str]
) -> None:
    made = make_tagged(tokens(words), cue, labels, 0.9, load_grammar())
    assert (made.source.of(words) if made.source else None) == source
    assert [span.of(words) for span in made.content] == content


def test_only_windows_with_a_hint_are_read() -> None:
    assert holds_any(tokens(), [3])
    assert not holds_any(tokens(), [len(WORDS) + 5])
    assert not holds_any(tokens(), [])


def test_asked_spans_are_found_among_the_tokens() -> None:
    assert words_asked(tokens(), [Span(3, 7), Span(100, 104)]) == [(1, 2)]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said on Monday that talks would go on.", "The minister", "said", "talks would go on"),
        ("“We will not leave,” Ms Berg told reporters.", "Ms Berg", "told", "We will not leave"),
        ("According to two officials, the visit was put off.", "two officials", "According to", "the visit was put off"),
    ],
)
def test_plain_sentences(tagger: Tagger, text: str, source: str, cue: str, content: str) -> None:
    (found,) = tagger.tag(text, load_grammar(), [], range(len(text)))
    assert found.source is not None
    assert source in found.source.of(text)
    assert cue in found.cue.of(text)
    assert any(content in span.of(text) for span in found.content)
    assert found.score > 0.8


def test_a_window_is_read_the_same_whatever_stands_beside_it(tagger: Tagger) -> None:
    one = "“We will not leave,” Ms Berg told reporters on Friday."
    filler = " ".join(["The river was high that day and the bridge was closed to all."] * 20)
    alone = tagger.tag(one, load_grammar(), [], range(len(one)))
    behind = tagger.tag(f"{one}\n\n{filler}", load_grammar(), [], range(len(one)))
    assert [each.cue for each in behind] == [each.cue for each in alone]
