"""How fast pages come: a record served by one process, asked twenty times a second by another.

    python -m benchmarks.pages [RECORD | N]

RECORD is a file that `readout add` made; N readings, 4,000 unless told, are made from those of the samples (see synthetic.py).
Each kind of page is asked for in turn, at addresses spread over the record. Prints its size, and the median, the 95th and the
last of a hundred of its times in milliseconds, as a reader would wait: from the moment when the page should be asked for.
"""

import http.client
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice, pairwise
from pathlib import Path
from urllib.parse import quote, urlencode

from rich.console import Console
from rich.table import Table

from benchmarks.synthetic import sample_readings, synthetic
from readout.accounts.ids import encounter_id, owed_id
from readout.open_record import CommitmentsWanted, OpenRecord, Wanted
from readout.program import this_program
from readout.store import Store

READINGS, BATCH, A_SECOND, ASKED, OF_A_KIND, WARM = 4000, 500, 20, 100, 40, 2
COLUMNS = "page|kB|median|p95|most"


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: how long it took in seconds, and how many bytes it had."""

    page: str
    seconds: float
    bytes: int


def fill(path: Path, count: int) -> None:
    """Makes a record of so many readings."""
    readings = synthetic(sample_readings(), count)
    with Store.open(str(path)) as store:
        writer = store.writer(this_program())
        for _ in range(0, count, BATCH):
            writer.add(list(islice(readings, BATCH)))
        store.settle()


def addresses(path: str) -> dict[str, list[str]]:
    """Addresses of each kind of page, from the newest facts backward."""
    with OpenRecord.open(path) as book:
        latest = Wanted(limit=OF_A_KIND, newest_first=True)
        actors = [row["id"] or row["name"] for row in book.actors(Wanted(limit=OF_A_KIND))]
        said = list(book.statements(latest))
        owed = book.commitments(date.today(), CommitmentsWanted(limit=OF_A_KIND))
        words = [each.content[0].exact.split()[0] for each in said]
        return {
            "home": ["/"],
            "encounters": ["/encounters", *(f"/encounters?{urlencode({'actor': actor})}" for actor in actors)],
            "encounter": [f"/e/{encounter_id(each.joined)}" for each in book.encounters(latest)],
            "reports": ["/reports"],
            "report": [f"/d/{row['id']}" for row in book.reports(latest)],
            "statements": ["/statements", *(f"/statements?{urlencode({'actor': actor})}" for actor in actors)],
            "statement": [f"/s/{each.source.report}/{each.id}" for each in said],
            "actors": ["/actors"],
            "actor": [f"/a/{quote(actor, safe=':')}" for actor in actors],
            "positions": [f"/positions?{urlencode({'actor': actor})}" for actor in actors],
            "pair": [f"/pair?{urlencode({'one': one, 'other': other})}" for one, other in pairwise(actors)],
            "commitments": ["/commitments"],
            "commitment": [f"/c/{owed_id(each)}" for each in owed],
            "scheduled": ["/scheduled"],
            "search": ["/search", *(f"/search?{urlencode({'q': word})}" for word in words)],
            "review": ["/review"],
        }


def ask(port: int, page: str, address: str, due: float) -> Answered:
    """Asks for a page at its time; raises RuntimeError for anything but the page."""
    time.sleep(max(0.0, due - time.perf_counter()))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != http.client.OK:
        raise RuntimeError(f"{address}: {answer.status}")
    return Answered(page, time.perf_counter() - due, size)


def schedule(pages: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Each kind of page in turn, its addresses one after the other."""
    turns = {page: cycle(found) for page, found in pages.items() if found}
    for _ in range(ASKED):
        yield from ((page, next(turn)) for page, turn in turns.items())


def measure(port: int, pages: dict[str, list[str]]) -> Table:
    """The table of all pages."""
    for page, found in pages.items():
        for address in found[:WARM]:
            ask(port, page, address, time.perf_counter())
    start = time.perf_counter()
    with ThreadPoolExecutor(A_SECOND * 3) as pool:
        asked = [
            pool.submit(ask, port, page, address, start + number / A_SECOND)
            for number, (page, address) in enumerate(schedule(pages))
        ]
        answers = [each.result() for each in asked]
    table = Table(*COLUMNS.split("|"), title=f"Pages at {A_SECOND} a second, times in milliseconds", title_justify="left")
    for page in (*pages, "all pages"):
        own = [each for each in answers if page in (each.page, "all pages")]
        times = sorted(1000 * each.seconds for each in own)
        if times:
            figures = statistics.median(times), times[int(0.95 * len(times))], times[-1]
            table.add_row(page, f"{max(each.bytes for each in own) / 1000:.0f}", *(f"{each:.0f}" for each in figures))
    return table


def serve_and_measure(path: str) -> Table:
    """Starts the server, asks it, and ends it."""
    pages = addresses(path)
    command = [sys.executable, "-m", "readout.cli", "serve", "--record", path, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = server.stdout.readline() if server.stdout else ""
            return measure(int(address.split("/")[2].rpartition(":")[2]), pages)
        finally:
            server.terminate()


if __name__ == "__main__":
    told = sys.argv[1] if len(sys.argv) > 1 else str(READINGS)
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch) / "record.db"
        if told.isdigit():
            fill(record, int(told))
        Console(width=100).print(serve_and_measure(str(record) if told.isdigit() else told))
