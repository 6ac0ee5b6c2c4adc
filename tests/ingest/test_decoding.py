import gzip

import pytest

from readout.errors import DamagedInput, EmptyInput, NotDeclaredType, TooLarge, UndecodableText
from readout.ingest.decoding import decode, gunzip, within

SENTENCE = "“We agree,” said the minister — in Orlenholm’s café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_in_any_usual_encoding_is_the_same_text(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == (SENTENCE, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == (SENTENCE, ())


def test_the_declared_encoding_is_used_unless_the_bytes_are_utf8() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "a.html", "iso-8859-2")[0] == "Łódź"
    assert decode("Łódź".encode(), "a.html", "iso-8859-2")[0] == "Łódź"


@pytest.mark.parametrize("declared", ["no-such-code", "hex", "rot13", "undefined", "idna"])
def test_a_declaration_of_nonsense_is_passed_over(declared: str) -> None:
    assert decode("caf\u00e9 and tea".encode("cp1252"), "a.html", declared)[0] == "café and tea"


def test_a_code_page_that_is_not_cp1252_is_found() -> None:
    russian = "Министр принял делегацию в столице и заявил, что переговоры продолжатся в следующем месяце."
    assert decode((russian * 3).encode("cp1251"), "a.txt")[0] == russian * 3


def test_a_few_broken_bytes_are_told() -> None:
    text, damage = decode("“Yes”, “no” and “maybe”".encode() + b"\xe2\x80", "a.txt")
    assert text == "“Yes”, “no” and “maybe”\ufffd"
    assert damage == ("1 bytes are no UTF-8; they are shown as U+FFFD",)


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7\n", b"\x1f\x8b\x08", b"PK\x03\x04", b"\x89PNG\r\n", b"{\\rtf1", b"\xff\xd8\xff\xe0"]
)
def test_other_files_under_a_text_name_are_named(start: bytes) -> None:
    with pytest.raises(NotDeclaredType, match=r"^a\.txt: this is an? .*; "):
        decode(start + b"rest", "a.txt")


def test_binary_is_no_text() -> None:
    with pytest.raises(NotDeclaredType, match="binary"):
        decode(bytes(range(1, 32)) * 20, "a.txt")


def test_bytes_that_fit_nothing() -> None:
    with pytest.raises(UndecodableText, match="save it as UTF-8"):
        decode(bytes(range(128, 256)) * 4, "a.txt")


def test_gzip_stops_at_the_limit() -> None:
    bomb = gzip.compress(b"\x20" * 5_000_000)
    with pytest.raises(TooLarge, match="1,000 bytes"):
        gunzip(bomb, "a.txt.gz", 1000)


def test_a_cut_gzip_is_damaged() -> None:
    with pytest.raises(DamagedInput, match="damaged gzip"):
        gunzip(gzip.compress(SENTENCE.encode())[:-9], "a.txt.gz", 1000)


def test_nothing_and_too_much() -> None:
    assert within(b"abc", "a.txt", 3) == b"abc"
    with pytest.raises(EmptyInput):
        within(b"", "a.txt", 3)
    with pytest.raises(TooLarge):
        within(b"abcd", "a.txt", 3)
