"""The command that tells what actors say over time."""

from typing import Annotated

import typer

from readout.record_cli import (
    DEFAULT,
    Address,
    Form,
    Printed,
    PublishedBy,
    Since,
    Until,
    asked,
    chosen,
    opened,
    print_csv,
    print_line,
    print_parts,
)


def add_positions_command(app: typer.Typer) -> None:
    """Makes the command known to the command line."""
    app.command("positions", rich_help_panel="The record")(positions_command)


def positions_command(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name or an id.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Only what the two say to and of each other.")] = None,
    phrase: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Also the first and the last use of these words; a star at the end: any ending."),
    ] = None,
    record: Address = DEFAULT,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    form: Printed = None,
) -> None:
    """What an actor says over time: by act and topic, month by month; topics that appear and vanish; the use of a phrase.

    [dim]readout positions "Sergei Lavrov" --phrase "red line*"[/dim]
    [dim]readout positions state:CHN state:USA --format csv[/dim]
    """
    from readout.views.positions import course_rows, month_rows, positions_json
    from readout.views.record_text import table_of

    with opened(record) as book:
        found = book.positions(actor, other, phrase, asked(since=since, until=until, publisher=publisher))
    match chosen(form):
        case Form.JSONL:
            for each in positions_json(found):
                print_line(each)
        case Form.CSV:
            print_csv(month_rows(found))
        case Form.TABLE:
            rows = list(course_rows(found))
            print_parts([table_of(rows)] if rows else ["nothing in the record fits"])
