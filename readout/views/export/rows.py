"""The record as flat tables: a row for each encounter, statement, commitment and report."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from readout.accounts.commitments.ledger import Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id, owed_id
from readout.accounts.reports import Said, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.views.export.days import days_of
from readout.views.export.json_text import one_line

Cell = str | int | bool | tuple[str, ...] | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its cells hold (string, date, integer, boolean or list, that is, of strings), and what they mean."""

    name: str
    holds: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of rows: its columns in order, those that together name a row (none if nothing does), and what makes a row."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    row: Callable[[Any], Row]


def rows(kind: str, values: Iterable[object]) -> Iterable[Row]:
    """A row for each value; `kind` is the name of a table."""
    return map(TABLES[kind].row, values)


def encounter_row(encounter: Encounter) -> Row:
    """The row of an encounter; its words are the first that tell of it, in the account that comes first and has some."""
    accounts = encounter.joined.accounts
    telling = next((account for account in accounts if account.evidence), accounts[0])
    return {
        "encounter": encounter_id(encounter.joined),
        "format": encounter.format,
        "status": encounter.status,
        "date": encounter.date,
        **_days(encounter.date),
        "place": encounter.place,
        "occasion": encounter.occasion,
        **_actors("participant", encounter.participants),
        "topics": encounter.topics,
        "reports": tuple(dict.fromkeys(account.source.name for account in accounts)),
        "differs": one_line({fact: dict(told) for fact, told in encounter.differs.items()}) if encounter.differs else None,
        "joined_by": encounter.joined.reasons,
        **_source(telling.source),
        **_words("", telling.evidence[0] if telling.evidence else None),
    }


def statement_row(said: Said) -> Row:
    """The row of a statement; its words are the first stretch of its content, further ones are listed."""
    further = [[part.span.start, part.span.end, part.exact] for part in said.content[1:]]
    return {
        "statement": said.id,
        **_actor("speaker", said.speaker),
        **_actor("addressee", said.addressee),
        **_actors("reporter", said.reported_by),
        "acts": said.acts,
        "negated": said.negated,
        "manner": said.manner,
        "topics": said.topics,
        "encounter_in_report": said.encounter,
        **_source(said.source),
        **_words("", said.content[0] if said.content else None),
        "further": one_line(further) if further else None,
        **_words("cue_", said.cue),
    }


def commitment_row(owed: Owed) -> Row:
    """The row of a commitment; its words are those of the first report that tells of it."""
    first = owed.made_in[0]
    condition = next((each.condition for each in owed.made_in if each.condition), None)
    last = owed.fates[-1] if owed.fates else None
    return {
        "commitment": owed_id(owed),
        **_actor("debtor", owed.debtor),
        **_actor("beneficiary", owed.beneficiary),
        "deadline": owed.deadline,
        **_days(owed.deadline),
        "status": owed.status,
        "condition": condition.exact if condition else None,
        "reports": tuple(dict.fromkeys(each.source.name for each in owed.made_in)),
        "fates": tuple(f"{each.fate} ({each.source.name})" for each in owed.fates),
        "last_fate": last.fate if last else None,
        "last_fate_words": last.anchor.exact if last else None,
        **_source(first.source),
        **_words("", first.content),
    }


def report_row(source: Source) -> Row:
    """The row of a report."""
    return _source(source)


def _source(source: Source) -> Row:
    return {
        "report": source.report,
        "given_id": source.given_id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "published": source.published,
    }


def _days(value: str | None) -> Row:
    days = days_of(value)
    return {"first_day": days[0].isoformat() if days else None, "last_day": days[1].isoformat() if days else None}


def _actor(role: str, actor: Actor | None) -> Row:
    if actor is None:
        return {role: None, f"{role}_id": None, f"{role}_capacity": None}
    return {role: actor.name, f"{role}_id": actor.actor, f"{role}_capacity": actor.capacity}


def _actors(role: str, actors: tuple[Actor, ...]) -> Row:
    return {f"{role}s": tuple(actor.name for actor in actors), f"{role}_ids": tuple(actor.actor or "" for actor in actors)}


def _words(prefix: str, anchor: Anchor | None) -> Row:
    if anchor is None:
        return {f"{prefix}start": None, f"{prefix}end": None, f"{prefix}exact": None}
    return {f"{prefix}start": anchor.span.start, f"{prefix}end": anchor.span.end, f"{prefix}exact": anchor.exact}


