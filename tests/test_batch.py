import functools
import os
import time
from collections.abc import Iterator

import pytest

from readout.batch import run
from readout.errors import InvalidLexicon, NotEnglish
from readout.ingest import Input, Refused
from readout.report import Origin


def item(name: str) -> Input:
    return Input(Origin(name), "text/plain", data=name.encode())


def make_tools() -> str:
    return f"tools of {os.getpid()}"


def make_no_tools() -> str:
    raise InvalidLexicon("verbs.toml: broken; mend it")


def process(given: Input, tools: str) -> str:
    """The name in capitals; names that say so are slow, foreign, faulty or deadly."""
    name = given.origin.name
    if name.startswith("slow"):
        time.sleep(0.2)
    if name.startswith("foreign"):
        raise NotEnglish(f"{name}: not English; translate it")
    if name.startswith("faulty"):
        raise KeyError("a\nb")
    if name.startswith("deadly"):
        os._exit(1)
    return f"{name.upper()} {tools.partition(' of ')[0]}"


def outcomes(names: list[str], workers: int) -> list[str]:
    return [
        found.kind if isinstance(found, Refused) else found
        for found in run(map(item, names), process, make_tools, workers=workers)
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_and_refusals_come_in_order(workers: int) -> None:
    names = ["slow", "a", "foreign", "b", "faulty", *map(str, range(20))]
    assert outcomes(names, workers) == [
        "SLOW tools",
        "A tools",
        "NotEnglish",
        "B tools",
        "KeyError",
        *(f"{number} tools" for number in range(20)),
    ]


def test_a_refusal_is_one_line_and_names_its_input() -> None:
    foreign, faulty = run(map(item, ["foreign", "faulty"]), process, make_tools)
    assert foreign == Refused(Origin("foreign"), "NotEnglish", "foreign: not English; translate it")
    assert isinstance(faulty, Refused)
    assert faulty.reason.startswith("faulty: internal error, KeyError")
    assert "\n" not in faulty.reason


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_refused_before_passes_through(workers: int) -> None:
    before = Refused(Origin("f.docx"), "UnknownType", "f.docx: no reader")
    assert list(run([item("a"), before, item("b")], process, make_tools, workers=workers)) == ["A tools", before, "B tools"]


def test_a_worker_that_dies_costs_only_its_input() -> None:
    names = ["a", "b", "deadly", "slow", "c", "d", "e", "f", "g", "h", "i", "deadly2", "j"]
    expected = ["WorkerLost" if name.startswith("deadly") else f"{name.upper()} tools" for name in names]
    assert outcomes(names, 2) == expected


@pytest.mark.parametrize("workers", [1, 2])
def test_tools_that_cannot_be_made_end_the_run(workers: int) -> None:
    with pytest.raises(InvalidLexicon, match="mend it"):
        list(run([item("a")], process, make_no_tools, workers=workers))


def test_tools_are_made_once_a_process() -> None:
    found = list(run(map(item, map(str, range(12))), show_tools, make_tools, workers=2))
    assert len(set(found)) <= 2


def show_tools(given: Input, tools: str) -> str:
    return tools


def test_no_more_is_read_ahead_than_the_workers_need() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Input]:
        for number in range(10_000):
            taken.append(number)
            yield item(str(number))

    results = run(endless(), functools.partial(process), make_tools, workers=2)
    assert next(results) == "0 tools"
    assert len(taken) <= 8
    results.close()  # type: ignore[attr-defined]
