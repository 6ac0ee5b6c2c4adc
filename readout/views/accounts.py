"""Encounters with their accounts, comparisons and commitments as plain values for JSON: docs/reference/record.md tells them."""

import hashlib
from collections.abc import Sequence
from typing import Any

from readout.accounts.differences import Encounter
from readout.accounts.commitments.ledger import Fate, Owed
from readout.accounts.points import Point, Telling
from readout.accounts.reports import Account, Promise, Source
from readout.actor import Actor
from readout.evidence import Anchor

Json = dict[str, Any]


def encounter_id(encounter: Encounter) -> str:
    """A hash of the account that comes first by its ids, so that further accounts seldom change it."""
    first = min((account.source.report, account.encounter) for account in encounter.joined.accounts)
    return hashlib.sha256("\x1f".join(first).encode()).hexdigest()[:16]


def encounter_json(encounter: Encounter) -> Json:
    """An encounter with its accounts."""
    return {
        "schema": "readout.encounter/1",
        "id": encounter_id(encounter),
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
        "encounter": encounter_id(encounter),
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


def owed_id(owed: Owed) -> str:
    """A hash of the telling of the promise that comes first by its place."""
    return hashlib.sha256("\x1f".join(map(str, min(map(_place, owed.made_in)))).encode()).hexdigest()[:16]


def _place(promise: Promise) -> tuple[str, int, int]:
    return promise.source.report, promise.content.span.start, promise.content.span.end


def fate_json(fate: Fate) -> Json:
    """What became of a commitment, as one report tells."""
    return {"fate": fate.fate, **source_json(fate.source), "anchor": anchor_json(fate.anchor)}


def source_json(source: Source) -> Json:
    """The ids of a report."""
    return {"given_id": source.given_id, "report": source.report}


def actor_json(actor: Actor) -> Json:
    """An actor."""
    return {"actor": actor.actor, "name": actor.name, "capacity": actor.capacity}


def anchor_json(anchor: Anchor) -> Json:
    """A span with its words."""
    return {"start": anchor.span.start, "end": anchor.span.end, "exact": anchor.exact}
