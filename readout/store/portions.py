"""Long lists of values, as many at a time as a database takes in one question."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

Value = TypeVar("Value")

# Databases take no more than some thousand values in one question.
MOST_ASKED = 300


def portions(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    """The values, so many at a time."""
    return (values[at : at + MOST_ASKED] for at in range(0, len(values), MOST_ASKED))
