"""Encounters with their accounts, comparisons and commitments as plain values for JSON: docs/reference/record.md tells them."""

from collections.abc import Sequence
from typing import Any

from readout.accounts.commitments.ledger import Fate, Owed
from readout.accounts.comparison.points import Point, Telling
from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id, owed_id
from readout.accounts.reports import Account, Said, Source
from readout.accounts.scheduled.following import Scheduled, Turn
from readout.actor import Actor
from readout.evidence import Anchor
from readout.open_record import Entry
from readout.store.searching import CLOSE, OPEN, Hit

Json = dict[str, Any]


def encounter_json(encounter: Encounter) -> Json:
    """An encounter with its accounts."""
    return {
        "schema": "readout.encounter/1",
        "id": encounter_id(encounter.joined),
        "format": encounter.format,
        "status": encounter.status,
        "participants": [actor_json(actor) for actor in encounter.participants],
        "date": encounter.date,
        "place": encounter.place,
        "occasion": encounter.occasion,
        "topics": list(encounter.topics),
        "accounts": [account_json(account) for account in encounter.joined.accounts],
        "joined_by": list(encounter.joined.reasons),
        "differs": differs_json(encounter),
    }


def account_json(account: Account) -> Json:
    """What one report says of an encounter."""
    says = {"date": account.date, "format": account.format, "place": account.place, "status": account.status}
    evidence = [anchor_json(anchor) for anchor in account.evidence]
    return {**source_json(account.source), "encounter": account.encounter, "evidence": evidence, "says": says}


def differs_json(encounter: Encounter) -> Json:
    """The facts told differently, each with what every account says of it."""
    return {fact: dict(values) for fact, values in encounter.differs.items()}


def comparison_json(encounter: Encounter, points: Sequence[Point]) -> Json:
    """The accounts of an encounter side by side."""
    return {
        "schema": "readout.comparison/1",
        "encounter": encounter_id(encounter.joined),
        "accounts": list(dict.fromkeys(account.source.name for account in encounter.joined.accounts)),
        "differs": differs_json(encounter),
        "points": [point_json(point) for point in points],
    }


def point_json(point: Point) -> Json:
    """A point with each account's words for it."""
    return {
        "topics": list(point.topics),
        "speaker": actor_json(point.speaker) if point.speaker else None,
        "in": [telling_json(telling) for telling in point.tellings],
    }


def telling_json(telling: Telling) -> Json:
    """One account's words for a point."""
    said = {"acts": list(telling.acts), "statement": telling.statement}
    return {**source_json(telling.source), "anchor": anchor_json(telling.anchor), **said}


def owed_json(owed: Owed) -> Json:
    """A commitment of the ledger."""
    return {
        "schema": "readout.commitment/1",
        "id": owed_id(owed),
        "debtor": actor_json(owed.debtor),
        "beneficiary": actor_json(owed.beneficiary) if owed.beneficiary else None,
        "deadline": owed.deadline,
        "status": owed.status,
        "made_in": [{**source_json(each.source), "anchor": anchor_json(each.content)} for each in owed.made_in],
        "fates": [fate_json(fate) for fate in owed.fates],
    }


def fate_json(fate: Fate) -> Json:
    """What became of a commitment, as one report tells."""
    return {"fate": fate.fate, **source_json(fate.source), "anchor": anchor_json(fate.anchor)}


def scheduled_json(scheduled: Scheduled) -> Json:
    """An encounter that was arranged, with what became of it."""
    encounter = scheduled.encounter
    return {
        "schema": "readout.scheduled/1",
        "id": encounter_id(encounter.joined),
        "format": encounter.format,
        "participants": [actor_json(actor) for actor in encounter.participants],
        "date": scheduled.date,
        "place": encounter.place,
        "status": scheduled.status,
        "planned_in": [account_json(account) for account in scheduled.planned_in],
        "fates": [turn_json(turn) for turn in scheduled.fates],
    }


def turn_json(turn: Turn) -> Json:
    """What became of an encounter that was arranged, as one report tells."""
    return {"fate": turn.fate, **source_json(turn.source), "anchor": anchor_json(turn.anchor), "date": turn.date}


def source_json(source: Source) -> Json:
    """The ids of a report."""
    return {"given_id": source.given_id, "report": source.report}


def actor_json(actor: Actor) -> Json:
    """An actor."""
    return {"actor": actor.actor, "name": actor.name, "capacity": actor.capacity}


def anchor_json(anchor: Anchor) -> Json:
    """A span with its words."""
    return {"start": anchor.span.start, "end": anchor.span.end, "exact": anchor.exact}


def said_json(said: Said) -> Json:
    """A statement with its report."""
    return {
        "schema": "readout.statement/1",
        **source_json(said.source),
        "published": said.source.published,
        "publisher": said.source.publisher,
        "id": said.id,
        "speaker": actor_json(said.speaker),
        "addressee": actor_json(said.addressee) if said.addressee else None,
        "reported_by": [actor_json(actor) for actor in said.reported_by],
        "acts": list(said.acts),
        "negated": said.negated,
        "manner": said.manner,
        "topics": list(said.topics),
        "content": [anchor_json(anchor) for anchor in said.content],
        "encounter": said.encounter,
    }


def entry_json(entry: Entry) -> Json:
    """A line of a timeline."""
    told = encounter_json(entry.encounter) if entry.encounter else said_json(entry.statement) if entry.statement else None
    return {"schema": "readout.entry/1", "day": entry.day, "fact": told}


def hit_json(hit: Hit) -> Json:
    """A report that was found, with the places of the words in its snippet."""
    parts = hit.snippet.replace(CLOSE, OPEN).split(OPEN)
    report = {"given_id": hit.given_id, "report": hit.report, "title": hit.title, "publisher": hit.publisher}
    return {
        "schema": "readout.hit/1",
        **report,
        "published": hit.published,
        "snippet": "".join(parts),
        "found": parts[1::2],
    }
