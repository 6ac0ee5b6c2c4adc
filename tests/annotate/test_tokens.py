"""Where sentences begin and end, and that every token stands where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.quotations import find_quotations
from readout.annotate.tokens import Sentence, find_paragraphs, find_sentences
from readout.lexicon.grammar import load_grammar

GRAMMAR = load_grammar()


def sentences_in(text: str) -> tuple[Sentence, ...]:
    return find_sentences(text, find_quotations(text), GRAMMAR)


def words_of(text: str) -> list[list[str]]:
    return [[token.word for token in sentence.tokens] for sentence in sentences_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Arn’s aide can’t come.", ["Mr.", "Arn", "’s", "aide", "can’t", "come", "."]),
        ("U.S. cease-fire", ["U.S.", "cease-fire"]),
        ("At 18:40 on 22.07.2022", ["At", "18:40", "on", "22.07.2022"]),
        ("She'll go -- soon ...", ["She", "'ll", "go", "--", "soon", "..."]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert words_of(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "BEIJING, May 25 (Xinhua) --| Talks began.",
        "Sept. 24, 2020 (EIRNS)—|The talks began.",
        "Edda Moen:| We have a process.",
        "The talks ended at 5 p.m. on Tuesday.| Ms Berg left.",
        "The aim is clear: talks.",
    ],
)
def test_where_a_sentence_ends(text: str) -> None:
    plain = text.replace("|", "")
    assert [sentence.span.of(plain) for sentence in sentences_in(plain)] == [part.strip() for part in text.split("|")]


def test_a_long_quotation_is_one_token_and_its_sentences_follow() -> None:
    assert words_of("“We will act. We will act soon,” she said.") == [
        ["“”", "she", "said", "."],
        ["We", "will", "act", "."],
        ["We", "will", "act", "soon", ","],
    ]


def test_a_wrapped_line_goes_on_and_a_headline_stands_alone() -> None:
    text = "Talks resume\nThe ministers met\nin the capital."
    assert [span.of(text) for span in find_paragraphs(text)] == ["Talks resume", "The ministers met\nin the capital."]


def test_lines_of_a_narrow_column_go_on_whatever_letter_they_begin_with() -> None:
    text = (
        "   TORVESK, May 12 - The two sides\nput off the talks, Ambassador Ana\nLund told reporters, and no date\nhas been set"
        " for the next round.\n   Her colleague from Ardelia, Jon\nBerg, said that he was sorry."
    )
    first, second = (span.of(text) for span in find_paragraphs(text))
    assert first.endswith("next round.")
    assert second.lstrip().startswith("Her colleague")


def test_lines_of_an_address_are_no_column() -> None:
    text = "Government of Ardelia\nMinistry of Trade\nHarbour Street 12\nTorvesk\nArdelia\nPress Office"
    assert len(find_paragraphs(text)) == 6


@given(st.text(alphabet="Ab.“”\"' \n?,:-12’", max_size=60))
def test_tokens_stand_where_they_say(text: str) -> None:
    for sentence in sentences_in(text):
        for token in sentence.tokens:
            assert token.quotation or text[token.start : token.end] == token.word
