"""The list of actors."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readout.open_record import Wanted
from readout.views.record_rows import actor_row
from readout.web.filling import fill
from readout.web.formats import json_rows
from readout.web.paging import Cursor, Portion, Size, portion_of
from readout.web.site import Book

router = APIRouter()


def named_like(
    name: Annotated[str | None, Query(max_length=200, description="Words of the name.")] = None,
) -> Wanted:
    """The actors whose name has these words."""
    return Wanted(about=name.strip() or None if name else None)


Asked = Annotated[Wanted, Depends(named_like)]


def actors_of(request: Request, book: Book, asked: Asked, next: Cursor = None, size: Size = 50) -> Portion[Mapping[str, Any]]:
    """A portion of them, those who did most first."""
    return portion_of(request, asked, next, size, book.actors)


Found = Annotated[Portion[Mapping[str, Any]], Depends(actors_of)]


@router.get("/actors.json", tags=["actors"], summary="Actors")
def actors_json(found: Found) -> JSONResponse:
    """Who acts, with how often each met, spoke and promised; those who did most first."""
    return json_rows(map(actor_row, found.rows), found.next_url, found.next)


@router.get("/actors", include_in_schema=False)
def actors_page(request: Request, found: Found, asked: Asked) -> HTMLResponse:
    """The same as a page."""
    return fill(request, "actors.html", found=found, name=asked.about)
