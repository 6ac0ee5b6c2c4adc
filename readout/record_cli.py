"""The commands that keep and ask a record of many reports."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from readout.errors import RecordError

if TYPE_CHECKING:
    from readout.adding import Outcome
    from readout.open_record import OpenRecord, Wanted
    from readout.views.record_rows import Flat

WIDEST = 160
Address = Annotated[
    str, typer.Option("--record", metavar="FILE", help="The record: a file, or the postgresql:// address of a database.")
]
DEFAULT = "readout.db"


class Form(StrEnum):
    """The forms in which answers are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


Printed = Annotated[
    Form | None,
    typer.Option(
        "--format", help="table for people, jsonl for programs, csv for spreadsheets. Default: table at a terminal, else jsonl."
    ),
]
ActorNamed = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Only what this actor did or said: a name or an id.")
]
About = Annotated[str | None, typer.Option(metavar="WORDS", help="Only what is about this topic or has these words.")]
Topic = Annotated[str | None, typer.Option(metavar="TOPIC", help="Only this topic of the list in docs/reference.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on: 2022-02-06.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day.")]
PublishedBy = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Only as this publisher tells it.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="As things stood on this day. Default: today.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="No more than so many.")]


def add_commands(app: typer.Typer) -> None:
    """Makes the commands known to the command line."""
    commands: dict[str, Callable[..., None]] = {
        "encounters": encounters_command,
        "statements": statements_command,
        "commitments": commitments_command,
        "scheduled": scheduled_command,
        "actors": actors_command,
        "reports": reports_command,
        "compare": compare_command,
        "timeline": timeline_command,
        "search": search_command,
        "verify": verify_command,
    }
    for name, command in commands.items():
        app.command(name, rich_help_panel="The record")(command)


def encounters_command(
    record: Address = DEFAULT,
    actor: ActorNamed = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Only this status: held, planned, cancelled ...")] = None,
    limit: Limit = None,
    form: Printed = None,
) -> None:
    """Who met whom: every encounter once, with the accounts that tell of it.

    [dim]readout encounters --actor "Xi Jinping" --since 2022-01-01[/dim]
    """
    from readout.views.accounts import encounter_json
    from readout.views.record_rows import encounter_row, in_words

    wanted = asked(actor=actor, about=about, since=since, until=until, publisher=publisher, status=status, limit=limit)
    with opened(record) as book:
        show(book.encounters(wanted), form, encounter_row, encounter_json, partial(encounter_row, called=in_words))


def statements_command(
    record: Address = DEFAULT,
    actor: ActorNamed = None,
    about: About = None,
    act: Annotated[str | None, typer.Option(metavar="ACT", help="Only this act: pledge, urge, deny ...")] = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    limit: Limit = None,
    cite: Annotated[
        bool, typer.Option("--cite", help="Print a citation of each: publisher, title, day, address, words.")
    ] = False,
    form: Printed = None,
) -> None:
    """Who said what: every statement of every report, by the days of the reports.

    [dim]readout statements --actor "António Guterres" --act urge[/dim]
    [dim]readout statements --about ceasefire --cite[/dim]
    """
    from readout.views.accounts import said_json
    from readout.views.export.citations import cite as citation
    from readout.views.record_rows import in_words, statement_row

    wanted = asked(actor=actor, about=about, act=act, topic=topic, since=since, until=until, publisher=publisher, limit=limit)
    with opened(record) as book:
        if cite:
            for said in book.statements(wanted):
                print(citation(said.source, said.content))
        else:
            show(book.statements(wanted), form, statement_row, said_json, partial(statement_row, called=in_words))


