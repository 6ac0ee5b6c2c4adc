from pathlib import Path

import pytest

from readout.ingest.plain import draft_plain, find_publisher, find_title
from readout.report import Origin

FIXTURES = Path(__file__).parent.parent / "fixtures"


def test_page_furniture_leaves_the_text_and_the_rest_stays() -> None:
    draft = draft_plain((FIXTURES / "page-furniture.txt").read_bytes(), Origin("a.txt"))
    lines = draft.text.split("\n")
    assert lines[0] == "MINISTRY OF EXTERNAL RELATIONS OF VARDANE : News"
    assert lines[-1] == "Twitter."
    for words in ("14.03.2019    Font size: L M S", "share\nthis view of the river.", "dams ? and on fishing"):
        assert words in draft.text
    for words in ("newsletter", "TAGS", "Photo credits", "Back to top", "Home |"):
        assert words not in draft.text
    assert draft.title == "Minister Solberg-Haas receives the envoy of Tesmark"
    assert draft.publisher == "Ministry of External Relations of Vardane"
    assert draft.damage == ("'?' between words may have been a dash: 'dams ? and'",)


def test_line_ends_become_lf_and_the_mark_at_the_start_goes() -> None:
    assert draft_plain("\ufeffOne.\r\nTwo\u00a0three.\rFour.".encode(), Origin("a.txt")).text == "One.\nTwo\u00a0three.\nFour."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks go on\n\nThe minister said so.", "Talks go on"),
        (
            "FOR IMMEDIATE RELEASE\nOrlenholm, February 28, 2019\n\nReadout of the talks\n\nThe minister said so.",
            "Readout of the talks",
        ),
        ("What did she say?\nPosted 26 May 2022 in Rivers | 14 comments\n\nMuch.", "What did she say?"),
        ("LEAGUE OF COASTS\n\nStatement on the strait\n\nThe League said so.", "Statement on the strait"),
        ("ORLENHOLM, March 1 (Tern News) - The minister said so\n\nMore.", None),
        ("The minister said so.\n\nMore.", None),
        ("One line without an end", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Talks go on\n\nORLENHOLM, March 1 (Tern News) - The minister said so.", "Tern News"),
        ("Sept. 24, 2020 (TERN)—The minister said so.", "TERN"),
        ("ORLENHOLM (Tern) -- The minister said so.", "Tern"),
        ("PRESIDENCY OF THE REPUBLIC OF TÜRKİYE : News\n\nTalks go on\n\nText.", "Presidency of the Republic of Türkiye"),
        ("LEAGUE OF COASTS\nOffice of the Spokesperson\n\nText.", "Office of the Spokesperson, League of Coasts"),
        ("LEAGUE OF COASTS\n\nStatement on the strait\n\nText.", "League of Coasts"),
        ("The head of the Organisation of Free Ports (OFP) - he is new - spoke.", None),
        (
            "The Ministry of Rivers said on Monday that the dams were sound, and that nobody had asked it for more than that.",
            None,
        ),
        ("", None),
    ],
)
def test_publishers(text: str, publisher: str | None) -> None:
    assert find_publisher(text) == publisher
