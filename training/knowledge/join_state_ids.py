"""Joins ISO alpha-2 codes and Wikidata ids to readout/knowledge/states.toml from the rigour territories (MIT licence).

Run: python training/knowledge/join_state_ids.py readout/knowledge/states.toml ../shared/data/rigour_territories/territories
"""

import re
import sys
from pathlib import Path

_SECTION = re.compile(r"^\[([A-Z]{3})\]$", re.MULTILINE)
_JOINED = re.compile(r"^(?:iso2|wikidata) = .*\n", re.MULTILINE)


def territory_ids(folder: Path) -> dict[str, tuple[str, str]]:
    """By alpha-3 code: alpha-2 code and Wikidata id of each territory of the first level."""
    ids = {}
    for path in sorted(folder.glob("??.yml")):
        fields = dict(re.findall(r"^(alpha3|qid): '?(\w+)'?", path.read_text(encoding="utf-8"), re.MULTILINE))
        if len(fields) == 2:
            ids[fields["alpha3"].upper()] = (path.stem.upper(), fields["qid"])
    return ids


def joined(states: str, ids: dict[str, tuple[str, str]]) -> str:
    """The text of states.toml with `iso2` and `wikidata` renewed in every section; raises KeyError for a code without ids."""
    head, *sections = re.split(r"(?m)(?=^\[[A-Z]{3}\]$)", _JOINED.sub("", states))
    return head + "".join(_with_ids(section, ids) for section in sections)


def _with_ids(section: str, ids: dict[str, tuple[str, str]]) -> str:
    found = _SECTION.search(section)
    assert found
    iso2, wikidata = ids[found[1]]
    return f'{section.rstrip()}\niso2 = "{iso2}"\nwikidata = "{wikidata}"\n\n'


def main(states: Path, territories: Path) -> None:
    """Renews the file in place."""
    text = joined(states.read_text(encoding="utf-8"), territory_ids(territories))
    states.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
