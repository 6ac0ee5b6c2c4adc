"""What a run has told done is there, whatever becomes of the run; and running it again finishes the rest."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.store import Store
from readout.store.questions import Wanted
from readout.views.accounts import encounter_json

REPORTS, KILLS = 500, 40


def corpus(path: Path) -> None:
    names = ["Ina Berg", "Tor Lind", "Mara Voss", "Odd Ness"]
    with path.open("w", encoding="utf-8") as out:
        for number in range(REPORTS):
            one, other = names[number % 4], names[(number // 4) % 4]
            words = f"{one} said on May {1 + number % 28} that talks with {other} would resume in week {number}."
            out.write(json.dumps({"id": f"r{number:03}", "text": words, "published": "2031-05-30"}) + "\n")


def start(reports: Path, record: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "readout.cli", "add", str(reports), "--record", str(record)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def told_done(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        if line.endswith("\n"):
            yield line.split()[1]


def contents(record: Path) -> list[object]:
    with Store.open(str(record), create=False) as store:
        store.settle()
        assert list(store.mismatches()) == []
        reports = [row["id"] for row in store.reports(Wanted())]
        return [*store.readings(reports), *map(encounter_json, store.encounters(Wanted()))]


@pytest.mark.slow
def test_a_killed_run_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    reports, record, undisturbed = tmp_path / "reports.jsonl", tmp_path / "killed.db", tmp_path / "undisturbed.db"
    corpus(reports)
    chance, done, kills = random.Random(4), set[str](), 0
    while kills < KILLS and len(done) < REPORTS:
        process, patience = start(reports, record), chance.randrange(1, REPORTS // KILLS)
        for number, report in enumerate(told_done(process), 1):
            done.add(report)
            if number == patience:
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
        process.wait()
        if record.exists():
            with Store.open(str(record)) as store:
                assert done <= {row["id"] for row in store.reports(Wanted())}
    assert kills == KILLS
    done.update(told_done(start(reports, record)))
    assert len(done) == REPORTS
    list(told_done(start(reports, undisturbed)))
    assert contents(record) == contents(undisturbed)
