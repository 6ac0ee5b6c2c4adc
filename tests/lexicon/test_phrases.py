"""Phrases as patterns: what they match, and which of two that fit."""

import re

import pytest

from readout.lexicon.phrases import first_of, one_of

PHRASES = ["talk", "talks", "talk show", "tall", "ten", "negotiat*", "negotiated", "air strikes", "airlift", "air"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("talks", "talks"),
        ("talk show", "talk show"),
        ("talk  shop", "talk"),
        ("negotiating", "negotiating"),
        ("air\nstrikes", "air\nstrikes"),
        ("airs", "air"),
        ("meeting", None),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: str | None) -> None:
    match = re.match(one_of(PHRASES), text)
    assert (match.group() if match else None) == found


def test_of_phrases_in_order_the_first_that_fits_is_found() -> None:
    assert re.findall(first_of(PHRASES), "talks, tall, ten, air strikes") == ["talk", "tall", "ten", "air strikes"]


def test_a_shorter_phrase_is_tried_where_what_follows_forbids_the_longer_one() -> None:
    match = re.match(one_of(PHRASES) + r"(?= show)", "talk show")
    assert match is not None
    assert match.group() == "talk"
