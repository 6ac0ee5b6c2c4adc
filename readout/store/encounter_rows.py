"""Encounters as rows: what the record makes of accounts, written beside them."""

import json
from collections.abc import Mapping

from readout.accounts.encounters.decisions import Key
from readout.accounts.encounters.differences import Encounter
from readout.accounts.encounters.joining import Doubtful
from readout.accounts.ids import encounter_id
from readout.accounts.reports import Account
from readout.actor import Actor
from readout.store.account_rows import AccountKey
from readout.store.rows import Row, days_of, listed, listed_by


class EncounterRows:
    """The rows of encounters; `keys` are those of the accounts by report and id, `actors` those of actors."""

    def __init__(self, keys: Mapping[Key, AccountKey], actors: Mapping[Actor, int]) -> None:
        self.encounters: list[Row] = []
        self.accounts: list[Row] = []
        self.participants: list[Row] = []
        self._keys, self._actors = keys, actors

    def add(self, encounter: Encounter) -> None:
        """Adds the rows of an encounter."""
        name = encounter_id(encounter.joined)
        row = encounter_row(name, encounter)
        self.encounters.append(row)
        for account in encounter.joined.accounts:
            report, number = self._keys[account.source.report, account.encounter]
            self.accounts.append({"encounter": name, "report": report, "number": number})
        for place, actor in enumerate(encounter.participants):
            own = {"place_in_list": place, "actor": self._actors[actor], "day": row["day"]}
            self.participants.append({"encounter": name, **own})


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
        "day": listed_by(first_day),
        "sources": len({account.source.report for account in encounter.joined.accounts}),
    }


def doubtful_row(pair: Doubtful, one: AccountKey, other: AccountKey) -> Row:
    """The row of a pair that a person may decide; its accounts have these keys."""
    keys = {"report": one[0], "number": one[1], "other_report": other[0], "other_number": other[1]}
    return {"one": fact_name(pair.one), "other": fact_name(pair.other), "reasons": listed(pair.reasons), **keys}


def fact_name(account: Account) -> str:
    """The account as decisions name it."""
    return f"{account.source.report}/{account.encounter}"
