"""How a record grows: synthetic readings taken in, joined, and asked.

    python -m benchmarks.record [N [FOLDER]]

N readings, 4,000 unless told, are made from those of the samples (see synthetic.py). Prints a table with a row for N and for each
of 10,000, 20,000, 50,000 and 100,000 below it, and tells each when it is there: readings taken in and brought up to date in a
second of the processor, the median of each question in milliseconds, and that of lists asked for while another process adds. The
record stays in FOLDER if one is named, for benchmarks/pages.py.
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.synthetic import sample_readings, synthetic
from readout.accounts.ids import encounter_id
from readout.adding import BATCH
from readout.open_record import CommitmentsWanted, OpenRecord, Wanted
from readout.program import this_program
from readout.store import Store

Json = dict[str, Any]
READINGS, SIZES, PORTION, TIMES, ADDED_MEANWHILE = 4000, (10_000, 20_000, 50_000, 100_000), 2000, 20, 1000
COLUMNS = (
    "readings|taken in /s|settled /s|both /s|encounters|of an actor|statements|of an act|actor, act|actors|search|compare|"
    "positions|promises|waiting|while adding|MB"
)
TODAY = date(2022, 12, 31)


def median(ask: Callable[[], object]) -> float:
    """Milliseconds, the median of some times."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - started)
    return 1000 * statistics.median(taken)


def questions(record: OpenRecord) -> tuple[float, ...]:
    """The medians of lists, of a search, of a comparison, of an actor's positions, and of the ledger."""
    first = record.encounters(Wanted(limit=1))[0]
    actor, words = str(record.actors(Wanted(limit=1))[0]["name"]), first.joined.accounts[0].evidence[0].exact
    asked: tuple[Callable[[], object], ...] = (
        lambda: record.encounters(Wanted(limit=50)),
        lambda: record.encounters(Wanted(actor=actor, limit=50)),
        lambda: list(record.statements(Wanted(limit=50))),
        lambda: list(record.statements(Wanted(act="pledge", limit=50))),
        lambda: list(record.statements(Wanted(actor=actor, act="pledge", limit=50))),
        lambda: record.actors(Wanted(limit=50)),
        lambda: record.search(words, limit=20),
        lambda: record.compare(encounter_id(first.joined)),
        lambda: record.positions(actor),
        lambda: record.commitments(TODAY, CommitmentsWanted(limit=50)),
        lambda: record.commitments(TODAY, CommitmentsWanted(status="waiting", order="deadline", limit=6)),
    )
    return tuple(map(median, asked))


def add_meanwhile(path: str, readings: list[Json]) -> None:
    """What another process does: adds readings."""
    with Store.open(path) as store:
        writer = store.writer(this_program())
        for at in range(0, len(readings), BATCH):
            writer.add(readings[at : at + BATCH])


def while_adding(store: Store, path: str, readings: list[Json]) -> float:
    """The median of lists asked for as long as another process adds."""
    taken = []
    adding = multiprocessing.get_context("spawn").Process(target=add_meanwhile, args=(path, readings))
    adding.start()
    while adding.is_alive():
        started = time.perf_counter()
        store.encounters(Wanted(limit=50))
        taken.append(time.perf_counter() - started)
    adding.join()
    return 1000 * statistics.median(taken)


def measure(count: int, folder: Path) -> Table:
    """The table for a record of so many readings."""
    table = Table(*COLUMNS.split("|"), title="A record as it grows, on one core", title_justify="left")
    readings, path, there = synthetic(sample_readings(), count + ADDED_MEANWHILE * (len(SIZES) + 1)), folder / "record.db", 0
    with Store.open(str(path)) as store:
        writer = store.writer(this_program())
        for size in (*(size for size in SIZES if size < count), count):
            adding, settling, before = 0.0, 0.0, there
            while there < size:
                portion = list(islice(readings, min(PORTION, size - there)))
                started = time.process_time()
                for at in range(0, len(portion), BATCH):
                    writer.add(portion[at : at + BATCH])
                added = time.process_time()
                store.settle()
                adding, settling = adding + added - started, settling + time.process_time() - added
                there += len(portion)
            cells = [f"{(there - before) / seconds:.0f}" for seconds in (adding, settling, adding + settling)]
            cells += [f"{each:.1f}" for each in questions(OpenRecord(store))]
            cells.append(f"{while_adding(store, str(path), list(islice(readings, ADDED_MEANWHILE))):.1f}")
            there += ADDED_MEANWHILE
            row = (str(size), *cells, f"{path.stat().st_size / 1e6:.0f}")
            print(*row, file=sys.stderr, flush=True)
            table.add_row(*row)
    return table


def main(count: str = str(READINGS), folder: str = "") -> None:
    """Prints the table; without a folder the record is thrown away."""
    with tempfile.TemporaryDirectory() as scratch:
        Console(width=220).print(measure(int(count), Path(folder or scratch)))


if __name__ == "__main__":
    main(*sys.argv[1:3])
