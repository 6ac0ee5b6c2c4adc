"""What people decide in the pages: kept, and obeyed from then on."""

from datetime import UTC, datetime

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from readout.web.deciders import Decider
from readout.web.forms import Signed, field
from readout.web.site import Here

router = APIRouter(include_in_schema=False)
LONGEST_NOTE = 500


@router.post("/decide")
def decide(form: Signed, here: Here, by: Decider) -> RedirectResponse:
    """Keeps a verdict about a fact or two, or takes one back; leads back to where it was given."""
    if undone := field(form, "undo"):
        here.book.undo(undone, by=by, at=now(), note=noted(form))
    else:
        verdict, fact = field(form, "verdict"), field(form, "fact")
        if verdict is None or fact is None:
            raise HTTPException(400, "a decision needs a verdict and a fact; go back and choose one")
        here.book.decide(verdict, fact, field(form, "other"), by=by, at=now(), note=noted(form))
    here.overviews.forget()
    return RedirectResponse(way_back(form), 303)


def way_back(form: FormData) -> str:
    """The page of ours that the form names, else the home page."""
    back = field(form, "back") or "/"
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"


def noted(form: FormData) -> str | None:
    """Why, if the form says."""
    return (field(form, "note") or "")[:LONGEST_NOTE] or None


def now() -> str:
    """This second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()
