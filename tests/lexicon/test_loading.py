import shutil
from pathlib import Path

import pytest

import readout.lexicon
from readout.errors import InvalidLexicon
from readout.lexicon import load_lexicon


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(readout.lexicon.__file__).parent, tmp_path / "lexicon"))


@pytest.mark.parametrize(
    "entry",
    [
        '[yodel]\nacts = ["sing"]\ntakes = ["that"]\nexamples = ["x"]',
        '[yodel]\nacts = ["assert"]\ntakes = ["song"]\nexamples = ["x"]',
        '[yodel]\nacts = ["assert"]\ntakes = ["that"]\nexamples = []',
        '[yodel]\nacts = ["assert"]\ntakes = ["that"]\nexamples = ["x"]\nmood = "gay"',
        '[yodel]\nacts = ["assert"]\nexamples = ["x"]',
        "[yodel",
    ],
)
def test_an_entry_that_breaks_the_rules_is_refused_by_name(folder: Path, entry: str) -> None:
    with (folder / "en" / "reporting-verbs.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + entry)
    with pytest.raises(InvalidLexicon, match=r"reporting-verbs\.toml"):
        load_lexicon(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "en" / "light-verbs.toml").unlink()
    with pytest.raises(InvalidLexicon, match=r"light-verbs\.toml"):
        load_lexicon(folder)


def test_given_forms_replace_the_generated_ones(folder: Path) -> None:
    with (folder / "en" / "reporting-verbs.toml").open("a", encoding="utf-8") as file:
        file.write('\n[yodel]\nacts = ["assert"]\ntakes = ["that"]\nexamples = ["x"]\nforms = { "yodelled out" = "past" }')
    assert load_lexicon(folder).reporting_verbs[-1].forms == {("yodelled", "out"): "past"}
