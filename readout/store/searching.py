"""Full text search over reports: words in any form by their stems, exact words in quotation marks, beginnings with a star."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, text

from readout.errors import RecordError
from readout.spelling import plain

# What stands around the words that were found.
OPEN, CLOSE = "\x02", "\x03"
_PART = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A report in which words were found. `snippet` is a stretch of it with the words between OPEN and CLOSE."""

    key: int
    report: str
    given_id: str | None
    title: str | None
    publisher: str | None
    published: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: phrases as they stand, beginnings of words, and words by their stems. All must be there."""

    phrases: tuple[str, ...]
    beginnings: tuple[str, ...]
    stems: tuple[str, ...]


def parse_query(words: str) -> Query:
    """The query that the words mean; raises RecordError if nothing is sought."""
    phrases: list[str] = []
    beginnings: list[str] = []
    stems: list[str] = []
    for quoted, word in _PART.findall(words):
        if found := _letters(quoted):
            phrases.append(found)
        elif word.endswith("*") and (found := _letters(word)):
            beginnings.append(found.split()[-1])
        elif found := _letters(word):
            stems.extend(found.split())
    if not (phrases or beginnings or stems):
        raise RecordError(f'nothing to search for in {words!r}; write words, "exact words" or a beginning*')
    return Query(tuple(phrases), tuple(beginnings), tuple(stems))


def _letters(words: str) -> str:
    return " ".join(re.findall(r"\w+", plain(words).lower()))


def search_reports(connection: Connection, query: Query, *, limit: int = 20, skip: int = 0) -> Sequence[Hit]:
    """The reports that fit the query best, the best first."""
    if connection.dialect.name == "sqlite":
        statement, values = _sqlite(query)
    else:
        statement, values = _postgresql(query)
    rows = connection.execute(statement, {**values, "limit": limit, "skip": skip})
    return [Hit(*tuple(row)) for row in rows]


_COLUMNS = "reports.key, reports.id, reports.given_id, reports.title, reports.publisher, reports.published"


def _sqlite(query: Query) -> tuple[TextClause, dict[str, object]]:
    exact = [f'"{phrase}"' for phrase in query.phrases] + [f'"{word}"*' for word in query.beginnings]
    stems = [f'"{word}"' for word in query.stems]
    # Snippet and rank come from the index that was asked; with both asked, the stems decide.
    ranked, other = ("report_stems", "report_words") if stems else ("report_words", None)
    values: dict[str, object] = {"ranked": " ".join(stems or exact), "open": OPEN, "close": CLOSE}
    also = ""
    if other and exact:
        also = f"AND reports.key IN (SELECT rowid FROM {other} WHERE {other} MATCH :also)"
        values["also"] = " ".join(exact)
    return text(
        f"SELECT {_COLUMNS}, snippet({ranked}, 1, :open, :close, '…', 24) FROM {ranked} "
        f"JOIN reports ON reports.key = {ranked}.rowid WHERE {ranked} MATCH :ranked {also} "
        f"ORDER BY {ranked}.rank, reports.key LIMIT :limit OFFSET :skip"
    ), values


def _postgresql(query: Query) -> tuple[TextClause, dict[str, object]]:
    conditions: list[str] = []
    values: dict[str, object] = {
        "marked": " ".join([*query.stems, *query.phrases, *query.beginnings]),
        "chosen": f"StartSel={OPEN}, StopSel={CLOSE}, MaxFragments=1, MaxWords=24, MinWords=8",
    }
    for number, phrase in enumerate(query.phrases):
        conditions.append(f"reports.words @@ phraseto_tsquery('simple', :phrase{number})")
        values[f"phrase{number}"] = phrase
    for number, word in enumerate(query.beginnings):
        conditions.append(f"reports.words @@ to_tsquery('simple', :beginning{number})")
        values[f"beginning{number}"] = f"{word}:*"
    if query.stems:
        conditions.append("reports.stems @@ plainto_tsquery('english', :stems)")
        values["stems"] = " ".join(query.stems)
    return text(
        f"SELECT {_COLUMNS}, ts_headline('english', reports.text, plainto_tsquery('english', :marked), :chosen) FROM reports "
        f"WHERE {' AND '.join(conditions)} "
        "ORDER BY ts_rank(reports.stems, plainto_tsquery('english', :marked)) DESC, reports.key LIMIT :limit OFFSET :skip"
    ), values
