"""What can only be seen from outside: start-up time, peak memory, and whether two runs print the same bytes."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "readout"
# macOS counts the peak in bytes, Linux in units of 1024.
UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the program: its output, seconds from start to end, and peak memory in MB."""

    output: bytes
    seconds: float
    megabytes: float


def run_program(arguments: Sequence[str], *, hash_seed: str = "0") -> Ran:
    """Runs `readout` once, its bytecode kept as in an installed program; raises CalledProcessError if it fails.

    The kernel counts the memory of the caller towards a child that it starts, so call this before the caller grows.
    """
    started = time.perf_counter()
    command = [str(PROGRAM), *arguments]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": ""}
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert child.stdout
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(code, command)
    return Ran(output, time.perf_counter() - started, usage.ru_maxrss * UNIT / 1e6)


def start_up(arguments: Sequence[str], times: int = 5) -> float:
    """Seconds from start to end of the quickest of some runs, after one that is not counted."""
    run_program(arguments)
    return min(run_program(arguments).seconds for _ in range(times))
