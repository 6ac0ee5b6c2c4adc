"""The page of an actor, and that of two: what they did, said and promised, over time."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from readout.accounts.commitments.ledger import Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Said
from readout.accounts.terms import terms_of
from readout.errors import RecordError
from readout.open_record import CommitmentsWanted, OpenRecord, Wanted
from readout.store.actor_questions import Dossier
from readout.store.questions import place_of
from readout.views.actor_pages import dossier_json, topics_of
from readout.views.charts import grid, over_time
from readout.web.filling import fill
from readout.web.formats import json_rows, offer, suffixes
from readout.web.paging import Cursor, Portion, portion
from readout.web.site import Book
from readout.web.troubles import missing

router = APIRouter()
# How many of each a page shows.
ENCOUNTERS, SAYINGS, COMMITMENTS, OTHERS, TOPICS = 10, 10, 6, 15, 15
Name = Annotated[str, Query(max_length=300, description="An id (person:..., state:..., body:...) or a name.")]


def dossier_of(name: str, book: Book) -> Dossier:
    """The actor that an address names, by an id or a name."""
    try:
        return book.dossier(name)
    except RecordError as error:
        raise missing(error) from error


Named = Annotated[Dossier, Depends(dossier_of)]


def encounters_of(name: str, book: Book) -> Iterable[Encounter]:
    """All encounters of an actor."""
    return book.encounters(Wanted(actor=name))


def statements_of(name: str, book: Book) -> Iterable[Said]:
    """All statements of an actor."""
    return book.statements(Wanted(actor=name))


offer(router, "/a/{name:path}/encounters", "encounters", encounters_of)
offer(router, "/a/{name:path}/statements", "statements", statements_of)


@router.get("/a/{name:path}.json", tags=["actors"], summary="An actor")
def actor_json(found: Named) -> JSONResponse:
    """In what capacities an actor is named, when about what it spoke, and with whom it had to do."""
    return json_rows([dossier_json(found)])


@router.get("/a", include_in_schema=False)
@router.get("/a/{name:path}", include_in_schema=False)
def actor_page(request: Request, name: str, found: Named, book: Book, next: Cursor = None) -> HTMLResponse:
    """An actor over time."""
    acts, topics = grid(found.counts, "act"), grid(found.counts, "topic")
    return fill(
        request,
        "actor.html",
        name=name,
        found=found,
        terms=terms_of(found.called[0].actor) if len(found.called) == 1 else (),
        meetings=meetings(request, book, (name,), next),
        first=next is None,
        sayings=book.sayings(name, limit=SAYINGS),
        grids=(("act", acts, over_time(acts, "Statements by act")), ("topic", topics, over_time(topics, "Statements by topic"))),
        owes=owed_by(book, name),
        is_owed=owed_by(book, None, name),
        others=found.counterparts[:OTHERS],
        topics=topics_of(found.counts)[:TOPICS],
        encounter_formats=suffixes("encounters")[1:],
        statement_formats=suffixes("statements")[1:],
    )


@router.get("/pair", include_in_schema=False)
def pair_page(request: Request, book: Book, one: Name = "", other: Name = "", next: Cursor = None) -> HTMLResponse:
    """Two actors: what they did together, and what they said to each other."""
    if not one.strip() or not other.strip():
        raise HTTPException(400, "two actors are needed: write /pair?one=Norway&other=Iceland")
    ways = [(one.strip(), other.strip()), (other.strip(), one.strip())]
    try:
        names = [book.called(name)[0] for name in ways[0]]
    except RecordError as error:
        raise missing(error) from error
    said = [(book.said_to(*way), book.sayings(*way, limit=SAYINGS)) for way in ways]
    grids = [grid(counts, "act") for counts, _ in said]
    together = meetings(request, book, ways[0], next)
    return fill(
        request,
        "pair.html",
        one=one.strip(),
        other=other.strip(),
        names=names,
        meetings=together,
        first=next is None,
        said=[(sayings, found, over_time(found, "Statements by act")) for (_, sayings), found in zip(said, grids, strict=True)],
        owes=[owed_by(book, *way) for way in ways],
        topics=topics_of(each for counts, _ in said for each in counts)[:TOPICS],
    )


def owed_by(book: OpenRecord, debtor: str | None, beneficiary: str | None = None) -> Sequence[Owed]:
    """The commitments last told of, of a debtor, to a beneficiary, or both, as they stand today."""
    today = date.today()
    wanted = CommitmentsWanted(
        actor=debtor, beneficiary=beneficiary, told_by=today.isoformat(), limit=COMMITMENTS, order="latest news"
    )
    return book.commitments(today, wanted)


def meetings(request: Request, book: Book, names: Sequence[str], cursor: str | None) -> Portion[Encounter]:
    """The encounters of all of these actors from a cursor on, the latest first."""
    return portion(request, ENCOUNTERS, cursor, lambda after, limit: book.meetings(*names, after=after, limit=limit), place_of)
