"""The record as it is kept: in a file of SQLite, or in PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

from sqlalchemy import Engine, and_, select

from readout.accounts.reports import Told, told_in
from readout.program import Program
from readout.store import tables
from readout.store.fetching import Json, fetch_readings
from readout.store.opening import connect
from readout.store.settling import settle
from readout.store.verifying import Mismatch, count_anchors, mismatches
from readout.store.writing import Original, Writer

__all__ = ["Mismatch", "Original", "Store"]


class Store:
    """An open record. Every method is one transaction, so that others may read and write between two of them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, address: str, *, create: bool = True) -> "Store":
        """The record at a path or a postgresql:// address; raises RecordError if it cannot be opened."""
        return cls(connect(address, create=create))

    def close(self) -> None:
        """Lets the database go."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def writer(self, program: Program) -> Writer:
        """Writes the readings of a program."""
        return Writer(self.engine, program)

    def knows(self, source_sha256: str, origin: str, url: str | None) -> bool:
        """True if a report of these bytes from there has been read."""
        table = tables.reports
        same = and_(table.c.source_sha256 == source_sha256, table.c.origin == origin, table.c.url.is_not_distinct_from(url))
        with self.engine.connect() as connection:
            return connection.execute(select(table.c.key).where(same).limit(1)).first() is not None

    def settle(self) -> int:
        """Brings the encounters up to date with the reports; gives how many had come in."""
        return settle(self.engine)

    def told(self, reports: Sequence[str]) -> Iterator[Told]:
        """What these reports tell, by their ids, in this order; those that there are not are left out."""
        return map(told_in, self.readings(reports))

    def readings(self, reports: Sequence[str]) -> Iterator[Json]:
        """The readings of these reports, by their ids, in this order, as JSON without mentions and attributions."""
        table = tables.reports
        with self.engine.connect() as connection:
            keys = {row.id: row.key for row in connection.execute(select(table.c.id, table.c.key).where(table.c.id.in_(reports)))}
            yield from fetch_readings(connection, [keys[report] for report in reports if report in keys])

    def anchors(self) -> int:
        """How many anchors the record holds."""
        return count_anchors(self.engine)

    def mismatches(self) -> Iterable[Mismatch]:
        """The anchors whose words are not those at their place."""
        return mismatches(self.engine)
