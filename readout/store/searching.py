"""Full text search over reports: words in any form by their stems, exact words in quotation marks, beginnings with a star."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, TextClause, text

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
        if found := letters(quoted):
            phrases.append(found)
        elif word.endswith("*") and (found := letters(word)):
            beginnings.append(found.split()[-1])
        elif found := letters(word):
            stems.extend(found.split())
    if not (phrases or beginnings or stems):
        raise RecordError(f'nothing to search for in {words!r}; write words, "exact words" or a beginning*')
    return Query(tuple(phrases), tuple(beginnings), tuple(stems))


def letters(words: str) -> str:
    """The words as the indexes have them: basic letters and digits, lower case, a blank between two."""
    return " ".join(re.findall(r"\w+", plain(words).lower()))


def search_reports(connection: Connection, query: Query, *, limit: int = 20, skip: int = 0) -> Sequence[Hit]:
    """The reports that fit the query best, the best first."""
    page = {"limit": limit, "skip": skip}
    if connection.dialect.name == "sqlite":
        statement, values = _sqlite(query)
        return [_hit(row, row.snippet) for row in connection.execute(statement, values | page)]
    statement, values = _postgresql(query)
    found = connection.execute(statement, values | page)
    return [_hit(row, _marked(row.marked, row.snippet)) for row in found]


def _hit(row: Row[Any], snippet: str) -> Hit:
    return Hit(row.key, row.id, row.given_id, row.title, row.publisher, row.published, snippet)


_COLUMNS = "reports.key, reports.id, reports.given_id, reports.title, reports.publisher, reports.published"


def _sqlite(query: Query) -> tuple[TextClause, dict[str, object]]:
    ranked, also, values = sqlite_terms(query)
    # The index orders what it finds by itself; only then the reports of one page are looked up.
    return text(
        f"SELECT {_COLUMNS}, found.snippet FROM (SELECT rowid, rank, snippet({ranked}, 1, :open, :close, '…', 24) AS snippet "
        f"FROM {ranked} WHERE {ranked} MATCH :ranked {also} ORDER BY rank LIMIT :limit OFFSET :skip) AS found "
        "JOIN reports ON reports.key = found.rowid ORDER BY found.rank, reports.key"
    ), values | {"open": OPEN, "close": CLOSE}


def sqlite_terms(query: Query) -> tuple[str, str, dict[str, object]]:
    """The index that ranks, what else must hold of its rows, and the values of `ranked` and of that."""
    exact = [f'"{phrase}"' for phrase in query.phrases] + [f'"{word}"*' for word in query.beginnings]
    stems = [f'"{word}"' for word in query.stems]
    # Snippet and rank come from the index that was asked; with both asked, the stems decide.
    if not (stems and exact):
        return ("report_stems" if stems else "report_words"), "", {"ranked": " ".join(stems or exact)}
    # The plus sign keeps the index of stems from being asked once for each row of the other.
    also = "AND +report_stems.rowid IN (SELECT rowid FROM report_words WHERE report_words MATCH :also)"
    return "report_stems", also, {"ranked": " ".join(stems), "also": " ".join(exact)}


def _postgresql(query: Query) -> tuple[TextClause, dict[str, object]]:
    fits, whole, values = postgresql_terms(query)
    return text(
        # The words are marked in the folded text, whose letters stand where those of the text stand.
        f"SELECT {_COLUMNS}, h.marked, substr(reports.text, strpos(h.folded, h.bare), length(h.bare)) AS snippet FROM ("
        f"SELECT key, folded, marked, replace(replace(marked, '{OPEN}', ''), '{CLOSE}', '') AS bare FROM ("
        f"SELECT key, folded, ts_headline('readout_english', folded, {whole}, :chosen) AS marked FROM ("
        f"SELECT key, readout_folded(text) AS folded FROM reports WHERE {fits} "
        f"ORDER BY ts_rank(stems, {whole}) DESC, key LIMIT :limit OFFSET :skip) AS f) AS m) AS h "
        f"JOIN reports ON reports.key = h.key ORDER BY ts_rank(reports.stems, {whole}) DESC, reports.key"
    ), values | {"chosen": f"StartSel={OPEN}, StopSel={CLOSE}, MaxFragments=1, MaxWords=24, MinWords=8"}


def postgresql_terms(query: Query) -> tuple[str, str, dict[str, object]]:
    """What must hold of a report, the query by which it is ranked and marked, and their values."""
    values: dict[str, object] = {}
    parts: list[tuple[str, str]] = []
    for number, phrase in enumerate(query.phrases):
        values[f"phrase{number}"] = phrase
        parts.append(("words", f"phraseto_tsquery('CONFIGURATION', :phrase{number})"))
    for number, word in enumerate(query.beginnings):
        values[f"beginning{number}"] = f"{word}:*"
        parts.append(("words", f"to_tsquery('CONFIGURATION', :beginning{number})"))
    if query.stems:
        values["stems"] = " ".join(query.stems)
        parts.append(("stems", "plainto_tsquery('CONFIGURATION', :stems)"))
    configuration = {"words": "simple", "stems": "readout_english"}
    fits = " AND ".join(f"reports.{index} @@ {part.replace('CONFIGURATION', configuration[index])}" for index, part in parts)
    return fits, " && ".join(part.replace("CONFIGURATION", "readout_english") for _, part in parts), values


def _marked(marked: str, snippet: str) -> str:
    """The snippet with the marks that stand in its folded form."""
    letters = iter(snippet)
    return "".join(letter if letter in (OPEN, CLOSE) else next(letters, "") for letter in marked)
