"""Bytes become reports here; one file for each input format."""

import hashlib
from collections.abc import Callable, Mapping

from readout.errors import ForbiddenCharacter, UnknownType
from readout.ingest.decoding import within
from readout.ingest.drafts import DEFAULTS, Draft, FieldMap, Options
from readout.ingest.html import draft_html
from readout.ingest.jsonl import draft_json
from readout.ingest.language import refuse_other_languages
from readout.ingest.pdf import draft_pdf
from readout.ingest.plain import draft_plain
from readout.ingest.sources import HTML, JSON, PDF, STDIN, TEXT, Input, Refused, find_inputs, media_type_of, refused
from readout.report import FORBIDDEN, Origin, Report, freeze

__all__ = [
    "JSON",
    "READERS",
    "STDIN",
    "FieldMap",
    "Input",
    "Options",
    "Refused",
    "find_inputs",
    "media_type_of",
    "read",
    "read_input",
    "refused",
]

Reader = Callable[[bytes, Origin, str | None, FieldMap], Draft]
# Media type: the reader's name with its version, and the reader. A better reader makes a new report and gets a new version.
READERS: Mapping[str, tuple[str, Reader]] = {
    TEXT: ("plain/1", lambda data, origin, declared, fields: draft_plain(data, origin, declared)),
    HTML: ("html/1", lambda data, origin, declared, fields: draft_html(data, origin, declared)),
    "application/xhtml+xml": ("html/1", lambda data, origin, declared, fields: draft_html(data, origin, declared)),
    PDF: ("pdf/1", lambda data, origin, declared, fields: draft_pdf(data, origin)),
    JSON: ("json/1", lambda data, origin, declared, fields: draft_json(data, origin, fields)),
}


def read(data: bytes, *, media_type: str, origin: Origin, options: Options = DEFAULTS) -> Report:
    """The report in `data`, frozen. `media_type` may carry a charset ("text/html; charset=utf-8").

    JSON is one object; for JSON Lines read each input of `find_inputs`. Raises a RefusedInput that names the trouble and the
    remedy in one line, or MissingExtra for PDF without pypdfium2.
    """
    kind, declared = _split(media_type)
    if kind not in READERS:
        raise UnknownType(f"{origin.name}: no reader for {kind or 'this type'}; give one of {', '.join(sorted(READERS))}")
    name, reader = READERS[kind]
    draft = reader(within(data, origin.name, options.max_bytes), origin, declared, options.fields)
    return _frozen(draft, hashlib.sha256(data).hexdigest(), name)


def read_input(item: Input, *, options: Options = DEFAULTS) -> Report:
    """The report of one input of `find_inputs`; raises as `read` does, and UnreadableFile."""
    return read(item.load(options.max_bytes), media_type=item.media_type, origin=item.origin, options=options)


def _frozen(draft: Draft, source_sha256: str, reader: str) -> Report:
    """The report of a draft; what the origin says wins over what the text says of itself."""
    origin = draft.origin
    title, publisher = origin.title or draft.title, origin.publisher or draft.publisher
    for words in (title, publisher, origin.url):
        if words and FORBIDDEN.search(words):
            raise ForbiddenCharacter(
                f"{origin.name}: U+0000 or a lone surrogate in its title, publisher or URL; remove it and try again"
            )
    published = origin.published or draft.published
    report = freeze(
        draft.text,
        origin=origin,
        source_sha256=source_sha256,
        reader=reader,
        title=title,
        publisher=publisher,
        published=published,
        published_by=(draft.published_by or "given") if published else None,
        damage=draft.damage,
    )
    refuse_other_languages(draft.text, origin.name)
    return report


def _split(media_type: str) -> tuple[str, str | None]:
    """The bare media type and its charset parameter."""
    kind, *parameters = (part.strip() for part in media_type.lower().split(";"))
    charsets = [part.removeprefix("charset=").strip("\"' ") for part in parameters if part.startswith("charset=")]
    return kind, charsets[0] if charsets else None
