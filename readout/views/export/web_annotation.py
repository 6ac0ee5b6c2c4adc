"""W3C Web Annotations (Web Annotation Data Model, 2017): what is read, pointing at the words that show it.

A target is a report's frozen text. Positions count code points from 0, as the model demands of a TextPositionSelector.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Account, Said, Source, Told
from readout.actor import Actor
from readout.evidence import Anchor
from readout.views.export.identifiers import account_name, actor_name, address, encounter_name, report_name, statement_name
from readout.views.export.json_text import Json, without_nothing, write_list

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters before and after the words, by which they are found again where the page has changed.
AROUND = 32


def write_readings(values: Iterable[Told], out: TextIO) -> None:
    """Writes an annotation for each statement and each account of an encounter, with the words around what they point at."""
    _write("readings", (each for told in values for each in _of_report(told)), out)


def write_statements(values: Iterable[Said], out: TextIO) -> None:
    """Writes an annotation for each statement."""
    _write("statements", (_of_statement(said, None) for said in values if said.content), out)


def write_encounters(values: Iterable[Encounter], out: TextIO) -> None:
    """Writes an annotation for each account of each encounter."""
    _write("encounters", (each for encounter in values for each in _of_encounter(encounter)), out)


def _write(kind: str, annotations: Iterable[Json], out: TextIO) -> None:
    head = {
        "@context": CONTEXT,
        "id": f"urn:readout:annotations:{kind}",
        "type": "AnnotationPage",
        "partOf": "urn:readout:annotations",
    }
    write_list(head, "items", annotations, out)


def _of_report(told: Told) -> Iterator[Json]:
    yield from (_of_account(account, told.text) for account in told.accounts if account.evidence)
    yield from (_of_statement(said, told.text) for said in told.statements if said.content)


def _of_encounter(encounter: Encounter) -> Iterator[Json]:
    for account in encounter.joined.accounts:
        if account.evidence:
            yield _of_account(account, None, encounter_name(encounter))


def _of_account(account: Account, text: str | None, encounter: str | None = None) -> Json:
    who = ", ".join(actor.name for actor in account.participants)
    told = "; ".join(part for part in (account.format, account.status, account.date, account.place, who) if part)
    identified = [_identified(encounter)] if encounter else []
    body = [_text(told, "describing"), *identified, *_tags(account.topics), *_actors(account.participants)]
    return _annotation(account_name(account), body, account.source, account.evidence, text)


def _of_statement(said: Said, text: str | None) -> Json:
    acts = ", ".join(said.acts)
    told = f"{said.speaker.name}: {'not ' if said.negated else ''}{acts}" + (
        f", to {said.addressee.name}" if said.addressee else ""
    )
    body = [_text(told, "describing"), *_tags((*said.acts, *said.topics)), *_actors([said.speaker])]
    return _annotation(statement_name(said), body, said.source, said.content, text)


def _annotation(about: str, body: list[Json], source: Source, anchors: Sequence[Anchor], text: str | None) -> Json:
    where = without_nothing({"id": report_name(source), "type": "Text", "format": "text/plain", "via": address(source.url)})
    targets = [{"type": "SpecificResource", "source": where, "selector": _selectors(anchor, text)} for anchor in anchors]
    return {
        "id": about.replace("urn:readout:", "urn:readout:annotation:", 1),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _selectors(anchor: Anchor, text: str | None) -> list[Json]:
    start, end = anchor.span.start, anchor.span.end
    quote: Json = {"type": "TextQuoteSelector", "exact": anchor.exact}
    if text is not None:
        quote |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return [{"type": "TextPositionSelector", "start": start, "end": end}, quote]


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _tags(words: Iterable[str]) -> Iterator[Json]:
    return (_text(word, "tagging") for word in dict.fromkeys(words))


def _actors(actors: Iterable[Actor]) -> Iterator[Json]:
    return (_identified(name) for name in dict.fromkeys(map(actor_name, actors)) if name)


def _identified(name: str) -> Json:
    return {"type": "SpecificResource", "source": name, "purpose": "identifying"}
