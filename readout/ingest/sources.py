"""What there is to read: files, folders, standard input, lines of a corpus."""

import gzip
import io
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from readout.errors import DamagedInput, NotFound, RefusedInput, TooLarge, UnknownType, UnreadableFile
from readout.ingest.decoding import gunzip, within
from readout.ingest.drafts import DEFAULTS, Options
from readout.report import Origin

TEXT, HTML, PDF, JSON, JSON_LINES = "text/plain", "text/html", "application/pdf", "application/json", "application/x-ndjson"
SUFFIXES = {
    **dict.fromkeys((".txt", ".text", ".md"), TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), HTML),
    ".pdf": PDF,
    ".json": JSON,
    **dict.fromkeys((".jsonl", ".ndjson"), JSON_LINES),
}
HTML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|!--|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read: a file that is opened when its turn comes, or the bytes of a line or of standard input.

    `media_type` is None for a file whose name does not tell; its first bytes then do.
    """

    origin: Origin
    media_type: str | None
    path: Path | None = None
    data: bytes = b""

    def load(self, max_bytes: int) -> bytes:
        """The bytes, unpacked if the name ends in .gz; raises EmptyInput, TooLarge, DamagedInput or UnreadableFile."""
        if self.path is None:
            return within(self.data, self.origin.name, max_bytes)
        try:
            with self.path.open("rb") as stream:
                data = within(stream.read(max_bytes + 1), self.origin.name, max_bytes)
        except OSError as error:
            raise _unreadable(self.origin.name, error) from error
        return gunzip(data, self.origin.name, max_bytes) if self.path.suffix.lower() == ".gz" else data


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that did not become a report: `kind` is the name of the error class, `reason` its one-line message."""

    origin: Origin
    kind: str
    reason: str


def refused(origin: Origin, error: Exception) -> Refused:
    """The refusal that `error` means for the document from `origin`."""
    return Refused(origin, type(error).__name__, str(error))


def find_inputs(
    paths: Iterable[str | Path], *, stdin: IO[bytes] | None = None, options: Options = DEFAULTS
) -> Iterator[Input | Refused]:
    """The documents under `paths`, in the order given, those of a folder by name; `-` stands for `stdin`.

    Folders are searched to the bottom; hidden names and unknown suffixes in them are passed over, a named file with an unknown
    suffix is refused. Lines of JSON Lines come one by one, so a corpus of any size needs the memory of one line. Raises NotFound
    at once for a path that is not there.
    """
    listed = [str(path) for path in paths]
    for path in listed:
        if path != STDIN and not Path(path).exists():
            raise NotFound(f"{_shown(path)}: not there; check the path")
    return _listing(listed, stdin, options)


def sniff(data: bytes) -> str:
    """The media type that the first bytes show: PDF, HTML, JSON, else text."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return PDF
    if HTML_START.match(head):
        return HTML
    return JSON if head.lstrip().startswith(b"{") and b'"' in head else TEXT


def _listing(paths: list[str], stdin: IO[bytes] | None, options: Options) -> Iterator[Input | Refused]:
    for path in paths:
        if path == STDIN:
            yield from _streamed(stdin or io.BytesIO(), STDIN, options.max_bytes)
        elif Path(path).is_dir():
            for file in _files_under(Path(path)):
                yield from _file(file, file.relative_to(path).as_posix(), options, named=False)
        else:
            yield from _file(Path(path), Path(path).name, options, named=True)


def _files_under(folder: Path) -> Iterator[Path]:
    """All files below `folder` without hidden ones, by name."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if not name.startswith("."))


def _file(path: Path, name: str, options: Options, *, named: bool) -> Iterator[Input | Refused]:
    origin = Origin(_shown(name))
    bare = path.name.lower().removesuffix(".gz")
    suffix = Path(bare).suffix
    media_type = SUFFIXES.get(suffix)
    if suffix and media_type is None:
        if named:
            yield refused(origin, UnknownType(f"{origin.name}: no reader for {suffix}; give .txt, .html, .pdf or .jsonl"))
    elif media_type == JSON_LINES or not path.is_file():
        yield from _opened(path, origin.name, options.max_bytes, lines=media_type == JSON_LINES)
    elif not suffix and not path.name.lower().endswith(".gz"):
        yield from _opened(path, origin.name, options.max_bytes, lines=False)
    else:
        yield Input(origin, media_type, path)


def _opened(path: Path, name: str, max_bytes: int, *, lines: bool) -> Iterator[Input | Refused]:
    """The documents of a file that is read here and now: JSON Lines, or one whose name does not tell what it is."""
    try:
        with _open(path) as stream:
            yield from split_lines(stream, name, max_bytes) if lines else _streamed(stream, name, max_bytes)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield refused(Origin(name), DamagedInput(f"{name}: damaged gzip file ({error}); fetch or pack it again"))
    except OSError as error:
        yield refused(Origin(name), _unreadable(name, error))


def _open(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _streamed(stream: IO[bytes], name: str, max_bytes: int) -> Iterator[Input | Refused]:
    """The documents of a stream without a type: JSON Lines if its first line is a JSON object, else one document."""
    first = stream.readline(max_bytes + 1)
    if _is_json_object(first):
        yield from split_lines(stream, name, max_bytes, first)
        return
    data = first + stream.read(max_bytes + 1 - len(first))
    yield Input(Origin(name), sniff(data), data=data)


def split_lines(stream: IO[bytes], name: str, max_bytes: int, first: bytes = b"") -> Iterator[Input | Refused]:
    """One input for each line that is not blank, named `name:number`; a line over the limit is refused and skipped."""
    number = 0
    while line := first or stream.readline(max_bytes + 1):
        first = b""
        number += 1
        origin = Origin(f"{name}:{number}")
        if len(line) > max_bytes:
            while not line.endswith(b"\n") and (line := stream.readline(max_bytes)):
                pass
            yield refused(
                origin, TooLarge(f"{origin.name}: line over the limit of {max_bytes:,} bytes; split it or raise the limit")
            )
        elif line.strip():
            yield Input(origin, JSON, data=line)


def _is_json_object(line: bytes) -> bool:
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _unreadable(name: str, error: OSError) -> RefusedInput:
    return UnreadableFile(f"{name}: cannot be opened ({error.strerror or type(error).__name__}); check its permissions")


def _shown(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 become U+FFFD, line ends spaces, so that a message stays one line."""
    return re.sub(r"[\x00-\x1f]", " ", os.fsencode(name).decode("utf-8", errors="replace"))
