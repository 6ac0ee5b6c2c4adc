"""`readout cases`: what the cases expect and what the program finds, in the notation of the cases."""

from pathlib import Path
from typing import Annotated

import typer

from readout.casebook import (
    LAYERS,
    Case,
    as_toml,
    differences,
    expected_items,
    found_items,
    make_case,
    notation,
    read_case,
    read_cases,
    told,
)
from readout.errors import ReadoutError
from readout.markup import Marked, write_marked
from readout.reading import Reading, Toolbox, make_toolbox

cases_app = typer.Typer(help="Golden cases: show them beside what is found, or propose a new one.", no_args_is_help=True)
LAYER_HELP = f"The layer that the case is for: {', '.join(LAYERS)}."


@cases_app.command()
def show(
    files: Annotated[list[Path], typer.Argument(help="Case files, or folders of them.", exists=True)],
    failing: Annotated[bool, typer.Option("--failing", help="Only cases that do not pass.")] = False,
) -> None:
    """Print each case as expected and as found; failing ones carry a cross, known failures a tilde."""
    toolbox, failed = make_toolbox(), 0
    for path in case_files(files):
        try:
            cases = read_cases(path)
        except ReadoutError as error:
            typer.echo(f"{path}: {error}", err=True)
            raise typer.Exit(2) from error
        for case in cases:
            reading = read_case(case, toolbox)
            problems = differences(case, reading)
            failed += bool(problems) != case.known_failure
            if problems or not failing:
                typer.echo("\n".join([verdict(case, problems, path), *shown(case, reading, problems)]))
    raise typer.Exit(1 if failed else 0)


@cases_app.command()
def propose(
    text: Annotated[str, typer.Argument(help="The words of the case, without marks.")],
    layer: Annotated[str, typer.Option(help=LAYER_HELP)] = "attributions",
    published: Annotated[str, typer.Option(help="The report's ISO date.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published the report.")] = "",
) -> None:
    """Print what the layer finds in TEXT as a case in TOML, ready to correct and paste."""
    if layer not in LAYERS:
        raise typer.BadParameter(f"no layer {layer!r}; take one of {', '.join(LAYERS)}")
    typer.echo(proposed(text, layer, make_toolbox(), published, publisher), nl=False)


def proposed(text: str, layer: str, toolbox: Toolbox, published: str = "", publisher: str = "") -> str:
    """The case in TOML for what the layer finds in a text without marks."""
    table = {"label": "proposed", "text": write_marked(Marked(text, ()))}
    given = {field: value for field, value in (("published", published), ("publisher", publisher)) if value}
    case = make_case(layer, table | given)
    return as_toml(case, found_items(case, read_case(case, toolbox)))


def case_files(paths: list[Path]) -> list[Path]:
    """The TOML files among and below the paths, in the order given."""
    return [file for path in paths for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])]


def verdict(case: Case, problems: list[str], path: Path) -> str:
    """The line above a case: its mark, file and label."""
    mark = "✗" if bool(problems) != case.known_failure else "~" if problems else "✓"
    note = f"  known failure: {case.note}" if case.known_failure else ""
    surprise = "  passes now: take `expect` and `note` out" if case.known_failure and not problems else ""
    return f"{mark} {path.name}: {case.label}{note}{surprise}"


def shown(case: Case, reading: Reading, problems: list[str]) -> list[str]:
    """The lines below: what was expected, and where that failed what was found and each difference."""
    expected, found = expected_items(case), found_items(case, reading)
    lines = [f"  expected  {line}" for line in notation(case, expected)] + [
        f"            {told(item, case)}" for item in expected if item.values
    ]
    if problems:
        lines += [f"  found     {line}" for line in notation(case, found)]
        lines += [f"  ! {problem}" for problem in problems]
    return lines
