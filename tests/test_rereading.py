"""Reports of a record read again by the present program, from their bytes or their texts."""

import csv
import functools
import io
import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from readout import adding, cli, reading, rereading
from readout.ingest import Options, Refused, find_inputs
from readout.rereading import Chosen, keep_changes, show_changes
from readout.store import Store
from readout.store.questions import Wanted
from readout.store.rereading import Reread

make_toolbox = functools.cache(reading.make_toolbox)
ALL = Chosen(Wanted())
WORDS = "Norway's foreign minister, Ina Berg, urged Iceland on Thursday to reopen the ferry line. "
MORE = "Berg promised that Norway would name a day by June."
PAGE = f"<html><body><article><h1>Ferry line</h1><p>{WORDS}</p><p>{MORE}</p></article></body></html>"


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A record of a text, a page and a line, as if an older program had read them and had found other facts."""
    monkeypatch.setattr(adding, "make_toolbox", make_toolbox)
    monkeypatch.setattr(rereading, "make_toolbox", make_toolbox)
    monkeypatch.setenv("READOUT_DEBUG", "")
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(f"OSLO, May 2, 2031 (Norland Wire) - {WORDS}{MORE}", "utf-8")
    Path("two.html").write_text(PAGE, "utf-8")
    Path("three.jsonl").write_text(json.dumps({"body": WORDS, "id": "three", "published": "2031-05-02"}) + "\n", "utf-8")
    with Store.open("readout.db") as store:
        options = Options(fields=Options().fields.__class__(text="body"))
        for name, how in (("one.txt", Options()), ("two.html", Options()), ("three.jsonl", options)):
            outcomes = list(adding.add_reports(find_inputs([name], options=how), store, how))
            assert not [each for each in outcomes if isinstance(each, Refused)]
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE programs SET version = 'older'"))
            connection.execute(text("UPDATE statements SET acts = '[\"say\"]', manner = 'direct' WHERE number = 0"))
            connection.execute(text("DELETE FROM commitments"))
    return tmp_path / "readout.db"


def contents(record: Path) -> list[Any]:
    with Store.open(str(record)) as store:
        store.settle()
        assert list(store.mismatches()) == []
        return list(store.readings([row["id"] for row in store.reports(Wanted())]))


def told(outcomes: Any) -> list[tuple[str, str, str]]:
    found = list(outcomes)
    assert all(isinstance(each, Reread) for each in found)
    return sorted((each.report, change.what, change.fact) for each in found for change in each.changes)


def test_what_was_shown_is_what_is_kept(record: Path) -> None:
    with Store.open(str(record)) as store:
        before = contents(record)
        shown = told(show_changes(store, ALL))
        assert contents(record) == before
        assert {(what, fact) for _, what, fact in shown} >= {("altered", "statement"), ("gained", "commitment")}
        assert told(keep_changes(store, ALL)) == shown
        assert told(keep_changes(store, ALL)) == []
        assert list(show_changes(store, ALL)) == []
        again = [row["id"] for row in store.reports(Wanted())]
        assert told(show_changes(store, Chosen(Wanted(), again))) == []


def test_a_run_cut_off_goes_on_where_it_ended(record: Path) -> None:
    with Store.open(str(record)) as store:
        running = keep_changes(store, ALL)
        next(running)
        running.close()  # type: ignore[attr-defined]
        assert len(list(keep_changes(store, ALL))) == 2
        assert contents(record) == contents(record)


@pytest.mark.slow
def test_two_processes_read_what_one_reads(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "make_toolbox", reading.make_toolbox)
    with Store.open(str(record)) as store:
        assert list(show_changes(store, ALL, workers=2)) == list(show_changes(store, ALL))


@pytest.mark.slow
def test_a_killed_run_loses_nothing(record: Path) -> None:
    lines = [{"text": f"{WORDS}Lind said on May {1 + day} that talks would go on.", "id": f"r{day}"} for day in range(24)]
    Path("more.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    with Store.open(str(record)) as store:
        list(adding.add_reports(find_inputs(["more.jsonl"]), store, Options()))
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE reports SET program = 1"))
            connection.execute(text("DELETE FROM anchors WHERE kind = 'commitment'"))
            connection.execute(text("UPDATE statements SET manner = 'direct'"))
            connection.execute(text("DELETE FROM commitments"))
    with closing(sqlite3.connect(record)) as connection:
        connection.execute("VACUUM INTO 'undisturbed.db'")
    chance = random.Random(4)
    command = [sys.executable, "-m", "readout.cli", "reread", "--keep", "--record", str(record)]
    for _ in range(4):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 7)):
            process.stdout.readline()
        process.kill()
        process.wait()
        assert len(contents(record)) == 27
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    subprocess.run([*command[:-1], "undisturbed.db"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    assert contents(record) == contents(Path("undisturbed.db"))


def test_without_its_bytes_a_report_is_read_from_its_text(record: Path) -> None:
    with Store.open(str(record)) as store:
        shown = told(show_changes(store, ALL))
        with store.engine.begin() as connection:
            connection.execute(text("DELETE FROM originals"))
        assert told(show_changes(store, ALL)) == shown


def test_a_text_that_a_reader_reads_otherwise_now_makes_a_new_report(record: Path) -> None:
    with Store.open(str(record)) as store:
        with store.engine.begin() as connection:
            connection.execute(
                text("UPDATE originals SET content = :page WHERE CAST(content AS TEXT) LIKE '<html%'"),
                {"page": PAGE.replace("</article>", "<p>The port of Oslo opened its gates to ferries.</p></article>").encode()},
            )
        kept = [each for each in keep_changes(store, ALL) if isinstance(each, Reread) and each.report != each.was]
        assert len(kept) == 1
        (found,) = store.readings([kept[0].report])
        assert "opened its gates" in found["report"]["text"]
        assert list(store.mismatches()) == []


def test_a_report_that_cannot_be_read_again_stays_and_is_told(record: Path) -> None:
    with Store.open(str(record)) as store:
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE originals SET content = x'00' WHERE CAST(content AS TEXT) LIKE '<html%'"))
        assert [each.origin.name for each in keep_changes(store, ALL) if isinstance(each, Refused)] == ["two.html"]
        assert [each.origin.name for each in keep_changes(store, ALL) if isinstance(each, Refused)] == ["two.html"]


@pytest.fixture
def ran(record: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*given: str, code: int = 0) -> tuple[str, str]:
        with pytest.raises(SystemExit) as left:
            cli.main(list(given))
        out, err = capsys.readouterr()
        assert left.value.code == code, err
        return out, err

    return run


def test_the_command_shows_and_then_keeps(ran: Any) -> None:
    out, err = ran("reread")
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["schema"] for line in lines} == {"readout.reread/1"}
    assert err.splitlines()[-1] == "3 read again, 3 changed; nothing is kept; --keep keeps it"
    assert any(line.startswith("statements: ") for line in err.splitlines())
    rows = list(csv.DictReader(io.StringIO(ran("reread", "--format", "csv")[0])))
    assert len(rows) == sum(len(line["changes"]) for line in lines)
    assert "~ statement (" in ran("reread", "three", "--format", "table")[0]
    assert ran("reread", "--keep", "--since", "2031-05-02")[1].splitlines()[-1] == "2 read again, 2 changed; kept"
    ran("reread", "--keep")
    assert ran("reread") == ("", "0 read again, 0 changed; nothing is kept\n")


def test_a_speaker_set_right_is_found_after_reread(ran: Any) -> None:
    (said,) = [each for each in map(json.loads, ran("statements")[0].splitlines()) if each["given_id"] == "three"]
    ran("decide", "speaker", f"three/{said['id']}", "Tor Lind")
    assert ran("reread", "--keep")[1].splitlines()[-1] == "3 read again, 3 changed; kept"
    (found,) = map(json.loads, ran("statements", "--actor", "Tor Lind")[0].splitlines())
    assert found["given_id"] == "three"


def test_a_name_that_means_no_report_is_told(ran: Any) -> None:
    assert "no such report" in ran("reread", "zz", code=2)[1]
    assert "no record there" in ran("reread", "--record", "none.db", code=2)[1]
