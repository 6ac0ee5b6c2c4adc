"""Stored reports read again by the program that runs, and what that changes: shown, or kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from readout.batch import run
from readout.errors import RecordError
from readout.ingest import JSON, Options, Refused, media_type_of, read, refused
from readout.program import this_program
from readout.reading import Toolbox, make_toolbox, process
from readout.report import Origin, Report, freeze
from readout.store import Store
from readout.store.questions import Wanted
from readout.store.rereading import Reread, Stored
from readout.views.reading import reading_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Again:
    """What a worker hands back: the key of the report, and what is read in it now."""

    key: int
    origin: Origin
    reading: Json


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which reports are read again: those that another version read, bound by `wanted`; or those that are named."""

    wanted: Wanted
    named: Sequence[str] = ()


def show_changes(store: Store, chosen: Chosen, *, workers: int = 1) -> Iterator[Reread | Refused]:
    """What reading the reports again would change, report by report; the record stays as it is."""
    return _read_again(store, chosen, store.rereading(this_program()).compare, workers)


def keep_changes(store: Store, chosen: Chosen, *, workers: int = 1) -> Iterator[Reread | Refused]:
    """Reads the reports again and keeps it, each in one transaction; tells of each once it is safely there.

    A run that was cut off goes on where it ended: what it has kept is of this version. At the end the record is settled.
    """
    yield from _read_again(store, chosen, store.rereading(this_program()).keep, workers)
    store.settle()


def _read_again(store: Store, chosen: Chosen, take: Callable[[int, Json], Reread], workers: int) -> Iterator[Reread | Refused]:
    reports = store.rereading(this_program()).reports(chosen.wanted, chosen.named)
    for outcome in run(reports, read_stored, make_toolbox, workers=workers):
        if isinstance(outcome, Refused):
            yield outcome
            continue
        try:
            yield take(outcome.key, outcome.reading)
        except RecordError as error:
            yield refused(outcome.origin, error)


def read_stored(stored: Stored, toolbox: Toolbox) -> Again:
    """The reading of a stored report."""
    reading = process(report_of(stored), toolbox)
    return Again(stored.key, stored.origin, reading_of(reading.report, reading.annotations, reading.record))


def report_of(stored: Stored) -> Report:
    """The report made anew of its original bytes; of its frozen text if these are gone, or a line of JSON Lines.

    Such a line holds the text as it was frozen, under a name that only the first caller knew. What was known of the publication
    stays; a day that was found in the text is found anew. A text that is the same keeps the report's id.
    """
    columns, origin = stored.columns, stored.origin
    kind = JSON if stored.content is None else media_type_of(origin.name, stored.content)
    if stored.content is None or kind == JSON:
        found = freeze(columns["text"], origin=origin, source_sha256=columns["source_sha256"], reader="stored")
    else:
        found = read(stored.content, media_type=kind, origin=origin, options=Options(max_bytes=len(stored.content)))
    return replace(
        found,
        id=columns["id"] if found.text == columns["text"] else found.id,
        language=columns["language"],
        title=columns["title"],
        publisher=columns["publisher"],
        published=origin.published,
        published_by=columns["published_by"] if origin.published else None,
        text_sha256=columns["text_sha256"] if found.text == columns["text"] else found.text_sha256,
        source_sha256=columns["source_sha256"],
    )
