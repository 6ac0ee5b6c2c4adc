"""The record as it is kept: in a file of SQLite, or in PostgreSQL."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, and_, or_, select, tuple_

from readout.accounts.commitments.ledger import Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.positions.courses import Counted
from readout.accounts.reports import Said, Told, told_in
from readout.accounts.scheduled.following import Scheduled
from readout.actor import Actor
from readout.errors import RecordError
from readout.evidence import Anchor
from readout.program import Program
from readout.store import tables
from readout.store.account_rows import fetch_encounters
from readout.store.actor_questions import (
    Dossier,
    Saying,
    fetch_dossier,
    fetch_meetings,
    fetch_said_to,
    fetch_sayings,
)
from readout.store.answers import Answer, Finding, answer, latest
from readout.store.decisions import Decision, keep, kept, present_names, rejected_statements, reports_of
from readout.store.excerpts import Excerpt, fetch_excerpts
from readout.store.fetching import Json, fetch_readings
from readout.store.ledger_questions import (
    CommitmentsWanted,
    commitments_called,
    fetch_commitment,
    fetch_commitments,
    last_made,
)
from readout.store.one_report import Whole, fetch_original, fetch_whole
from readout.store.opening import connect, reading

# The module of that name, once it is imported, stands in the way of the function.
from readout.store.opening import writing as transaction
from readout.store.overview import (
    Rows,
    Totals,
    encounters_ahead,
    encounters_by_month,
    latest_encounters,
    mappings,
    newest_reports,
    reports_by_publisher_and_month,
    totals,
)
from readout.store.portions import portions
from readout.store.positions import Found, find_others, find_side, party
from readout.store.questions import (
    Place,
    Wanted,
    actors_named,
    actors_wanted,
    begins,
    called,
    encounters_wanted,
    fetch_rows,
    reports_wanted,
    statements_wanted,
    undated_last,
)
from readout.store.rereading import Rereading
from readout.store.reviewing import Waiting, waiting_at
from readout.store.scheduled import fetch_scheduled
from readout.store.searching import Hit, Query, search_reports
from readout.store.settling import settle
from readout.store.speakers import name_speakers
from readout.store.verifying import Mismatch, count_anchors, mismatches
from readout.store.writing import Original, Writer

__all__ = ["Decision", "Mismatch", "Original", "Store"]

# An id whose beginning fits more than so many is no answer.
MOST_CALLED = 10


class Store:
    """An open record. Every method is one transaction, so that others may read and write between two of them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, address: str, *, create: bool = True) -> "Store":
        """The record at a path or a postgresql:// address; raises RecordError if it cannot be opened."""
        return cls(connect(address, create=create))

    def close(self) -> None:
        """Lets the database go."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def writer(self, program: Program) -> Writer:
        """Writes the readings of a program."""
        return Writer(self.engine, program)

    def rereading(self, program: Program) -> Rereading:
        """Brings stored reports to what a program reads in them."""
        return Rereading(self.engine, program)

    def knows(self, source_sha256: str, origin: str, url: str | None) -> bool:
        """True if a report of these bytes from there has been read."""
        table = tables.reports
        same = and_(table.c.source_sha256 == source_sha256, table.c.origin == origin, table.c.url.is_not_distinct_from(url))
        with reading(self.engine) as connection:
            return connection.execute(select(table.c.key).where(same).limit(1)).first() is not None

    def settle(self) -> int:
        """Brings the encounters up to date with the reports; gives how many had come in."""
        return settle(self.engine)

    def encounters(self, wanted: Wanted) -> list[Encounter]:
        """The encounters that are wanted, as they were when the record was last settled."""
        with reading(self.engine) as connection:
            rows = undated_last(lambda asked: fetch_rows(connection, encounters_wanted(connection, asked)), wanted)
            return fetch_encounters(connection, rows)

    def encounters_called(self, name: str) -> list[Encounter]:
        """The encounters whose id begins so."""
        table = tables.encounters
        asked = select(table).where(begins(table.c.id, name)).order_by(table.c.id).limit(MOST_CALLED)
        with reading(self.engine) as connection:
            return fetch_encounters(connection, fetch_rows(connection, asked))

    def statements(self, wanted: Wanted) -> Iterator[Said]:
        """The statements that are wanted, report by report."""
        with reading(self.engine) as connection:
            right = tuple_(tables.statements.c.report, tables.statements.c.number).not_in(rejected_statements(connection))
            keys = undated_last(lambda asked: fetch_rows(connection, statements_wanted(connection, asked).where(right)), wanted)
            chosen = {report: [row.number for row in group] for report, group in groupby(keys, key=itemgetter(0))}
            for report, found in zip(chosen, fetch_readings(connection, list(chosen)), strict=True):
                statements = told_in(found).statements
                yield from (statements[number] for number in chosen[report])

    def actors(self, wanted: Wanted) -> list[Mapping[str, Any]]:
        """Actors with the number of their facts."""
        with reading(self.engine) as connection:
            return [dict(row._mapping) for row in fetch_rows(connection, actors_wanted(wanted))]

    def dossier(self, actor: str) -> Dossier | None:
        """An actor over time, None if there is none of this id or name."""
        with reading(self.engine) as connection:
            return fetch_dossier(connection, actor)

    def meetings(self, actors: Sequence[str], after: Place | None, limit: int) -> list[Encounter]:
        """The encounters at which all of these actors were, the latest first."""
        with reading(self.engine) as connection:
            return fetch_meetings(connection, actors, after, limit)

    def sayings(self, actor: str, other: str | None, limit: int) -> list[Saying]:
        """The latest statements of an actor, or of one to another."""
        with reading(self.engine) as connection:
            return fetch_sayings(connection, actor, other, limit)

    def said_to(self, actor: str, other: str) -> list[Counted]:
        """The latest statements of an actor to another one, counted by month."""
        with reading(self.engine) as connection:
            return fetch_said_to(connection, actor, other)

    def names_of(self, actor: str) -> set[str]:
        """The names under which an actor stands in the record."""
        table = tables.actors
        with reading(self.engine) as connection:
            return set(connection.execute(select(table.c.name).where(table.c.key.in_(actors_named(actor)))).scalars())

    def side(self, speaker: str, other: str | None, phrase: str | None, wanted: Wanted) -> Found:
        """What a speaker said, counted; to or about the other, if one is named. Raises RecordError for an unknown actor."""
        with reading(self.engine) as connection:
            towards = None if other is None else party(connection, other)
            return find_side(connection, party(connection, speaker), towards, phrase, wanted)

    def others(self, about: str, phrase: str, wanted: Wanted) -> Found:
        """How all others use a phrase to or about an actor."""
        with reading(self.engine) as connection:
            return find_others(connection, party(connection, about), phrase, wanted)

    def reports(self, wanted: Wanted) -> list[Mapping[str, Any]]:
        """Reports without their texts, with the number of their facts."""
        with reading(self.engine) as connection:
            rows = undated_last(lambda asked: fetch_rows(connection, reports_wanted(asked)), wanted)
            return [dict(row._mapping) for row in rows]

    def totals(self) -> Totals:
        """How much there is."""
        with reading(self.engine) as connection:
            return totals(connection)

    def newest_reports(self, limit: int) -> Rows:
        """The reports that came in last, with the number of their facts."""
        with reading(self.engine) as connection:
            return mappings(connection, newest_reports(limit))

    def encounters_about(self, day: str, limit: int) -> tuple[list[Encounter], list[Encounter]]:
        """The last encounters up to a day, the latest first, and the next after it."""
        with reading(self.engine) as connection:
            past = fetch_encounters(connection, fetch_rows(connection, latest_encounters(limit, day)))
            return past, fetch_encounters(connection, fetch_rows(connection, encounters_ahead(limit, day)))

    def encounters_by_month(self) -> Rows:
        """How many encounters begin in each month."""
        with reading(self.engine) as connection:
            return mappings(connection, encounters_by_month())

    def coverage(self) -> Rows:
        """How many reports each publisher published in each month."""
        with reading(self.engine) as connection:
            return mappings(connection, reports_by_publisher_and_month())

    def search(self, query: Query, *, limit: int, skip: int) -> Sequence[Hit]:
        """The reports that fit the query."""
        with reading(self.engine) as connection:
            return search_reports(connection, query, limit=limit, skip=skip)

    def answer(self, query: Query | None, wanted: Wanted) -> Answer:
        """The part that is wanted of the reports that fit, with their facets."""
        with reading(self.engine) as connection:
            return answer(connection, query, wanted)

    def latest(self, query: Query | None, wanted: Wanted, limit: int) -> Sequence[Finding]:
        """The reports that fit and came in last."""
        with reading(self.engine) as connection:
            return latest(connection, query, wanted, limit)

    def commitments(self, on: date, wanted: CommitmentsWanted) -> list[Owed]:
        """The commitments that are wanted as they stood on a day, as the record was when it was last settled."""
        with reading(self.engine) as connection:
            return list(fetch_commitments(connection, on, wanted))

    def commitments_called(self, name: str) -> Sequence[str]:
        """The ids of commitments that begin so."""
        with reading(self.engine) as connection:
            return commitments_called(connection, name, MOST_CALLED)

    def commitment(self, name: str, on: date) -> Owed:
        """The commitment of an id as it stood on a day."""
        with reading(self.engine) as connection:
            return fetch_commitment(connection, name, on)

    def last_made(self) -> str | None:
        """The day of the last report of a new promise."""
        with reading(self.engine) as connection:
            return last_made(connection)

    def excerpts(self, places: Iterable[tuple[str, Anchor]]) -> dict[tuple[str, Anchor], Excerpt]:
        """What stands around anchors in the reports of these ids."""
        with reading(self.engine) as connection:
            return fetch_excerpts(connection, places)

    def scheduled(self, on: date, wanted: Wanted) -> list[Scheduled]:
        """The encounters wanted that were arranged, as they were followed until a day."""
        with reading(self.engine) as connection:
            return list(fetch_scheduled(connection, on, wanted))

    def told(self, reports: Sequence[str]) -> Iterator[Told]:
        """What these reports tell, by their ids, in this order; those that there are not are left out."""
        return map(told_in, self.readings(reports))

    def readings(self, reports: Sequence[str]) -> Iterator[Json]:
        """The readings of these reports, by their ids, in this order, as JSON without mentions and attributions."""
        with reading(self.engine) as connection:
            keys = keys_of(connection, reports)
            yield from fetch_readings(connection, [keys[report] for report in reports if report in keys])

    def whole(self, report: str) -> Whole | None:
        """The report of this id with all that is known of it, None if there is none."""
        with reading(self.engine) as connection:
            return fetch_whole(connection, report)

    def original(self, report: str) -> bytes | None:
        """The bytes that a report was made of, None if they were not kept."""
        with reading(self.engine) as connection:
            return fetch_original(connection, report)

    def decide(self, decisions: Iterable[Decision]) -> int:
        """Keeps what people decided; gives how many decisions are new. Raises RecordError for one that makes no sense."""
        with transaction(self.engine) as connection:
            new = keep(connection, decisions)
            named = reports_of(present_names(connection, [name for each in new for name in each.facts]).values())
            name_speakers(connection, keys_of(connection, sorted(named)))
            return len(new)

    def fact_called(self, report: str, fact: str, kinds: Sequence[str] = ("accounts", "statements")) -> str:
        """The full name of an account or a statement, by its report's id or given id and its own id, each perhaps cut short.

        Raises RecordError if none or more than one is called so.
        """
        reports = tables.reports
        named = or_(reports.c.id.startswith(report, autoescape=True), reports.c.given_id == report)
        found: set[str] = set()
        with reading(self.engine) as connection:
            for table in (tables.metadata.tables[kind] for kind in kinds):
                asked = select(reports.c.id.label("report"), table.c.id).join(table, table.c.report == reports.c.key)
                rows = connection.execute(asked.where(named, table.c.id.startswith(fact, autoescape=True)).limit(MOST_CALLED))
                found.update(f"{row.report}/{row.id}" for row in rows)
        if len(found) != 1:
            raise RecordError(f"{report}/{fact}: {len(found)} facts are called so; name one as REPORT/FACT")
        return found.pop()

    def actors_called(self, name: str) -> list[Actor]:
        """The actors of an id or a name, each once, without their capacities."""
        with reading(self.engine) as connection:
            return [Actor(row.id or None, row.name) for row in called(connection, name)]

    def published(self, report: str) -> str | None:
        """The day of publication of the report of an id."""
        with reading(self.engine) as connection:
            return connection.execute(select(tables.reports.c.published).where(tables.reports.c.id == report)).scalar()

    def decisions(self) -> list[Decision]:
        """All that was ever decided, in that order."""
        with reading(self.engine) as connection:
            return list(kept(connection))

    def doubtful(self) -> list[Mapping[str, Any]]:
        """The pairs of accounts that a person may decide, with what speaks for and against."""
        with reading(self.engine) as connection:
            table = tables.doubtful_pairs
            rows = connection.execute(select(table.c.one, table.c.other, table.c.reasons).order_by(table.c.one, table.c.other))
            return [{"one": row.one, "other": row.other, "reasons": json.loads(row.reasons)} for row in rows]

    def waiting_at(self, place: int) -> Waiting:
        """What waits for a person's verdict, and what stands at a place of it."""
        with reading(self.engine) as connection:
            return waiting_at(connection, place)

    def anchors(self) -> int:
        """How many anchors the record holds."""
        return count_anchors(self.engine)

    def mismatches(self) -> Iterable[Mismatch]:
        """The anchors whose words are not those at their place."""
        return mismatches(self.engine)


def keys_of(connection: Connection, reports: Sequence[str]) -> dict[str, int]:
    """The keys of reports by their ids; those that there are not are left out."""
    table = tables.reports
    found: dict[str, int] = {}
    for some in portions(reports):
        asked = select(table.c.id, table.c.key).where(table.c.id.in_(some))
        found |= {row.id: row.key for row in connection.execute(asked)}
    return found
