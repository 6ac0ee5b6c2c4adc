"""Questions about one actor, as SQL: in what capacities, when about what, and with whom.

Each looks at no more than an actor's latest facts, or at what was counted when the record was settled, so that no actor, however
busy, keeps a page waiting.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    func,
    select,
    tuple_,
)

from readout.accounts.encounters.differences import Encounter
from readout.accounts.positions.courses import Counted
from readout.accounts.reports import Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS, actor_of, counts, fetch_encounters
from readout.store.decisions import rejected_statements
from readout.store.months import counted_by_period, counted_in
from readout.store.portions import among, portions
from readout.store.questions import (
    Place,
    Wanted,
    actors_named,
    encounters_with,
    fetch_rows,
    keys_named,
    listed,
    undated_last,
)
from readout.store.rows import UNDATED

Columns = tuple[ColumnElement[Any], ...]
# The keys of the actor asked for, and what people found wrong.
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_WRONG: BindParameter[Any] = bindparam("wrong", expanding=True)
# How many of the latest facts of an actor are looked at.
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Capacity:
    """An office in which the reports of some days name an actor; `first` and `last` are days of publication."""

    actor: Actor
    first: str | None
    last: str | None
    times: int


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
    """An actor over time. `called` are the names and ids that are meant: more than one where a name is shared.

    `counts` are of all its statements, `capacities` and `counterparts` of its latest facts.
    """

    called: Sequence[Actor]
    capacities: Sequence[Capacity]
    counts: Sequence[Counted]
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
    asked = select(table).where(table.c.key.in_(actors_named(name))).order_by(table.c.id.desc(), table.c.name, table.c.key)
    known = connection.execute(asked).all()
    if not known:
        return None
    keys = [row.key for row in known]
    wrong = rejected_statements(connection)
    values = {"keys": keys, "wrong": wrong}
    said, heard = (connection.execute(_exchanges(column), values).all() for column in ("speaker", "addressee"))
    met = connection.execute(_appearances(), values).all()
    return Dossier(
        called=list(dict.fromkeys(Actor(row.id or None, row.name) for row in known)),
        capacities=_capacities(known, [*said, *met]),
        counts=counted_by_period(connection, keys, wrong),
        counterparts=_counterparts(connection, keys, said, heard),
    )


def _capacities(known: Sequence[Row[Any]], facts: Iterable[Row[Any]]) -> list[Capacity]:
    """Under which names and in which capacities an actor, given as its rows, stands in these facts, the latest first."""
    told = defaultdict[int, list[Row[Any]]](list)
    for row in facts:
        told[row.own].append(row)
    found = [_capacity(actor_of(row), told[row.key]) for row in known if row.key in told]
    return sorted(found, key=lambda each: (each.last or "", each.times, each.actor.name, each.actor.capacity or ""), reverse=True)


def _capacity(actor: Actor, facts: Sequence[Row[Any]]) -> Capacity:
    first, last = [row.first for row in facts if row.first], [row.last for row in facts if row.last]
    return Capacity(actor, min(first, default=None), max(last, default=None), sum(row.times for row in facts))


# These are built once: the words of a question take SQLAlchemy longer to put together than the database to answer.
@cache
def _exchanges(column: str) -> Select[Any]:
    """Of an actor's latest statements, as its speaker or addressee: in what capacity how often with whom, from when to when."""
    said, other = tables.statements.c, "addressee" if column == "speaker" else "speaker"
    columns = said[column].label("own"), said[other].label("other"), said.day
    latest = _said_by(columns, column).limit(MOST_COUNTED).subquery()
    return _summed(latest, latest.c.own, latest.c.other)


@cache
def _appearances() -> Select[Any]:
    """In what capacity an actor stands how often in its latest accounts of encounters, from when to when."""
    present = tables.account_participants.c
    met = select(present.actor.label("own"), present.day).where(present.actor.in_(_KEYS), counts(present.report))
    latest = met.order_by(present.day.desc(), present.report).limit(MOST_COUNTED).subquery()
    return _summed(latest, latest.c.own)


def _summed(facts: Subquery, *by: ColumnElement[Any]) -> Select[Any]:
    """How many facts there are of each, with their first and last day."""
    dated = case((facts.c.day < UNDATED, facts.c.day))
    days = func.min(dated).label("first"), func.max(dated).label("last")
    return select(*by, *days, func.count().label("times")).group_by(*by)