def commitments_command(
    record: Address = DEFAULT,
    on: On = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only what this actor owes.")] = None,
    beneficiary: Annotated[str | None, typer.Option("--to", metavar="NAME", help="Only what is owed to this actor.")] = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="Only open, due, overdue, fulfilled, broken, changed or lapsed.")
    ] = None,
    limit: Limit = None,
    after: Annotated[str | None, typer.Option(metavar="ID", help="Only those behind this one.")] = None,
    form: Printed = None,
) -> None:
    """What was promised, and what became of it.

    [dim]readout commitments --on 2022-06-30 --status overdue[/dim]
    """
    from readout.store.ledger_questions import CommitmentsWanted
    from readout.views.accounts import owed_json
    from readout.views.record_rows import commitment_row, in_words

    days = {name: a_day(day, f"--{name}") if day else None for name, day in (("since", since), ("until", until))}
    wanted = CommitmentsWanted(actor, beneficiary, about, **days, publisher=publisher, status=status, limit=limit, after=after)
    with opened(record) as book:
        show(book.commitments(day_asked(on), wanted), form, commitment_row, owed_json, partial(commitment_row, called=in_words))


def scheduled_command(
    record: Address = DEFAULT,
    on: On = None,
    actor: ActorNamed = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help='Only ahead, held, moved, cancelled or "no report since".')
    ] = None,
    limit: Limit = None,
    form: Printed = None,
) -> None:
    """Which encounters were arranged, and what became of them: held, moved, cancelled, or no report since.

    [dim]readout scheduled --on 2022-06-30 --status "no report since"[/dim]
    """
    from readout.views.accounts import scheduled_json
    from readout.views.record_rows import in_words, scheduled_row

    wanted = asked(actor=actor, about=about, since=since, until=until, publisher=publisher, status=status, limit=limit)
    with opened(record) as book:
        show(book.scheduled(day_asked(on), wanted), form, scheduled_row, scheduled_json, partial(scheduled_row, called=in_words))


def actors_command(record: Address = DEFAULT, actor: ActorNamed = None, limit: Limit = None, form: Printed = None) -> None:
    """Who acts in the record, and how often: those who did most first.

    [dim]readout actors --limit 20[/dim]
    """
    from readout.views.record_rows import actor_row

    with opened(record) as book:
        show(book.actors(asked(actor=actor, limit=limit)), form, actor_row, actor_row)


def reports_command(
    record: Address = DEFAULT,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    limit: Limit = None,
    form: Printed = None,
) -> None:
    """The reports of the record, with the number of their facts.

    [dim]readout reports --publisher EIRNS[/dim]
    """
    from readout.views.record_rows import report_row

    with opened(record) as book:
        show(book.reports(asked(since=since, until=until, publisher=publisher, limit=limit)), form, report_row, report_row)


def compare_command(
    encounters: Annotated[
        list[str] | None, typer.Argument(metavar="ENCOUNTER", help="Ids of encounters, or their beginnings.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every encounter of which two reports or more tell.")] = False,
    record: Address = DEFAULT,
    form: Printed = None,
) -> None:
    """The accounts of an encounter side by side: what they share, what only one tells, where they contradict each other.

    [dim]readout compare 3f2a[/dim]
    """
    from readout.views.accounts import comparison_json
    from readout.views.record_text import comparison_text

    if bool(encounters) == everything:
        raise RecordError("name the encounters to compare, or ask for --all; readout encounters lists them")
    with opened(record) as book:
        found = book.comparisons() if everything else map(book.compare, encounters or ())
        for comparison in found:
            if chosen(form) is Form.TABLE:
                print_parts(comparison_text(comparison))
            else:
                print_line(comparison_json(comparison.encounter, comparison.points))


def timeline_command(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name or an id.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Only what concerns these two.")] = None,
    record: Address = DEFAULT,
    form: Printed = None,
) -> None:
    """What an actor did and said, day by day; of two, what they did together and said to each other.

    [dim]readout timeline "Xi Jinping" "Joe Biden"[/dim]
    """
    from readout.views.accounts import entry_json
    from readout.views.record_text import timeline_text

    with opened(record) as book:
        entries = book.timeline(actor, other)
    if chosen(form) is Form.TABLE:
        print_parts(timeline_text(entries))
    else:
        for entry in entries:
            print_line(entry_json(entry))


