import functools
import io
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from readout import cli, printing, reading

TALKS = "Talks in Geneva\n\nMs Berg, the foreign minister, said that the talks would resume on Monday.\n"
SAMPLES = Path(__file__).parents[1] / "samples"
make_toolbox = functools.cache(reading.make_toolbox)


@pytest.fixture(autouse=True)
def one_toolbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "make_toolbox", make_toolbox)
    monkeypatch.setenv("READOUT_DEBUG", "")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def talks(tmp_path: Path) -> str:
    path = tmp_path / "talks.txt"
    path.write_text(TALKS, "utf-8")
    return str(path)


class Ran:
    """What a command line left behind."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *given: str) -> None:
        with pytest.raises(SystemExit) as left:
            cli.main(list(given))
        self.code = left.value.code
        self.out, self.err = capsys.readouterr()


def test_away_from_a_terminal_it_prints_one_json_object_a_line(capsys: pytest.CaptureFixture[str], talks: str) -> None:
    ran = Ran(capsys, "read", talks, talks)
    assert (ran.code, ran.err) == (0, "")
    readings = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["report"]["title"] for one in readings] == ["Talks in Geneva"] * 2


def test_text_when_asked_for(capsys: pytest.CaptureFixture[str], talks: str) -> None:
    assert "STATEMENTS" in Ran(capsys, "read", talks, "--format", "text").out


def test_what_the_command_line_says_of_a_report_wins(capsys: pytest.CaptureFixture[str], talks: str) -> None:
    ran = Ran(capsys, "read", talks, "--published", "2021-05-03", "--publisher", "Meridian Wire", "--title", "Talks")
    report = json.loads(ran.out)["report"]
    assert (report["published"], report["published_by"], report["publisher"], report["title"]) == (
        "2021-05-03",
        "given",
        "Meridian Wire",
        "Talks",
    )


def test_fields_of_a_corpus_can_be_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"body": TALKS, "no": 7}) + "\n", "utf-8")
    ran = Ran(capsys, "read", str(corpus), "--field", "text=body", "--field", "id=no")
    assert json.loads(ran.out)["report"]["given_id"] == "7"


def test_a_dash_is_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TALKS.encode())))
    assert json.loads(Ran(capsys, "read", "-").out)["report"]["origin"] == "-"


def test_what_was_refused_is_listed_at_the_end(capsys: pytest.CaptureFixture[str], talks: str, tmp_path: Path) -> None:
    bad = [tmp_path / "empty.txt", tmp_path / "page.docx"]
    for path in bad:
        path.write_bytes(b"")
    ran = Ran(capsys, "read", talks, *map(str, bad))
    assert ran.code == 1 and len(ran.out.splitlines()) == 1
    first, *reasons = ran.err.splitlines()
    assert first == "readout: 2 of 3 inputs were not read:"
    assert [reason.strip().split(":")[0] for reason in reasons] == ["empty.txt", "page.docx"]


def test_if_nothing_can_be_read_the_reason_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = Ran(capsys, "read", str(tmp_path / "empty.txt"))
    assert ran.code == 2 and ran.err.startswith("readout: empty.txt: ") and ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "given",
    [
        ("read", "nowhere.txt"),
        ("read", "-", "--published", "6 Feb"),
        ("read", "-", "--field", "body"),
        ("read", "-", "--format", "xml"),
        ("read", "-", "--output", "nowhere/page.html"),
        ("read",),
        ("raed", "-"),
        ("actor", "WHO", "--on", "2020"),
    ],
)
def test_a_mistake_is_one_line_and_leaves_with_2(capsys: pytest.CaptureFixture[str], given: tuple[str, ...]) -> None:
    ran = Ran(capsys, *given)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("readout: ") and ran.err.count("\n") == 1


def test_the_name_of_the_output_tells_the_form(capsys: pytest.CaptureFixture[str], talks: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ran = Ran(capsys, "read", talks, "--output", str(page))
    assert (ran.code, ran.out) == (0, "")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert not list(tmp_path.glob("*.part"))


def break_down(report: object, toolbox: object) -> None:
    raise KeyError("broken")


def test_a_fault_of_ours_shows_its_traceback_only_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, talks: str
) -> None:
    monkeypatch.setattr(printing, "process", break_down)
    ran = Ran(capsys, "read", talks)
    assert ran.code == 2 and "internal error, KeyError" in ran.err and "Traceback" not in ran.err
    assert "Traceback" in Ran(capsys, "read", talks, "--debug").err


def test_explain_names_rules(capsys: pytest.CaptureFixture[str], talks: str) -> None:
    assert "found by the rule" in Ran(capsys, "explain", talks).out


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(Ran(capsys, "schema").out)["properties"]["schema"]["const"] == "readout.reading/1"


def test_an_actor_with_the_office_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "actor", "UN Secretary-General", "--on", "2020-09-24")
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == ["António Guterres", "  id: person:antonio-guterres"]
    assert "on 24 September 2020: Secretary-General of the United Nations" in ran.out


@pytest.mark.parametrize(("name", "words"), [("Nobody at All", "no actor is known as"), ("Kim", "'Kim' may be ")])
def test_a_name_of_nobody_or_of_several_leaves_with_1(capsys: pytest.CaptureFixture[str], name: str, words: str) -> None:
    ran = Ran(capsys, "actor", name)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err and ran.err.count("\n") == 1


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "--version").out.startswith("readout ")
    told = Ran(capsys, "--help").out
    assert all(command in told for command in ("read", "explain", "schema", "actor"))


def test_the_samples_are_all_read(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "read", str(SAMPLES))
    assert (ran.code, ran.err) == (0, "")
    readings = {one["report"]["origin"]: one for one in map(json.loads, ran.out.splitlines())}
    assert len(readings) == 14
    undated = [name for name, one in readings.items() if not one["report"]["published"]]
    assert undated == ["garden.txt"]
    assert readings["panmunjom-2018.txt"]["report"]["published"] == "2018-04-27"


def test_a_report_off_the_topic_holds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing for the record" in Ran(capsys, "read", str(SAMPLES / "garden.txt"), "--format", "text").out


def test_help_needs_none_of_the_machinery() -> None:
    code = (
        "import sys, readout.cli; print([name for name in sys.modules if name in ('readout.annotate', 'readout.ingest', 'rich')])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.slow
def test_several_workers_print_the_same_in_the_same_order() -> None:
    command = [sys.executable, "-m", "readout.cli", "read", str(SAMPLES)]
    alone, together = (
        subprocess.run([*command, "--workers", number], capture_output=True, check=True).stdout for number in ("1", "2")
    )
    assert alone == together != b""


@pytest.mark.slow
def test_a_closed_pipe_is_no_error() -> None:
    command = f"{shlex.quote(sys.executable)} -m readout.cli read {shlex.quote(str(SAMPLES))} | head -c 10"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert (ran.stdout, ran.stderr) == (b'{"schema":', b"")


def test_every_command_and_option_is_documented() -> None:
    pages = (Path(__file__).parents[1] / "docs" / "reference" / "command-line.md").read_text("utf-8")
    group = typer.main.get_command(cli.app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"## {name}\n" in pages
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or option == "--help" or f"`{option}" in pages, (name, option)
