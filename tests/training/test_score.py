"""What the floors of the score allow."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from training.score import ROOT, Figure, Regression, floors_toml, gold_reports, other_lines, parse_figures, regressions, updated

OUTPUT = """\
MISSED w01-a: Ms Berg | said | 'statement P 1.000'
# gold/written: 0 reports without a reading
statement                    P 0.812  R 0.760  F1 0.785   (gold 479, found 448)
statement+speaker            P 0.696  R 0.651  F1 0.673   (gold 479, found 448)
statement.act.any            0.857   (of 364 matched)
"""


def test_both_figures_of_a_role_are_read() -> None:
    found = parse_figures("cue      overlap F1 0.828  exact F1 0.707\nlinked   P 0.829  R 0.842  F1 0.836\n")
    assert {name: figure.shown for name, figure in found.items()} == {"cue.overlap": 0.828, "cue.exact": 0.707, "linked": 0.836}


def test_figures_are_read_and_other_lines_are_left_aside() -> None:
    assert parse_figures(OUTPUT) == {
        "statement": Figure(0.785, "0.812 0.760", 0.785),
        "statement+speaker": Figure(0.673, "0.696 0.651", 0.673),
        "statement.act.any": Figure(0.857, "312 of 364", 312),
    }
    assert other_lines(OUTPUT) == ["MISSED w01-a: Ms Berg | said | 'statement P 1.000'"]


def test_a_figure_below_its_floor_or_gone_is_a_regression() -> None:
    floors = {"seeds": {"a": 0.5, "b": 0.5, "c": 0.5}, "lost": {"a": 0.1}}
    assert regressions({"seeds": {"a": 0.5, "b": 0.499, "new": 0.1}}, floors) == [
        Regression("seeds", "b", 0.499, 0.5),
        Regression("seeds", "c", 0.0, 0.5),
        Regression("lost", "a", 0.0, 0.1),
    ]


def test_an_update_raises_floors_and_takes_in_new_figures_but_lowers_none() -> None:
    floors = {"seeds": {"up": 0.5, "down": 0.5, "gone": 0.5}}
    values = {"seeds": {"up": 0.6, "down": 0.4, "new": 0.3}, "written": {"a": 0.1}}
    assert updated(values, floors) == {"seeds": {"up": 0.6, "down": 0.5, "gone": 0.5, "new": 0.3}, "written": {"a": 0.1}}


def test_a_regression_that_is_allowed_lowers_them() -> None:
    floors = {"seeds": {"up": 0.5, "down": 0.5, "gone": 0.5}}
    assert updated({"seeds": {"up": 0.6, "down": 0.4}}, floors, allow_regression=True) == {"seeds": {"up": 0.6, "down": 0.4}}


def test_floors_come_back_from_their_file_as_they_went() -> None:
    floors = {"written+official": {"statement+speaker": 0.673, "encounter.date": 61}, "seeds": {"statement": 0.98}}
    assert tomllib.loads(floors_toml(floors)) == floors


def test_the_program_is_not_shown_what_it_must_find(tmp_path: Path) -> None:
    gold = {"id": "x", "title": "T", "publisher": None, "published": "2022-02-04", "url": None, "text": "Talks.", "origin": "o"}
    (tmp_path / "x.json").write_text(json.dumps(gold | {"statements": [{}], "encounters": [{}]}), encoding="utf-8")
    (tmp_path / "accounts.json").write_text("{}", encoding="utf-8")
    (report,) = gold_reports(tmp_path)
    assert report == {key: value for key, value in gold.items() if key != "origin"}


def test_without_the_shared_folder_it_says_what_it_needs(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "training" / "score.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("needs ../shared") and done.stderr.count("\n") == 1
