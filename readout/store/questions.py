"""Questions asked of the record, as SQL."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, or_, select, tuple_, union_all

from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id
from readout.accounts.reports import Said
from readout.errors import RecordError
from readout.spelling import folded
from readout.store import tables
from readout.store.account_rows import counts
from readout.store.rows import UNDATED, days_of, listed_by

# What a list is in the order of: a day, and what tells apart what is of one day.
Order = tuple[ColumnElement[Any], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one answer stands in a list: its day, None without one, and its id. What comes behind it does not move when others
    come in before it, and costs no more the further behind it is.
    """

    day: str | None
    id: str

    @classmethod
    def read(cls, words: str) -> Self:
        """The place as str() writes it, "2022-05-01~3f2a9c"; raises RecordError if it is none."""
        day, mark, name = words.partition("~")
        if not mark or not name:
            raise RecordError(f"{words}: no place in a list; write it as it was given, 2022-05-01~3f2a9c")
        return cls(day or None, name)

    def __str__(self) -> str:
        """The day and the id in one word, for an address."""
        return f"{self.day or ''}~{self.id}"


def place_of(found: Encounter | Said | Mapping[str, Any]) -> Place:
    """The place of an encounter, a statement, a report or an actor in the list of all; that of an actor has no day."""
    match found:
        case Encounter():
            return Place(days_of(found.date)[0], encounter_id(found.joined))
        case Said():
            return Place(found.source.published, f"{found.source.report}/{found.id}")
    if "published" not in found:
        return Place(None, f"{found['id'] or ''}/{found['name']}")
    return Place(found["published"], found["id"])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; None asks for anything. `since` and `until` are ISO days, both included.

    `actor` is an id (person:..., state:..., body:...) or a name as the record has it; `about` a topic or words of a statement, or
    of the name of an actor.
    Lists begin with the earliest day, or with the latest if `newest_first`; what has no day comes last. `after` is the place of
    the last one seen of encounters, statements, reports or actors, for the next page. `dated` asks for what has a day, or none.
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
    after: Place | None = None
    newest_first: bool = False
    dated: bool | None = None


def encounters_wanted(connection: Connection, wanted: Wanted) -> Select[Any]:
    """The rows of encounters, in the order of their days; those without one come last."""
    table, members = tables.encounters, tables.encounter_accounts
    asked, order = encounters_with([keys_named(connection, wanted.actor)] if wanted.actor is not None else [])
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
    return listed(asked, order, wanted)


def encounters_with(actors: Sequence[Sequence[int]]) -> tuple[Select[Any], Order]:
    """The rows of encounters at which each of these actors was, given by the keys of each; and day and id, as the index of the
    first of them has them in order.
    """
    table = tables.encounters
    if not actors:
        return select(table), (table.c.day, table.c.id)
    own, others = tables.encounter_participants.alias(), actors[1:]
    asked = select(table).join(own, own.c.encounter == table.c.id).where(own.c.actor.in_(actors[0]))
    if len(actors[0]) > 1:
        # Two of one name may meet.
        same = tables.encounter_participants.alias()
        first = select(func.min(same.c.place_in_list)).where(same.c.encounter == own.c.encounter, same.c.actor.in_(actors[0]))
        asked = asked.where(own.c.place_in_list == first.scalar_subquery())
    for keys in others:
        other = tables.encounter_participants.alias()
        # By the day too, since the index has it before the encounter.
        there = select(other.c.actor).where(
            other.c.actor.in_(keys), other.c.day == own.c.day, other.c.encounter == own.c.encounter
        )
        asked = asked.where(there.exists())
    return asked, (own.c.day, own.c.encounter)


