"""One report with all that the record knows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from readout.accounts.reports import Source
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS
from readout.store.decisions import Decision, kept_about
from readout.store.fetching import Json, fetch_readings
from readout.store.layers import unpacked


@dataclass(frozen=True, slots=True)
class Whole:
    """A report: its whole reading, the program that made it, and what the record makes of it.

    `encounters` are the ids of the record's encounters by those of its accounts; `copy_of` the report of which it is a copy,
    `copies` its own; `newer` is a later version of it, `older` the one before. `decisions` are about its facts, undone ones too;
    `original_kept` tells whether the bytes are there of which it was made.
    """

    reading: Json
    program: str
    encounters: Mapping[str, str]
    copy_of: Source | None
    copies: Sequence[Source]
    newer: Source | None
    older: Source | None
    decisions: Sequence[Decision]
    original_kept: bool


# More copies than so many are not listed.
MOST_COPIES = 20


def fetch_whole(connection: Connection, report: str) -> Whole | None:
    """The report of this id, None if there is none."""
    table, programs = tables.reports, tables.programs
    kept_original = select(tables.originals.c.sha256).where(tables.originals.c.sha256 == table.c.source_sha256).exists()
    asked = select(table.c.key, table.c.copy_of, table.c.replaces, programs.c.version, kept_original.label("original_kept"))
    row = connection.execute(asked.join(programs, programs.c.key == table.c.program).where(table.c.id == report)).first()
    if row is None:
        return None
    packed = connection.execute(select(tables.layers.c.packed).where(tables.layers.c.report == row.key)).scalar()
    facts = next(iter(fetch_readings(connection, [row.key])))
    return Whole(
        reading=facts | unpacked(packed, facts["report"]["text"]),
        program=row.version,
        encounters=_encounters(connection, row.key),
        copy_of=_source(connection, row.copy_of),
        copies=_sources(connection, table.c.copy_of == row.key),
        newer=_first(_sources(connection, table.c.replaces == row.key)),
        older=_source(connection, row.replaces),
        decisions=list(kept_about(connection, report)),
        original_kept=bool(row.original_kept),
    )


def fetch_original(connection: Connection, report: str) -> bytes | None:
    """The bytes that a report was made of, None if they were not kept."""
    table, originals = tables.reports, tables.originals
    asked: Select[Any] = select(originals.c.content).join(table, table.c.source_sha256 == originals.c.sha256)
    found = connection.execute(asked.where(table.c.id == report)).scalar()
    return None if found is None else bytes(found)


def _encounters(connection: Connection, key: int) -> dict[str, str]:
    members, accounts = tables.encounter_accounts, tables.accounts
    same = (accounts.c.report == members.c.report) & (accounts.c.number == members.c.number)
    asked = select(accounts.c.id, members.c.encounter).join(accounts, same).where(members.c.report == key)
    return {row.id: row.encounter for row in connection.execute(asked)}


def _sources(connection: Connection, which: Any) -> list[Source]:
    asked = select(*SOURCE_COLUMNS).where(which).order_by(tables.reports.c.id).limit(MOST_COPIES)
    return [Source(*row) for row in connection.execute(asked)]


def _source(connection: Connection, key: int | None) -> Source | None:
    return None if key is None else _first(_sources(connection, tables.reports.c.key == key))


def _first(sources: Sequence[Source]) -> Source | None:
    return sources[0] if sources else None
