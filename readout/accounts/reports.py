"""What one report tells, as values: made from its reading, the JSON of docs/reference/reading.md."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span

Json = Mapping[str, Any]
Rank = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an account comes from. `report` is the program's id of the report, `given_id` the id that came with it."""

    report: str
    given_id: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None

    @property
    def rank(self) -> Rank:
        """Where the report stands among others: by its day, by what is known of it, last by its id, which its path decides."""
        return self.published or "9999", self.given_id or "", self.publisher or "", self.title or "", self.report

    @property
    def name(self) -> str:
        """The id that people know: the given one, else the program's."""
        return self.given_id or self.report


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of one encounter; `encounter` is its id in that reading. Dates are as precise as the text."""

    source: Source
    encounter: str
    participants: tuple[Actor, ...]
    format: str
    status: str
    date: str | None
    place: str | None
    occasion: str | None
    topics: tuple[str, ...]
    evidence: tuple[Anchor, ...]

    @property
    def order(self) -> tuple[Rank, int, int, str, str]:
        """Where the account stands among others: by its report, and there by its words; its own id, a hash, comes last."""
        first = min((anchor.span.start for anchor in self.evidence), default=0)
        return self.source.rank, first, len(self.participants), f"{self.format} {self.status} {self.date}", self.encounter


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as one report tells it; `encounter` is the id, in that reading, of the encounter at which it was made."""

    source: Source
    id: str
    speaker: Actor
    addressee: Actor | None
    reported_by: tuple[Actor, ...]
    cue: Anchor | None
    content: tuple[Anchor, ...]
    manner: str
    acts: tuple[str, ...]
    negated: bool
    topics: tuple[str, ...]
    encounter: str | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as one report tells it; `statement` is the id of the statement that makes it, None if the author tells it."""

    source: Source
    statement: str | None
    debtor: Actor
    beneficiary: Actor | None
    content: Anchor
    condition: Anchor | None
    deadline: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that somebody denies, as one report tells it."""

    source: Source
    claim: Anchor
    asserted_by: Actor
    denial: Anchor
    denied_by: Actor


@dataclass(frozen=True, slots=True)
class Told:
    """All that one report tells, with its text: every anchor points into `text`."""

    source: Source
    text: str
    accounts: tuple[Account, ...]
    statements: tuple[Said, ...]
    promises: tuple[Promise, ...]
    disputes: tuple[Dispute, ...]


def told_in(reading: Json) -> Told:
    """What a reading tells. Raises KeyError or TypeError if it is not of the schema readout.reading/1."""
    report = reading["report"]
    source = Source(*(report[name] for name in ("id", "given_id", "publisher", "title", "url", "published")))
    return Told(
        source=source,
        text=report["text"],
        accounts=tuple(account_in(source, each) for each in reading["encounters"]),
        statements=tuple(_said(source, each) for each in reading["statements"]),
        promises=tuple(promise_in(source, each) for each in reading["commitments"]),
        disputes=tuple(_dispute(source, each) for each in reading["contested"]),
    )


def account_in(source: Source, found: Json) -> Account:
    """The account that an encounter of a reading is."""
    return Account(
        source=source,
        encounter=found["id"],
        participants=_actors(found["participants"]),
        format=found["format"],
        status=found["status"],
        date=found["date"],
        place=found["place"],
        occasion=found["occasion"],
        topics=tuple(found["topics"]),
        evidence=_anchors(found["evidence"]),
    )


def _said(source: Source, found: Json) -> Said:
    return Said(
        source=source,
        id=found["id"],
        speaker=_actor(found["speaker"]),
        addressee=_actor_or_none(found["addressee"]),
        reported_by=_actors(found["reported_by"]),
        cue=_anchor_or_none(found["cue"]),
        content=_anchors(found["content"]),
        manner=found["manner"],
        acts=tuple(found["acts"]),
        negated=found["negated"],
        topics=tuple(found["topics"]),
        encounter=found["encounter"],
    )


def promise_in(source: Source, found: Json) -> Promise:
    """The promise that a commitment of a reading is."""
    return Promise(
        source=source,
        statement=found["statement"],
        debtor=_actor(found["debtor"]),
        beneficiary=_actor_or_none(found["beneficiary"]),
        content=_anchor(found["content"]),
        condition=_anchor_or_none(found["condition"]),
        deadline=found["deadline"],
    )


def _dispute(source: Source, found: Json) -> Dispute:
    return Dispute(
        source,
        _anchor(found["claim"]),
        _actor(found["asserted_by"]),
        _anchor(found["denial"]),
        _actor(found["denied_by"]),
    )


def _actor(found: Json) -> Actor:
    return Actor(found["actor"], found["name"], found["capacity"])


def _actor_or_none(found: Json | None) -> Actor | None:
    return None if found is None else _actor(found)


def _actors(found: Iterable[Json]) -> tuple[Actor, ...]:
    return tuple(map(_actor, found))


def _anchor(found: Json) -> Anchor:
    return Anchor(Span(found["start"], found["end"]), found["exact"])


def _anchor_or_none(found: Json | None) -> Anchor | None:
    return None if found is None else _anchor(found)


def _anchors(found: Sequence[Json]) -> tuple[Anchor, ...]:
    return tuple(map(_anchor, found))
