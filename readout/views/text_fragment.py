"""Links that open an original at the words quoted from it: text fragments (WICG URL Fragment Text Directives).

A browser looks for whole words, within one block of the page, and takes the first place that fits. So a quotation is widened to
whole words; of one that is long or runs over paragraphs only beginning and end are named; and where the words stand more than
once, so do words before or after them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from readout.span import Span
from readout.spelling import plain
from readout.views.export.identifiers import address
from readout.views.wording import clean

# A quotation of more words is named by so many at each end.
LONGEST, EDGE = 20, 5
# So many words around it are tried to tell a quotation from others like it, and so many of its stretches are named.
AROUND, STRETCHES = 8, 4
_WORD = re.compile(r"\w+(?:['’.]\w+)*")
# Readers of pages put such marks before what was an item of a list; the page itself has none.
_ITEM = re.compile(r"\s*(?:[-*•–]\s+)?")


def link_to_words(url: str | None, text: str, spans: Iterable[Span]) -> str | None:
    """The address of a page that opens at these stretches of its text; None if the report has no address on the web."""
    found = address(url)
    if found is None:
        return None
    fragment = text_fragment(text, spans)
    return f"{found}{'' if '#' in found else '#'}:~:{fragment}" if fragment else found


def text_fragment(text: str, spans: Iterable[Span]) -> str:
    """The directives that name stretches of a text, "text=the%20bridge,the%20river&text=…"; empty if no word stands in them."""
    words = _Words(text)
    runs = [run for span in spans if (run := words.within(span))]
    return "&".join(_directive(words, run) for run in runs[:STRETCHES])


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    line: int
    folded: str


class _Words:
    """The words of a text, line by line; runs of them are ranges of their numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[_Word] = []
        self._lines: list[Span] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        at = 0
        for number, line in enumerate(text.split("\n")):
            self._lines.append(Span(at + _ITEM.match(line).end(), at + len(line.rstrip())))  # type: ignore[union-attr]
            for found in _WORD.finditer(line):
                word = _Word(Span(at + found.start(), at + found.end()), number, plain(found[0]).lower())
                self._places[word.folded].append(len(self.words))
                self.words.append(word)
            at += len(line) + 1

    def within(self, span: Span) -> range:
        """The words that the span touches."""
        touched = [number for number, word in enumerate(self.words) if word.span.meets(span)]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def places(self, run: range) -> list[int]:
        """The numbers at which the same words begin."""
        sought = [self.words[number].folded for number in run]
        return [at for at in self._places[sought[0]] if [word.folded for word in self.words[at : at + len(sought)]] == sought]

    def beginning(self, run: range, most: int) -> range:
        """The first words of a run, those of its first line."""
        line = self.words[run.start].line
        return range(run.start, next((n for n in run[:most] if self.words[n].line != line), run[:most].stop))

    def ending(self, run: range, most: int) -> range:
        """The last words of a run, those of its last line."""
        line = self.words[run.stop - 1].line
        return range(next(n for n in run[-most:] if self.words[n].line == line), run.stop)

    def before(self, run: range) -> range:
        """The words of one line that stand before a run: of its own, or of the last before it."""
        first = max(0, run.start - AROUND)
        return self.ending(range(first, run.start), AROUND) if run.start else range(0)

    def after(self, run: range) -> range:
        """The words of one line that stand after a run."""
        last = min(len(self.words), run.stop + AROUND)
        return self.beginning(range(run.stop, last), AROUND) if run.stop < last else range(0)

    def line(self, number: int) -> Span:
        """The line in which a word stands, without a mark of a list."""
        return self._lines[self.words[number].line]


def _directive(words: _Words, run: range) -> str:
    first, last = words.beginning(run, LONGEST), words.ending(run, LONGEST)
    if first == last == run:
        before, after = _told_apart(words, run)
        return _written(words, before, run, run, after)
    first, last = words.beginning(run, EDGE), words.ending(run, EDGE)
    before = next((each for each in _fewer(words.before(first), -1) if _is_first(words, each, first)), words.before(first))
    behind = (each for each in _fewer(words.after(last), 1) if _follows(words, last, each, first.stop))
    return _written(words, before, first, last, next(behind, words.after(last)))


def _told_apart(words: _Words, run: range) -> tuple[range, range]:
    """As few words before, else before and after a run, as tell it from all others like it."""
    before, after = words.before(run), words.after(run)
    for some in _fewer(before, -1):
        if len(words.places(range(run.start - len(some), run.stop))) == 1:
            return some, range(0)
    for some in _fewer(after, 1):
        if len(words.places(range(run.start - len(before), run.stop + len(some)))) == 1:
            return before, some
    return before, after


def _is_first(words: _Words, before: range, first: range) -> bool:
    return len(words.places(range(first.start - len(before), first.stop))) == 1


def _follows(words: _Words, last: range, behind: range, since: int) -> bool:
    """True if the words are the first of their kind from a place on."""
    whole = range(last.start, last.stop + len(behind))
    return next(place for place in words.places(whole) if place >= since) == last.start


def _fewer(words: range, side: int) -> Iterable[range]:
    """None of the words, then more and more: from the end of them (-1) or from the beginning (1)."""
    for count in range(len(words) + 1):
        yield words[len(words) - count :] if side < 0 else words[:count]


def _written(words: _Words, before: range, first: range, last: range, after: range) -> str:
    """A directive: prefix-,start,end,-suffix. What stands between two of its parts must stand in one of them."""
    start, end = words.words[first.start].span.start, words.words[last.stop - 1].span.end
    parts = []
    if before:
        edge = start if words.line(before[-1]) == words.line(first.start) else words.line(before[-1]).end
        start = start if edge == start else words.line(first.start).start
        parts.append(f"{_encoded(words.text[words.words[before.start].span.start : edge])}-")
    suffix = ""
    if after:
        edge = end if words.line(after[0]) == words.line(last[-1]) else words.line(after[0]).start
        end = end if edge == end else words.line(last[-1]).end
        suffix = words.text[edge : words.words[after.stop - 1].span.end]
    if first == last:
        parts.append(_encoded(words.text[start:end]))
    else:
        parts.append(_encoded(words.text[start : words.words[first.stop - 1].span.end]))
        parts.append(_encoded(words.text[words.words[last.start].span.start : end]))
    if suffix:
        parts.append(f"-{_encoded(suffix)}")
    return f"text={','.join(parts)}"


def _encoded(words: str) -> str:
    """The words as a directive has them: its own signs, comma, ampersand and hyphen, as per cent and code."""
    return quote(clean(words), safe="").replace("-", "%2D")
