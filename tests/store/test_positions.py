"""What actors say over time, counted in the database."""

from typing import Any

import pytest

from readout.accounts.positions.courses import Course
from readout.actor import Actor
from readout.errors import RecordError
from readout.open_record import OpenRecord, Positions
from readout.store import Decision, Store
from readout.store.questions import Wanted
from tests.store.readings import BERG, LIND, NORWAY, PROGRAM, anchor, reading

Json = dict[str, Any]
ROMA = {"actor": None, "name": "Roma [x]* (y", "capacity": None}


def said(
    name: str, day: str | None, words: str, *, speaker: Json = BERG, addressee: Json | None = None, topic: str = "transport"
) -> Json:
    """A report of one statement."""
    text = f"Report {name}. It was said: {words}. That was all."
    found = reading(name, text, published=day)
    statement = {
        "id": f"s-{name}",
        "speaker": speaker,
        "source": None,
        "cue": anchor(text, "said"),
        "content": [anchor(text, words)],
        "manner": "indirect",
        "acts": ["warn"],
        "negated": False,
        "addressee": addressee,
        "reported_by": [],
        "topics": [topic],
        "encounter": None,
    }
    return found | {"statements": [statement]}


def positions(store: Store, *asked: Any) -> Positions:
    return OpenRecord(store).positions(*asked)


def months(courses: tuple[Course, ...]) -> list[tuple[str, str, dict[str, int]]]:
    return [(each.kind, each.value, dict(each.months)) for each in courses]


def test_acts_and_topics_are_counted_by_month(store: Store) -> None:
    store.writer(PROGRAM).add(
        [
            said("a", "2031-05-02", "ferries must sail"),
            said("b", "2031-05-30", "fares must fall"),
            said("c", "2031-06-01", "fish is short", topic="fisheries"),
            said("d", "2031", "ports are full"),
            said("e", None, "nothing moves"),
            said("f", "2031-05-02", "we disagree", speaker=LIND),
        ]
    )
    found = positions(store, "ina berg")
    assert months(found.courses) == [
        ("act", "warn", {"2031-05": 2, "2031-06": 1}),
        ("topic", "transport", {"2031-05": 2}),
        ("topic", "fisheries", {"2031-06": 1}),
    ]
    assert [each.undated for each in found.courses] == [2, 2, 0]
    assert found.courses[0].side.speaker == Actor(None, "Ina Berg")
    since = positions(store, "Ina Berg", None, None, Wanted(since="2031-06-01"))
    assert [each.statements for each in since.courses] == [1, 1]


def test_copies_and_what_is_wrong_do_not_count(store: Store) -> None:
    store.writer(PROGRAM).add([said("a", "2031-05-02", "ferries must sail"), said("b", "2031-05-03", "fares must fall")])
    report = said("b", "2031-05-03", "fares must fall")["report"]["id"]
    store.decide([Decision("wrong", f"{report}/s-b", None, "desk", "2031-06-01")])
    assert [each.statements for each in positions(store, "Ina Berg").courses] == [1, 1]


def test_of_two_actors_counts_what_they_say_to_and_of_each_other(store: Store) -> None:
    store.writer(PROGRAM).add(
        [
            said("a", "2031-05-02", "ferries must sail", addressee=LIND),
            said("b", "2031-06-02", "“Tor Lind’s fares are high”"),
            said("c", "2031-07-02", "Tor Lindberg is right"),
            said("d", "2031-08-02", "nobody is named"),
            said("e", "2031-09-02", "it is for Ina Berg", speaker=LIND),
        ]
    )
    found = positions(store, "Ina Berg", "Tor Lind")
    acts = [each for each in found.courses if each.kind == "act"]
    assert [(each.side.speaker.name if each.side.speaker else "", dict(each.months)) for each in acts] == [
        ("Ina Berg", {"2031-05": 1, "2031-06": 1}),
        ("Tor Lind", {"2031-09": 1}),
    ]


def test_the_first_and_last_use_of_a_phrase_by_an_actor_and_by_others(store: Store) -> None:
    store.writer(PROGRAM).add(
        [
            said("d", "2033-01-01", "another Red line"),
            said("a", "2031-05-02", "this is a red line"),
            said("b", "2032-05-02", "these are red lines"),
            said("c", None, "a red line again"),
            said("x", "2030-01-01", "the red line is of no use", speaker=LIND),
            said("y", "2031-06-01", "Norway drew a red line", speaker=LIND),
            said("z", "2031-06-01", "Ina Berg drew a red line", speaker=NORWAY),
        ]
    )
    own, others = positions(store, "Ina Berg", None, "red line").phrases
    assert own.first and own.last and others.first
    assert (own.first.said.id, own.first.anchor.exact, own.last.said.id, own.last.anchor.exact) == (
        "s-a",
        "red line",
        "s-d",
        "Red line",
    )
    assert (own.course.statements, own.course.undated) == (3, 1)
    assert (others.course.side, others.first.said.id, others.course.statements) == (
        type(others.course.side)(None, Actor(None, "Ina Berg")),
        "s-z",
        1,
    )
    assert positions(store, "Ina Berg", None, "red line*").phrases[0].course.statements == 4
    (unused, _) = positions(store, "Ina Berg", None, "blue line").phrases
    assert (unused.course.statements, unused.first, unused.last) == (0, None, None)


def test_names_are_taken_letter_by_letter(store: Store) -> None:
    store.writer(PROGRAM).add(
        [said("a", "2031-05-02", "Roma [x]* (y is late"), said("b", "2031-05-03", "late", speaker=ROMA, addressee=BERG)]
    )
    found = positions(store, "Ina Berg", "Roma [x]* (y")
    assert [each.statements for each in found.courses if each.kind == "act"] == [1, 1]


@pytest.mark.parametrize("asked", [("Nobody",), ("",), ("Ina Berg", "Nobody"), ("Ina Berg", None, "…"), ("Ina Berg", None, "*")])
def test_what_cannot_be_asked_is_told(store: Store, asked: tuple[str, ...]) -> None:
    store.writer(PROGRAM).add([said("a", "2031-05-02", "ferries must sail")])
    with pytest.raises(RecordError):
        positions(store, *asked)
