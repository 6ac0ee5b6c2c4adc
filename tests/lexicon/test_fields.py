"""What every field of fields.toml must hold. A new entry needs no new test: these run over all of them."""

import tomllib

import pytest

from readout.lexicon.fields import FILE, load_fields

TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))
FIELDS = load_fields()


@pytest.mark.parametrize(("field", "example"), [(field, text) for field, entry in TABLE.items() for text in entry["examples"]])
def test_an_example_shows_its_field(field: str, example: str) -> None:
    count = FIELDS.words_by_field(example)
    assert count.pop(field, 0) > max(count.values(), default=0)


def test_an_entry_has_words_and_examples_and_nothing_else() -> None:
    assert [field for field, entry in TABLE.items() if entry.keys() != {"words", "examples"} or not all(entry.values())] == []


def test_words_are_in_lower_case() -> None:
    assert [word for entry in TABLE.values() for word in entry["words"] if word != word.lower()] == []


def test_different_words_are_counted_not_their_number() -> None:
    assert FIELDS.words_by_field("Troops met troops at the border; the troops left.") == {"diplomacy": 2}


def test_a_word_within_another_tells_nothing() -> None:
    assert FIELDS.words_by_field("She was warned toward evening.") == {}
