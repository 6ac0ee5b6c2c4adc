"""The page of a statement: the address under which it is cited."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readout.accounts.reports import Said, told_in
from readout.errors import RecordError
from readout.views.accounts import said_json
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.pages.report import Named
from readout.web.statement_view import statement_view
from readout.web.troubles import missing

router = APIRouter()


def said_of(statement: str, whole: Named) -> Said:
    """The statement that an address names."""
    for said in told_in(whole.reading).statements:
        if said.id == statement:
            return said
    raise missing(RecordError(f"{statement}: no such statement in this report"))


Found = Annotated[Said, Depends(said_of)]


def this_statement(said: Found) -> Iterable[Said]:
    """The one statement."""
    return [said]


offer(router, "/s/{report}/{statement}", "statements", this_statement)


@router.get("/s/{report}/{statement}.json", tags=["statements"], summary="A statement")
def statement_json(said: Found) -> JSONResponse:
    """A statement with its report, as readout statements prints it."""
    return json_rows([said_json(said)])


@router.get("/s/{report}/{statement}", include_in_schema=False)
def statement_page(request: Request, said: Found, whole: Named) -> HTMLResponse:
    """Who said what to whom, in its context, and how to cite it."""
    address = str(request.base_url).rstrip("/")
    formats = suffixes("statements")
    return fill(request, "statement.html", view=statement_view(whole, said.id), said=said, site_address=address, suffixes=formats)
