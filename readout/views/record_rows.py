"""Answers of the record as flat rows, for tables and CSV: one line a fact, every value a word or a number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from readout.accounts.commitments.ledger import Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id, owed_id
from readout.accounts.reports import Said, Source
from readout.accounts.scheduled.following import Scheduled
from readout.actor import Actor

Flat = dict[str, str | int | None]
ELLIPSIS = " … "


def encounter_row(encounter: Encounter) -> Flat:
    """An encounter, its accounts by the names of their reports."""
    return {
        "id": encounter_id(encounter.joined),
        "date": encounter.date,
        "format": encounter.format,
        "status": encounter.status,
        "participants": names(encounter.participants),
        "place": encounter.place,
        "occasion": encounter.occasion,
        "topics": "; ".join(encounter.topics),
        "accounts": "; ".join(dict.fromkeys(account.source.name for account in encounter.joined.accounts)),
        "differs": "; ".join(encounter.differs),
    }


def statement_row(said: Said) -> Flat:
    """A statement with the place of its words in the report."""
    return {
        "id": said.id,
        "report": said.source.name,
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


def commitment_row(owed: Owed) -> Flat:
    """A commitment, with its words where it was first made."""
    return {
        "id": owed_id(owed),
        "status": owed.status,
        "debtor": owed.debtor.name,
        "beneficiary": owed.beneficiary.name if owed.beneficiary else None,
        "deadline": owed.deadline,
        "made": owed.made_in[0].source.published,
        "made_in": sources(each.source for each in owed.made_in),
        "fates": "; ".join(f"{fate.fate} ({fate.source.name})" for fate in owed.fates),
        "words": owed.made_in[0].content.exact,
    }


def scheduled_row(scheduled: Scheduled) -> Flat:
    """An encounter that was arranged, with the words in which it was first told."""
    encounter = scheduled.encounter
    return {
        "id": encounter_id(encounter.joined),
        "date": scheduled.date,
        "status": scheduled.status,
        "format": encounter.format,
        "participants": names(encounter.participants),
        "place": encounter.place,
        "planned_in": sources(account.source for account in scheduled.planned_in),
        "fates": "; ".join(f"{turn.fate} ({turn.source.name})" for turn in scheduled.fates),
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


def sources(found: Iterable[Source]) -> str:
    """The names of reports in one line, each once."""
    return "; ".join(dict.fromkeys(source.name for source in found))
