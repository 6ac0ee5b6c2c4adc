"""Encounters told of ahead, and what became of them: held, moved, cancelled, or no report since."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from readout.accounts.scheduled.following import Scheduled
from readout.open_record import Wanted
from readout.store.questions import Place, place_of
from readout.views.accounts import scheduled_json
from readout.web.filling import fill
from readout.web.formats import json_rows
from readout.web.paging import Portion, Size, day_asked, given, wanted_of
from readout.web.site import Book

router = APIRouter()
STATUSES = ("ahead", "held", "moved", "cancelled", "no report since")
CURSOR = Query(alias="next", max_length=80, description="What `next` of the last answer says.")
On = Annotated[date, Depends(day_asked)]
Asked = Annotated[Wanted, Depends(wanted_of)]


def portion_of(
    request: Request, book: Book, asked: Asked, on: On, next: Annotated[str | None, CURSOR] = None, size: Size = 25
) -> Portion[Scheduled]:
    """A portion of them, the latest day first."""
    if asked.status is not None and asked.status not in STATUSES:
        raise HTTPException(400, f"status: {asked.status[:40]} is none; take one of {', '.join(STATUSES)}")
    found = book.scheduled(
        on, replace(asked, newest_first=True, after=Place.read(next) if next is not None else None, limit=size + 1)
    )
    if len(found) <= size:
        return Portion(found, None, None)
    following = str(place_of(found[size - 1].encounter))
    return Portion(found[:size], following, str(request.url.include_query_params(next=following)))


Found = Annotated[Portion[Scheduled], Depends(portion_of)]


@router.get("/scheduled.json", tags=["commitments"], summary="Encounters told of ahead")
def scheduled_rows(found: Found) -> JSONResponse:
    """What was planned, and what became of it as of a day."""
    return json_rows(map(scheduled_json, found.rows), found.next_url, found.next)


@router.get("/scheduled", include_in_schema=False)
def scheduled_page(request: Request, found: Found, asked: Asked, on: On) -> HTMLResponse:
    """The same as a page."""
    wanted = given(asked) | {"on": on.isoformat()}
    return fill(request, "scheduled.html", found=found, wanted=wanted, on=on.isoformat(), statuses=STATUSES)
