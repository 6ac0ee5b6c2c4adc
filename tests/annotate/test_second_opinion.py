"""The model's proposals beside the rules'."""

from collections.abc import Sequence

import pytest

from readout.annotate.attributions import MODEL, Attribution, Tagged
from readout.annotate.second_opinion import consider
from readout.reading import Toolbox, process
from readout.report import Origin, freeze
from readout.span import Span

TEXT = "Minister Edda Moen said on Monday that talks will resume. She left. Officials in Lorneval hinted at more talks soon."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def tagged(source: str, cue: str, content: str, score: float = 0.9) -> Tagged:
    return Tagged(span(source), span(cue), (span(content),), score)


@pytest.fixture(scope="module")
def ruled(toolbox: Toolbox) -> tuple[Sequence[Attribution], Sequence[object]]:
    annotations = process(freeze(TEXT, origin=Origin("t"), source_sha256="", reader="test"), toolbox).annotations
    return [each for each in annotations.attributions if each.rule != MODEL], annotations.lines


def test_where_both_speak_the_rule_has_the_words_and_the_model_agrees(ruled) -> None:  # type: ignore[no-untyped-def]
    own = tagged("Minister Edda Moen", "said", "that talks will resume")
    first = consider(ruled[0], [own], ruled[1])[0]
    assert first.content == (span("talks will resume"),)
    assert first.found_by == ("cue_then_that_clause", "say", MODEL)
    assert first.tagged == own


def test_an_unsure_model_does_not_agree(ruled) -> None:  # type: ignore[no-untyped-def]
    first = consider(ruled[0], [tagged("Minister Edda Moen", "said", "that talks will resume", 0.2)], ruled[1])[0]
    assert first.found_by == ("cue_then_that_clause", "say")
    assert not first.is_confirmed


def test_what_the_model_alone_sees_has_the_references_of_its_source(ruled) -> None:  # type: ignore[no-untyped-def]
    found = consider([], [tagged("Officials in Lorneval", "hinted at", "more talks soon")], ruled[1])
    assert [each.rule for each in found] == [MODEL]
    assert found[0].speakers[0].mention.span == span("Officials")


@pytest.mark.parametrize(
    "own",
    [
        tagged("Officials in Lorneval", "hinted at", "more talks soon", 0.3),
        Tagged(span("Officials"), span("hinted at"), (), 0.9),
    ],
)
def test_what_it_doubts_or_finds_no_content_for_is_left_out(ruled, own: Tagged) -> None:  # type: ignore[no-untyped-def]
    assert consider([], [own], ruled[1]) == []


def test_a_cue_outside_the_lexicon_is_no_statement(ruled) -> None:  # type: ignore[no-untyped-def]
    (found,) = consider([], [tagged("She", "left", "Officials in Lorneval")], ruled[1])
    assert found.thought


@pytest.mark.parametrize(
    ("content", "score", "kept"),
    [
        ("that talks", 0.95, "talks"),
        ("that talks", 0.7, "talks will resume"),
        ("that talks will", 0.95, "talks will resume"),
    ],
)
def test_a_sure_model_ends_a_content_that_runs_on(ruled, content: str, score: float, kept: str) -> None:  # type: ignore[no-untyped-def]
    first = consider(ruled[0], [tagged("Minister Edda Moen", "said", content, score)], ruled[1])[0]
    assert first.content == (span(kept),)
