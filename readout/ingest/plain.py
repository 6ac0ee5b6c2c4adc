"""Plain text: decoding, page furniture, headline and letterhead."""

import re

from readout.ingest.boilerplate import without_boilerplate
from readout.ingest.damage import find_damage
from readout.ingest.decoding import decode
from readout.ingest.drafts import Draft
from readout.report import Origin

LONGEST_TITLE = 200
HEAD_LINES = 8
AGENCY = re.compile(
    r"^(?P<before>[^()]{0,90})\((?P<name>[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|and|the|for)){0,4})\)\s*(?:--?|[–—:])"
)
OFFICE = re.compile(
    r"(?:(?:the )?(?:presidency|ministry|department|office|chancellery|embassy|permanent mission|government"
    r"|delegation|secretariat)|(?:federal|state|royal|foreign|prime minister['’]s) "
    r"(?:ministry|department|office|chancellery))\b[\w .,'’()&-]*",
    re.IGNORECASE,
)
SECTION = re.compile(r"\s+[:|–—]\s+.*$")
LETTERHEAD = re.compile(
    r"(?:press (?:service|office|release|statement|communiqu[eé])|information and press department|readout|statement)",
    re.IGNORECASE,
)
STAMP = re.compile(
    r"for immediate release|embargo lifted|(?:posted|published|updated)\b.*|by (?:our own |our )?[\w .-]{2,40}"
    r"|from (?:wire reports|our [\w ]+)"
    r"|\W*(?:[^\W\d]+\W+){0,4}?(?:\d{1,4}\W+){0,2}(?:[^\W\d]+\W+)?(?:\d{1,2}\W+){0,2}(?:19|20)\d\d(?:\W.*)?",
    re.IGNORECASE,
)
MASTHEAD = re.compile(r"[^\W\d_][^\d_|:!?]{3,60}")
SMALL_WORDS = frozenset(("of", "the", "and", "for", "to", "in", "on"))


def draft_plain(data: bytes, origin: Origin, declared: str | None = None) -> Draft:
    """The draft of a plain text in any encoding."""
    text, damage = decode(data, origin.name, declared)
    return draft_text(text, origin, damage)


def draft_text(text: str, origin: Origin, damage: tuple[str, ...] = ()) -> Draft:
    """The draft of decoded text: line ends are made LF, page furniture goes, title and publisher are read off its head."""
    cleaned = without_boilerplate(text.replace("\r\n", "\n").replace("\r", "\n"))
    return Draft(cleaned, origin, find_title(cleaned), find_publisher(cleaned), damage=(*damage, *find_damage(cleaned)))


def find_title(text: str) -> str | None:
    """The first line of the head that stands as a headline, letterhead and date stamps aside; None where there is none.

    A headline has no full stop at its end, is under 200 characters, and is followed by a blank line, a stamp or a by-line.
    A name in capitals above a headline is a masthead.
    """
    found = _headlines(text)
    if found and _is_masthead(found[0]) and (len(found) > 1 or find_publisher(text)):
        found = found[1:]
    return found[0] if found else None


def find_publisher(text: str) -> str | None:
    """The agency in the dateline's brackets ("(Reuters) -"), the office that one of the first lines names, or a masthead.

    None if neither is clear.
    """
    head = [line.strip() for line in text.split("\n") if line.strip()][:HEAD_LINES]
    for line in head:
        if agency := _agency(line):
            return agency
    offices = [_cased(office) for line in head[:3] if _is_office(office := SECTION.sub("", line))][:1]
    owner = [_cased(line) for line in head[:1] if _is_masthead(line) and not _is_office(line)]
    return ", ".join((*offices, *owner)) if offices or (owner and len(_headlines(text)) > 1) else None


def _agency(line: str) -> str | None:
    """The name in brackets at the end of a dateline: after a place in capitals, a date, or a few words."""
    found = AGENCY.match(line)
    if not found:
        return None
    before = found["before"].strip()
    return found["name"] if before.isupper() or re.search(r"\d|,", before) or len(before.split()) <= 2 else None


def _headlines(text: str) -> list[str]:
    """The headlines before the first line of running text."""
    lines = [line.strip() for line in text.split("\n")[: HEAD_LINES * 2]]
    found: list[str] = []
    for number, line in enumerate(lines):
        if not line or _is_stamp(line) or _is_letterhead(line):
            continue
        if not _is_headline(line, lines[number + 1 :]):
            break
        found.append(line)
    return found


def _is_masthead(line: str) -> bool:
    return line.isupper() and MASTHEAD.fullmatch(line) is not None


def _is_headline(line: str, following: list[str]) -> bool:
    after = following[0].strip() if following else ""
    if len(line) >= LONGEST_TITLE or line.endswith((".", ":", ";", ",")) or _agency(line):
        return False
    return bool(following) and (not after or _is_stamp(after) or len(after) < 40)


def _is_stamp(line: str) -> bool:
    return len(line) < 80 and STAMP.fullmatch(line) is not None


def _is_letterhead(line: str) -> bool:
    return LETTERHEAD.fullmatch(line) is not None or _is_office(SECTION.sub("", line))


def _is_office(line: str) -> bool:
    return len(line) < 90 and OFFICE.fullmatch(line) is not None


def _cased(words: str) -> str:
    """Capitals made title case; other words as they are."""
    if not words.isupper():
        return words
    lowered = (word.replace("İ", "i").lower() for word in words.split())
    return " ".join(word if word in SMALL_WORDS and at else word[0].upper() + word[1:] for at, word in enumerate(lowered))