def _counterparts(
    connection: Connection, own: Sequence[int], said: Sequence[Row[Any]], heard: Sequence[Row[Any]]
) -> list[Counterpart]:
    """With whom an actor who said and heard this met or spoke, those first with whom most."""
    table = tables.actors
    times = {"met": connection.execute(_met_with(), {"keys": own}).all(), "told": said, "heard": heard}
    dealings = defaultdict[int, Counter[str]](Counter)
    for kind, row in ((kind, row) for kind, rows in times.items() for row in rows):
        dealings[row.other][kind] += row.times
    found: dict[tuple[str, str], Counterpart] = {}
    for some in portions(sorted(dealings.keys() - {None, *own})):
        for row in connection.execute(select(table.c.key, table.c.id, table.c.name).where(table.c.key.in_(some))):
            other = found.setdefault((row.id, row.name), Counterpart(Actor(row.id or None, row.name)))
            for kind, counted in dealings[row.key].items():
                setattr(other, kind, getattr(other, kind) + counted)
    return sorted(found.values(), key=lambda each: (-each.total, each.actor.name, each.actor.actor or ""))


@cache
def _met_with() -> Select[Any]:
    """Who was at the latest encounters of an actor, and how often."""
    own, present = tables.encounter_participants, tables.encounter_participants.alias()
    latest = select(own.c.encounter).where(own.c.actor.in_(_KEYS)).order_by(own.c.day.desc(), own.c.encounter)
    chosen = latest.limit(MOST_COUNTED).subquery()
    times = func.count(present.c.encounter.distinct()).label("times")
    asked = select(present.c.actor.label("other"), times).join(chosen, chosen.c.encounter == present.c.encounter)
    return asked.group_by(present.c.actor)


def fetch_said_to(connection: Connection, name: str, other: str) -> list[Counted]:
    """The latest statements of an actor to another one, counted by month."""
    said = tables.statements.c
    return counted_in(_latest(connection, (said.day, said.acts, said.topics), name, other, MOST_COUNTED))


def fetch_sayings(connection: Connection, name: str, other: str | None, limit: int) -> list[Saying]:
    """The latest statements of an actor, or those to another one, the latest first."""
    said = tables.statements.c
    keys = [(row.report, row.number) for row in _latest(connection, (said.report, said.number), name, other, limit)]
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
    asked, order = encounters_with([keys_named(connection, name) for name in names])
    page = Wanted(newest_first=True, after=after, limit=limit)
    return fetch_encounters(connection, undated_last(lambda wanted: fetch_rows(connection, listed(asked, order, wanted)), page))


def _latest(connection: Connection, columns: Columns, speaker: str, addressee: str | None, limit: int) -> list[Row[Any]]:
    """Of the latest statements of an actor, or of those to another one, these columns; those of no known day come last."""
    keys = keys_named(connection, speaker)
    others = [] if addressee is None else keys_named(connection, addressee)
    values = {"keys": keys if addressee is None else others, "speakers": keys, "wrong": rejected_statements(connection)}
    found: list[Row[Any]] = []
    for dated in (True, False):
        asked = _latest_of(columns, dated=dated, to_others=addressee is not None)
        found += connection.execute(asked, values | {"most": limit - len(found)}).all()
    return found


@cache
def _latest_of(columns: Columns, *, dated: bool, to_others: bool) -> Select[Any]:
    said = tables.statements.c
    asked = _said_by(columns, "speaker")
    if to_others:
        # By way of who was spoken to, since most of what is said is said to nobody: the sum keeps the index of speakers out.
        asked = _said_by(columns, "addressee").where((said.speaker + 0).in_(bindparam("speakers", expanding=True)))
    return asked.where(said.day < UNDATED if dated else said.day == UNDATED).limit(bindparam("most"))


def _said_by(columns: Columns, column: str) -> Select[Any]:
    """The statements of an actor in reports that stand, or those to it, but for those found wrong; the latest first."""
    said = tables.statements.c
    asked = select(*columns).where(said[column].in_(_KEYS), counts(said.report), tuple_(said.report, said.number).not_in(_WRONG))
    return asked.order_by(said.day.desc(), said.report, said.number)


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
