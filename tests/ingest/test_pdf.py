import sys

import pytest

from readout.errors import DamagedInput, MissingExtra, NotDeclaredType, NoText
from readout.ingest import read
from readout.report import Origin, Report

PAGES = [
    [
        "Ministry of Rivers of Vardane",
        "Readout of the talks on the strait",
        "Minister Solberg-Haas received the envoy of Tesmark on Thursday and said that the bor-",
        "der would stay open through the summer. She thanked the envoy for his visit, and for the",
        "patience of his government.",
        "The envoy said that Tesmark would answer on the dams before the first of June, and that he",
        "would come back to the capital with the ministers of agriculture and of fishing, who have",
        "1",
    ],
    [
        "Ministry of Rivers of Vardane",
        "not met for two years.",
        "1. The border stays open.",
        "2. The fishing season is shortened.",
        "Page 2 of 3",
    ],
    ["Ministry of Rivers of Vardane", "Both sides agreed to meet again in the month of May.", "3 / 3"],
]


def read_pdf(data: bytes) -> Report:
    return read(data, media_type="application/pdf", origin=Origin("a.pdf"))


def test_lines_become_paragraphs_and_running_lines_go() -> None:
    assert read_pdf(make_pdf(PAGES)).text.split("\n\n") == [
        "Readout of the talks on the strait",
        "Minister Solberg-Haas received the envoy of Tesmark on Thursday and said that the border would stay open"
        " through the summer. She thanked the envoy for his visit, and for the patience of his government.",
        "The envoy said that Tesmark would answer on the dams before the first of June, and that he would come back"
        " to the capital with the ministers of agriculture and of fishing, who have not met for two years.",
        "1. The border stays open.",
        "2. The fishing season is shortened.",
        "Both sides agreed to meet again in the month of May.",
    ]


def test_a_broken_pdf() -> None:
    with pytest.raises(DamagedInput, match="broken PDF"):
        read_pdf(make_pdf(PAGES)[:200])


def test_a_pdf_without_text() -> None:
    with pytest.raises(NoText, match="OCR"):
        read_pdf(make_pdf([[]]))


def test_a_text_under_a_pdf_name() -> None:
    with pytest.raises(NotDeclaredType, match="not a PDF"):
        read_pdf(b"The minister spoke.")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r"readout\[pdf\]"):
        read_pdf(make_pdf(PAGES))


def make_pdf(pages: list[list[str]]) -> bytes:
    """A PDF of `pages`, each a list of lines in Helvetica; PDF's own encoding of Latin letters."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 720 Td\n{shown}ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _assembled(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)
