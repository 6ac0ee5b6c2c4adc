"""The page that tells programs what they may ask."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readout.web.filling import fill

router = APIRouter(include_in_schema=False)


@router.get("/api")
def api_page(request: Request) -> HTMLResponse:
    """Every address for programs with what it takes and gives, from the same description as /openapi.json."""
    described = request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in described["paths"].items():
        for operation in methods.values():
            row = {"path": path, "summary": operation["summary"], "asks": asks_of(operation), "gives": gives_of(operation)}
            row["opens"] = "{" not in path and "400" not in operation["responses"]
            groups.setdefault(operation.get("tags", ["other"])[0], []).append(row)
    return fill(request, "api.html", groups=groups)


def asks_of(operation: dict[str, Any]) -> list[str]:
    """What may stand in the query of an address."""
    return [each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"]


def gives_of(operation: dict[str, Any]) -> str:
    """The media type of the answer."""
    return ", ".join(operation["responses"]["200"].get("content", {}))
