"""What every deed must hold. A new deed needs no new test."""

import re
import tomllib
from pathlib import Path

import pytest

from readout.errors import InvalidLexicon
from readout.lexicon import read_irregular_verbs
from readout.lexicon.deeds import FILE, Deed, load_deeds

DEEDS = load_deeds(read_irregular_verbs())
TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_the_examples_show_the_deed(deed: Deed) -> None:
    forms = [" ".join(form) for form in (*deed.verbs, *deed.nouns, *deed.states, *deed.undone)]
    for example in TABLE[deed.name]["examples"]:
        assert re.search(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", example.lower()), example


@pytest.mark.parametrize(
    "wrong", ["[open]\n", '[open]\nverbs = ["open"]\n', '[open]\nverbs = ["open"]\nexamples = ["x"]\nodd = []\n']
)
def test_a_deed_without_verbs_or_examples_is_refused(wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "deeds.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(InvalidLexicon, match=r"deeds\.toml"):
        load_deeds(read_irregular_verbs(), file)
