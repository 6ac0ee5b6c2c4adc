"""PDF files, page by page."""

import re
from collections import Counter

from readout.errors import DamagedInput, MissingExtra, NotDeclaredType, NoText
from readout.ingest.drafts import Draft
from readout.ingest.plain import draft_text
from readout.report import Origin

PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–— ]*\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–— ]*", re.IGNORECASE)
HYPHENATED = re.compile(r"[a-z][-\u00ad\u2010]$")
# pdfium marks a hyphen at a line end with one of these; before a small letter it was put there by the typesetter.
SOFT_BREAK = re.compile(r"[\x02\ufffe](?:\r?\n)?(?=[a-z])")
HARD_BREAK = re.compile(r"[\x02\ufffe](?:\r?\n)?")
SENTENCE_END = re.compile(r"[.!?:][\"”’)\]]*$")
NEW_ITEM = re.compile(r"(?:[-•–*]|\(?\d{1,3}[.)]|[(]?[a-z][)])\s")
# A line this much shorter than the longest lines ends its paragraph if it also ends a sentence.
FULL_LINE = 0.75


def draft_pdf(data: bytes, origin: Origin, declared: str | None = None) -> Draft:
    """The draft of a PDF file: lines joined to paragraphs, words hyphenated at a line end made whole, page numbers left out.

    Raises MissingExtra without pypdfium2, DamagedInput for a broken or locked file, NoText for scanned pages.
    """
    if b"%PDF-" not in data[:1024]:
        raise NotDeclaredType(f"{origin.name}: this is not a PDF file; give it the suffix of what it is")
    pages = [_with_hyphens(page).splitlines() for page in _page_texts(data, origin.name)]
    text = _joined(_without_running_lines(pages))
    if not text.strip():
        raise NoText(f"{origin.name}: no text in this PDF, perhaps it is scanned; run OCR on it first")
    return draft_text(text, origin)


def _page_texts(data: bytes, name: str) -> list[str]:
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtra("reading PDF needs pypdfium2; install it with: pip install 'readout[pdf]'") from error
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return [page.get_textpage().get_text_bounded() for page in document]
        finally:
            document.close()
    except Exception as error:  # PdfiumError, but also ValueError or OSError for mangled page trees
        locked = "password" in str(error).lower()
        remedy = "save it without its password" if locked else "open and save it again, or give its text"
        raise DamagedInput(f"{name}: {'locked' if locked else 'broken'} PDF; {remedy}") from error


def _with_hyphens(page: str) -> str:
    return HARD_BREAK.sub("-", SOFT_BREAK.sub("", page)).replace("\x00", "")


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without the first and last lines that most of three or more pages share."""
    edges = Counter(line.strip() for page in pages for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count >= 3 and count > len(pages) / 2}
    return [[line for at, line in enumerate(page) if not _is_running(line.strip(), at, len(page), running)] for page in pages]


def _is_running(line: str, at: int, lines: int, running: set[str]) -> bool:
    at_edge = at < 2 or at >= lines - 2
    return at_edge and (line in running or PAGE_NUMBER.fullmatch(line) is not None)


def _joined(pages: list[list[str]]) -> str:
    """The lines of all pages as paragraphs, apart by blank lines; a paragraph may go on over the end of a page."""
    lines = [line.strip() for page in pages for line in page]
    lengths = sorted(len(line) for line in lines if line)
    full = FULL_LINE * lengths[int(len(lengths) * 0.9)] if lengths else 0
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if not line:
            continue
        if paragraphs and _goes_on(last, line, full):
            paragraphs[-1] = _glued(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        last = line
    return "\n\n".join(paragraphs)


def _goes_on(last: str, line: str, full: float) -> bool:
    """True if `line` continues the paragraph in which `last` stands."""
    if NEW_ITEM.match(line):
        return False
    return len(last) >= full or (line[0].islower() and not SENTENCE_END.search(last))


def _glued(paragraph: str, line: str) -> str:
    if HYPHENATED.search(paragraph) and line[0].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"
