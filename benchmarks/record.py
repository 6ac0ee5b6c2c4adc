"""How a record grows: synthetic readings taken in, joined, and asked.

    python -m benchmarks.record [N]

N readings, 4,000 unless told, are made from those of the samples: letters and names are exchanged, days are moved. Prints a table
with a row for each quarter: readings taken in a second, seconds to bring the record up to date, and the median of each question.
"""

import json
import random
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import SAMPLES
from readout.accounts.ids import encounter_id
from readout.ingest import Input, find_inputs, read_input
from readout.open_record import OpenRecord, Wanted
from readout.program import this_program
from readout.reading import make_toolbox, process
from readout.store import Store
from readout.views.reading import reading_of

Json = dict[str, Any]
READINGS, QUARTERS, BATCH, TIMES = 4000, 4, 200, 20
DAYS = 8000
VOWELS = "aeiou"
CONSONANTS = "".join(letter for letter in string.ascii_lowercase if letter not in VOWELS)
FIRST = ("Ina", "Tor", "Mara", "Odd", "Lev", "Ruth", "Jon", "Ada", "Kai", "Noor", "Ivo", "Elin", "Omar", "Pia", "Sven", "Yara")
FAMILY = ("Berg", "Lind", "Voss", "Ness", "Dahl", "Moe", "Rask", "Holt", "Krag", "Sund", "Vik", "Aas", "Lie", "Foss", "Hagen")


def sample_readings() -> list[Json]:
    """The readings of the samples."""
    toolbox = make_toolbox()
    inputs = (found for found in find_inputs([str(SAMPLES)]) if isinstance(found, Input))
    readings = (process(read_input(item), toolbox) for item in inputs)
    return [reading_of(each.report, each.annotations, each.record) for each in readings]


def synthetic(originals: list[Json], count: int) -> Iterator[Json]:
    """Readings that differ in their letters, their people and their days; every anchor stays where it is, and holds."""
    chance = random.Random(7)
    for number in range(count):
        reading: Json = json.loads(json.dumps(originals[number % len(originals)]))
        turn = chance.randrange(1, len(CONSONANTS))
        turned = CONSONANTS[turn:] + CONSONANTS[:turn]
        letters = str.maketrans(CONSONANTS + CONSONANTS.upper(), turned + turned.upper())
        people: dict[str, str] = {}
        text = reading["report"]["text"].translate(letters)
        for kind in ("encounters", "statements", "commitments", "contested"):
            _change(reading[kind], text, people, chance)
        moved = chance.randrange(DAYS)
        for encounter in reading["encounters"]:
            encounter["date"] = later(encounter["date"], moved)
        report = reading["report"]
        name = f"{number:016x}"
        report |= {
            "id": name,
            "given_id": name,
            "text": text,
            "source_sha256": name,
            "published": later(report["published"], moved),
        }
        yield reading


def _change(found: Any, text: str, people: dict[str, str], chance: random.Random) -> None:
    """Puts other words into anchors and other people into the place of actors."""
    if isinstance(found, list):
        for each in found:
            _change(each, text, people, chance)
    elif isinstance(found, dict):
        if "exact" in found:
            found["exact"] = text[found["start"] : found["end"]]
        if "capacity" in found:
            name = people.setdefault(found["name"], f"{chance.choice(FIRST)} {chance.choice(FAMILY)}")
            found |= {"actor": None, "name": name}
        for each in found.values():
            _change(each, text, people, chance)


def later(words: str | None, days: int) -> str | None:
    """A date of days so many days later; a coarser one as it is."""
    if words is None or any(len(part) != 10 for part in words.split("/")):
        return words
    return "/".join((date.fromisoformat(part) + timedelta(days)).isoformat() for part in words.split("/"))


def median(ask: Callable[[], object]) -> float:
    """Milliseconds, the median of some times."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - started)
    return 1000 * statistics.median(taken)


def questions(record: OpenRecord, encounter: str, words: str) -> tuple[float, ...]:
    """The medians of a list of encounters, of a search and of a comparison."""
    return (
        median(lambda: record.encounters(Wanted(actor="Ina Berg", limit=50))),
        median(lambda: record.search(words, limit=20)),
        median(lambda: record.compare(encounter)),
    )


def measure(count: int, folder: Path) -> Table:
    """The table for a record of so many readings."""
    table = Table(title="A record as it grows, on one core", title_justify="left")
    for column in ("readings", "taken in a second", "settled in s", "encounters ms", "search ms", "compare ms", "MB"):
        table.add_column(column, justify="right")
    readings = list(synthetic(sample_readings(), count))
    path = folder / "record.db"
    with Store.open(str(path)) as store:
        writer, record = store.writer(this_program()), OpenRecord(store)
        for end in (count * quarter // QUARTERS for quarter in range(1, QUARTERS + 1)):
            portion = readings[end - count // QUARTERS : end]
            started = time.perf_counter()
            for at in range(0, len(portion), BATCH):
                writer.add(portion[at : at + BATCH])
            taken = time.perf_counter()
            record.settle()
            settled = time.perf_counter()
            some = encounter_id(record.encounters(Wanted(limit=1))[0].joined)
            words = " ".join(portion[-1]["report"]["text"].split()[20:22])
            asked = questions(record, some, words)
            cells = (f"{len(portion) / (taken - started):.0f}", f"{settled - taken:.1f}", *(f"{each:.1f}" for each in asked))
            table.add_row(str(end), *cells, f"{path.stat().st_size / 1e6:.0f}")
    return table


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        Console().print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else READINGS, Path(scratch)))
