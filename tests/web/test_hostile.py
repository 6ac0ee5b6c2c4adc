"""A report is a hostile input: nothing in it becomes an element, an attribute or an address of a page."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urlencode

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from readout.store import Store
from readout.web.app import PAGES
from readout.web.filling import page_of
from tests.store.readings import PROGRAM
from tests.web.conftest import asking
from tests.web.hostile import PAYLOADS, hostile_talks

Token = Callable[[TestClient], str]
NAMES = """
html head meta title link script body a header nav ul li form label input button main footer p section h1 h2 h3 ol span time div
article aside q details summary blockquote dl blockquote
    figure figcaption dt dd code strong em b small svg rect table thead tbody tr th td abbr kbd i mark
select option datalist textarea pre progress noscript
"""
ELEMENTS = frozenset(NAMES.split())


class Page(HTMLParser):
    """The elements and attributes of a page, checked as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            words = (value or "").strip().lower()
            if name.startswith(("on", "hx-")) or name in ("style", "srcdoc", "autofocus", "formaction"):
                self.faults.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not words.startswith(("/", "#", "?", "http://", "https://")):
                self.faults.append(f"{tag} {name}={value}")
            if tag == "script" and name == "src" and not words.startswith("/static/"):
                self.faults.append(f"script {value}")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(Path(tmp_path_factory.mktemp("hostile")) / "hostile.db")
    with Store.open(path) as store:
        store.writer(PROGRAM).add([hostile_talks(number) for number in range(len(PAYLOADS))])
        store.settle()
    with asking(path) as client:
        yield client


def checked(client: TestClient, path: str) -> Page:
    """The page at an address, whose elements are all ours."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:2000]
    page = Page()
    page.feed(answer.text)
    assert page.faults == []
    return page


def test_there_are_sixty_of_them() -> None:
    assert len(PAYLOADS) >= 60


LISTS = ["/", "/encounters?size=200", "/reports?size=200", "/add", "/actors?size=200"]
LEDGER = ["/commitments?size=200&status=any&on=2090-01-01", "/scheduled?on=2090-01-01"]


@pytest.mark.parametrize("path", [*LISTS, *LEDGER])
def test_lists_hold_no_element_of_a_report(client: TestClient, path: str) -> None:
    checked(client, path)


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_a_hostile_report_is_shown_as_text(client: TestClient, number: int) -> None:
    told = hostile_talks(number)
    page = checked(client, f"/d/{told['report']['id']}")
    for statement in told["statements"]:
        checked(client, f"/s/{told['report']['id']}/{quote(statement['id'], safe='')}")
    # Signs that turn writing around are named by a sign of their own.
    shown = "".join(page.texts)
    if all(char.isprintable() for char in PAYLOADS[number]):
        assert PAYLOADS[number] in shown


def test_encounters_with_hostile_names_are_shown_as_text(client: TestClient) -> None:
    for row in client.get("/encounters.json?size=200").json()["rows"]:
        checked(client, f"/e/{row['id']}")


def test_actors_with_hostile_names_are_shown_as_text(client: TestClient) -> None:
    rows = client.get("/actors.json?size=200").json()["rows"]
    for row in rows:
        checked(client, page_of(row["actor"] or row["name"]))
    checked(client, f"/pair?{urlencode({'one': rows[0]['name'], 'other': rows[1]['name']})}")


def test_promises_in_hostile_words_are_shown_as_text(client: TestClient) -> None:
    for row in client.get("/commitments.json?size=20&status=any&on=2090-01-01").json()["rows"]:
        checked(client, f"/c/{row['id']}?on=2090-01-01")


# What an address takes no other words for than days, numbers, places in a list and the like.
STRICT = {"since", "until", "on", "next", "size", "skip", "order", "year", "status", "c"}


def filters() -> dict[str, list[str]]:
    """What each page may be asked for, by its path, as the app itself knows it."""
    routes = [route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute)]
    pages = [route for route in routes if route.endpoint.__annotations__["return"] is HTMLResponse]
    return {route.path: sorted(asked_by(route.dependant)) for route in pages}


def asked_by(dependant: Dependant) -> set[str]:
    """The names of what a route, or what it rests on, takes from an address."""
    return {field.alias for field in dependant.query_params}.union(*map(asked_by, dependant.dependencies))


def answered(client: TestClient, path: str, **params: str) -> None:
    """Asks for a page, which may refuse but is ours in any case."""
    answer = client.get(path, params=params)
    page = Page()
    page.feed(answer.text)
    assert page.faults == [], (path, params)
    assert answer.status_code in (200, 400, 404), (path, params)


def test_the_filters_of_all_pages_are_known() -> None:
    found = filters()
    assert {"actor", "about", "beneficiary", "status", "on"} <= set(found["/commitments"])
    assert {"one", "other", "next"} <= set(found["/pair"])
    assert len(found) >= len(LISTS + LEDGER)


@pytest.mark.slow
@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_filter_of_every_page_takes_a_payload_as_words(client: TestClient, payload: str) -> None:
    words = payload[:150]
    for path, names in filters().items():
        address = re.sub(r"\{[^}]*\}", quote(words, safe=""), path)
        answered(client, address, **{name: words for name in names if name not in STRICT})
        # The first of those that are refused would hide the others.
        for name in STRICT & set(names):
            answered(client, address, **{name: words})


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_every_field_of_a_decision_takes_a_payload_as_words(client: TestClient, token_of: Token, number: int) -> None:
    payload, told = PAYLOADS[number], hostile_talks(number)
    report = f"/d/{told['report']['id']}"
    own = {"token": token_of(client), "back": report, "fact": f"{report[3:]}/{told['statements'][0]['id']}"}
    named = client.post("/review/name", data=own | {"by": payload, "back": payload}, follow_redirects=False)
    assert re.match(r"/(?![/\\])|$", unquote(named.headers["location"]))
    made = client.post("/decide", data=own | {"verdict": "speaker", "other": payload, "note": payload}, follow_redirects=False)
    assert made.headers.get("location") == report, made.text
    for path in (report, "/review/decisions", "/review"):
        checked(client, path)
    for name in ("verdict", "fact", "undo", "other", "token"):
        refused = client.post("/decide", data=own | {"verdict": "same", name: payload})
        page = Page()
        page.feed(refused.text)
        assert (refused.status_code, page.faults) in ((400, []), (403, []), (404, [])), name
