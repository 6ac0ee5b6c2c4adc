"""Characters out of bytes."""

import codecs
import gzip
import io
import re
import zlib

from readout.errors import DamagedInput, EmptyInput, NotDeclaredType, TooLarge, UndecodableText

MAGIC = (
    (b"%PDF-", "a PDF file", "name it .pdf"),
    (b"\x1f\x8b", "a gzip file", "name it .gz after the type that is in it"),
    (b"PK\x03\x04", "a zip archive or an office document", "save it as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text, HTML or PDF"),
    (b"{\\rtf", "an RTF document", "save it as text, HTML or PDF"),
    (b"\x89PNG", "a picture", "give the text that is in it"),
    (b"\xff\xd8\xff", "a picture", "give the text that is in it"),
    (b"GIF8", "a picture", "give the text that is in it"),
    (b"\x7fELF", "a program", "give a text"),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIGH = re.compile("[^\x00-\x7f]")
# Characters of cp1252 where English typography or a Latin name has them; any other makes another code page likelier.
AT_HOME = re.compile("[‘’“”–—…•€£©®™°§«»·½¼¾\u00a0\u00ad]|(?<![^\\W\\d_][A-Z])[À-ÖØ-öø-ÿŠšŽžŒœŸ](?![À-ÖØ-öø-ÿ]{2})")


def gunzip(packed: bytes, name: str, max_bytes: int) -> bytes:
    """The bytes in a gzip file; raises TooLarge once they pass `max_bytes`, DamagedInput if the file is broken or cut short."""
    try:
        with gzip.open(io.BytesIO(packed)) as stream:
            unpacked = stream.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DamagedInput(f"{name}: damaged gzip file ({_first_line(error)}); fetch or pack it again") from error
    return within(unpacked, name, max_bytes)


def within(data: bytes, name: str, max_bytes: int) -> bytes:
    """`data` itself; raises EmptyInput or TooLarge if there is nothing or too much of it."""
    if not data:
        raise EmptyInput(f"{name}: the file is empty; give a file with the words of a report")
    if len(data) > max_bytes:
        raise TooLarge(f"{name}: over the limit of {max_bytes:,} bytes; split it or raise the limit (--max-bytes)")
    return data


def refuse_foreign(data: bytes, name: str) -> None:
    """Raises NotDeclaredType if `data` begins like a file of another kind than text."""
    for magic, kind, remedy in MAGIC:
        if data.startswith(magic):
            raise NotDeclaredType(f"{name}: this is {kind}, not text; {remedy}")


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and what was seen to be broken in it.

    In this order: byte order mark, UTF-16 without a mark, UTF-8 (bytes that are valid UTF-8 by chance are rarer than pages that
    declare the wrong encoding), the declared encoding, UTF-8 with a few broken bytes (told), cp1252 where every high byte makes
    sense in English, charset-normalizer. Raises UndecodableText if none fits, NotDeclaredType if the bytes are no text at all.
    """
    refuse_foreign(data, name)
    text, damage = _decoded(data, name, declared)
    _refuse_binary(text, name)
    return text, damage


def _decoded(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for encoding in (_marked(data), _unmarked_utf16(data), "utf-8", declared):
        if (certain := _strict(data, encoding)) is not None:
            return certain.removeprefix("\ufeff"), ()
    broken = data.decode("utf-8", errors="replace")
    lost, kept = broken.count("\ufffd"), len(HIGH.findall(broken)) - broken.count("\ufffd")
    if kept >= 2 * lost or (lost == 1 and broken.endswith("\ufffd")):
        return broken.removeprefix("\ufeff"), (f"{lost} bytes are no UTF-8; they are shown as U+FFFD",)
    _refuse_binary(data.decode("latin-1"), name)
    guessed = _cp1252(data) or _guessed(data)
    if guessed is None:
        raise UndecodableText(f"{name}: no encoding fits its bytes; save it as UTF-8")
    return guessed, ()


def _strict(data: bytes, encoding: str | None) -> str | None:
    """The text if `encoding` is known and fits every byte."""
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in BOMS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, seen from the zero half of its Latin letters."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(even, odd) < 0.3 * len(data) / 2 or min(even, odd) > 0.01 * len(data):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _cp1252(data: bytes) -> str | None:
    text = _strict(data, "cp1252")
    if text is None or len(AT_HOME.findall(text)) < len(HIGH.findall(text)):
        return None
    return text


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # loaded only for the few texts that need it

    best = from_bytes(data).best()
    return str(best) if best is not None else None


def _refuse_binary(text: str, name: str) -> None:
    """Control characters beyond a stray few mean that the bytes are no text; U+0000 is left for `freeze` to name."""
    if len(CONTROL.findall(text)) > max(3, len(text) // 100):
        raise NotDeclaredType(f"{name}: binary data, not text; give a text, HTML, PDF or JSON Lines file")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
