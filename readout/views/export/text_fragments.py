"""Links that open the original at its words (https://wicg.github.io/scroll-to-text-fragment/, read by all large browsers).

A browser looks for whole words, across elements only where a beginning and an end are given, and takes the first place that fits.
"""

from urllib.parse import quote

from readout.span import Span
from readout.views.export.identifiers import address

# Words quoted whole up to so many; of longer stretches so many at either end.
WHOLE, EDGE, AROUND = 8, 4, 3


def text_fragment_link(url: str | None, text: str, span: Span) -> str | None:
    """The address of a report that leads to the words of a span; None if it has no web address."""
    place = address(url)
    if place is None:
        return None
    joint = ":~:" if "#" in place else "#:~:"
    return f"{place}{joint}text={directive(text, span)}"


def directive(text: str, span: Span) -> str:
    """The words as a browser is asked for them: [before-,]beginning[,end][,-after]."""
    span = whole_words(text, span)
    lines = [line.split() for line in span.of(text).splitlines() if line.split()]
    words = [word for line in lines for word in line]
    edges = [lines[0][:EDGE], lines[-1][-EDGE:]] if lines else []
    pieces = [words] if len(lines) == 1 and len(words) <= WHOLE else edges
    parts = [encoded(piece) for piece in pieces]
    if pieces and appears_again(text, pieces[0]):
        before, after = words_before(text, span.start), words_after(text, span.end)
        parts = [f"{encoded(before)}-"] * bool(before) + parts + [f"-{encoded(after)}"] * bool(after)
    return ",".join(parts)


def whole_words(text: str, span: Span) -> Span:
    """The span, begun and ended between words."""
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def appears_again(text: str, words: list[str]) -> bool:
    """True if the words stand in more than one place."""
    return " ".join(text.split()).casefold().count(" ".join(words).casefold()) > 1


def words_before(text: str, at: int) -> list[str]:
    """The last words of the line before a place."""
    return text[:at].rpartition("\n")[2].split()[-AROUND:]


def words_after(text: str, at: int) -> list[str]:
    """The first words of the line after a place."""
    return text[at:].partition("\n")[0].split()[:AROUND]


def encoded(words: list[str]) -> str:
    """Words in an address; the hyphen, the comma and the ampersand have meanings of their own there."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
