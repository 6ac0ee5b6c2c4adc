"""The record in the formats of other programs: one file a format, one row in FORMATS."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from readout.views.export import bibtex, csl, followthemoney, icalendar, plover, schema_org, web_annotation
from readout.views.export.comma_separated import write_csv
from readout.views.export.datapackage import describe_beside, described_in
from readout.views.export.json_lines import write_json_lines
from readout.views.export.parquet import write_parquet
from readout.views.export.rows import TABLES

# What can be exported: the kind, and the values of which its writers take any number, read one by one.
# encounters: Encounter · statements: Said · commitments: Owed · reports: Source · readings: Told
StreamWriter = Callable[[Iterable[Any], TextIO], None]
FileWriter = Callable[[Iterable[Any], Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for, its media type, the suffix of its files, and what writes which kind of values.

    `stream` writes to a text stream in UTF-8 that leaves line ends alone (`newline=""`); `file` writes a file of its own.
    """

    purpose: str
    media_type: str
    suffix: str
    stream: Mapping[str, StreamWriter]
    file: Mapping[str, FileWriter]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the format exports."""
        return (*self.stream, *self.file)


def write_described_parquet(kind: str, values: Iterable[Any], path: Path) -> None:
    """Writes a Parquet file, described in datapackage.json beside it; raises RecordError if that describes something else."""
    described_in(path.parent)
    write_parquet(kind, values, path)
    describe_beside(kind, path)


def _format(purpose: str, media_type: str, suffix: str, **stream: StreamWriter) -> Format:
    return Format(purpose, media_type, suffix, stream, {})


FORMATS: Mapping[str, Format] = {
    "csv": _format("spreadsheets", "text/csv", ".csv", **{kind: partial(write_csv, kind) for kind in TABLES}),
    "jsonl": _format("programs", "application/jsonl", ".jsonl", **{kind: partial(write_json_lines, kind) for kind in TABLES}),
    "parquet": Format(
        "pandas, polars, DuckDB and R",
        "application/vnd.apache.parquet",
        ".parquet",
        {},
        {kind: partial(write_described_parquet, kind) for kind in TABLES},
    ),
    "web-annotation": _format(
        "tools that mark up texts and pages",
        'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
        ".anno.jsonld",
        encounters=web_annotation.write_encounters,
        statements=web_annotation.write_statements,
        readings=web_annotation.write_readings,
    ),
    "schema-org": _format(
        "web pages and knowledge graphs",
        "application/ld+json",
        ".jsonld",
        encounters=schema_org.write_encounters,
        statements=schema_org.write_statements,
    ),
    "plover": _format(
        "quantitative work with event data",
        "application/jsonl",
        ".plover.jsonl",
        encounters=plover.write_encounters,
        statements=plover.write_statements,
    ),
    "icalendar": _format(
        "calendars: what is ahead, and by when",
        "text/calendar",
        ".ics",
        encounters=icalendar.write_encounters,
        commitments=icalendar.write_commitments,
    ),
    "bibtex": _format("LaTeX", "application/x-bibtex", ".bib", reports=bibtex.write_reports, statements=bibtex.write_statements),
    "csl-json": _format(
        "Zotero, Pandoc and word processors",
        "application/vnd.citationstyles.csl+json",
        ".csl.json",
        reports=csl.write_reports,
        statements=csl.write_statements,
    ),
    "followthemoney": _format(
        "investigators: Aleph and its relatives",
        "application/x-ndjson",
        ".ftm.ndjson",
        encounters=followthemoney.write_encounters,
        statements=followthemoney.write_statements,
        commitments=followthemoney.write_commitments,
        reports=followthemoney.write_reports,
    ),
}
