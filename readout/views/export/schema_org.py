"""schema.org in JSON-LD: an Event for each encounter, a Quotation for each statement."""

from collections.abc import Iterable
from typing import TextIO

from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Said, Source
from readout.actor import Actor
from readout.views.export.citations import quoted
from readout.views.export.identifiers import actor_name, address, encounter_name, report_name, statement_name
from readout.views.export.json_text import Json, without_nothing, write_list
from readout.views.wording import named

CONTEXT = "https://schema.org"
# schema.org counts an event as scheduled also after it took place; for one only called for, or denied, it has no status.
STATUSES = {"held": "EventScheduled", "ongoing": "EventScheduled", "planned": "EventScheduled", "cancelled": "EventCancelled"}
# Who exchange letters attend nothing.
MODES = {"call": "OnlineEventAttendanceMode", "video": "OnlineEventAttendanceMode", "letter": None}
TYPES = {"person": "Person", "state": "GovernmentOrganization", "body": "Organization"}


def write_encounters(values: Iterable[Encounter], out: TextIO) -> None:
    """Writes an Event for each encounter."""
    write_list({"@context": CONTEXT}, "@graph", map(_event, values), out)


def write_statements(values: Iterable[Said], out: TextIO) -> None:
    """Writes a Quotation for each statement; of one told indirectly the words are the report's."""
    write_list({"@context": CONTEXT}, "@graph", map(_quotation, values), out)


def _event(encounter: Encounter) -> Json:
    start, _, end = (encounter.date or "").partition("/")
    status = STATUSES.get(encounter.status)
    mode = MODES.get(encounter.format, "OfflineEventAttendanceMode")
    reports = {account.source.report: account.source for account in encounter.joined.accounts}
    return without_nothing(
        {
            "@type": "Event",
            "@id": encounter_name(encounter),
            "name": f"{encounter.format.capitalize()}: {named(encounter.participants)}".removesuffix(": "),
            "additionalType": encounter.format,
            "disambiguatingDescription": encounter.status,
            "eventStatus": f"{CONTEXT}/{status}" if status else None,
            "eventAttendanceMode": f"{CONTEXT}/{mode}" if mode else None,
            "startDate": start,
            "endDate": end,
            "location": {"@type": "Place", "name": encounter.place} if encounter.place else None,
            "attendee": list(map(_actor, encounter.participants)),
            "superEvent": {"@type": "Event", "name": encounter.occasion} if encounter.occasion else None,
            "keywords": list(encounter.topics),
            "subjectOf": list(map(_work, reports.values())),
        }
    )


def _quotation(said: Said) -> Json:
    return without_nothing(
        {
            "@type": "Quotation",
            "@id": statement_name(said),
            "text": quoted(said.content),
            "spokenByCharacter": _actor(said.speaker),
            "description": f"{said.manner}{', told not to have been said' if said.negated else ''}",
            "keywords": [*said.acts, *said.topics],
            "audience": {"@type": "Audience", "name": said.addressee.name} if said.addressee else None,
            "citation": _work(said.source),
        }
    )


def _actor(actor: Actor) -> Json:
    kind = TYPES.get((actor.actor or "").partition(":")[0], "Thing")
    known = {"@type": kind, "@id": actor_name(actor), "name": actor.name}
    return without_nothing({**known, "jobTitle": actor.capacity if kind == "Person" else None})


def _work(source: Source) -> Json:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    known = {"@type": "CreativeWork", "@id": report_name(source), "name": source.title, "publisher": publisher}
    return without_nothing(
        {**known, "datePublished": source.published, "url": address(source.url), "identifier": source.given_id}
    )
