import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from readout.store import Decision, Store
from readout.web.filling import page_of
from tests.store.readings import NORWAY, PROGRAM, talks


def test_actors_are_listed_with_what_they_did(client: TestClient) -> None:
    page = client.get("/actors").text
    assert 'href="/a/Ina%20Berg"' in page
    assert 'href="/a/state:NOR"' not in page.partition("Ina Berg")[0]


def test_actors_are_found_by_words_of_their_name(client: TestClient) -> None:
    rows = client.get("/actors.json?name=berg").json()["rows"]
    assert rows == [{"actor": None, "name": "Ina Berg", "encounters": 2, "statements": 2, "commitments": 2}]
    assert "Nobody of that name" in client.get("/actors?name=Nemo").text


def test_actors_come_in_portions(client: TestClient) -> None:
    first = client.get("/actors.json?size=2").json()
    rest = client.get(first["next_url"]).json()
    assert [row["name"] for row in first["rows"] + rest["rows"]] == ["Ina Berg", "Tor Lind", "Norway"]


def test_the_page_of_an_actor_tells_office_encounters_statements_and_company(client: TestClient) -> None:
    page = client.get("/a/Ina%20Berg").text
    for words in (
        "Foreign Minister of Norland",
        "As the reports say",
        "Ina Berg and Tor Lind",
        'href="/pair?one=Ina+Berg&amp;other=Tor+Lind"',
        'href="/search?actor=Ina+Berg&amp;topic=transport"',
        "the ferry would sail again by June",
        'href="/a/Ina%20Berg/statements.bib"',
    ):
        assert words in page
    assert "As readout knows of itself" not in page


def test_terms_that_knowledge_has_are_marked_as_such(address: str, client: TestClient) -> None:
    told = talks("c")
    told["statements"][0]["speaker"] = {"actor": "person:antonio-guterres", "name": "António Guterres", "capacity": None}
    with Store.open(address) as store:
        store.writer(PROGRAM).add([told])
    page = client.get("/a/person:antonio-guterres").text
    assert "not from these reports" in page
    assert "Secretary-General" in page


def test_a_chart_stands_beside_its_figures(client: TestClient) -> None:
    page = client.get("/a/Ina%20Berg").text
    spec = json.loads(unescape(re.findall(r'data-chart="([^"]*)"', page)[0]))
    assert {"what": "pledge", "period": "2031-05", "count": 2} in spec["data"]["values"]
    assert '<tr><th scope="row">pledge</th><td>2</td></tr>' in page
    assert "/static/vendor/vega.min.js" in page
    assert "vega" not in client.get("/a/state:NOR").text


def test_a_name_that_means_several_says_so(address: str, client: TestClient) -> None:
    told = talks("c")
    told["statements"][0]["speaker"] = {"actor": "state:NOR", "name": "Ina Berg", "capacity": None}
    with Store.open(address) as store:
        store.writer(PROGRAM).add([told])
    page = client.get("/a/Ina%20Berg").text
    assert "Reports mean more than one by this name" in page
    assert 'href="/a/state:NOR"' in page


@pytest.mark.parametrize("name", ["Nemo", "a/b", "%2e%2e%2fx", "state:NOR'--"])
def test_whom_the_record_does_not_know_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/a/{name}").status_code == 404
    assert client.get(f"/a/{name}.json").status_code == 404


def test_a_name_with_a_stroke_has_a_page(address: str, client: TestClient) -> None:
    told = talks("c")
    told["statements"][0]["speaker"] = NORWAY | {"actor": None, "name": "Port/Harbour <b>Board</b>"}
    with Store.open(address) as store:
        store.writer(PROGRAM).add([told])
    (link,) = set(re.findall(r'href="(/a/Port[^"]*)"', client.get("/actors").text))
    page = client.get(link).text
    assert "Port/Harbour &lt;b&gt;Board&lt;/b&gt;" in page
    assert "<b>Board" not in page


def test_an_actor_as_json(client: TestClient) -> None:
    (row,) = client.get("/a/Ina%20Berg.json").json()["rows"]
    assert row["schema"] == "readout.actor/1"
    assert row["with"][0] == {"actor": None, "name": "Tor Lind", "met": 1, "told": 2, "heard": 0}
    assert row["statements"] == [
        {"period": "2031-05", "kind": kind, "value": value, "statements": 2}
        for kind, value in (("act", "announce"), ("act", "pledge"), ("any", None), ("topic", "transport"))
    ]


def test_a_fact_found_wrong_is_counted_no_more(address: str, client: TestClient) -> None:
    told = talks("a")
    with Store.open(address) as store:
        wrong = f"{told['report']['id']}/{told['statements'][0]['id']}"
        store.decide([Decision("wrong", wrong, None, decided_by="Ada", decided_at="2031-06-02T00:00:00+00:00")])
    (row,) = client.get("/a/Ina%20Berg.json").json()["rows"]
    assert {each["statements"] for each in row["statements"]} == {1}


def test_two_actors_and_what_they_had_to_do_with_each_other(client: TestClient) -> None:
    page = client.get("/pair?one=Ina+Berg&other=Tor+Lind").text
    for words in (
        "What they did together",
        "Ina Berg to Tor Lind",
        "Tor Lind to Ina Berg",
        "Nothing in the record",
        "About transport (2)",
    ):
        assert words in page
    assert "told differently" in page
    assert "In no encounter of the record together" in client.get("/pair?one=Ina+Berg&other=Norway").text


@pytest.mark.parametrize(("query", "status"), [("", 400), ("one=Ina+Berg", 400), ("one=Ina+Berg&other=Nemo", 404)])
def test_a_pair_needs_two_who_are_known(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/pair?{query}").status_code == status


def test_encounters_of_an_actor_go_on_after_the_last_seen(address: str, client: TestClient) -> None:
    days = [*(f"2030-{month:02d}-01" for month in range(1, 13)), None]
    with Store.open(address) as store:
        store.writer(PROGRAM).add([talks(f"m{number}", day=day) for number, day in enumerate(days)])
    first = client.get("/a/Ina%20Berg").text
    next_url = unescape(re.findall(r'rel="next" href="([^"]*)"', first)[0])
    rest = client.get(next_url).text
    seen = [re.findall(r'href="(/e/[^"]*)"', page) for page in (first, rest)]
    assert len(seen[0]) == 10
    assert len({*seen[0], *seen[1]}) == len(seen[0]) + len(seen[1]) >= 14
    assert "no day told" in rest
    assert "Back to the latest" in rest


@pytest.mark.parametrize("cursor", ["x", "~", ""])
def test_a_cursor_that_is_none_of_this_list_is_refused(client: TestClient, cursor: str) -> None:
    assert client.get("/a/Ina%20Berg", params={"next": cursor}).status_code == 400


def test_a_name_over_two_lines_has_an_address() -> None:
    assert page_of("Ina\r\n Berg") == "/a/Ina%20Berg"
