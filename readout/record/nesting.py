"""Words within words: which attributions lie within the content of which, and which sentences carry them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from readout.annotate.attributions import Attribution
from readout.annotate.clauses import Clauses
from readout.span import Span

# Places are looked up by blocks of so many characters, so that a long report costs no more a sentence than a short one.
BLOCK = 1024
Item = TypeVar("Item")


class Nesting:
    """The attributions and sentences of one report, by place."""

    def __init__(self, attributions: Sequence[Attribution], lines: Sequence[Clauses]) -> None:
        self._contents = blocks((span, attribution) for attribution in attributions for span in attribution.content)
        self._lines = blocks((line.sentence.span, line) for line in lines)
        self._inner: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            for outer in self.around(attribution):
                self._inner[id(outer)].append(attribution)

    def around(self, inner: Attribution) -> list[Attribution]:
        """The attributions in whose content this one lies, cue and all, in the order of the report."""
        place = inner.cue or inner.content[0]
        found = [
            outer
            for span, outer in self._contents.get(place.start // BLOCK, ())
            if span.covers(place) and outer is not inner and outer.content != inner.content
        ]
        return list({id(outer): outer for outer in found}.values())

    def within(self, outer: Attribution) -> list[Attribution]:
        """The attributions that lie in the content of this one."""
        return self._inner.get(id(outer), [])

    def lines_of(self, content: Sequence[Span]) -> list[Clauses]:
        """The sentences that carry the content of words, in order: their own, and those within a quotation."""
        found: dict[int, Clauses] = {}
        for part in content:
            for number in range(part.start // BLOCK, (part.end - 1) // BLOCK + 1):
                for span, line in self._lines.get(number, ()):
                    if span.meets(part):
                        found[line.number] = line
        return [found[number] for number in sorted(found)]


def blocks(placed: Iterator[tuple[Span, Item]]) -> dict[int, list[tuple[Span, Item]]]:
    """The items under the number of every block that their span reaches into."""
    table: dict[int, list[tuple[Span, Item]]] = defaultdict(list)
    for span, item in placed:
        for number in range(span.start // BLOCK, max(span.end - 1, span.start) // BLOCK + 1):
            table[number].append((span, item))
    return table
