"""Web pages: the main text and what the page says of itself."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from readout.errors import DamagedInput, NoText
from readout.ingest.boilerplate import without_boilerplate
from readout.ingest.damage import find_damage
from readout.ingest.decoding import decode
from readout.ingest.drafts import Draft
from readout.ingest.plain import draft_text, find_publisher, find_title
from readout.report import FORBIDDEN, Origin

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""", re.IGNORECASE
)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
ANY_TAG = re.compile(r"<(?:!doctype|/?[a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
WHOLE_PAGE = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
# libxml2 compares each attribute of a tag with all others: a tag of 200,000 attributes takes minutes. No text is in there.
OVERLONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{4000,}>")
LIST_MARK = re.compile(r"^(?:- |\d+\. )")
SPACE = re.compile(r"\s+")
LAYOUT_CELL = 80
# A day found anywhere in a page is no publication date (htmldate's extensive search gave 1995 for pages without any date).
EXTRACTION: dict[str, Any] = {
    "with_metadata": True,
    "favor_precision": True,
    "include_comments": False,
    "deduplicate": False,
    "date_extraction_params": {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"},
}


def draft_html(data: bytes, origin: Origin, declared: str | None = None) -> Draft:
    """The draft of a web page: trafilatura's main text, its paragraphs apart by a blank line, under the page's headline.

    A file without any tag is read as plain text. Raises NoText for a page without a main text, DamagedInput for one that no
    parser takes.
    """
    page, damage = decode(data, origin.name, declared or _declared(data))
    if not ANY_TAG.search(page):
        return draft_text(page, origin, damage)
    if FORBIDDEN.search(page):  # libxml2 would drop the rest of the page without a word
        return Draft(page, origin)
    visible, found = _extract(page, origin)
    paragraphs = list(_paragraphs(found.text))
    strays = _count_strays(paragraphs, visible)
    text = without_boilerplate("\n\n".join(_with_headline(paragraphs, found.title, visible)))
    told = (f"{strays} of {len(paragraphs)} paragraphs are not in the page word for word and in order",) if strays else ()
    return Draft(
        text,
        replace(origin, url=origin.url or found.url),
        found.title or find_title(text),
        found.sitename or find_publisher(text),
        found.date,
        "metadata" if found.date and not origin.published else None,
        (*damage, *told, *find_damage(text)),
    )


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    encoding = (found[1] or found[2]).decode("ascii", "replace").lower()
    return "cp1252" if encoding in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else encoding


def _extract(page: str, origin: Origin) -> tuple[str, Any]:
    """The words that the page shows, without white space, and trafilatura's document of it."""
    import trafilatura  # takes 0.4 s to load

    for noisy in ("trafilatura", "htmldate"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    try:
        tree = trafilatura.load_html(_tamed(page))
        visible = "" if tree is None else _visible(tree)
        found: Any = trafilatura.bare_extraction(tree, url=origin.url, **EXTRACTION) if visible else None
    except Exception as error:  # parsers of bad pages raise lxml errors, RecursionError, ValueError and more
        reason = type(error).__name__
        raise DamagedInput(f"{origin.name}: no parser takes this page ({reason}); save it again as HTML or text") from error
    if found is None or not found.text:
        raise NoText(f"{origin.name}: no main text in this page; save the article's text as .txt")
    return visible, found


def _tamed(page: str) -> str:
    """The page as a whole document, without an XML declaration and without the attributes of overlong tags."""
    page = OVERLONG_TAG.sub(r"<\1>", XML_DECLARATION.sub("", page))
    return page if WHOLE_PAGE.search(page) else f"<html><body><div>{page}</div></body></html>"


def _paragraphs(text: str) -> Iterator[str]:
    """The lines of trafilatura's text; a row of a table that only lays out the page is taken apart."""
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        parts = cells if any(len(cell) >= LAYOUT_CELL for cell in cells) else [line.strip()]
        yield from (part for part in parts if part)


def _visible(tree: Any) -> str:
    """The words of the page without any white space."""
    return SPACE.sub("", "".join(tree.xpath("//body//text()[not(parent::script or parent::style)]")))


def _count_strays(paragraphs: list[str], visible: str) -> int:
    """How many paragraphs are not in the page as extracted, or not after the one before."""
    position = strays = 0
    for paragraph in paragraphs:
        words = SPACE.sub("", LIST_MARK.sub("", paragraph))
        words = words.replace("|", "") if words.startswith("|") else words
        found = visible.find(words, position)
        if found < 0:
            strays += 1
            found = visible.find(words)
        position = found + len(words) if found >= 0 else position
    return strays


def _with_headline(paragraphs: list[str], title: str | None, visible: str) -> list[str]:
    """The paragraphs under the headline, if the page shows it and the main text has left it out."""
    if not title or title in paragraphs[:3] or SPACE.sub("", title) not in visible:
        return paragraphs
    return [title, *paragraphs]
