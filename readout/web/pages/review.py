"""Review: what the program is not sure of, one question at a time, and what people decided."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from readout.web.deciders import Decider, keep_name, kept_name
from readout.web.filling import fill
from readout.web.forms import Signed, field
from readout.web.pages.deciding import way_back
from readout.web.review_view import last_by, question_of, standing
from readout.web.site import Book

router = APIRouter(include_in_schema=False)
# How many decisions the list shows.
LISTED = 100
Place = Annotated[int, Query(ge=0, le=1_000_000)]


@router.get("/review")
def review_page(request: Request, book: Book, by: Decider, skip: Place = 0) -> HTMLResponse:
    """The question at a place of what waits; those before it were passed over."""
    waiting = book.waiting_at(skip)
    if skip >= waiting.total > 0:
        waiting, skip = book.waiting_at(0), 0
    decisions = book.decisions()
    return fill(
        request,
        "review.html",
        waiting=waiting,
        question=question_of(book, waiting),
        place=skip,
        name=by,
        asked=kept_name(request) is not None,
        decided=len(standing(decisions)),
        last=last_by(decisions, by),
    )


@router.get("/review/decisions")
def decisions_page(request: Request, book: Book) -> HTMLResponse:
    """What people decided, the last first, each to be taken back."""
    decisions = standing(book.decisions())
    return fill(request, "decisions.html", decisions=decisions[:LISTED], in_all=len(decisions))


@router.post("/review/name")
def name_decider(form: Signed) -> RedirectResponse:
    """Keeps the name of who decides in this browser."""
    answer = RedirectResponse(way_back(form), 303)
    keep_name(answer, field(form, "by"))
    return answer
