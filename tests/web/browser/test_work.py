"""What people do with a record, done in a browser from end to end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.browser.conftest import Opened, Site

pytestmark = pytest.mark.slow
SAMPLE = Path(__file__).parents[3] / "samples" / "lviv-2022.txt"


def test_a_text_is_pasted_and_a_speaker_put_right_for_good(empty_site: Site, opened: Opened) -> None:
    page = opened(empty_site.address)
    page.get_by_label("Paste a text").fill(SAMPLE.read_text(encoding="utf-8"))
    page.get_by_label("Title").fill("Talks in Lviv")
    page.get_by_role("button", name="Read and add").click()
    page.get_by_role("heading", name="Done").wait_for(timeout=60_000)
    page.locator("main a[href^='/d/']").click()
    facts = page.locator(".facts").inner_text()
    for words in ("Recep Tayyip Erdoğan", "Lviv", "18 August 2022", "urge"):
        assert words in facts
    report = page.url.rpartition("/")[2]
    assert page.locator("#s1 .go strong").inner_text() == "António Guterres"

    page.goto(f"{empty_site.address}/review")
    page.get_by_label("Who decides?").fill("Ada Bø")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep").click()
    page.goto(f"{empty_site.address}/d/{report}")
    page.locator("#s1 summary").click()
    page.locator("#s1").get_by_label("Who said it").fill("Volodymyr Zelenskyy")
    page.locator("#s1").get_by_label("Note").fill("as the minutes have it")
    with page.expect_navigation():
        page.locator("#s1").get_by_role("button", name="Correct").click()

    command = [sys.executable, "-m", "readout.cli", "reread", report, "--keep", "--record", str(empty_site.record)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    page.goto(f"{empty_site.address}/d/{report}")
    card = page.locator("#s1")
    assert card.locator(".go strong").inner_text() == "Volodymyr Zelenskyy"
    for words in ("by Ada Bø", "as the minutes have it"):
        assert words in card.inner_text()
    page.goto(f"{empty_site.address}/a/Volodymyr Zelenskyy")
    assert "the role of Türkiye" in page.locator("main").inner_text()
    page.goto(f"{empty_site.address}/d/{report}")
    page.locator("#s1 summary").click()
    with page.expect_navigation():
        page.locator("#s1").get_by_role("button", name="Undo").click()
    assert page.locator("#s1 .go strong").inner_text() == "António Guterres"


def test_two_accounts_are_compared_and_each_word_leads_to_its_report(site: str, opened: Opened) -> None:
    page = opened(f"{site}/encounters?since=2031-05-01&until=2031-05-01")
    page.get_by_role("link", name="Ina Berg and Tor Lind").first.click()
    page.wait_for_url("**/e/*")
    differing = page.locator("tr.differs", has_text="place")
    assert differing.locator("td").all_inner_texts()[:2] == ["Oslo", "Bergen"]
    page.locator("table.points q a").first.click()
    page.wait_for_url(f"{site}/d/**")
    assert page.locator(".text mark").count() > 0


def test_a_search_is_narrowed_and_followed_to_the_words(site: str, opened: Opened) -> None:
    page = opened(site)
    page.get_by_role("searchbox").fill("ferries sail")
    page.keyboard.press("Enter")
    assert "ferry" in page.locator("main mark").first.inner_text()
    page.get_by_label("Narrow", exact=True).get_by_role("link", name="Sudland Courier").click()
    page.wait_for_url("**publisher=**")
    assert page.locator(".hit").count() == 1
    page.locator(".hit h3 a").click()
    page.wait_for_url(f"{site}/d/**")
    assert "Sudland Courier" in page.locator("main header").inner_text()


@pytest.mark.parametrize(("path", "name"), [("/encounters", "csv"), ("/statements", "csv"), ("/commitments", "icalendar")])
def test_what_a_page_shows_may_be_taken_away(site: str, path: str, name: str, opened: Opened) -> None:
    page = opened(f"{site}{path}?{'status=any&on=2031-06-30' if path == '/commitments' else 'actor=Ina Berg'}")
    with page.expect_download() as waiting:
        page.locator(".downloads").get_by_role("link", name=name, exact=True).click()
    content = waiting.value.path().read_text(encoding="utf-8")
    assert "Berg" in content
    assert waiting.value.suggested_filename.startswith(path[1:])


def test_doubts_are_decided_by_one_key_each_and_taken_back(doubtful_site: str, opened: Opened) -> None:
    page = opened(f"{doubtful_site}/review")
    page.keyboard.press("d")
    page.get_by_text("Was this statement read right?").wait_for()
    page.keyboard.press("r")
    page.get_by_text("Nothing waits for you").wait_for()
    page.keyboard.press("u")
    page.get_by_text("Was this statement read right?").wait_for()
    page.keyboard.press("u")
    page.get_by_text("Are these two accounts of one encounter?").wait_for()
    page.get_by_label("One key decides").uncheck()
    page.keyboard.press("s")
    page.reload()
    assert page.get_by_text("Are these two accounts of one encounter?").is_visible()


def test_what_another_process_adds_is_seen(empty_site: Site, tmp_path: Path, opened: Opened) -> None:
    page = opened(empty_site.address)
    assert page.get_by_role("heading", name="This record is still empty").is_visible()
    given = {"id": "r1", "title": "Berg meets Lind", "text": "Ina Berg met Tor Lind in Oslo.", "date": "2031-05-01"}
    (tmp_path / "one.jsonl").write_text(json.dumps(given))
    command = [sys.executable, "-m", "readout.cli", "add", str(tmp_path / "one.jsonl"), "--record", str(empty_site.record)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    page.reload()
    assert page.get_by_role("link", name="Berg meets Lind").is_visible()
