"""Ministries that nearly every state has, written out from the patterns of organs.toml."""

from collections.abc import Iterator, Mapping
from typing import Any

from readout.errors import InvalidKnowledge
from readout.knowledge.tables import Tables


def add_organs(patterns: Mapping[str, Any], tables: Tables) -> None:
    """Rows for the ministries of every state: "Ministry of Foreign Affairs of China", "Chinese Foreign Ministry".

    Words that stand for another actor already are left to it. Raises InvalidKnowledge if a pattern lacks a field or
    asks for an unknown one.
    """
    states = [actor for actor in tables.canonical if actor.startswith("state:")]
    adjectives = _adjectives(tables)
    taken = {words for words, _, _ in tables.names}
    article = patterns.get("article", [])
    for organ, pattern in patterns.items():
        if organ == "article":
            continue
        for state in states:
            code, name = state.removeprefix("state:"), tables.canonical[state]
            if code in pattern.get("but", []):
                continue
            forms = {"bare": name, "state": f"the {name}" if code in article else name}
            words = list(_written(organ, pattern, forms, adjectives.get(state, [])))
            canonical = pattern.get("named", {}).get(code, words[0])
            _add(f"body:{code}-{organ}", state, [each for each in (canonical, *words) if each not in taken], canonical, tables)


def _adjectives(tables: Tables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for words, actor, kind in tables.names:
        if kind == "adjective":
            found.setdefault(actor, []).append(words)
    return found


def _add(organ: str, state: str, words: list[str], canonical: str, tables: Tables) -> None:
    tables.canonical[organ], tables.body_kind[organ], tables.parent[organ] = canonical, "ministry", state
    tables.add("name", organ, *words)


def _written(organ: str, pattern: Mapping[str, Any], forms: dict[str, str], adjectives: list[str]) -> Iterator[str]:
    try:
        yield pattern["name"].format(**forms)
        for words in pattern["words"]:
            for adjective in adjectives if "{adjective}" in words else ("",):
                yield words.format(adjective=adjective, **forms)
    except (KeyError, AttributeError) as error:
        raise InvalidKnowledge(f"organs.toml: [{organ}] lacks or misnames {error}; see the patterns beside it") from error
