"""Derives readout/knowledge/bodies-supraverden.toml (CC BY-SA 4.0) from the SupraVerden list of international organisations.

Run: python training/knowledge/derive_supraverden.py readout/knowledge ../shared/data/igo_supraverden/general_list.yaml
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from readout.spelling import folded

_HEAD = """\
# International organisations: names, abbreviations, seats and Wikidata ids from SupraVerden, (c) Confirmordeny 2025-2026,
# https://github.com/confirmordeny/supraverden, CC BY-SA 4.0 (see LICENSE-CC-BY-SA-4.0); changed: chosen, renamed, shortened.
# Made by training/knowledge/derive_supraverden.py; [wikidata] joins ids to the entries of bodies.toml.
"""
_NAMES = re.compile(r"Name(?:_other|_former)?(?:_\d+)?_en|Abbreviation(?:_other)?(?:_\d+)?_en")
# Laboratories, funding undertakings and the like, which take no part in diplomacy.
_APART = re.compile(
    r"Research Infrastructure|ERIC$|Joint Undertaking|European Schools|Safefood|University|Executive Agency|Observatory$|Library"
)
_MISSPELT = {"Secreriat": "Secretariat", "Damahe": "Damage", "Aribtral": "Arbitral", "’": "'", "‐": "-"}
_FILLERS = re.compile(r"\b(?:the|of|for|and)\b|\W")


def records(text: str) -> Iterator[dict[str, str]]:
    """The entries of the list, each with its fields of one line."""
    for wrong, right in _MISSPELT.items():
        text = text.replace(wrong, right)
    for block in re.split(r"(?m)^(?=\S)(?!: )", text):
        lines = block.replace("\n: ", "\n  ").split("\n")[1:]
        fields = (re.match(r"  (\w+): (.+)", line) for line in lines)
        record = {found[1]: found[2].strip().strip("'\"") for found in fields if found}
        if "Name_en" in record and not any(_APART.search(name) for name in names_of(record)):
            yield record


def names_of(record: dict[str, str]) -> list[str]:
    """All English names and abbreviations of an entry."""
    return [value for field, value in record.items() if _NAMES.fullmatch(field) and len(value) > 2 and not value.startswith("[")]


def wikidata(record: dict[str, str]) -> str:
    """The Wikidata id of an entry, or nothing."""
    found = re.fullmatch(r"Q\d+", record.get("Wikidata_code", ""))
    return found[0] if found else ""


def likeness(name: str) -> str:
    """The name as compared with our own names: without little words, and with one spelling of "organisation"."""
    return _FILLERS.sub("", folded(name).replace("organisation", "organization"))


def own_bodies(folder: Path) -> tuple[dict[str, str], set[str]]:
    """The ids of bodies.toml by likeness of name or alias, and every word that stands for something in our own files."""
    bodies = tomllib.loads((folder / "bodies.toml").read_text(encoding="utf-8"))
    states = tomllib.loads((folder / "states.toml").read_text(encoding="utf-8"))
    by_name = {likeness(name): key for key, body in bodies.items() for name in (body["name"], *body.get("aliases", ()))}
    taken = {word for entry in (*bodies.values(), *states.values()) for value in entry.values() for word in _words(value)}
    return by_name, taken | set(bodies)


def _words(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()


def entry(record: dict[str, str], taken: set[str], often: Counter[str], cities: set[str]) -> tuple[str, str]:
    """Key and line of a body; its abbreviations only where nothing else goes by them."""
    words = [word for word in dict.fromkeys(names_of(record)) if word not in taken and often[word] == 1]
    short = [word for word in words if re.fullmatch(r"[A-Z][A-Z0-9-]{3,}", word)]
    aliases = [word for word in words if " " in word and word != record["Name_en"]]
    seat = record.get("Headquarters", "").split(",")[0]
    fields = {"name": record["Name_en"], "abbreviations": short, "aliases": aliases, "seat": seat if seat in cities else ""}
    fields |= {"kind": "un" if record.get("Org_family", "").startswith("UN ") else "igo", "wikidata": wikidata(record)}
    key = short[0] if short else re.sub(r"[^a-z0-9]+", "-", folded(record["Name_en"])).strip("-")
    line = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value)
    return key, f"{key} = {{ {line} }}"


def cities_of(folder: Path) -> set[str]:
    """The names of the cities and capitals of our own files."""
    states = tomllib.loads((folder / "states.toml").read_text(encoding="utf-8"))
    places = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
    capitals = {state["capital"] for state in states.values() if "capital" in state}
    return capitals | {place["name"] for place in places["cities"].values()}


def main(folder: Path, source: Path) -> None:
    """Writes the file anew."""
    by_name, taken = own_bodies(folder)
    cities = cities_of(folder)
    found = list(records(source.read_text(encoding="utf-8")))
    often = Counter(word for record in found for word in set(names_of(record)))
    lines: dict[str, str] = {}
    joined: dict[str, str] = {}
    for record in found:
        own = next((by_name[likeness(name)] for name in names_of(record) if likeness(name) in by_name), None)
        if own is None:
            key, line = entry(record, taken, often, cities)
            lines[key] = line
        elif wikidata(record) and "ecretariat" not in record["Name_en"].removeprefix("United Nations Secretariat"):
            joined.setdefault(own, wikidata(record))
    ids = "\n".join(f'{key} = "{code}"' for key, code in sorted(joined.items()))
    text = "\n".join([_HEAD, *(lines[key] for key in sorted(lines)), "", "[wikidata]", ids, ""])
    (folder / "bodies-supraverden.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
