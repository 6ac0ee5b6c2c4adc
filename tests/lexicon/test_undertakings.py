"""The words of undertaking match their own examples, and nothing that only looks like one."""

import tomllib
from collections.abc import Callable

import pytest

from readout.lexicon.undertakings import FILE, load_undertakings

WORDS = load_undertakings()
TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))

PATTERNS: dict[str, Callable[[str], object]] = {
    "binding": WORDS.binding.search,
    "readiness": WORDS.binding.search,
    "condition": WORDS.condition.search,
    "weather": WORDS.condition.search,
    "limit": WORDS.limit.search,
    "courtesy": WORDS.courtesy.match,
    "inert": WORDS.inert.match,
    "guess": WORDS.guess.search,
    "noun": WORDS.noun.search,
    "plan": WORDS.plan.search,
    "forbearance": WORDS.forbearance.search,
    "scheduled": WORDS.scheduled.search,
    "foretold": WORDS.foretold.search,
    "harm": WORDS.harm.match,
    "public": WORDS.public.search,
    "idle": WORDS.idle.match,
    "programme": WORDS.programme.search,
    "journey": WORDS.journey.search,
    "settled": WORDS.settled.search,
    "deal": lambda example: WORDS.deal.search(f"{example}\n"),
    "staff": WORDS.staff.match,
    "departure": WORDS.departure.search,
    "weak": WORDS.weak.search,
    "deciding": WORDS.deciding.search,
    "charging": WORDS.charging.search,
    "announcing": WORDS.announcing.search,
    "aid": WORDS.aid.match,
    "future": WORDS.future.search,
    "participle": WORDS.passive.search,
    "signing": WORDS.signing.search,
    "obliging": WORDS.obliging.search,
    "paper": lambda example: not WORDS.papers.isdisjoint(example.lower().split()),
    "happening": lambda example: WORDS.happening.search(example, example.index(" come")),
    "aside": lambda example: any(" ".join(words) in example for words in WORDS.asides),
}


@pytest.mark.parametrize(("part", "example"), [(part, example) for part, entry in TABLE.items() for example in entry["examples"]])
def test_examples(part: str, example: str) -> None:
    if part == "deadline":
        assert WORDS.deadline.search(example, 0, example.index(" ") + 1)
    elif part == "mechanism":
        assert not WORDS.mechanisms.isdisjoint(example.lower().split())
    else:
        assert PATTERNS[part](example)


@pytest.mark.parametrize(
    "words", ["We will not yield.", "The Republic was ready.", "It would never do.", "the will of the people"]
)
def test_nobody_is_bound(words: str) -> None:
    assert not WORDS.binding.search(words)


@pytest.mark.parametrize("words", ["for as long as it takes", "Their teams should maintain contact", "whatever the weather"])
def test_no_condition(words: str) -> None:
    assert not WORDS.condition.search(words)


@pytest.mark.parametrize(
    "words", ["Not one house would be lost.", "There would be no further launches.", "Nothing would be signed until they leave."]
)
def test_guarantees(words: str) -> None:
    assert WORDS.guarantee.search(words)


@pytest.mark.parametrize("words", ["There will be no winner.", "Nobody would say so.", "There is no bread."])
def test_no_guarantee(words: str) -> None:
    assert not WORDS.guarantee.search(words)
