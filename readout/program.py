"""Which program read a report: its version, and digests of the words and the weights with which it read."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Program:
    """A program as far as its readings depend on it; the digests are the first 16 hexadecimal digits of SHA-256."""

    version: str
    lexicon: str
    model: str


@cache
def this_program() -> Program:
    """The program that runs. Lexicon and knowledge count together: both are words as data."""
    words = [path for folder in ("lexicon", "knowledge") for path in (PACKAGE / folder).rglob("*.toml")]
    weights = (path for path in (PACKAGE / "weights").iterdir() if path.suffix in (".onnx", ".txt"))
    return Program(version("readout"), digest(words), digest(weights))


def digest(files: Iterable[Path]) -> str:
    """A digest of files and of where they lie in the package."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
