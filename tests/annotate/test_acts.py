"""What is done in saying something: by the cue, by a modal verb, by the words themselves."""

from collections.abc import Callable

import pytest

from readout.reading import Toolbox, process
from readout.report import Report

# Statements are recorded of reports of diplomacy alone.
SETTING = "The ambassadors discussed the ceasefire, the treaty and the sanctions. "
Acts = Callable[[str], list[tuple[str, ...]]]


@pytest.fixture
def acts(report_of: Callable[[str], Report], toolbox: Toolbox) -> Acts:
    return lambda text: [statement.acts for statement in process(report_of(SETTING + text), toolbox).record.statements]


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Ms Berg urged both sides to talk.", "urge"),
        ("Ms Berg said that the bridge is open.", "assert"),
        ("Ms Berg said the raiders must leave the valley.", "demand"),
        ("Ms Berg said the raiders should leave the valley.", "urge"),
        ("Ms Berg said that she hoped the talks will help.", "expect"),
        ("“We will open the bridge,” said Ms Berg.", "pledge"),
        ("“We will not open the bridge,” said Ms Berg.", "reject"),
        ("“We cannot open the bridge,” said Ms Berg.", "reject"),
        ("“When will the bridge be open?” said Ms Berg.", "ask"),
        ("Ms Berg said that no shots were fired near the bridge.", "deny"),
        ("“Our thoughts are with the families,” said Ms Berg.", "condole"),
    ],
)
def test_the_main_act(text: str, main: str, acts: Acts) -> None:
    assert [found[0] for found in acts(text)] == [main]


def test_an_assurance_pledges_only_what_lies_ahead(acts: Acts) -> None:
    assert acts("Ms Berg assured the guests that the bridge will open.")[0][0] == "pledge"
    assert acts("Ms Berg assured the guests that the bridge is open.")[0][0] == "assert"


def test_no_act_is_told_twice(acts: Acts) -> None:
    (found,) = acts("“We will act, we will stay and we will talk,” said Ms Berg.")
    assert len(found) == len(set(found))
