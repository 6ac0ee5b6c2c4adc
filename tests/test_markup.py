import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import InvalidMarkup
from readout.markup import Mark, Marked, read_marked, write_marked
from readout.span import Span


@st.composite
def marked_texts(draw: st.DrawFn) -> Marked:
    pieces: list[str] = []
    marks: list[Mark] = []

    def write(depth: int) -> None:
        for _ in range(draw(st.integers(0, 3))):
            pieces.append(draw(st.text(alphabet="ab []\\{}:2é😀", max_size=6)))
            if depth < 3 and draw(st.booleans()):
                place, start = len(marks), sum(map(len, pieces))
                marks.append(Mark("", 1, Span(start, start)))
                write(depth + 1)
                label = draw(st.sampled_from(["source", "cue", "content", "place-name"]))
                marks[place] = Mark(label, draw(st.integers(1, 3)), Span(start, sum(map(len, pieces))))

    write(0)
    return Marked("".join(pieces), tuple(marks))


@given(marked_texts())
def test_what_is_written_is_read_back(marked: Marked) -> None:
    assert read_marked(write_marked(marked)) == marked


@given(st.text(alphabet="ab[]{}\\:2 ", max_size=30))
def test_any_string_is_read_or_refused(source: str) -> None:
    try:
        marked = read_marked(source)
    except InvalidMarkup:
        return
    assert read_marked(write_marked(marked)) == marked


def test_marks_nest_and_are_numbered() -> None:
    marked = read_marked("[Ms Berg]{source} said [[Kyiv]{source:2} would talk]{content}.")
    assert marked.text == "Ms Berg said Kyiv would talk."
    assert marked.marks == (
        Mark("source", 1, Span(0, 7)),
        Mark("content", 1, Span(13, 28)),
        Mark("source", 2, Span(13, 17)),
    )


def test_a_backslash_makes_a_bracket_real() -> None:
    assert read_marked(r"\[sic\] [yes]{cue}") == Marked("[sic] yes", (Mark("cue", 1, Span(6, 9)),))


@pytest.mark.parametrize("source", ["[open", "closed]{cue}", "[no label]", "[bad]{Cue}", "[zero]{cue:0}"])
def test_broken_marks_are_refused(source: str) -> None:
    with pytest.raises(InvalidMarkup):
        read_marked(source)


@pytest.mark.parametrize("spans", [[Span(0, 3), Span(2, 5)], [Span(2, 3), Span(0, 1)], [Span(0, 9)]])
def test_marks_that_cross_or_leave_the_text_cannot_be_written(spans: list[Span]) -> None:
    with pytest.raises(InvalidMarkup):
        write_marked(Marked("abcdef", tuple(Mark("cue", 1, span) for span in spans)))
