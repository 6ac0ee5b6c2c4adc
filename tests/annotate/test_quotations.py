"""Which marks belong together, in every typography, and what is somebody's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.quotations import find_quotations


def words_in(text: str) -> list[list[str]]:
    return [[part.of(text) for part in quotation.words] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We will act now,” said Ms Berg.",
        '"We will act now," said Ms Berg.',
        "‘We will act now’, said Ms Berg.",
        "„We will act now“, said Ms Berg.",
        "«We will act now», said Ms Berg.",
        "``We will act now'' said Ms Berg.",
    ],
)
def test_every_typography(text: str) -> None:
    assert words_in(text) == [["We will act now"]]


@pytest.mark.parametrize("text", ["The ministers’ talks weren’t long.", "The envoy's aides left at 5'.", "No marks."])
def test_apostrophes_quote_nothing(text: str) -> None:
    assert find_quotations(text) == ()


def test_only_the_outermost_is_found() -> None:
    assert words_in("“She called it ‘a good start’ today.”") == [["She called it ‘a good start’ today."]]


def test_a_quotation_reopened_in_the_next_paragraph_is_one() -> None:
    assert words_in("“We will act.\n\n“We will act soon.”") == [["We will act.", "We will act soon."]]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    assert words_in("“We will act.\n\nThe minister left.") == [["We will act."]]


@pytest.mark.parametrize(
    ("text", "opaque"), [("The “road map” is old.", False), ("She said: “Not yet”", True), ("“No,” she said.", True)]
)
def test_a_term_is_nobodys_words(text: str, opaque: bool) -> None:
    assert [quotation.opaque for quotation in find_quotations(text)] == [opaque]


@given(st.text(alphabet="ab “”„«»‘’\"'`\n,.", max_size=60))
def test_words_lie_within_the_marks(text: str) -> None:
    for quotation in find_quotations(text):
        assert all(quotation.span.start <= part.start <= part.end <= quotation.span.end <= len(text) for part in quotation.inner)
