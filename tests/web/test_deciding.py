from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.store.readings import talks

TOLD = talks("a")
REPORT = TOLD["report"]["id"]
FACT = f"{REPORT}/{TOLD['statements'][0]['id']}"
Token = Callable[[TestClient], str]


def test_a_fact_found_wrong_is_marked_so_until_that_is_undone(client: TestClient, token_of: Token) -> None:
    given = {"token": token_of(client), "fact": FACT, "verdict": "wrong", "note": "a joke", "back": f"/d/{REPORT}#s1"}
    answer = client.post("/decide", data=given, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/d/{REPORT}#s1")
    page = client.get(f"/d/{REPORT}").text
    assert 'class="fact rejected" id="s1"' in page
    assert "found wrong by" in page
    assert "a joke" in page
    undone = page.partition('name="undo" value="')[2].partition('"')[0]
    client.post("/decide", data={"token": token_of(client), "undo": undone})
    assert "rejected" not in client.get(f"/d/{REPORT}").text


@pytest.mark.parametrize("token", [None, "", "guessed"])
def test_a_form_without_the_token_changes_nothing(client: TestClient, token: str | None) -> None:
    given = {"fact": FACT, "verdict": "wrong"} | ({"token": token} if token is not None else {})
    assert client.post("/decide", data=given).status_code == 403
    assert "rejected" not in client.get(f"/d/{REPORT}").text


def test_nothing_is_changed_by_asking(client: TestClient) -> None:
    assert client.get("/decide", params={"fact": FACT, "verdict": "wrong"}).status_code == 405


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", ""])
def test_a_form_leads_back_to_pages_of_ours_alone(client: TestClient, token_of: Token, back: str) -> None:
    given = {"token": token_of(client), "fact": FACT, "verdict": "right", "back": back}
    assert client.post("/decide", data=given, follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize(("field", "value"), [("verdict", "maybe"), ("fact", "nothing/here"), ("fact", "")])
def test_what_makes_no_sense_is_told(client: TestClient, token_of: Token, field: str, value: str) -> None:
    given = {"token": token_of(client), "fact": FACT, "verdict": "wrong"} | {field: value}
    assert client.post("/decide", data=given).status_code == 400
