"""The page of a commitment: where it was made, what became of it, and how it stands on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from readout.accounts.commitments.ledger import Owed
from readout.accounts.ids import owed_id
from readout.errors import RecordError
from readout.views.accounts import owed_json
from readout.views.standing import FATES, standing
from readout.views.wording import in_words
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.paging import day_asked
from readout.web.site import Book
from readout.web.troubles import missing

router = APIRouter()
# So many tellings are shown with the words around them; further ones are named only.
EXCERPTS = 24


def owed_of(commitment: str, book: Book, on: Annotated[date, Depends(day_asked)]) -> Owed:
    """The commitment that an address names, by its id or the beginning of it, as it stands on a day."""
    try:
        found = book.commitment(commitment, on)
    except RecordError as error:
        raise missing(error) from error
    if not is_told(found, on):
        raise HTTPException(404, f"by {in_words(on.isoformat())} no report had told of this promise; ask as of a later day")
    return found


def is_told(owed: Owed, day: date) -> bool:
    """Whether a report had told of it by a day."""
    return (owed.made_in[0].source.published or "") <= day.isoformat()


Named = Annotated[Owed, Depends(owed_of)]


def this_commitment(owed: Named) -> Iterable[Owed]:
    """The one commitment."""
    return [owed]


offer(router, "/c/{commitment}", "commitments", this_commitment)


@router.get("/c/{commitment}.json", tags=["commitments"], summary="A commitment")
def commitment_json(owed: Named) -> JSONResponse:
    """A commitment as it stands on a day, as readout commitments prints it."""
    return json_rows([owed_json(owed)])


@router.get("/c/{commitment}", include_in_schema=False)
def commitment_page(request: Request, book: Book, owed: Named, on: Annotated[date, Depends(day_asked)]) -> HTMLResponse:
    """What was promised, in whose words, and what became of it."""
    places = [(each.source.report, each.content) for each in owed.made_in]
    places += [(each.source.report, each.anchor) for each in owed.fates]
    return fill(
        request,
        "commitment.html",
        owed=owed,
        name=owed_id(owed),
        on=on.isoformat(),
        is_today=on == date.today(),
        told_today=is_told(owed, date.today()),
        standing=standing(owed, on),
        fates=FATES,
        excerpts=book.excerpts(list(dict.fromkeys(places))[:EXCERPTS]),
        suffixes=suffixes("commitments"),
    )
