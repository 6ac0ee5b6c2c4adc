from urllib.parse import unquote

import pytest

from readout.span import Span
from readout.views.text_fragment import link_to_words, text_fragment

LONG = "The ferry will sail again by June, and the two sides will meet each month until the port is open to all ships again."


def of(text: str, *stretches: str) -> str:
    """The fragment of the first places of words in a text."""
    return text_fragment(text, [Span(text.index(words), text.index(words) + len(words)) for words in stretches])


def test_a_short_quotation_is_written_out() -> None:
    assert of("She said the ferry would sail.", "the ferry would sail") == "text=the%20ferry%20would%20sail"


def test_its_own_signs_are_encoded() -> None:
    text = "A cease-fire, food & fuel: 50% of it."
    assert of(text, text) == "text=A%20cease%2Dfire%2C%20food%20%26%20fuel%3A%2050%25%20of%20it"


@pytest.mark.parametrize("words", ["erry would sa", " ferry would sail,", "“ferry would sail"])
def test_words_are_whole_and_nothing_stands_around_them(words: str) -> None:
    assert (
        of("The “ferry would sail, they say." if "“" in words else "The ferry would sail, they say.", words)
        == "text=ferry%20would%20sail"
    )


def test_of_a_long_quotation_beginning_and_end_are_named() -> None:
    assert of(LONG, LONG) == "text=The%20ferry%20will%20sail%20again,open%20to%20all%20ships%20again"


def test_a_quotation_over_paragraphs_is_named_by_both_and_no_part_crosses_them() -> None:
    text = "He began.\n\nWe will not\n\n- wait\n\nany longer here. Nobody will."
    assert of(text, "will not\n\n- wait\n\nany longer") == "text=will%20not,any%20longer"
    assert of(text, "not\n\n- wait") == "text=not,wait"


def test_words_before_tell_the_first_of_two_from_the_second() -> None:
    text = "Oslo will pay, said Ina. Later Tor said Oslo will pay, too."
    span = Span(text.rindex("Oslo"), text.rindex("Oslo") + len("Oslo will pay"))
    assert text_fragment(text, [span]) == "text=said-,Oslo%20will%20pay"


def test_no_more_words_around_than_are_needed_and_both_sides_where_one_is_not_enough() -> None:
    text = "We agree today.\nWe agree now."
    assert of(text, "We agree") == "text=We%20agree,-today"
    assert text_fragment(text, [Span(16, 24)]) == "text=today.-,We%20agree"
    text = "Yes, we agree now. Yes, we agree today. No, we agree now."
    span = Span(text.index("we"), text.index("we") + len("we agree"))
    assert text_fragment(text, [span]) == "text=Yes%2C-,we%20agree,-now"


def test_between_prefix_and_quotation_nothing_is_left_out() -> None:
    text = "Tor said: “Yes.” Ina said: “Yes.”"
    assert text_fragment(text, [Span(text.rindex("Yes"), text.rindex("Yes") + 3)]) == "text=Ina%20said%3A%20%E2%80%9C-,Yes"


def test_a_prefix_from_the_paragraph_before_ends_with_it_and_the_quotation_takes_its_own_mark() -> None:
    text = "Tor spoke.\n“Yes.”\nIna spoke.\n- “Yes.”"
    fragment = text_fragment(text, [Span(text.rindex("Yes"), text.rindex("Yes") + 3)])
    assert unquote(fragment) == "text=Ina spoke.-,“Yes"


def test_a_suffix_from_the_paragraph_behind_begins_with_it() -> None:
    text = "“Yes.”\n- Ina spoke.\nThen “Yes.”"
    assert unquote(text_fragment(text, [Span(1, 4)])) == "text=Yes.”,-Ina"


def test_an_end_that_comes_earlier_too_is_told_by_what_follows() -> None:
    text = f"We say this first today: all of them went home. {LONG} All of them went home again, and again."
    assert of(text, text[: text.index(" again,")]) == (
        "text=We%20say%20this%20first%20today,All%20of%20them%20went%20home,-again"
    )
    text = text.replace(" again, and", "\n* again, and")
    assert of(text, text[: text.rindex("\n")]).endswith(",All%20of%20them%20went%20home,-again")


def test_a_beginning_that_comes_earlier_too_is_told_by_what_precedes() -> None:
    text = f"The ferry will sail again by and by. Ina: {LONG}"
    assert of(text, LONG) == "text=Ina%3A-,The%20ferry%20will%20sail%20again,open%20to%20all%20ships%20again"


def test_several_stretches_are_several_directives() -> None:
    assert of("one two three four five", "one", "three", "five") == "text=one&text=three&text=five"


def test_case_and_marks_on_letters_make_no_words_different_to_a_browser() -> None:
    text = "ERDOGAN met. Then Erdoğan met."
    assert unquote(text_fragment(text, [Span(18, 29)])) == "text=Then-,Erdoğan met"


@pytest.mark.parametrize("text", ["", "…", "“” – !"])
def test_without_words_there_is_no_fragment(text: str) -> None:
    assert text_fragment(text, [Span(0, len(text))]) == ""
    assert link_to_words("https://a.test/", text, [Span(0, len(text))]) == "https://a.test/"


def test_the_link_keeps_the_address_and_its_own_fragment() -> None:
    text, spans = "the ferry", [Span(0, 9)]
    assert link_to_words("https://a.test/x?y=1", text, spans) == "https://a.test/x?y=1#:~:text=the%20ferry"
    assert link_to_words("https://a.test/x#top", text, spans) == "https://a.test/x#top:~:text=the%20ferry"


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "ftp://a.test/", "reports/x.html"])
def test_only_a_page_of_the_web_is_linked(url: str | None) -> None:
    assert link_to_words(url, "the ferry", [Span(0, 9)]) is None


def test_hostile_words_cannot_leave_the_directive() -> None:
    text = 'say &text=other,"><script>alert(1)</script>\u202e-,x'
    fragment = text_fragment(text, [Span(0, len(text))])
    assert not set(fragment[5:]) & set('&,"<>-') and "%E2%80%AE" not in fragment
