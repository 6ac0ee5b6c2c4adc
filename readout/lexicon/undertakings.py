"""The words by which a party binds itself, as patterns."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "en" / "undertakings.toml"
# Between the words of undertaking and what is undertaken.
BETWEEN = r"(?:also|then|now|soon|always|gladly|certainly)"
# "will not", "would merely", "the will of the people".
NOT_BOUND = r"(?!not\b|never\b|merely\b|of\b)"
# "should both sides ask for them", "when the law is in force"; not "their teams should meet" or "when the war ended".
SHOULD = r"should(?= (?:the|both|any|either|they|it|this|that|a|all)\b)"
WHEN = r"when(?= (?:the|a|all|both|they|it) [^,;.]{0,60}\b(?:is|are|has|have)\b)"


@dataclass(frozen=True, slots=True)
class Undertakings:
    """Patterns over a sentence.

    `binding` ends where the undertaking begins; `condition` covers a condition with its opening word; `limit` are the words that
    set a last day, `deadline` these and others where a time follows; `courtesy` matches what is given in courtesy, from its
    first word on.
    """

    binding: re.Pattern[str]
    condition: re.Pattern[str]
    limit: re.Pattern[str]
    deadline: re.Pattern[str]
    courtesy: re.Pattern[str]


def load_undertakings() -> Undertakings:
    """The patterns of undertakings.toml."""
    words = {part: entry["words"] for part, entry in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}
    ready = rf"(?:is|are|am|stands?|remains?|be|was|were) (?:\w+ )?{any_of(words['readiness'])} to"
    opening = rf"(?<!for )(?<!at ){any_of(words['condition'])}|{SHOULD}|{WHEN}"
    return Undertakings(
        binding=re.compile(rf"\b(?:{any_of(words['binding'])}|{ready})\s+(?:{BETWEEN} )?{NOT_BOUND}", re.IGNORECASE),
        condition=re.compile(rf"\b(?:{opening})\b[^.;”\"]{{3,}}?(?=,|[.;”\"]|$)|\b{any_of(words['weather'])}\b", re.IGNORECASE),
        limit=re.compile(rf"\b{any_of(words['limit'])}\b", re.IGNORECASE),
        deadline=re.compile(rf"\b{any_of([*words['limit'], *words['deadline']])}(?: the)?\s+$", re.IGNORECASE),
        courtesy=re.compile(
            rf"(?:an? |the |his |her |its |their |of )?(?:[\w’'-]+ )?{any_of(words['courtesy'])}\b", re.IGNORECASE
        ),
    )


def any_of(words: Iterable[str]) -> str:
    """A group that matches one of the words or phrases, the longest first."""
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) + ")"
