"""What every class of words must hold. A new class needs no new test: these run over all of them."""

import re
import tomllib
from pathlib import Path

import pytest

from readout.errors import InvalidLexicon
from readout.lexicon import convening, deeds, fates, load_lexicon, speech, timing
from readout.lexicon.speech import FILE, load_speech_words

FILES = (speech.FILE, timing.FILE, fates.FILE, deeds.THINGS_FILE, convening.FILE)
TABLES = {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES}
CLASSES = [(f"{file}: {name}", entry) for file, table in TABLES.items() for name, entry in table.items()]
TABLE = TABLES[FILE.name]
FORMS = {verb.phrase: [" ".join(form) for form in verb.forms] for verb in load_lexicon().reporting_verbs}
EXAMPLES = [pytest.param(entry, example, id=f"{name}: {example}") for name, entry in CLASSES for example in entry["examples"]]


def test_entries_are_those_of_the_reporting_verbs() -> None:
    assert [(name, key) for name, entry in CLASSES for key in entry.get("entries", ()) if key not in FORMS] == []


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_an_example_shows_its_class(entry: dict[str, list[str]], example: str) -> None:
    forms = entry.get("words") or [form for key in entry["entries"] for form in FORMS[key]]
    assert re.search(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", example.lower())


def test_words_are_in_lower_case_and_stand_once() -> None:
    for name, entry in CLASSES:
        words = [*entry.get("words", ()), *entry.get("entries", ())]
        assert [word for word in words if word != word.lower()] == [], name
        assert sorted(word for word in set(words) if words.count(word) > 1) == [], name


@pytest.mark.parametrize("wrong", ['[gifts]\nwords = ["help"]\n', "", '[gifts]\nexamples = ["He gave help."]\n'])
def test_a_file_with_a_class_missing_or_bare_is_refused(wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "speech.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(InvalidLexicon, match=r"speech\.toml"):
        load_speech_words(file)


def test_a_class_without_examples_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "speech.toml"
    gifts = TABLE["gifts"]["examples"][0]
    file.write_text(FILE.read_text(encoding="utf-8").replace(f'examples = ["{gifts}"]\n', ""), encoding="utf-8")
    with pytest.raises(InvalidLexicon, match="gifts"):
        load_speech_words(file)