def _named(role: str, meaning: str) -> tuple[Column, ...]:
    return (
        Column(role, "string", f"{meaning}: canonical name or description."),
        Column(f"{role}_id", "string", "Id of a known actor."),
        Column(f"{role}_capacity", "string", "Office held on the day."),
    )


def _list_of(role: str, meaning: str) -> tuple[Column, ...]:
    ids = "Their ids, in the same order; empty for an actor that is not listed."
    return Column(f"{role}s", "list", meaning), Column(f"{role}_ids", "list", ids)


def _stretch(what: str, prefix: str = "") -> tuple[Column, ...]:
    return (
        Column(f"{prefix}start", "integer", f"{what}: first character in the report's text, in code points from 0."),
        Column(f"{prefix}end", "integer", "The character after the last."),
        Column(f"{prefix}exact", "string", "The words between the two."),
    )


def _when(meaning: str, name: str) -> tuple[Column, ...]:
    return (
        Column(name, "string", f"{meaning}: ISO day, month, year or interval, as precise as told."),
        Column("first_day", "date", "The first day of it."),
        Column("last_day", "date", "The last day of it."),
    )


_REPORT = (
    Column("report", "string", "The program's id of the report."),
    Column("given_id", "string", "The id that came with the report."),
    Column("publisher", "string", "Who published it."),
    Column("title", "string", "Its headline."),
    Column("url", "string", "Its address."),
    Column("published", "string", "The day of publication."),
)
_ENCOUNTER = (
    Column("encounter", "string", "The record's id of the encounter."),
    Column("format", "string", "How they met: meeting, call, video, visit, summit, conference, letter, reception."),
    Column("status", "string", "held, ongoing, planned, proposed, cancelled or denied."),
    *_when("When", "date"),
    Column("place", "string", "City, building or country as named."),
    Column("occasion", "string", "The event on whose margins it took place."),
    *_list_of("participant", "Who met."),
    Column("topics", "list", "What was discussed."),
    Column("reports", "list", "The reports that tell of it, by the ids that people know."),
    Column("differs", "string", "Facts told differently, as JSON: fact, report, value."),
    Column("joined_by", "list", "Why the accounts are taken for one."),
    *_REPORT,
    *_stretch("Words that tell of it in that report"),
)
_STATEMENT = (
    Column("statement", "string", "The id of the statement in its report."),
    *_named("speaker", "Who says it"),
    *_named("addressee", "Whom it is said to or demanded of"),
    *_list_of("reporter", "The chain between report and speaker, outermost first."),
    Column("acts", "list", "What is done in saying it, main act first."),
    Column("negated", "boolean", "True if it is told that this was not said."),
    Column("manner", "string", "direct, indirect or mixed."),
    Column("topics", "list", "Ids of topics."),
    Column("encounter_in_report", "string", "The id, in the reading of that report, of the encounter at which it was said."),
    *_REPORT,
    *_stretch("The first stretch of what is said"),
    Column("further", "string", "Further stretches, as JSON: lists of start, end, exact."),
    *_stretch("The words of speaking", "cue_"),
)
_COMMITMENT = (
    Column("commitment", "string", "The record's id of the commitment."),
    *_named("debtor", "Who binds himself"),
    *_named("beneficiary", "To whom it is promised"),
    *_when("By when, or when", "deadline"),
    Column("status", "string", "open, due, overdue, fulfilled, broken, changed or lapsed, as of the day asked for."),
    Column("condition", "string", "The words of its condition."),
    Column("reports", "list", "The reports that tell of its making."),
    Column("fates", "list", "What became of it, and the report that says so, in the order of time."),
    Column("last_fate", "string", "The last of these."),
    Column("last_fate_words", "string", "Its words."),
    *_REPORT,
    *_stretch("The words of the promise in that report"),
)
TABLES: Mapping[str, Table] = {
    "encounters": Table(_ENCOUNTER, ("encounter",), encounter_row),
    # Two cues may report the same words; such statements have one id.
    "statements": Table(_STATEMENT, (), statement_row),
    "commitments": Table(_COMMITMENT, ("commitment",), commitment_row),
    "reports": Table(_REPORT, ("report",), report_row),
}
