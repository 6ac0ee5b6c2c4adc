"""Hostile words in a browser: none runs, none breaks a page."""

import json
from urllib.parse import urlencode

import pytest
from playwright.sync_api import FilePayload, Page

from readout.store import Store
from tests.store.readings import PROGRAM, talks
from tests.web.browser.conftest import Opened, Site
from tests.web.hostile import PAYLOADS
from tests.web.test_hostile import STRICT, filters

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


WHOLE = """() => {
  const seen = (each) => each !== null && each.getClientRects().length > 0;
  return [window.ran === undefined, seen(document.querySelector("main")), seen(document.querySelector("footer.foot")),
          document.documentElement.scrollWidth <= innerWidth];
}"""


def holds(page: Page) -> None:
    """Nothing ran, and the page is whole and no wider than its window."""
    page.wait_for_load_state()
    assert page.evaluate(WHOLE) == [True] * 4, page.url


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


WAITING = 7
FILTERED = ("/encounters", "/statements", "/actors", "/commitments", "/scheduled", "/reports", "/search", "/pair", "/positions")


@pytest.mark.parametrize("path", FILTERED)
def test_nothing_in_any_filter_of_a_page_runs(site: str, path: str, opened: Opened) -> None:
    page = opened(site, width=NARROW, complains=False)
    names = [name for name in filters()[path] if name not in STRICT]
    for payload in PAYLOADS:
        page.goto(f"{site}{path}?{urlencode(dict.fromkeys(names, payload[:200]))}")
        holds(page)


def test_nothing_in_a_field_for_days_runs(site: str, opened: Opened) -> None:
    page = opened(site, width=NARROW, complains=False)
    for payload in PAYLOADS:
        page.goto(f"{site}/encounters?{urlencode({'since': payload[:200]})}")
        holds(page)
        assert page.locator(".trouble").is_visible() == bool(payload.strip())


def test_hostile_words_may_be_sent_in_a_file(empty_site: Site, opened: Opened) -> None:
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
    assert len(links(page, "/d/")) == len(PAYLOADS)
    for path in ("/", "/reports?size=100"):
        page.goto(f"{empty_site.address}{path}")
        holds(page)


def test_hostile_words_may_be_pasted(empty_site: Site, opened: Opened) -> None:
    page = opened(f"{empty_site.address}/add", width=NARROW)
    for number, payload in enumerate(PAYLOADS, 1):
        page.goto(f"{empty_site.address}/add")
        # An address that is none keeps the browser from sending the form: other programs send it all the same.
        page.locator("form.add").evaluate("form => { form.noValidate = true; }")
        page.locator("#text").fill(f"Ina Berg met Tor Lind. {payload}")
        for name in ("#title", "#publisher", "#url"):
            page.locator(name).fill(payload)
        with page.expect_navigation():
            page.get_by_role("button", name="Read and add").click()
        holds(page)
        assert "/add/" in page.url
        # Jobs are read in their order, and few may wait.
        if number % WAITING == 0 or number == len(PAYLOADS):
            page.get_by_role("heading", name="Done").wait_for(timeout=120_000)
    for path in ("/", "/reports?size=100"):
        page.goto(f"{empty_site.address}{path}")
        holds(page)
    assert len(links(page, "/d/")) == len(PAYLOADS)


def test_hostile_words_may_be_written_into_every_field_of_a_decision(empty_site: Site, opened: Opened) -> None:
    many = talks("many")
    many["statements"] = [many["statements"][0] | {"id": f"{number:02d}"} for number in range(len(PAYLOADS))]
    with Store.open(str(empty_site.record)) as store:
        store.writer(PROGRAM).add([many])
    report = f"{empty_site.address}/d/{many['report']['id']}"
    page = opened(f"{empty_site.address}/review", width=NARROW, complains=False)
    for payload in PAYLOADS:
        page.locator("#by").evaluate("each => each.closest('details')?.setAttribute('open', '')")
        page.locator("#by").fill(payload)
        with page.expect_navigation():
            page.get_by_role("button", name="Keep").click()
        holds(page)
    page.goto(report)
    for number, payload in enumerate(PAYLOADS, 1):
        card = page.locator(f"#s{number}")
        card.locator("details").evaluate("each => { each.open = true; }")
        card.get_by_label("Who said it").fill(payload)
        card.get_by_label("Note").fill(payload)
        with page.expect_navigation():
            card.get_by_role("button", name="Correct").click()
        holds(page)
        assert page.locator(f"#s{number} .decided").is_visible()
    page.goto(f"{empty_site.address}/review/decisions")
    holds(page)
