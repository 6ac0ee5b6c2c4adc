"""Questions about one actor, as SQL: in what capacities, when about what, and with whom.

Each looks at no more than an actor's latest facts, so that no actor, however busy, keeps a page waiting.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select

from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS, actor_of, current, fetch_encounters
from readout.store.decisions import rejected
from readout.store.overview import MONTH
from readout.store.portions import among, portions
from readout.store.questions import Place, Wanted, actors_named, encounters_wanted, fetch_rows
from readout.store.rows import UNDATED

# How many of the latest facts of an actor are looked at.
MOST_COUNTED = 2000
# In how many capacities an actor is looked for.
MOST_CAPACITIES = 60


@dataclass(frozen=True, slots=True)
class Capacity:
    """An office in which the reports of some days name an actor; `first` and `last` are days of publication."""

    actor: Actor
    first: str | None
    last: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements of a month have these acts and these topics; `period` ("2022-02") is None if no day is known."""

    period: str | None
    acts: tuple[str, ...]
    topics: tuple[str, ...]
    count: int


@dataclass(slots=True)
class Counterpart:
    """Another actor, with how often the two met, and how often one spoke to the other."""

    actor: Actor
    met: int = 0
    told: int = 0
    heard: int = 0

    @property
    def total(self) -> int:
        """How often the two had to do with each other."""
        return self.met + self.told + self.heard


@dataclass(frozen=True, slots=True)
class Dossier:
    """An actor over time. `called` are the names and ids that are meant: more than one where a name is shared."""

    called: Sequence[Actor]
    capacities: Sequence[Capacity]
    tallies: Sequence[Tally]
    counterparts: Sequence[Counterpart]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement in short, with its place in its report."""

    source: Source
    id: str
    speaker: Actor
    addressee: Actor | None
    acts: tuple[str, ...]
    topics: tuple[str, ...]
    anchor: Anchor


def fetch_dossier(connection: Connection, name: str) -> Dossier | None:
    """What the record knows of the actor of an id or a name; None if it knows nobody of that name."""
    table = tables.actors
    asked = select(table.c.id, table.c.name).where(table.c.key.in_(actors_named(name))).distinct()
    called = [Actor(row.id or None, row.name) for row in connection.execute(asked.order_by(table.c.id.desc(), table.c.name))]
    if not called:
        return None
    said, heard = fetch_latest(connection, name), fetch_latest(connection, None, name)
    capacities = fetch_capacities(connection, name, said)
    return Dossier(called, capacities, tallies_of(said), fetch_counterparts(connection, name, said, heard))


def fetch_capacities(connection: Connection, name: str, said: Sequence[Row[Any]]) -> list[Capacity]:
    """Under which names and in which capacities reports name an actor who said this, the latest first."""
    actors, days = tables.actors, defaultdict[int, list[str | None]](list)
    for key, day in [*((row.speaker, row.day) for row in said), *_days_met(connection, name)]:
        days[key].append(day)
    known = connection.execute(select(actors).where(actors.c.key.in_(sorted(days)))).all()
    found = [_capacity(actor_of(row), days[row.key]) for row in known]
    return sorted(found, key=lambda each: (each.last or "", each.times, each.actor.name, each.actor.capacity or ""), reverse=True)


def _days_met(connection: Connection, name: str) -> list[tuple[int, str | None]]:
    """The actor's keys in the latest accounts of encounters, each with the day of the report."""
    present, reports = tables.account_participants, tables.reports
    place = present.c.report.desc(), present.c.number, present.c.place_in_list
    met = select(present.c.report, present.c.number, present.c.place_in_list, reports.c.published)
    met = met.join(reports, reports.c.key == present.c.report).where(current(), present.c.actor == bindparam("actor"))
    met = met.order_by(*place).limit(MOST_COUNTED)
    found: list[tuple[tuple[int, int, int], int, str | None]] = []
    for key in connection.execute(actors_named(name)).scalars().all():
        rows = connection.execute(met, {"actor": key}).all()
        found += [((-row.report, row.number, row.place_in_list), key, row.published) for row in rows]
    return [(key, day) for _, key, day in sorted(found, key=itemgetter(0))[:MOST_COUNTED]]


