"""The commands of the record, as a user gives them."""

import csv
import functools
import io
import json
from pathlib import Path
from typing import Any

import pytest

from readout import adding, cli, reading
from tests.store.readings import talks

make_toolbox = functools.cache(reading.make_toolbox)
REPORT = (
    "OSLO, May 2, 2031 (Norland Wire) - Norway's foreign minister, Ina Berg, met Tor Lind, foreign minister of Iceland, in Oslo "
    "on Thursday. Berg promised to reopen the ferry line by June. Lind urged her to name a day."
)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(adding, "make_toolbox", make_toolbox)
    monkeypatch.setenv("READOUT_DEBUG", "")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ran(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*given: str, code: int = 0) -> tuple[str, str]:
        with pytest.raises(SystemExit) as left:
            cli.main(list(given))
        out, err = capsys.readouterr()
        assert left.value.code == code, err
        return out, err

    return run


@pytest.fixture
def filled(ran: Any, tmp_path: Path) -> Path:
    """A record of three finished readings, of which two tell of one encounter."""
    readings = [talks("a"), talks("b", publisher="Bell"), talks("c", day="2033-07-01")]
    (tmp_path / "readings.jsonl").write_text("".join(json.dumps(each) + "\n" for each in readings), "utf-8")
    ran("add", "readings.jsonl")
    return tmp_path / "readout.db"


