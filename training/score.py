"""The program's figures on the gold reports, beside the floors below which none may fall.

    python training/score.py [SHARED] [--misses] [--update [--allow-regression]]

SHARED is the folder with `gold/`, `data/polnear` and `tools/score.py`, `../shared` unless given. Leaves with 0 if no figure is
below its floor, 1 if one is or an anchor is wrong, 2 without the folder.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from readout.ingest import Input, Refused, find_inputs, read_input
from readout.printing import json_line
from readout.reading import Toolbox, make_toolbox, process
from training.score_record import print_record

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors.toml"
# The seeds are read as their text files, without a word of what gold knows of them: their day must be found.
FROM_TEXT = "seeds"
WITH_METADATA = ("written", "official")
TOGETHER = "written+official"
# Attributions alone, on texts of another kind: the dev part of PolNeAR, on which the model's thresholds were chosen.
POLNEAR = "polnear"
# The record of many reports, on the set that is annotated across them.
RECORD, ACCOUNTS = "record", "written"
FIELDS = ("id", "title", "publisher", "published", "url", "text")

Values = Mapping[str, Mapping[str, float]]
_CURVE = re.compile(r"^(?P<name>[a-z_.+]+) +P +(?P<p>[\d.]+) +R +(?P<r>[\d.]+) +F1 +(?P<f>[\d.]+)")
_ROLE = re.compile(r"^(?P<role>\w+) +overlap F1 (?P<overlap>[\d.]+) +exact F1 (?P<exact>[\d.]+)")
_RATE = re.compile(r"^(?P<name>[a-z_.+]+) +(?P<rate>[\d.]+) +\(of (?P<of>\d+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a set: F1 with precision and recall, or the share that is right among the matched with the numbers.

    `pinned` is what has a floor: F1, or the number that is right. The share would fall where more is found at all.
    """

    shown: float
    detail: str
    pinned: float


@dataclass(frozen=True, slots=True)
class Regression:
    """A figure below its floor."""

    of: str
    name: str
    value: float
    floor: float


def parse_figures(output: str) -> dict[str, Figure]:
    """The figures that score.py printed, by name; other lines are left aside."""
    found = {}
    for line in output.splitlines():
        if curve := _CURVE.match(line):
            found[curve["name"]] = Figure(float(curve["f"]), f"{curve['p']} {curve['r']}", float(curve["f"]))
        elif rate := _RATE.match(line):
            right = round(float(rate["rate"]) * int(rate["of"]))
            found[rate["name"]] = Figure(float(rate["rate"]), f"{right} of {rate['of']}", right)
        elif role := _ROLE.match(line):
            for kind in ("overlap", "exact"):
                found[f"{role['role']}.{kind}"] = Figure(float(role[kind]), "", float(role[kind]))
    return found


def other_lines(output: str) -> list[str]:
    """What score.py printed besides figures: each miss, where they were asked for."""
    return [line for line in output.splitlines() if not (line.startswith("#") or _CURVE.match(line) or _RATE.match(line))]


def regressions(values: Values, floors: Values) -> list[Regression]:
    """The figures below their floors; one that is gone counts as nought."""
    return [
        Regression(of, name, value, floor)
        for of, names in floors.items()
        for name, floor in names.items()
        if (value := values.get(of, {}).get(name, 0.0)) < floor
    ]


def updated(values: Values, floors: Values, *, allow_regression: bool = False) -> dict[str, dict[str, float]]:
    """The floors raised to the present figures; lowered, and those of figures that are gone dropped, only if that is allowed."""
    if allow_regression:
        return {of: dict(names) for of, names in values.items()}
    every = {of: {**floors.get(of, {}), **values.get(of, {})} for of in [*floors, *(of for of in values if of not in floors)]}
    return {
        of: {name: max(value, floors.get(of, {}).get(name, 0.0)) for name, value in names.items()} for of, names in every.items()
    }


def floors_toml(floors: Values) -> str:
    """The floors as TOML, in a fixed order."""
    head = "# Pinned by `./dev score --update`: F1, or the number that is right among the matched. A floor only ever rises.\n"
    tables = (
        f'\n["{of}"]\n' + "".join(f'"{name}" = {value:g}\n' for name, value in sorted(names.items()))
        for of, names in sorted(floors.items())
    )
    return head + "".join(tables)


