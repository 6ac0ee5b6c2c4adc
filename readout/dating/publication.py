"""The day of publication, from the dateline and what the text implies."""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.dating.datelines import Dateline, find_dateline
from readout.dating.tables import DatingTables
from readout.dating.year_hints import (
    YEARS,
    Hint,
    document_number,
    named_occasions,
    names_of_their_time,
    sentences_of,
    terms_of_office,
    weekday_of_dateline,
    weekdays_beside_dates,
    years_told,
)
from readout.report import Report

# Characters of a text that are read for its year.
_READ = 50_000


@dataclass(frozen=True, slots=True)
class Dating:
    """When a report was published: an ISO day, or None if it cannot be told.

    `published_by` is `dateline` or `text`, or what the report brought with it; `candidates` are the days left where there are
    several; `reasons` tell, a line each, what narrowed them.
    """

    published: str | None
    published_by: str | None
    candidates: tuple[str, ...]
    reasons: tuple[str, ...]


def date_report(report: Report, tables: DatingTables) -> Dating:
    """The day of publication: as given, else that of the dateline, in its own year or in the only one that the text allows."""
    if report.published:
        return Dating(report.published, report.published_by, (), ())
    dateline = find_dateline(report.text)
    if dateline is None or dateline.month is None:
        return Dating(None, None, (), ("no date at the head of the text",))
    words = " ".join(dateline.span.of(report.text).split())
    if dateline.year:
        return Dating(_iso(dateline, dateline.year), "dateline", (), (f"the dateline is “{words}”",))
    return _narrowed(dateline, _hints(dateline, report.text, tables), f"the dateline “{words}” names no year")


def _narrowed(dateline: Dateline, hints: Iterator[Hint], first: str) -> Dating:
    """The years that all hints allow; where two hints exclude one another, none."""
    years, reasons = frozenset(day.year for day in dateline.days(YEARS)), [first]
    for hint in hints:
        if not years & hint.years:
            return Dating(None, None, (), (*reasons, f"{hint.reason}, which does not fit the rest"))
        if not years <= hint.years:
            years &= hint.years
            reasons.append(hint.reason)
    days = tuple(_iso(dateline, year) for year in sorted(years))
    return Dating(days[0], "text", (), tuple(reasons)) if len(days) == 1 else Dating(None, None, days, tuple(reasons))


def _hints(dateline: Dateline, whole: str, tables: DatingTables) -> Iterator[Hint]:
    """What the text implies of the year, the surest first."""
    text = whole[:_READ]
    sentences = sentences_of(text, dateline)
    words = tables.words(text)
    yield from weekday_of_dateline(dateline)
    yield from document_number(text)
    yield from weekdays_beside_dates(dateline, text)
    yield from years_told(dateline, text, sentences)
    yield from names_of_their_time(dateline, text)
    yield from terms_of_office(dateline, words, sentences, tables)
    yield from named_occasions(dateline, words, sentences, tables)


def _iso(dateline: Dateline, year: int) -> str:
    return f"{year:04}-{dateline.month:02}-{dateline.day:02}"
