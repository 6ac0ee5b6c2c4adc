"""From inputs to print: each input read, its reading shown in one of three forms, and what was refused told at the end."""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from readout.batch import run
from readout.errors import ReadoutError
from readout.ingest import STDIN, Input, Options, Refused, read_input
from readout.reading import Reading, Toolbox, make_toolbox, process

View = Callable[[Reading], object]


class OutputError(ReadoutError):
    """The output cannot be written."""


@dataclass(slots=True)
class Tally:
    """How many inputs were read, and which were refused."""

    done: int = 0
    refused: list[Refused] = field(default_factory=list)


def read_one(item: Input, toolbox: Toolbox, *, options: Options, view: View, debug: bool = False) -> object:
    """What `view` makes of the reading of one input. Only that travels between processes: a reading itself is large."""
    try:
        return view(process(read_input(item, options=options), toolbox))
    except ReadoutError:
        raise
    except Exception:
        if debug:
            traceback.print_exc(file=sys.stderr)
        raise


def views_of(
    items: Iterable[Input | Refused], view: View, tally: Tally, *, options: Options, workers: int = 1, debug: bool = False
) -> Iterator[object]:
    """What `view` makes of each input that can be read, in the order given; `tally` counts along."""
    work = partial(read_one, options=options, view=view, debug=debug)
    for outcome in run(items, work, make_toolbox, workers=workers):
        if isinstance(outcome, Refused):
            tally.refused.append(outcome)
        else:
            tally.done += 1
            yield outcome


# Nothing in a reading holds itself.
ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def json_line(reading: Reading) -> str:
    """The reading as one JSON object in one line."""
    from readout.views.reading import reading_of

    return ENCODER.encode(reading_of(reading.report, reading.annotations, reading.record)) + "\n"


def text_view(width: int, colour: bool) -> View:
    """The view for a terminal of that many columns."""
    from readout.views.terminal import terminal_text

    return partial(terminal_text, width=width, colour=colour)


def write_each(pieces: Iterable[object], out: IO[str]) -> None:
    """Writes each piece as soon as it is there."""
    for piece in pieces:
        out.write(str(piece))
        out.flush()


def explaining_view(width: int) -> View:
    """The view that explains a reading in lines of that many columns."""
    from readout.views.explanation import explanation

    return partial(explanation, width=width)


def page_view() -> View:
    """The view that makes a report's part of a page."""
    from readout.views.page import section_of

    return section_of


def write_page(pieces: Iterable[object], out: IO[str]) -> None:
    """Writes one page of all pieces, which `page_view` made."""
    from readout.views.page import Section, page_of

    out.write(page_of([piece for piece in pieces if isinstance(piece, Section)]))


@contextmanager
def opened(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its name only when it is whole."""
    if output is None:
        with _standard_output() as out:
            yield out
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as out:
            yield out
        part.replace(output)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}); give another --output") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[IO[str]]:
    """Standard output in UTF-8. A reader that went away is no error of output: it stays a BrokenPipeError."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        yield sys.stdout
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what is still held back must not fail once more at the end
        raise OutputError(f"standard output: cannot be written ({error.strerror}); write elsewhere with --output") from error


def with_progress(pieces: Iterable[object], tally: Tally, out: IO[str]) -> Iterator[object]:
    """The pieces; meanwhile a line at the terminal counts them, unless they themselves go there."""
    if out.isatty() or not sys.stderr.isatty():
        yield from pieces
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        for piece in pieces:
            yield piece
            status.update(f"{tally.done} read" + (f", {len(tally.refused)} refused" if tally.refused else ""))


def refusals(tally: Tally) -> Iterator[str]:
    """The lines that tell which inputs were not read, and why."""
    if len(tally.refused) == 1:
        yield f"readout: {_told(tally.refused[0])}"
    elif tally.refused:
        yield f"readout: {len(tally.refused)} of {tally.done + len(tally.refused)} inputs were not read:"
        yield from (f"  {_told(refused)}" for refused in tally.refused)


def _told(refused: Refused) -> str:
    """The reason, with standard input under its name."""
    dash = f"{STDIN}: "
    return f"standard input: {refused.reason.removeprefix(dash)}" if refused.reason.startswith(dash) else refused.reason


def exit_code(tally: Tally) -> int:
    """0 if all was read, 1 if some, 2 if nothing."""
    return 0 if not tally.refused else 1 if tally.done else 2