def lines(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_reports_are_read_once_and_told_when_they_are_safe(ran: Any, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORT, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    out, err = ran("add", "one.txt", "empty.txt", code=1)
    assert out.startswith("added ") and "one.txt: 1 encounters" in out
    assert err.splitlines()[0] == "1 added, 0 there already, 1 refused" and "empty.txt" in err
    out, err = ran("add", "one.txt")
    assert (out, err) == ("", "0 added, 1 there already, 0 refused\n")
    assert [row["statements"] for row in lines(ran("reports")[0])] == [2]


def test_finished_readings_are_taken_if_their_anchors_hold(ran: Any, tmp_path: Path) -> None:
    wrong = talks("wrong")
    wrong["statements"][0]["content"][0]["start"] += 1
    cut = talks("cut")
    cut["report"]["text"] += "\0"
    none = '{"schema": "readout.reading/1", "report": 3}'
    told = [json.dumps(talks("a")), json.dumps(wrong), none, json.dumps(cut), json.dumps(talks("b"))]
    (tmp_path / "readings.jsonl").write_text("\n".join(told) + "\n", "utf-8")
    (tmp_path / "one.json").write_text(json.dumps(talks("c")), "utf-8")
    out, err = ran("add", "readings.jsonl", "one.json", code=1)
    assert len(out.splitlines()) == 3
    assert "U+0000" in err
    assert "not those of the text" in err and "not a reading of readout.reading/1" in err


@pytest.mark.parametrize("command", ["encounters", "statements", "commitments", "actors", "reports"])
def test_answers_come_as_json_lines_csv_and_a_table(ran: Any, filled: Path, command: str) -> None:
    found = lines(ran(command)[0])
    rows = list(csv.DictReader(io.StringIO(ran(command, "--format", "csv")[0])))
    assert len(rows) == len(found) > 0
    assert "Ina Berg" in ran(command, "--format", "table")[0] or command == "reports"


def test_encounters_are_asked_for_and_compared(ran: Any, filled: Path) -> None:
    (found,) = lines(ran("encounters", "--until", "2031-12-31")[0])
    assert [account["given_id"] for account in found["accounts"]] == ["a", "b"]
    (compared,) = lines(ran("compare", found["id"][:8])[0])
    assert (compared["encounter"], compared["accounts"]) == (found["id"], ["a", "b"])
    assert lines(ran("compare", "--all")[0]) == [compared]
    assert "told by a; b" in ran("compare", "--all", "--format", "table")[0]


def test_statements_are_filtered_and_cited(ran: Any, filled: Path) -> None:
    assert [each["given_id"] for each in lines(ran("statements", "--act", "urge", "--publisher", "Bell")[0])] == ["b"]
    assert "“the ferry would sail again by June”" in ran("statements", "--act", "pledge", "--cite")[0]


def test_a_timeline_and_a_search_for_people_and_programs(ran: Any, filled: Path) -> None:
    days = [entry["day"] for entry in lines(ran("timeline", "Ina Berg")[0])]
    assert days == sorted(days) and len(days) == 5
    assert "Ina Berg to Tor Lind (pledge, announce)" in ran("timeline", "Ina Berg", "Tor Lind", "--format", "table")[0]
    assert lines(ran("search", "ferries")[0])[0]["found"] == ["ferry"]
    assert "ferry" in ran("search", '"the ferry"', "--limit", "1", "--format", "table")[0]


def test_positions_come_by_thing_and_by_month(ran: Any, filled: Path) -> None:
    found = lines(ran("positions", "Ina Berg", "--phrase", "sail again")[0])
    assert {each["schema"] for each in found} == {"readout.position/1"}
    (own, others) = [each for each in found if each["kind"] == "phrase"]
    assert (own["statements"], own["first_use"]["manner"], own["first_use"]["anchor"]["exact"]) == (3, "indirect", "sail again")
    assert (others["speaker"], others["towards"]["name"], others["first_use"]) == (None, "Ina Berg", None)
    rows = list(csv.DictReader(io.StringIO(ran("positions", "Ina Berg", "Tor Lind", "--format", "csv")[0])))
    assert next((row["value"], row["month"], row["statements"]) for row in rows) == ("announce", "2031-05", "3")
    assert (
        "the ferry would sail again by June [" in ran("positions", "Ina Berg", "--phrase", "sail again", "--format", "table")[0]
    )


def test_people_decide_and_take_it_back(ran: Any, filled: Path) -> None:
    ran("decide", "different", "a/e-a", "b/e-b", "--note", "two rounds", "--by", "desk")
    assert len(lines(ran("encounters")[0])) == 3
    (decision,) = lines(ran("decisions")[0])
    assert (decision["verdict"], decision["note"], decision["decided_by"]) == ("different", "two rounds", "desk")
    ran("undo", decision["id"][:6])
    assert len(lines(ran("encounters")[0])) == 2
    Path("decisions.jsonl").write_text(ran("decisions")[0], "utf-8")
    assert ran("decisions", "--import", "decisions.jsonl")[0] == "0 decisions taken over\n"
    assert lines(ran("doubtful")[0]) == []


def test_a_statement_found_wrong_is_left_out_with_what_it_promised(ran: Any, filled: Path) -> None:
    ran("decide", "wrong", "a/s-a")
    assert {each["given_id"] for each in lines(ran("statements", "--act", "pledge")[0])} == {"b", "c"}
    assert "a" not in {made["given_id"] for each in lines(ran("commitments")[0]) for made in each["made_in"]}
    ran("decide", "right", "a/s-a")
    assert len(lines(ran("statements", "--act", "pledge")[0])) == 3


def test_a_statement_is_given_to_who_really_spoke(ran: Any, filled: Path) -> None:
    ran("decide", "speaker", "a/u-a", "mara voss")
    ran("decide", "speaker", "a/s-a", "Sergei Lavrov", "--by", "desk")
    ran("decide", "speaker", "b/s-b", "Tor Lind")
    assert [each["id"] for each in lines(ran("statements", "--actor", "mara voss")[0])] == ["u-a"]
    (said,) = lines(ran("statements", "--actor", "Sergei Lavrov")[0])
    assert said["speaker"]["actor"].startswith("person:") and said["given_id"] == "a"
    assert "Sergei Lavrov" in {each["debtor"]["name"] for each in lines(ran("commitments", "--on", "2031-05-03")[0])}
    assert len(lines(ran("statements", "--actor", "Tor Lind")[0])) == 3
    Path("decisions.jsonl").write_text(ran("decisions")[0], "utf-8")
    ran("add", "readings.jsonl", "--record", "other.db")
    assert ran("decisions", "--import", "decisions.jsonl", "--record", "other.db")[0] == "3 decisions taken over\n"
    assert [each["id"] for each in lines(ran("statements", "--actor", "mara voss", "--record", "other.db")[0])] == ["u-a"]


def test_a_sound_record_is_verified(ran: Any, filled: Path) -> None:
    assert ran("verify")[0] == "27 anchors checked, 0 wrong\n"


@pytest.mark.parametrize(
    ("form", "begins"),
    [("csv", "encounter,"), ("icalendar", "BEGIN:VCALENDAR"), ("bibtex", "@"), ("plover", '{"id"'), ("schema-org", "{")],
)
def test_the_record_goes_out(ran: Any, filled: Path, form: str, begins: str) -> None:
    ran("export", form, "--output", "out")
    assert Path("out").read_text("utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["encounters", "--record", "none.db"], "no record there; make one with readout add"),
        (["compare"], "name the encounters to compare"),
        (["compare", "zz"], "no such encounter"),
        (["encounters", "--since", "May"], "not a day"),
        (["search", "*"], "nothing to search for"),
        (["decide", "perhaps", "a/e-a"], "no such verdict"),
        (["decide", "wrong", "a/none"], "0 facts are called so"),
        (["decide", "speaker", "a/e-a", "Mara Voss"], "0 facts are called so"),
        (["decide", "speaker", "a/s-a"], "name who spoke"),
        (["decide", "speaker", "a/s-a", "person:nobody"], "no such actor"),
        (["undo", "zz"], "0 decisions are called so"),
        (["decisions", "--import", "readings.jsonl"], "not a file of decisions"),
        (["positions", "Nobody"], "no such actor in the record"),
        (["positions", "Ina Berg", "--phrase", "*"], "no phrase to look for"),
        (["export", "docx"], "no such format"),
        (["export", "bibtex", "encounters"], "does not export encounters"),
        (["export", "parquet", "reports"], "name it with --output"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(ran: Any, filled: Path, given: list[str], told: str) -> None:
    out, err = ran(*given, code=2)
    assert (out, len(err.splitlines())) == ("", 1) and told in err
