"""Reports a second on one core, from bytes to a line of JSON."""

import time
from pathlib import Path

from readout.ingest import Input, find_inputs, read_input
from readout.printing import json_line
from readout.reading import Toolbox, make_toolbox, process


def reports_per_second(path: Path, times: int = 3) -> tuple[float, int]:
    """The best of some passes over all reports of a path, after one that is not counted; and the mean length in words."""
    inputs = [found for found in find_inputs([str(path)]) if isinstance(found, Input)]
    toolbox = make_toolbox()
    words = sum(len(read_input(item).text.split()) for item in inputs)
    read_all(inputs, toolbox)
    best = min(read_all(inputs, toolbox) for _ in range(times))
    return len(inputs) / best, words // len(inputs)


def read_all(inputs: list[Input], toolbox: Toolbox) -> float:
    """Seconds for all inputs."""
    started = time.perf_counter()
    for item in inputs:
        json_line(process(read_input(item), toolbox))
    return time.perf_counter() - started
