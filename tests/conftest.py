"""Fixtures of the whole suite. The toolbox takes a third of a second, so it is made once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.ingest import Input, find_inputs, read_input
from readout.reading import Toolbox, make_toolbox, process
from readout.report import Origin, Report, freeze
from readout.views.reading import reading_of

SAMPLES = Path(__file__).parent.parent / "samples"
ReadText = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def toolbox() -> Toolbox:
    return make_toolbox()


def sample_inputs() -> Iterator[Input]:
    for found in find_inputs([str(SAMPLES)]):
        assert isinstance(found, Input), found
        yield found


@pytest.fixture(scope="session")
def sample_reports() -> list[Report]:
    return [read_input(found) for found in sample_inputs()]


@pytest.fixture(scope="session")
def json_of(toolbox: Toolbox) -> Callable[[Report], dict[str, Any]]:
    """The reading of a report as the JSON that the program prints."""

    def read(report: Report) -> dict[str, Any]:
        reading = process(report, toolbox)
        return reading_of(reading.report, reading.annotations, reading.record)

    return read


@pytest.fixture(scope="session")
def report_of() -> Callable[[str], Report]:
    """A report of a text, dated 4 February 2022."""

    def make(text: str) -> Report:
        return freeze(
            text, origin=Origin("test"), source_sha256="", reader="test/1", published="2022-02-04", published_by="given"
        )

    return make
