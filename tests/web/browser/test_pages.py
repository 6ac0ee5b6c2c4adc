"""Every page in a browser: it fits, keeps nobody out, and the browser complains of nothing."""

from typing import Literal

import pypdfium2
import pytest

from tests.store.readings import talks
from tests.web.browser.conftest import Opened, faults, fits

pytestmark = pytest.mark.slow
TOLD = talks("a")
REPORT = f"/d/{TOLD['report']['id']}"
STATEMENT = f"/s/{TOLD['report']['id']}/{TOLD['statements'][0]['id']}"
# Of /e/ and /c/ the first that is listed stands for all.
FIRST = {"/e/": "/encounters", "/c/": "/commitments?status=any&on=2031-06-30"}
PATHS = [
    "/",
    "/encounters",
    "/e/",
    "/statements",
    STATEMENT,
    "/actors",
    "/a/Ina Berg",
    "/pair?one=Ina Berg&other=Tor Lind",
    "/positions?actor=Ina Berg&phrase=ferr*",
    "/positions?actor=Ina Berg&other=Tor Lind",
    "/commitments?status=any&on=2031-06-30",
    "/c/",
    "/scheduled?on=2031-06-30",
    "/reports",
    REPORT,
    "/search",
    "/search?q=ferry",
    "/review",
    "/review/decisions",
    "/add",
    "/api",
]
SIZES = [(1280, "dark"), (800, "light"), (360, "light")]
MIDDLE = 800
LANDMARKS: tuple[Literal["banner", "main", "contentinfo"], ...] = ("banner", "main", "contentinfo")


def address(site: str, path: str, opened: Opened) -> str:
    """The whole address of a page."""
    if path not in FIRST:
        return site + path
    page = opened(site + FIRST[path])
    first = page.locator(f"main a[href^='{path}']").first.get_attribute("href")
    page.close()
    return f"{site}{first}"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_its_window_and_keeps_nobody_out(site: str, path: str, opened: Opened) -> None:
    page = opened(address(site, path, opened))
    assert page.locator("h1").count() == 1
    assert page.get_by_role("search").count() == 1
    for landmark in LANDMARKS:
        assert page.get_by_role(landmark).count() == 1, landmark
    for width, colours in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
        assert fits(page), width
        assert width == MIDDLE or faults(page) == [], (width, colours)


def test_no_link_of_ours_is_dead(site: str, opened: Opened) -> None:
    page = opened(site)
    seen: set[str] = set()
    for path in PATHS:
        page.goto(address(site, path, opened))
        links = page.eval_on_selector_all("a[href^='/']", "all => all.map(each => each.getAttribute('href').split('#')[0])")
        for link in sorted(set(links) - seen):
            assert page.request.get(site + link, max_redirects=0).status == 200, (path, link)
        seen |= set(links)


def test_the_first_tab_leads_past_what_stands_on_every_page(site: str, opened: Opened) -> None:
    page = opened(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the contents"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_whatever_the_keyboard_reaches_is_seen_to_be_reached(site: str, opened: Opened) -> None:
    page = opened(f"{site}/encounters")
    reached = page.locator("a[href], button, input, select, summary").count()
    for _ in range(min(reached, 24)):
        page.keyboard.press("Tab")
        style = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(style) != "none", page.evaluate("document.activeElement.outerHTML")


def test_one_encounter_is_one_printed_sheet(site: str, opened: Opened) -> None:
    page = opened(address(site, "/e/", opened))
    sheet = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(sheet) == 1
    width, height = sheet[0].get_size()
    assert width > height


def test_a_printed_report_has_no_forms(site: str, opened: Opened) -> None:
    page = opened(site + REPORT)
    words = pypdfium2.PdfDocument(page.pdf())[0].get_textpage().get_text_range()
    assert "the ferry would sail again" in words
    assert "Correct" not in words


def test_light_and_dark_are_as_the_reader_chose(site: str, opened: Opened) -> None:
    page = opened(site)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(ground)
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(ground)
    assert dark != before
    page.goto(f"{site}/reports")
    assert page.evaluate(ground) == dark


def test_charts_are_drawn_under_the_policy_of_the_pages(site: str, opened: Opened) -> None:
    page = opened(f"{site}/a/Ina Berg")
    page.locator("[data-chart] svg").first.wait_for()
    assert page.locator("[data-chart] svg").count() == page.locator("[data-chart]").count()
    policy = page.request.get(site).headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
