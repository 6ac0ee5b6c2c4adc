"""The ledger kept beside the reports: of a new report only what it tells itself, and of whom it tells, is looked at."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, FromClause, Select, delete, select
from sqlalchemy import Row as Found

from readout.accounts.commitments.chapters import Chapter, keys_of_pledge, open_chapter
from readout.accounts.commitments.due import first_day
from readout.accounts.commitments.following import find, follow
from readout.accounts.commitments.ledger import followed
from readout.accounts.commitments.makings import SAME_MAKING_DAYS, are_one, within_making
from readout.accounts.commitments.promises import Pledge
from readout.accounts.commitments.verdicts import Finding
from readout.accounts.reports import Source, told_in
from readout.store import ledger_tables as ledger
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS, counts
from readout.store.decisions import believed
from readout.store.eras import eras_told, year_of
from readout.store.fetching import fetch_readings
from readout.store.inserting import execute_many
from readout.store.ledger_links import LedgerLinks, Link, of_near_days, outline_row
from readout.store.ledger_rows import OwedRows
from readout.store.pledge_rows import PledgeKey, finding_of, finding_row, mark_rows, pledge_of, pledge_row
from readout.store.portions import among, portions
from readout.store.rows import Row

# Reports opened at once, and promises held in memory, while reports are settled.
MOST_READ, MOST_OPENED = 1000, 20_000


class Ledger:
    """The ledger in one transaction of settling.

    What a report tells of a promise depends on the two alone (accounts/commitments/following.py). So a new report is read for
    the promises known, its own promises are sought in the reports known, and only commitments with something new are followed
    anew: which gives what following all of them would give.
    """

    def __init__(self, connection: Connection, wrong: Collection[tuple[str, str]]) -> None:
        self._connection, self._wrong = connection, wrong
        self._opened: dict[PledgeKey, Pledge] = {}
        self._links = LedgerLinks(connection)

    def settle(self, reports: Collection[int]) -> None:
        """Takes these reports into the ledger, as they and people's decisions about them stand now."""
        loose, touched = self._forget(sorted(reports))
        ordered = self._by_day(reports)
        for some in (ordered[at : at + MOST_READ] for at in range(0, len(ordered), MOST_READ)):
            new, told_of = self._take_in(some)
            loose, touched = loose | new, touched | told_of
        pairs = {pair for near in of_near_days(self._dated(loose)) for some in portions(near) for pair in self._pairs(some)}
        self._follow(self._makings(touched | loose, pairs))

    def _forget(self, reports: Sequence[int]) -> tuple[set[PledgeKey], set[PledgeKey]]:
        """Takes away what is known of the reports.

        Gives the promises elsewhere that were put together with theirs, now each for itself, and those of which they told.
        """
        loose, touched, own = set[PledgeKey](), set[PledgeKey](), ledger.pledges.c
        for some in portions(reports):
            found = ledger.findings.c
            touched |= self._keys(select(found.report, found.number).where(found.told_in.in_(some)))
            owed = select(own.owed).where(own.report.in_(some), own.owed.is_not(None))
            loose |= self._keys(select(own.report, own.number).where(own.owed.in_(owed)))
            self._connection.execute(delete(ledger.owed).where(ledger.owed.c.id.in_(owed)))
        for some in portions(reports):
            told = (each.c.report for each in (ledger.report_keys, ledger.report_names, ledger.outlines, ledger.pledges))
            for column in (ledger.findings.c.told_in, *told):
                self._connection.execute(delete(column.table).where(column.in_(some)))
        gone = set(reports)
        return {key for key in loose if key[0] not in gone}, {key for key in touched if key[0] not in gone}

    def _by_day(self, reports: Iterable[int]) -> list[int]:
        """Those of the reports that count, in the order of their days: so the reports of one portion are of near days."""
        table, found = tables.reports, []
        for some in portions(sorted(reports)):
            asked = select(table.c.published, table.c.id, table.c.key).where(table.c.key.in_(some), counts(table.c.key))
            found += [(row.published or "", row.id, row.key) for row in self._connection.execute(asked)]
        return [key for _, _, key in sorted(found)]

    def _take_in(self, reports: Sequence[int]) -> tuple[set[PledgeKey], set[PledgeKey]]:
        """Writes what the reports tell, and what others tell of their promises; gives their promises, and those told of."""
        chapters = self._chapters(reports)
        pledges = {(key, number): each for key, chapter in chapters.items() for number, each in enumerate(chapter.pledges)}
        execute_many(self._connection, ledger.pledges, [pledge_row(key, each) for key, each in pledges.items()])
        execute_many(
            self._connection, ledger.pledge_marks, [row for key, each in pledges.items() for row in mark_rows(key, each)]
        )
        execute_many(self._connection, ledger.report_keys, list(_report_rows("key", chapters)))
        execute_many(self._connection, ledger.report_names, list(_report_rows("name", chapters)))
        outlines = [outline_row(key, chapter) for key, chapter in chapters.items() if chapter.day]
        execute_many(self._connection, ledger.outlines, outlines)
        self._opened |= pledges
        return set(pledges), self._find(self._links.of(chapters, pledges), chapters)

    def _chapters(self, reports: Sequence[int]) -> dict[int, Chapter]:
        readings = fetch_readings(self._connection, reports)
        return {key: open_chapter(believed(told_in(each), self._wrong)) for key, each in zip(reports, readings, strict=True)}

    def _find(self, links: Sequence[Link], chapters: Mapping[int, Chapter]) -> set[PledgeKey]:
        """Reads each report for its promise, and writes what is found; gives the promises of which something is."""
        rows, touched = [], set[PledgeKey]()
        for some in portions(links):
            known = self._pledges({key for key, _ in some})
            opened = {**self._chapters(sorted({report for _, report in some if report not in chapters})), **chapters}
            for key, report in some:
                findings = find(known[key], opened[report])
                rows += [finding_row(key, report, place, each) for place, each in enumerate(findings)]
                touched |= {key} if findings else set()
        execute_many(self._connection, ledger.findings, rows)
        return touched

    def _dated(self, keys: Collection[PledgeKey]) -> list[tuple[str, PledgeKey]]:
        """The promises with their days; those without one, which are put together with no other, left out."""
        table = ledger.pledges
        rows = self._among(select(table.c.report, table.c.number, table.c.day).where(table.c.day != ""), table, keys)
        return [(row.day, (row.report, row.number)) for row in rows]

    def _pairs(self, keys: Sequence[PledgeKey]) -> Iterator[tuple[PledgeKey, PledgeKey]]:
        """Promises, of which one is among these, that tell of one making; enough of them to lead from each to all."""
        pledges = self._pledges(keys)
        candidates = self._near(keys, pledges)
        pledges |= self._pledges({key for pair in candidates for key in pair})
        groups = Groups()
        for one, other in candidates:
            if groups.of(one) != groups.of(other) and are_one(pledges[one], pledges[other]):
                groups.join(one, other)
                yield one, other

    def _near(self, keys: Sequence[PledgeKey], pledges: Mapping[PledgeKey, Pledge]) -> list[tuple[PledgeKey, PledgeKey]]:
        """These promises, in the order of their days, each with those of its making's days that share a key."""
        edge, days = timedelta(days=SAME_MAKING_DAYS), [first_day(pledges[key].day) for key in keys]
        since, until = max(days[0], date.min + edge) - edge, min(days[-1], date.max - edge) + edge
        own, beside = ledger.pledge_marks.c, dict[str, dict[str, list[PledgeKey]]]()
        first, last = since.isoformat(), until.isoformat()
        near = select(own.key, own.day, own.report, own.number).where(own.day.between(first, last))
        for some in portions(sorted({word for key in keys for word in keys_of_pledge(pledges[key])})):
            for row in self._connection.execute(near.where(own.era.in_(eras_told(first, last)), own.key.in_(some))):
                beside.setdefault(row.key, {}).setdefault(row.day, []).append((row.report, row.number))
        shared = (
            (key, other)
            for key in keys
            for word in keys_of_pledge(pledges[key])
            for day, others in beside[word].items()
            if within_making(pledges[key].day, day)
            for other in others
        )
        return sorted({(min(pair), max(pair)) for pair in shared if pair[0][0] != pair[1][0]})

    def _makings(self, keys: Collection[PledgeKey], pairs: Iterable[tuple[PledgeKey, PledgeKey]]) -> list[tuple[PledgeKey, ...]]:
        """The promises of each making that has one of these; what was owed by them is forgotten."""
        groups, own = Groups(), ledger.pledges.c
        for one, other in pairs:
            groups.join(one, other)
        for key in keys:
            groups.of(key)
        named = self._among(select(own.owed).where(own.owed.is_not(None)), ledger.pledges, list(groups))
        names = sorted({row.owed for row in named})
        for some in portions(names):
            first: dict[str, PledgeKey] = {}
            for row in self._connection.execute(select(own.owed, own.report, own.number).where(own.owed.in_(some))):
                groups.join(first.setdefault(row.owed, (row.report, row.number)), (row.report, row.number))
            self._connection.execute(delete(ledger.owed).where(ledger.owed.c.id.in_(some)))
        return groups.all()

    def _follow(self, makings: Sequence[tuple[PledgeKey, ...]]) -> None:
        """Makes the commitments of these promises anew."""
        for some in portions(makings):
            members = {key for making in some for key in making}
            pledges, findings = self._pledges(members), self._findings(members)
            rows = OwedRows(self._connection)
            for making in some:
                ordered = sorted(making, key=lambda key: pledges[key].place)
                found = (each for key in ordered for each in findings.get(key, ()))
                rows.add(ordered, followed(follow([pledges[key] for key in ordered], found)), pledges[ordered[0]])
            rows.write()

    def _pledges(self, keys: Collection[PledgeKey]) -> dict[PledgeKey, Pledge]:
        """These promises; those that were asked for lately are not fetched again."""
        if len(self._opened) > MOST_OPENED:
            self._opened = {}
        self._opened |= self._fetched(set(keys) - self._opened.keys())
        return {key: self._opened[key] for key in keys if key in self._opened}

    def _fetched(self, keys: Collection[PledgeKey]) -> dict[PledgeKey, Pledge]:
        table = ledger.pledges
        asked = select(table.c.report, table.c.number, table.c.told, *SOURCE_COLUMNS)
        joined = asked.join(tables.reports, tables.reports.c.key == table.c.report)
        rows = self._among(joined, table, keys)
        return {(row.report, row.number): pledge_of(row.told, Source(*tuple(row)[3:])) for row in rows}

    def _findings(self, keys: Collection[PledgeKey]) -> dict[PledgeKey, list[Finding]]:
        table = ledger.findings
        asked = select(table.c.report, table.c.number, table.c.found, *SOURCE_COLUMNS)
        joined = asked.join(tables.reports, tables.reports.c.key == table.c.told_in)
        found: dict[PledgeKey, list[Finding]] = {}
        for row in self._among(joined, table, keys):
            found.setdefault((row.report, row.number), []).append(finding_of(row.found, Source(*tuple(row)[3:])))
        return found

    def _among(self, asked: Select[Any], table: FromClause, keys: Collection[PledgeKey]) -> Iterator[Found[Any]]:
        for some in portions(sorted(keys)):
            yield from self._connection.execute(asked.where(among((table.c.report, table.c.number), some)))

    def _keys(self, asked: Select[Any]) -> set[PledgeKey]:
        return {(row.report, row.number) for row in self._connection.execute(asked)}


