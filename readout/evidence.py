"""Why a fact is believed."""

from readout.span import Span
from readout.value import value


@value
class Anchor:
    """A stretch of a report with its words: `text[span.start:span.end] == exact`."""

    span: Span
    exact: str


@value
class Evidence:
    """The words that show a fact, and which rules or lexicon entries saw it in them (W3C Web Annotation: position and quote)."""

    report_id: str
    anchors: tuple[Anchor, ...]
    found_by: tuple[str, ...]


def anchor(text: str, span: Span) -> Anchor:
    """The anchor of a span of `text`."""
    return Anchor(span, span.of(text))
