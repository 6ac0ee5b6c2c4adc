"""Who decides in the pages: the name kept in this browser, else as the machine knows them."""

import getpass
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, Request, Response

from readout.views.wording import clean

# The cookie that keeps the name, for a year.
COOKIE, YEAR, LONGEST = "reviewer", 365 * 24 * 3600, 80


def kept_name(request: Request) -> str | None:
    """The name kept in this browser, None if there is none."""
    return clean(unquote(request.cookies.get(COOKIE, "")))[:LONGEST] or None


def machine_name() -> str:
    """The name of whoever started the server."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


def decider(request: Request) -> str:
    """The name that stands beside what is decided in this browser."""
    return kept_name(request) or machine_name()


def keep_name(answer: Response, name: str | None) -> None:
    """Keeps a name in the browser that is answered."""
    words = clean(name or "")[:LONGEST] or machine_name()
    answer.set_cookie(COOKIE, quote(words), max_age=YEAR, httponly=True, samesite="strict")


Decider = Annotated[str, Depends(decider)]