def search_command(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words in any form, "exact words", or a beginning*.')],
    record: Address = DEFAULT,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="No more than so many.")] = 20,
    form: Printed = None,
) -> None:
    """The reports in which words stand, the best first.

    [dim]readout search '"common but differentiated" ceasefire'[/dim]
    """
    from readout.views.accounts import hit_json
    from readout.views.record_text import hit_text

    with opened(record) as book:
        hits = book.search(words, limit=limit)
    if chosen(form) is Form.TABLE:
        print_parts(map(hit_text, hits))
    else:
        for hit in hits:
            print_line(hit_json(hit))


def verify_command(record: Address = DEFAULT) -> None:
    """Check every anchor of the record against the text of its report.

    Leaves with 1 if one fails.
    """
    with opened(record) as book:
        wrong = 0
        for each in book.mismatches():
            wrong += 1
            place = f"{each.report} {each.kind} {each.number} {each.role} {each.start}-{each.end}"
            print(f"{place}: {each.exact!r} is stored, {each.found!r} stands there")
        print(f"{book.anchors()} anchors checked, {wrong} wrong")
    if wrong:
        raise typer.Exit(1)


def opened(address: str) -> "OpenRecord":
    """The record at the address; raises RecordError if there is none."""
    from readout.open_record import OpenRecord

    return OpenRecord.open(address)


def asked(**wanted: Any) -> "Wanted":
    """What is wanted, its days checked."""
    from readout.store.questions import Wanted

    for name in ("since", "until"):
        if wanted.get(name) is not None:
            wanted[name] = a_day(wanted[name], f"--{name}")
    return Wanted(**wanted)


def a_day(words: str, option: str) -> str:
    """The day as given; raises RecordError if it is none."""
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise RecordError(f"{option} {words}: not a day; write it as 2022-02-06") from error


def day_asked(on: str | None) -> date:
    """The day given, else today; raises RecordError if it is none."""
    return date.fromisoformat(a_day(on, "--on")) if on else date.today()


def chosen(form: Form | None) -> Form:
    """The form asked for; else a table at a terminal, JSON Lines elsewhere."""
    return form or (Form.TABLE if sys.stdout.isatty() else Form.JSONL)


def show(
    found: Iterable[Any],
    form: Form | None,
    row: Callable[[Any], "Flat"],
    as_json: Callable[[Any], Any],
    in_table: Callable[[Any], "Flat"] | None = None,
) -> None:
    """Prints an answer in its form; JSON Lines and CSV as it comes, a table, with rows for people, when all is there."""
    match chosen(form):
        case Form.JSONL:
            for each in found:
                print_line(as_json(each))
        case Form.CSV:
            print_csv(map(row, found))
        case Form.TABLE:
            from readout.views.record_text import table_of

            rows = list(map(in_table or row, found))
            print_parts([table_of(rows)] if rows else ["nothing in the record fits"])


def print_line(found: Any) -> None:
    """One JSON object in a line."""
    print(json.dumps(found, ensure_ascii=False))


def print_csv(rows: Iterator["Flat"]) -> None:
    """Rows under a line of their names, safe to open in a spreadsheet."""
    from readout.views.export.comma_separated import write_flat

    write_flat(rows, sys.stdout)


def print_parts(parts: Iterable[Any]) -> None:
    """Parts for a person, as wide as the terminal."""
    from rich.console import Console

    from readout.views.record_text import printed

    console = Console()
    width = min(console.width, WIDEST) if sys.stdout.isatty() else WIDEST
    print(printed(parts, width, colour=sys.stdout.isatty() and console.color_system is not None).rstrip("\n"))


def outcome_line(outcome: "Outcome") -> str | None:
    """What to tell of an input once it is dealt with; None for one that was there already."""
    from readout.adding import Added

    if not isinstance(outcome, Added):
        return None
    return (
        f"added {outcome.report}  {outcome.name}: {outcome.encounters} encounters, "
        f"{outcome.statements} statements, {outcome.commitments} commitments"
    )
