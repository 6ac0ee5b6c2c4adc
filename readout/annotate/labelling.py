"""Label scores of words read as stretches of words."""

from collections.abc import Sequence

# A stretch: first word, the word after the last, and the number of its type.
Range = tuple[int, int, int]


def ranges_of(labels: Sequence[int]) -> list[Range]:
    """The stretches that BIO labels mark: 0 is outside; 1 + 2k begins type k; 2 + 2k continues it, or begins it if alone."""
    found: list[Range] = []
    kind, first = -1, 0
    for at, label in enumerate((*labels, 0)):
        own = (label - 1) // 2 if label else -1
        if kind >= 0 and (own != kind or label % 2):
            found.append((first, at, kind))
            kind = -1
        if own >= 0 and kind < 0:
            kind, first = own, at
    return found
