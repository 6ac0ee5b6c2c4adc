from readout.accounts.reports import Source
from readout.views.export.citations import cite
from tests.views.export.conftest import hostile, usual


def test_a_citation_is_one_line_with_all_that_is_known() -> None:
    told = usual()
    assert cite(told.source, told.statements[0].content) == (
        "The Gazette, “Ministers Meet”, 4 May 2021, https://gazette.test/a?b=1&c=2: "
        "“the bridge will carry goods again […] whatever it costs”"
    )
    assert cite(told.source) == "The Gazette, “Ministers Meet”, 4 May 2021, https://gazette.test/a?b=1&c=2"


def test_what_is_not_known_is_left_out_or_said_to_be_unknown() -> None:
    assert cite(Source("0123456789abcdef", published="2021-05")) == "report 0123456789abcdef, May 2021"
    assert cite(Source("0123456789abcdef", "g-7", "The Gazette")) == "The Gazette, report g-7, undated"


def test_hostile_words_stay_in_the_line_and_between_their_marks() -> None:
    told = hostile()
    for said in told.statements:
        line = cite(told.source, said.content)
        assert (len(line.splitlines()) == 1 and line.isprintable()) or "\u200d" in line
        assert line.count("“") == line.count("”") == 2 and "\u202e" not in line


def test_inner_quotation_marks_become_single_ones() -> None:
    assert cite(Source("1", title='A “new” "era"', published="2021")) == "“A ‘new’ 'era'”, 2021"
