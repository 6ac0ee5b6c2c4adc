"""What actors say over time, for programs, spreadsheets and people."""

from collections.abc import Iterator
from typing import Any

from readout.accounts.positions.courses import Course
from readout.accounts.positions.phrases import Phrase, Use
from readout.open_record import Positions
from readout.views.accounts import actor_json, anchor_json, source_json
from readout.views.record_rows import Flat
from readout.views.wording import shortened

Json = dict[str, Any]
OTHERS = "others"
LONGEST = 90


def positions_json(positions: Positions) -> Iterator[Json]:
    """An object for each act, topic and use of a phrase."""
    for course in positions.courses:
        yield course_json(course) | {"first_use": None, "last_use": None}
    for phrase in positions.phrases:
        uses = {name: use_json(use) if use else None for name, use in (("first_use", phrase.first), ("last_use", phrase.last))}
        yield course_json(phrase.course) | uses


def course_json(course: Course) -> Json:
    """How often a side does or says one thing."""
    side = course.side
    return {
        "schema": "readout.position/1",
        "speaker": actor_json(side.speaker) if side.speaker else None,
        "towards": actor_json(side.towards) if side.towards else None,
        "kind": course.kind,
        "value": course.value,
        "statements": course.statements,
        "first": course.first,
        "last": course.last,
        "months": dict(course.months),
        "undated": course.undated,
        "reported_before": course.reported_before,
        "reported_after": course.reported_after,
        "appeared": course.appeared,
        "vanished": course.vanished,
    }


def use_json(use: Use) -> Json:
    """A phrase where it stands, with the whole of what was said."""
    said = use.said
    told = {"published": said.source.published, "publisher": said.source.publisher, "statement": said.id}
    words = {"speaker": actor_json(said.speaker), "manner": said.manner, "content": [anchor_json(each) for each in said.content]}
    return {**source_json(said.source), **told, "anchor": anchor_json(use.anchor), **words}


def month_rows(positions: Positions) -> Iterator[Flat]:
    """A line for each month of each act, topic and phrase; the month is empty where it is not known."""
    for course in (*positions.courses, *(phrase.course for phrase in positions.phrases)):
        undated = [("", course.undated)] if course.undated else []
        for month, statements in (*course.months, *undated):
            yield {**named(course), "month": month, "statements": statements}


def course_rows(positions: Positions) -> Iterator[Flat]:
    """A line for each act, topic and phrase: how often, from when to when, and the first words of a phrase."""
    for course in positions.courses:
        yield row(course) | {"words": None}
    for phrase in positions.phrases:
        yield row(phrase.course) | {"words": words(phrase)}


def named(course: Course) -> Flat:
    """Who says what to or of whom."""
    side = course.side
    return {
        "speaker": side.speaker.name if side.speaker else OTHERS,
        "towards": side.towards.name if side.towards else None,
        "kind": course.kind,
        "value": course.value,
    }


def row(course: Course) -> Flat:
    """A course in one line."""
    notes = [name for name, is_so in (("appeared", course.appeared), ("vanished", course.vanished)) if is_so]
    span = {"first": course.first, "last": course.last, "note": ", ".join(notes)}
    return {**named(course), "statements": course.statements, **span}


def words(phrase: Phrase) -> str | None:
    """The first words with the phrase, and the last if they are others."""
    uses = {each.said.id: each for each in (phrase.first, phrase.last) if each}
    return " · ".join(map(use_line, uses.values())) or None


def use_line(use: Use) -> str:
    """A use of a phrase in one line."""
    return f"{use.said.source.published}: {shortened(said_in(use), LONGEST)} [{use.said.source.name}]"


def said_in(use: Use) -> str:
    """What was said, as it stands in the report."""
    return " … ".join(each.exact for each in use.said.content)
