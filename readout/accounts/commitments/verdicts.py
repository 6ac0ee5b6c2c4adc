"""What a report tells became of a promise."""

from dataclasses import dataclass

from readout.accounts.reports import Source
from readout.evidence import Anchor

FULFILLED, BROKEN, CHANGED, RESTATED = "reported fulfilled", "reported broken", "changed", "restated"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fate with the report and the words that tell it, the rule that saw it, and how alike promise and words are."""

    fate: str
    source: Source
    anchor: Anchor
    rule: str
    weight: float
