"""What the pages carry of others is what its makers released, and no page asks anything of another host."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from readout.web.filling import STATIC

WEB = STATIC.parent
FOLDERS = (STATIC / "vendor", Path(__file__).parent / "vendor")
OURS = [*WEB.glob("templates/*.html"), *(file for file in STATIC.glob("*") if file.suffix in (".js", ".css", ".svg"))]
# The name of a namespace is no address.
NAMESPACE = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_every_file_is_the_one_that_was_fetched(folder: Path) -> None:
    sums = {name: digest for digest, name in map(str.split, (folder / "sha256sums").read_text().splitlines())}
    there = {file.name for file in folder.iterdir()} - {"manifest.toml", "sha256sums"}
    assert there == set(sums)
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_everything_comes_with_its_licence(folder: Path) -> None:
    for name, entry in tomllib.loads((folder / "manifest.toml").read_text()).items():
        assert entry["licence"], name
        assert any("LICENSE" in file for file in entry["files"]), name


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_no_page_names_another_host(file: Path) -> None:
    found = re.findall(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}[^\s\"']*", file.read_text(encoding="utf-8").replace(NAMESPACE, ""))
    assert found == []


@pytest.mark.parametrize("file", sorted(WEB.glob("templates/*.html")), ids=lambda file: file.name)
def test_no_template_prints_unescaped_words_or_holds_a_script_of_its_own(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|<script>|<style|\sstyle=|\son[a-z]+=", text)
