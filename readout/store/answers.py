"""The answer to a search: reports with the places of the words in them, and what they have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from readout.accounts.reports import Told, told_in
from readout.span import Span
from readout.store.decisions import believed, rejected
from readout.store.facets import Value, count_facets
from readout.store.fetching import fetch_readings
from readout.store.findings import find, find_latest
from readout.store.found_words import places_of
from readout.store.questions import Wanted
from readout.store.searching import Query


@dataclass(frozen=True, slots=True)
class Finding:
    """A report that fits, with the places of the words that were sought in its text."""

    told: Told
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A part of the reports that fit, the best first, and the facets of all that were counted.

    `counted` is how many reports are ranked and counted, `more` is true if others fit as well; `latest` if so many have the words
    that only those that came in last were looked at.
    """

    findings: Sequence[Finding]
    facets: Mapping[str, Sequence[Value]]
    counted: int
    more: bool
    latest: bool


def answer(connection: Connection, query: Query | None, wanted: Wanted) -> Answer:
    """The answer to a query, or without one about all reports; `wanted` narrows it and says which part is asked for."""
    found = find(connection, query, wanted)
    end = None if wanted.limit is None else wanted.skip + wanted.limit
    findings = _findings(connection, query, found.keys[wanted.skip : end])
    return Answer(findings, count_facets(connection, found.keys, wanted), len(found.keys), found.more, found.latest)


def latest(connection: Connection, query: Query | None, wanted: Wanted, limit: int) -> Sequence[Finding]:
    """The reports that fit and came in last, the newest first."""
    return _findings(connection, query, find_latest(connection, query, wanted)[:limit])


def _findings(connection: Connection, query: Query | None, keys: Sequence[int]) -> list[Finding]:
    places = places_of(connection, query, keys) if query and keys else {}
    wrong = frozenset(rejected(connection))
    told = (believed(told_in(each), wrong) for each in fetch_readings(connection, keys))
    return [Finding(each, places.get(key, ())) for key, each in zip(keys, told, strict=True)]
