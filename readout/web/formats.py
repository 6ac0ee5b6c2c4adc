"""The same things as a page shows, for programs: the page's address with the suffix of a format."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response, StreamingResponse

from readout.views.export import FORMATS, Format

# An answer larger than this waits in a file until it is sent.
IN_MEMORY = 1_000_000
CHUNK = 65_536


def json_rows(rows: Iterable[Any], next_url: str | None = None, next: str | None = None) -> JSONResponse:
    """Rows for a program; `next` asks for those that follow, None if there are none."""
    return JSONResponse({"ok": True, "rows": list(rows), "next": next, "next_url": next_url})


def suffixes(kind: str) -> list[tuple[str, str]]:
    """The suffixes under which a kind of fact may be had, each with the name of its format."""
    found = [(form.suffix, name) for name, form in FORMATS.items() if kind in form.stream and name != "jsonl"]
    return [(".json", "json"), *found]


def offer(
    router: APIRouter, path: str, kind: str, found: Callable[..., Iterable[Any]], only: Sequence[str] = tuple(FORMATS)
) -> None:
    """Makes what the page at `path` shows available in every format that exports its kind, or in some of these.

    `found` gives the values, all of them; it may ask for what a route may ask for: parameters of the path and of the query.
    """
    # The longer suffix first: ".csl.json" ends in ".json" too.
    for name, form in sorted(FORMATS.items(), key=lambda pair: -len(pair[1].suffix)):
        if kind in form.stream and name in only:
            router.add_api_route(
                path + form.suffix,
                _writer(form, kind, found),
                response_class=Response,
                responses={200: {"content": {form.media_type: {}}, "description": f"{kind.capitalize()} for {form.purpose}."}},
                summary=f"{kind.capitalize()} as {name}",
                name=f"{kind} as {name} at {path}",
                tags=[kind],
            )


def _writer(form: Format, kind: str, found: Callable[..., Iterable[Any]]) -> Callable[..., Response]:
    def write(values: Annotated[Iterable[Any], Depends(found)]) -> Response:
        headers = {"content-disposition": f'attachment; filename="{kind}{form.suffix}"'}
        return StreamingResponse(written(form, kind, values), media_type=form.media_type, headers=headers)

    return write


def written(form: Format, kind: str, values: Iterable[Any]) -> Iterator[str]:
    """The values in a format, in pieces."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="") as out:
        form.stream[kind](values, out)  # type: ignore[arg-type]
        out.seek(0)
        while piece := out.read(CHUNK):
            yield piece
