"""Long lists in portions, each with the cursor that asks for the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Query, Request
from starlette.exceptions import HTTPException

from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Said
from readout.open_record import Wanted
from readout.store.questions import Place, place_of
from readout.store.rows import days_of

Value = TypeVar("Value")
# What place_of tells the place of.
Placed = TypeVar("Placed", bound=Encounter | Said | Mapping[str, Any])
MOST = 500
Size = Annotated[int, Query(ge=1, le=MOST, description="No more than so many.")]
Cursor = Annotated[str | None, Query(alias="next", max_length=400, description="What `next` of the last answer says.")]
Words = Annotated[str | None, Query(max_length=300)]
# Which end of a list comes first.
LATEST: Literal["latest"] = "latest"
EARLIEST: Literal["earliest"] = "earliest"
Order = Annotated[Literal["latest", "earliest"], Query(description="Which end comes first.")]


@dataclass(frozen=True, slots=True)
class Portion(Generic[Value]):
    """A part of a list; `next` and `next_url` ask for what follows, None at the end."""

    rows: Sequence[Value]
    next: str | None
    next_url: str | None


def wanted_of(
    actor: Words = None,
    about: Words = None,
    act: Words = None,
    topic: Words = None,
    since: Words = None,
    until: Words = None,
    publisher: Words = None,
    status: Words = None,
    order: Order = LATEST,
) -> Wanted:
    """What an address asks for. Days may be months or years: `since=2022-02` is from its first day on, `until` to its last."""
    words = (actor, about, act, topic, publisher, status)
    names = ("actor", "about", "act", "topic", "publisher", "status")
    asked: dict[str, Any] = {name: value.strip() or None for name, value in zip(names, words, strict=True) if value}
    asked |= {"since": edge_of(since, "since", 0), "until": edge_of(until, "until", 1)}
    return Wanted(newest_first=order == LATEST, **asked)


def portion(
    request: Request,
    size: int,
    cursor: str | None,
    ask: Callable[[Place | None, int], Sequence[Value]],
    place: Callable[[Value], Place],
) -> Portion[Value]:
    """The portion of a list behind a cursor; `ask` gives so many behind a place, `place` tells where one of them stands."""
    found = ask(Place.read(cursor) if cursor is not None else None, size + 1)
    if len(found) <= size:
        return Portion(found, None, None)
    following = str(place(found[size - 1]))
    return Portion(found[:size], following, str(request.url.include_query_params(next=following)))


def portion_of(
    request: Request, wanted: Wanted, cursor: str | None, size: int, ask: Callable[[Wanted], Sequence[Placed]]
) -> Portion[Placed]:
    """The portion behind a cursor of the encounters, statements, reports or actors that are wanted."""
    return portion(request, size, cursor, lambda after, limit: ask(replace(wanted, after=after, limit=limit)), place_of)


def given(wanted: Wanted) -> dict[str, Any]:
    """What is asked for, by the names that an address has for it."""
    names = ("actor", "about", "act", "topic", "since", "until", "publisher", "status")
    return {name: getattr(wanted, name) for name in names} | {"order": None if wanted.newest_first else EARLIEST}


def day_asked(on: Words = None) -> date:
    """The day as of which an address asks, today unless it says so."""
    words = (on or "").strip()
    try:
        return date.fromisoformat(words) if words else date.today()
    except ValueError as error:
        raise HTTPException(400, f"on: {words[:40]} is no day; write it as 2022-02-06") from error


def edge_of(words: str | None, name: str, edge: int) -> str | None:
    """The first (0) or the last (1) day of a day, month or year in an address, None if there is none."""
    if not words or not words.strip():
        return None
    day = days_of(words.strip())[edge]
    if day is None:
        raise HTTPException(400, f"{name}: {words[:40]} is no day; write it as 2022-02-06, 2022-02 or 2022")
    return day
