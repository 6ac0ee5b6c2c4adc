"""The ledger: who owes what to whom, and what became of it, as of a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from readout.accounts.commitments.ledger import Owed
from readout.accounts.ids import owed_id
from readout.open_record import CommitmentsWanted
from readout.views.accounts import owed_json
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.paging import Cursor, Portion, Size, Words, day_asked, edge_of
from readout.web.site import Book

router = APIRouter()
STATUSES = ("waiting", "overdue", "due", "open", "fulfilled", "broken", "changed", "lapsed", "any")
FIELDS = ("actor", "beneficiary", "about", "since", "until", "publisher")
On = Annotated[date, Depends(day_asked)]


def wanted_of(
    actor: Words = None,
    beneficiary: Words = None,
    about: Words = None,
    status: Words = None,
    since: Words = None,
    until: Words = None,
    publisher: Words = None,
) -> CommitmentsWanted:
    """Which commitments an address asks for: those that wait, unless it says otherwise."""
    chosen = said(status) or STATUSES[0]
    if chosen not in STATUSES:
        raise HTTPException(400, f"status: {chosen[:40]} is none; take one of {', '.join(STATUSES)}")
    return CommitmentsWanted(
        actor=said(actor),
        beneficiary=said(beneficiary),
        about=said(about),
        publisher=said(publisher),
        status=None if chosen == "any" else chosen,
        since=edge_of(since, "since", 0),
        until=edge_of(until, "until", 1),
        order="deadline",
    )


def said(words: str | None) -> str | None:
    """The words of a field, None if there are none."""
    return (words or "").strip() or None


Asked = Annotated[CommitmentsWanted, Depends(wanted_of)]


def all_commitments(book: Book, asked: Asked, on: On) -> Iterable[Owed]:
    """All that are asked for."""
    return book.commitments(on, replace(asked, told_by=on.isoformat()))


offer(router, "/commitments", "commitments", all_commitments)


def portion_of(request: Request, book: Book, asked: Asked, on: On, next: Cursor = None, size: Size = 50) -> Portion[Owed]:
    """A portion of them, in the order of their terms; those without one come last."""
    found = book.commitments(on, replace(asked, told_by=on.isoformat(), limit=size + 1, after=next))
    if len(found) <= size:
        return Portion(found, None, None)
    following = owed_id(found[size - 1])
    return Portion(found[:size], following, str(request.url.include_query_params(next=following)))


Found = Annotated[Portion[Owed], Depends(portion_of)]


@router.get("/commitments.json", tags=["commitments"], summary="Commitments")
def commitments_json(found: Found) -> JSONResponse:
    """Who owes what to whom as of a day, in the order of the terms."""
    return json_rows(map(owed_json, found.rows), found.next_url, found.next)


@router.get("/commitments", include_in_schema=False)
def commitments_page(request: Request, book: Book, found: Found, asked: Asked, on: On) -> HTMLResponse:
    """The same as a page."""
    given = {name: getattr(asked, name) for name in FIELDS} | {"status": asked.status or "any", "on": on.isoformat()}
    return fill(
        request,
        "commitments.html",
        found=found,
        wanted=given,
        on=on.isoformat(),
        statuses=STATUSES,
        last_made=None if found.rows else book.last_made(),
        suffixes=suffixes("commitments"),
    )
