import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import NotFound
from readout.ingest import Input, Options, Refused, find_inputs, read_input
from readout.ingest.sources import sniff

GOOD = {"text": "The minister said so."}


def names(found: Iterator[Input | Refused]) -> list[str]:
    return [item.origin.name for item in found]


def write_lines(path: Path, *lines: bytes) -> Path:
    data = b"\n".join(lines)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def test_a_folder_is_listed_by_name_to_the_bottom(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.pdf", "sub/deep/d.TXT.gz", ".hidden.txt", ".git/e.txt", "f.docx", "README"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"The minister said so.")
    assert names(find_inputs([tmp_path])) == ["README", "a.html", "b.txt", "sub/c.pdf", "sub/deep/d.TXT.gz"]


def test_a_named_file_of_unknown_type_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f.docx").write_bytes(b"x")
    [item] = find_inputs([tmp_path / "f.docx"])
    assert isinstance(item, Refused)
    assert (item.kind, item.reason) == ("UnknownType", "f.docx: no reader for .docx; give .txt, .html, .pdf or .jsonl")


def test_a_path_that_is_not_there_ends_it_at_once(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"gone\.txt: not there"):
        find_inputs([tmp_path, tmp_path / "gone.txt"])


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.json", "a.json.gz", "a.txt", "noname", "noname.gz"])
def test_files_are_read_by_their_type(tmp_path: Path, name: str) -> None:
    text = (
        "<html><body><p>The minister said so.</p></body></html>"
        if "html" in name
        else json.dumps(GOOD)
        if "json" in name
        else GOOD["text"]
    )
    path = write_lines(tmp_path / name, text.encode())
    [item] = find_inputs([path])
    assert isinstance(item, Input)
    assert read_input(item).text == GOOD["text"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "noname", "noname.gz"])
def test_each_line_is_an_input_and_a_bad_one_is_its_own(tmp_path: Path, name: str) -> None:
    line = json.dumps(GOOD).encode()
    path = write_lines(tmp_path / name, line, b"", b"{broken", line + b"\r", b"  ")
    found = list(find_inputs([path]))
    assert [item.origin.name for item in found] == [f"{name}:1", f"{name}:3", f"{name}:4"]
    assert isinstance(found[2], Input)
    assert read_input(found[2]).text == GOOD["text"]


def test_lines_come_lazily() -> None:
    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "The minister said so."}\n'

    found = find_inputs(["-"], stdin=Endless())
    assert [next(found).origin.name for _ in range(3)] == ["-:1", "-:2", "-:3"]


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    line = json.dumps(GOOD).encode()
    path = write_lines(tmp_path / "a.jsonl", b'{"text": "' + b"x" * 1000 + b'"}', line)
    first, second = find_inputs([path], options=Options(max_bytes=100))
    assert isinstance(first, Refused)
    assert (first.kind, first.origin.name) == ("TooLarge", "a.jsonl:1")
    assert second.origin.name == "a.jsonl:2"


def test_a_cut_gzip_of_lines_gives_what_it_has_and_then_a_refusal(tmp_path: Path) -> None:
    lines = b"\n".join(json.dumps({"text": f"The minister said so {number} times."}).encode() for number in range(5000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-200])
    *some, last = find_inputs([tmp_path / "a.jsonl.gz"])
    assert len(some) > 100
    assert isinstance(last, Refused)
    assert (last.kind, last.origin.name) == ("DamagedInput", "a.jsonl.gz")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "text/html"),
        (b"<?xml version='1.0'?>\n<html>", "text/html"),
        (b"<p>Hello</p>", "text/html"),
        (b'{\n "text": "a"\n}', "application/json"),
        (b"< 5 members", "text/plain"),
        (b"The minister", "text/plain"),
    ],
)
def test_sniffing(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    "text", ["The minister said so.", '{"text": "The minister said so."}', '{\n"text": "The minister said so."}']
)
def test_standard_input_of_any_type(text: str) -> None:
    [item] = find_inputs(["-"], stdin=io.BytesIO(text.encode()))
    assert isinstance(item, Input)
    assert read_input(item).text == "The minister said so."


def test_standard_input_of_lines_whose_first_is_broken() -> None:
    found = find_inputs(["-"], stdin=io.BytesIO(b'{"text" "a"}\n{"text": "The minister said so."}'))
    assert names(found) == ["-:1", "-:2"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_lines_without_a_line_are_empty(tmp_path: Path, name: str) -> None:
    [item] = find_inputs([write_lines(tmp_path / name, b"", b" ")])
    assert isinstance(item, Refused)
    assert (item.kind, item.reason) == ("EmptyInput", f"{name}: no line in it; give .txt, .html, .pdf or .jsonl files")


def test_a_folder_without_anything_to_read_is_empty(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "f.docx").write_bytes(b"x")
    [item] = find_inputs([tmp_path / "docs"])
    assert isinstance(item, Refused)
    assert (item.kind, item.origin.name) == ("EmptyInput", "docs")


def test_another_file_under_the_name_of_lines_is_refused_once(tmp_path: Path) -> None:
    [item] = find_inputs([write_lines(tmp_path / "a.jsonl", b"%PDF-1.4", b"x", b"y")])
    assert isinstance(item, Refused)
    assert item.kind == "NotDeclaredType"


def test_a_folder_within_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_bytes(b"The minister said so.")
    scan = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    first, second = find_inputs([tmp_path])
    assert first.origin.name == "a.txt"
    assert isinstance(second, Refused)
    assert (second.kind, second.origin.name) == ("UnreadableFile", "closed")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", b"{}")
    path.chmod(0)
    [item] = find_inputs([path])
    assert isinstance(item, Refused)
    assert item.kind == "UnreadableFile"


def test_odd_names_are_shown_as_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\n.txt")
    path.write_bytes(b"The minister said so.")
    [item] = find_inputs([tmp_path])
    assert item.origin.name == "caf\ufffd .txt"
    assert isinstance(item, Input)
    assert read_input(item).text == "The minister said so."
