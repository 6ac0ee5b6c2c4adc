"""What all pages share: the record, the templates, the token of the forms."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from readout.open_record import OpenRecord
from readout.web.jobs import Jobs
from readout.web.overviews import Overviews
from readout.web.security import Token


@dataclass(frozen=True, slots=True)
class Site:
    """One record as pages. `name` is what the record is called on them."""

    book: OpenRecord
    name: str
    token: Token
    overviews: Overviews
    jobs: Jobs


def site_of(request: Request) -> Site:
    """The site that answers a request."""
    site: Site = request.app.state.site
    return site


def book_of(request: Request) -> OpenRecord:
    """The record that a request asks."""
    return site_of(request).book


Here = Annotated[Site, Depends(site_of)]
Book = Annotated[OpenRecord, Depends(book_of)]
