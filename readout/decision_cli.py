"""The commands by which people decide about the facts of a record."""

import getpass
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.errors import RecordError
from readout.record_cli import DEFAULT, Address, opened, print_line

if TYPE_CHECKING:
    from readout.store import Decision

Note = Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides. Default: the name under which you are logged in.")]
Taken = Annotated[
    Path | None, typer.Option("--import", metavar="FILE", help="Take over decisions that this command printed elsewhere.")
]


def add_decision_commands(app: typer.Typer) -> None:
    """Makes the commands known to the command line."""
    commands: dict[str, Callable[..., None]] = {
        "decide": decide_command,
        "undo": undo_command,
        "decisions": decisions_command,
        "doubtful": doubtful_command,
    }
    for name, command in commands.items():
        app.command(name, rich_help_panel="What people decide")(command)


def decide_command(
    verdict: Annotated[
        str,
        typer.Argument(
            metavar="VERDICT", help="same or different of two accounts, wrong or right of one fact, speaker of a statement."
        ),
    ],
    fact: Annotated[str, typer.Argument(metavar="FACT", help="REPORT/FACT, or an encounter's id for its first account.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="The other account; or who spoke, by name or id.")] = None,
    record: Address = DEFAULT,
    note: Note = None,
    by: By = None,
) -> None:
    """Decide what the program cannot know, or got wrong.

    It is kept beside the facts, obeyed by every later run, and can be undone.

    [dim]readout decide different 3f2a w01-a/9c41 --note "two rounds of one day"[/dim]
    [dim]readout decide wrong w02-b/77d0[/dim]
    [dim]readout decide speaker w02-b/c0ff "Jens Stoltenberg"[/dim]
    """
    with opened(record) as book:
        print(f"decided {book.decide(verdict, fact, other, by=by or user(), at=now(), note=note).id}")


def undo_command(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The id of a decision, or its beginning.")],
    record: Address = DEFAULT,
    note: Note = None,
    by: By = None,
) -> None:
    """Take a decision back; both are kept.

    [dim]readout undo 51bb[/dim]
    """
    with opened(record) as book:
        print(f"undone by {book.undo(decision, by=by or user(), at=now(), note=note).id}")


def decisions_command(
    record: Address = DEFAULT,
    take: Taken = None,
) -> None:
    """Print all decisions, one JSON object a line; or take over those of another record.

    [dim]readout decisions > decisions.jsonl[/dim]
    [dim]readout decisions --import decisions.jsonl --record other.db[/dim]
    """
    with opened(record) as book:
        if take is None:
            for each in book.decisions():
                print_line({"id": each.id, **asdict(each)})
        else:
            print(f"{book.take_decisions(decisions_in(take))} decisions taken over")


def decisions_in(path: Path) -> "list[Decision]":
    """The decisions of a file; raises RecordError if it holds anything else."""
    from readout.store.decisions import decision_of

    found = []
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            found.append(decision_of(json.loads(line)))
    except (OSError, ValueError, RecordError) as error:
        raise RecordError(f"{path}: not a file of decisions ({error}); make one with readout decisions > FILE") from error
    return found


def doubtful_command(record: Address = DEFAULT) -> None:
    """Print the pairs of accounts that may be of one encounter, and were left apart: decide same, or different.

    [dim]readout doubtful[/dim]
    """
    with opened(record) as book:
        for pair in book.doubtful():
            print_line(pair)


def user() -> str:
    """Who decides, as the machine knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


def now() -> str:
    """This second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()
