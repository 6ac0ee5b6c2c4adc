"""What a speaker says over time."""

from collections.abc import Sequence

import pytest

from readout.accounts.positions.courses import Counted, Course, Side, follow
from readout.accounts.positions.phrases import pattern_of, use_in
from readout.accounts.reports import Said, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span

SIDE = Side(Actor(None, "Ina Berg"))


def course(months: Sequence[str | None], reported: Sequence[str]) -> Course:
    said = [Counted("topic", "ferries", month, 1) for month in months]
    (found,) = follow(SIDE, [*said, *(Counted("any", "", month, 1) for month in reported)])
    return found


def test_months_are_counted_and_those_unknown_stand_apart() -> None:
    found = course(["2031-05", None, "2031-02"], ["2031-02", "2031-05"])
    assert (found.months, found.undated) == ((("2031-02", 1), ("2031-05", 1)), 1)
    assert (found.statements, found.first, found.last) == (3, "2031-02", "2031-05")


@pytest.mark.parametrize(
    ("after", "vanished"),
    [
        ([], False),
        (["2031-06", "2031-07", "2031-08"], False),  # reported on, but not for a while
        (["2031-12"], False),  # a while, but hardly reported
        (["2031-06", "2031-08", "2031-10"], False),
        (["2031-06", "2031-08", "2031-11"], True),
        (["2032-03", "2032-04", "2032-05"], True),
    ],
)
def test_a_topic_vanishes_only_if_its_speaker_goes_on_being_reported(after: list[str], vanished: bool) -> None:
    found = course(["2031-05"], ["2031-05", *after])
    assert (found.vanished, found.appeared, found.reported_after) == (vanished, False, len(after))


def test_a_topic_appears_only_if_its_speaker_was_reported_before() -> None:
    found = course(["2031-12"], ["2031-05", "2031-06", "2031-07", "2031-12"])
    assert (found.appeared, found.vanished, found.reported_before) == (True, False, 3)
    assert not course(["2031-12"], ["2031-05", "2031-12"]).appeared


def test_what_is_said_most_comes_first() -> None:
    counts = [Counted("topic", "x", "2031-01", 9), Counted("act", "urge", "2031-01", 1), Counted("act", "deny", "2031-01", 2)]
    assert [(each.kind, each.value) for each in follow(SIDE, counts)] == [("act", "deny"), ("act", "urge"), ("topic", "x")]


@pytest.mark.parametrize(
    ("phrase", "words", "found"),
    [
        ("red line", "a Red\n line was crossed", "Red\n line"),
        ("red line", "red lines", None),
        ("red line*", "its red lines", "red lines"),
        ("red line", "an infrared line", None),
        ("U.S. (here)", "the U.S. (here) said", "U.S. (here)"),
        ("us.", "use", None),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase: str, words: str, found: str | None) -> None:
    match = pattern_of(phrase).search(words)
    assert (match.group() if match else None) == found


def test_the_place_of_a_phrase_is_its_place_in_the_report() -> None:
    content = (Anchor(Span(10, 20), "no mention"), Anchor(Span(40, 58), "this is a red line"))
    said = Said(Source("r"), "s", Actor(None, "Ina Berg"), None, (), None, content, "direct", (), False, (), None)
    use = use_in(said, pattern_of("red line"))
    assert use is not None and use.anchor == Anchor(Span(50, 58), "red line")
    assert use_in(said, pattern_of("mention this")) is None
