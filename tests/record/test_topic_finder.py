import time

from hypothesis import given
from hypothesis import strategies as st

from readout.lexicon.topics import load_topics, phrase_rows
from readout.record.topics import TopicFinder
from readout.span import Span

FINDER = TopicFinder(phrase_rows(load_topics()))
ROWS = [
    ("wind", "wind"),
    ("wind power", "wind"),
    ("power", "power"),
    ("power of", None),
    ("kite", "kites"),
    ("KITE wind", "kites"),
]
KITES = TopicFinder(ROWS)


def found_in(text: str, finder: TopicFinder = KITES) -> tuple[str, ...]:
    return finder.topics_of(text, [Span(0, len(text))])


def test_topics_come_once_and_in_the_order_of_the_text() -> None:
    assert found_in("A kite in the wind, and another kite.") == ("kites", "wind")


def test_the_order_is_that_of_the_text_whatever_the_order_of_the_spans() -> None:
    text = "A kite in the wind."
    assert KITES.topics_of(text, [Span(7, 19), Span(0, 6)]) == ("kites", "wind")


def test_only_words_within_the_spans_count() -> None:
    text = "A kite in the wind."
    assert KITES.topics_of(text, [Span(7, 19)]) == ("wind",)
    assert KITES.topics_of(text, []) == ()


def test_the_longest_phrase_counts_and_its_words_are_not_read_again() -> None:
    assert found_in("Wind power.") == ("wind",)
    assert found_in("Wind and power.") == ("wind", "power")


def test_a_phrase_about_something_else_shows_nothing() -> None:
    assert found_in("The power of words.") == ()
    assert found_in("The power of power.") == ("power",)


def test_hyphens_and_apostrophes_part_words() -> None:
    assert found_in("Wind-power; the wind’s power") == ("wind", "power")


def test_abbreviations_keep_their_case() -> None:
    assert found_in("KITE wind") == ("kites",)
    assert found_in("Kite wind") == ("kites", "wind")


def test_a_report_names_what_it_is_about() -> None:
    text = "The ministers spoke of grain exports, the return of prisoners of war and a cease-fire, in a climate of trust."
    assert found_in(text, FINDER) == ("food-security", "prisoners", "ceasefire")


@given(st.text(), st.integers(0, 20))
def test_any_text_can_be_read(text: str, cut: int) -> None:
    spans = [Span(min(cut, len(text)), len(text))]
    assert FINDER.topics_of(text, spans) == FINDER.topics_of(text[spans[0].start :], [Span(0, len(text) - spans[0].start)])


def test_a_report_takes_a_fraction_of_a_millisecond() -> None:
    text = "The envoy said on Tuesday that both parties had agreed to meet again in May, if the roads allowed it. " * 30

    def seconds() -> float:
        start = time.process_time()
        for _ in range(20):
            FINDER.topics_of(text, [Span(0, len(text))])
        return (time.process_time() - start) / 20

    assert min(seconds() for _ in range(5)) < 0.001