def statements_wanted(connection: Connection, wanted: Wanted) -> Select[Any]:
    """The keys of statements in current reports, in the order of their reports' days."""
    table, reports, by_act, by_topic = tables.statements, tables.reports, tables.statement_acts, tables.statement_topics
    asked: Select[Any] = select(table.c.report, table.c.number).join(reports, reports.c.key == table.c.report)
    asked = asked.where(counts(table.c.report))
    # Each of these tables is in the order of days: a list begins at once where it is asked for one of them alone.
    day = table.c.day
    if wanted.actor is not None:
        asked = asked.where(table.c.speaker.in_(keys_named(connection, wanted.actor)))
    for listing, column, value in ((by_topic, by_topic.c.topic, wanted.topic), (by_act, by_act.c.act, wanted.act)):
        if value is not None:
            same = (listing.c.report == table.c.report) & (listing.c.number == table.c.number)
            asked = asked.join(listing, same).where(column == value)
            day = listing.c.day if wanted.actor is None else day
    if wanted.about is not None:
        words = func.lower(table.c.words).contains(wanted.about.lower(), autoescape=True)
        named = by_topic.alias()
        topics = select(named.c.report).where(
            named.c.report == table.c.report, named.c.number == table.c.number, named.c.topic == wanted.about
        )
        asked = asked.where(or_(words, topics.exists()))
    return listed(published_within(asked, wanted, day), (day, reports.c.id, table.c.number), wanted)


def reports_wanted(wanted: Wanted) -> Select[Any]:
    """The rows of reports without their texts, in the order of their days."""
    table = tables.reports
    columns = [column for column in table.c if column.name not in ("text", "day")]
    facts = [_counted(each).label(each.name) for each in (tables.accounts, tables.statements, tables.commitments)]
    asked = published_within(select(*columns, *facts), wanted, table.c.day)
    return listed(asked, (table.c.day, table.c.id), wanted)


def actors_wanted(wanted: Wanted) -> Select[Any]:
    """Id, name and capacities of actors with how often each met and spoke, those who did most first."""
    table, actors = tables.actor_counts, tables.actors
    asked: Select[Any] = select(*(column for column in table.c if column.name != "total"))
    if wanted.actor is not None:
        known = select(actors.c.id, actors.c.name).where(actors.c.key.in_(actors_named(wanted.actor)))
        asked = asked.where(tuple_(table.c.id, table.c.name).in_(known))
    if wanted.about is not None:
        like = select(actors.c.id, actors.c.name).where(actors.c.folded.contains(folded(wanted.about), autoescape=True))
        asked = asked.where(tuple_(table.c.id, table.c.name).in_(like))
    if wanted.after is not None:
        id, _, name = wanted.after.id.partition("/")
        seen = select(table.c.total).where(table.c.id == id, table.c.name == name).scalar_subquery()
        behind = tuple_(table.c.name, table.c.id) > tuple_(name, id)
        asked = asked.where(or_(table.c.total < seen, and_(table.c.total == seen, behind)))
    return paged(asked.order_by(table.c.total.desc(), table.c.name, table.c.id), wanted)


def is_told_of() -> ColumnElement[bool]:
    """True of an actor that is told of otherwise than as one who meets, speaks or owes."""
    said, owed, denied = tables.statements, tables.commitments, tables.contested
    columns = (said.c.addressee, tables.statement_reporters.c.actor, owed.c.beneficiary, denied.c.asserted_by, denied.c.denied_by)
    return tables.actors.c.key.in_(union_all(*(select(column).where(column.is_not(None)) for column in columns)))


def actors_named(name: str) -> Select[Any]:
    """The keys of the actors of an id or a name, in whatever capacity."""
    table = tables.actors
    return select(table.c.key).where(or_(table.c.id == name, table.c.folded == folded(name)))


def keys_named(connection: Connection, name: str) -> Sequence[int]:
    """The same, fetched: with the keys themselves an index is walked in its order where with a question it would be sorted."""
    return connection.execute(_keys_named(), {"name": name, "folded": folded(name)}).scalars().all()


def called(connection: Connection, name: str) -> Sequence[Row[Any]]:
    """Ids and names of the actors of an id or a name, each once."""
    return connection.execute(_called(), {"name": name, "folded": folded(name)}).all()


