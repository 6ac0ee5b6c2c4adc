"""What a report tells became of a promise."""

from dataclasses import dataclass

from readout.accounts.reports import Source
from readout.evidence import Anchor
from readout.span import Span

FULFILLED, BROKEN, CHANGED, RESTATED = "reported fulfilled", "reported broken", "changed", "restated"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fate with the report and the words that tell it, the rule that saw it, and how alike promise and words are."""

    fate: str
    source: Source
    anchor: Anchor
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Finding:
    """What one report tells of one telling of a promise, before it is known what other reports tell.

    `sentence` is where it stands. `deadline` is a new term told there. `met` is the first day of an encounter that kept the
    promise. `early` is true for a promise told again that may be one more account of the making. `general` is true for words
    that uphold all that was agreed.
    """

    verdict: Verdict
    sentence: Span
    deadline: str | None = None
    met: str | None = None
    early: bool = False
    general: bool = False
