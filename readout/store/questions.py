"""Questions asked of the record, as SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, Select, cast, func, or_, select

from readout.spelling import folded
from readout.store import tables
from readout.store.account_rows import AccountKey, current


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; None asks for anything. `since` and `until` are ISO days, both included.

    `actor` is an id (person:..., state:..., body:...) or a name as the record has it; `about` a topic or words of a statement, or
    of the name of an actor.
    """

    actor: str | None = None
    about: str | None = None
    act: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    status: str | None = None
    limit: int | None = None
    skip: int = 0


def encounters_wanted(wanted: Wanted) -> Select[Any]:
    """The rows of encounters, in the order of their days; those without one come last."""
    table, members = tables.encounters, tables.encounter_accounts
    asked = select(table)
    if wanted.actor is not None:
        present = select(tables.encounter_participants.c.encounter).where(
            tables.encounter_participants.c.actor.in_(actors_named(wanted.actor))
        )
        asked = asked.where(table.c.id.in_(present))
    if wanted.publisher is not None:
        told = select(members.c.encounter).join(tables.reports, tables.reports.c.key == members.c.report)
        asked = asked.where(table.c.id.in_(told.where(tables.reports.c.publisher == wanted.publisher)))
    for topic in (wanted.topic, wanted.about):
        if topic is not None:
            asked = asked.where(table.c.topics.contains(f'"{topic}"', autoescape=True))
    if wanted.status is not None:
        asked = asked.where(table.c.status == wanted.status)
    if wanted.since is not None:
        asked = asked.where(func.coalesce(table.c.last_day, table.c.first_day) >= wanted.since)
    if wanted.until is not None:
        asked = asked.where(table.c.first_day <= wanted.until)
    return paged(asked.order_by(table.c.first_day.is_(None), table.c.first_day, table.c.id), wanted)


def statements_wanted(wanted: Wanted) -> Select[Any]:
    """The keys of statements in current reports, in the order of their reports' days."""
    table, reports = tables.statements, tables.reports
    asked: Select[Any] = select(table.c.report, table.c.number).join(reports, reports.c.key == table.c.report)
    asked = asked.where(current())
    if wanted.actor is not None:
        asked = asked.where(table.c.speaker.in_(actors_named(wanted.actor)))
    if wanted.act is not None:
        asked = asked.where(_listed(tables.statement_acts, "act", wanted.act))
    if wanted.topic is not None:
        asked = asked.where(_listed(tables.statement_topics, "topic", wanted.topic))
    if wanted.about is not None:
        words = func.lower(table.c.words).contains(wanted.about.lower(), autoescape=True)
        asked = asked.where(or_(words, _listed(tables.statement_topics, "topic", wanted.about)))
    asked = published_within(asked, wanted)
    return paged(asked.order_by(reports.c.published.is_(None), reports.c.published, table.c.report, table.c.number), wanted)


def reports_wanted(wanted: Wanted) -> Select[Any]:
    """The rows of reports without their texts, in the order of their days."""
    table = tables.reports
    columns = [column for column in table.c if column.name != "text"]
    facts = [_counted(each).label(each.name) for each in (tables.accounts, tables.statements, tables.commitments)]
    asked = published_within(select(*columns, *facts), wanted)
    return paged(asked.order_by(table.c.published.is_(None), table.c.published, table.c.id), wanted)


def actors_wanted(wanted: Wanted) -> Select[Any]:
    """Id, name and capacities of actors with how often each met and spoke, those who did most first."""
    actors = tables.actors
    met = _times(tables.account_participants.c.actor)
    said = _times(tables.statements.c.speaker)
    owes = _times(tables.commitments.c.debtor)
    counts = [
        cast(func.sum(func.coalesce(counted.c.times, 0)), Integer).label(name)
        for counted, name in ((met, "encounters"), (said, "statements"), (owes, "commitments"))
    ]
    columns: list[ColumnElement[Any]] = [actors.c.id, actors.c.name, *counts]
    asked: Select[Any] = select(*columns)
    asked = asked.select_from(
        actors.outerjoin(met, met.c.actor == actors.c.key)
        .outerjoin(said, said.c.actor == actors.c.key)
        .outerjoin(owes, owes.c.actor == actors.c.key)
    ).group_by(actors.c.id, actors.c.name)
    if wanted.actor is not None:
        asked = asked.where(actors.c.key.in_(actors_named(wanted.actor)))
    if wanted.about is not None:
        asked = asked.where(actors.c.folded.contains(folded(wanted.about), autoescape=True))
    total = counts[0] + counts[1] + counts[2]
    return paged(asked.order_by(total.desc(), actors.c.name, actors.c.id), wanted)


def actors_named(name: str) -> Select[Any]:
    """The keys of the actors of an id or a name, in whatever capacity."""
    table = tables.actors
    return select(table.c.key).where(or_(table.c.id == name, table.c.folded == folded(name)))


def published_within(asked: Select[Any], wanted: Wanted) -> Select[Any]:
    """The question, bound to the days and the publisher of reports."""
    table = tables.reports
    if wanted.since is not None:
        asked = asked.where(table.c.published >= wanted.since)
    if wanted.until is not None:
        asked = asked.where(table.c.published <= wanted.until)
    if wanted.publisher is not None:
        asked = asked.where(table.c.publisher == wanted.publisher)
    return asked


def paged(asked: Select[Any], wanted: Wanted) -> Select[Any]:
    """The part of the answer that is asked for."""
    return asked.limit(wanted.limit).offset(wanted.skip) if wanted.limit is not None or wanted.skip else asked


def fetch_keys(connection: Connection, asked: Select[Any]) -> list[AccountKey]:
    """The keys of facts."""
    return [(row.report, row.number) for row in connection.execute(asked)]


def fetch_rows(connection: Connection, asked: Select[Any]) -> Sequence[Row[Any]]:
    """All rows of an answer."""
    return connection.execute(asked).all()


def _listed(table: Any, column: str, value: str) -> ColumnElement[bool]:
    statements = tables.statements
    same = (table.c.report == statements.c.report) & (table.c.number == statements.c.number) & (table.c[column] == value)
    return select(table.c.report).where(same).exists()


def _counted(table: Any) -> Any:
    return select(func.count()).where(table.c.report == tables.reports.c.key).scalar_subquery()


def _times(column: Any) -> Any:
    return select(column.label("actor"), func.count().label("times")).group_by(column).subquery()
