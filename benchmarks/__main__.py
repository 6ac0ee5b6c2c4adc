"""Prints the measures beside their targets.

    python -m benchmarks [--reports FILE.jsonl]

Measures the samples, repeated to about 400 words a report, or the reports of a file. Leaves with 1 if a target is missed.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import SAMPLES, write_corpus
from benchmarks.model import load_seconds, megabytes, model_share
from benchmarks.processes import run_program, start_up
from benchmarks.speed import reports_per_second

# Reports a second on two cores, which share nothing; the share of one; seconds; MB.
SPEED, SHARE, START, LOAD, MEMORY, WEIGHTS = 20.0, 0.7, 0.7, 0.6, 500.0, 30.0
CORES = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table."""

    name: str
    value: str
    target: str
    met: bool


def measures(reports: Path) -> Iterator[Measure]:
    """The measures on a file of reports; other processes first, for what this one holds would count as theirs."""
    version = start_up(["--version"])
    yield Measure("start-up, readout --version", f"{version:.2f} s", f"at most {START} s", version <= START)
    first = start_up(["read", str(sorted(SAMPLES.glob("*.txt"))[0]), "--format", "jsonl"])
    yield Measure(
        "start-up to the end of the first reading", f"{first:.2f} s", f"at most {START + LOAD:.1f} s", first <= START + LOAD
    )
    runs = [run_program(["read", str(reports), "--format", "jsonl"], hash_seed=seed) for seed in "12"]
    peak = max(run.megabytes for run in runs)
    yield Measure("peak memory", f"{peak:.0f} MB", f"at most {MEMORY:.0f} MB", peak <= MEMORY)
    same = runs[0].output == runs[1].output
    yield Measure("two runs, two hash seeds", "same bytes" if same else "differ", "same bytes", same)
    weights, load = megabytes(), load_seconds()
    yield Measure("weights on disk", f"{weights:.1f} MB", f"at most {WEIGHTS:.0f} MB", weights <= WEIGHTS)
    yield Measure("loading them, to the first answer", f"{load:.2f} s", f"at most {LOAD} s", load <= LOAD)
    rate, words = reports_per_second(reports)
    name = f"reports a second on one core, {words} words each"
    yield Measure(name, f"{rate:.1f}", f"at least {SPEED / CORES:.0f}", rate >= SPEED / CORES)
    share = model_share(reports)
    yield Measure("the bare model's share of that time", f"{share:.2f}", f"at least {SHARE}", share >= SHARE)


def table_of(found: list[Measure]) -> Table:
    """The measures beside their targets."""
    table = Table("measure", "found", "target", "")
    for one in found:
        table.add_row(one.name, one.value, one.target, "met" if one.met else "[red]missed[/red]")
    return table


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        prog="./dev bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, metavar="FILE", help="JSON Lines of reports to measure instead of the samples")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        reports = given.reports or Path(scratch) / "reports.jsonl"
        if not given.reports:
            write_corpus(reports)
        found = list(measures(reports))
    Console(width=None if sys.stdout.isatty() else 100).print(table_of(found))
    return 0 if all(one.met for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