def gold_reports(folder: Path) -> Iterator[dict[str, str | None]]:
    """The reports of a gold folder without what is to be found in them."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "text" in gold:
            yield {field: gold.get(field) for field in FIELDS}


def polnear_reports(folder: Path) -> Iterator[dict[str, str | None]]:
    """The texts of a part of PolNeAR; every character counts, the ends of lines too."""
    for path in sorted((folder / "text").glob("*.txt")):
        yield {"id": path.stem, "text": path.read_bytes().decode("utf-8")}


def input_paths(folder: Path, scratch: Path) -> list[str]:
    """What the program is given for a gold folder: the text files of the seeds, else one file of JSON Lines."""
    if folder.name == FROM_TEXT:
        return [str(path) for path in sorted(folder.glob("*.txt"))]
    return [written(gold_reports(folder), scratch / f"{folder.name}.jsonl")]


def written(reports: Iterable[Mapping[str, str | None]], path: Path) -> str:
    """The path of a file of JSON Lines with these reports."""
    path.write_text("".join(f"{json.dumps(report)}\n" for report in reports), encoding="utf-8")
    return str(path)


def readings_of(inputs: Iterable[Input | Refused], toolbox: Toolbox) -> Iterator[str]:
    """The readings as lines of JSON; a refusal is told on standard error, and its report counts as found empty."""
    for item in inputs:
        if isinstance(item, Refused):
            print(item.reason, file=sys.stderr)
        else:
            yield json_line(process(read_input(item), toolbox))


def run_score(shared: Path, *arguments: str | Path) -> tuple[str, int]:
    """What score.py prints, and its exit code."""
    return run_tool(shared / "tools" / "score.py", *arguments)


def run_tool(tool: Path, *arguments: str | Path) -> tuple[str, int]:
    """What a scorer prints, and its exit code."""
    # Where a telling fits two encounters alike, the scorer of records takes the first of a set.
    fixed = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, str(tool), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=fixed)
    if done.stderr:
        raise SystemExit(done.stderr)
    return done.stdout, done.returncode


def table_of(figures: Mapping[str, Mapping[str, Figure]], below: Iterable[Regression]) -> Table:
    """One table: a row for a figure, a column for a set; what is below its floor says so."""
    low = {(one.of, one.name): one.floor for one in below}
    names = list(dict.fromkeys(name for found in figures.values() for name in found))
    table = Table(title="F1 with precision and recall, or the share right among the matched", title_justify="left")
    table.add_column("figure")
    for of in figures:
        table.add_column(of, justify="right")
    for name in [*names, *sorted({name for _, name in low} - set(names))]:
        table.add_row(name, *(cell(found.get(name), low.get((of, name))) for of, found in figures.items()))
    return table


def cell(figure: Figure | None, floor: float | None) -> str:
    """A figure as it stands in the table."""
    shown = f"{figure.shown:.3f} [dim]{figure.detail:>11}[/dim]" if figure else "-"
    return shown if floor is None else f"[red]{shown} < {floor:g}[/red]"


@dataclass(frozen=True, slots=True)
class Run:
    """One scoring of all sets: figures by set and name, what score.py printed of misses, anchors, and the speed."""

    figures: dict[str, dict[str, Figure]]
    misses: list[str]
    evidence: str
    sound: bool
    speed: str


def score_all(shared: Path, scratch: Path, *, misses: bool) -> Run:
    """Reads all sets and scores each, and those with metadata together."""
    toolbox, started, count = make_toolbox(), time.perf_counter(), 0
    for name in (FROM_TEXT, *WITH_METADATA):
        lines = list(readings_of(find_inputs(input_paths(shared / "gold" / name, scratch)), toolbox))
        (scratch / f"{name}.readings").write_text("".join(lines), encoding="utf-8")
        count += len(lines)
    seconds = time.perf_counter() - started
    put_together(shared, scratch)
    flags = ["--misses"] if misses else []
    printed = {
        name: run_score(shared, "gold", folder, scratch / f"{name}.readings", *flags)[0]
        for name, folder in folders(shared, scratch).items()
    }
    evidence, wrong = run_score(shared, "evidence", scratch / "all.readings")
    told = [line for name, text in printed.items() if name != TOGETHER for line in other_lines(text)]
    printed[POLNEAR] = attributions(shared, scratch, toolbox)
    files = print_record(scratch / f"{ACCOUNTS}.readings", scratch)
    printed[RECORD] = run_tool(shared / "tools" / "score_record.py", shared / "gold" / ACCOUNTS, *files)[0]
    figures = {name: parse_figures(text) for name, text in printed.items()}
    return Run(figures, told, evidence.strip(), not wrong, f"{count} reports in {seconds:.2f} s, {count / seconds:.1f} a second")


def attributions(shared: Path, scratch: Path, toolbox: Toolbox) -> str:
    """What score.py prints of the attributions found in the dev part of PolNeAR."""
    folder, readings = shared / "data" / "polnear" / "dev", scratch / f"{POLNEAR}.readings"
    inputs = find_inputs([written(polnear_reports(folder), scratch / f"{POLNEAR}.jsonl")])
    readings.write_text("".join(readings_of(inputs, toolbox)), encoding="utf-8")
    return run_score(shared, "attribution", folder / "attributions.jsonl", folder / "text", readings)[0]


def folders(shared: Path, scratch: Path) -> dict[str, Path]:
    """The gold folder of each set."""
    return {TOGETHER: scratch / TOGETHER, **{name: shared / "gold" / name for name in (*WITH_METADATA, FROM_TEXT)}}


def put_together(shared: Path, scratch: Path) -> None:
    """One folder of gold and one file of readings for the sets with metadata, and one file of all readings."""
    both = scratch / TOGETHER
    both.mkdir()
    for name in WITH_METADATA:
        for path in (shared / "gold" / name).glob("*.json"):
            shutil.copyfile(path, both / path.name)
    readings = {name: (scratch / f"{name}.readings").read_text(encoding="utf-8") for name in (*WITH_METADATA, FROM_TEXT)}
    (scratch / f"{TOGETHER}.readings").write_text("".join(readings[name] for name in WITH_METADATA), encoding="utf-8")
    (scratch / "all.readings").write_text("".join(readings.values()), encoding="utf-8")


def main() -> int:
    """Prints the figures and leaves with the exit code that the module's text names."""
    parser = argparse.ArgumentParser(
        prog="./dev score", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared", metavar="SHARED")
    parser.add_argument("--misses", action="store_true", help="print what was missed, found in error or misread")
    parser.add_argument("--update", action="store_true", help="raise the floors to the present figures")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors, too")
    given = parser.parse_args()
    shared = given.shared.resolve()
    if not all((shared / needed).exists() for needed in ("gold", "data/polnear/dev", "tools/score.py")):
        print("needs ../shared with gold/, data/polnear and tools/score.py; give its place: ./dev score SHARED", file=sys.stderr)
        return 2
    # Ids are hashes of where a report came from: from within the folder its name is the same at every run.
    with tempfile.TemporaryDirectory() as scratch, chdir(scratch):
        run = score_all(shared, Path(), misses=given.misses)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    values = {of: {name: figure.pinned for name, figure in found.items()} for of, found in run.figures.items()}
    if given.update:
        floors = updated(values, floors, allow_regression=given.allow_regression)
        FLOORS.write_text(floors_toml(floors), encoding="utf-8")
    return report(run, regressions(values, floors))


def report(run: Run, below: list[Regression]) -> int:
    """Prints a run; 1 if something is below its floor or an anchor is wrong, else 0."""
    print(*run.misses, sep="\n", end="\n" if run.misses else "")
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(table_of(run.figures, below))
    console.print(run.evidence, run.speed, sep="; ", highlight=False)
    if below:
        console.print(f"{len(below)} figures are below their floors: mend them, or ./dev score --update --allow-regression")
    return 1 if below or not run.sound else 0


if __name__ == "__main__":
    sys.exit(main())