def _capacity(actor: Actor, days: Sequence[str | None]) -> Capacity:
    told = [day for day in days if day is not None]
    return Capacity(actor, min(told, default=None), max(told, default=None), len(days))


def fetch_tallies(connection: Connection, name: str, other: str | None = None) -> list[Tally]:
    """An actor's statements, or those to another one, counted by month, acts and topics."""
    return tallies_of(fetch_latest(connection, name, other))


def tallies_of(said: Sequence[Row[Any]]) -> list[Tally]:
    """Statements counted by month, acts and topics; those of no known day come first."""
    counts = Counter((row.day and row.day[:MONTH], row.acts, row.topics) for row in said)
    ordered = sorted(counts.items(), key=lambda found: (found[0][0] or "", *found[0][1:]))
    return [Tally(period, tuple(json.loads(acts)), tuple(json.loads(topics)), times) for (period, acts, topics), times in ordered]


def fetch_counterparts(
    connection: Connection, name: str, said: Sequence[Row[Any]], heard: Sequence[Row[Any]]
) -> list[Counterpart]:
    """With whom an actor who said and heard this met or spoke, those first with whom most."""
    table = tables.actors
    own = set(connection.execute(actors_named(name)).scalars())
    met = {row.actor: row.times for row in connection.execute(_met_with(name))}
    times = {"met": met, "told": Counter(row.addressee for row in said), "heard": Counter(row.speaker for row in heard)}
    keys = {key for counted in times.values() for key in counted} - own - {None}
    found: dict[tuple[str, str], Counterpart] = {}
    for some in portions(sorted(keys)):
        for row in connection.execute(select(table.c.key, table.c.id, table.c.name).where(table.c.key.in_(some))):
            other = found.setdefault((row.id, row.name), Counterpart(Actor(row.id or None, row.name)))
            for kind, counted in times.items():
                setattr(other, kind, getattr(other, kind) + counted.get(row.key, 0))
    return sorted(found.values(), key=lambda each: (-each.total, each.actor.name, each.actor.actor or ""))


def fetch_sayings(connection: Connection, name: str, other: str | None, limit: int) -> list[Saying]:
    """The latest statements of an actor, or those to another one, the latest first."""
    keys = [(row.report, row.number) for row in fetch_latest(connection, name, other, limit)]
    found: dict[tuple[int, int], Saying] = {}
    for some in portions(keys):
        wanted = among((tables.statements.c.report, tables.statements.c.number), some)
        found |= {(row.report, row.number): _saying(row._mapping) for row in connection.execute(_sayings().where(wanted))}
    return [found[key] for key in keys]


@cache
def _sayings() -> Select[Any]:
    speaker, addressee = tables.actors.alias("speaker"), tables.actors.alias("addressee")
    said, reports, anchors = tables.statements, tables.reports, tables.anchors
    first = and_(
        anchors.c.report == said.c.report,
        anchors.c.number == said.c.number,
        anchors.c.kind == "statement",
        anchors.c.role == "content",
        anchors.c.place_in_list == 0,
    )
    columns = (
        said.c.report,
        said.c.number,
        said.c.id,
        said.c.acts,
        said.c.topics,
        anchors.c.start,
        anchors.c.end,
        anchors.c.exact,
    )
    return (
        select(*columns, *_labelled(SOURCE_COLUMNS, "source"))
        .add_columns(*_labelled((speaker.c.id, speaker.c.name, speaker.c.capacity), "speaker"))
        .add_columns(*_labelled((addressee.c.id, addressee.c.name, addressee.c.capacity), "addressee"))
        .join(reports, reports.c.key == said.c.report)
        .join(anchors, first)
        .join(speaker, speaker.c.key == said.c.speaker)
        .outerjoin(addressee, addressee.c.key == said.c.addressee)
    )


