"""The field of a report, by its words: diplomacy, or business, sport, culture, daily life."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from readout.lexicon.phrases import first_of

FILE = Path(__file__).parent / "en" / "fields.toml"
# Words that share so many first letters are counted as one: ministers, ministry.
STEM = 7


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its words and phrases, and with the beginnings of those that may have any ending."""

    name: str
    words: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, name: str, words: Collection[str]) -> "Field":
        """The field of these words, as fields.toml has them."""
        open_ended = [word for word in words if word.endswith("*")]
        return cls(name, frozenset(words), tuple(word.removesuffix("*") for word in open_ended))


@dataclass(frozen=True, slots=True)
class Fields:
    """One pattern over lower-case text for the words of all fields, which is quicker than one for each, and the fields."""

    pattern: re.Pattern[str]
    fields: tuple[Field, ...]

    def words_by_field(self, text: str) -> dict[str, int]:
        """How many different words of each field stand in the text; fields without any are left out."""
        found: dict[str, set[str]] = {}
        for word in set(self.pattern.findall(text.lower())):
            found.setdefault(self.field_of(word), set()).add(word[:STEM])
        return {field: len(words) for field, words in found.items()}

    def field_of(self, word: str) -> str:
        """The first field to which a word or phrase belongs that the pattern matched."""
        plain = " ".join(word.split())
        return next(field.name for field in self.fields if plain in field.words or plain.startswith(field.beginnings))


def load_fields(file: Path = FILE) -> Fields:
    """The words of fields.toml."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    words: dict[str, list[str]] = {name: entry["words"] for name, entry in table.items()}
    any_word = re.compile(rf"(?<!\w){first_of(chain.from_iterable(words.values()))}(?!\w)")
    return Fields(any_word, tuple(Field.of(name, of_field) for name, of_field in words.items()))
