"""The list of encounters."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readout.accounts.encounters.differences import Encounter
from readout.open_record import Wanted
from readout.views.accounts import encounter_json
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.paging import Cursor, Size, given, portion_of, wanted_of
from readout.web.site import Book

router = APIRouter()
Asked = Annotated[Wanted, Depends(wanted_of)]


def all_encounters(book: Book, wanted: Asked) -> Iterable[Encounter]:
    """All that are asked for."""
    return book.encounters(wanted)


offer(router, "/encounters", "encounters", all_encounters)


@router.get("/encounters.json", tags=["encounters"], summary="Encounters")
def encounters_json(request: Request, book: Book, wanted: Asked, next: Cursor = None, size: Size = 50) -> JSONResponse:
    """Who met whom, the latest first unless it is turned round."""
    found = portion_of(request, wanted, next, size, book.encounters)
    return json_rows(map(encounter_json, found.rows), found.next_url, found.next)


@router.get("/encounters", include_in_schema=False)
def encounters_page(request: Request, book: Book, wanted: Asked, next: Cursor = None, size: Size = 50) -> HTMLResponse:
    """Who met whom, as a page."""
    found = portion_of(request, wanted, next, size, book.encounters)
    return fill(request, "encounters.html", found=found, wanted=given(wanted), suffixes=suffixes("encounters"))
