"""Where an encounter took place if its own sentence does not say: on the visit told before it, at the place of the last one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.mentions import Mention
from readout.record.dates import is_dateline, overlap
from readout.record.places import place_name, state_of
from readout.record.stages import OVER
from readout.record.tellings import DAY, Encounter, shared_names

# Formats at which parties are in one place.
IN_PERSON = frozenset({"meeting", "summit", "conference", "reception"})
DONE = frozenset({"held", "ongoing"})
# A dateline stands in one of so many sentences, and one without a dash has so many tokens; news are so many days old.
DATELINE_SENTENCES, HEADER_LENGTH, NEWS_DAYS = 8, 9, 3


def set_in_place(found: Sequence[Encounter], annotations: Annotations, published: str | None) -> Iterator[Encounter]:
    """The encounters in text order, each with the place that the text around it implies, if its own words name none."""
    told: list[Encounter] = []
    dateline = dateline_place(annotations)
    for one in sorted(found, key=lambda encounter: encounter.span.start):
        if one.rule == "expected_on":
            one = visit_again(one, told)
        elif one.place is None and one.format in IN_PERSON and one.status not in ("denied", "proposed"):
            one = in_setting(one, told, dateline if is_news(one, published) else None, annotations)
        told.append(one)
    yield from told


def visit_again(one: Encounter, told: Sequence[Encounter]) -> Encounter:
    """The visit with the goal of the one told before, for which it stands."""
    before = next(
        (other for other in reversed(told) if other.format == "visit" and other.place and shared_names(one, other)), None
    )
    return replace(one, place=before.place, state=before.state, all_state=before.all_state) if before is not None else one


def in_setting(one: Encounter, told: Sequence[Encounter], dateline: Reference | None, annotations: Annotations) -> Encounter:
    """The encounter at the place of the nearest one told before that it can share it with, else at that of the dateline."""
    near = next((other for other in reversed(told) if other.place and shares_place(one, other)), None)
    if dateline is not None and (near is None or (near.all_state and state_of(dateline, annotations) in (None, near.state))):
        return replace(one, place=place_name(dateline), state=state_of(dateline, annotations), all_state=False)
    return replace(one, place=near.place, state=near.state, all_state=near.all_state) if near is not None else one


def shares_place(one: Encounter, other: Encounter) -> bool:
    """True if an encounter can have been on that visit, or where the other took place on the same day."""
    same_stage = one.status == other.status or {one.status, other.status} <= DONE
    if not same_stage or not shared_names(one, other) or other.rule in OVER:
        return False
    if other.format == "visit":
        return one.date is None or other.date is None or overlap(one.date, other.date)
    return other.format in IN_PERSON and one.date is not None and one.date == other.date


def is_news(one: Encounter, published: str | None) -> bool:
    """True of what was held, or was to be and is off, in the days before the report."""
    if one.status not in DONE | {"cancelled"} or one.rule == "understood_at" or published is None or len(published) != DAY:
        return False
    last = (one.date or "").rpartition("/")[2]
    return len(last) == DAY and timedelta(0) <= date.fromisoformat(published) - date.fromisoformat(last) <= timedelta(NEWS_DAYS)


def in_capitals(line: Clauses) -> Reference | None:
    """The one word in capitals that opens a dateline, as a place that only the report names: GENEVA, June 12 -"""
    word = line.sentence.tokens[0].word
    if not (word.isupper() and len(word) > 2 and line.word(1) in (",", "(")):
        return None
    name = word.capitalize()
    return Reference(Mention(line.span(0, 1), "name", line.number, 0, 1, words=name), Actor(None, name), "place")


def dateline_place(annotations: Annotations) -> Reference | None:
    """The place of the report's dateline: ISTANBUL, 22 July — · Lorneval, 14 March 2017 · September 4, 2023  17:10  Sochi"""
    for line in annotations.lines[:DATELINE_SENTENCES]:
        places = [r for r in line.references if r.category in ("place", "name")]
        opening = places[:1] if places and places[0].mention.first == 0 and line.word(places[0].mention.last) == "," else []
        if is_dateline(line) or (opening and line.sentence.tokens[0].word.isupper()):
            return opening[0] if opening else in_capitals(line)
        dated = (
            len(line.sentence.tokens) <= HEADER_LENGTH and {t.lower for t in line.sentence.tokens} & line.grammar.calendar_words
        )
        if line.heading and dated and len(places) == 1:
            return places[0]
    return None
