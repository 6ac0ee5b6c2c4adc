"""Encounters told of ahead, and what became of them: held, moved, cancelled, or no report since."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from readout.accounts.encounters.differences import Encounter
from readout.accounts.scheduled.following import Scheduled
from readout.open_record import Wanted
from readout.store.questions import Place, place_of
from readout.views.accounts import scheduled_json
from readout.web.filling import fill
from readout.web.formats import json_rows, offer
from readout.web.paging import Cursor, Portion, Size, day_asked, given, portion, wanted_of
from readout.web.site import Book

router = APIRouter()
STATUSES = ("ahead", "held", "moved", "cancelled", "no report since")
On = Annotated[date, Depends(day_asked)]


def asked_of(wanted: Annotated[Wanted, Depends(wanted_of)]) -> Wanted:
    """Which of them an address asks for."""
    if wanted.status is not None and wanted.status not in STATUSES:
        raise HTTPException(400, f"status: {wanted.status[:40]} is none; take one of {', '.join(STATUSES)}")
    return wanted


Asked = Annotated[Wanted, Depends(asked_of)]


def encounters_of(book: Book, asked: Asked, on: On) -> Iterable[Encounter]:
    """All of them, as encounters."""
    return [each.encounter for each in book.scheduled(on, asked)]


offer(router, "/scheduled", "encounters", encounters_of, only=("icalendar",))


def found_of(request: Request, book: Book, asked: Asked, on: On, next: Cursor = None, size: Size = 25) -> Portion[Scheduled]:
    """A portion of them."""

    def ask(after: Place | None, limit: int) -> Sequence[Scheduled]:
        return book.scheduled(on, replace(asked, after=after, limit=limit))

    return portion(request, size, next, ask, lambda each: place_of(each.encounter))


Found = Annotated[Portion[Scheduled], Depends(found_of)]


@router.get("/scheduled.json", tags=["commitments"], summary="Encounters told of ahead")
def scheduled_rows(found: Found) -> JSONResponse:
    """What was planned, and what became of it as of a day."""
    return json_rows(map(scheduled_json, found.rows), found.next_url, found.next)


@router.get("/scheduled", include_in_schema=False)
def scheduled_page(request: Request, found: Found, asked: Asked, on: On) -> HTMLResponse:
    """The same as a page."""
    wanted = given(asked) | {"on": on.isoformat()}
    return fill(request, "scheduled.html", found=found, wanted=wanted, on=on.isoformat(), statuses=STATUSES)
