"""What every title must hold. A new entry needs no new test: these run over all of them."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.annotate.capitals import capitalised_words
from readout.annotate.lines import Phrasebook
from readout.annotate.phrasebook import make_phrasebook
from readout.annotate.pieces import find_pieces
from readout.annotate.pieces_in_row import Piece
from readout.annotate.tokens import Sentence, find_sentences
from readout.errors import InvalidLexicon
from readout.knowledge import load_knowledge
from readout.lexicon.grammar import load_grammar
from readout.lexicon.titles import ROLES, SHARED_ROLES, Title, load_titles, plural_of, words_of
from readout.markup import read_marked, write_marked
from readout.span import Span

TITLES = load_titles()
ENTRIES = tuple(title for title in TITLES if not title.plural)
GRAMMAR = load_grammar()


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return make_phrasebook(load_knowledge().gazetteer, GRAMMAR, TITLES)


def pieces_of(text: str, book: Phrasebook) -> Iterator[tuple[Sentence, Piece]]:
    sentences = find_sentences(text, (), GRAMMAR)
    capitalised = capitalised_words(sentences)
    return ((sentence, piece) for sentence in sentences for piece in find_pieces(sentence, book, capitalised))


def spans_of(title: Title, text: str, book: Phrasebook) -> list[Span]:
    """Where the piece finder sees a title of the entry."""
    found = [(sentence, piece) for sentence, piece in pieces_of(text, book) if piece.title and piece.title.key == title.key]
    return [sentence.span_of(piece.first, piece.last) for sentence, piece in found]


def test_there_are_enough_titles() -> None:
    assert len(ENTRIES) >= 160
    assert len(TITLES) == 2 * len(ENTRIES)


def test_no_words_belong_to_two_entries() -> None:
    claims = Counter(form for title in TITLES for form in set(title.forms))
    assert [form for form, count in claims.items() if count > 1] == []


def test_roles_are_the_closed_list_and_most_are_used() -> None:
    assert len(set(ROLES)) == len(ROLES) == 68
    assert set(ROLES) - {role for title in TITLES for role in (title.role, *title.also)} == set()
    assert set(ROLES) >= SHARED_ROLES


def test_a_title_stands_where_its_examples_mark_it(book: Phrasebook) -> None:
    faulty = []
    for title in ENTRIES:
        for example in title.examples:
            marked = read_marked(example)
            wanted = [mark.span for mark in marked.marks if mark.label == "title"]
            if not wanted or spans_of(title, marked.text, book) != wanted:
                faulty.append((title.key, example))
    assert faulty == []


def test_a_title_is_not_found_in_its_lookalikes(book: Phrasebook) -> None:
    assert [text for title in ENTRIES for text in title.lookalikes if spans_of(title, text, book)] == []


def test_words_in_another_sense_pick_out_nobody(book: Phrasebook) -> None:
    found = [
        piece.tag for _, piece in pieces_of("The general mood was good. She will chair a session in a chair in the corner.", book)
    ]
    assert not {"T", "R"} & set(found)


def test_examples_round_trip_and_lookalikes_carry_no_marks() -> None:
    assert [text for title in ENTRIES for text in title.examples if write_marked(read_marked(text)) != text] == []
    assert [text for title in ENTRIES for text in title.lookalikes if read_marked(text).marks] == []


def test_a_phrase_of_another_sense_holds_the_title() -> None:
    forms = {title.key: {form for each in TITLES if each.key == title.key for form in each.forms} for title in ENTRIES}
    assert [(t.key, p) for t in ENTRIES for p in t.unless if len(p) < 2 or not any(holds(p, form) for form in forms[t.key])] == []


def holds(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(phrase[at : at + len(words)] == words for at in range(len(phrase)))


def test_implied_owners_are_known() -> None:
    known = load_knowledge().gazetteer.canonical
    assert [title.owner for title in ENTRIES if title.owner and title.owner not in known] == []


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("secretary of state", "secretaries of state"),
        ("director-general", "directors-general"),
        ("under-secretary-general for peace operations", "under-secretaries-general for peace operations"),
        ("major general", "major generals"),
        ("attorney", "attorneys"),
        ("spokeswoman", "spokeswomen"),
        ("commander-in-chief", "commanders-in-chief"),
        ("chargé d'affaires", "chargés d'affaires"),
        ("president-elect", "presidents-elect"),
        ("taoiseach", "taoiseaches"),
        ("MP", "MPs"),
    ],
)
def test_the_plural_falls_on_the_head_noun(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_words_keep_abbreviations_and_know_both_apostrophes() -> None:
    assert list(words_of("ambassador to the UN")) == [("ambassador", "to", "the", "UN")]
    assert list(words_of("minister of women's affairs")) == [
        ("minister", "of", "women", "'s", "affairs"),
        ("minister", "of", "women", "’s", "affairs"),
    ]


def test_the_king_is_a_title_and_mr_king_a_name(book: Phrasebook) -> None:
    tags = {text: "".join(piece.tag for _, piece in pieces_of(text, book)) for text in ("He met the King.", "He met Mr King.")}
    assert tags == {"He met the King.": "pxDTd", "He met Mr King.": "pxHPd"}


GOOD = {"role": '"envoy"', "examples": '["x"]'}


@pytest.mark.parametrize(
    "change",
    [{"role": '"jester"'}, {"also": '["jester"]'}, {"of": '"Torvesk"'}, {"mood": '"merry"'}, {"examples": "[]"}, {"role": "["}],
)
def test_an_entry_that_breaks_the_rules_is_refused_by_name(tmp_path: Path, change: dict[str, str]) -> None:
    file = tmp_path / "titles.toml"
    file.write_text("\n".join(["[piper]", *(f"{key} = {value}" for key, value in (GOOD | change).items())]), encoding="utf-8")
    with pytest.raises(InvalidLexicon, match=r"titles\.toml"):
        load_titles(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidLexicon, match=r"titles\.toml"):
        load_titles(tmp_path / "titles.toml")


def test_the_file_says_nothing_twice() -> None:
    file = Path(load_titles.__globals__["_FILE"])
    entries = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [key for key, entry in entries.items() if len(set(entry.get("forms", ()))) < len(entry.get("forms", ()))] == []
