"""Stored reports brought to what a later program reads in them: compared, and replaced each in one transaction.

People's decisions stay as they are. A fact that is found again under another name is remembered with the name it had, so that
what was decided of it holds on; a decision whose fact is gone is told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, or_, select, update

from readout.accounts.changes import Change, find_changes
from readout.errors import RecordError
from readout.program import Program
from readout.report import Origin
from readout.store import likeness_tables, tables
from readout.store.decisions import Decision, kept, present_names
from readout.store.fetching import Json, fetch_readings
from readout.store.inserting import count_actors, execute, insert_facts, learn_actors, unless_there
from readout.store.months import leave_uncounted
from readout.store.opening import reading, writing
from readout.store.portions import portions
from readout.store.questions import Wanted, is_told_of, published_within
from readout.store.reprints import set_aside
from readout.store.rows import REPORT_COLUMNS, FactRows, actors_in, listed_by, roles_in
from readout.store.speakers import as_read, name_speakers, take_back
from readout.store.writing import key_of_program

# Those before others that they belong to.
_OF_REPORT = (
    tables.reattributed,
    tables.anchors,
    tables.contested,
    tables.commitments,
    tables.statement_acts,
    tables.statement_topics,
    tables.statement_reporters,
    tables.statements,
    tables.layers,
    tables.account_participants,
    tables.accounts,
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A report as it is kept: its columns, and the bytes that it was made of, if there are any."""

    key: int
    columns: Mapping[str, Any]
    content: bytes | None

    @property
    def origin(self) -> Origin:
        """Where it came from, with what is known of it: a reader leaves that as it is."""
        names = ("url", "publisher", "title", "given_id")
        published = self.columns["published"] if self.columns["published_by"] in ("given", "metadata") else None
        return Origin(self.columns["origin"], published=published, **{name: self.columns[name] for name in names})


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of a decision about a fact that is called otherwise now, or is gone: then `now` is None."""

    decision: Decision
    fact: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Reread:
    """What another reading changes of a report, and of decisions about it. A new text makes a new id; `was` is the old one."""

    report: str
    was: str
    given_id: str | None
    changes: tuple[Change, ...]
    decisions: tuple[Carried, ...]


class Rereading:
    """Brings the reports of a record to what one program reads in them."""

    def __init__(self, engine: Engine, program: Program) -> None:
        self._engine, self._program = engine, program

    def reports(self, wanted: Wanted, named: Sequence[str] = ()) -> Iterator[Stored]:
        """The reports that another program read; those that are named, by id, its beginning or given id, whichever read them.

        Raises RecordError for a name that means no report.
        """
        with reading(self._engine) as connection:
            keys = self._named(connection, named) if named else self._stale(connection, wanted)
        for key in keys:
            with reading(self._engine) as connection:
                yield stored(connection, key)

    def compare(self, key: int, after: Json) -> Reread:
        """What the reading changes of the report of this key; nothing is kept."""
        with reading(self._engine) as connection:
            return compared(connection, key, after)[1]

    def keep(self, key: int, after: Json) -> Reread:
        """Puts the reading in the place of what stood there, and tells what has changed: all of it is kept, or nothing.

        Raises RecordError if the text, read anew, is that of another report of the record.
        """
        with writing(self._engine) as connection:
            before, found, became = compared(connection, key, after)
            if found.report != found.was and key_of(connection, found.report) is not None:
                raise RecordError(f"{found.was}: its text, read anew, is that of {found.report}, which is there; left as it was")
            if not same(before, after):
                take_back(connection, [key])
                replace_facts(connection, key, before, after)
                rename(connection, became, [f"{found.report}/{fact}" for fact in ids_of(after)])
                name_speakers(connection, {found.report: key})
            program = key_of_program(connection, self._program)
            connection.execute(update(tables.reports).where(tables.reports.c.key == key).values(program=program))
            return found

    def _stale(self, connection: Connection, wanted: Wanted) -> list[int]:
        table, programs = tables.reports, tables.programs
        ours = (programs.c[name] == getattr(self._program, name) for name in ("version", "lexicon", "model"))
        asked = select(table.c.key).where(table.c.program.not_in(select(programs.c.key).where(*ours)))
        return list(
            connection.execute(published_within(asked, wanted, table.c.day).order_by(table.c.published, table.c.id)).scalars()
        )

    def _named(self, connection: Connection, named: Iterable[str]) -> list[int]:
        table = tables.reports
        found: dict[int, None] = {}
        for name in named:
            called = or_(table.c.id.startswith(name, autoescape=True), table.c.given_id == name)
            keys = connection.execute(select(table.c.key).where(called).order_by(table.c.published, table.c.id)).scalars().all()
            if not keys:
                raise RecordError(f"{name}: no such report; readout reports lists them")
            found |= dict.fromkeys(keys)
        return list(found)


def stored(connection: Connection, key: int) -> Stored:
    """The report of a key."""
    table, originals = tables.reports, tables.originals
    columns = [table.c[name] for name in REPORT_COLUMNS]
    joined = table.outerjoin(originals, originals.c.sha256 == table.c.source_sha256)
    row = connection.execute(select(*columns, originals.c.content).select_from(joined).where(table.c.key == key)).one()
    return Stored(key, {name: row._mapping[name] for name in REPORT_COLUMNS}, row.content)


def compared(connection: Connection, key: int, after: Json) -> tuple[Json, Reread, Mapping[str, str]]:
    """The reading that stands there, what another one changes, and the facts that are called otherwise then."""
    before = as_read(connection, key, next(fetch_readings(connection, [key])))
    was, now = before["report"]["id"], after["report"]["id"]
    found = find_changes(before, after)
    names = {fact: found.became.get(fact, fact) for fact in ids_of(before)}
    there = set(ids_of(after))
    became = {f"{was}/{fact}": f"{now}/{name}" if name in there else None for fact, name in names.items()}
    decisions = tuple(carried(connection, became))
    renamed = {fact: name for fact, name in became.items() if name is not None and name != fact}
    return before, Reread(now, was, before["report"]["given_id"], found.changes, decisions), renamed


def carried(connection: Connection, became: Mapping[str, str | None]) -> Iterator[Carried]:
    """The decisions, not undone, about facts whose names change or that are gone."""
    made = list(kept(connection))
    undone = {each.undoes for each in made}
    names = present_names(connection, [fact for each in made for fact in each.facts])
    for each in made:
        if each.undoes is None and each.id not in undone:
            for fact in (names[name] for name in each.facts):
                if fact in became and became[fact] != fact:
                    yield Carried(each, fact, became[fact])


def ids_of(found: Json) -> list[str]:
    """The ids of the facts that have one."""
    return [fact["id"] for kind in ("encounters", "statements") for fact in found[kind]]


def same(before: Json, after: Json) -> bool:
    """True if the two readings tell the same."""
    return all(before[part] == after[part] for part in before)


def key_of(connection: Connection, report: str) -> int | None:
    """The key of the report of an id."""
    key: int | None = connection.execute(select(tables.reports.c.key).where(tables.reports.c.id == report)).scalar()
    return key


def replace_facts(connection: Connection, key: int, before: Json, after: Json) -> None:
    """Writes the facts of a reading in the place of those that stood there, which no person's word has changed by now."""
    table = tables.reports
    waiting = {key, *part_from_reprints(connection, key, before, after)}
    leave_uncounted(connection, [key])
    forget_encounters(connection, key)
    for each in _OF_REPORT:
        connection.execute(delete(each).where(each.c.report == key))
    facts = FactRows(learn_actors(connection, actors_in(after)))
    facts.add(key, after)
    insert_facts(connection, facts)
    count_actors(connection, Counter(roles_in(before)), -1)
    count_actors(connection, Counter(roles_in(after)))
    forget_actors(connection, sorted({name[:2] for name in actors_in(before)} - {name[:2] for name in actors_in(after)}))
    new = {name: after["report"][name] for name in REPORT_COLUMNS if after["report"][name] != before["report"][name]}
    if new:
        new["day"] = listed_by(after["report"]["published"])
        connection.execute(update(table).where(table.c.key == key).values(new))
    execute(connection, unless_there(connection, tables.unsettled), [{"report": each} for each in sorted(waiting)])


