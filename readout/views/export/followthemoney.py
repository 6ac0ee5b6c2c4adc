"""FollowTheMoney entities, one a line, for Aleph, OpenAleph and other tools of investigators.

Persons, states and bodies become Person, PublicBody and Organization, whoever is only described LegalEntity; an encounter becomes
an Event, a report an Article, and what a report tells of anybody a Documentation: the link between the two, with the words.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from readout.accounts.commitments.ledger import Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id, owed_id
from readout.accounts.reports import Account, Said, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.views.export.citations import quoted
from readout.views.export.days import days_of
from readout.views.export.identifiers import address
from readout.views.export.json_text import Json, write_lines
from readout.views.wording import clean, named

SCHEMAS = {"person": "Person", "state": "PublicBody", "body": "Organization"}
STATE_TOPIC = "gov.national"


def write_encounters(values: Iterable[Encounter], out: TextIO) -> None:
    """Writes the encounters with who took part and the reports that tell of them."""
    _write((entity for encounter in values for entity in _of_encounter(encounter)), out)


def write_statements(values: Iterable[Said], out: TextIO) -> None:
    """Writes who is reported to have said what to whom, and in which report."""
    _write((entity for said in values for entity in _of_statement(said)), out)


def write_commitments(values: Iterable[Owed], out: TextIO) -> None:
    """Writes who owes what to whom, and the reports that tell of it."""
    _write((entity for owed in values for entity in _of_commitment(owed)), out)


def write_reports(values: Iterable[Source], out: TextIO) -> None:
    """Writes the reports."""
    _write(map(_article, values), out)


def _write(entities: Iterable[Json], out: TextIO) -> None:
    write_lines(_each_once(entities), out)


def _each_once(entities: Iterable[Json]) -> Iterator[Json]:
    """The entities without those that come again, of which only the ids are kept."""
    seen: set[str] = set()
    for entity in entities:
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield entity


def _of_encounter(encounter: Encounter) -> Iterator[Json]:
    event = _id("encounter", encounter_id(encounter.joined))
    days = days_of(encounter.date)
    first, last = days if days else (None, None)
    start, _, end = (encounter.date or "").partition("/")
    who = named(encounter.participants)
    yield from (_actor(actor, event) for actor in encounter.participants)
    yield from (_article(account.source) for account in encounter.joined.accounts)
    yield _entity(
        event,
        "Event",
        name=[f"{encounter.format.capitalize()}: {who}".removesuffix(": ")],
        summary=[f"{encounter.format}, {encounter.status}"],
        date=[start] if first and first == last else [],
        startDate=[start] if first != last else [],
        endDate=[end or start] if first != last else [],
        location=[encounter.place],
        keywords=[*encounter.topics, encounter.occasion],
        involved=[_actor_id(actor, event) for actor in encounter.participants],
        proof=[_report_id(account.source) for account in encounter.joined.accounts],
    )
    for account in encounter.joined.accounts:
        yield _link(account.source, event, f"account: {account.status}", account.evidence, _place(account))


def _place(account: Account) -> str:
    return f"account:{account.encounter}"


def _of_statement(said: Said) -> Iterator[Json]:
    yield _article(said.source)
    acts = f"{'not ' if said.negated else ''}{', '.join(said.acts)}"
    for role, actor in (("speaker", said.speaker), ("addressee", said.addressee)):
        if actor:
            yield _actor(actor, said.source.report)
            yield _link(said.source, _actor_id(actor, said.source.report), f"{role}: {acts}", said.content, f"{role}:{said.id}")


def _of_commitment(owed: Owed) -> Iterator[Json]:
    for role, actor in (("debtor", owed.debtor), ("beneficiary", owed.beneficiary)):
        if actor:
            yield _actor(actor, owed_id(owed))
            for promise in owed.made_in:
                about = f"{role}:{owed_id(owed)}:{promise.content.span.start}"
                yield _article(promise.source)
                yield _link(promise.source, _actor_id(actor, owed_id(owed)), role, (promise.content,), about, owed)


def _link(source: Source, entity: str, role: str, words: Iterable[Anchor], about: str, owed: Owed | None = None) -> Json:
    deadline = (owed.deadline or "").partition("/")[2] or owed.deadline if owed else None
    return _entity(
        _id("link", source.report, entity, about),
        "Documentation",
        document=[_report_id(source)],
        entity=[entity],
        role=[role],
        description=[quoted(words)],
        date=[source.published],
        endDate=[deadline],
        status=[owed.status if owed else None],
        publisher=[source.publisher],
        sourceUrl=[address(source.url)],
    )


def _article(source: Source) -> Json:
    title = source.title or f"Report {source.name}"
    return _entity(
        _report_id(source),
        "Article",
        title=[title],
        name=[title],
        publisher=[source.publisher],
        sourceUrl=[address(source.url)],
        publishedAt=[source.published],
    )


def _actor(actor: Actor, within: str) -> Json:
    schema = SCHEMAS.get((actor.actor or "").partition(":")[0], "LegalEntity")
    if schema == "Person":
        return _entity(_actor_id(actor, within), schema, name=[actor.name], position=[actor.capacity])
    topics = [STATE_TOPIC] if schema == "PublicBody" else []
    return _entity(_actor_id(actor, within), schema, name=[actor.name], topics=topics)


def _entity(id_: str, schema: str, /, **properties: Sequence[str | None]) -> Json:
    """An entity with the properties that have values, each value once and in one line without invisible characters."""
    told = {key: dict.fromkeys(clean(value) for value in values if value) for key, values in properties.items()}
    kept = {key: [value for value in values if value] for key, values in told.items()}
    return {"id": id_, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


def _report_id(source: Source) -> str:
    return _id("report", source.report)


def _actor_id(actor: Actor, within: str) -> str:
    """The id of a known actor. Whoever is only described ("a senior official") is the same within a report, no further."""
    return _id("actor", actor.actor) if actor.actor else _id("actor", within, actor.name)


def _id(*parts: str) -> str:
    return "readout-" + hashlib.sha1("\x1f".join(parts).encode()).hexdigest()
