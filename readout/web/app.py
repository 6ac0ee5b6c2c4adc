"""The pages of one record as an ASGI app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from readout.open_record import OpenRecord
from readout.web.filling import STATIC
from readout.web.jobs import Jobs
from readout.web.overviews import Overviews
from readout.web.pages import (
    actor,
    actors,
    adding,
    api,
    commitment,
    commitments,
    deciding,
    encounter,
    encounters,
    home,
    positions,
    report,
    reports,
    review,
    scheduled,
    search,
    statement,
    statements,
)
from readout.web.security import Guard, Token
from readout.web.site import Site
from readout.web.troubles import tell_troubles

PAGES = (
    home,
    actors,
    actor,
    positions,
    commitments,
    commitment,
    scheduled,
    encounter,
    encounters,
    report,
    reports,
    statement,
    statements,
    search,
    review,
    deciding,
    adding,
    api,
)


def create_app(address: str) -> ASGIApp:
    """The app that shows the record at a path or a postgresql:// address, which is made if it is not there.

    Raises RecordError if it cannot be opened.
    """
    book = OpenRecord.open(address, create=True)

    overviews = Overviews(book)
    jobs = Jobs(address, overviews.forget)

    @asynccontextmanager
    async def open_until_the_end(_: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.close()
        book.close()

    # The pages that FastAPI makes of its API load scripts from elsewhere.
    app = FastAPI(title="readout", docs_url=None, redoc_url=None, openapi_url="/openapi.json", lifespan=open_until_the_end)
    app.state.site = Site(book, name_of(address), Token(), overviews, jobs)
    for page in PAGES:
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    tell_troubles(app)
    return Guard(app)


def name_of(address: str) -> str:
    """The last part of an address, which holds no password."""
    return address.rstrip("/").rpartition("/")[2].partition("?")[0]
