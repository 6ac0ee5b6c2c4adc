"""The record at a glance, as SQL: how much there is, when encounters were, who published when, what came in last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from readout.store import tables
from readout.store.rows import UNDATED

Rows = Sequence[Mapping[str, Any]]
# The length of "2022-02" and of "2022".
MONTH, YEAR = 7, 4


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the record holds."""

    reports: int
    encounters: int
    statements: int
    commitments: int


def totals(connection: Connection) -> Totals:
    """How many rows the tables of reports and facts have."""
    counted = (tables.reports, tables.encounters, tables.statements, tables.commitments)
    asked = select(*(select(func.count()).select_from(table).scalar_subquery() for table in counted))
    return Totals(*connection.execute(asked).one())


def newest_reports(limit: int) -> Select[Any]:
    """The reports that came in last, the newest first, with the number of their facts."""
    table = tables.reports
    named = [table.c[name] for name in ("id", "given_id", "title", "publisher", "published", "origin")]
    facts = [
        select(func.count()).where(each.c.report == table.c.key).scalar_subquery().label(each.name)
        for each in (tables.accounts, tables.statements, tables.commitments)
    ]
    return select(*named, *facts).order_by(table.c.key.desc()).limit(limit)


def latest_encounters(limit: int, until: str) -> Select[Any]:
    """The rows of the encounters up to a day, the latest first."""
    table = tables.encounters
    # What has no day stands behind every day.
    dated = table.c.day < UNDATED
    return select(table).where(table.c.day <= until, dated).order_by(table.c.day.desc(), table.c.id).limit(limit)


def encounters_ahead(limit: int, after: str) -> Select[Any]:
    """The rows of the encounters after a day, the next first."""
    table = tables.encounters
    return select(table).where(table.c.day > after, table.c.day < UNDATED).order_by(table.c.day, table.c.id).limit(limit)


def encounters_by_month() -> Select[Any]:
    """How many encounters begin in each month, as rows of period and count."""
    first = tables.encounters.c.first_day
    period = func.substr(first, 1, MONTH).label("period")
    return select(period, func.count().label("count")).where(first.is_not(None)).group_by(period).order_by(period)


def reports_by_publisher_and_month() -> Select[Any]:
    """How many reports each publisher published in each month: rows of publisher, period and count."""
    table = tables.reports
    period = func.substr(table.c.published, 1, MONTH).label("period")
    return select(table.c.publisher, period, func.count().label("count")).group_by(table.c.publisher, period)


def mappings(connection: Connection, asked: Select[Any]) -> Rows:
    """The rows of an answer by the names of their columns."""
    return [dict(row._mapping) for row in connection.execute(asked)]
