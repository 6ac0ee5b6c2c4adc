"""What every act of evaluations.toml must hold. A new entry needs no new test: these run over all of them."""

import tomllib

import pytest

from readout.lexicon import load_lexicon
from readout.lexicon.evaluations import FILE, load_evaluations

TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))
EVALUATIONS = load_evaluations()


def test_the_acts_are_known() -> None:
    assert TABLE.keys() - load_lexicon().acts.keys() == set()


@pytest.mark.parametrize(("act", "example"), [(act, example) for act, entry in TABLE.items() for example in entry["examples"]])
def test_an_example_shows_its_act(act: str, example: str) -> None:
    assert act in [found for _, found in EVALUATIONS.acts_in(example)]


def test_an_entry_has_words_and_examples_and_nothing_else() -> None:
    assert [act for act, entry in TABLE.items() if entry.keys() != {"words", "examples"} or not all(entry.values())] == []


def test_words_are_in_lower_case_and_stand_once() -> None:
    words = [word for entry in TABLE.values() for word in entry["words"]]
    assert [word for word in words if word != word.lower()] == []
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_the_place_is_that_of_the_words() -> None:
    assert list(EVALUATIONS.acts_in("It was a grave mistake.")) == [(9, "warn")]


def test_plain_words_do_nothing() -> None:
    assert list(EVALUATIONS.acts_in("The delegation left on Tuesday.")) == []
