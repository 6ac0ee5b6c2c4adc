import re
from html import escape, unescape

from hypothesis import given
from hypothesis import strategies as st

from readout.span import Span
from readout.views.marked_text import Mark, Tag, marked_html, segments

TEXT = "Ms Berg said that the minister had promised to come."


def mark(words: str, fact: str, role: str = "content", colour: int = 1) -> Mark:
    start = TEXT.index(words)
    return Mark(Span(start, start + len(words)), fact, role, colour)


def without_elements(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_a_nested_fact_stands_before_the_one_around_it() -> None:
    html = marked_html(TEXT, [mark("the minister had promised to come", "s1"), mark("to come", "s2", colour=2)], [])
    assert '<span class="said sp2 deep" data-f="s2 s1">to come</span>' in html
    assert '<span class="said sp1" data-f="s1">the minister had promised </span>' in html


def test_source_and_cue_are_told_apart() -> None:
    html = marked_html(TEXT, [mark("Ms Berg", "s1", "source"), mark("said", "s1", "cue")], [])
    assert html.startswith('<span class="source" data-f="s1">Ms Berg</span> <span class="cue" data-f="s1">said</span> that')


def test_a_tag_stands_before_its_words_and_leads_to_its_fact() -> None:
    html = marked_html(TEXT, [mark("to come", "s2")], [Tag(TEXT.index("to come"), "s2", "pledge", 3, 2)])
    assert '<a class="tag sp2" id="s2-t" href="#s2" tabindex="-1"><b>3</b>pledge</a><span' in html


def test_markup_in_the_text_is_text() -> None:
    assert marked_html("<script>&\"'", [], []) == escape("<script>&\"'")


def test_a_character_that_turns_the_writing_is_shown_as_a_sign() -> None:
    assert marked_html("a\u202eb\n", [], []) == 'a<i class="odd" title="U+202E">\ufffd</i>b\n'


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [Span(min(pair), max(pair)) for pair in draw(st.lists(places, max_size=8))]
    return text, [Mark(span, f"f{at}", "content", 1) for at, span in enumerate(spans)]


@given(marked())
def test_no_word_is_lost_or_added(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert without_elements(marked_html(text, marks, [])) == text


@given(marked())
def test_the_segments_of_a_fact_are_its_words(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = list(segments(len(text), marks, []))
    for each in marks:
        assert "".join(span.of(text) for span, active in found if each in active) == each.span.of(text)
