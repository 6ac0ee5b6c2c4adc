"""The command that brings a record to the present version of the program."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from readout.record_cli import DEFAULT, Address, Form, Printed, PublishedBy, Since, Until, asked, chosen, print_csv, print_line

if TYPE_CHECKING:
    from readout.ingest import Refused
    from readout.printing import Tally
    from readout.store.rereading import Reread

# What stands beside the kinds of facts in the counts: reports.
CHANGED = "changed"
Reports = Annotated[
    list[str] | None,
    typer.Argument(metavar="REPORT", help="Only these, by id, its beginning or given id, even if this version read them."),
]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the changes. Without it they are only shown.")]


def add_reread_command(app: typer.Typer) -> None:
    """Makes the command known to the command line."""
    app.command("reread", rich_help_panel="The record")(reread_command)


def reread_command(
    reports: Reports = None,
    keep: Keep = False,
    record: Address = DEFAULT,
    since: Since = None,
    until: Until = None,
    publisher: PublishedBy = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes share the work.")] = 1,
    form: Printed = None,
) -> None:
    """Read stored reports again, and show what this version of readout changes: facts gained (+), lost (-) and altered (~).

    Only reports that another version read are read again. Nothing is kept
    without --keep; a run with it that was cut off may be started again. What
    people decided holds on.

    [dim]readout reread[/dim]
    [dim]readout reread --keep --workers 4[/dim]

    Leaves with 0 if all could be read, 1 if some could not, 2 if none.
    """
    from readout.printing import Tally, exit_code, refusals
    from readout.rereading import Chosen, keep_changes, show_changes
    from readout.store import Store

    wanted = Chosen(asked(since=since, until=until, publisher=publisher), reports or ())
    tally, counts = Tally(), Counter[tuple[str, str]]()
    with Store.open(record, create=False) as store:
        outcomes = (keep_changes if keep else show_changes)(store, wanted, workers=workers)
        print_changes(changed(outcomes, tally, counts), chosen(form))
    for line in [*in_sum(counts, tally.done, keep), *refusals(tally)]:
        print(line, file=sys.stderr)
    raise typer.Exit(exit_code(tally))


def changed(outcomes: "Iterable[Reread | Refused]", tally: "Tally", counts: Counter[tuple[str, str]]) -> "Iterator[Reread]":
    """Those that change something; tally and counts, of the kinds of changes and of reports, go along."""
    from readout.ingest import Refused
    from readout.views.rereading import kinds_of

    for outcome in outcomes:
        if isinstance(outcome, Refused):
            tally.refused.append(outcome)
            continue
        tally.done += 1
        if outcome.changes or outcome.decisions:
            counts.update(kinds_of(outcome))
            counts["", CHANGED] += 1
            yield outcome


def print_changes(rereads: "Iterable[Reread]", form: Form) -> None:
    """Prints the changes of each report as they come."""
    from readout.views.rereading import change_rows, reread_json, reread_lines

    match form:
        case Form.JSONL:
            for each in rereads:
                print_line(reread_json(each))
                sys.stdout.flush()
        case Form.CSV:
            print_csv(row for each in rereads for row in change_rows(each))
        case Form.TABLE:
            for each in rereads:
                print("\n".join(reread_lines(each)), flush=True)


def in_sum(counts: Counter[tuple[str, str]], read: int, kept: bool) -> "Iterator[str]":
    """What has changed in sum."""
    from readout.views.rereading import count_lines

    yield from count_lines(counts)
    reports = counts["", CHANGED]
    what = "kept" if kept else "nothing is kept; --keep keeps it" if reports else "nothing is kept"
    yield f"{read} read again, {reports} changed; {what}"
