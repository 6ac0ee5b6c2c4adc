"""The record of the written gold reports, as the program prints it, for the scorer of records."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from readout.open_record import OpenRecord
from readout.program import this_program
from readout.store import Store
from readout.views.accounts import comparison_json, encounter_json, owed_json

# Long after the last of the reports, so that every deadline of theirs has passed.
DAY = date(2026, 1, 1)


def print_record(readings: Path, folder: Path) -> tuple[Path, Path, Path]:
    """Files of encounters, comparisons and commitments of the record made of a file of readings."""
    with Store.open(str(folder / "record.db")) as store:
        store.writer(this_program()).add([json.loads(line) for line in readings.read_text(encoding="utf-8").splitlines()])
        record = OpenRecord(store)
        return (
            printed(folder / "encounters.jsonl", map(encounter_json, record.encounters())),
            printed(
                folder / "comparisons.jsonl", (comparison_json(each.encounter, each.points) for each in record.comparisons())
            ),
            printed(folder / "commitments.jsonl", map(owed_json, record.commitments(DAY))),
        )


def printed(path: Path, found: Iterable[Mapping[str, Any]]) -> Path:
    """The file, with one JSON object a line."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in found), encoding="utf-8")
    return path
