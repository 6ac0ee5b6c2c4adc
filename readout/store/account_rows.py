"""Accounts and encounters fetched, without the texts of their reports."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, select

from readout.accounts.encounters.differences import Encounter
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Account, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span
from readout.store import tables
from readout.store.portions import among, portions

# A report's key and the number of the fact in its reading.
AccountKey = tuple[int, int]
# Which rows of a table are of the accounts that are asked for.
Chosen = Callable[[FromClause], ColumnElement[bool]]
SOURCE_COLUMNS = tuple(tables.reports.c[name] for name in ("id", "given_id", "publisher", "title", "url", "published"))


def fetch_accounts_of(connection: Connection, reports: Sequence[int]) -> dict[AccountKey, Account]:
    """All accounts of these reports, by their keys."""
    found: dict[AccountKey, Account] = {}
    for some in portions(reports):
        found |= _accounts(connection, some, partial(_of_reports, reports=some))
    return found


def fetch_accounts(connection: Connection, keys: Collection[AccountKey]) -> dict[AccountKey, Account]:
    """The accounts of these keys; those that are no more are left out."""
    found: dict[AccountKey, Account] = {}
    for some in portions(sorted(keys)):
        found |= _accounts(connection, sorted({report for report, _ in some}), partial(_called, keys=some))
    return found


def _of_reports(table: FromClause, reports: Sequence[int]) -> ColumnElement[bool]:
    return table.c.report.in_(reports)


def _called(table: FromClause, keys: Sequence[AccountKey]) -> ColumnElement[bool]:
    return among((table.c.report, table.c.number), keys)


def counts(report: ColumnElement[int]) -> ColumnElement[bool]:
    """True of a report that is no copy and that no newer version replaces."""
    aside = tables.set_aside
    return ~select(aside.c.report).where(aside.c.report == report).exists()


def _accounts(connection: Connection, of: Sequence[int], chosen: Chosen) -> dict[AccountKey, Account]:
    reports = tables.reports
    asked = select(reports.c.key, *SOURCE_COLUMNS).where(reports.c.key.in_(of))
    sources = {key: Source(*source) for key, *source in connection.execute(asked).all()}
    participants = _participants(connection, chosen)
    evidence = _evidence(connection, chosen)
    rows = connection.execute(select(tables.accounts).where(chosen(tables.accounts))).all()
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


def _participants(connection: Connection, chosen: Chosen) -> Mapping[AccountKey, list[Actor]]:
    table, actors = tables.account_participants, tables.actors
    named = select(table.c.report, table.c.number, actors.c.id, actors.c.name, actors.c.capacity)
    asked = named.join(actors, actors.c.key == table.c.actor).where(chosen(table)).order_by(*table.primary_key)
    found: dict[AccountKey, list[Actor]] = defaultdict(list)
    for report, number, id_, name, capacity in connection.execute(asked).all():
        found[report, number].append(Actor(id_ or None, name, capacity or None))
    return found


def _evidence(connection: Connection, chosen: Chosen) -> Mapping[AccountKey, list[Anchor]]:
    table = tables.anchors
    columns = (table.c.report, table.c.number, table.c.start, table.c.end, table.c.exact)
    asked = select(*columns).where(chosen(table), table.c.kind == "account").order_by(*table.primary_key)
    found: dict[AccountKey, list[Anchor]] = defaultdict(list)
    for report, number, start, end, exact in connection.execute(asked).all():
        found[report, number].append(Anchor(Span(start, end), exact))
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
    accounts = fetch_accounts(connection, {key for keys in members.values() for key in keys})
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
