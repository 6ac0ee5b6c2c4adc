"""Which reports may tell of which promises: found by the marks of promises and the outlines of reports, none of them opened."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import Connection, Text, cast, func, select

from readout.accounts.commitments.chapters import Chapter, horizon, keys_of_pledge
from readout.accounts.commitments.due import first_day
from readout.accounts.commitments.leads import Shelves, code_of, marks_of
from readout.accounts.commitments.promises import Pledge
from readout.store import ledger_tables as ledger
from readout.store.eras import eras_followed, year_of
from readout.store.pledge_rows import PledgeKey
from readout.store.portions import among, portions
from readout.store.rows import Row

Link = tuple[PledgeKey, int]
Key = TypeVar("Key", int, PledgeKey)
# Promises and reports of near days are looked at together: those between which no more days lie.
GAP = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Head:
    """What of a promise decides whether a report may tell of it: the days between, and the names, as in `may_tell_of`."""

    day: str
    until: str
    around: frozenset[str]

    def may_be_told_in(self, outline: "Outline") -> bool:
        """True if the report is of such a day, and has one of the names."""
        return self.day < outline.day <= self.until and not self.around.isdisjoint(outline.names)


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a report decides of which promises it may tell."""

    day: str
    names: frozenset[str]
    passages: Sequence[Collection[str]]


class LedgerLinks:
    """The links between promises and reports that are new to the ledger, and those it has."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._heads: dict[PledgeKey, Head] = {}

    def of(self, chapters: Mapping[int, Chapter], pledges: Mapping[PledgeKey, Pledge]) -> list[Link]:
        """All links of these reports to promises, and of these promises to other reports; both have been written."""
        self._heads |= {key: Head(each.day, horizon(each), each.around) for key, each in pledges.items() if each.day}
        found = set(self._to_promises({key: outline_of(each) for key, each in chapters.items() if each.day}))
        found.update(self._to_reports({key: each for key, each in pledges.items() if each.day}, chapters))
        return sorted(found, key=lambda link: (link[1], link[0]))

    def _to_promises(self, outlines: Mapping[int, Outline]) -> Iterator[Link]:
        for some in of_near_days([(each.day, key) for key, each in outlines.items()]):
            since, until = outlines[some[0]].day, outlines[some[-1]].day
            keys = set[str]().union(*(passage for key in some for passage in outlines[key].passages))
            shelves = Shelves(self._written(keys, since, until))
            led = {key: shelves.leading_to(outlines[key].passages) for key in some}
            self._learn_heads({place for each in led.values() for place in each})
            yield from (
                (place, key)
                for key, each in led.items()
                for place in each
                if place[0] != key and self._heads[place].may_be_told_in(outlines[key])
            )

    def _written(self, keys: Collection[str], since: str, until: str) -> Mapping[str, str]:
        """The marks with these keys of promises of which reports of these days may tell, by key."""
        own, found = ledger.pledge_marks.c, dict[str, list[str]]()
        asked = select(own.key, func.aggregate_strings(cast(own.code, Text), ","))
        asked = asked.where(own.era.in_(eras_followed(since, until)), own.day < until, own.until >= since, own.code.is_not(None))
        for some in portions(sorted(keys)):
            for key, codes in self._connection.execute(asked.where(own.key.in_(some)).group_by(own.era, own.key)):
                found.setdefault(key, []).append(codes)
        return {key: ",".join(codes) for key, codes in found.items()}

    def _learn_heads(self, keys: Collection[PledgeKey]) -> None:
        own = ledger.pledges.c
        asked = select(own.report, own.number, own.day, own.until, own.around)
        for some in portions(sorted(keys - self._heads.keys())):
            for row in self._connection.execute(asked.where(among((own.report, own.number), some))):
                self._heads[row.report, row.number] = Head(row.day, row.until, frozenset(row.around.split(" ")))

    def _to_reports(self, pledges: Mapping[PledgeKey, Pledge], known: Collection[int]) -> Iterator[Link]:
        for some in of_near_days([(each.day, key) for key, each in pledges.items()]):
            written: dict[str, list[str]] = {}
            for place in some:
                for key, mark in marks_of(pledges[place]).items():
                    written.setdefault(key, []).append(str(code_of(*place, mark)))
            shelves = Shelves({key: ",".join(codes) for key, codes in written.items()})
            near = self._reports({key: pledges[key] for key in some}) - set(known)
            for report, outline in self._outlines(near):
                yield from (
                    (place, report)
                    for place in shelves.leading_to(outline.passages)
                    if self._heads[place].may_be_told_in(outline)
                )

    def _reports(self, pledges: Mapping[PledgeKey, Pledge]) -> set[int]:
        """The reports of days on which they may tell of these promises that have one of their names, and one of their keys."""
        since, until = min(each.day for each in pledges.values()), max(map(horizon, pledges.values()))
        names = sorted({name for each in pledges.values() for name in each.around})
        keys = sorted({key for each in pledges.values() for key in keys_of_pledge(each)})
        found = []
        for column, words in ((ledger.report_names.c.name, names), (ledger.report_keys.c.key, keys)):
            own = column.table.c
            newest = self._connection.execute(select(func.max(own.year))).scalar() or 0
            years = range(year_of(since), min(year_of(until), newest) + 1)
            asked = select(own.report).where(own.year.in_(years), own.day > since, own.day <= until).distinct()
            found.append(
                {row.report for some in portions(words) for row in self._connection.execute(asked.where(column.in_(some)))}
            )
        return found[0] & found[1]

    def _outlines(self, reports: Collection[int]) -> Iterator[tuple[int, Outline]]:
        own = ledger.outlines.c
        for some in portions(sorted(reports)):
            for row in self._connection.execute(select(own.report, own.day, own.told).where(own.report.in_(some))):
                names, passages = json.loads(row.told)
                yield row.report, Outline(row.day, frozenset(names), passages)


def outline_of(chapter: Chapter) -> Outline:
    """The outline of a report."""
    return Outline(chapter.day, chapter.names, chapter.outline)


def outline_row(report: int, chapter: Chapter) -> Row:
    """The row of a report's outline."""
    told = [sorted(chapter.names), [sorted(keys) for keys in chapter.outline]]
    return {"report": report, "day": chapter.day, "told": json.dumps(told, ensure_ascii=False)}


def of_near_days(dated: Iterable[tuple[str, Key]]) -> Iterator[list[Key]]:
    """The keys in the order of their days, parted where many days lie between."""
    some: list[Key] = []
    last = ""
    for day, key in sorted(dated):
        if some and first_day(day) - first_day(last) > GAP:
            yield some
            some = []
        some.append(key)
        last = day
    if some:
        yield some
