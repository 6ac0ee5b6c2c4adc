"""The page of what actors say over time."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.store import Store
from tests.store.readings import LIND, PROGRAM
from tests.store.test_positions import said
from tests.web.conftest import asking

TALKED = [
    said("a", "2030-01-05", "no red line is drawn"),
    said("b", "2030-02-05", "ferries must sail"),
    said("c", "2030-09-05", "the quay is a <b>red lines</b> affair", topic="fish & chips"),
    said("d", "2031-01-05", "fish is short", topic="fish & chips"),
    said("e", "2031-02-05", "fish is dear", topic="fish & chips"),
    said("f", "2030-03-01", "Ina Berg has a red line", speaker=LIND),
]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A record in which Ina Berg turns from ferries to fish."""
    path = str(tmp_path / "positions.db")
    with Store.open(path) as store:
        store.writer(PROGRAM).add(TALKED)
    with asking(path) as client:
        yield client


def test_a_topic_that_vanishes_is_told_with_its_time(client: TestClient) -> None:
    page = client.get("/positions?actor=Ina+Berg").text
    assert "<h4>Vanished</h4>" in page and "<h4>Appeared</h4>" not in page
    assert "2 statements, January to February 2030; reported without it in 3 months after" in " ".join(page.split())
    assert 'href="/statements?actor=Ina+Berg&amp;topic=transport"' in page
    assert "By act over time" in page and "By topic over time" in page


def test_a_phrase_is_shown_with_its_first_and_last_words_and_those_of_others(client: TestClient) -> None:
    page = " ".join(client.get("/positions?actor=Ina+Berg&phrase=red+line*").text.split())
    first, last = page.index("no red line is drawn"), page.index("the quay is a &lt;b&gt;red lines&lt;/b&gt; affair")
    others = page.index("Others to or of Ina Berg")
    assert first < last < others < page.index("Ina Berg has a red line")
    assert "In 2 statements, January to September 2030" in page
    assert f"/s/{TALKED[0]['report']['id']}/s-a" in page
    assert "Never, as far" in client.get("/positions?actor=Ina+Berg&phrase=blue").text


def test_two_are_asked_what_they_say_to_and_of_each_other(client: TestClient) -> None:
    page = client.get("/positions?actor=Ina+Berg&other=Tor+Lind&phrase=red+line").text
    assert 'href="/pair?one=Ina+Berg&amp;other=Tor+Lind"' in page
    assert "Tor Lind to or of Ina Berg" in page
    assert "Ina Berg has a red line" in page


def test_it_is_there_for_programs(client: TestClient) -> None:
    rows = client.get("/positions.json?actor=Ina+Berg&phrase=red+line*").json()["rows"]
    assert {row["schema"] for row in rows} == {"readout.position/1"}
    assert [row["value"] for row in rows if row["vanished"]] == ["transport"]
    answer = client.get("/positions.csv?actor=Ina+Berg&until=2030-01")
    assert "positions.csv" in answer.headers["content-disposition"]
    lines = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(line["value"], line["month"], line["statements"]) for line in lines] == [
        ("warn", "2030-01", "1"),
        ("transport", "2030-01", "1"),
    ]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("", 400),
        ("actor=Nemo", 404),
        ("actor=Ina+Berg&other=Nemo", 404),
        ("actor=Ina+Berg&phrase=%3F", 400),
        ("actor=Ina+Berg&since=x", 400),
    ],
)
def test_what_cannot_be_answered_is_told(client: TestClient, asked: str, status: int) -> None:
    assert client.get(f"/positions?{asked}").status_code == status
    assert client.get(f"/positions.json?{asked}").json()["status"] == status


def test_the_pages_of_actors_lead_there(client: TestClient) -> None:
    page = client.get("/a/Ina%20Berg").text
    assert '<input type="hidden" name="actor" value="Ina Berg">' in page
    assert 'href="/positions?actor=Ina+Berg"' in page
    assert 'href="/positions?actor=Ina+Berg&amp;other=Tor+Lind"' in client.get("/pair?one=Ina+Berg&other=Tor+Lind").text
