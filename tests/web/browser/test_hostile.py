"""Hostile words in a browser: none runs, none breaks a page."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import FilePayload, Page

from tests.web.browser.conftest import Opened, Site, fits
from tests.web.hostile import PAYLOADS

pytestmark = pytest.mark.slow
NARROW = 360
TOLD = "OSLO, 4 May 2031 — Foreign Minister Ina Berg met Tor Lind on Sunday. She said that the ferry would sail again by June."
LISTS = [
    "/",
    "/encounters",
    "/statements",
    "/reports",
    "/actors",
    "/commitments?status=any&on=2031-06-30",
    "/scheduled?on=2031-06-30",
]
MORE = ["/search?q=ferry", "/review", "/review/decisions", "/add", "/api"]
LINKED = ("/d/", "/e/", "/s/", "/c/", "/a/")


def holds(page: Page) -> None:
    """Nothing ran, and the page is whole."""
    page.wait_for_load_state()
    assert page.evaluate("window.ran") is None, page.url
    assert page.locator("main").is_visible(), page.url
    assert page.locator("footer.foot").is_visible(), page.url
    assert fits(page), page.url


def links(page: Page, begin: str) -> list[str]:
    """The pages of one kind to which a page leads."""
    found: list[str] = page.eval_on_selector_all(f"main a[href^='{begin}']", "all => all.map(each => each.getAttribute('href'))")
    return sorted({link.partition("?c=")[0].partition("#")[0] for link in found})


def test_nothing_of_a_hostile_report_runs(hostile_site: str, opened: Opened) -> None:
    page = opened(hostile_site, width=NARROW)
    found: dict[str, set[str]] = {kind: set() for kind in LINKED}
    for path in LISTS + MORE:
        page.goto(f"{hostile_site}{path}{'&' if '?' in path else '?'}size=100" if path in LISTS[1:] else f"{hostile_site}{path}")
        holds(page)
        for kind in LINKED:
            found[kind] |= set(links(page, kind))
    assert len(found["/d/"]) >= len(PAYLOADS)
    # Statements and promises hold the same words as their reports: some of them stand for all.
    for kind, some in (("/d/", 1), ("/e/", 2), ("/s/", 8), ("/c/", 8), ("/a/", 8)):
        for path in sorted(found[kind])[::some]:
            page.goto(f"{hostile_site}{path}")
            holds(page)


@pytest.mark.parametrize(("path", "some"), [("/search?q=", 1), ("/encounters?actor=", 9), ("/statements?about=", 9)])
def test_nothing_of_a_hostile_address_runs(site: str, path: str, some: int, opened: Opened) -> None:
    page = opened(site, width=NARROW, complains=False)
    for payload in PAYLOADS[::some]:
        page.goto(site + path + quote(payload[:200], safe=""))
        holds(page)


def test_hostile_words_may_be_written_into_every_form(empty_site: Site, opened: Opened) -> None:
    page = opened(f"{empty_site.address}/add", width=NARROW)
    names = ("id", "title", "publisher", "url")
    lines = [json.dumps(dict.fromkeys(names, each) | {"text": f"{TOLD} {each}"}) for each in PAYLOADS]
    lines_in_bytes = "\n".join(lines).encode()
    page.get_by_label("or drop files here").set_input_files(
        FilePayload(name="<img src=x onerror=window.ran=1>.jsonl", mimeType="application/jsonl", buffer=lines_in_bytes)
    )
    page.get_by_role("button", name="Read and add").click()
    page.get_by_role("heading", name="Done").wait_for(timeout=60_000)
    holds(page)
    for payload in PAYLOADS[::12]:
        page.goto(f"{empty_site.address}/add")
        page.get_by_label("Paste a text").fill(f"{TOLD} {payload}")
        page.get_by_label("Title").fill(payload)
        page.get_by_label("Publisher").fill(payload)
        page.get_by_role("button", name="Read and add").click()
        page.get_by_role("heading", name="Done").wait_for(timeout=60_000)
        holds(page)
        (report,) = links(page, "/d/")
        page.goto(f"{empty_site.address}/review")
        page.locator("#by").evaluate("each => each.closest('details')?.setAttribute('open', '')")
        page.locator("#by").fill(payload)
        with page.expect_navigation():
            page.get_by_role("button", name="Keep").click()
        holds(page)
        page.goto(f"{empty_site.address}{report}")
        card = page.locator(".fact", has=page.locator(".decide")).first
        card.locator("summary").click()
        card.get_by_label("Note").fill(payload)
        with page.expect_navigation():
            card.get_by_role("button", name="Wrong").click()
        holds(page)
    for path in ("/", "/reports", "/review/decisions"):
        page.goto(f"{empty_site.address}{path}")
        holds(page)
