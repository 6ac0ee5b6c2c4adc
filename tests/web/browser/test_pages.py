import pytest

from tests.store.readings import talks
from tests.web.browser.conftest import Opened, faults

pytestmark = pytest.mark.slow
TOLD = talks("a")
REPORT = f"/d/{TOLD['report']['id']}"
# /e/ stands for the one encounter of the record.
STATEMENT = f"/s/{TOLD['report']['id']}/{TOLD['statements'][0]['id']}"
ACTORS = ["/actors", "/a/Ina%20Berg", "/pair?one=Ina+Berg&other=Tor+Lind"]
LEDGER = ["/commitments?status=any&on=2031-05-22", "/scheduled?on=2031-06-30"]
PATHS = ["/", "/encounters", "/reports", "/add", "/api", "/e/", REPORT, STATEMENT, *ACTORS, *LEDGER]


def address(site: str, path: str, opened: Opened) -> str:
    """The whole address of a page."""
    if path != "/e/":
        return site + path
    first = opened(f"{site}/encounters").locator("a[href^='/e/']").first.get_attribute("href")
    return f"{site}{first}"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "dark"), [(360, False), (800, False), (1280, False), (1280, True)])
def test_a_page_fits_its_window_and_keeps_nobody_out(site: str, path: str, width: int, dark: bool, opened: Opened) -> None:
    page = opened(address(site, path, opened), width=width, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


def test_light_and_dark_are_as_the_reader_chose(site: str, opened: Opened) -> None:
    page = opened(site)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(ground)
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(ground)
    assert dark != before
    page.goto(f"{site}/reports")
    assert page.evaluate(ground) == dark


def test_facts_are_walked_through_by_key_and_their_words_light_up(site: str, opened: Opened) -> None:
    page = opened(site + REPORT)
    page.keyboard.press("j")
    assert page.locator(".fact.chosen").get_attribute("id") == "e1"
    page.keyboard.press("j")
    assert page.locator(".fact.chosen").get_attribute("id") == "s1"
    assert "the ferry would sail again" in " ".join(page.locator(".text .lit").all_inner_texts())
    page.keyboard.press("k")
    assert page.locator(".fact.chosen").get_attribute("id") == "e1"
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


def test_words_lead_to_their_fact_and_a_fact_to_its_words(site: str, opened: Opened) -> None:
    page = opened(site + REPORT)
    page.locator(".text [data-f~=s1]").last.click()
    assert page.locator(".fact.chosen").get_attribute("id") == "s1"
    page.locator("#e1 .go").click()
    assert page.url.endswith("#c=2-23")


def test_mentions_of_one_actor_light_up_together(site: str, opened: Opened) -> None:
    page = opened(site + REPORT)
    page.locator(".text .mention", has_text="She").hover()
    assert page.locator(".text .met").all_inner_texts() == ["Ina Berg", "She"]


def test_a_link_to_words_that_are_no_fact_marks_them(site: str, opened: Opened) -> None:
    page = opened(f"{site}{REPORT}#c=2-10")
    page.wait_for_url("**?c=2-10#c=2-10")
    assert "".join(page.locator("mark").all_inner_texts()) == "Ina Berg"


def test_without_scripts_facts_and_words_are_linked_all_the_same(site: str, opened: Opened) -> None:
    page = opened(site + REPORT, scripts=False)
    page.locator(".tag").last.click()
    assert page.url.partition("#")[2] in ("s1", "s2")
    page.locator("#s1 .go").click()
    assert "#c=" in page.url


def test_a_fact_is_found_wrong_and_right_again_in_place(site: str, opened: Opened) -> None:
    page = opened(site + REPORT)
    page.locator("#s2 summary").click()
    page.locator("#s2 button", has_text="Wrong").click()
    assert "found wrong" in page.locator("#s2").inner_text()
    page.locator("#s2 summary").click()
    page.locator("#s2 button", has_text="Undo").click()
    assert "found wrong" not in page.locator("#s2").inner_text()


def test_a_text_is_pasted_and_its_facts_are_seen(empty_site: str, opened: Opened) -> None:
    page = opened(empty_site)
    page.get_by_label("Paste a text").fill(
        "OSLO, 4 May 2031 — Foreign Minister Ina Berg met Tor Lind on Tuesday. She said that the ferry would sail again by June."
    )
    page.get_by_label("Title").fill("Berg meets Lind")
    page.get_by_role("button", name="Read and add").click()
    page.get_by_role("heading", name="Done").wait_for(timeout=60_000)
    page.locator("main a[href^='/d/']").click()
    assert "Ina Berg" in page.locator(".facts").inner_text()


def test_nothing_of_a_hostile_report_runs(hostile_site: str, opened: Opened) -> None:
    page = opened(f"{hostile_site}/reports")
    reports = [link.get_attribute("href") for link in page.locator("main a[href^='/d/']").all()]
    page.goto(f"{hostile_site}/encounters")
    encounters = [link.get_attribute("href") for link in page.locator("main a[href^='/e/']").all()]
    assert len(reports) == 10
    for path in ["/", *reports, *encounters]:
        page.goto(f"{hostile_site}{path}")
        assert page.evaluate("window.ran") is None
        assert page.locator("main").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
