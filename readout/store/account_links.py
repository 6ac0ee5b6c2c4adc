"""Which accounts are, or may be, of one encounter: what they tell is compared once, when the later of two comes in.

Accounts that tell the same are one here: a telling with its number. Only linked tellings have a say in each other's grouping. A
report that comes in, or goes, can change no encounters but those to which a chain of links leads from its own accounts; these are
found without looking at any others.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, FromClause, Select, Table, delete, func, select

from readout.accounts.encounters.background import Background
from readout.accounts.encounters.blocks import first_day, timeless_keys, timely_keys
from readout.accounts.encounters.joining import MOST_RECALLED
from readout.accounts.encounters.likeness import compare
from readout.accounts.encounters.tellings import Telling, telling_of
from readout.accounts.encounters.verdicts import Verdict
from readout.accounts.reports import Account
from readout.store import likeness_tables
from readout.store.account_rows import AccountKey, fetch_accounts, fetch_accounts_of
from readout.store.inserting import execute_many
from readout.store.portions import portions
from readout.store.rows import Row

Pair = tuple[int, int]
# Bits behind those of a time.
_HASHED = 40


@dataclass(frozen=True, slots=True)
class Told:
    """An account as it is compared, and the number of its telling."""

    account: Account
    telling: Telling
    number: int


class Accounts:
    """Accounts as they are compared, fetched when they are asked for, each once."""

    def __init__(self, connection: Connection, background: Background) -> None:
        self._connection, self._background = connection, background
        self._told: dict[AccountKey, Told] = {}
        self._tellings: dict[int, Telling] = {}

    def of_reports(self, reports: Set[int]) -> dict[AccountKey, Told]:
        """All accounts of reports."""
        found = fetch_accounts_of(self._connection, sorted(reports))
        tellings = {key: telling_of(account, self._background) for key, account in found.items()}
        told = {key: self._kept(account, tellings[key], number_of(tellings[key])) for key, account in found.items()}
        self._told |= told
        return told

    def of(self, numbers: Mapping[AccountKey, int]) -> dict[AccountKey, Told]:
        """These accounts, of which the numbers of their tellings are known; those that are no more are left out."""
        found = fetch_accounts(self._connection, numbers.keys() - self._told.keys())
        for key, account in found.items():
            number = numbers[key]
            telling = self._tellings.get(number) or telling_of(account, self._background)
            self._told[key] = self._kept(account, telling, number)
        return {key: self._told[key] for key in numbers if key in self._told}

    def _kept(self, account: Account, telling: Telling, number: int) -> Told:
        # One value for all that tell the same: a telling is long to compare with another that is equal.
        return Told(account, self._tellings.setdefault(number, telling), number)


class Link(NamedTuple):
    """A link between two tellings, by their numbers."""

    one: int
    other: int
    verdict: int
    score: int


class Links:
    """What stands: the tellings of reports neither copies nor replaced, but of accounts found wrong, and their links."""

    def __init__(self, connection: Connection, accounts: Accounts) -> None:
        self._connection, self._accounts = connection, accounts

    def renew(self, reports: Set[int], standing: Mapping[AccountKey, Told]) -> set[int]:
        """Puts what stands of reports in the place of what stood; gives the tellings whose encounters may change by it."""
        now = {told.number: told.telling for told in standing.values()}
        before, there = set(self.tellings_in(reports)), set(self.accounts_of(now))
        self._write_tellings(reports, standing)
        gone = before - set(self.accounts_of(before))
        new = {number: telling for number, telling in now.items() if number not in there}
        places = self._places_of(gone) | {hashed(word) for telling in new.values() for word in timeless_keys(telling)}
        crowded = self._crowded(places)
        moved = self._cut(gone)
        self._clear_keys(gone)
        self._write_keys(new)
        # A place at which too many days are told recalls nothing any more, to nobody.
        recalling = self._tellings_at(crowded ^ self._crowded(places))
        moved |= self._cut(recalling - set(new))
        return before | set(now) | moved | self._link(set(new) | recalling)

    def tellings_in(self, reports: Collection[int]) -> dict[int, set[AccountKey]]:
        """The tellings of reports, each with its accounts in them."""
        return self._told(likeness_tables.account_tellings.c.report, reports)

    def accounts_of(self, tellings: Collection[int]) -> dict[int, set[AccountKey]]:
        """The accounts of tellings."""
        return self._told(likeness_tables.account_tellings.c.telling, tellings)

    def first_of(self, tellings: Collection[int]) -> Iterator[Link]:
        """The links of which one of these tellings comes first."""
        return self._ended_by(likeness_tables.telling_links.c.one, tellings)

    def second_of(self, tellings: Collection[int]) -> Iterator[Link]:
        """The links of which one of these tellings comes second."""
        return self._ended_by(likeness_tables.telling_links.c.other, tellings)

    def _ended_by(self, end: Column[int], tellings: Collection[int]) -> Iterator[Link]:
        return (Link(*row) for row in self._rows(select(end.table), end, tellings))

    def _told(self, column: Any, values: Collection[int]) -> dict[int, set[AccountKey]]:
        table = likeness_tables.account_tellings
        found: dict[int, set[AccountKey]] = {}
        for row in self._rows(select(table), column, values):
            found.setdefault(row.telling, set()).add((row.report, row.number))
        return found

    def _rows(self, asked: Select[Any], column: Any, values: Collection[int]) -> Iterator[Any]:
        for some in portions(sorted(values)):
            yield from self._connection.execute(asked.where(column.in_(some))).all()

    def _write_tellings(self, reports: Set[int], standing: Mapping[AccountKey, Told]) -> None:
        table = likeness_tables.account_tellings
        self._delete(table, table.c.report, reports)
        rows = [
            {"report": key[0], "number": key[1], "telling": told.number} for key, told in sorted(standing.items(), key=_first)
        ]
        execute_many(self._connection, table, rows)

    def _delete(self, table: Table, column: Any, values: Collection[int]) -> None:
        for some in portions(sorted(values)):
            self._connection.execute(delete(table).where(column.in_(some)))

    def _write_keys(self, tellings: Mapping[int, Telling]) -> None:
        by_week, by_place = list[Row](), list[Row]()
        for number, telling in sorted(tellings.items(), key=_first):
            traits = {timed(key): traits for key, traits in timely_keys(telling).items()}
            by_week += [{"block": block, "telling": number, "traits": traits[block]} for block in sorted(traits)]
            at = {"telling": number, "day": first_day(telling)}
            by_place += [{"place": place, **at} for place in sorted(set(map(hashed, timeless_keys(telling))))]
        execute_many(self._connection, likeness_tables.telling_blocks, by_week)
        execute_many(self._connection, likeness_tables.telling_places, by_place)

    def _clear_keys(self, tellings: Collection[int]) -> None:
        for table in (likeness_tables.telling_blocks, likeness_tables.telling_places):
            self._delete(table, table.c.telling, tellings)

    def _places_of(self, tellings: Collection[int]) -> set[int]:
        table = likeness_tables.telling_places
        return {row.place for row in self._rows(select(table.c.place), table.c.telling, tellings)}

    def _tellings_at(self, places: Collection[int]) -> set[int]:
        table = likeness_tables.telling_places
        return {row.telling for row in self._rows(select(table.c.telling), table.c.place, places)}

    def _crowded(self, places: Collection[int]) -> set[int]:
        """Those of the places at which too many days are told."""
        table = likeness_tables.telling_places
        days = func.count(table.c.day.distinct())
        asked = select(table.c.place).group_by(table.c.place).having(days > MOST_RECALLED)
        return {row.place for row in self._rows(asked, table.c.place, places)}

    def _cut(self, tellings: Collection[int]) -> set[int]:
        """Takes the links of tellings away; gives their ends."""
        table = likeness_tables.telling_links
        ends = {link.other for link in self.first_of(tellings)} | {link.one for link in self.second_of(tellings)}
        for column in (table.c.one, table.c.other):
            self._delete(table, column, tellings)
        return ends

    def _link(self, tellings: Collection[int]) -> set[int]:
        """Compares tellings with all that they meet; gives the tellings."""
        pairs = self._meetings(tellings)
        numbers = {min(keys): number for number, keys in self.accounts_of({end for pair in pairs for end in pair}).items()}
        told = {each.number: each.telling for each in self._accounts.of(numbers).values()}
        rows = [row for pair in sorted(pairs) if (row := link_row(pair, told))]
        execute_many(self._connection, likeness_tables.telling_links, rows)
        return set(tellings)

    def _meetings(self, tellings: Collection[int]) -> set[Pair]:
        """The tellings that meet these: under a week, or at a place that is not crowded if one of them has no date."""
        own, other = likeness_tables.telling_blocks.alias(), likeness_tables.telling_blocks.alias()
        common = own.c.traits.bitwise_and(other.c.traits) != 0
        by_week = _both(own, other).where(own.c.block == other.c.block, common)
        here, there = likeness_tables.telling_places.alias(), likeness_tables.telling_places.alias()
        crowded = sorted(self._crowded(self._places_of(tellings)))
        undated = here.c.day.is_(None) | there.c.day.is_(None)
        by_place = _both(here, there).where(here.c.place == there.c.place, undated, here.c.place.not_in(crowded))
        rows = (*self._rows(by_week, own.c.telling, tellings), *self._rows(by_place, here.c.telling, tellings))
        return {(min(row), max(row)) for row in map(tuple, rows)}


def _both(own: FromClause, other: FromClause) -> Select[Any]:
    return select(own.c.telling, other.c.telling).distinct()


def _first(found: tuple[Any, Any]) -> Any:
    return found[0]


def link_row(pair: Pair, told: Mapping[int, Telling]) -> Row | None:
    """The row of a link between two tellings, or from one to itself; None if they are not of one encounter."""
    found = compare(told[pair[0]], told[pair[1]])
    if found.verdict < Verdict.DOUBTFUL:
        return None
    return {"one": pair[0], "other": pair[1], "verdict": int(found.verdict), "score": found.score}


def number_of(telling: Telling) -> int:
    """The telling as a number below 2^63; two that tell another thing have two."""
    place = telling.place and (
        sorted(telling.place.words),
        sorted(telling.place.own),
        telling.place.state,
        telling.place.is_state,
    )
    names = sorted(telling.names), sorted(telling.own_names), sorted(telling.sittings)
    people = telling.parties, telling.principals
    bodies = sorted((body.head, *map(sorted, (body.own, body.task, body.proper)), body.is_name) for body in telling.bodies)
    kind = telling.kind, telling.format, telling.status, sorted(telling.rites)
    words = repr((kind, people, telling.when, place, names, telling.is_moved, bodies))
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1


def timed(key: str) -> int:
    """The same for a key that ends with a number of time: those of near times are near each other, and written to few places."""
    time = int(key.rpartition("|")[2].rpartition(" ")[2])
    return time << _HASHED | hashed(key) >> 8


def hashed(key: str) -> int:
    """A key as a number below 2^48: a chance meeting of two costs one comparison."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=6).digest())
