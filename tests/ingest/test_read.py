import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.errors import (
    DamagedInput,
    EmptyInput,
    ForbiddenCharacter,
    NotDeclaredType,
    NotEnglish,
    NoText,
    RefusedInput,
    TooLarge,
    UnknownType,
    UnreadableFile,
)
from readout.ingest import READERS, Input, Options, find_inputs, read, read_input
from readout.report import Origin, Report

FRENCH = (
    "Le ministre a reçu la délégation dans la capitale mardi et a déclaré que les pourparlers se poursuivraient le mois prochain."
)
BAD = {
    "empty.txt": (b"", EmptyInput),
    "blank.txt": (b" \n\t\n", NoText),
    "furniture.txt": (b"Back to top\n###\n", NoText),
    "binary.txt": (bytes(range(1, 32)) * 40, NotDeclaredType),
    "page.txt": (b"%PDF-1.4 ...", NotDeclaredType),
    "office.txt": (b"PK\x03\x04...", NotDeclaredType),
    "nul.txt": (b"The minister\x00 said so.", ForbiddenCharacter),
    "nul.html": (b"<html><body><p>The minister\x00 said so.</p></body></html>", ForbiddenCharacter),
    "large.txt": (b"word " * 1000, TooLarge),
    "bomb.txt.gz": (gzip.compress(b" " * 100_000), TooLarge),
    "cut.txt.gz": (gzip.compress(b"The minister said so.")[:-5], DamagedInput),
    "plain.txt.gz": (b"The minister said so.", DamagedInput),
    "french.txt": (FRENCH.encode(), NotEnglish),
    "broken.pdf": (b"%PDF-1.4 ...", DamagedInput),
    "text.pdf": (b"The minister said so.", NotDeclaredType),
    "picture.html": (b"<html><body><img src='talks.png'></body></html>", NoText),
    "broken.json": (b"{", DamagedInput),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_one_line_that_says_what_to_do(name: str, tmp_path: Path) -> None:
    data, error = BAD[name]
    (tmp_path / name).write_bytes(data)
    [item] = find_inputs([tmp_path / name])
    assert isinstance(item, Input)
    with pytest.raises(error) as caught:
        read_input(item, options=Options(max_bytes=4000))
    message = str(caught.value)
    assert type(caught.value) is error
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    assert ";" in message


def test_the_limit_is_an_option(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 1000)
    [item] = find_inputs([tmp_path / "a.txt"])
    assert isinstance(item, Input)
    assert len(read_input(item, options=Options(max_bytes=5000)).text) == 4999


def test_a_file_gone_before_its_turn(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"The minister said so.")
    [item] = find_inputs([tmp_path])
    (tmp_path / "a.txt").unlink()
    assert isinstance(item, Input)
    with pytest.raises(UnreadableFile, match=r"a\.txt: cannot be opened"):
        read_input(item)


def test_a_media_type_without_a_reader() -> None:
    with pytest.raises(UnknownType, match="image/png"):
        read(b"x", media_type="image/png", origin=Origin("a.png"))


def test_a_charset_in_the_media_type() -> None:
    assert read("Łódź.".encode("iso-8859-2"), media_type="Text/Plain; charset=ISO-8859-2", origin=Origin("a.txt")).text == "Łódź."


def test_a_second_reading_is_the_same_report() -> None:
    first, second = (read(b"The minister said so.", media_type="text/plain", origin=Origin("a.txt")) for _ in range(2))
    assert first == second


PIECES = st.sampled_from(
    [
        b"<p>",
        b"</p>",
        b"<html>",
        b'{"text": "',
        b'"}',
        b"%PDF-",
        b"\x1f\x8b",
        b"\xff\xfe",
        b"\x00",
        b"| ",
        b"\n",
        b"The minister ",
    ]
)
BYTES = (
    st.binary(max_size=300)
    | st.lists(PIECES | st.binary(max_size=8), max_size=40).map(b"".join)
    | st.text(max_size=200).map(str.encode)
)


@given(BYTES, st.sampled_from(sorted(READERS)))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_a_report_or_a_refusal(data: bytes, media_type: str) -> None:
    try:
        report = read(data, media_type=media_type, origin=Origin("a"))
    except RefusedInput as error:
        assert "\n" not in str(error)
    else:
        assert isinstance(report, Report)
        assert report.text.strip()
