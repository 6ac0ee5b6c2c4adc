"""The command that writes the record in the formats of other programs."""

import sys
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from readout.errors import RecordError
from readout.record_cli import DEFAULT, ActorNamed, Address, PublishedBy, Since, Until, a_day, asked, opened

if TYPE_CHECKING:
    from readout.open_record import OpenRecord, Wanted
    from readout.views.export import Format

FormatNamed = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="csv, jsonl, parquet, web-annotation, schema-org, plover, icalendar, bibtex, csl-json or followthemoney.",
    ),
]
Kind = Annotated[
    str | None,
    typer.Argument(metavar="KIND", help="encounters, statements, commitments, reports or readings. Default: the format's first."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Commitments as things stood on this day. Default: today.")]


def add_export_command(app: typer.Typer) -> None:
    """Makes the command known to the command line."""
    app.command("export", rich_help_panel="The record")(export_command)


def export_command(
    form: FormatNamed,
    kind: Kind = None,
    record: Address = DEFAULT,
    output: Output = None,
    actor: ActorNamed = None,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    on: On = None,
) -> None:
    """Write the record for other programs: spreadsheets, calendars, citations, event data, annotations.

    [dim]readout export csv statements --output statements.csv[/dim]
    [dim]readout export icalendar encounters --since 2026-01-01 > ahead.ics[/dim]
    """
    from readout.views.export import FORMATS

    if form not in FORMATS:
        raise RecordError(f"{form}: no such format; choose one of {', '.join(FORMATS)}")
    chosen = kind or FORMATS[form].kinds[0]
    if chosen not in FORMATS[form].kinds:
        raise RecordError(f"{form} does not export {chosen}; it exports {', '.join(FORMATS[form].kinds)}")
    wanted = asked(actor=actor, since=since, until=until, publisher=publisher)
    day = date.fromisoformat(a_day(on, "--on")) if on else date.today()
    with opened(record) as book:
        write(FORMATS[form], chosen, values(book, chosen, wanted, day), output)


def values(book: "OpenRecord", kind: str, wanted: "Wanted", day: date) -> Iterable[Any]:
    """The values of a kind, one by one where the record gives them so."""

    def owed() -> Iterable[Any]:
        return (each for each in book.commitments(day) if wanted.actor in (None, each.debtor.actor, each.debtor.name))

    sources: dict[str, Callable[[], Iterable[Any]]] = {
        "encounters": lambda: book.encounters(wanted),
        "statements": lambda: book.statements(wanted),
        "commitments": owed,
        "reports": lambda: book.sources(wanted),
        "readings": lambda: book.readings(wanted),
    }
    return sources[kind]()


def write(form: "Format", kind: str, found: Iterable[Any], output: Path | None) -> None:
    """Writes the values to a file, or to standard output."""
    if kind in form.file:
        if output is None:
            raise RecordError("this format is a file of its own; name it with --output")
        form.file[kind](found, output)
        return
    with target(output) as out:
        form.stream[kind](found, out)


def target(output: Path | None) -> Any:
    """Where text goes, in UTF-8 and with its line ends as they are; raises RecordError if the file cannot be made."""
    if output is not None:
        try:
            return output.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise RecordError(f"{output}: cannot be written ({error.strerror}); name another file") from error
    out: IO[str] = sys.stdout
    out.reconfigure(encoding="utf-8", newline="")  # type: ignore[attr-defined]
    return nullcontext(out)
