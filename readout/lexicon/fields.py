"""The field of a report, by its words: diplomacy, or business, sport, culture, daily life."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from readout.lexicon.phrases import first_of

FILE = Path(__file__).parent / "en" / "fields.toml"
# Words that share so many first letters are counted as one: ministers, ministry.
STEM = 7


@dataclass(frozen=True, slots=True)
class Fields:
    """One pattern over lower-case text, whose named groups are the fields."""

    pattern: re.Pattern[str]

    def words_by_field(self, text: str) -> dict[str, int]:
        """How many different words of each field stand in the text; fields without any are left out."""
        found: dict[str, set[str]] = {}
        for match in self.pattern.finditer(text.lower()):
            found.setdefault(match.lastgroup or "", set()).add(match.group()[:STEM])
        return {field: len(words) for field, words in found.items()}


def load_fields(file: Path = FILE) -> Fields:
    """The words of fields.toml."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    groups = [f"(?P<{field}>{first_of(entry['words'])})" for field, entry in table.items()]
    return Fields(re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)"))
