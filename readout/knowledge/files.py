"""The files of knowledge, read and checked: each becomes rows of the gazetteer.

Reads states.toml, places.toml, bodies.toml, bodies-supraverden.toml, organs.toml, offices/*.toml, people/*.toml and
occasions.toml of one folder; a missing file gives no rows.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from readout.errors import InvalidKnowledge
from readout.gazetteer import Occasion, Term
from readout.knowledge.lines import parse
from readout.knowledge.organs import add_organs
from readout.knowledge.tables import Tables
from readout.spelling import folded, is_capitals

BODY_KINDS = frozenset(
    ("un", "igo", "grouping", "armed-group", "political-group", "authority", "ministry", "parliament", "agency", "media", "ngo")
)
PLACE_KINDS = ("cities", "venues", "regions", "territories")

_STATE_FIELDS = frozenset(
    (
        "name",
        "official",
        "aliases",
        "abbreviations",
        "adjectives",
        "people",
        "capital",
        "capital_aliases",
        "seats",
        "iso2",
        "wikidata",
        "un_member",
    )
)
_PLACE_FIELDS = frozenset(("name", "aliases", "state", "city", "wikidata"))
_BODY_FIELDS = frozenset(
    ("name", "abbreviations", "aliases", "adjectives", "people", "seats", "seat", "kind", "parent", "wikidata")
)
_PERSON_FIELDS = frozenset(("name", "short", "gender", "aliases", "terms"))
_OCCASION_FIELDS = frozenset(("name", "words", "start", "end", "place"))
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_TERM = re.compile(rf"([A-Za-z0-9-]+):([a-z-]+) ({_DATE}|\.\.)/({_DATE}|\.\.)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BODY = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def read_tables(folder: Path) -> Tables:
    """The rows of all files of `folder`. Raises InvalidKnowledge with file and key at the first broken entry."""
    tables = Tables()
    for name in ("states.toml", "places.toml", "bodies.toml", "bodies-supraverden.toml"):
        _read(folder, name, tables)
    for pattern in ("offices/*.toml", "people/*.toml", "occasions.toml"):
        for path in sorted(folder.glob(pattern)):
            _read(folder, str(path.relative_to(folder)), tables)
    if (folder / "organs.toml").exists():
        add_organs(read_toml(folder / "organs.toml"), tables)
    return tables


def read_toml(path: Path) -> dict[str, Any]:
    """The parsed file; raises InvalidKnowledge if it is not TOML."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidKnowledge(f"{path.name}: {error}; mend the TOML") from error


def _read(folder: Path, name: str, tables: Tables) -> None:
    path = folder / name
    if not path.exists():
        return
    reader = _READERS[name.split("/")[0].removesuffix(".toml").split("-")[0]]
    for key, entry in read_toml(path).items():
        reader(_Entry(name, key, entry), tables)


@dataclass(slots=True)
class _Entry:
    file: str
    key: str
    fields: dict[str, Any]

    def broken(self, trouble: str) -> NoReturn:
        raise InvalidKnowledge(f"{self.file}: [{self.key}] {trouble}")

    def check(self, allowed: frozenset[str], key: re.Pattern[str]) -> None:
        if not isinstance(self.fields, dict):
            self.broken("is no table; write field = value under it")
        if not key.fullmatch(self.key):
            self.broken("is no id; see the keys beside it")
        if not allowed.issuperset(self.fields):
            self.broken(f"has unknown fields {sorted(set(self.fields) - allowed)}; take them out")

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str) or not value.strip():
            self.broken(f"needs {name} = some words")
        return value

    def optional(self, name: str) -> str | None:
        return self.text(name) if name in self.fields else None

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.fields.get(name)
        if values is None:
            return ()
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            self.broken(f"needs {name} = a list of words")
        return tuple(values)

    def children(self) -> "Iterator[_Entry]":
        if not isinstance(self.fields, dict):
            self.broken("is no table; write id = {...} under it")
        return (_Entry(self.file, f"{self.key}.{key}", value) for key, value in self.fields.items())


def _state(entry: _Entry, tables: Tables) -> None:
    entry.check(_STATE_FIELDS, re.compile("[A-Z]{3}"))
    state = f"state:{entry.key}"
    tables.canonical[state] = entry.text("name")
    official = entry.optional("official")
    tables.add("name", state, entry.text("name"), *((official,) if official else ()), *entry.texts("aliases"))
    tables.add("abbreviation", state, *entry.texts("abbreviations"))
    tables.add("adjective", state, *entry.texts("adjectives"))
    tables.add("people", state, *entry.texts("people"))
    capital = entry.optional("capital")
    tables.add("capital", state, *((capital,) if capital else ()), *entry.texts("capital_aliases"))
    tables.add("seat", state, *entry.texts("seats"))
    _wikidata(entry, state, tables)


def _wikidata(entry: _Entry, actor: str, tables: Tables) -> None:
    code = entry.optional("wikidata")
    if code is None:
        return
    if not _WIKIDATA.fullmatch(code):
        entry.broken(f"has the Wikidata id {code!r}; write Q and digits")
    tables.wikidata[actor] = code


