"""Long lists of values, as many at a time as a database takes in one question."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, tuple_

Value = TypeVar("Value")

# Databases take no more than some thousand values in one question.
MOST_ASKED = 300


def portions(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    """The values, so many at a time."""
    return (values[at : at + MOST_ASKED] for at in range(0, len(values), MOST_ASKED))


def among(columns: Sequence[ColumnElement[Any]], values: Sequence[tuple[Any, ...]]) -> ColumnElement[bool]:
    """True of the rows in whose columns stands one of these lists of values.

    The first column is asked for by itself too: for lists of values alone SQLite uses no index, and looks at every row.
    """
    return and_(columns[0].in_(sorted({value[0] for value in values})), tuple_(*columns).in_(values))
