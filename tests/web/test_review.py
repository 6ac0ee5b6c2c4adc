from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.store import Store
from tests.store.readings import PROGRAM, doubtful_talks, scored, talks
from tests.web.conftest import asking

Token = Callable[[TestClient], str]
BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[TestClient]:
    """A record with a doubtful pair and a weak statement."""
    path = str(tmp_path / "doubt.db")
    with Store.open(path) as store:
        store.writer(PROGRAM).add([*doubtful_talks(), scored("c", 0.31, None)])
        store.settle()
    with asking(path) as client:
        yield client


def pressed(client: TestClient, page: str, verdict: str, **changes: str) -> str:
    """The page behind a button of the form of verdicts."""
    form = page.partition('<form class="verdicts"')[2].partition("</form>")[0]
    fields = dict(part.partition('" value="')[::2] for part in form.split('name="')[1:])
    given = {name: value.partition('"')[0] for name, value in fields.items() if name != "verdict"}
    assert f'value="{verdict}"' in form
    return client.post("/decide", data=given | {"verdict": verdict} | changes).text


def test_a_doubtful_pair_is_shown_with_what_speaks_for_and_against(asked: TestClient) -> None:
    page = asked.get("/review").text
    for words in (
        "1 of 2",
        "Are these two accounts of one encounter?",
        "same participants",
        "places of which nothing is known",
        "Hotel Marlo",
        "Villa Senn",
        '<span class="evidence" data-f="account">Ina Berg met Tor Lind</span>',
        'value="same" data-key="s"',
        'value="different" data-key="d"',
        'href="/review?skip=1" data-key="n"',
    ):
        assert words in page, words


def test_a_decision_leads_to_what_waits_next_and_can_be_taken_back(asked: TestClient) -> None:
    after = pressed(asked, asked.get("/review").text, "different")
    assert "1 of 1" in after
    assert "Was this statement read right?" in after
    assert "0.31" in after
    done = pressed(asked, after, "right")
    assert "Nothing waits for you" in done
    undo = done.partition('name="undo" value="')[2].partition('"')[0]
    token = done.partition('name="token" value="')[2].partition('"')[0]
    again = asked.post("/decide", data={"token": token, "undo": undo, "by": "browser", "back": "/review"}).text
    assert "Was this statement read right?" in again
    assert "Undo my last: different" in again


def test_what_was_passed_over_comes_again_at_the_end(asked: TestClient) -> None:
    second = asked.get("/review?skip=1").text
    assert "2 of 2" in second
    assert 'href="/review" data-key="n"' in second
    assert "1 of 2" in asked.get("/review?skip=7").text
    assert '<input type="hidden" name="back" value="/review?skip=1">' in second


def test_a_name_is_asked_for_once(asked: TestClient, token_of: Token) -> None:
    assert "Who decides?" in asked.get("/review").text
    answer = asked.post(
        "/review/name", data={"token": token_of(asked), "by": " Ada Bø ", "back": "/review?skip=1"}, follow_redirects=False
    )
    assert answer.headers["location"] == "/review?skip=1"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    page = asked.get("/review").text
    assert "You decide as Ada Bø" in page and "Who decides?" not in page
    pressed(asked, page, "same")
    listed = asked.get("/review/decisions").text
    assert "same" in listed and "by Ada Bø" in listed


@pytest.mark.parametrize("path", ["/review/name", "/decide"])
def test_without_the_token_nothing_is_changed(asked: TestClient, path: str) -> None:
    assert asked.post(path, data={"by": "Ada"}).status_code == 403


@pytest.mark.parametrize("skip", ["-1", "x", "99999999"])
def test_no_such_place_is_refused(asked: TestClient, skip: str) -> None:
    assert asked.get("/review", params={"skip": skip}).status_code == 400


def test_an_empty_record_asks_nothing(empty: TestClient) -> None:
    assert "Nothing waits for you" in empty.get("/review").text
    assert "Nothing yet" in empty.get("/review/decisions").text


def test_hostile_words_are_escaped(tmp_path: Path) -> None:
    path = str(tmp_path / "hostile.db")
    one, other = doubtful_talks()
    weak = scored("c", 0.2, None)
    for told in (one, other, weak):
        told["report"] |= {"title": BAD, "publisher": BAD, "text": told["report"]["text"] + BAD}
    one["encounters"][0] |= {"place": BAD, "occasion": BAD}
    weak["statements"][0] |= {"acts": [BAD], "speaker": talks("c")["statements"][0]["speaker"] | {"name": BAD}}
    with Store.open(path) as store:
        store.writer(PROGRAM).add([one, other, weak])
    with asking(path) as client:
        client.cookies.set("reviewer", "%3Cscript%3E%3Cimg%20src%3Dx%3E")
        for address in ("/review", "/review?skip=1"):
            page = client.get(address).text
            assert "<img" not in page and "<script>" not in page and "\u202e" not in page
        listed = pressed(client, page, "wrong", by=BAD, note=BAD) and client.get("/review/decisions").text
        assert "wrong" in listed and "<img" not in listed and "<script>" not in listed and "\u202e" not in listed
