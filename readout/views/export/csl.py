"""CSL-JSON, read by Zotero, Pandoc and citeproc: an item for each report, or for each statement."""

from collections.abc import Iterable
from typing import TextIO

from readout.accounts.reports import Said, Source
from readout.views.export.bibtex import key
from readout.views.export.citations import quoted
from readout.views.export.days import days_of
from readout.views.export.identifiers import address
from readout.views.export.json_text import Json, without_nothing, write_array
from readout.views.wording import clean


def write_reports(values: Iterable[Source], out: TextIO) -> None:
    """Writes an item for each report."""
    write_array(map(_report, values), out)


def write_statements(values: Iterable[Said], out: TextIO) -> None:
    """Writes an item for each statement: the speaker is the author, the words are the title, the report contains it."""
    write_array(map(_statement, values), out)


def _report(source: Source) -> Json:
    named = {"id": key(source), "type": "webpage" if address(source.url) else "article"}
    return without_nothing({**named, "author": _author(source.publisher), "title": _title(source), **_issued(source)})


def _statement(said: Said) -> Json:
    source = said.source
    words = {"author": _author(said.speaker.name), "title": clean(quoted(said.content)), "container-title": _title(source)}
    told = {"genre": f"{said.manner} speech: {', '.join(said.acts)}", **_issued(source)}
    return without_nothing({"id": f"{key(source)}-{said.id}", "type": "speech", **words, **told})


def _title(source: Source) -> str:
    return clean(source.title or f"Report {source.name}")


def _author(name: str | None) -> list[Json]:
    return [{"literal": clean(name)}] if name else []


def _issued(source: Source) -> Json:
    days = days_of(source.published)
    precision = (source.published or "").partition("/")[0].count("-") + 1
    parts = [[days[0].year, days[0].month, days[0].day][:precision]] if days else []
    return {
        "publisher": clean(source.publisher or ""),
        "issued": {"date-parts": parts} if parts else None,
        "URL": address(source.url),
    }
