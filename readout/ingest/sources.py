"""What there is to read: files, folders, standard input, lines of a corpus."""

import gzip
import io
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from readout.errors import (
    DamagedInput,
    EmptyInput,
    NotDeclaredType,
    NotFound,
    RefusedInput,
    TooLarge,
    UnknownType,
    UnreadableFile,
)
from readout.ingest.decoding import gunzip, refuse_foreign, within
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
_LINE = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read: a file that is opened when its turn comes, or the bytes of a line or of standard input."""

    origin: Origin
    media_type: str
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


def media_type_of(name: str, data: bytes) -> str:
    """The media type of a document that a listing named so: by the suffix, or a line of JSON Lines, else by its first bytes."""
    if _LINE.search(name):
        return JSON
    found = SUFFIXES.get(Path(name.lower().removesuffix(".gz")).suffix)
    return found if found and found != JSON_LINES else sniff(data)


def _listing(paths: list[str], stdin: IO[bytes] | None, options: Options) -> Iterator[Input | Refused]:
    for path in paths:
        if path == STDIN:
            yield from _streamed(stdin or io.BytesIO(), STDIN, options.max_bytes)
        elif Path(path).is_dir():
            yield from _or_empty(
                _folder(Path(path), options), _shown(Path(path).resolve().name), "folder with nothing to read in it"
            )
        else:
            yield from _file(Path(path), Path(path).name, options, named=True)


def _folder(folder: Path, options: Options) -> Iterator[Input | Refused]:
    """The documents below `folder` by name, hidden ones left out; a folder within it that cannot be opened is refused."""
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in sorted(files) if not name.startswith(".")):
            yield from _file(path, path.relative_to(folder).as_posix(), options, named=False)
    for error in closed:
        name = _shown(os.path.relpath(error.filename or folder, folder))
        yield refused(Origin(name), _unreadable(name, error))


def _or_empty(found: Iterator[Input | Refused], name: str, what: str) -> Iterator[Input | Refused]:
    """What was found, or one refusal if that is nothing: no input ends without a word."""
    first = next(found, None)
    if first is None:
        yield refused(Origin(name), EmptyInput(f"{name}: {what}; give .txt, .html, .pdf or .jsonl files"))
    else:
        yield first
        yield from found


def _file(path: Path, name: str, options: Options, *, named: bool) -> Iterator[Input | Refused]:
    origin = Origin(_shown(name))
    bare = path.name.lower().removesuffix(".gz")
    suffix = Path(bare).suffix
    media_type = SUFFIXES.get(suffix)
    if suffix and media_type is None:
        if named:
            yield refused(origin, UnknownType(f"{origin.name}: no reader for {suffix}; give .txt, .html, .pdf or .jsonl"))
    elif media_type in {JSON_LINES, None} or not path.is_file():
        yield from _opened(path, origin.name, options.max_bytes, lines=media_type == JSON_LINES)
    else:
        yield Input(origin, media_type, path)


def _opened(path: Path, name: str, max_bytes: int, *, lines: bool) -> Iterator[Input | Refused]:
    """The documents of a file that is read here and now: JSON Lines, or one whose name does not tell what it is."""
    try:
        with _open(path) as stream:
            if lines:
                yield from _or_empty(split_lines(stream, name, max_bytes), name, "no line in it")
            else:
                yield from _streamed(stream, name, max_bytes)
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
                origin,
                TooLarge(f"{origin.name}: line over the limit of {max_bytes:,} bytes; split it or raise the limit (--max-bytes)"),
            )
        elif number == 1 and (foreign := _foreign(line, name)):
            yield refused(Origin(name), foreign)
            return
        elif line.strip():
            yield Input(origin, JSON, data=line)


def _foreign(line: bytes, name: str) -> NotDeclaredType | None:
    try:
        refuse_foreign(line, name)
    except NotDeclaredType as error:
        return error
    return None


def _is_json_object(line: bytes) -> bool:
    """True for a first line that is one JSON object, or would be if it were not broken."""
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    return line.startswith(b"{") and line.endswith(b"}")


def _unreadable(name: str, error: OSError) -> RefusedInput:
    return UnreadableFile(f"{name}: cannot be opened ({error.strerror or type(error).__name__}); check its permissions")


def _shown(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 become U+FFFD, line ends spaces, so that a message stays one line."""
    return re.sub(r"[\x00-\x1f]", " ", os.fsencode(name).decode("utf-8", errors="replace"))
