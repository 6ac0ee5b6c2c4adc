"""The page of a report: its text, and the facts in it."""

import re
from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from readout.accounts.reports import Said, Source, Told, told_in
from readout.errors import RecordError
from readout.span import Span
from readout.store.one_report import Whole
from readout.views.wording import HOW_DATED
from readout.web.filling import fill
from readout.web.formats import json_rows, offer
from readout.web.report_view import view_of
from readout.web.site import Book
from readout.web.troubles import missing

router = APIRouter()


class Octets(Response):
    """Bytes of any kind."""

    media_type = "application/octet-stream"


_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")
FORMATS = (
    (".json", "json"),
    (".csv", "statements as csv"),
    (".bib", "bibtex"),
    (".csl.json", "csl-json"),
    (".anno.jsonld", "annotations"),
)


def whole_of(report: str, book: Book) -> Whole:
    """The report that an address names."""
    try:
        return book.whole(report)
    except RecordError as error:
        raise missing(error) from error


Named = Annotated[Whole, Depends(whole_of)]


def told_of(whole: Named) -> Iterable[Told]:
    """All that it tells."""
    return [told_in(whole.reading)]


def source_of(whole: Named) -> Iterable[Source]:
    """The report as a source."""
    return [told_in(whole.reading).source]


def statements_of(whole: Named) -> Iterable[Said]:
    """Its statements."""
    return told_in(whole.reading).statements


offer(router, "/d/{report}", "readings", told_of)
offer(router, "/d/{report}", "reports", source_of, only=("bibtex", "csl-json", "followthemoney"))
offer(router, "/d/{report}", "statements", statements_of, only=("csv", "jsonl", "schema-org"))


@router.get("/d/{report}.json", tags=["readings"], summary="A reading")
def report_json(whole: Named) -> JSONResponse:
    """The whole reading of a report, as readout read prints it."""
    return json_rows([whole.reading])


@router.get("/d/{report}/original", tags=["reports"], summary="The bytes of a report as they came", response_class=Octets)
def original(report: str, whole: Named, book: Book) -> Response:
    """The original, to be kept and never to be shown: it may hold anything."""
    content = book.original(report)
    if content is None:
        raise missing(RecordError("the original of this report was not kept; it came as a finished reading"))
    headers = {"content-disposition": f'attachment; filename="{report}.bin"', "content-security-policy": "sandbox"}
    return Octets(content, headers=headers)


@router.get("/d/{report}", include_in_schema=False)
def report_page(request: Request, whole: Named, c: Annotated[str, Query(max_length=24)] = "") -> HTMLResponse:
    """The text with its facts marked, and the facts beside it."""
    found = _STRETCH.fullmatch(c)
    asked = Span(int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None
    view = view_of(whole, asked)
    how_dated = HOW_DATED.get(view.report["published_by"] or "", "")
    return fill(request, "report.html", view=view, whole=whole, how_dated=how_dated, suffixes=FORMATS)
