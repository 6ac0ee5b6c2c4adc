"""An encounter as its page shows it: what each report says of every fact, and of every point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readout.accounts.comparison.points import Point, Telling
from readout.accounts.encounters.attendance import in_words as attendance
from readout.accounts.reports import Account, Source
from readout.open_record import Comparison
from readout.views.wording import in_words


@dataclass(frozen=True, slots=True)
class Column:
    """A report that tells of the encounter, with its accounts (two, where it tells of it twice)."""

    source: Source
    accounts: tuple[Account, ...]

    @property
    def label(self) -> str:
        """What stands at the head of the column: the publisher, else the report's name."""
        return self.source.publisher or self.source.name


@dataclass(frozen=True, slots=True)
class FactRow:
    """What each report says of a fact, in the order of the columns; empty where it says nothing."""

    name: str
    cells: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class PointRow:
    """The words of each report for a point, in the order of the columns; None where it leaves the point out.

    `on_sheet` is false of a point for which one printed sheet has no room.
    """

    point: Point
    cells: tuple[Telling | None, ...]
    on_sheet: bool = True

    @property
    def tellers(self) -> int:
        """How many reports tell it."""
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Facts, those told differently first, and points, those that several tell first, by report."""

    columns: tuple[Column, ...]
    facts: tuple[FactRow, ...]
    shared: tuple[PointRow, ...]
    alone: tuple[PointRow, ...]


# Points that one printed sheet has room for, each in two lines.
SHEET = 13
# In the order in which they are asked; participants are told as the record compares them.
FACTS = ("date", "place", "participants", "format", "status", "occasion")


def matrix_of(comparison: Comparison) -> Matrix:
    """The matrix of an encounter."""
    encounter = comparison.encounter
    columns = tuple(columns_of(encounter.joined.accounts))
    facts = [FactRow(fact, tuple(said_of(fact, column) for column in columns), fact in encounter.differs) for fact in FACTS]
    rows = [row_of(point, columns) for point in comparison.points]
    shared = sorted((row for row in rows if row.tellers > 1), key=lambda row: -row.tellers)
    alone = [row for row in rows if row.tellers == 1]
    return Matrix(
        columns=columns,
        facts=tuple(sorted((row for row in facts if any(row.cells)), key=lambda row: not row.differs)),
        shared=on_sheet(shared, SHEET),
        alone=on_sheet(alone, SHEET - len(shared)),
    )


def on_sheet(rows: Sequence[PointRow], room: int) -> tuple[PointRow, ...]:
    """The rows, those for which there is no room marked so."""
    return tuple(replace(row, on_sheet=at < room) for at, row in enumerate(rows))


def columns_of(accounts: Iterable[Account]) -> list[Column]:
    """A column for each report, in the order of the accounts."""
    by_report: dict[str, list[Account]] = {}
    for account in accounts:
        by_report.setdefault(account.source.report, []).append(account)
    return [Column(found[0].source, tuple(found)) for found in by_report.values()]


def said_of(fact: str, column: Column) -> str:
    """What a report says of a fact: several things, where its accounts say several."""
    return "; ".join(dict.fromkeys(words for account in column.accounts if (words := value_of(fact, account))))


def value_of(fact: str, account: Account) -> str:
    """What an account says of a fact, for people."""
    if fact == "date":
        return in_words(account.date) if account.date else ""
    return (attendance(account) if fact == "participants" else getattr(account, fact)) or ""


def row_of(point: Point, columns: Sequence[Column]) -> PointRow:
    """A point by column."""
    tellings = {telling.source.report: telling for telling in point.tellings}
    return PointRow(point, tuple(tellings.get(column.source.report) for column in columns))
