import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from readout.casebook import LAYERS, Item, as_toml, differences, found_items, make_case, notation, read_case, read_cases
from readout.cases_cli import cases_app, proposed
from readout.errors import InvalidMarkup
from readout.reading import Toolbox, make_toolbox
from readout.span import Span

TEXT = (
    "LORNEVAL, May 3, 2024 - Foreign Minister Ylena Korsavin met Foreign Minister Odette Malvoir on Thursday. “We will open the"
    " gates by June,” she said. The spokesman denied that any promise had been made. The League called on both sides to talk."
)


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return make_toolbox()


def problems(layer: str, toolbox: Toolbox, **table: Any) -> list[str]:
    case = make_case(layer, {"label": "test", **table})
    return differences(case, read_case(case, toolbox))


@pytest.mark.parametrize("layer", LAYERS)
def test_what_is_proposed_passes(layer: str, toolbox: Toolbox) -> None:
    (table,) = tomllib.loads(proposed(TEXT, layer, toolbox))["case"]
    assert problems(layer, toolbox, **(table | {"label": "proposed"})) == []


def test_a_case_passes(toolbox: Toolbox) -> None:
    assert problems("attributions", toolbox, text="[The minister]{source} [said]{cue} that [it rained]{content}.") == []


def test_what_is_missing_and_what_is_too_much_is_told(toolbox: Toolbox) -> None:
    assert problems("attributions", toolbox, text="[The minister]{source} [said that]{cue} [it rained]{content}.") == [
        "missing: [The minister]{source} [said that]{cue} [it rained]{content}",
        "not expected: [The minister]{source} [said]{cue} [it rained]{content}",
    ]


def test_no_marks_means_nothing_may_be_found(toolbox: Toolbox) -> None:
    assert problems("attributions", toolbox, text="The minister said that it rained.") != []
    assert problems("attributions", toolbox, text="The minister slept.") == []


def test_marks_of_other_layers_are_ignored(toolbox: Toolbox) -> None:
    assert problems("quotations", toolbox, text="[The minister]{source} [slept]{cue}.") == []


def test_marks_and_space_at_the_edges_make_no_difference(toolbox: Toolbox) -> None:
    assert problems("attributions", toolbox, text="“[We rest,]{content}” [the minister ]{source}[said]{cue}.") == []


def test_values_are_compared(toolbox: Toolbox) -> None:
    text, published = "They met on [Thursday]{time}.", "2024-05-03"
    assert problems("times", toolbox, text=text, published=published, values=["2024-05-02"]) == []
    (told,) = problems("times", toolbox, text=text, published=published, values=["2024-05-09"])
    assert told.startswith("values: expected 2024-05-09, found 2024-05-02")


def test_of_acts_the_first_counts(toolbox: Toolbox) -> None:
    text = "The Council called on both sides [to talk]{content}."
    assert problems("acts", toolbox, text=text, acts=[["urge", "demand"]]) == []
    assert problems("acts", toolbox, text=text, acts=[["demand", "urge"]]) != []


def test_participants_have_no_order(toolbox: Toolbox) -> None:
    text = "[Foreign Minister Ylena Korsavin met Foreign Minister Odette Malvoir]{encounter}."
    assert problems("encounters", toolbox, text=text, participants=[["Odette Malvoir", "Ylena Korsavin"]]) == []


def test_actors_are_compared_by_who_goes_with_whom(toolbox: Toolbox) -> None:
    same = "[France]{actor} disagrees. [Paris]{actor} says so."
    other = "[France]{actor:2} disagrees. [Germany]{actor} says so."
    assert problems("coreference", toolbox, text=same) == []
    assert problems("coreference", toolbox, text=other) == []
    assert problems("coreference", toolbox, text=same.replace("Paris", "Berlin")) != []


@pytest.mark.parametrize(
    ("layer", "table", "words"),
    [
        ("moods", {"text": "."}, "no layer 'moods'"),
        ("times", {"text": "[Monday{time}"}, "never closed"),
        ("times", {"text": "x", "value": []}, "unknown field 'value'"),
        ("times", {"text": "[May]{time} [June]{time}", "values": ["2024-05"]}, "1 values for 2 marked"),
        ("times", {"text": "x", "expect": "failure"}, 'the only value of expect is "known failure"'),
        ("times", {"text": "x", "expect": "known failure"}, "needs a note"),
        ("times", {"text": "x", "label": ""}, "give a label"),
        ("times", {}, "text"),
    ],
)
def test_a_case_that_is_written_wrongly_is_refused(layer: str, table: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidMarkup, match=words):
        make_case(layer, {"label": "test", **table})


def test_items_whose_marks_cross_are_shown_one_a_line() -> None:
    case = make_case("attributions", {"label": "test", "text": "abcdef"})
    items = [Item((("content", Span(0, 4)),)), Item((("content", Span(2, 6)),))]
    assert notation(case, items) == ["[abcd]{content}ef", "ab[cdef]{content}"]


def test_toml_quotes_what_a_literal_string_cannot_hold(toolbox: Toolbox) -> None:
    case = make_case("times", {"label": "test", "text": "They said '''no''' to \\[it\\] 'twice'"})
    (table,) = tomllib.loads(as_toml(case, found_items(case, read_case(case, toolbox))))["case"]
    assert make_case("times", table | {"label": "test"}).marked == case.marked


def test_show_prints_expected_and_found(tmp_path: Path) -> None:
    folder = tmp_path / "attributions"
    folder.mkdir()
    file = folder / "said.en.toml"
    file.write_text(
        '[[case]]\nlabel = "passes"\ntext = "[The minister]{source} [said]{cue} [it rained]{content}."\n'
        '[[case]]\nlabel = "fails"\ntext = "The minister said it rained."\n'
        '[[case]]\nlabel = "known"\ntext = "The envoy said it rained."\nexpect = "known failure"\nnote = "why"\n'
        '[[case]]\nlabel = "promoted"\ntext = "The envoy slept."\nexpect = "known failure"\nnote = "why"\n',
        encoding="utf-8",
    )
    shown = CliRunner().invoke(cases_app, ["show", str(file)])
    assert shown.exit_code == 1
    assert "✓ said.en.toml: passes" in shown.output
    assert "✗ said.en.toml: fails" in shown.output
    assert "found     [The minister]{source} [said]{cue} [it rained]{content}." in shown.output
    assert "~ said.en.toml: known" in shown.output
    assert "passes now" in shown.output
    assert [case.label for case in read_cases(file)] == ["passes", "fails", "known", "promoted"]
    failing = CliRunner().invoke(cases_app, ["show", "--failing", str(tmp_path)])
    assert "said.en.toml: passes" not in failing.output


def test_propose_prints_a_case_and_refuses_an_unknown_layer() -> None:
    shown = CliRunner().invoke(cases_app, ["propose", "They met on 3 May 2024.", "--layer", "times"])
    assert 'values = ["2024-05-03"]' in shown.output
    assert CliRunner().invoke(cases_app, ["propose", "x", "--layer", "moods"]).exit_code == 2
