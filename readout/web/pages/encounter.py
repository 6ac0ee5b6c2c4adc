"""The page of an encounter: what it was, and its accounts side by side."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readout.accounts.encounters.differences import Encounter
from readout.errors import RecordError
from readout.open_record import Comparison
from readout.views.accounts import comparison_json, encounter_json
from readout.web.encounter_view import matrix_of
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.site import Book
from readout.web.troubles import missing

router = APIRouter()


def encounter_of(encounter: str, book: Book) -> Encounter:
    """The encounter that an address names, by its id or the beginning of it."""
    try:
        return book.encounter(encounter)
    except RecordError as error:
        raise missing(error) from error


def comparison_of(encounter: str, book: Book) -> Comparison:
    """The same with its points."""
    try:
        return book.compare(encounter)
    except RecordError as error:
        raise missing(error) from error


def this_encounter(encounter: Annotated[Encounter, Depends(encounter_of)]) -> Iterable[Encounter]:
    """The one encounter."""
    return [encounter]


offer(router, "/e/{encounter}", "encounters", this_encounter)


@router.get("/e/{encounter}/points.json", tags=["encounters"], summary="The accounts of an encounter side by side")
def points_json(comparison: Annotated[Comparison, Depends(comparison_of)]) -> JSONResponse:
    """What each account says of each point, as readout compare prints it."""
    return json_rows([comparison_json(comparison.encounter, comparison.points)])


@router.get("/e/{encounter}.json", tags=["encounters"], summary="An encounter")
def one_encounter(found: Annotated[Encounter, Depends(encounter_of)]) -> JSONResponse:
    """An encounter with its accounts, as readout encounters prints it."""
    return json_rows([encounter_json(found)])


@router.get("/e/{encounter}", include_in_schema=False)
def encounter_page(request: Request, comparison: Annotated[Comparison, Depends(comparison_of)]) -> HTMLResponse:
    """What the encounter was by all accounts, and what each makes of it."""
    formats = [*suffixes("encounters"), ("/points.json", "points as json")]
    matrix = matrix_of(comparison)
    return fill(request, "encounter.html", encounter=comparison.encounter, matrix=matrix, suffixes=formats)