def part_from_reprints(connection: Connection, key: int, before: Json, after: Json) -> list[int]:
    """Takes back what made the report a copy or a version, or others of it, if it has changed itself; gives these others."""
    if before["report"] == after["report"]:
        return []
    table = tables.reports
    others: list[int] = []
    if before["report"]["text"] != after["report"]["text"]:
        likeness = likeness_tables.likenesses
        connection.execute(delete(likeness).where(or_(likeness.c.report == key, likeness.c.other == key)))
        for each in (likeness_tables.signatures, likeness_tables.bands):
            connection.execute(delete(each).where(each.c.report == key))
    for column in (table.c.copy_of, table.c.replaces):
        others += connection.execute(select(table.c.key).where(column == key)).scalars()
        others += connection.execute(select(column).where(table.c.key == key, column.is_not(None))).scalars()
        connection.execute(update(table).where(or_(column == key, table.c.key == key)).values({column.name: None}))
    set_aside(connection, [key, *others])
    return others


def forget_encounters(connection: Connection, report: int) -> None:
    """Takes away the encounters of which the report tells."""
    members = tables.encounter_accounts
    names = connection.execute(select(members.c.encounter).where(members.c.report == report).distinct()).scalars().all()
    for some in portions(names):
        connection.execute(delete(tables.encounters).where(tables.encounters.c.id.in_(some)))


def rename(connection: Connection, became: Mapping[str, str], present: Sequence[str]) -> None:
    """Remembers what facts are called now: a fact that is there has no other name, and no name leads to a third."""
    table = tables.successors
    for some in portions(present):
        connection.execute(delete(table).where(table.c.fact.in_(some)))
    for old, new in sorted(became.items()):
        connection.execute(update(table).where(table.c.became == old).values(became=new))
        connection.execute(delete(table).where(table.c.fact == old))
    rows = [{"fact": old, "became": new} for old, new in sorted(became.items())]
    execute(connection, insert(table), rows)


def forget_actors(connection: Connection, names: Sequence[tuple[str, str]]) -> None:
    """Takes names, given with their ids, out of the counts if nothing is told of them any longer."""
    counts, actors = tables.actor_counts, tables.actors
    for id_, name in names:
        told = select(actors.c.key).where(actors.c.id == id_, actors.c.name == name, is_told_of()).exists()
        connection.execute(delete(counts).where(counts.c.id == id_, counts.c.name == name, counts.c.total == 0, ~told))
