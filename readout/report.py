"""One document, frozen."""

import hashlib
import re

from readout.errors import ForbiddenCharacter, NoText
from readout.value import value

FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


@value
class Origin:
    """Where the bytes of a report came from, as far as it is known before they are read.

    `name` is the file's name or `-` for standard input; the other fields are what the caller or the envelope (a JSON line)
    says, and win over what the text says of itself. `published` is an ISO date.
    """

    name: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    given_id: str | None = None


@value
class Report:
    """One document whose text never changes again: all offsets of the program point into `text`.

    `published` is an ISO date or None; `published_by` says how it was found: metadata, dateline, text or given.
    `dateline` is the dateline's own words where the text has one whose year is open ("United Nations, Feb 6").
    `damage` tells, in one line each, what the reader saw that looks broken ("'?' between words may have been a dash").
    """

    id: str
    text: str
    origin: Origin
    language: str
    title: str | None
    publisher: str | None
    published: str | None
    published_by: str | None
    dateline_place: str | None
    source_sha256: str
    text_sha256: str
    reader: str
    damage: tuple[str, ...]


def freeze(
    text: str,
    *,
    origin: Origin,
    source_sha256: str,
    reader: str,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    published_by: str | None = None,
    dateline_place: str | None = None,
    damage: tuple[str, ...] = (),
) -> Report:
    """A Report of `text`; raises ForbiddenCharacter or NoText if the text cannot be kept.

    The id is a hash of text and origin, so the same file read twice is the same report.
    """
    if bad := FORBIDDEN.search(text):
        raise ForbiddenCharacter(f"{origin.name}: character U+{ord(bad.group()):04X} at {bad.start()}; remove it and try again")
    if not text.strip():
        raise NoText(f"{origin.name}: no text in it; give a file with the words of a report")
    text_sha256 = hashlib.sha256(text.encode()).hexdigest()
    identity = hashlib.sha256("\x1f".join((text_sha256, origin.name, origin.url or "", origin.given_id or "")).encode())
    return Report(
        id=identity.hexdigest()[:16],
        text=text,
        origin=origin,
        language="en",
        title=title,
        publisher=publisher,
        published=published,
        published_by=published_by,
        dateline_place=dateline_place,
        source_sha256=source_sha256,
        text_sha256=text_sha256,
        reader=reader,
        damage=damage,
    )
