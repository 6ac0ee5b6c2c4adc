"""Reports added to a record: read, unless they are there already, and written each in one transaction."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import Any

from readout.accounts.reports import told_in
from readout.batch import run
from readout.errors import InvalidReading, ReadoutError
from readout.ingest import Input, Options, Refused, read_input, refused
from readout.program import Program, this_program
from readout.reading import Toolbox, make_toolbox, process
from readout.report import FORBIDDEN, Origin
from readout.store import Original, Store
from readout.store.layers import packed
from readout.store.rows import anchors_in
from readout.views.reading import SCHEMA, reading_of

Json = dict[str, Any]
# Finished readings are written so many at a time: fewer change the same pages of a long record more often.
BATCH = 500
_PRECISIONS = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FINISHED = f'{{"schema": "{SCHEMA}"'.encode()


@dataclass(frozen=True, slots=True)
class Added:
    """A report that is now in the record, with the number of its facts."""

    report: str
    name: str
    encounters: int
    statements: int
    commitments: int


@dataclass(frozen=True, slots=True)
class There:
    """A report that was in the record already."""

    name: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a worker hands back: the reading and the bytes that it was made of."""

    reading: Json
    original: Original


Outcome = Added | There | Refused


def add_reports(
    items: Iterable[Input | Refused],
    store: Store,
    options: Options,
    *,
    workers: int = 1,
    make_tools: Callable[[], Toolbox] = make_toolbox,
) -> Iterator[Outcome]:
    """Adds each report and tells of it once it is safely written; then brings the record up to date.

    Reports that are there already are passed over without being read again, so a run that was cut off goes on where it ended.
    Finished readings (lines that `readout read --format jsonl` printed) are taken as they are, once their anchors hold.
    `make_tools` is called once in each process, if anything must be read.
    """
    adding = Adding(store, options)
    for outcome in run(adding.unread(items), partial(read_whole, options=options), make_tools, workers=workers):
        yield from adding.done()
        yield adding.written(outcome)
    yield from adding.done()
    store.settle()


class Adding:
    """Reports on their way into a record. What needs no reading is dealt with while the inputs are looked through."""

    def __init__(self, store: Store, options: Options) -> None:
        self._store, self._options = store, options
        self._writer, self._others = store.writer(this_program()), store.writer(FOREIGN)
        self._finished: list[tuple[Origin, bytes]] = []
        self._done: list[Outcome] = []

    def done(self) -> Iterator[Outcome]:
        """What has been dealt with since this was last asked."""
        outcomes, self._done = self._done, []
        return iter(outcomes)

    def unread(self, items: Iterable[Input | Refused]) -> Iterator[Input | Refused]:
        """The inputs that must be read."""
        for item in items:
            content = None if isinstance(item, Refused) else self._content(item)
            if isinstance(item, Refused) or content is None:
                yield item
            elif content.startswith(_FINISHED):
                self._take_finished(item.origin, content)
            elif self._store.knows(hashlib.sha256(content).hexdigest(), item.origin.name, item.origin.url):
                self._done.append(There(item.origin.name))
            else:
                yield item
        self._write_finished()

    def written(self, outcome: Read | Refused) -> Outcome:
        """Writes a reading."""
        if isinstance(outcome, Refused):
            return outcome
        new = self._writer.add([outcome.reading], [outcome.original])
        return added(outcome.reading) if new else There(outcome.reading["report"]["origin"])

    def _content(self, item: Input) -> bytes | None:
        """The bytes of an input; None if it must be refused, which reading it does with the reason."""
        try:
            return item.load(self._options.max_bytes)
        except ReadoutError:
            return None

    def _take_finished(self, origin: Origin, content: bytes) -> None:
        self._finished.append((origin, content))
        if len(self._finished) == BATCH:
            self._write_finished()

    def _write_finished(self) -> None:
        """Writes the finished readings that are waiting; one whose anchors do not hold is refused alone."""
        sound: list[Json] = []
        for origin, content in self._finished:
            try:
                sound.append(checked(origin.name, content))
            except InvalidReading as error:
                self._done.append(refused(origin, error))
        self._finished.clear()
        new = set(self._others.add(sound))
        for reading in sound:
            self._done.append(added(reading) if reading["report"]["id"] in new else There(reading["report"]["origin"]))


def read_whole(item: Input, toolbox: Toolbox, *, options: Options) -> Read:
    """The reading of one input as JSON, with its bytes."""
    content = item.load(options.max_bytes)
    reading = process(read_input(item, options=options), toolbox)
    sha256 = hashlib.sha256(content).hexdigest()
    return Read(reading_of(reading.report, reading.annotations, reading.record), Original(sha256, content))


def added(reading: Json) -> Added:
    """What to tell of a reading that was added."""
    report = reading["report"]
    counts = (len(reading[kind]) for kind in ("encounters", "statements", "commitments"))
    return Added(report["id"], report["given_id"] or report["origin"], *counts)


# The program that made a finished reading does not stand in it.
FOREIGN = Program("", "", "")


def checked(name: str, content: bytes) -> Json:
    """The finished reading in the bytes of this name; raises InvalidReading if it is none, or its anchors do not hold."""
    try:
        reading: Json = json.loads(content)
        told_in(reading)
        packed(reading)
        report = reading["report"]
        undated = next((day for day in days_in(reading) if not is_day(day)), None)
        forbidden = any(FORBIDDEN.search(words) for words in report.values() if words is not None)
        wrong = next((anchor for anchor in anchors_of(reading) if not holds(anchor, report["text"])), None)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidReading(f"{name}: not a reading of {SCHEMA} ({error}); print it anew with readout read") from error
    if forbidden:
        raise InvalidReading(f"{name}: U+0000 or a lone surrogate in it; remove it and read the report again")
    if undated is not None:
        raise InvalidReading(f"{name}: {str(undated)[:40]!r} is no day; print it anew with readout read")
    if wrong is not None:
        place = f"{wrong['start']}-{wrong['end']}"
        raise InvalidReading(f"{name}: the words at {place} are not those of the text; print it anew with readout read")
    return reading


def days_in(reading: Json) -> Iterator[object]:
    """What stands in a reading where a day, a month, a year or an interval of them should."""
    yield reading["report"]["published"]
    yield from (fact["date"] for fact in reading["encounters"])
    yield from (fact["deadline"] for fact in reading["commitments"])


def is_day(words: object) -> bool:
    """True of None and of all that days are asked for by: 2022-02-06, 2022-02, 2022, two of them with a slash between."""
    if words is None:
        return True
    if not isinstance(words, str) or not 1 <= len(parts := words.split("/")) <= 2:
        return False
    try:
        days = [date.fromisoformat(part + "-01-01"[len(part) - 4 :]) for part in parts if _PRECISIONS.fullmatch(part)]
    except ValueError:
        return False
    return len(days) == len(parts)


def anchors_of(reading: Json) -> Iterator[Mapping[str, Any]]:
    """Every anchor of the facts of a reading."""
    facts = chain(reading["encounters"], reading["statements"], reading["commitments"], reading["contested"])
    roles = ("evidence", "source", "cue", "content", "condition", "claim", "denial")
    return (anchor for fact in facts for role in roles for anchor in anchors_in(fact.get(role)))


def holds(anchor: Mapping[str, Any], text: str) -> bool:
    """True if the anchor's words are those at its place."""
    start, end = anchor["start"], anchor["end"]
    return bool(0 <= start < end and text[start:end] == anchor["exact"])
