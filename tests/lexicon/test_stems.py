"""Stems of words."""

import pytest

from readout.lexicon.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "withdraw withdraws withdrew withdrawn withdrawing withdrawal",
        "negotiate negotiates negotiated negotiating negotiation negotiations",
        "sanction sanctions sanctioned",
        "agree agrees agreed agreement agreements",
        "country countries country’s",
        "deny denies denied denial",
    ],
)
def test_forms_and_derivations_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["party part", "policy police", "arm army", "red re"])
def test_words_that_only_look_alike_are_kept_apart(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2
