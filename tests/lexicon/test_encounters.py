"""What every entry of encounters.toml must hold. A new entry needs no new test: these run over all of them."""

import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.annotate.meetings import Meeting
from readout.errors import InvalidLexicon
from readout.lexicon import encounters, read_irregular_verbs
from readout.lexicon.encounters import FILE, load_encounters
from readout.lexicon.inflection import noun_forms, verb_phrase_forms
from readout.markup import read_marked, write_marked
from readout.reading import Toolbox, process
from readout.report import Report

TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))
FORMATS = {"meeting", "call", "video", "summit", "conference", "visit", "letter", "reception"}
# Strict: one that passes must be taken out.
KNOWN_FAILURES = {
    "The talks met their goals.": "“the talks” are taken for an encounter told again",
}


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((kind, name, entry) for kind in ("verbs", "nouns") for name, entry in TABLE[kind].items())


def texts(key: str) -> list[Any]:
    """Each example or look-alike with its entry, and the mark of a known failure."""
    return [
        pytest.param(kind, name, text, id=f"{name}: {text[:40]}", marks=marks_of(text))
        for kind, name, entry in entries()
        for text in entry.get(key, ())
    ]


def marks_of(text: str) -> tuple[Any, ...]:
    return (pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True),) if text in KNOWN_FAILURES else ()


def meetings_in(text: str, report_of: Callable[[str], Report], toolbox: Toolbox) -> tuple[Meeting, ...]:
    return process(report_of(text), toolbox).annotations.meetings


def first_words(kind: str, name: str) -> set[str]:
    """The words that can open a form of the entry."""
    if kind == "verbs":
        return {form[0] for form in verb_phrase_forms(name, read_irregular_verbs())}
    return {form[0] for noun in (name, *TABLE["nouns"][name].get("forms", ())) for form in noun_forms(noun)}


@pytest.mark.parametrize(("kind", "name", "example"), texts("examples"))
def test_an_entry_finds_its_example(
    kind: str, name: str, example: str, report_of: Callable[[str], Report], toolbox: Toolbox
) -> None:
    marked = read_marked(example)
    found = meetings_in(marked.text, report_of, toolbox)
    assert [(meeting.format, meeting.anchor) for meeting in found] == [
        (TABLE[kind][name]["format"], mark.span) for mark in marked.marks
    ]
    assert found[0].line.word(found[0].head) in first_words(kind, name)


@pytest.mark.parametrize(("kind", "name", "text"), texts("not"))
def test_an_entry_is_silent_on_its_look_alikes(
    kind: str, name: str, text: str, report_of: Callable[[str], Report], toolbox: Toolbox
) -> None:
    assert [meeting.anchor.of(text) for meeting in meetings_in(text, report_of, toolbox)] == []


def test_every_known_failure_is_in_the_file() -> None:
    told = {text for _, _, entry in entries() for text in (*entry["examples"], *entry.get("not", ()))}
    assert set(KNOWN_FAILURES) - told == set()


def test_every_entry_has_a_format_and_an_example_with_one_mark() -> None:
    assert {entry["format"] for _, _, entry in entries()} <= FORMATS
    examples = [example for _, _, entry in entries() for example in entry["examples"]]
    assert len(examples) >= sum(1 for _ in entries())
    assert [text for text in examples if write_marked(read_marked(text)) != text or len(read_marked(text).marks) != 1] == []


def test_every_word_is_in_lower_case_and_said_once() -> None:
    sets = {**TABLE["around"], **TABLE["stages"], "light": TABLE["light"]["words"], "media": TABLE["media"]["words"]}
    assert [name for name, words in sets.items() if len(set(words)) != len(words)] == []
    assert [word for words in sets.values() for word in words if word != word.lower()] == []


def test_the_longest_form_comes_first() -> None:
    words = load_encounters()
    tables = [[row[0] for row in rows] for rows in words.verbs.values()] + [
        [row[0] for row in rows] for rows in words.nouns.values()
    ]
    assert [forms for forms in tables if forms != sorted(forms, key=len, reverse=True)] == []


@pytest.mark.parametrize("change", [("noun_leads", "noun_leeds"), ("[around]", "[around]\nspare = []")])
def test_a_set_missing_or_unknown_is_refused_by_name(
    change: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copy(FILE, tmp_path))
    copy.write_text(copy.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    monkeypatch.setattr(encounters, "FILE", copy)
    with pytest.raises(InvalidLexicon, match=r"encounters\.toml.*(leeds|spare)"):
        load_encounters()
