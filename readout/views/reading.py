"""The reading: what the program tells of one report, as plain values for JSON."""

from typing import Any

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.attributions import manner_of
from readout.record import Record
from readout.report import Report
from readout.span import Span

SCHEMA = "readout.reading/1"
Json = dict[str, Any]


def reading_of(report: Report, annotations: Annotations, record: Record) -> Json:
    """The reading as JSON values, in the order of design/reading.md."""
    text = report.text
    return {
        "schema": SCHEMA,
        "report": report_json(report),
        "mentions": [
            {"span": anchor_json(text, r.mention.span), "kind": r.mention.kind, "actor": actor_json(r.actor)}
            for r in annotations.references
        ],
        "attributions": [
            {
                "source": anchor_json(text, a.source) if a.source else None,
                "cue": anchor_json(text, a.cue) if a.cue else None,
                "content": [anchor_json(text, span) for span in a.content],
                "manner": manner_of(a, annotations.quotations),
                "found_by": [a.rule, *([a.entry] if a.entry else [])],
                "score": None,
            }
            for a in annotations.attributions
        ],
        "statements": [
            {
                "id": s.id,
                "speaker": actor_json(s.speaker),
                "source": anchor_json(text, s.source) if s.source else None,
                "cue": anchor_json(text, s.cue) if s.cue else None,
                "content": [anchor_json(text, span) for span in s.content],
                "manner": s.manner,
                "acts": list(s.acts),
                "negated": s.negated,
                "addressee": actor_json(s.addressee) if s.addressee else None,
                "reported_by": [actor_json(actor) for actor in s.reported_by],
                "topics": list(s.topics),
                "encounter": s.encounter,
            }
            for s in record.statements
        ],
        "encounters": [
            {
                "id": e.id,
                "format": e.format,
                "status": e.status,
                "participants": [actor_json(actor) for actor in e.participants],
                "date": e.date,
                "place": e.place,
                "occasion": e.occasion,
                "topics": list(e.topics),
                "evidence": [anchor_json(text, a.span) for a in e.evidence.anchors],
            }
            for e in record.encounters
        ],
        "commitments": [
            {
                "statement": c.statement,
                "debtor": actor_json(c.debtor),
                "beneficiary": actor_json(c.beneficiary) if c.beneficiary else None,
                "content": anchor_json(text, c.content.span),
                "condition": anchor_json(text, c.condition.span) if c.condition else None,
                "deadline": c.deadline,
            }
            for c in record.commitments
        ],
        "contested": [
            {
                "claim": anchor_json(text, c.claim.span),
                "asserted_by": actor_json(c.asserted_by),
                "denial": anchor_json(text, c.denial.span),
                "denied_by": actor_json(c.denied_by),
            }
            for c in record.contested
        ],
    }


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
    return {"start": span.start, "end": span.end, "exact": span.of(text)}


def actor_json(actor: Actor) -> Json:
    """An actor."""
    return {"actor": actor.actor, "name": actor.name, "capacity": actor.capacity}
