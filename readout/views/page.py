"""The readings of one or more reports as a single HTML page that needs nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from readout.reading import Reading
from readout.views.facts import Fact, facts_html, facts_of
from readout.views.marked_text import marked_html
from readout.views.wording import clean, when_published

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Section:
    """A report's part of the page."""

    id: str
    title: str
    summary: str
    html: str


def section_of(reading: Reading) -> Section:
    """The part of one report: its heading, its text with the facts marked in it, and the facts beside it."""
    report = reading.report
    name = f"r{report.id}"
    facts = facts_of(reading, name)
    title, summary = clean(report.title or report.origin.name), summary_of(facts)
    marks = [mark for fact in facts for mark in fact.marks]
    text = marked_html(report.text, marks, [tag for fact in facts for tag in fact.tags])
    html = (
        f'<article id="{name}">\n<header><h2>{escape(title)}</h2>\n{about_html(reading, summary)}</header>\n'
        f'<div class="sheet"><div class="text" lang="en">{text}</div>\n<aside aria-label="What the report holds">\n'
        f"{facts_html(reading, facts)}</aside></div>\n</article>\n"
    )
    return Section(name, title, summary, html)


def about_html(reading: Reading, summary: str) -> str:
    """Publisher, day of publication, file and address of a report, the counts of its facts, and what its reader saw damaged."""
    report = reading.report
    known = [clean(report.publisher or ""), when_published(report, reading.dating), clean(report.origin.name)]
    known = [escape(words) for words in known if words]
    url = report.origin.url or ""
    if url.startswith(("https://", "http://")):
        known.append(f'<a href="{escape(clean(url))}" rel="noreferrer">original</a>')
    lines = [" · ".join(known), escape(summary), *(f"Damage: {escape(clean(note))}" for note in report.damage)]
    return "".join(f"<p>{line}</p>\n" for line in lines)


def summary_of(facts: Sequence[Fact]) -> str:
    """How many facts of each kind: "2 encounters, 1 statement"."""
    kinds = [fact.kind for fact in facts]
    counts = [(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)]
    return ", ".join(f"{count} {kind}{'s' * (count != 1)}" for count, kind in counts) or "nothing for the record"


def page_of(sections: Sequence[Section]) -> str:
    """The whole page. Its policy lets nothing run or load but the style and script that it carries."""
    unique = list({section.id: section for section in sections}.values())
    title = unique[0].title if len(unique) == 1 else f"{len(unique)} reports"
    style, script = asset("page.css"), asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{escape(title)} · readout</title>\n<style>{style}</style>\n</head>\n<body>\n",
            *contents_html(unique),
            "<main>\n",
            *(section.html for section in unique),
            "</main>\n<footer><p>Read by rule from the words of each report; a mark is where a fact stands in them.</p>\n",
            '<p class="keys"><kbd>j</kbd> <kbd>k</kbd> next and previous fact · <kbd>Esc</kbd> let go</p></footer>\n',
            f"<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def contents_html(sections: Sequence[Section]) -> Iterator[str]:
    """The list of reports, if there are several."""
    if len(sections) < 2:
        return
    yield f'<nav aria-label="Reports"><h1>{len(sections)} reports</h1>\n<ol>\n'
    for section in sections:
        yield f'<li><a href="#{section.id}">{escape(section.title)}</a> <small>{escape(section.summary)}</small></li>\n'
    yield "</ol></nav>\n"


@cache
def asset(name: str) -> str:
    """A file beside this one."""
    return (HERE / name).read_text("utf-8")


def digest(words: str) -> str:
    """The words' hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
