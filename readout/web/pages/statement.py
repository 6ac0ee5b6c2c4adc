"""The page of a statement, which is its stable address: its words, who says them, and how to cite them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse

from readout.accounts.reports import Said, told_in
from readout.errors import RecordError
from readout.span import hull
from readout.store.one_report import Whole
from readout.views.accounts import said_json
from readout.views.export import FORMATS
from readout.views.export.citations import cite
from readout.views.export.text_fragments import text_fragment_link
from readout.views.facts import MANNERS
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes, written
from readout.web.highlighting import place_name
from readout.web.pages.report import Named
from readout.web.troubles import missing

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement with the report it stands in."""

    said: Said
    whole: Whole


def cited(statement: str, whole: Named) -> Cited:
    """The statement that an address names."""
    for said in told_in(whole.reading).statements:
        if said.id == statement:
            return Cited(said, whole)
    raise missing(RecordError(f"{statement}: no such statement in this report"))


Asked = Annotated[Cited, Depends(cited)]


def one_statement(found: Asked) -> Iterable[Said]:
    """The statement alone."""
    return [found.said]


offer(router, "/s/{report}/{statement}", "statements", one_statement)


@router.get("/s/{report}/{statement}.json", tags=["statements"], summary="A statement")
def statement_json(found: Asked) -> JSONResponse:
    """A statement, as readout statements prints it."""
    return json_rows([said_json(found.said)])


@router.get("/s/{report}/{statement}", include_in_schema=False)
def statement_page(request: Request, found: Asked) -> HTMLResponse:
    """The words, who says them, where they stand, and how to cite them."""
    said, span = found.said, hull(anchor.span for anchor in found.said.content)
    return fill(
        request,
        "statement.html",
        said=said,
        manner=MANNERS.get(said.manner, ""),
        place=place_name(span),
        original=text_fragment_link(said.source.url, found.whole.reading["report"]["text"], span),
        encounter=found.whole.encounters.get(said.encounter or ""),
        citation=cite(said.source, said.content),
        bibtex="".join(written(FORMATS["bibtex"], "statements", [said])).strip(),
        suffixes=suffixes("statements"),
    )
