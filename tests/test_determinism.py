"""The same input gives the same bytes: again, in another process, in another order."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.report import Report

SAMPLES = Path(__file__).parent.parent / "samples"
PROGRAM = "import sys; from readout.cli import main; main(sys.argv[1:])"


def printed(seed: str, *paths: str) -> list[bytes]:
    """The lines that the program prints for the paths under a hash seed."""
    command = [sys.executable, "-c", PROGRAM, "read", "--format", "jsonl", *paths]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, cwd=SAMPLES, capture_output=True, check=True).stdout.splitlines()


def test_twice_in_one_process(sample_reports: list[Report], json_of: Callable[[Report], dict[str, Any]]) -> None:
    assert [json_of(report) for report in sample_reports] == [json_of(report) for report in sample_reports]


@pytest.mark.slow
def test_neither_hash_seed_nor_order_changes_a_byte() -> None:
    names = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
    forth, back = printed("1", *names), printed("2", *reversed(names))
    assert forth and sorted(forth) == sorted(back)
    assert printed("3", *names) == forth
