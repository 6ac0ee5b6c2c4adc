"""A fate as it was found."""

from dataclasses import dataclass

from readout.accounts.reports import Source
from readout.evidence import Anchor


@dataclass(frozen=True, slots=True)
class Found:
    """A fate with the report and the words that tell it, the rule that saw it, and how alike promise and words are."""

    fate: str
    source: Source
    anchor: Anchor
    rule: str
    weight: float
