from pathlib import Path

import pytest

from readout.errors import NotDeclaredType, ReadoutError
from readout.ingest import read
from readout.report import Origin, Report

FIXTURES = Path(__file__).parent.parent / "fixtures"
UNNAMED = Origin("a.html")
PARAGRAPH = "<p>The minister received the envoy in the capital and said that the talks would go on in May, number {}.</p>"


def read_page(page: str, encoding: str = "utf-8", origin: Origin = UNNAMED) -> Report:
    return read(page.encode(encoding), media_type="text/html", origin=origin)


def test_main_text_and_what_the_page_says_of_itself() -> None:
    report = read((FIXTURES / "talks.html").read_bytes(), media_type="text/html", origin=Origin("talks.html"))
    paragraphs = report.text.split("\n\n")
    assert paragraphs[0] == "Talks on the river go on"
    assert paragraphs[1].startswith("Minister Ida Solberg-Haas received")
    assert paragraphs[-1].startswith("Both sides agreed")
    assert len(paragraphs) == 4
    assert (report.title, report.publisher) == ("Talks on the river go on", "The Orlen Gazette")
    assert (report.published, report.published_by) == ("2019-03-15", "metadata")
    assert report.origin.url == "https://gazette.example/2019/talks"
    assert report.damage == ()


def test_what_the_caller_says_wins() -> None:
    origin = Origin("talks.html", url="https://x.example", publisher="Copy Desk", title="Talks", published="2019-03")
    report = read((FIXTURES / "talks.html").read_bytes(), media_type="text/html", origin=origin)
    assert (report.title, report.publisher, report.origin.url) == ("Talks", "Copy Desk", "https://x.example")
    assert (report.published, report.published_by) == ("2019-03", "given")


def test_a_page_without_a_date_gets_none() -> None:
    assert read_page("<html><body>" + "".join(map(PARAGRAPH.format, range(9))) + "</body></html>").published is None


@pytest.mark.parametrize(
    "head", ['<meta charset="windows-1250">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">']
)
def test_the_declared_encoding_is_used(head: str) -> None:
    page = (
        f"<html><head>{head}</head><body>"
        + "".join(map(PARAGRAPH.format, range(3))).replace("The minister", "Mr Dvořák")
        + "</body>"
    )
    assert "Mr Dvořák received" in read_page(page, "cp1250").text


def test_a_short_readout_an_xml_declaration_and_a_fragment_are_read() -> None:
    assert "spoke today" in read_page("<html><body><p>The minister and the envoy spoke today.</p></body></html>").text
    declared = '<?xml version="1.0" encoding="utf-8"?>\n<html><body><p>The minister and the envoy spoke today.</p></body></html>'
    assert "spoke today" in read_page(declared).text
    assert "number 1" in read_page(PARAGRAPH.format(1)).text


def test_a_file_without_tags_is_plain_text() -> None:
    report = read_page("Talks go on\n\nThe minister said so: 3 < 4.\n\n###")
    assert report.text == "Talks go on\n\nThe minister said so: 3 < 4."


def test_a_layout_table_is_taken_apart() -> None:
    cell = "The minister received the envoy in the capital and said that the talks would go on in May, at length."
    row = f"<tr><td>{cell}</td><td>{cell.replace('May', 'June')}</td></tr>"
    page = f"<html><body><article><table>{row}</table></article></body></html>"
    assert "|" not in read_page(page).text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 30_000 + PARAGRAPH * 3,
        "<html><body><p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">" + PARAGRAPH * 3,
        '<html><body><p title="' + "x" * 2_000_000 + '">' + PARAGRAPH * 3,
        "<p " * 100_000,
        "<html><body></body></html>",
        "<!-- " * 1000,
        "<html><head><title>x</title></head></html>",
    ],
    ids=["deep", "attributes", "long attribute", "unclosed", "empty", "comments", "no body"],
)
def test_bombs_are_read_or_refused(page: str) -> None:
    try:
        assert read_page(page).text
    except ReadoutError as error:
        assert "\n" not in str(error)


def test_a_pdf_under_an_html_name() -> None:
    with pytest.raises(NotDeclaredType):
        read(b"%PDF-1.5 ...", media_type="text/html", origin=Origin("a.html"))
