"""What the readers of the formats hand over before the text is frozen."""

from dataclasses import dataclass

from readout.report import Origin


@dataclass(frozen=True, slots=True)
class FieldMap:
    """The names under which a JSON Lines corpus keeps its fields; each default is our own name for it."""

    text: str = "text"
    title: str = "title"
    publisher: str = "publisher"
    published: str = "published"
    url: str = "url"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller may set for reading: the size limit in bytes, also of what comes out of a gzip file, and the field map."""

    max_bytes: int = 20_000_000
    fields: FieldMap = FieldMap()


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one document with what its format says of it; `origin` is the given one with what the envelope adds."""

    text: str
    origin: Origin
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_by: str | None = None
    damage: tuple[str, ...] = ()
