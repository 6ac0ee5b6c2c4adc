"""What goes wrong, told as a page with a way on, or as JSON to a program; never with a trace."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from readout.errors import ReadoutError, RecordError
from readout.web.filling import fill
from readout.web.security import TooMuch

log = logging.getLogger("readout")


def told(request: Request, status: int, reason: str) -> Response:
    """The answer to a request that failed."""
    if request.url.path.endswith(".json"):
        return JSONResponse({"ok": False, "status": status, "error": reason, "errors": [reason]}, status)
    return fill(request, "trouble.html", status=status, code=status, name=HTTPStatus(status).phrase, reason=reason)


def tell_troubles(app: FastAPI) -> None:
    """Makes the app tell of what goes wrong."""

    def refused(request: Request, error: Any) -> Response:
        return told(request, error.status_code, str(error.detail))

    def invalid(request: Request, error: Any) -> Response:
        faults = "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors())
        return told(request, 400, f"{faults}; mend the address")

    def too_much(request: Request, error: Exception) -> Response:
        return told(request, 413, str(error))

    def wrong(request: Request, error: Exception) -> Response:
        return told(request, 400, str(error))

    def broken(request: Request, error: Exception) -> Response:
        log.error("%s %s: %s: %s", request.method, request.url.path, type(error).__name__, error)
        return told(request, 500, "something is wrong in readout itself; please report it with the time and the address")

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(TooMuch, too_much)
    app.add_exception_handler(ReadoutError, wrong)
    app.add_exception_handler(Exception, broken)


def missing(error: RecordError) -> HTTPException:
    """The answer where the record has nothing of that name."""
    return HTTPException(404, str(error).partition(";")[0])
