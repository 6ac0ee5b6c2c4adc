"""The first and the last use of a phrase, in the words of who used it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from readout.accounts.positions.courses import Counted, Course
from readout.accounts.reports import Said
from readout.evidence import Anchor
from readout.span import Span


@dataclass(frozen=True, slots=True)
class Use:
    """A phrase in a statement: `anchor` is its place in the report. It is the speaker's own word if `said.manner` is direct."""

    said: Said
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a side uses a phrase: how often, and for the first and the last time that can be dated."""

    course: Course
    first: Use | None
    last: Use | None


def pattern_of(phrase: str) -> re.Pattern[str]:
    """What finds the phrase: whole words, in any case, across line ends; with a star at its end also longer words."""
    words = r"\s+".join(re.escape(word) for word in phrase.removesuffix("*").split())
    longer = r"\w*" if phrase.endswith("*") else ""
    return re.compile(rf"(?<!\w){words}{longer}(?!\w)", re.IGNORECASE)


def counted(phrase: str, months: Iterable[str | None]) -> list[Counted]:
    """The uses of a phrase, given as their months, counted."""
    uses = list(months)
    return [Counted("phrase", phrase, month, uses.count(month)) for month in dict.fromkeys(uses)]


def use_in(said: Said, pattern: re.Pattern[str]) -> Use | None:
    """The first use in a statement; None if its words stand only across a gap of it."""
    for content in said.content:
        if found := pattern.search(content.exact):
            start = content.span.start
            return Use(said, Anchor(Span(start + found.start(), start + found.end()), found.group()))
    return None
