from collections.abc import Callable

from readout.reading import Reading
from readout.views.explanation import explanation

Read = Callable[..., Reading]


def flat(told: str) -> str:
    return " ".join(told.split())


def test_a_fact_names_the_rule_and_the_lexicon_entry_that_found_it(read: Read) -> None:
    told = flat(explanation(read("The minister said that the talks would resume.")))
    assert "found by the rule cue then that clause, the lexicon’s “say”" in told
    assert "“the talks would resume”" in told


def test_a_thought_is_left_out_with_the_reason(read: Read) -> None:
    told = flat(explanation(read("The minister believes that the talks will fail.")))
    assert "LEFT OUT" in told and "it is a thought that the report ascribes" in told


def test_an_open_year_shows_what_is_possible(read: Read) -> None:
    told = flat(explanation(read("GENEVA, May 3 - The envoy arrived in the evening.")))
    assert "DATE not known" in told and "names no year" in told and "say which with --published" in told


def test_a_given_day_says_so(read: Read) -> None:
    assert "3 May 2021, found by: given" in explanation(read("The envoy arrived.", published="2021-05-03"))


def test_lines_keep_to_the_width(read: Read) -> None:
    told = explanation(
        read("The minister said that " + "the talks would resume and " * 20 + "end.", title="Talks " * 30), width=60
    )
    assert max(map(len, told.splitlines())) <= 60
