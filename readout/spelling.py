"""Spellings made comparable: without diacritics, case, hyphens, points and possessives."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "’": "'", "‘": "'", "ʼ": "'", "`": "'"}
    | {"-": " ", "‐": " ", "‑": " ", "–": " ", ".": None, ",": " ", "(": " ", ")": " ", '"': " ", "“": " ", "”": " "}
)
_POSSESSIVE = re.compile(r"'s\b|s'(?=\s|$)|'")


def plain(words: str) -> str:
    """The words in basic letters, case kept: "Türkiye's" is "Turkiye", "U.S." is "US", "Ban Ki-moon" is "Ban Ki moon"."""
    if not words.isascii():
        words = "".join(mark for mark in unicodedata.normalize("NFKD", words) if not unicodedata.combining(mark))
    bare = words.translate(_LETTERS)
    if "'" in bare:
        bare = _POSSESSIVE.sub(lambda found: "s" if found[0] == "s'" else "", bare)
    return " ".join(bare.split())


def folded(words: str) -> str:
    """The words as compared: basic letters, lower case, no leading article. Empty if nothing is left."""
    bare = plain(words).lower()
    return bare[4:] if bare.startswith("the ") else bare


def is_capitals(words: str) -> bool:
    """True for an abbreviation in capitals, which is compared as written: WHO is a body, "who" is not."""
    return words.isupper() and len(words) <= 6
