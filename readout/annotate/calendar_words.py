"""The words of `lexicon/en/calendar.toml` as tables and as pieces of patterns."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import readout.lexicon
from readout.lexicon.phrases import where_may_begin

_FILE = Path(readout.lexicon.__file__).parent / "en" / "calendar.toml"
CALENDAR: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _numbered(table: dict[str, list[str]], first: int) -> dict[str, int]:
    return {form.lower(): number for number, forms in enumerate(table.values(), first) for form in forms}


MONTHS = _numbered(CALENDAR["months"], 1)
WEEKDAYS = _numbered(CALENDAR["weekdays"], 0)
SEASONS: dict[str, tuple[int, int]] = {name: (first, last) for name, (first, last) in CALENDAR["seasons"].items()}
NUMBERS: dict[str, int] = CALENDAR["numbers"]
ORDINALS: dict[str, int] = CALENDAR["ordinals"]
FIXED_HOLIDAYS: dict[str, list[int]] = CALENDAR["holidays"]["fixed"]
WEEKDAY_HOLIDAYS: dict[str, list[int]] = CALENDAR["holidays"]["weekday"]
EASTER_HOLIDAYS: dict[str, int] = CALENDAR["holidays"]["easter"]
KNOWN_DAYS: dict[str, tuple[int, str]] = {on: (year, word) for on, (year, word) in CALENDAR["events"]["days"].items()}
UNRECKONED_HOLIDAYS: list[str] = CALENDAR["holidays"]["unreckoned"]["names"]


def any_of(words: Iterable[str]) -> str:
    """A group that matches one of the words, the longest first; a straight apostrophe serves for a curly one."""
    forms = sorted({word.replace("’", "'") for word in words}, key=len, reverse=True)
    written = (re.escape(form).replace("'", "['’]").replace("\\ ", " ") for form in forms)
    begin = where_may_begin([*forms, *(form.replace("'", "’") for form in forms)])
    return f"(?:{begin}(?:{'|'.join(written)}))"


def _names(table: dict[str, list[str]]) -> str:
    full = [form for name in table for form in (name, name.upper())]
    short = [form for forms in table.values() for name in forms[1:] for form in (name, name.upper())]
    return f"(?:{any_of(full)}\\b|{any_of(short)}\\b\\.?)"


def _full_names(table: Iterable[str]) -> str:
    return any_of(form for name in table for form in (name, name.upper())) + "\\b"


_YEAR = r"(?:1[5-9]|20)[0-9][0-9](?![0-9]|[.,:/][0-9]|[-–][a-z0-9])"
PIECES = {
    "month": _names(CALENDAR["months"]),
    "full_month": _full_names(name for name in CALENDAR["months"] if name not in ("May", "March")),
    "verbal_month": _full_names(["May", "March"]),
    "weekday": _names(CALENDAR["weekdays"]),
    "full_weekday": "(?:" + _full_names(CALENDAR["weekdays"]) + r"|(?:Tues|Thurs)\b\.?)",
    "day": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]|[a-z%])",
    "ordinal_day": r"(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)\b",
    "ordinal": any_of(form for word in ORDINALS for form in (word, word.capitalize(), word.upper())) + r"\b(?!-)",
    "count": r"(?:[0-9]{1,3}|" + any_of([*NUMBERS, *(word.capitalize() for word in NUMBERS)]) + ")",
    "vague": r"(?:(?:[Aa] |the )?(?:next |last |past )?(?:few|couple of|number of|handful of)|several|some|many)",
    "year": _YEAR,
    "event": any_of(CALENDAR["events"]["words"]) + r"\b",
    "year_after": rf"(?:(?: ?,)? (?P<y>{_YEAR})|,? of (?P<yo>{_YEAR})"
    r"|,?(?: of)? (?P<yw>last|this|next|the same) year\b(?!['’]))?",
    "season": any_of(SEASONS),
    "holiday": any_of([*FIXED_HOLIDAYS, *WEEKDAY_HOLIDAYS, *EASTER_HOLIDAYS]),
    "unreckoned": any_of(UNRECKONED_HOLIDAYS),
    "part_of_day": any_of(CALENDAR["parts_of_day"]["words"]),
    "dash": r"(?: ?[-–—‐‑−] ?| to | until | till | through )",
    "number_edge": r"(?<![\w/:.$€£-])(?<![0-9],)",
}

# White space inside an expression: blanks and at most one line break, since wire copy is broken anywhere.
_GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"


def pattern(template: str) -> re.Pattern[str]:
    """The template compiled: `{month}` and its like stand for the pieces, a blank for white space."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda piece: PIECES.get(piece[1], piece[0]), template)
    return re.compile(filled.replace(" ", _GAP))


def number_of(word: str) -> int:
    """The value of digits, a number word, or an ordinal in digits or letters; raises KeyError for any other word."""
    digits = re.match("[0-9]+", word)
    if digits:
        return int(digits[0])
    lower = word.lower()
    return NUMBERS[lower] if lower in NUMBERS else ORDINALS[lower]


def month_of(word: str) -> int:
    """1 to 12 for the name of a month; raises KeyError."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_of(word: str) -> int:
    """0 (Monday) to 6 for the name of a day; raises KeyError."""
    return WEEKDAYS[word.lower().rstrip(".")]
