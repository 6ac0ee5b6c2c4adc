"""The list of statements."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readout.accounts.reports import Said
from readout.open_record import Wanted
from readout.views.accounts import said_json
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.paging import Cursor, Portion, Size, given, portion_of, wanted_of
from readout.web.site import Book

router = APIRouter()
Asked = Annotated[Wanted, Depends(wanted_of)]


def all_statements(book: Book, wanted: Asked) -> Iterable[Said]:
    """All that are asked for."""
    return book.statements(wanted)


offer(router, "/statements", "statements", all_statements)


def found_of(request: Request, book: Book, wanted: Asked, next: Cursor = None, size: Size = 50) -> Portion[Said]:
    """A portion of them, in the order of their reports' days."""
    return portion_of(request, wanted, next, size, lambda asked: list(book.statements(asked)))


Found = Annotated[Portion[Said], Depends(found_of)]


@router.get("/statements.json", tags=["statements"], summary="Statements")
def statements_json(found: Found) -> JSONResponse:
    """Who said what to whom, by the day on which it was reported, the latest first unless it is turned round."""
    return json_rows(map(said_json, found.rows), found.next_url, found.next)


@router.get("/statements", include_in_schema=False)
def statements_page(request: Request, found: Found, wanted: Asked) -> HTMLResponse:
    """The same as a page."""
    return fill(request, "statements.html", found=found, wanted=given(wanted), suffixes=suffixes("statements"))
