import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from readout.web.security import POLICY, Bounded, Bounds, TooMuch


@pytest.mark.parametrize("path", ["/", "/static/style.css", "/nothing-here", "/openapi.json"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_file_whose_address_changes_with_it_is_kept_by_the_browser_and_no_page_is(client: TestClient) -> None:
    page = client.get("/")
    (style,) = re.findall(r'href="(/static/style\.css\?v=\w+)"', page.text)
    assert "immutable" in client.get(style).headers["cache-control"]
    for path in ("/", "/static/style.css", "/static/nothing.css?v=1"):
        assert client.get(path).headers["cache-control"] == "no-cache"


def test_the_policy_lets_no_inline_script_or_style_run() -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "frame-ancestors 'none'" in POLICY


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1:9", "127.0.0.1.elsewhere.example:8765", ""])
def test_a_name_that_another_site_may_have_pointed_here_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "open it under that name" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765"])
def test_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://elsewhere.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "none"}],
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/anything", headers=headers).status_code == 403


def test_more_than_may_be_sent_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/anything", headers={"content-length": "999999999"}, content=b"")
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/", "/encounters", "/reports", "/nothing-here"])
def test_no_page_holds_script_or_style_of_its_own(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "<script>" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick" not in page


def test_a_body_that_grows_or_dawdles_beyond_the_bounds_is_given_up() -> None:
    async def drip() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"12345", "more_body": True}

    async def take(bounds: Bounds) -> None:
        body = Bounded(drip, bounds)
        while True:
            await body.receive()

    # In a thread of its own: the browser of other tests leaves a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        for bounds, words in ((Bounds(bytes=20), "more than 20 bytes"), (Bounds(seconds=0.1), "too long")):
            with pytest.raises(TooMuch, match=words):
                thread.submit(asyncio.run, take(bounds)).result()


def test_every_route_that_changes_something_asks_for_the_token(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert {method for methods in described.values() for method in methods} == {"get"}
    for path in ("/add", "/decide"):
        assert client.post(path).status_code == 403
