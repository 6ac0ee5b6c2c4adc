"""The list of reports."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readout.accounts.reports import Source
from readout.open_record import Wanted
from readout.views.record_rows import report_row
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.paging import Cursor, Size, given, portion_of, wanted_of
from readout.web.site import Book

router = APIRouter()
Asked = Annotated[Wanted, Depends(wanted_of)]


def all_reports(book: Book, wanted: Asked) -> Iterable[Source]:
    """All that are asked for."""
    return book.sources(wanted)


offer(router, "/reports", "reports", all_reports)


@router.get("/reports.json", tags=["reports"], summary="Reports")
def reports_json(request: Request, book: Book, wanted: Asked, next: Cursor = None, size: Size = 50) -> JSONResponse:
    """The reports with the number of their facts, the latest first unless it is turned round."""
    found = portion_of(request, wanted, next, size, book.reports)
    return json_rows(map(report_row, found.rows), found.next_url, found.next)


@router.get("/reports", include_in_schema=False)
def reports_page(request: Request, book: Book, wanted: Asked, next: Cursor = None, size: Size = 50) -> HTMLResponse:
    """The reports, as a page."""
    found = portion_of(request, wanted, next, size, book.reports)
    return fill(request, "reports.html", found=found, wanted=given(wanted), suffixes=suffixes("reports"))