def _places(entry: _Entry, tables: Tables) -> None:
    if entry.key not in PLACE_KINDS:
        entry.broken(f"is none of {', '.join(PLACE_KINDS)}")
    for place in entry.children():
        _place(place, tables)


def _place(entry: _Entry, tables: Tables) -> None:
    entry.key = entry.key.split(".")[1]
    entry.check(_PLACE_FIELDS, _SLUG)
    place = f"place:{entry.key}"
    if place in tables.canonical:
        entry.broken("stands twice; take one out")
    tables.canonical[place] = entry.text("name")
    tables.add("place", place, entry.text("name"), *entry.texts("aliases"))
    state = entry.optional("state")
    if state is not None:
        if f"state:{state}" not in tables.canonical:
            entry.broken(f"lies in {state}, which states.toml does not list")
        tables.place_state[place] = f"state:{state}"
    _wikidata(entry, place, tables)


def _body(entry: _Entry, tables: Tables) -> None:
    if entry.key == "wikidata":
        _joined_ids(entry, tables)
        return
    entry.check(_BODY_FIELDS, _BODY)
    body = f"body:{entry.key}"
    if body in tables.canonical:
        entry.broken("stands twice; take one out")
    if entry.text("kind") not in BODY_KINDS:
        entry.broken(f"has kind {entry.text('kind')!r}; take one of {', '.join(sorted(BODY_KINDS))}")
    tables.canonical[body] = entry.text("name")
    tables.body_kind[body] = entry.text("kind")
    tables.add("name", body, entry.text("name"), *entry.texts("aliases"))
    tables.add("abbreviation", body, *entry.texts("abbreviations"))
    tables.add("adjective", body, *entry.texts("adjectives"))
    tables.add("people", body, *entry.texts("people"))
    tables.add("seat", body, *entry.texts("seats"))
    parent = entry.optional("parent")
    if parent is not None:
        tables.parent[body] = _owner(parent, tables)
    _wikidata(entry, body, tables)


def _joined_ids(entry: _Entry, tables: Tables) -> None:
    for key in entry.fields:
        if f"body:{key}" not in tables.canonical:
            entry.broken(f"has an id for {key}, which no file lists; take it out")
        tables.wikidata[f"body:{key}"] = entry.text(key)


def _offices(entry: _Entry, tables: Tables) -> None:
    owner = _owner(entry.key, tables)
    if not isinstance(entry.fields, dict):
        entry.broken('is no table; write role = "title" under it')
    for role in entry.fields:
        if not role.startswith("head_of_"):
            tables.titles[owner, role] = entry.text(role)
    heads = (entry.optional("head_of_state") or "", entry.optional("head_of_government") or "")
    if any(heads):
        tables.heads[owner] = heads


def _owner(key: str, tables: Tables) -> str:
    state = f"state:{key}"
    return state if state in tables.canonical else f"body:{key}"


def _person(entry: _Entry, tables: Tables) -> None:
    entry.check(_PERSON_FIELDS, _SLUG)
    person = f"person:{entry.key}"
    name, gender = entry.text("name"), entry.text("gender")
    if gender not in ("m", "f"):
        entry.broken('needs gender = "m" or "f"')
    known = tables.canonical.setdefault(person, name)
    if (known != name and folded(known) != folded(name)) or tables.gender.setdefault(person, gender) != gender:
        entry.broken(f"stands in another file as {known} ({tables.gender[person]}); make the two agree")
    tables.add("name", person, name)
    for alias in entry.texts("aliases"):
        tables.add(_kind_of_alias(alias), person, alias)
    tables.add("short", person, entry.text("short"))
    for term in entry.texts("terms"):
        tables.terms[_term(entry, person, term, tables)] = None


def _kind_of_alias(alias: str) -> str:
    if " " in alias:
        return "name"
    return "abbreviation" if is_capitals(alias) else "short"


def _term(entry: _Entry, person: str, words: str, tables: Tables) -> Term:
    found = _TERM.fullmatch(words)
    if not found:
        entry.broken(f'has the term {words!r}; write "OWNER:role FROM/TO"')
    owner, role, start, end = found.groups()
    start, end = start.replace("..", ""), end.replace("..", "")
    shared = min(len(start), len(end))
    if start[:shared] > end[:shared]:
        entry.broken(f"has the term {words!r}, which ends before it starts")
    return Term(person, _owner(owner, tables), role, start, end)


def _occasion(entry: _Entry, tables: Tables) -> None:
    entry.check(_OCCASION_FIELDS, _SLUG)
    start, end = entry.text("start"), entry.text("end")
    if not _DAY.fullmatch(start) or not _DAY.fullmatch(end) or end < start:
        entry.broken("needs start and end as days, the start first")
    tables.occasions.append(Occasion(entry.key, entry.text("name"), entry.texts("words"), start, end, entry.optional("place")))


_READERS: Mapping[str, Any] = {
    "states": _state,
    "places": _places,
    "bodies": _body,
    "offices": _offices,
    "people": _person,
    "occasions": _occasion,
}
