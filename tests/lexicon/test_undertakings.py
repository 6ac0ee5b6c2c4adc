"""The words of undertaking match their own examples, and nothing that only looks like one."""

import tomllib

import pytest

from readout.lexicon.undertakings import FILE, load_undertakings

WORDS = load_undertakings()
TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("part", "example"), [(part, example) for part, entry in TABLE.items() for example in entry["examples"]])
def test_examples(part: str, example: str) -> None:
    patterns = {
        "binding": WORDS.binding.search,
        "readiness": WORDS.binding.search,
        "condition": WORDS.condition.search,
        "weather": WORDS.condition.search,
        "limit": WORDS.limit.search,
        "courtesy": WORDS.courtesy.match,
    }
    if part == "deadline":
        assert WORDS.deadline.search(example, 0, example.index(" ") + 1)
    else:
        assert patterns[part](example)


@pytest.mark.parametrize(
    "words", ["We will not yield.", "The Republic was ready.", "It would never do.", "the will of the people"]
)
def test_nobody_is_bound(words: str) -> None:
    assert not WORDS.binding.search(words)


@pytest.mark.parametrize("words", ["for as long as it takes", "Their teams should maintain contact", "whatever the weather"])
def test_no_condition(words: str) -> None:
    assert not WORDS.condition.search(words)
