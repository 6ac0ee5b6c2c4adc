"""The search: reports by their words, who said them, and what they have in common; kept as a feed."""

import io
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from readout.errors import RecordError
from readout.open_record import Wanted
from readout.views.export.atom import write_feed
from readout.views.search_results import finding_json, said_in_pieces, sayings, snippet
from readout.web.filling import fill, query
from readout.web.formats import json_rows
from readout.web.paging import Cursor, Words
from readout.web.site import Book

router = APIRouter()
# How many reports a page and a feed show, and how many statements of each.
PAGE, FEED, SAID = 10, 50, 3
# What is narrowed by, and what it is called.
NAMES = {"actor": "Speaker", "act": "Act", "topic": "Topic", "publisher": "Publisher", "year": "Year"}
Sought = Annotated[str, Query(alias="q", max_length=300, description='Words in any form, "exact words", or a beginning*.')]
Year = Annotated[str | None, Query(pattern=r"^(\d{4})?$", description="Of publication.")]


@dataclass(frozen=True, slots=True)
class Search:
    """What an address asks for."""

    q: str
    actor: str | None
    act: str | None
    topic: str | None
    publisher: str | None
    year: str | None

    @property
    def chosen(self) -> dict[str, str]:
        """What it is narrowed by."""
        return {name: value for name in NAMES if (value := getattr(self, name))}

    @property
    def wanted(self) -> Wanted:
        """What is wanted of reports and statements."""
        until = f"{self.year}-12-31" if self.year else None
        told = Wanted(publisher=self.publisher, since=self.year, until=until)
        return replace(told, actor=self.actor, act=self.act, topic=self.topic)

    def address(self, path: str = "/search", **changes: str | None) -> str:
        """The address of this search, or of one that differs from it."""
        return path + query(q=self.q, **(self.chosen | changes))


def search_of(
    q: Sought = "", actor: Words = None, act: Words = None, topic: Words = None, publisher: Words = None, year: Year = None
) -> Search:
    """The search of an address."""
    given = (value.strip() or None if value else None for value in (actor, act, topic, publisher, year))
    return Search(q.strip(), *given)


Asked = Annotated[Search, Depends(search_of)]


@router.get("/search.json", tags=["search"], summary="Search")
def search_json(request: Request, book: Book, asked: Asked, next: Cursor = None) -> JSONResponse:
    """The reports in which the words stand, the best first, each with the statements that hold them."""
    skip = skipped(next)
    answer = book.answer(asked.q, replace(asked.wanted, limit=PAGE, skip=skip))
    following = str(skip + PAGE) if skip + PAGE < answer.counted else None
    url = str(request.url.include_query_params(next=following)) if following else None
    return json_rows((finding_json(each, asked.wanted) for each in answer.findings), url, following)


@router.get("/search.atom", tags=["search"], summary="Search as an Atom feed", response_class=Response)
def search_feed(request: Request, book: Book, asked: Asked) -> Response:
    """The reports in which the words stand, those first that came in last."""
    found = book.latest_findings(asked.q, asked.wanted, FEED)
    site = str(request.base_url).rstrip("/")
    title = " · ".join([asked.q or "All reports", *asked.chosen.values()])
    out = io.StringIO()
    own, page = site + asked.address("/search.atom"), site + asked.address()
    write_feed(found, out, title=f"{title} · readout", address=own, page=page, site=site)
    return Response(out.getvalue(), media_type="application/atom+xml")


@router.get("/search", include_in_schema=False)
def search_page(request: Request, book: Book, asked: Asked, next: Cursor = None) -> HTMLResponse:
    """The search as a page."""
    skip = skipped(next)
    try:
        answer = book.answer(asked.q, replace(asked.wanted, limit=PAGE, skip=skip))
    except RecordError as error:
        return fill(request, "search.html", asked=asked, names=NAMES, answer=None, fault=str(error))
    return fill(
        request,
        "search.html",
        asked=asked,
        names=NAMES,
        answer=answer,
        fault=None,
        first=skip + 1,
        next_url=asked.address(next=str(skip + PAGE)) if skip + PAGE < answer.counted else None,
        snippet=snippet,
        sayings=lambda finding: sayings(finding, asked.wanted),
        said_in_pieces=said_in_pieces,
        most_said=SAID,
    )


def skipped(cursor: str | None) -> int:
    """How many reports come before those at a cursor."""
    return int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 6 else 0
