"""Words by which a sentence without a verb of speaking does an act."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "en" / "evaluations.toml"


@dataclass(frozen=True, slots=True)
class Evaluations:
    """One pattern over lower-case text whose named groups are the acts (with `_` for nothing else)."""

    pattern: re.Pattern[str]

    def acts_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Each act done by such words in the text, with the place of the words."""
        for match in self.pattern.finditer(text.lower()):
            if match.lastgroup:
                yield match.start(), match.lastgroup


def load_evaluations() -> Evaluations:
    """The words of evaluations.toml."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    groups = []
    for act, entry in table.items():
        words = sorted(entry["words"], key=len, reverse=True)
        alternatives = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
        groups.append(f"(?P<{act}>{alternatives})")
    return Evaluations(re.compile(rf"\b(?:{'|'.join(groups)})\b"))
