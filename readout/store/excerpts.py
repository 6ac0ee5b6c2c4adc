"""Words of a report with those around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from readout.evidence import Anchor
from readout.store import tables

# So many code points on either side.
AROUND = 220


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands before and after some words; `cut_before` and `cut_after` say whether the text goes on there."""

    before: str
    after: str
    cut_before: bool
    cut_after: bool


def fetch_excerpts(connection: Connection, places: Iterable[tuple[str, Anchor]]) -> dict[tuple[str, Anchor], Excerpt]:
    """What stands around anchors, each in the report of an id, as far as there are such reports."""
    found: dict[tuple[str, Anchor], Excerpt] = {}
    text, table = tables.reports.c.text, tables.reports
    for report, anchor in places:
        start, end = anchor.span.start, anchor.span.end
        first = max(0, start - AROUND)
        before, after = func.substr(text, first + 1, start - first), func.substr(text, end + 1, AROUND + 1)
        row = connection.execute(select(before, after).where(table.c.id == report)).first()
        if row is not None:
            found[report, anchor] = Excerpt(row[0], row[1][:AROUND], first > 0, len(row[1]) > AROUND)
    return found
