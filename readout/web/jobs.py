"""Reports that were sent to a page, read one job after the other beside the pages, with what became of each."""

import secrets
import shutil
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from queue import Queue
from tempfile import mkdtemp
from threading import Lock, Thread

from readout.adding import Outcome, add_reports
from readout.errors import ReadoutError
from readout.ingest import Input, Options, Refused, find_inputs, refused
from readout.ingest.sources import sniff
from readout.reading import make_toolbox
from readout.report import Origin
from readout.store import Store

# A job reads no more documents than so many and starts none after so many seconds; `readout add` has no such bounds.
MOST_DOCUMENTS, LONGEST = 2_000, 900.0
# So many jobs may wait, and so many are remembered once they are done.
MOST_WAITING, MOST_KEPT = 8, 100
PASTED = "pasted text"


@dataclass(slots=True)
class Job:
    """What was sent at once: where it waits, what is said of it, and what became of each document so far."""

    name: str
    folder: Path
    text: str | None
    said: Mapping[str, str | None]
    outcomes: list[Outcome] = field(default_factory=list)
    done: bool = False
    trouble: str | None = None


class TooManyJobs(ReadoutError):
    """More is waiting to be read than this server takes."""


class Jobs:
    """The jobs of one record. They are read by one thread, in the order in which they came."""

    def __init__(self, address: str, when_done: Callable[[], None]) -> None:
        self._address, self._when_done = address, when_done
        # Made for the first job, and kept: that takes longer than to read a text.
        self._make_tools = cache(make_toolbox)
        self._kept: OrderedDict[str, Job] = OrderedDict()
        self._waiting: Queue[Job | None] = Queue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self, text: str | None, files: Iterable[tuple[str, bytes]], said: Mapping[str, str | None]) -> Job:
        """A new job for a pasted text, for files by their names, or for both; `said` is what is known of all of them.

        Raises TooManyJobs if too many are waiting.
        """
        if self._waiting.qsize() >= MOST_WAITING:
            raise TooManyJobs("much is waiting to be read already; try again in a few minutes, or use readout add")
        job = Job(secrets.token_urlsafe(9), Path(mkdtemp(prefix="readout-")), text, said)
        for number, (name, content) in enumerate(files):
            place = job.folder / str(number)
            place.mkdir()
            (place / safe_name(name)).write_bytes(content)
        with self._lock:
            self._kept[job.name] = job
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
        self._waiting.put(job)
        return job

    def called(self, name: str) -> Job | None:
        """The job of a name, None if there is none or it was long ago."""
        return self._kept.get(name)

    def close(self) -> None:
        """Ends the thread once its job is done."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(timeout=5)

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            try:
                self._read(job)
            except Exception as error:  # one job's fault must not stop the others
                job.trouble = str(error) if isinstance(error, ReadoutError) else f"internal error, {type(error).__name__}"
            finally:
                shutil.rmtree(job.folder, ignore_errors=True)
                job.done = True
                self._when_done()

    def _read(self, job: Job) -> None:
        until = time.monotonic() + LONGEST
        with Store.open(self._address) as store:
            for outcome in add_reports(bounded(documents(job), until), store, Options(), make_tools=self._make_tools):
                job.outcomes.append(outcome)


def documents(job: Job) -> Iterator[Input | Refused]:
    """The documents of a job, with what is said of them."""
    said = {name: value for name, value in job.said.items() if value}
    paths = sorted(job.folder.glob("*/*"), key=lambda path: int(path.parent.name))
    if job.text:
        content = job.text.replace("\r\n", "\n").encode(errors="replace")
        yield Input(Origin(PASTED, **said), sniff(content), data=content)
    # A title and an address are those of one text, not of every file.
    of_all = {name: value for name, value in said.items() if name in ("publisher", "published")}
    for item in find_inputs(paths):
        yield item if isinstance(item, Refused) else replace(item, origin=replace(item.origin, **of_all))


def bounded(items: Iterable[Input | Refused], until: float) -> Iterator[Input | Refused]:
    """The documents within the bounds; the first beyond them is refused, and says so for the rest."""
    for number, item in enumerate(items):
        if number < MOST_DOCUMENTS and time.monotonic() < until:
            yield item
            continue
        many = TooManyJobs(f"{item.origin.name}: this and what follows is too much for a page; use readout add")
        yield refused(item.origin, many)
        return


def safe_name(name: str) -> str:
    """The last part of a name that a browser sent, as a file may be called."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*').strip(". ")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[:80]}{dot}{suffix[:12]}" if stem else kept[:80] or "upload"
