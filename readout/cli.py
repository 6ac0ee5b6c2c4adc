"""The command line: parse, call, print."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from readout.decision_cli import add_decision_commands
from readout.errors import ReadoutError
from readout.export_cli import add_export_command
from readout.positions_cli import add_positions_command
from readout.record_cli import DEFAULT, Address, add_commands, outcome_line
from readout.reread_cli import add_reread_command
from readout.serve_cli import add_serve_command

if TYPE_CHECKING:
    from readout.ingest import Input, Options, Refused
    from readout.printing import View

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
    typer.Argument(metavar="PATH", help="Files or folders: .txt, .html, .pdf, .jsonl, also .gz; - is standard input."),
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

    Leaves with 0 if all was read, 1 if some inputs were refused (they are
    listed at the end), 2 if nothing could be read.
    """
    form = form or default_form(output)
    said = {"published": checked_day(published), "publisher": publisher, "title": title}
    print_readings(paths, form, said, options=options_of(field, max_bytes), workers=workers, output=output)


@app.command("add", rich_help_panel="The record")
def add_command(
    paths: Paths,
    record: Address = DEFAULT,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    field: Fields = None,
    max_bytes: MaxBytes = 20_000_000,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes share the work.")] = 1,
) -> None:
    """Read reports and add them to a record of many.

    Reports that are there already are passed over, so a run that was cut off
    may simply be started again. Lines that readout read printed are taken as
    they are.

    [dim]readout add reports/ --record talks.db[/dim]

    Leaves with 0 if all is in the record, 1 if some inputs were refused, 2 if
    all were.
    """
    from readout import printing
    from readout.adding import There, add_reports
    from readout.ingest import Refused
    from readout.store import Store

    options = options_of(field, max_bytes)
    items = inputs(paths, options, {"published": checked_day(published), "publisher": publisher, "title": title})
    tally, there = printing.Tally(), 0
    with Store.open(record) as store:
        for outcome in add_reports(items, store, options, workers=workers):
            if isinstance(outcome, Refused):
                tally.refused.append(outcome)
                continue
            tally.done += 1
            there += isinstance(outcome, There)
            if line := outcome_line(outcome):
                print(line, flush=True)
    print(f"{tally.done - there} added, {there} there already, {len(tally.refused)} refused", file=sys.stderr)
    for line in printing.refusals(tally):
        print(line, file=sys.stderr)
    raise typer.Exit(printing.exit_code(tally))


@app.command("explain")
def explain_command(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    field: Fields = None,
    max_bytes: MaxBytes = 20_000_000,
) -> None:
    """Tell why a reading says what it says.

    For each fact the words behind it and the rule or lexicon entry that found
    it; what was seen but left out, and why; how the day of publication was
    found; what the reader saw damaged.

    [dim]readout explain statement.txt[/dim]
    """
    said = {"published": checked_day(published), "publisher": publisher, "title": title}
    print_readings(paths, None, said, options=options_of(field, max_bytes))


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a reading.

    [dim]readout schema > reading.schema.json[/dim]
    """
    from readout.views.schema import reading_schema

    typer.echo(reading_schema(), nl=False)


@app.command("actor")
def actor_command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, a variant of it, or an office: Lavrov, the WHO, UN Secretary-General.")
    ],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day that is meant: it tells who held an office.")] = None,
) -> None:
    """Tell what is known of a person, a state or a body.

    [dim]readout actor "UN Secretary-General" --on 2020-09-24[/dim]

    Leaves with 1 if the name means nobody, or more than one.
    """
    from readout.knowledge import load_knowledge
    from readout.lexicon.titles import load_titles, words_by_role
    from readout.views.actor import actor_lines, candidates, not_one

    day = checked_day(on, "--on")
    knowledge = load_knowledge(words_by_role(load_titles()))
    actor = knowledge.resolve(name, date.fromisoformat(day) if day else None)
    if actor is None or actor.actor is None:
        raise typer.Exit(told(not_one(name, candidates(name, knowledge.gazetteer), day), 1))
    for line in actor_lines(actor, knowledge.gazetteer, knowledge.wikidata.get(actor.actor), day):
        typer.echo(line)


@app.command("cases", context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})
def cases_command(context: typer.Context) -> None:
    """Show golden cases beside what is found, or propose one: readout cases --help."""
    from readout.cases_cli import cases_app

    raise typer.Exit(cases_app(context.args, prog_name="readout cases", standalone_mode=False) or 0)


add_commands(app)
add_positions_command(app)
add_reread_command(app)
add_export_command(app)
add_decision_commands(app)
add_serve_command(app)


def print_readings(
    paths: list[str],
    form: Format | None,
    said: dict[str, str | None],
    *,
    options: "Options",
    workers: int = 1,
    output: Path | None = None,
) -> None:
    """Reads the paths and prints in a form, or the explanations if there is none; leaves with the exit code of the whole."""
    from readout import printing

    tally = printing.Tally()
    items = inputs(paths, options, said)
    with printing.opened(output) as out:
        pieces = printing.views_of(items, view_of(form, out), tally, options=options, workers=workers, debug=is_debugging())
        write = printing.write_page if form is Format.HTML else printing.write_each
        write(printing.with_progress(pieces, tally, out), out)
    for line in printing.refusals(tally):
        print(line, file=sys.stderr)
    raise typer.Exit(printing.exit_code(tally))


def options_of(given: list[str] | None, max_bytes: int) -> "Options":
    """The options of reading; raises UsageError for a field that there is not."""
    from readout.ingest import FieldMap, Options

    names = [field.name for field in fields(FieldMap)]
    pairs = dict(pair.partition("=")[::2] for pair in given or ())
    for ours, theirs in pairs.items():
        if ours not in names or not theirs:
            raise UsageError(f"--field {ours}={theirs}: write OURS=THEIRS, where OURS is one of {', '.join(names)}")
    return Options(max_bytes=max_bytes, fields=replace(FieldMap(), **pairs))


def checked_day(words: str | None, option: str = "--published") -> str | None:
    """The day as given; raises UsageError if it is none."""
    if words is not None:
        try:
            date.fromisoformat(words)
        except ValueError as error:
            raise UsageError(f"{option} {words}: not a day; write it as 2022-02-06") from error
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


def view_of(form: Format | None, out: IO[str]) -> "View":
    """The view that makes the pieces of a form, or explanations."""
    from readout import printing

    if form is Format.JSONL:
        return printing.json_line
    if form is Format.HTML:
        return printing.page_view()
    from rich.console import Console

    console = Console(file=out)
    width = min(console.width, WIDEST) if out.isatty() else 80
    return printing.text_view(width, colour=console.color_system is not None) if form else printing.explaining_view(width)


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


if __name__ == "__main__":
    main()
