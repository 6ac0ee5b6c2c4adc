"""The words by which one party says that what another claims is not so, as patterns."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.lexicon.phrases import one_of

FILE = Path(__file__).parent / "en" / "disputes.toml"
# Between head and tail of an answer: saw it [very] differently, gave a [wholly new and] different account.
BETWEEN = r"(?:\s+[\w-]+){0,2}?\s+"


# Whom a noun for a claim names behind it as the claimant: [by two officials], [in a Coastal Wire dispatch].
OWNER = (
    r"(?:\s+(?:\w+\s+)?(?:by|from|in|on|made by|attributed to|carried by|circulated by|of)"
    r"\s+(?P<owner>(?:(?!\b(?:is|are|was|were|have|has|had|and|but)\b)[^;.]){2,90}?))?"
)


@dataclass(frozen=True, slots=True)
class Disputes:
    """Patterns over a sentence, one for each part of disputes.toml; `insisting`, `denying`, `rejecting`, `hearsay` are verbs.

    `led_claim` ends where a claim begins to which a noun (group `noun`, of `owner`) or a verb of claiming leads. `matters`
    has a named group for every matter that a claim and its denial may name in different words.
    """

    claim: re.Pattern[str]
    claim_of: re.Pattern[str]
    claiming: re.Pattern[str]
    led_claim: re.Pattern[str]
    verdict: re.Pattern[str]
    judged: re.Pattern[str]
    pointer: re.Pattern[str]
    disowned: re.Pattern[str]
    answer: re.Pattern[str]
    contrary: re.Pattern[str]
    countering: re.Pattern[str]
    insisting: frozenset[str]
    denying: frozenset[str]
    rejecting: frozenset[str]
    hearsay: frozenset[str]
    matters: re.Pattern[str]

    def matters_in(self, text: str) -> frozenset[str]:
        """The matters that the text names, in brackets, so that none is taken for a word."""
        return frozenset(f"[{match.lastgroup}]" for match in self.matters.finditer(text) if match.lastgroup)


def load_disputes(file: Path = FILE) -> Disputes:
    """The patterns of disputes.toml."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    words = {part: one_of(entry["words"]) for part, entry in table.items() if "words" in entry}
    led = rf"(?P<word>(?P<noun>{words['claims']})|{words['claiming']}){OWNER}(?:\s+(?P<lead>that|of)|,?\s+according to which)"
    return Disputes(
        claim=whole_words(words["claims"]),
        claim_of=whole_words(one_of(table["claims"]["of"])),
        claiming=whole_words(words["claiming"]),
        led_claim=whole_words(led),
        judged=whole_words(
            r"(?:as|is|are|was|were|does not|do not|did not|has|have|had)\s+(?:an?\s+)?"
            rf"(?:[\w-]+\s+)?[\"“‘']?(?:[\w-]+\s+)?{words['verdicts']}"
        ),
        verdict=whole_words(words["verdicts"]),
        pointer=whole_words(words["pointers"]),
        disowned=whole_words(words["disowned"]),
        answer=whole_words(answers(table["answers"])),
        contrary=whole_words(words["contrary"]),
        countering=re.compile(rf"\b{words['countering']}\b", re.IGNORECASE),
        insisting=frozenset(table["insisting"]["words"]),
        denying=frozenset(table["denying"]["words"]),
        rejecting=frozenset(table["rejecting"]["words"]),
        hearsay=frozenset(table["hearsay"]["words"]),
        matters=whole_words(matters(table["matters"])),
    )


def answers(entry: Mapping[str, Any]) -> str:
    """The pattern of the whole phrases and of every head with its tails."""
    led = [f"{one_of(heads)}{BETWEEN}{one_of(entry['tails'][kind])}" for kind, heads in entry["heads"].items()]
    return f"(?:{'|'.join([*led, one_of(entry['words'])])})"


def matters(entry: Mapping[str, Any]) -> str:
    """The pattern with a group for each matter."""
    named = (f"(?P<{name}>{one_of(words)})" for name, words in entry.items() if name not in ("examples", "not"))
    return f"(?:{'|'.join(named)})"


def whole_words(pattern: str) -> re.Pattern[str]:
    """The pattern between the edges of words, capitals counted alike."""
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)
