"""Atom (RFC 4287): a search kept as a feed, an entry for each report that fits."""

import re
from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from readout.store.answers import Finding
from readout.views.export.days import day_or_none
from readout.views.export.identifiers import report_name
from readout.views.search_results import snippet
from readout.views.wording import clean

# A feed must say of each entry when it last changed; of a report whose day nobody knows this is said.
UNDATED = "1970-01-01T00:00:00Z"
# What XML 1.0 cannot hold.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_feed(findings: Iterable[Finding], out: TextIO, *, title: str, address: str, page: str, site: str) -> None:
    """Writes a feed of reports, of which `address` is its own, `page` that of the search for people, `site` where reports are.

    It says when it was last changed by the days of its reports, so that the same record gives the same feed.
    """
    entries = list(findings)
    days = [updated(finding) for finding in entries]
    out.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    out.write(f"{_element('id', address)}{_element('title', title)}{_element('updated', max(days, default=UNDATED))}")
    out.write(f'<link rel="self" type="application/atom+xml" href={_quoted(address)}/>\n')
    out.write(f'<link rel="alternate" type="text/html" href={_quoted(page)}/>\n<author><name>readout</name></author>\n')
    for finding, day in zip(entries, days, strict=True):
        _write_entry(finding, day, site, out)
    out.write("</feed>\n")


def updated(finding: Finding) -> str:
    """When a report was published, as the beginning of that day."""
    day = day_or_none(finding.told.source.published)
    return f"{day.isoformat()}T00:00:00Z" if day else UNDATED


def _write_entry(finding: Finding, day: str, site: str, out: TextIO) -> None:
    source = finding.told.source
    out.write(f"<entry>\n{_element('id', report_name(source))}{_element('title', source.title or f'Report {source.name}')}")
    out.write(f'{_element("updated", day)}<link rel="alternate" type="text/html" href={_quoted(f"{site}/d/{source.report}")}/>\n')
    if source.publisher:
        out.write(f"<author>{_element('name', source.publisher).strip()}</author>\n")
    out.write(f"{_element('summary', ''.join(piece.words for piece in snippet(finding)))}</entry>\n")


def _element(name: str, words: str) -> str:
    return f"<{name}>{escape(_fit(words))}</{name}>\n"


def _quoted(words: str) -> str:
    return quoteattr(_fit(words))


def _fit(words: str) -> str:
    return _NO_XML.sub("", clean(words))
