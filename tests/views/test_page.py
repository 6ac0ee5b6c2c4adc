import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from readout.reading import Reading
from readout.views.page import asset, page_of, section_of

Read = Callable[..., Reading]
TALKS = (
    'Ms Berg, the foreign minister, met the envoy in Geneva on 3 May 2021. She said: "We will open the crossing by 1 June if '
    'the road is safe." The envoy denied that the road was unsafe.'
)
HOSTILE = '</div><script>alert(1)</script><img src=x onerror="alert(2)">'


class Elements(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _, attributes in self.found if attribute in attributes]


@pytest.fixture
def page(read: Read) -> str:
    return page_of([section_of(read(TALKS, title="Talks")), section_of(read("The apple trees are in blossom.", name="b.txt"))])


def test_links_within_the_page_lead_somewhere_and_ids_are_unique(page: str) -> None:
    elements = Elements(page)
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in elements.values("href")} <= set(ids)


def test_every_fact_can_be_found_in_the_text(page: str) -> None:
    named = {fact for value in re.findall(r'<span class="[^"]*" data-f="([^"]*)"', page) for fact in value.split()}
    cards = set(re.findall(r'<li class="fact" id="([^"]*)"', page))
    assert cards and cards == named


def test_the_policy_lets_only_its_own_style_and_script_run(page: str) -> None:
    elements = Elements(page)
    policy = next(attributes["content"] or "" for tag, attributes in elements.found if attributes.get("http-equiv"))
    for tag in ("style", "script"):
        (words,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not elements.values("style") and not elements.values("src")


def test_hostile_words_stay_words(read: Read) -> None:
    reading = read(f"{TALKS} {HOSTILE} Mr {HOSTILE} said {HOSTILE}.", title=HOSTILE, publisher=HOSTILE, url="javascript:alert(3)")
    elements = Elements(page_of([section_of(reading)]))
    assert [tag for tag, _ in elements.found].count("script") == 1
    assert not any(tag == "img" for tag, _ in elements.found)
    assert not any(link.startswith("javascript:") for link in elements.values("href"))


def test_a_report_given_twice_is_shown_once(read: Read) -> None:
    section = section_of(read(TALKS))
    assert page_of([section, section]).count("<article") == 1


def test_a_page_may_be_empty() -> None:
    assert "<main>" in page_of([])


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_have_the_contrast_of_wcag_aa() -> None:
    palettes = re.findall(r":root \{(.*?)\}", asset("page.css"), re.DOTALL)
    for palette in palettes[:2]:
        colours = dict(re.findall(r"--([\w]+): (#[0-9a-f]{6})", palette))
        inks = [name for name in colours if name in ("ink", "soft", "link") or re.fullmatch(r"c\d", name)]
        assert len(inks) == 12
        for ground in ("paper", "raised"):
            for ink in inks:
                light, dark = sorted((luminance(colours[ground]), luminance(colours[ink])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
