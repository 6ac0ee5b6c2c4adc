"""The record made of all reports: their accounts joined to encounters, as people decided, anew for what a report touches."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, insert, select, tuple_

from readout.accounts.encounters.background import Background, load_background
from readout.accounts.encounters.blocks import block_keys
from readout.accounts.encounters.decisions import Decisions, Key
from readout.accounts.encounters.differences import Encounter, weigh
from readout.accounts.encounters.joining import Grouping, join_accounts
from readout.accounts.ids import encounter_id
from readout.accounts.reports import Account
from readout.actor import Actor
from readout.store import tables
from readout.store.account_rows import AccountKey, current, fetch_accounts
from readout.store.decisions import Decision, in_force, kept, rejected_in
from readout.store.ledger import Ledger
from readout.store.opening import reading, writing
from readout.store.portions import portions
from readout.store.reprints import note_reprints
from readout.store.rows import Row, days_of, listed
from readout.store.writing import execute


def settle(engine: Engine) -> int:
    """Brings the encounters up to date; gives how many reports had come in since the last time."""
    with reading(engine) as connection:
        if connection.execute(select(tables.unsettled.c.report).limit(1)).first() is None:
            return 0
    background = load_background()
    with writing(engine) as connection:
        waiting = connection.execute(select(tables.unsettled.c.report).order_by(tables.unsettled.c.report)).scalars().all()
        Settling(connection, background).settle(waiting)
        connection.execute(delete(tables.unsettled))
    return len(waiting)


class Settling:
    """One settling, in one transaction.

    A new report can change only the encounters of accounts that a chain of shared blocks or of decisions leads to from its own:
    those are joined anew, together, and give what joining all accounts would give.
    """

    def __init__(self, connection: Connection, background: Background) -> None:
        self._connection, self._background = connection, background
        self._decided = in_force(kept(connection))

    def settle(self, reports: Sequence[int]) -> None:
        """Joins the accounts of these reports, and all that they touch."""
        reports = sorted({*reports, *note_reprints(self._connection, reports)})
        new = fetch_accounts(self._connection, reports)
        self._write_blocks(new)
        touched = self._touched(new)
        accounts = {
            key: account
            for key, account in fetch_accounts(self._connection, sorted({key[0] for key in touched})).items()
            if key in touched
        }
        self._forget(touched)
        rejected = {each.about for each in self._decided if each.verdict == "wrong"}
        standing = self._current({key[0] for key in accounts})
        believed = [each for key, each in accounts.items() if key[0] in standing and fact_name(each) not in rejected]
        self._write(join_accounts(believed, decisions_of(self._decided), self._background), accounts)
        Ledger(self._connection, rejected_in(self._decided)).settle(reports)

    def _write_blocks(self, accounts: Mapping[AccountKey, Account]) -> None:
        table = tables.account_blocks
        for some in portions(sorted({key[0] for key in accounts})):
            self._connection.execute(delete(table).where(table.c.report.in_(some)))
        rows = [
            {"block": block, "report": report, "number": number}
            for (report, number), account in accounts.items()
            for block in sorted(block_keys(account, self._background))
        ]
        execute(self._connection, insert(table), rows)

    def _touched(self, accounts: Iterable[AccountKey]) -> set[AccountKey]:
        """The accounts, and all to which a chain of blocks or decisions leads from them."""
        touched, blocks, edge = set(accounts), set[str](), set(accounts)
        decided = self._neighbours()
        while edge:
            fresh = self._blocks_of(edge) - blocks
            blocks |= fresh
            found = self._accounts_in(fresh) | {other for key in edge for other in decided.get(key, ())}
            edge = found - touched
            touched |= edge
        return touched

    def _current(self, reports: Iterable[int]) -> set[int]:
        """Those of the reports that are neither copies nor replaced by a newer version."""
        found: set[int] = set()
        for some in portions(sorted(reports)):
            asked = select(tables.reports.c.key).where(tables.reports.c.key.in_(some), current())
            found.update(self._connection.execute(asked).scalars())
        return found

    def _neighbours(self) -> Mapping[AccountKey, set[AccountKey]]:
        """The accounts that decisions name together."""
        pairs = [(each.about, each.other) for each in self._decided if each.other is not None]
        keys = self._keys_of({name for pair in pairs for name in pair})
        found: dict[AccountKey, set[AccountKey]] = defaultdict(set)
        for one, other in pairs:
            if one in keys and other in keys:
                found[keys[one]].add(keys[other])
                found[keys[other]].add(keys[one])
        return found

    def _keys_of(self, names: Iterable[str]) -> dict[str, AccountKey]:
        table, reports = tables.accounts, tables.reports
        asked = select(reports.c.id, table.c.id.label("account"), table.c.report, table.c.number).join(
            reports, reports.c.key == table.c.report
        )
        found: dict[str, AccountKey] = {}
        for some in portions(sorted(names)):
            wanted = asked.where(reports.c.id.in_([name.partition("/")[0] for name in some]))
            found |= {f"{row.id}/{row.account}": (row.report, row.number) for row in self._connection.execute(wanted)}
        return found

    def _blocks_of(self, keys: Iterable[AccountKey]) -> set[str]:
        table = tables.account_blocks
        found: set[str] = set()
        for some in portions(sorted(keys)):
            found.update(self._connection.execute(select(table.c.block).where(_among(table, some))).scalars())
        return found

    def _accounts_in(self, blocks: Iterable[str]) -> set[AccountKey]:
        table = tables.account_blocks
        found: set[AccountKey] = set()
        for some in portions(sorted(blocks)):
            rows = self._connection.execute(select(table.c.report, table.c.number).where(table.c.block.in_(some)))
            found.update((row.report, row.number) for row in rows)
        return found

    def _forget(self, touched: Iterable[AccountKey]) -> None:
        """Takes away the encounters of these accounts, with what hangs on them."""
        members, pairs = tables.encounter_accounts, tables.doubtful_pairs
        names: set[str] = set()
        for some in portions(sorted(touched)):
            names.update(self._connection.execute(select(members.c.encounter).where(_among(members, some))).scalars())
            self._connection.execute(delete(pairs).where(_among(pairs, some)))
        for gone in portions(sorted(names)):
            self._connection.execute(delete(tables.encounters).where(tables.encounters.c.id.in_(gone)))

    def _write(self, grouping: Grouping, accounts: Mapping[AccountKey, Account]) -> None:
        keys = {(account.source.report, account.encounter): key for key, account in accounts.items()}
        rows = EncounterRows(keys, self._actor_keys(accounts.values()))
        for joined in grouping.encounters:
            rows.add(weigh(joined, self._background))
        for table, found in (
            (tables.encounters, rows.encounters),
            (tables.encounter_accounts, rows.accounts),
            (tables.encounter_participants, rows.participants),
            (tables.doubtful_pairs, doubtful_rows(grouping, keys)),
        ):
            execute(self._connection, insert(table), found)

    def _actor_keys(self, accounts: Iterable[Account]) -> Mapping[Actor, int]:
        names = sorted({actor.name for account in accounts for actor in account.participants})
        found: dict[Actor, int] = {}
        for some in portions(names):
            for row in self._connection.execute(select(tables.actors).where(tables.actors.c.name.in_(some))):
                found[Actor(row.id or None, row.name, row.capacity or None)] = row.key
        return found


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
        self.encounters.append(encounter_row(name, encounter))
        for account in encounter.joined.accounts:
            report, number = self._keys[account.source.report, account.encounter]
            self.accounts.append({"encounter": name, "report": report, "number": number})
        for place, actor in enumerate(encounter.participants):
            self.participants.append({"encounter": name, "place_in_list": place, "actor": self._actors[actor]})


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


def doubtful_rows(grouping: Grouping, keys: Mapping[Key, AccountKey]) -> list[Row]:
    """The pairs that a person may decide, under the first of their accounts."""
    found: dict[tuple[str, str], Row] = {}
    for each in grouping.doubtful:
        report, number = keys[each.one.source.report, each.one.encounter]
        names = fact_name(each.one), fact_name(each.other)
        found[names] = {"one": names[0], "other": names[1], "reasons": listed(each.reasons), "report": report, "number": number}
    return list(found.values())


def fact_name(account: Account) -> str:
    """The account as decisions name it."""
    return f"{account.source.report}/{account.encounter}"


def decisions_of(decided: Iterable[Decision]) -> Decisions:
    """What people decided of pairs of accounts."""
    pairs: dict[str, set[tuple[Key, Key]]] = {"same": set(), "different": set()}
    for each in decided:
        if each.verdict in pairs and each.other is not None:
            pairs[each.verdict].add((_key(each.about), _key(each.other)))
    return Decisions(frozenset(pairs["same"]), frozenset(pairs["different"]))


def _key(name: str) -> Key:
    report, _, account = name.partition("/")
    return report, account


def _among(table: Table, keys: Sequence[AccountKey]) -> ColumnElement[bool]:
    return tuple_(table.c.report, table.c.number).in_(keys)
