"""What the model weighs, how long it takes to load, and how much of a reading's time is its own."""

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from readout.annotate.tagger import WEIGHTS, Tagger
from readout.ingest import Input, find_inputs, read_input
from readout.lexicon.grammar import load_grammar
from readout.printing import json_line
from readout.reading import make_toolbox, process

SENTENCE = "Ms Berg said that talks would resume."


def megabytes(folder: Path = WEIGHTS) -> float:
    """The weights on disk, in MB."""
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e6


def load_seconds() -> float:
    """Seconds from nothing to the first answer of the model; the libraries that run it are loaded before."""
    grammar, started = load_grammar(), time.perf_counter()
    Tagger().tag(SENTENCE, grammar, [], [0])
    return time.perf_counter() - started


class Graph:
    """A graph that keeps what it was asked."""

    def __init__(self, graph: Any, asked: list[tuple[Any, Any, Any]]) -> None:
        self._graph, self._asked = graph, asked

    def run(self, outputs: Any, inputs: Any) -> Any:
        """Answers as the graph does."""
        self._asked.append((self._graph, outputs, inputs))
        return self._graph.run(outputs, inputs)


class Recorder(Tagger):
    """A tagger that keeps every question to its graphs."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[Any, Any, Any]] = []

    @cached_property
    def _graphs(self) -> Mapping[str, Any]:
        return {name: Graph(graph, self.asked) for name, graph in Tagger(self._folder)._graphs.items()}


def model_share(path: Path, times: int = 3) -> float:
    """The time of the bare model, asked the same questions again, as a share of that of whole readings; best of some passes."""
    toolbox, recorder = make_toolbox(), Recorder()
    toolbox = replace(toolbox, tools=replace(toolbox.tools, tagger=recorder))
    inputs = [found for found in find_inputs([str(path)]) if isinstance(found, Input)]
    whole, bare = [], []
    for _ in range(times + 1):
        started = time.perf_counter()
        recorder.asked.clear()
        for item in inputs:
            json_line(process(read_input(item), toolbox))
        whole.append(time.perf_counter() - started)
        started = time.perf_counter()
        for graph, outputs, questions in recorder.asked:
            graph.run(outputs, questions)
        bare.append(time.perf_counter() - started)
    return min(bare[1:]) / min(whole[1:])
