"""The command line: parse, call, print."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from readout.errors import ReadoutError

if TYPE_CHECKING:
    from readout.ingest import Input, Options, Refused
    from readout.printing import Tally, View

WIDEST = 100
app = typer.Typer(
    name="readout",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="Turns reports of diplomacy into a record you can check: who met whom, who said what, what was promised.",
    epilog="Start with [bold]readout read FILE[/bold]. Every fact points to the words of the report that show it.",
)


class Format(StrEnum):
    """The forms in which readings are printed."""

    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"


SUFFIX_FORMATS = {".html": Format.HTML, ".htm": Format.HTML, ".txt": Format.TEXT}
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files or folders: .txt, .html, .pdf, .jsonl, also .gz; - is standard input."),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="The day of publication, if you know it: 2022-02-06.")]
Publisher = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published it, if you know: it tells whose 'we' is meant.")
]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="The title, if you know it.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="OURS=THEIRS",
        help="For JSON Lines: the name of a field in your corpus, as in text=body. May be repeated.",
    ),
]
MaxBytes = Annotated[int, typer.Option(metavar="N", min=1, help="Refuse inputs over this size.")]


class UsageError(ReadoutError):
    """The command line asks for something that cannot be."""


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Print the version and leave.", callback=lambda on: show_version(on))
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error. May stand anywhere in the line.")
    ] = False,
) -> None:
    """What comes before the command."""


def show_version(on: bool) -> None:
    """Prints the version and leaves, if asked to."""
    if on:
        from importlib.metadata import version

        typer.echo(f"readout {version('readout')}")
        raise typer.Exit


@app.command("read")
def read_command(
    paths: Paths,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="text for people, jsonl for programs, html for one page. Default: text at a terminal, else jsonl."
        ),
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    field: Fields = None,
    max_bytes: MaxBytes = 20_000_000,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes share the work.")] = 1,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there; the form follows from .html, .txt or .jsonl."),
    ] = None,
) -> None:
    """Read reports and tell what they hold.

    [dim]readout read statement.txt[/dim]
    [dim]readout read reports/ --format html --output reports.html[/dim]
    [dim]readout read corpus.jsonl.gz --field text=body --workers 4 > readings.jsonl[/dim]
    [dim]curl -s https://example.org/page | readout read - --published 2022-02-06[/dim]

    Leaves with 0 if all was read, 1 if some inputs were refused (they are listed at the end), 2 if nothing could be read.
    """
    from readout.printing import Tally, exit_code, refusals, views_of

    options = options_of(field, max_bytes)
    items = inputs(paths, options, {"published": checked_day(published), "publisher": publisher, "title": title})
    form = form or default_form(output)
    tally = Tally()
    with opened(output) as out:
        pieces = views_of(items, view_of(form, out), tally, options=options, workers=workers, debug=is_debugging())
        write(form, with_progress(pieces, tally, out), out)
    for line in refusals(tally):
        print(line, file=sys.stderr)
    raise typer.Exit(exit_code(tally))


def options_of(given: list[str] | None, max_bytes: int) -> "Options":
    """The options of reading; raises UsageError for a field that there is not."""
    from readout.ingest import FieldMap, Options

    names = [field.name for field in fields(FieldMap)]
    pairs = dict(pair.partition("=")[::2] for pair in given or ())
    for ours, theirs in pairs.items():
        if ours not in names or not theirs:
            raise UsageError(f"--field {ours}={theirs}: write OURS=THEIRS, where OURS is one of {', '.join(names)}")
    return Options(max_bytes=max_bytes, fields=replace(FieldMap(), **pairs))


def checked_day(words: str | None) -> str | None:
    """The day as given; raises UsageError if it is none."""
    if words is not None:
        try:
            date.fromisoformat(words)
        except ValueError as error:
            raise UsageError(f"--published {words}: not a day; write it as 2022-02-06") from error
    return words


def inputs(paths: Iterable[str], options: "Options", said: dict[str, str | None]) -> "Iterator[Input | Refused]":
    """The inputs under the paths, each with what the command line says of it."""
    from readout.ingest import find_inputs

    known: dict[str, Any] = {key: value for key, value in said.items() if value}
    for item in find_inputs(paths, stdin=sys.stdin.buffer, options=options):
        yield replace(item, origin=replace(item.origin, **known)) if known else item


def default_form(output: Path | None) -> Format:
    """text at a terminal, the form that the file's name asks for, else JSON Lines."""
    if output is not None:
        return SUFFIX_FORMATS.get(output.suffix.lower(), Format.JSONL)
    return Format.TEXT if sys.stdout.isatty() else Format.JSONL


def view_of(form: Format, out: IO[str]) -> "View":
    """The view that makes the pieces of a form."""
    from readout import printing

    if form is Format.JSONL:
        return printing.json_line
    if form is Format.HTML:
        return printing.page_view()
    from rich.console import Console

    console = Console(file=out)
    return printing.text_view(min(console.width, WIDEST) if out.isatty() else 80, colour=console.color_system is not None)


def write(form: Format, pieces: Iterable[object], out: IO[str]) -> None:
    """Writes the pieces of a form."""
    from readout import printing

    if form is Format.HTML:
        printing.write_page(pieces, out)
    else:
        printing.write_each(pieces, out)


@contextmanager
def opened(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its name only when it is whole."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield sys.stdout
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as out:
            yield out
        part.replace(output)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); give another --output") from error
    finally:
        part.unlink(missing_ok=True)


def with_progress(pieces: Iterable[object], tally: "Tally", out: IO[str]) -> Iterator[object]:
    """The pieces; meanwhile a line at the terminal counts them, unless they themselves go there."""
    if out.isatty() or not sys.stderr.isatty():
        yield from pieces
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        for piece in pieces:
            yield piece
            status.update(f"{tally.done} read" + (f", {len(tally.refused)} refused" if tally.refused else ""))


def is_debugging() -> bool:
    """True if the user asked for tracebacks."""
    return bool(os.environ.get("READOUT_DEBUG"))


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and leaves with its exit code; an error is one line on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--debug" in given:
        given.remove("--debug")
        os.environ["READOUT_DEBUG"] = "1"
    sys.exit(run(given))


def run(given: list[str]) -> int:
    """The exit code of the command line."""
    try:
        return app(given, prog_name="readout", standalone_mode=False) or 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return told("interrupted", 130)
    except (ReadoutError, typer.TyperException) as error:
        if is_debugging():
            raise
        return told(error.format_message() if isinstance(error, typer.TyperException) else str(error), 2)
    except Exception as error:
        if is_debugging():
            raise
        return told(f"internal error, {type(error).__name__}: {error}; run again with --debug and report it", 2)


def told(message: str, code: int) -> int:
    """The exit code, once the message, if there is one, is told in one line."""
    if message:
        print(f"readout: {' '.join(message.split())}", file=sys.stderr)
    return code
