"""Stretches of text."""

from collections.abc import Iterable

from readout.value import value


@value
class Span:
    """A half-open stretch [start, end) of a report's text, counted in code points."""

    start: int
    end: int

    def __lt__(self, other: "Span") -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True if `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: "Span") -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that covers all of `spans`, of which there must be one or more."""
    first, *others = spans
    start, end = first.start, first.end
    for span in others:
        start, end = min(start, span.start), max(end, span.end)
    return Span(start, end)


def trimmed(text: str, span: Span, edge: str) -> Span:
    """The span without the characters of `edge` (and white space) at its two ends; empty if nothing else is there."""
    start, end = span.start, span.end
    while start < end and (text[start] in edge or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in edge or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)
