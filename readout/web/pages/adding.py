"""The form that takes reports in, and the page that tells how far they are read."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from readout.adding import Added, Outcome, There
from readout.web.filling import fill
from readout.web.formats import json_rows
from readout.web.forms import Signed, field
from readout.web.jobs import Job, TooManyJobs
from readout.web.site import Here, Site

router = APIRouter()
Json = dict[str, Any]


@router.get("/add", include_in_schema=False)
def add_page(request: Request) -> HTMLResponse:
    """The form."""
    return fill(request, "add.html")


@router.post("/add", include_in_schema=False)
def add(form: Signed, here: Here) -> RedirectResponse:
    """Takes a text and files in, and leads to the page of their job."""
    text, files = field(form, "text"), list(files_in(form))
    if text is None and not files:
        raise HTTPException(400, "nothing was sent; go back and paste a text or choose files")
    said = {name: field(form, name) for name in ("title", "publisher", "url")} | {"published": day_in(form)}
    try:
        job = here.jobs.start(text, files, said)
    except TooManyJobs as error:
        raise HTTPException(503, str(error)) from error
    return RedirectResponse(f"/add/{job.name}", 303)


@router.get("/add/{job}.json", tags=["reports"], summary="How far a job is")
def job_json(job: str, here: Here) -> JSONResponse:
    """What became of each document so far; `next` is null once all is done."""
    found = job_called(job, here)
    if found.trouble:
        return JSONResponse({"ok": False, "status": 500, "error": found.trouble, "errors": [found.trouble]}, 500)
    following = None if found.done else found.name
    return json_rows(map(outcome_json, list(found.outcomes)), following and f"/add/{following}.json", following)


@router.get("/add/{job}", include_in_schema=False)
def job_page(request: Request, job: str, here: Here) -> HTMLResponse:
    """How far a job is, and what became of each document."""
    found = job_called(job, here)
    rows = list(map(outcome_json, list(found.outcomes)))
    return fill(request, "job.html", job=found, rows=rows, tally=[(word, count_of(word, rows)) for word in OUTCOMES])


OUTCOMES = ("added", "there", "refused")


def job_called(name: str, here: Site) -> Job:
    """The job that an address names."""
    found = here.jobs.called(name)
    if found is None:
        raise HTTPException(404, "no such job, or the server was started anew since; what was added is in the record")
    return found


def files_in(form: FormData) -> Iterator[tuple[str, bytes]]:
    """The files that were chosen, by their names."""
    for upload in form.getlist("files"):
        if isinstance(upload, UploadFile) and upload.filename:
            yield upload.filename, upload.file.read()


def day_in(form: FormData) -> str | None:
    """The day of publication in a form."""
    words = field(form, "published")
    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError as error:
        raise HTTPException(400, f"{words[:40] if words else ''}: not a day; write it as 2022-02-06") from error


def outcome_json(outcome: Outcome) -> Json:
    """What became of a document: added, there already, or refused with the reason."""
    if isinstance(outcome, Added):
        facts = {name: getattr(outcome, name) for name in ("encounters", "statements", "commitments")}
        return {"outcome": "added", "name": outcome.name, "report": outcome.report, "reason": None, **facts}
    if isinstance(outcome, There):
        return {"outcome": "there", "name": outcome.name, "report": None, "reason": None}
    return {"outcome": "refused", "name": outcome.origin.name, "report": None, "reason": outcome.reason}


def count_of(word: str, rows: list[Json]) -> int:
    """How many documents ended so."""
    return sum(row["outcome"] == word for row in rows)
