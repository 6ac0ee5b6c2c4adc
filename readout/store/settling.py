"""The record made of all reports: their accounts joined to encounters. It is made anew whenever reports have come in."""

import json
from collections.abc import Mapping

from sqlalchemy import Connection, Engine, delete, insert, select

from readout.accounts.differences import Encounter, weigh
from readout.accounts.ids import encounter_id
from readout.accounts.joining import Grouping, join_accounts
from readout.accounts.reports import Account
from readout.actor import Actor
from readout.store import tables
from readout.store.account_rows import AccountKey, fetch_accounts
from readout.store.opening import reading, writing
from readout.store.rows import Row, days_of, listed
from readout.store.writing import execute

# Made of what reports tell, and emptied before they are made anew.
MADE = (tables.doubtful_pairs, tables.encounter_participants, tables.encounter_accounts, tables.encounters)


def settle(engine: Engine) -> int:
    """Brings the encounters up to date; gives how many reports had come in since the last time."""
    with reading(engine) as connection:
        if connection.execute(select(tables.unsettled.c.report).limit(1)).first() is None:
            return 0
    with writing(engine) as connection:
        waiting = connection.execute(select(tables.unsettled.c.report)).scalars().all()
        make_anew(connection)
        connection.execute(delete(tables.unsettled))
    return len(waiting)


def make_anew(connection: Connection) -> None:
    """Joins all accounts and writes the encounters; reports that copy others, or that a newer version replaces, do not count."""
    for table in MADE:
        connection.execute(delete(table))
    accounts = fetch_accounts(connection)
    grouping = join_accounts(list(accounts.values()))
    keys = {(account.source.report, account.encounter): key for key, account in accounts.items()}
    actors = {(row.id, row.name, row.capacity): row.key for row in connection.execute(select(tables.actors))}
    rows = EncounterRows(keys, actors)
    for joined in grouping.encounters:
        rows.add(weigh(joined))
    for table, found in (
        (tables.encounters, rows.encounters),
        (tables.encounter_accounts, rows.accounts),
        (tables.encounter_participants, rows.participants),
        (tables.doubtful_pairs, doubtful_rows(grouping)),
    ):
        execute(connection, insert(table), found)


class EncounterRows:
    """The rows of encounters; `keys` are those of the accounts by report and id, `actors` those of actors."""

    def __init__(self, keys: Mapping[tuple[str, str], AccountKey], actors: Mapping[tuple[str, str, str], int]) -> None:
        self.encounters: list[Row] = []
        self.accounts: list[Row] = []
        self.participants: list[Row] = []
        self._keys, self._actors = keys, actors

    def add(self, encounter: Encounter) -> None:
        """Adds the rows of an encounter."""
        name = encounter_id(encounter.joined)
        self.encounters.append(encounter_row(name, encounter))
        for account in encounter.joined.accounts:
            report, number = self._keys[account.source.report, account.encounter]
            self.accounts.append({"encounter": name, "report": report, "number": number})
        for place, actor in enumerate(encounter.participants):
            self.participants.append({"encounter": name, "place_in_list": place, "actor": self._key_of(actor)})

    def _key_of(self, actor: Actor) -> int:
        return self._actors[actor.actor or "", actor.name, actor.capacity or ""]


def encounter_row(name: str, encounter: Encounter) -> Row:
    """The row of the encounter itself."""
    first_day, last_day = days_of(encounter.date)
    return {
        "id": name,
        **{each: getattr(encounter, each) for each in ("format", "status", "date", "place", "occasion")},
        "first_day": first_day,
        "last_day": last_day,
        "topics": listed(encounter.topics),
        "joined_by": listed(encounter.joined.reasons),
        "differs": json.dumps({fact: dict(values) for fact, values in encounter.differs.items()}, ensure_ascii=False),
        "sources": len({account.source.report for account in encounter.joined.accounts}),
    }


def doubtful_rows(grouping: Grouping) -> list[Row]:
    """The pairs that a person may decide."""
    pairs = {(fact_name(each.one), fact_name(each.other)): listed(each.reasons) for each in grouping.doubtful}
    return [{"one": one, "other": other, "reasons": reasons} for (one, other), reasons in pairs.items()]


def fact_name(account: Account) -> str:
    """The account as decisions name it."""
    return f"{account.source.report}/{account.encounter}"
