"""Every case passes, and every known failure fails: one that passes must be promoted."""

from collections import Counter
from pathlib import Path

import pytest

from readout.casebook import LAYERS, Case, differences, expected_items, notation, read_case, read_cases
from readout.reading import Toolbox, make_toolbox

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    (f"{path.parent.name}/{path.name}::{case.label}", case)
    for path in sorted(FOLDER.rglob("*.toml"))
    for case in read_cases(path)
]


@pytest.fixture(scope="session")
def toolbox() -> Toolbox:
    return make_toolbox()


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_case(case: Case, toolbox: Toolbox) -> None:
    problems = differences(case, read_case(case, toolbox))
    if case.known_failure:
        assert problems, f"a known failure passes now: take `expect` and `note` out of {case.label!r}"
    else:
        assert not problems, "\n".join([*notation(case, expected_items(case)), *problems])


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(name for name, _ in CASES).items() if times > 1] == []


def test_every_layer_has_cases() -> None:
    assert {case.layer for _, case in CASES} == set(LAYERS)


def test_there_are_enough_cases_and_look_alikes() -> None:
    assert len(CASES) >= 250
    assert sum(not expected_items(case) for _, case in CASES) >= 60


def test_most_cases_pass() -> None:
    assert sum(case.known_failure for _, case in CASES) < len(CASES) / 3
