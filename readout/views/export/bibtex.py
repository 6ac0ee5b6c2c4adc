"""BibTeX and biblatex: an entry for each report, or for each statement as words of its speaker in a report."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TextIO

from readout.accounts.reports import Said, Source
from readout.views.export.citations import quoted
from readout.views.export.days import days_of
from readout.views.export.identifiers import address
from readout.views.wording import clean

# BibTeX counts braces even where a backslash stands before them, so a brace is written as a command.
ESCAPES = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write_reports(values: Iterable[Source], out: TextIO) -> None:
    """Writes an entry for each report."""
    for source in values:
        _write(key(source), {"author": source.publisher, "title": source.title or f"Report {source.name}"}, source, out)


def write_statements(values: Iterable[Said], out: TextIO) -> None:
    """Writes an entry for each statement: the speaker is the author, the words are the title."""
    for said in values:
        fields = {"author": said.speaker.name, "title": quoted(said.content), "note": _note(said)}
        _write(f"{key(said.source)}-{said.id}", fields, said.source, out)


def key(source: Source) -> str:
    """The key of a report: publisher, year and id, in small letters and digits, so that it never changes."""
    bare = unicodedata.normalize("NFKD", source.publisher or "").encode("ascii", "ignore").decode().lower()
    publisher = re.sub(r"[^a-z0-9]+", "", bare)[:20] or "report"
    return f"{publisher}{(source.published or '')[:4] or 'undated'}-{source.report}"


def escaped(words: str) -> str:
    """The words in one line as TeX sets them."""
    return "".join(ESCAPES.get(char, char) for char in clean(words))


def _note(said: Said) -> str:
    parts = (said.source.publisher, said.source.title or f"report {said.source.name}")
    return f"{said.manner}, as reported by {', '.join(part for part in parts if part)}"


def _write(name: str, fields: Mapping[str, str | None], source: Source, out: TextIO) -> None:
    out.write(f"@misc{{{name},\n")
    for field, words in fields.items():
        if words:
            out.write(f"  {field} = {{{{{escaped(words)}}}}},\n")
    if days := days_of(source.published):
        precision = (source.published or "").count("-")
        out.write(f"  year = {{{days[0].year}}},\n" + (f"  month = {MONTHS[days[0].month - 1]},\n" if precision else ""))
        out.write(f"  date = {{{source.published}}},\n")
    if url := address(source.url):
        out.write(f"  url = {{{url}}},\n")
    out.write("}\n\n")
