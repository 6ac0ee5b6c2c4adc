import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.dating import Dating
from readout.report import Origin, freeze
from readout.views.wording import clean, in_words, is_unsafe, series, shortened, when_published

REPORT = freeze("Words.", origin=Origin("a.txt"), source_sha256="", reader="test/1")


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-02-05", "5 February 2022"),
        ("2022-02", "February 2022"),
        ("2022", "2022"),
        ("2022-02-20/2022-06-30", "20 February to 30 June 2022"),
        ("2022-12-20/2023-01-10", "20 December 2022 to 10 January 2023"),
        ("2021/2022", "2021 to 2022"),
        ("2022/2022", "2022 to 2022"),
        ("soon", "soon"),
    ],
)
def test_dates_in_words(iso: str, words: str) -> None:
    assert in_words(iso) == words


def test_clean_takes_out_what_moves_the_cursor_or_turns_the_writing() -> None:
    assert clean("Ms\x1b[31m Berg\u202e said\r\n\u200bnothing\u2066.\x07") == "Ms[31m Berg said nothing."


def test_clean_keeps_letters_emoji_and_joiners() -> None:
    assert clean("Erdoğan 🇨🇳 👩\u200d🚀 می\u200cخواهد") == "Erdoğan 🇨🇳 👩\u200d🚀 می\u200cخواهد"


@given(st.text())
def test_clean_words_are_one_safe_line(words: str) -> None:
    cleaned = clean(words)
    assert not any(is_unsafe(char) for char in cleaned)
    assert len(cleaned.splitlines()) <= 1
    assert clean(cleaned) == cleaned


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_shortened_keeps_the_limit(words: str, limit: int) -> None:
    assert len(shortened(words, limit)) <= limit


def test_shortened_cuts_between_words() -> None:
    assert shortened("the delegation, which arrived late, left", 18) == "the delegation…"


def test_series() -> None:
    assert [series([]), series(["a"]), series(["a", "b"]), series(["a", "b", "c"], "or")] == ["", "a", "a and b", "a, b or c"]


@pytest.mark.parametrize(
    ("candidates", "words"),
    [
        ((), "undated"),
        (("2021-02-06", "2022-02-06"), "6 February 2021 or 6 February 2022"),
        (tuple(f"20{year}-02-06" for year in range(10, 19)), "day known, year open (2010 to 2018)"),
    ],
)
def test_an_open_date_says_what_is_possible(candidates: tuple[str, ...], words: str) -> None:
    assert when_published(REPORT, Dating(None, None, candidates, ())) == words
