"""The home page: the record at a glance, or how to fill it."""

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readout.web.filling import fill
from readout.web.site import Here

router = APIRouter(include_in_schema=False)
# How many of each the page shows.
NEWEST, LATEST, AHEAD = 8, 8, 4


@router.get("/")
def home_page(request: Request, here: Here) -> HTMLResponse:
    """What is new, who met, what falls due, and who reported when."""
    totals = here.overviews.totals.get()
    if not totals.reports:
        # Counted a moment ago; perhaps not any more.
        here.overviews.forget()
        totals = here.overviews.totals.get()
    if not totals.reports:
        return fill(request, "empty.html")
    past, ahead = here.book.encounters_about(date.today().isoformat(), LATEST)
    return fill(
        request,
        "home.html",
        totals=totals,
        newest=here.book.newest_reports(NEWEST),
        past=past,
        ahead=ahead[:AHEAD],
        timeline=here.overviews.timeline.get(),
        coverage=here.overviews.coverage.get(),
        waiting=here.overviews.waiting.get(),
    )
