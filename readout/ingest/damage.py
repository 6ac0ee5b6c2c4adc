"""What looks broken in a text; it is told, never mended."""

import re
from collections.abc import Callable

# Its own characters come first, since a pattern is sought quickest by these.
LOST_MARK = re.compile(r" \? (?<=[a-z,] \? )(?=[a-z])")
MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦]|â€\u009d|Ã[©¨¡¶¼±³§\u00ad]|Â[\u00a0£«»°]|ï»¿")
LAST_WORD = re.compile(r"[^\W_]$")
CUT_FROM = 120


def find_damage(text: str) -> tuple[str, ...]:
    """One line for each kind of damage seen in `text`, with what it may have been."""
    return tuple(note for sign in SIGNS if (note := sign(text)))


def _lost_mark(text: str) -> str | None:
    found = LOST_MARK.search(text)
    if not found:
        return None
    shown = text[max(0, text.rfind(" ", 0, found.start()) + 1) : found.end() + len(text[found.end() :].split(maxsplit=1)[0])]
    return f"'?' between words may have been a dash: {shown!r}"


def _replacement(text: str) -> str | None:
    count = text.count("\ufffd")
    return f"{count} characters were lost before the text came here (U+FFFD)" if count else None


def _mojibake(text: str) -> str | None:
    found = MOJIBAKE.search(text)
    return f"text was decoded wrongly before it came here: {found.group()!r}" if found else None


def _cut_end(text: str) -> str | None:
    """A long last paragraph without any mark at its end: the rest may be missing."""
    last = text.rstrip().rsplit("\n", 1)[-1].strip()
    return f"the text may be cut: it ends in {last[-20:]!r}" if len(last) >= CUT_FROM and LAST_WORD.search(last) else None


def _open_quotation(text: str) -> str | None:
    """Double marks that do not pair within a paragraph, unless the quotation is reopened at the start of the next."""
    paragraphs = [paragraph.strip() for paragraph in text.split("\n") if paragraph.strip()]
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], ""], strict=False):
        surplus = paragraph.count("“") - paragraph.count("”")
        straight = paragraph.count('"') % 2
        reopened = following[:1] in {"“", '"'} and (surplus == 1 or straight)
        if (surplus or straight) and not reopened:
            return f"quotation marks do not pair in the paragraph {paragraph[:30]!r}"
    return None


SIGNS: tuple[Callable[[str], str | None], ...] = (_lost_mark, _replacement, _mojibake, _cut_end, _open_quotation)
