"""The phrasebook: all names and titles, by the words with which they begin."""

from collections.abc import Callable, Container, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from readout.annotate.closed_classes import IN_CONTEXT, closed_class_tags
from readout.annotate.lines import Phrasebook, fold
from readout.annotate.tokens import token_pattern
from readout.gazetteer import Gazetteer, Name
from readout.lexicon.grammar import Grammar
from readout.lexicon.titles import Title

Payload = TypeVar("Payload")


def make_phrasebook(
    gazetteer: Gazetteer, grammar: Grammar, titles: Iterable[Title], verbs: frozenset[str] = frozenset()
) -> Phrasebook:
    """The phrasebook of all names and titles; `verbs` are forms that begin a sentence with a capital and are no name."""
    pattern = token_pattern(grammar.abbreviations)
    rows: dict[tuple[str, ...], list[Name]] = {}
    for name in gazetteer.names:
        words = tuple(fold(word) for word in pattern.findall(name.words) if word != ".")
        words = words[1:] if words[:1] == ("the",) else words
        if words:
            rows.setdefault(words, []).append(name)
    title_rows = {form: title for title in titles for form in title.forms}
    tags = closed_class_tags(grammar)
    particles = {word for word, tag in tags.items() if tag == "v"}
    open_words = IN_CONTEXT | grammar.actors.askers | particles | {"to"} | {form[0] for form in title_rows}
    names = by_first_words((words, tuple(found)) for words, found in rows.items())
    return Phrasebook(
        grammar,
        names,
        by_first_words(title_rows.items()),
        tags,
        grammar.function_words | grammar.calendar_words | grammar.honorifics | grammar.compass_words,
        verbs,
        small_tags(tags, open_words, names),
        styles_by_first_word(grammar),
    )


def small_tags(tags: Mapping[str, str], open_words: Container[str], names: Container[str]) -> Callable[[str], str | None]:
    """Gives the tag of a word in small letters that has but one wherever it stands; None for all others.

    These are words whose tag those around them tell, and words with which a name begins. A month in small letters is none.
    """

    @lru_cache(maxsize=65536)
    def small(word: str) -> str | None:
        if word != word.lower() or word[0].isupper() or ("." in word and word != ".") or fold(word) in names:
            return None
        tag = None if word in open_words else tags.get(word, "x")
        return "x" if tag == "t" else tag

    return small


def styles_by_first_word(grammar: Grammar) -> dict[str, list[tuple[str, ...]]]:
    """Honorifics of several words under their first, longest first; those that begin with "his" or "her" are read as titles."""
    styles = [tuple(style.split()) for style in grammar.honorifics if " " in style]
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(styles, key=lambda words: (-len(words), words)):
        if words[0] not in grammar.possessives:
            table.setdefault(words[0], []).append(words)
    return table


def by_first_words(
    rows: Iterable[tuple[tuple[str, ...], Payload]],
) -> dict[str, dict[str, list[tuple[tuple[str, ...], Payload]]]]:
    """Rows under their first word and the second in lower case, "" if there is none; longest first."""
    table: dict[str, dict[str, list[tuple[tuple[str, ...], Payload]]]] = {}
    for words, payload in sorted(rows, key=lambda row: -len(row[0])):
        table.setdefault(words[0], {}).setdefault("".join(words[1:2]).lower(), []).append((words, payload))
    return table
