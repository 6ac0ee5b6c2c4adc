"""Kindred and common words. A new list needs no new test: these run over all of them."""

import tomllib
from pathlib import Path

import pytest

from readout.errors import InvalidLexicon
from readout.lexicon.kindred import FOLDER, load_kindred_words

LISTS: dict[str, list[str]] = tomllib.loads((FOLDER / "kindred-words.toml").read_text(encoding="utf-8"))
COMMON: dict[str, list[str]] = tomllib.loads((FOLDER / "common-words.toml").read_text(encoding="utf-8"))


def test_no_word_stands_twice_in_a_list() -> None:
    assert [(name, word) for name, words in (LISTS | COMMON).items() for word in words if words.count(word) > 1] == []


def test_no_word_stands_in_so_many_lists_that_it_puts_anything_with_anything() -> None:
    words = [word for listed in LISTS.values() for word in listed]
    assert [word for word in words if words.count(word) > 3] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("the accord", "a deal"), ("it was called off", "they cancelled it"), ("troops withdrew", "soldiers left")],
)
def test_two_wordings_of_one_thing_share_a_list(one: str, other: str) -> None:
    kindred = load_kindred_words()

    def shown(words: list[str]) -> set[str]:
        return {name for at in range(len(words)) for name in kindred.shown_by(words, at)}

    assert shown(one.split()) & shown(other.split())


@pytest.mark.parametrize("wrong", ['alone = ["word"]', 'forms = ["visit", "visits"]', 'capitals = ["Accord", "deal"]'])
def test_a_list_that_puts_nothing_together_is_refused(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "kindred-words.toml").write_text(wrong, encoding="utf-8")
    (tmp_path / "common-words.toml").write_text('words = ["say"]', encoding="utf-8")
    with pytest.raises(InvalidLexicon, match=r"kindred-words\.toml"):
        load_kindred_words(tmp_path)
