"""Every anchor checked against the text that it points into, by the database itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, func, or_, select

from readout.store.opening import reading
from readout.store.tables import anchors, reports


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An anchor whose words are not those at its place; `found` is what stands there."""

    report: str
    kind: str
    number: int
    role: str
    start: int
    end: int
    exact: str
    found: str


def count_anchors(engine: Engine) -> int:
    """How many anchors the record holds."""
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(anchors)).scalar_one()


def mismatches(engine: Engine) -> Iterator[Mismatch]:
    """The anchors that fail, in the order of reports and facts; none in a sound record."""
    # substr counts code points from 1, in SQLite as in PostgreSQL.
    stands_there = func.substr(reports.c.text, anchors.c.start + 1, anchors.c.end - anchors.c.start).label("found")
    wrong = or_(stands_there != anchors.c.exact, anchors.c.start < 0, anchors.c.end <= anchors.c.start)
    columns = (anchors.c[name] for name in ("kind", "number", "role", "start", "end", "exact"))
    asked = select(reports.c.id, *columns, stands_there).join(reports, reports.c.key == anchors.c.report).where(wrong)
    with reading(engine) as connection:
        for row in connection.execute(asked.order_by(reports.c.id, *anchors.primary_key)):
            yield Mismatch(
                row.id, row.kind, row.number, row.role, row.start, row.end, row.exact, row.found if row.found is not None else ""
            )
