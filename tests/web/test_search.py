from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from readout.store import Store
from tests.store.readings import PROGRAM, talks
from tests.web.conftest import asking

BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_words_are_found_marked_and_told_with_who_said_them(client: TestClient) -> None:
    page = client.get("/search", params={"q": "ferries"}).text
    assert "2 reports" in page
    assert "<mark>ferry</mark>" in page
    assert "<b>Ina Berg</b>" in page
    assert "/s/" in page


def test_each_facet_is_a_link_that_narrows_and_each_chosen_one_a_link_that_widens(client: TestClient) -> None:
    page = client.get("/search", params={"q": "ferry"}).text
    assert 'href="/search?q=ferry&amp;publisher=Sudland+Courier"' in page
    narrowed = client.get("/search?q=ferry&publisher=Sudland+Courier&act=urge").text
    assert "1 report<" in narrowed
    assert "Sudland Courier" in narrowed and 'href="/search?q=ferry&amp;act=urge"' in narrowed
    assert '<input type="hidden" name="act" value="urge">' in narrowed
    assert "to name a day" in narrowed


def test_without_words_it_says_what_can_be_sought(client: TestClient) -> None:
    page = client.get("/search").text
    assert "What can be sought" in page
    assert 'href="/search?act=pledge"' in page


def test_what_holds_no_words_is_told_on_the_page(client: TestClient) -> None:
    page = client.get("/search", params={"q": "?!"}).text
    assert 'role="alert"' in page and "What can be sought" in page
    assert client.get("/search.json", params={"q": "?!"}).json()["ok"] is False


NO_QUERIES = ('"', '"unclosed', "a AND OR NOT", "near(", "report_words:x", "*", "x" * 300, "\x00", "'; DROP TABLE reports")


@pytest.mark.parametrize("q", NO_QUERIES)
def test_no_words_break_it(client: TestClient, q: str) -> None:
    assert client.get("/search", params={"q": q}).status_code in (200, 400)


@pytest.mark.parametrize("changes", [{"year": "20"}, {"q": "x" * 301}, {"actor": "x" * 301}])
def test_what_cannot_be_asked_is_refused(client: TestClient, changes: dict[str, str]) -> None:
    assert client.get("/search", params=changes).status_code == 400


def test_a_program_gets_the_same_in_portions(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.web.pages.search.PAGE", 1)
    first = client.get("/search.json", params={"q": "ferry"}).json()
    assert [row["schema"] for row in first["rows"]] == ["readout.hit/1"]
    second = client.get(first["next_url"]).json()
    assert second["next"] is None
    assert {first["rows"][0]["given_id"], second["rows"][0]["given_id"]} == {"a", "b"}
    assert 'rel="next" href="/search?q=ferry&amp;next=1"' in client.get("/search", params={"q": "ferry"}).text


def test_a_search_is_kept_as_a_feed(client: TestClient) -> None:
    answer = client.get("/search.atom", params={"q": "ferry", "act": "pledge"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(answer.content)
    assert feed.findtext(f"{atom}id") == "http://127.0.0.1:8765/search.atom?q=ferry&act=pledge"
    assert len(feed.findall(f"{atom}entry")) == 2
    assert answer.content == client.get("/search.atom?act=pledge&q=ferry").content
    assert 'type="application/atom+xml"' in client.get("/search?q=ferry&act=pledge").text


def test_hostile_words_are_escaped_wherever_they_stand(tmp_path: Path) -> None:
    path = str(tmp_path / "hostile.db")
    told = talks("a", publisher=BAD)
    told["report"] |= {"title": BAD, "text": told["report"]["text"] + f" The ferry {BAD} ferry \u202e."}
    told["statements"][0]["speaker"] = {"actor": None, "name": BAD, "capacity": BAD}
    told["statements"][0]["acts"] = [BAD]
    told["statements"][0]["topics"] = [BAD]
    with Store.open(path) as store:
        store.writer(PROGRAM).add([told])
    with asking(path) as client:
        for asked in (
            {"q": "ferry"},
            {"q": BAD},
            {"q": "alert"},
            {"q": "ferry", "actor": BAD, "act": BAD, "topic": BAD, "publisher": BAD},
            {},
        ):
            page = client.get("/search", params=asked).text
            assert "<img" not in page and "<script>" not in page and "\u202e" not in page
        ElementTree.fromstring(client.get("/search.atom", params={"q": BAD}).content)
