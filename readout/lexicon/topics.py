"""Topics of diplomacy as data: the words that show them and the phrases in which the same words are about something else."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import InvalidLexicon
from readout.lexicon.inflection import noun_forms

_FILE = Path(__file__).parent / "en" / "topics.toml"
_KEYS = frozenset(["name", "words", "sdg", "iptc", "examples", "not", "unless"])
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")
_UNCOUNTED = re.compile(r".*(?:s|\b(?:of|to|in|over|near|for|against|the))")
_GOALS = range(1, 18)


@dataclass(frozen=True, slots=True)
class Topic:
    """What statements and encounters may be about.

    `phrases` are its words and phrases, singular and plural; in those of `unless` they are about something else; `sdg` the
    numbers of the UN Sustainable Development Goals it serves, `iptc` its name among the IPTC Media Topics, if it has one.
    """

    id: str
    name: str
    phrases: frozenset[str]
    unless: frozenset[str]
    sdg: tuple[int, ...]
    iptc: str | None
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]


def load_topics(file: Path = _FILE) -> tuple[Topic, ...]:
    """All topics in the order of the file; raises InvalidLexicon, naming file and entry, for a broken entry."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidLexicon(f"{file.name}: {error}; mend the file") from error
    for key, entry in entries.items():
        if fault := _fault(key, entry):
            raise InvalidLexicon(f"{file.name}, [{key}]: {fault}")
    return tuple(_topic(key, entry) for key, entry in entries.items())


def phrase_rows(topics: Iterable[Topic]) -> Iterator[tuple[str, str | None]]:
    """Every phrase with the id of the topic that it shows, or None where its words are about something else."""
    for topic in topics:
        yield from ((phrase, topic.id) for phrase in topic.phrases)
        yield from ((phrase, None) for phrase in topic.unless)


def _fault(key: str, entry: Mapping[str, Any]) -> str:
    """What is wrong with an entry and how to mend it, "" if nothing is."""
    if not _SLUG.fullmatch(key):
        return "an id is small letters and hyphens; rename the entry"
    if unknown := entry.keys() - _KEYS:
        return f"unknown {', '.join(sorted(unknown))}; use {', '.join(sorted(_KEYS))}"
    if not all(entry.get(field) for field in ("name", "words", "examples")):
        return "an entry needs name, words and examples; add what is missing"
    if odd := set(entry.get("sdg", ())) - set(_GOALS):
        return f"no goal {', '.join(map(str, odd))}; the goals are 1 to 17"
    return ""


def _topic(key: str, entry: Mapping[str, Any]) -> Topic:
    unless = frozenset(entry.get("unless", ()))
    return Topic(
        id=key,
        name=entry["name"],
        phrases=frozenset(form for words in entry["words"] for form in _forms(words)) - unless,
        unless=unless,
        sdg=tuple(entry.get("sdg", ())),
        iptc=entry.get("iptc"),
        examples=tuple(entry["examples"]),
        lookalikes=tuple(entry.get("not", ())),
    )


def _forms(phrase: str) -> Iterable[str]:
    """The phrase, with its plural unless it ends like one or in a preposition."""
    return [phrase] if _UNCOUNTED.fullmatch(phrase) else (" ".join(words) for words in noun_forms(phrase))
