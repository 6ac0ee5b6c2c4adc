"""Answers of the record as flat rows, for tables and CSV: one line a fact, every value a word or a number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from readout.accounts.commitments.ledger import Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id, owed_id
from readout.accounts.reports import Said, Source
from readout.accounts.scheduled.following import Scheduled
from readout.actor import Actor
from readout.views.wording import shortened

Flat = dict[str, str | int | None]
# How a report is called: by its id, or in words.
Called = Callable[[Source], str]
LONGEST_TITLE = 40
ELLIPSIS = " … "


def by_id(source: Source) -> str:
    """The report by its id, for programs."""
    return source.name


def in_words(source: Source) -> str:
    """The report as people speak of it: by the id that came with it, else by publisher and day, else by its title."""
    teller = source.publisher or (shortened(source.title, LONGEST_TITLE) if source.title else None)
    return source.given_id or ", ".join(filter(None, (teller, source.published))) or source.report


def encounter_row(encounter: Encounter, called: Called = by_id) -> Flat:
    """An encounter with the reports that tell of it."""
    return {
        "id": encounter_id(encounter.joined),
        "date": encounter.date,
        "format": encounter.format,
        "status": encounter.status,
        "participants": names(encounter.participants),
        "place": encounter.place,
        "occasion": encounter.occasion,
        "topics": "; ".join(encounter.topics),
        "accounts": sources((account.source for account in encounter.joined.accounts), called),
        "differs": "; ".join(encounter.differs),
    }


def statement_row(said: Said, called: Called = by_id) -> Flat:
    """A statement with the place of its words in the report."""
    return {
        "id": said.id,
        "report": called(said.source),
        "published": said.source.published,
        "publisher": said.source.publisher,
        "speaker": said.speaker.name,
        "capacity": said.speaker.capacity,
        "acts": "; ".join(said.acts),
        "negated": "yes" if said.negated else "no",
        "addressee": said.addressee.name if said.addressee else None,
        "reported_by": names(said.reported_by),
        "topics": "; ".join(said.topics),
        "start": said.content[0].span.start,
        "end": said.content[-1].span.end,
        "words": ELLIPSIS.join(anchor.exact for anchor in said.content),
    }


def commitment_row(owed: Owed, called: Called = by_id) -> Flat:
    """A commitment, with its words where it was first made."""
    return {
        "id": owed_id(owed),
        "status": owed.status,
        "debtor": owed.debtor.name,
        "beneficiary": owed.beneficiary.name if owed.beneficiary else None,
        "deadline": owed.deadline,
        "made": owed.made_in[0].source.published,
        "made_in": sources((each.source for each in owed.made_in), called),
        "fates": "; ".join(f"{fate.fate} ({called(fate.source)})" for fate in owed.fates),
        "words": owed.made_in[0].content.exact,
    }


def scheduled_row(scheduled: Scheduled, called: Called = by_id) -> Flat:
    """An encounter that was arranged, with the words in which it was first told."""
    encounter = scheduled.encounter
    return {
        "id": encounter_id(encounter.joined),
        "date": scheduled.date,
        "status": scheduled.status,
        "format": encounter.format,
        "participants": names(encounter.participants),
        "place": encounter.place,
        "planned_in": sources((account.source for account in scheduled.planned_in), called),
        "fates": "; ".join(f"{turn.fate} ({called(turn.source)})" for turn in scheduled.fates),
        "words": scheduled.planned_in[0].evidence[0].exact,
    }


def report_row(found: Mapping[str, Any]) -> Flat:
    """A report with the number of its facts."""
    columns = ("id", "given_id", "published", "publisher", "title", "url", "origin", "accounts", "statements", "commitments")
    return {("encounters" if name == "accounts" else name): found[name] for name in columns}


def actor_row(found: Mapping[str, Any]) -> Flat:
    """An actor with the number of its facts."""
    return {"actor": found["id"] or None, **{name: found[name] for name in ("name", "encounters", "statements", "commitments")}}


def names(actors: Sequence[Actor]) -> str:
    """The names of actors in one line."""
    return "; ".join(actor.name for actor in actors)


def sources(found: Iterable[Source], called: Called) -> str:
    """Reports in one line, each once."""
    return "; ".join(dict.fromkeys(map(called, found)))
