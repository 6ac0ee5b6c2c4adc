import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.views.export.icalendar import escaped, folded
from tests.views.export.conftest import LONG, Write, usual, values_of, written

LINE = re.compile(r'(?P<name>[A-Z-]+)(?:;(?P<parameter>[A-Z]+=[^:;,"]+))?:(?P<value>.*)', re.DOTALL)
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "CATEGORIES", "LOCATION", "URL"}
Event = dict[str, str]


def events_of(text: str) -> list[Event]:
    """The events of a calendar, read as strictly as RFC 5545 is written."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "VERSION:2.0" in lines
    events: list[Event] = []
    for line in lines[4:-1]:
        found = LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            events.append({})
        elif name != "END":
            assert name in ONCE and name not in events[-1]
            assert (name in ("DTSTART", "DTEND")) == (found["parameter"] == "VALUE=DATE")
            events[-1][name] = value
    return events


def unescaped(value: str) -> str:
    """The words of a TEXT value; what is not escaped as it must be is an error."""
    assert re.fullmatch(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*", value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@pytest.mark.parametrize("kind", ["encounters", "commitments"])
def test_each_event_is_whole(kind: str, write: Write) -> None:
    events = events_of(write("icalendar", kind))
    assert events and len({event["UID"] for event in events}) == len(events)
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS"} <= set(event)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert date.fromisoformat(event["DTSTART"]) < date.fromisoformat(event["DTEND"])
        assert event["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED")
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
            unescaped(event.get(name, ""))


def test_what_is_planned_is_tentative_and_held_encounters_are_left_out(write: Write) -> None:
    visit, call = events_of(write("icalendar", "encounters"))
    assert unescaped(visit["SUMMARY"]) == "Visit: Ines Kader and Tomas Reyl" and visit["STATUS"] == "TENTATIVE"
    assert (visit["DTSTART"], visit["DTEND"], visit["DTSTAMP"]) == ("20210901", "20211201", "20210504T000000Z")
    assert visit["URL"] == "https://gazette.test/a?b=1&c=2"
    assert call["STATUS"] == "CANCELLED" and "URL" not in call and LONG in unescaped(call["SUMMARY"])
    assert (call["DTSTART"], call["DTEND"], call["DTSTAMP"]) == ("20210101", "20220101", "19700101T000000Z")


def test_a_deadline_tells_debtor_and_words(write: Write) -> None:
    (deadline,) = events_of(write("icalendar", "commitments"))  # 30 February, the deadline of the others, is in no calendar
    assert unescaped(deadline["SUMMARY"]) == "Deadline: Ines Kader to Belmora"
    assert "“to free the barges by June”" in unescaped(deadline["DESCRIPTION"])
    assert date.fromisoformat(deadline["DTEND"]) - date.fromisoformat(deadline["DTSTART"]) == timedelta(30)


def test_an_empty_calendar_is_one() -> None:
    assert events_of(written("icalendar", "encounters", [])) == []
    assert events_of(written("icalendar", "commitments", values_of(usual())["commitments"]))


@given(st.text())
def test_words_come_back_but_for_control_characters(words: str) -> None:
    expected = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", words.replace("\r\n", "\n").replace("\r", "\n"))
    assert unescaped(escaped(words)) == expected


@given(st.text(st.characters(exclude_characters="\r\n", codec="utf-8")))
def test_folding_keeps_characters_whole(line: str) -> None:
    pieces = folded(line).removesuffix("\r\n").split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
