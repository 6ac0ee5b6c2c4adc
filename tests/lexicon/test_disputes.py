"""The words of dispute match their own examples, and nothing that only looks like one."""

import tomllib

import pytest

from readout.lexicon import load_lexicon
from readout.lexicon.disputes import FILE, load_disputes

WORDS = load_disputes()
TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))
PATTERNS = {
    "claims": WORDS.claim,
    "claiming": WORDS.claiming,
    "verdicts": WORDS.verdict,
    "pointers": WORDS.pointer,
    "disowned": WORDS.disowned,
    "answers": WORDS.answer,
    "contrary": WORDS.contrary,
    "matters": WORDS.matters,
}
EXAMPLES = [(part, example) for part in PATTERNS for example in TABLE[part]["examples"]]
LOOKALIKES = [(part, words) for part in PATTERNS for words in TABLE[part].get("not", ())]


@pytest.mark.parametrize(("part", "example"), EXAMPLES)
def test_examples(part: str, example: str) -> None:
    assert PATTERNS[part].search(example)


@pytest.mark.parametrize(("part", "words"), LOOKALIKES)
def test_lookalikes(part: str, words: str) -> None:
    assert not PATTERNS[part].search(words)


@pytest.mark.parametrize("part", ["insisting", "denying", "rejecting", "hearsay"])
def test_verbs_are_entries_of_the_reporting_verbs(part: str) -> None:
    entries = {verb.phrase for verb in load_lexicon().reporting_verbs}
    assert sorted(set(TABLE[part]["words"]) - entries) == []


def test_words_are_in_lower_case_and_stand_once() -> None:
    for part, entry in TABLE.items():
        words = entry.get("words", [])
        assert [word for word in words if word != word.lower()] == [], part
        assert sorted(word for word in set(words) if words.count(word) > 1) == [], part


@pytest.mark.parametrize(
    ("words", "owner"),
    [("claims by the neighbouring army that", "the neighbouring army"), ("a report that", None), ("rumours of", None)],
)
def test_a_claim_begins_behind_its_noun(words: str, owner: str | None) -> None:
    match = WORDS.led_claim.search(f"They heard {words} the bridge was closed.")
    assert match is not None
    assert match["owner"] == owner


def test_matters_join_different_words() -> None:
    assert WORDS.matters_in("the two never met") & WORDS.matters_in("there was no contact") == {"[contact]"}
