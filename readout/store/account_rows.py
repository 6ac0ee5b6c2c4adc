"""Accounts and encounters fetched, without the texts of their reports."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from readout.accounts.encounters.differences import Encounter
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Account, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span
from readout.store import tables
from readout.store.portions import portions

# A report's key and the number of the fact in its reading.
AccountKey = tuple[int, int]
SOURCE_COLUMNS = tuple(tables.reports.c[name] for name in ("id", "given_id", "publisher", "title", "url", "published"))


def fetch_accounts(connection: Connection, reports: Sequence[int] | None = None) -> dict[AccountKey, Account]:
    """The accounts of these reports, or of all that are neither copies nor replaced, by their keys."""
    if reports is None:
        return _accounts(connection, select(tables.reports.c.key).where(current()))
    found: dict[AccountKey, Account] = {}
    for some in portions(reports):
        asked = select(tables.reports.c.key).where(tables.reports.c.key.in_(some))
        found |= _accounts(connection, asked)
    return found


def current() -> Any:
    """True of a report that is no copy and that no newer version replaces."""
    newer = tables.reports.alias("newer")
    replaced = select(newer.c.key).where(newer.c.replaces == tables.reports.c.key).exists()
    return and_(tables.reports.c.copy_of.is_(None), ~replaced)


def _accounts(connection: Connection, chosen: Select[Any]) -> dict[AccountKey, Account]:
    reports = tables.reports
    asked = select(reports.c.key, *SOURCE_COLUMNS).where(reports.c.key.in_(chosen))
    sources = {row.key: Source(*tuple(row)[1:]) for row in connection.execute(asked)}
    participants = _participants(connection, chosen)
    evidence = _evidence(connection, chosen)
    table = tables.accounts
    rows = connection.execute(select(table).where(table.c.report.in_(chosen)).order_by(table.c.report, table.c.number))
    return {
        key: account_of(row, sources[row.report], participants[key], evidence[key])
        for row in rows
        for key in [(row.report, row.number)]
    }


def account_of(row: Row[Any], source: Source, participants: Iterable[Actor], evidence: Iterable[Anchor]) -> Account:
    """The account of a row."""
    return Account(
        source=source,
        encounter=row.id,
        participants=tuple(participants),
        format=row.format,
        status=row.status,
        date=row.date,
        place=row.place,
        occasion=row.occasion,
        topics=tuple(json.loads(row.topics)),
        evidence=tuple(evidence),
    )


def actor_of(row: Row[Any]) -> Actor:
    """The actor of a row of actors."""
    return Actor(row.id or None, row.name, row.capacity or None)


def _participants(connection: Connection, chosen: Select[Any]) -> Mapping[AccountKey, list[Actor]]:
    table, actors = tables.account_participants, tables.actors
    asked = select(table, actors.c.id, actors.c.name, actors.c.capacity).join(actors, actors.c.key == table.c.actor)
    found: dict[AccountKey, list[Actor]] = defaultdict(list)
    for row in connection.execute(asked.where(table.c.report.in_(chosen)).order_by(*table.primary_key)):
        found[row.report, row.number].append(actor_of(row))
    return found


def _evidence(connection: Connection, chosen: Select[Any]) -> Mapping[AccountKey, list[Anchor]]:
    table = tables.anchors
    asked = select(table).where(table.c.report.in_(chosen), table.c.kind == "account").order_by(*table.primary_key)
    found: dict[AccountKey, list[Anchor]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.report, row.number].append(Anchor(Span(row.start, row.end), row.exact))
    return found


def fetch_encounters(connection: Connection, rows: Sequence[Row[Any]]) -> list[Encounter]:
    """The encounters of some rows of their table, with their accounts, in the same order."""
    names = [row.id for row in rows]
    members: dict[str, list[AccountKey]] = defaultdict(list)
    participants: dict[str, list[Actor]] = defaultdict(list)
    table, people, actors = tables.encounter_accounts, tables.encounter_participants, tables.actors
    for some in portions(names):
        for row in connection.execute(select(table).where(table.c.encounter.in_(some))):
            members[row.encounter].append((row.report, row.number))
        named = select(people, actors.c.id, actors.c.name, actors.c.capacity).join(actors, actors.c.key == people.c.actor)
        for row in connection.execute(named.where(people.c.encounter.in_(some)).order_by(*people.primary_key)):
            participants[row.encounter].append(actor_of(row))
    accounts = fetch_accounts(connection, sorted({report for keys in members.values() for report, _ in keys}))
    return [
        encounter_of(row, [accounts[key] for key in members[row.id] if key in accounts], participants[row.id]) for row in rows
    ]


def encounter_of(row: Row[Any], accounts: Sequence[Account], participants: Sequence[Actor]) -> Encounter:
    """The encounter of a row."""
    return Encounter(
        joined=Joined(tuple(sorted(accounts, key=order_of_telling)), tuple(json.loads(row.joined_by))),
        participants=tuple(participants),
        format=row.format,
        status=row.status,
        date=row.date,
        place=row.place,
        occasion=row.occasion,
        topics=tuple(json.loads(row.topics)),
        differs=json.loads(row.differs),
    )


def order_of_telling(account: Account) -> Any:
    """The place of an account among all."""
    return account.order
