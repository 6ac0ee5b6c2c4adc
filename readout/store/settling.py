"""The record made of all reports: their accounts joined to encounters, as people decided, anew for what a report touches."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from functools import cached_property
from itertools import permutations

from sqlalchemy import Connection, Engine, delete, select

from readout.accounts.encounters.background import Background, load_background
from readout.accounts.encounters.decisions import Decisions, Key, key_of
from readout.accounts.encounters.differences import weigh
from readout.accounts.encounters.joining import Grouping, Tie, join_linked
from readout.accounts.encounters.tellings import Telling
from readout.accounts.encounters.verdicts import Verdict
from readout.accounts.reports import Account
from readout.actor import Actor
from readout.store import tables
from readout.store.account_links import Accounts, Links, Told
from readout.store.account_rows import AccountKey, counts
from readout.store.chains import Chains
from readout.store.decisions import Decision, rejected_in, standing
from readout.store.encounter_rows import EncounterRows, doubtful_row, fact_name
from readout.store.inserting import execute_many
from readout.store.ledger import Ledger
from readout.store.months import count_months, leave_uncounted
from readout.store.opening import reading, writing
from readout.store.portions import among, portions
from readout.store.reprints import note_reprints

# So many reports are settled in one transaction: it holds them in memory, and keeps other writers waiting.
SETTLED_AT_ONCE = 1000


def settle(engine: Engine) -> int:
    """Brings the encounters up to date; gives how many reports had come in since the last time."""
    with reading(engine) as connection:
        if connection.execute(select(tables.unsettled.c.report).limit(1)).first() is None:
            return 0
    background = load_background()
    settled = 0
    while some := settle_some(engine, background):
        settled += some
    return settled


def settle_some(engine: Engine, background: Background) -> int:
    """Settles some of the reports that wait, in one transaction; gives how many."""
    table = tables.unsettled
    with writing(engine) as connection:
        asked = select(table.c.report).order_by(table.c.report).limit(SETTLED_AT_ONCE)
        waiting = set(connection.execute(asked).scalars())
        if waiting:
            Settling(connection, background).settle(waiting)
        for some in portions(sorted(waiting)):
            connection.execute(delete(table).where(table.c.report.in_(some)))
    return len(waiting)


class Settling:
    """One settling, in one transaction.

    A report can change only the encounters of accounts that a chain of binding links or of decisions leads to from its own, and
    the doubtful pairs of these: those are joined anew, together, and give what joining all accounts would give.
    """

    def __init__(self, connection: Connection, background: Background) -> None:
        self._connection, self._background = connection, background
        self._decided = standing(connection)
        self._rejected = {each.about for each in self._decided if each.verdict == "wrong"}
        self._accounts = Accounts(connection, background)
        self._links = Links(connection, self._accounts)

    def settle(self, waiting: Set[int]) -> None:
        """Joins the accounts of these reports, and all that they touch."""
        reports = waiting | note_reprints(self._connection, sorted(waiting))
        stood = {key for keys in self._links.tellings_in(reports).values() for key in keys}
        own = self._accounts.of_reports(reports)
        chains = Chains(self._links, self._links.renew(reports, self._standing(own)), self._decided_with)
        numbers = {key: number for number, keys in self._links.accounts_of(chains.beside).items() for key in keys}
        told = self._accounts.of(numbers)
        ties = (Tie(link.one, link.other, Verdict(link.verdict), link.score) for link in chains.links())
        grouping = join_linked(by_number(told.values()), decisions_of(self._decided), ties)
        keys = set(own) | stood | {key for key, each in told.items() if each.number in chains.touched}
        self._forget(keys)
        self._write(grouping, {key_of(each.account): key for key, each in told.items()}, keys)
        leave_uncounted(self._connection, reports)
        count_months(self._connection)
        Ledger(self._connection, rejected_in(self._decided)).settle(reports)

    def _standing(self, own: Mapping[AccountKey, Told]) -> dict[AccountKey, Told]:
        """Those of the accounts whose reports are neither copies nor replaced by a newer version, and that nobody found wrong."""
        reports: set[int] = set()
        for some in portions(sorted({report for report, _ in own})):
            asked = select(tables.reports.c.key).where(tables.reports.c.key.in_(some), counts(tables.reports.c.key))
            reports.update(self._connection.execute(asked).scalars())
        believed = {key: told for key, told in own.items() if fact_name(told.account) not in self._rejected}
        return {key: told for key, told in believed.items() if key[0] in reports}

    @cached_property
    def _decided_with(self) -> Mapping[int, set[int]]:
        """The tellings of accounts that decisions name together."""
        pairs = [(each.about, each.other) for each in self._decided if each.other is not None]
        keys = self._keys_of({name for pair in pairs for name in pair})
        told = self._links.tellings_in({report for report, _ in keys.values()})
        number = {key: telling for telling, some in told.items() for key in some}
        found: dict[int, set[int]] = defaultdict(set)
        for pair in pairs:
            ends = [number[keys[name]] for name in pair if keys.get(name) in number]
            for one, other in permutations(ends, 2):
                found[one].add(other)
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

    def _forget(self, touched: Collection[AccountKey]) -> None:
        """Takes away the encounters of these accounts, and the doubtful pairs that they are in."""
        members, pairs = tables.encounter_accounts, tables.doubtful_pairs
        held = members.c.report, members.c.number
        names: set[str] = set()
        for some in portions(sorted(touched)):
            names.update(self._connection.execute(select(members.c.encounter).where(among(held, some))).scalars())
            for ends in ((pairs.c.report, pairs.c.number), (pairs.c.other_report, pairs.c.other_number)):
                self._connection.execute(delete(pairs).where(among(ends, some)))
        for gone in portions(sorted(names)):
            self._connection.execute(delete(tables.encounters).where(tables.encounters.c.id.in_(gone)))

    def _write(self, grouping: Grouping, keys: Mapping[Key, AccountKey], touched: Collection[AccountKey]) -> None:
        """Writes the encounters of the accounts that are touched, and the doubtful pairs that they are in."""
        joined = [each for each in grouping.encounters if keys[key_of(each.accounts[0])] in touched]
        pairs = [(pair, keys[key_of(pair.one)], keys[key_of(pair.other)]) for pair in grouping.doubtful]
        doubtful = [doubtful_row(*found) for found in pairs if found[1] in touched or found[2] in touched]
        rows = EncounterRows(keys, self._actor_keys(account for each in joined for account in each.accounts))
        for each in joined:
            rows.add(weigh(each, self._background))
        for table, found in (
            (tables.encounters, rows.encounters),
            (tables.encounter_accounts, rows.accounts),
            (tables.encounter_participants, rows.participants),
            (tables.doubtful_pairs, doubtful),
        ):
            execute_many(self._connection, table, found)

    def _actor_keys(self, accounts: Iterable[Account]) -> Mapping[Actor, int]:
        names = sorted({actor.name for account in accounts for actor in account.participants})
        found: dict[Actor, int] = {}
        for some in portions(names):
            for row in self._connection.execute(select(tables.actors).where(tables.actors.c.name.in_(some))):
                found[Actor(row.id or None, row.name, row.capacity or None)] = row.key
        return found


def by_number(told: Iterable[Told]) -> dict[int, tuple[Telling, list[Account]]]:
    """The tellings by their numbers, each with its accounts."""
    found: dict[int, tuple[Telling, list[Account]]] = {}
    for each in told:
        found.setdefault(each.number, (each.telling, []))[1].append(each.account)
    return found


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
