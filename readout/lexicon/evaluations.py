"""Words by which a sentence without a verb of speaking does an act."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.lexicon.phrases import first_of

FILE = Path(__file__).parent / "en" / "evaluations.toml"
# Where a word or a clitic begins; \b, which looks at both sides of a place, takes half as long again.
EDGE = r"(?:(?<!\w)|(?=['’]))"


@dataclass(frozen=True, slots=True)
class Evaluations:
    """One pattern over lower-case text, whose named groups are the acts."""

    pattern: re.Pattern[str]

    def acts_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Each act done by such words in the text, with the offset of the words: "a grave mistake" gives (2, "warn")."""
        for match in self.pattern.finditer(text.lower()):
            if match.lastgroup:
                yield match.start(), match.lastgroup


def load_evaluations(file: Path = FILE) -> Evaluations:
    """The words of evaluations.toml; of two acts whose words begin at one place the earlier in the file is done."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    groups = []
    for act, entry in table.items():
        longest_first = sorted(entry["words"], key=len, reverse=True)
        # Those that begin with an apostrophe stand behind a word: Torvesk[’s full support].
        clitics = [phrase for phrase in longest_first if not phrase[0].isalnum()]
        words = first_of(phrase for phrase in longest_first if phrase[0].isalnum())
        groups.append(rf"(?P<{act}>{words}|(?<=\w){first_of(clitics)})" if clitics else f"(?P<{act}>{words})")
    # A look ahead for any of the words: at most places none stands, and no act need be tried.
    any_word = first_of(phrase for entry in table.values() for phrase in entry["words"])
    return Evaluations(re.compile(rf"{EDGE}(?={any_word})(?:{'|'.join(groups)})\b"))
