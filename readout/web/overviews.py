"""The record at a glance for the home page, counted at most once a minute: over 200,000 reports a count takes its time."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

from readout.accounts.commitments.ledger import Owed
from readout.accounts.positions.periods import months_between
from readout.open_record import CommitmentsWanted, OpenRecord

Value = TypeVar("Value")
# Seconds for which a count is good enough.
LASTING = 60.0
# What waits, the most urgent first: what is due now, what will be, what was due last. The others of a status are in the ledger.
URGENCY = (("due", "deadline"), ("open", "deadline"), ("overdue", "latest deadline"))
URGENT = 6
# How many publishers and months the table of coverage shows, and how many bars the timeline has at most.
PUBLISHERS, MONTHS, BARS = 12, 24, 72


class Kept(Generic[Value]):
    """A value that is asked for anew once it is a minute old; until that is done, the old one is good enough for everybody."""

    def __init__(self, ask: Callable[[], Value], lasting: float = LASTING) -> None:
        self._ask, self._lasting = ask, lasting
        self._asking = Lock()
        self._value: tuple[float, Value] | None = None

    def get(self) -> Value:
        """The value; waits for it only if there is none yet."""
        known = self._value
        if known is None:
            return self._renewed()
        if time.monotonic() - known[0] > self._lasting and not self._asking.locked():
            Thread(target=self._renewed, daemon=True).start()
        return known[1]

    def forget(self) -> None:
        """Waits for a new one the next time."""
        self._value = None

    def _renewed(self) -> Value:
        with self._asking:
            value = self._ask()
            self._value = time.monotonic(), value
            return value


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or a year of the timeline with the number of encounters that begin in it."""

    period: str
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many reports of each publisher the record holds by month: a row for each publisher, a number for each month."""

    months: tuple[str, ...]
    rows: tuple[tuple[str | None, tuple[int, ...]], ...]
    publishers_left_out: int
    undated: int


class Overviews:
    """What the home page counts."""

    def __init__(self, book: OpenRecord) -> None:
        self.totals = Kept(book.totals)
        self.timeline = Kept(lambda: timeline_of(book.encounters_by_month()))
        self.coverage = Kept(lambda: coverage_of(book.coverage()))
        self.waiting = Kept(lambda: waiting_on(book, date.today()))

    def forget(self) -> None:
        """Counts all anew the next time, as after something was added."""
        for kept in (self.totals, self.timeline, self.coverage, self.waiting):
            kept.forget()


def waiting_on(book: OpenRecord, day: date) -> tuple[Owed, ...]:
    """Some of the commitments with a deadline that are not yet settled, the most urgent first."""
    found: list[Owed] = []
    for status, order in URGENCY:
        wanted = CommitmentsWanted(status=status, told_by=day.isoformat(), order=order, limit=URGENT)
        found += [owed for owed in book.commitments(day, wanted) if owed.deadline]
    return tuple(found[:URGENT])


def timeline_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Bar, ...]:
    """A bar for each month from the first to the last encounter, empty ones too; for each year where the months are too many."""
    counts = {row["period"]: row["count"] for row in rows}
    if not counts:
        return ()
    months = months_between(min(counts), max(counts))
    if len(months) <= BARS:
        return tuple(Bar(month, counts.get(month, 0)) for month in months)
    years = dict.fromkeys(month[:4] for month in months)
    by_year = {year: sum(count for month, count in counts.items() if month.startswith(year)) for year in years}
    return tuple(Bar(year, by_year[year]) for year in list(years)[-BARS:])


def coverage_of(rows: Sequence[Mapping[str, Any]]) -> Coverage:
    """The table of the publishers with most reports over the last months of which the record has any."""
    dated = [row for row in rows if row["period"] and len(row["period"]) == len("2022-02")]
    undated = sum(row["count"] for row in rows) - sum(row["count"] for row in dated)
    if not dated:
        return Coverage((), (), 0, undated)
    last = max(row["period"] for row in dated)
    months = months_between(min(row["period"] for row in dated), last)[-MONTHS:]
    counts: dict[str | None, dict[str, int]] = {}
    for row in dated:
        if row["period"] in months:
            counts.setdefault(row["publisher"], {})[row["period"]] = row["count"]
    ranked = sorted(counts, key=lambda name: (-sum(counts[name].values()), name is None, name or ""))
    shown = [(name, tuple(counts[name].get(month, 0) for month in months)) for name in ranked[:PUBLISHERS]]
    return Coverage(tuple(months), tuple(shown), len(ranked) - len(shown), undated)
