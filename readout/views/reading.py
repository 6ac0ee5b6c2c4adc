"""The reading: what the program tells of one report, as plain values for JSON."""

from collections.abc import Sequence
from typing import Any

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.attributions import Attribution, manner_of
from readout.annotate.coreference import Reference
from readout.annotate.quotations import Quotation
from readout.record import Record
from readout.record.commitments import Commitment
from readout.record.contested import Contested
from readout.record.statements import Statement
from readout.record.tellings import Encounter
from readout.report import Report
from readout.span import Span

SCHEMA = "readout.reading/1"
Json = dict[str, Any]


def reading_of(report: Report, annotations: Annotations, record: Record) -> Json:
    """The reading as JSON values, as docs/reference/reading.md tells them."""
    text = report.text
    return {
        "schema": SCHEMA,
        "report": report_json(report),
        "mentions": [mention_json(text, reference) for reference in annotations.references],
        "attributions": [
            attribution_json(text, found, annotations.quotations) for found in annotations.attributions if found.is_listed
        ],
        "statements": [statement_json(text, statement) for statement in record.statements],
        "encounters": [encounter_json(text, encounter) for encounter in record.encounters],
        "commitments": [commitment_json(text, commitment) for commitment in record.commitments],
        "contested": [contested_json(text, contested) for contested in record.contested],
    }


def mention_json(text: str, reference: Reference) -> Json:
    """Words and the actor that they pick out."""
    mention = reference.mention
    return {"span": anchor_json(text, mention.span), "kind": mention.kind, "actor": actor_json(reference.actor)}


def attribution_json(text: str, attribution: Attribution, quotations: Sequence[Quotation]) -> Json:
    """Who is said to have said what, before it is judged for the record; in the model's extents where it agrees."""
    tagged = attribution.tagged if attribution.is_confirmed else None
    source = tagged.source if tagged is not None and tagged.source is not None else attribution.source
    return {
        "source": span_json(text, source),
        "cue": span_json(text, tagged.cue if tagged is not None else attribution.cue),
        "content": [anchor_json(text, span) for span in (tagged or attribution).content],
        "manner": manner_of(attribution, quotations),
        "found_by": list(attribution.found_by),
        "score": tagged.score if tagged is not None else None,
    }


def statement_json(text: str, statement: Statement) -> Json:
    """A statement of the record."""
    return {
        "id": statement.id,
        "speaker": actor_json(statement.speaker),
        "source": span_json(text, statement.source),
        "cue": span_json(text, statement.cue),
        "content": [anchor_json(text, span) for span in statement.content],
        "manner": statement.manner,
        "acts": list(statement.acts),
        "negated": statement.negated,
        "addressee": actor_json(statement.addressee) if statement.addressee else None,
        "reported_by": [actor_json(actor) for actor in statement.reported_by],
        "topics": list(statement.topics),
        "encounter": statement.encounter,
    }


def encounter_json(text: str, encounter: Encounter) -> Json:
    """An encounter of the record."""
    return {
        "id": encounter.id,
        "format": encounter.format,
        "status": encounter.status,
        "participants": [actor_json(actor) for actor in encounter.participants],
        "date": encounter.date,
        "place": encounter.place,
        "occasion": encounter.occasion,
        "topics": list(encounter.topics),
        "evidence": [anchor_json(text, words.span) for words in encounter.evidence.anchors],
    }


def commitment_json(text: str, commitment: Commitment) -> Json:
    """A commitment of the record."""
    return {
        "statement": commitment.statement,
        "debtor": actor_json(commitment.debtor),
        "beneficiary": actor_json(commitment.beneficiary) if commitment.beneficiary else None,
        "content": anchor_json(text, commitment.content.span),
        "condition": anchor_json(text, commitment.condition.span) if commitment.condition else None,
        "deadline": commitment.deadline,
    }


def contested_json(text: str, contested: Contested) -> Json:
    """A contested claim of the record."""
    return {
        "claim": anchor_json(text, contested.claim.span),
        "asserted_by": actor_json(contested.asserted_by),
        "denial": anchor_json(text, contested.denial.span),
        "denied_by": actor_json(contested.denied_by),
    }


def span_json(text: str, span: Span | None) -> Json | None:
    """A span that may be missing."""
    return anchor_json(text, span) if span else None


def report_json(report: Report) -> Json:
    """What is known of the report itself."""
    return {
        "id": report.id,
        "given_id": report.origin.given_id,
        "origin": report.origin.name,
        "url": report.origin.url,
        "publisher": report.publisher,
        "title": report.title,
        "published": report.published,
        "published_by": report.published_by,
        "language": report.language,
        "text": report.text,
        "text_sha256": report.text_sha256,
        "source_sha256": report.source_sha256,
    }


def anchor_json(text: str, span: Span) -> Json:
    """A span with its words."""
    start, end = span.start, span.end
    return {"start": start, "end": end, "exact": text[start:end]}


def actor_json(actor: Actor) -> Json:
    """An actor."""
    return {"actor": actor.actor, "name": actor.name, "capacity": actor.capacity}
