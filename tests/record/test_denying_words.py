"""What words deny by themselves."""

import pytest

from readout.lexicon.disputes import load_disputes
from readout.record.denying_words import is_verdict, negates, points_back

WORDS = load_disputes()


@pytest.mark.parametrize(
    "said",
    [
        "That is a lie",
        "Pure fiction",
        "the report is without foundation",
        "it never happened",
        "no such meeting took place",
        "There is no truth in the story",
        "the allegation as a fairy tale",
        "Every word of that was untrue",
    ],
)
def test_a_verdict(said: str) -> None:
    assert is_verdict(said, WORDS)


@pytest.mark.parametrize(
    "said", ["this war is wrong", "that is not a lie", "the false dawn of the truce", "it was late", "the report was long"]
)
def test_no_verdict(said: str) -> None:
    assert not is_verdict(said, WORDS)


@pytest.mark.parametrize("said", ["it", "the charge", "any involvement", "any such plan", "all these accusations", "this"])
def test_it_points_back(said: str) -> None:
    assert points_back(said, WORDS)


@pytest.mark.parametrize("said", ["reports that the envoy had resigned", "the request for a visa", "that country a loan"])
def test_it_tells_what_is_denied(said: str) -> None:
    assert not points_back(said, WORDS)


@pytest.mark.parametrize(
    "said", ["the boats have never crossed the line", "no letter was sent", "There was no meeting", "the two did not meet"]
)
def test_a_plain_negation(said: str) -> None:
    assert negates(said)


@pytest.mark.parametrize(
    "said", ["we will not yield", "it does not seek a place", "he did not respond", "talks which never began are over"]
)
def test_no_plain_negation(said: str) -> None:
    assert not negates(said)