def _report_rows(column: str, chapters: Mapping[int, Chapter]) -> Iterator[Row]:
    """The rows of the keys, or the names, of reports of a known day."""
    for report, chapter in chapters.items():
        if chapter.day:
            words = chapter.keys if column == "key" else chapter.names
            yield from (
                {"year": year_of(chapter.day), column: each, "day": chapter.day, "report": report} for each in sorted(words)
            )


class Groups:
    """Promises put together, pair by pair."""

    def __init__(self) -> None:
        self._home: dict[PledgeKey, PledgeKey] = {}

    def __iter__(self) -> Iterator[PledgeKey]:
        return iter(self._home)

    def of(self, key: PledgeKey) -> PledgeKey:
        """The one that stands for all with which it is put together; itself, if it was not known."""
        home = self._home.setdefault(key, key)
        while home != self._home[home]:
            self._home[key] = home = self._home[home]
        return home

    def join(self, one: PledgeKey, other: PledgeKey) -> None:
        """Puts the two together, and all that is with them."""
        first, second = sorted((self.of(one), self.of(other)))
        self._home[second] = first

    def all(self) -> list[tuple[PledgeKey, ...]]:
        """The groups."""
        found: dict[PledgeKey, list[PledgeKey]] = {}
        for key in sorted(self._home):
            found.setdefault(self.of(key), []).append(key)
        return [tuple(group) for group in found.values()]
