"""Templates filled. Every value is escaped; a template may print nothing that stands for HTML but what highlighting made."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from readout.accounts.ids import encounter_id, owed_id
from readout.actor import Actor
from readout.views.export.identifiers import address
from readout.views.marked_text import shown
from readout.views.wording import clean, in_words, series, shortened
from readout.web.site import site_of

STATIC = Path(__file__).parent / "static"


@cache
def templates() -> Environment:
    """The templates, with what they may call."""
    found = Environment(
        loader=PackageLoader("readout.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters |= {
        "day": in_words,
        "clean": clean,
        "shortened": shortened,
        "series": series,
        "counted": counted,
        "visible": visible,
    }
    found.globals |= {
        "asset": asset,
        "actor_address": actor_address,
        "page_of": page_of,
        "encounter_id": encounter_id,
        "owed_id": owed_id,
        "query": query,
        "web_address": address,
    }
    return found


def fill(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """The page that a template makes of the values."""
    site = site_of(request)
    html = templates().get_template(template).render(site=site, path=request.url.path, **values)
    return HTMLResponse(html, status)


@cache
def asset(name: str) -> str:
    """The address of a file of ours, which changes when the file does."""
    content = (STATIC / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


def actor_address(actor: Actor) -> str:
    """The page of an actor: by its id, else by its name."""
    return page_of(actor.actor or actor.name)


def page_of(name: str) -> str:
    """The page of the actor of an id or a name; browsers take dots for a way up, and a path ends at a line's end."""
    name = " ".join(name.split())
    plain = name.strip(".") and name.isprintable()
    return f"/a/{quote(name, safe=':')}" if plain else f"/a?{urlencode({'name': name})}"


def query(**values: Any) -> str:
    """The values that there are as the end of an address: "?since=2022-01-01"; empty without any."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return f"?{urlencode(given)}" if given else ""


def visible(words: str) -> Markup:
    """The words escaped, with a sign in the place of each character that could hide or turn others."""
    return Markup(shown(words))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
