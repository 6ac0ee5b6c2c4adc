"""What actors say over time: topics that appear and vanish, acts by month, and who used a phrase first and last."""

import io
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from readout.accounts.positions.courses import Course, Side
from readout.errors import RecordError
from readout.open_record import Positions, Wanted
from readout.views.charts import course_grid, over_time
from readout.views.export.comma_separated import write_flat
from readout.views.positions import month_rows, positions_json
from readout.web.filling import fill
from readout.web.formats import json_rows
from readout.web.paging import edge_of
from readout.web.site import Book
from readout.web.troubles import missing

router = APIRouter()
Words = Annotated[str, Query(max_length=300)]
NOUNS = ("act", "topic")


def asked_of(
    actor: Words = "", other: Words = "", phrase: Words = "", since: Words = "", until: Words = "", publisher: Words = ""
) -> dict[str, str | None]:
    """What an address asks for: of whom, to or of whom, with which words, from when to when, as told by whom."""
    asked = {"actor": actor, "other": other, "phrase": phrase, "since": since, "until": until, "publisher": publisher}
    return {name: value.strip() or None for name, value in asked.items()}


# What is answered to who names no actor.
NOBODY: dict[int | str, dict[str, Any]] = {400: {"description": "No actor is named."}}
Asked = Annotated[dict[str, str | None], Depends(asked_of)]


def found_of(book: Book, asked: Asked) -> Positions:
    """The positions that an address asks for."""
    actor, other = asked["actor"], asked["other"]
    if actor is None:
        raise HTTPException(
            400, "somebody must be named: write /positions?actor=Norway, and perhaps &other=Iceland&phrase=red+line*"
        )
    since, until = edge_of(asked["since"], "since", 0), edge_of(asked["until"], "until", 1)
    for name in filter(None, (actor, other)):
        known_or_missing(book, name)
    return book.positions(actor, other, asked["phrase"], Wanted(since=since, until=until, publisher=asked["publisher"]))


def known_or_missing(book: Book, name: str) -> None:
    """Answers that there is no such actor, if the record knows none of this id or name."""
    try:
        book.actor(name)
    except RecordError as error:
        raise missing(error) from error


Found = Annotated[Positions, Depends(found_of)]


@router.get("/positions.json", tags=["actors"], summary="What an actor says over time", responses=NOBODY)
def positions_as_json(found: Found) -> JSONResponse:
    """Acts, topics and uses of a phrase by month, as readout positions prints them."""
    return json_rows(positions_json(found))


@router.get(
    "/positions.csv", tags=["actors"], summary="What an actor says over time, as csv", response_class=Response, responses=NOBODY
)
def positions_as_csv(found: Found) -> Response:
    """A line for each month of each act, topic and use of a phrase."""
    out = io.StringIO(newline="")
    write_flat(month_rows(found), out)
    headers = {"content-disposition": 'attachment; filename="positions.csv"'}
    return Response(out.getvalue(), media_type="text/csv", headers=headers)


@router.get("/positions", include_in_schema=False)
def positions_page(request: Request, book: Book, asked: Asked, found: Found) -> HTMLResponse:
    """The same as a page."""
    called = [book.actor(name).name for name in (asked["actor"], asked["other"]) if name]
    sides = [charted(side, [each for each in found.courses if each.side == side]) for side in sides_of(found.courses)]
    return fill(request, "positions.html", asked=asked, called=called, found=found, sides=sides)


def sides_of(courses: Sequence[Course]) -> list[Side]:
    """Who speaks to or of whom, in the order of the courses."""
    return list(dict.fromkeys(each.side for each in courses))


def charted(side: Side, courses: Sequence[Course]) -> dict[str, Any]:
    """The courses of a side: those that appear or vanish, and all as charts by act and by topic."""
    topics = [each for each in courses if each.kind == "topic"]
    grids = [(noun, course_grid([each for each in courses if each.kind == noun])) for noun in NOUNS]
    return {
        "side": side,
        "appeared": sorted((each for each in topics if each.appeared), key=lambda each: (each.first or "", each.value)),
        "vanished": sorted((each for each in topics if each.vanished), key=lambda each: (each.last or "", each.value)),
        "grids": [(noun, found, over_time(found, f"Statements by {noun}")) for noun, found in grids],
    }
