"""Each form of a mention, what is read from it, and what picks out nobody."""

from collections.abc import Callable

import pytest

from readout.annotate.actor_forms import FORMS
from readout.annotate.capitals import capitalised_words
from readout.annotate.mentions import READERS, Mention, find_mentions
from readout.annotate.tokens import find_sentences
from readout.reading import Toolbox

Find = Callable[[str], list[Mention]]


@pytest.fixture
def find(toolbox: Toolbox) -> Find:
    def in_text(text: str) -> list[Mention]:
        sentences = find_sentences(text, (), toolbox.tools.grammar)
        return find_mentions(sentences, toolbox.tools.phrases, capitalised_words(sentences))

    return in_text


def test_every_form_has_its_reader() -> None:
    assert {name for name in FORMS.groupindex if "_" not in name} == READERS.keys()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The talks with Foreign Minister Goran Isthvar went on.", "name", "Goran Isthvar"),
        ("The talks with the Chinese government went on.", "nominal", ""),
        ("The talks with the Secretary-General went on.", "title", ""),
        ("The talks with a senior diplomat went on.", "nominal", ""),
        ("The talks with them went on.", "pronoun", ""),
        ("The talks with France went on.", "name", "France"),
    ],
)
def test_kinds(text: str, kind: str, words: str, find: Find) -> None:
    assert [(mention.kind, mention.words) for mention in find(text)] == [(kind, words)]


def test_an_office_has_a_title_and_an_owner(find: Find) -> None:
    (mention,) = find("The talks with the French foreign minister went on.")
    assert mention.title is not None
    assert (mention.title.role, mention.owner, {row.actor for row in mention.owners}) == (
        "foreign-minister",
        "French",
        {"state:FRA"},
    )


def test_a_name_behind_a_preposition_of_place_is_located(find: Find) -> None:
    assert [mention.located for mention in find("The talks in France and with Italy went on.")] == [True, False]


def test_who_chairs_presides(find: Find) -> None:
    assert [mention.presides for mention in find("The talks were chaired by Mr Hammel and seen by Ms Berg.")] == [True, False]


def test_the_two_without_a_noun_is_a_pair(find: Find) -> None:
    assert [mention.noun for mention in find("Afterwards the two met again.")] == ["two"]
    assert find("Afterwards the two rivers met again.") == []


def test_what_stands_above_the_first_full_sentence_is_heading(find: Find) -> None:
    assert [mention.heading for mention in find("France at the talks\n\nThe talks with Italy went on.")] == [True, False]
