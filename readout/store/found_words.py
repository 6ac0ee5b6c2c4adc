"""Where the words of a search stand in reports, as the index has them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text

from readout.span import Span
from readout.store.searching import CLOSE, OPEN, Query, postgresql_terms, sqlite_terms

# More places of a text than so many are not told.
MOST = 2000


def places_of(connection: Connection, query: Query, keys: Sequence[int]) -> Mapping[int, tuple[Span, ...]]:
    """The places of the words in the texts of reports that fit, by key, in text order."""
    return (_sqlite if connection.dialect.name == "sqlite" else _postgresql)(connection, query, keys)


def marked_places(marked: str, length: int) -> tuple[Span, ...]:
    """The places that are marked in a text of this length; none if the text itself holds such marks, or was changed."""
    parts = marked.replace(CLOSE, OPEN).split(OPEN)
    if sum(map(len, parts)) != length:
        return ()
    places, at = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            places.append(Span(at, at + len(part)))
        at += len(part)
    return tuple(places[:MOST])


def _sqlite(connection: Connection, query: Query, keys: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, tuple[Span, ...]] = {}
    index, also, values = sqlite_terms(query)
    asked = [(index, str(values["ranked"]))]
    asked += [("report_words", str(values["also"]))] if also else []
    for name, words in asked:
        marked = text(
            f"SELECT {name}.rowid AS key, highlight({name}, 1, :open, :close) AS marked, length(reports.text) AS letters "
            f"FROM {name} JOIN reports ON reports.key = {name}.rowid WHERE {name} MATCH :words AND {name}.rowid IN :keys"
        ).bindparams(bindparam("keys", expanding=True))
        for row in connection.execute(marked, {"words": words, "open": OPEN, "close": CLOSE, "keys": list(keys)}):
            found[row.key] = tuple(sorted({*found.get(row.key, ()), *marked_places(row.marked, row.letters)}))
    return found


def _postgresql(connection: Connection, query: Query, keys: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    _, whole, values = postgresql_terms(query)
    marked = text(
        f"SELECT key, length(text) AS letters, ts_headline('readout_english', readout_folded(text), {whole}, :how) AS marked "
        "FROM reports WHERE key = ANY(:keys)"
    )
    options = {"how": f"StartSel={OPEN}, StopSel={CLOSE}, HighlightAll=true", "keys": list(keys)}
    rows: Any = connection.execute(marked, values | options)
    return {row.key: marked_places(row.marked, row.letters) for row in rows}
