"""Joins ISO alpha-2 codes and Wikidata ids to readout/knowledge/states.toml from the rigour territories (MIT licence).

Run: python training/knowledge/join_state_ids.py readout/knowledge/states.toml ../shared/data/rigour_territories/territories
"""

import re
import sys
from pathlib import Path

_JOINED = re.compile(r"^(?:iso2|wikidata) = .*\n", re.MULTILINE)


def territory_ids(folder: Path) -> dict[str, dict[str, str]]:
    """By alpha-3 code: `iso2` (not for states that are no more) and `wikidata` of each state or territory."""
    ids = {}
    for path in sorted(folder.glob("*.yml")):
        fields = dict(re.findall(r"^(alpha3|qid): '?(\w+)'?", path.read_text(encoding="utf-8"), re.MULTILINE))
        if len(fields) == 2 and "_" not in path.stem:
            iso2 = {"iso2": path.stem.upper()} if len(path.stem) == 2 else {}
            ids[fields["alpha3"].upper()] = iso2 | {"wikidata": fields["qid"]}
    # There YUG is the state that ended in 1992, in our files the one after it.
    del ids["YUG"]
    return ids


def joined(states: str, ids: dict[str, dict[str, str]]) -> str:
    """The text of states.toml with `iso2` and `wikidata` renewed in every section, left out where there are none."""
    head, *sections = re.split(r"(?m)(?=^\[[A-Z]{3}\]$)", _JOINED.sub("", states))
    return head + "".join(_with_ids(section, ids) for section in sections)


def _with_ids(section: str, ids: dict[str, dict[str, str]]) -> str:
    found = ids.get(section[1:4], {})
    return "\n".join([section.rstrip(), *(f'{field} = "{value}"' for field, value in found.items())]) + "\n\n"


def main(states: Path, territories: Path) -> None:
    """Renews the file in place."""
    text = joined(states.read_text(encoding="utf-8"), territory_ids(territories))
    states.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
