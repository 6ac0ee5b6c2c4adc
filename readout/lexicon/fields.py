"""The field of a report, by its words: diplomacy, or business, sport, culture, daily life."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "en" / "fields.toml"


@dataclass(frozen=True, slots=True)
class Fields:
    """One pattern over lower-case text whose named groups are the fields."""

    pattern: re.Pattern[str]

    def words_by_field(self, text: str) -> dict[str, int]:
        """How many different words of each field stand in the text."""
        found: dict[str, set[str]] = {}
        for match in self.pattern.finditer(text.lower()):
            found.setdefault(match.lastgroup or "", set()).add(match.group()[:7])
        return {field: len(words) for field, words in found.items()}


def load_fields() -> Fields:
    """The words of fields.toml."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    groups = [f"(?P<{field}>{'|'.join(word_pattern(word) for word in entry['words'])})" for field, entry in table.items()]
    return Fields(re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)"))


def word_pattern(word: str) -> str:
    """A word or phrase as a pattern; `*` stands for any ending."""
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