def fetch_meetings(connection: Connection, names: Sequence[str], after: Place | None, limit: int) -> list[Encounter]:
    """The encounters at which all of these actors were, the latest first; those without a day come last."""
    table, present = tables.encounters, tables.encounter_participants
    day, asked = table.c.day, select(table)
    for name in names:
        asked = asked.where(table.c.id.in_(select(present.c.encounter).where(present.c.actor.in_(actors_named(name)))))
    rows: list[Row[Any]] = []
    if after is None or after.day is not None:
        dated = asked.where(day < UNDATED)
        if after is not None:
            dated = dated.where(day <= after.day, or_(day < after.day, table.c.id > after.id))
        rows += fetch_rows(connection, dated.order_by(day.desc(), table.c.id).limit(limit))
    if len(rows) < limit:
        undated = asked.where(day == UNDATED)
        if after is not None and after.day is None:
            undated = undated.where(table.c.id > after.id)
        rows += fetch_rows(connection, undated.order_by(table.c.id).limit(limit - len(rows)))
    return fetch_encounters(connection, rows)


def fetch_latest(
    connection: Connection, speaker: str | None, addressee: str | None = None, limit: int = MOST_COUNTED
) -> list[Row[Any]]:
    """The latest statements of an actor, to another one, or both, in reports that stand, but for those found wrong.

    Each capacity of the actor is walked from its latest statement on, as far as the limit; those of no known day come last.
    """
    column, name, other = ("speaker", speaker, addressee) if speaker is not None else ("addressee", addressee, None)
    keys = connection.execute(actors_named(name or "").order_by(tables.actors.c.key).limit(MOST_CAPACITIES)).scalars().all()
    others = None if other is None else connection.execute(actors_named(other)).scalars().all()
    wrong = frozenset(rejected(connection))
    found: list[Row[Any]] = []
    for key in keys:
        for dated in (True, False):
            values = {"actor": key, "most": limit + len(wrong)} | ({} if others is None else {"others": others})
            found += connection.execute(_walk(column, others is not None, dated), values).all()
    standing = sorted((row for row in found if (row.told_in, row.id) not in wrong), key=attrgetter("report", "number"))
    return sorted(standing, key=lambda row: row.day or "", reverse=True)[:limit]


# Built once: the words of a question take SQLAlchemy longer to put together than the database to answer.
@cache
def _walk(column: str, to_others: bool, dated: bool) -> Select[Any]:
    """The latest statements with one actor in a column, to others or to anybody, of a known day or of none."""
    table, reports = tables.statements, tables.reports
    columns = [table.c[name] for name in ("report", "number", "id", "speaker", "addressee", "acts", "topics")]
    asked = select(*columns, reports.c.id.label("told_in"), reports.c.published.label("day"))
    asked = asked.join(reports, reports.c.key == table.c.report).where(table.c[column] == bindparam("actor"), current())
    asked = asked.where(table.c.day < UNDATED if dated else table.c.day == UNDATED)
    if to_others:
        asked = asked.where(table.c.addressee.in_(bindparam("others", expanding=True)))
    return asked.order_by(table.c.day.desc(), table.c.report, table.c.number).limit(bindparam("most"))


def _met_with(name: str) -> Select[Any]:
    """Who else was at the latest encounters of an actor, and how often."""
    present = tables.encounter_participants
    chosen = encounters_wanted(Wanted(actor=name, newest_first=True, limit=MOST_COUNTED)).subquery()
    times = func.count(present.c.encounter.distinct()).label("times")
    return select(present.c.actor, times).join(chosen, chosen.c.id == present.c.encounter).group_by(present.c.actor)


def _labelled(columns: Sequence[Any], of: str) -> list[Any]:
    return [column.label(f"{of}_{column.name}") for column in columns]


def _saying(row: Any) -> Saying:
    return Saying(
        source=Source(*(row[f"source_{column.name}"] for column in SOURCE_COLUMNS)),
        id=row["id"],
        speaker=_actor(row, "speaker"),
        addressee=_actor(row, "addressee") if row["addressee_name"] else None,
        acts=tuple(json.loads(row["acts"])),
        topics=tuple(json.loads(row["topics"])),
        anchor=Anchor(Span(row["start"], row["end"]), row["exact"]),
    )


def _actor(row: Any, of: str) -> Actor:
    return Actor(row[f"{of}_id"] or None, row[f"{of}_name"], row[f"{of}_capacity"] or None)