# These are built once: the words of a question take SQLAlchemy longer to put together than the database to answer.
@cache
def _keys_named() -> Select[Any]:
    return select(tables.actors.c.key).where(_is_named()).order_by(tables.actors.c.key)


@cache
def _called() -> Select[Any]:
    table = tables.actors.c
    return select(table.id, table.name).where(_is_named()).distinct().order_by(table.id.desc(), table.name)


def _is_named() -> ColumnElement[bool]:
    return or_(tables.actors.c.id == bindparam("name"), tables.actors.c.folded == bindparam("folded"))


def begins(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """True of an id that begins so: found between two ids by an index, since all are of the digits 0 to 9 and a to f."""
    return and_(column >= name, column < f"{name}g", column.startswith(name, autoescape=True))


def published_within(asked: Select[Any], wanted: Wanted, day: ColumnElement[str]) -> Select[Any]:
    """The question, bound to the days and the publisher of reports; undated ones are of no time."""
    if wanted.since is not None:
        asked = asked.where(day >= wanted.since, day < UNDATED)
    if wanted.until is not None:
        asked = asked.where(day <= wanted.until)
    if wanted.publisher is not None:
        asked = asked.where(tables.reports.c.publisher == wanted.publisher)
    return asked


def listed(asked: Select[Any], order: Order, wanted: Wanted) -> Select[Any]:
    """The part of a list that is asked for; its order begins with the day, which alone is turned round if `newest_first`."""
    day, *within = order
    if wanted.dated is not None:
        asked = asked.where(day < UNDATED if wanted.dated else day == UNDATED)
    if wanted.after is not None:
        last, bounds = listed_by(wanted.after.day), place_in(wanted.after, len(within))
        if wanted.newest_first:
            asked = asked.where(day <= last, or_(day < last, tuple_(*within) > tuple_(*bounds)))
        else:
            # The day alone, too, which an index knows where it does not know the whole order.
            asked = asked.where(day >= last, tuple_(*order) > tuple_(last, *bounds))
    return paged(asked.order_by(day.desc() if wanted.newest_first else day, *within), wanted)


def undated_last(ask: Callable[[Wanted], Sequence[Row[Any]]], wanted: Wanted) -> list[Row[Any]]:
    """The rows of a list in which what has no day comes last, from whichever end it begins.

    Days are kept so that they sort before what has none: turned round, the list is asked for in two parts, each by an index.
    """
    if not wanted.newest_first:
        return list(ask(wanted))
    in_undated = wanted.after is not None and wanted.after.day is None
    found = [] if in_undated else list(ask(replace(wanted, dated=True)))
    room = None if wanted.limit is None else wanted.limit - len(found)
    if room != 0:
        after = wanted.after if in_undated else None
        found += ask(replace(wanted, dated=False, limit=room, after=after, newest_first=False))
    return found


def place_in(after: Place, length: int) -> tuple[Any, ...]:
    """Where a list goes on within a day: behind an id, or behind the report and the number there of a statement."""
    if length == 1:
        return (after.id,)
    report, _, statement = after.id.partition("/")
    table, reports = tables.statements.alias(), tables.reports.alias()
    number = select(table.c.number).join(reports, reports.c.key == table.c.report)
    found = number.where(reports.c.id == report, table.c.id == statement).scalar_subquery()
    return report, func.coalesce(found, -1)


def paged(asked: Select[Any], wanted: Wanted) -> Select[Any]:
    """The part of the answer that is asked for."""
    return asked.limit(wanted.limit).offset(wanted.skip) if wanted.limit is not None or wanted.skip else asked


def fetch_rows(connection: Connection, asked: Select[Any]) -> Sequence[Row[Any]]:
    """All rows of an answer."""
    return connection.execute(asked).all()


def _counted(table: Any) -> Any:
    return select(func.count()).where(table.c.report == tables.reports.c.key).scalar_subquery()
