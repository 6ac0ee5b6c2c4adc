"""The page of a report in a browser: facts and words lead to each other."""

import pytest

from tests.store.readings import talks
from tests.web.browser.conftest import Opened

pytestmark = pytest.mark.slow
REPORT = f"/d/{talks('a')['report']['id']}"


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
    with page.expect_navigation():
        page.locator("#s2 button", has_text="Wrong").click()
    assert "found wrong" in page.locator("#s2").inner_text()
    page.locator("#s2 summary").click()
    with page.expect_navigation():
        page.locator("#s2 button", has_text="Undo").click()
    assert "found wrong" not in page.locator("#s2").inner_text()
