"""Lists in pages: each goes on behind the place at which the one before it ended."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from readout.errors import RecordError
from readout.store import Store
from readout.store.questions import Place, Wanted, place_of
from tests.store.readings import PROGRAM, talks


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("ask", [Store.encounters, Store.statements, Store.reports])
def test_pages_make_the_whole_list(store: Store, ask: Callable[[Store, Wanted], Iterable[Any]], newest_first: bool) -> None:
    days = ("2031-05-01", "2031-05-01", "2032-02", None)
    reports = [talks(f"r{number}", day=day, place=f"Port {number}") for number, day in enumerate(days)]
    for report, day in zip(reports, days, strict=True):
        report["report"] |= {"published": day}
    store.writer(PROGRAM).add(reports)
    store.settle()
    whole = list(ask(store, Wanted(newest_first=newest_first)))
    found: list[Any] = []
    while page := list(ask(store, Wanted(limit=2, after=place_of(found[-1]) if found else None, newest_first=newest_first))):
        found += page
    assert found == whole
    assert len(whole) >= len(days) - 1
    listed = [place_of(each).day for each in whole]
    dated = [day for day in listed if day]
    assert listed[: len(dated)] == sorted(dated, reverse=newest_first)
    assert listed[-1] is None


def test_a_place_is_read_as_it_is_written() -> None:
    for place in (Place("2031-05-01", "3f2a"), Place(None, "3f2a/s1")):
        assert Place.read(str(place)) == place
    with pytest.raises(RecordError, match="no place"):
        Place.read("2031-05-01")


def test_pages_of_actors_make_the_whole_list(store: Store) -> None:
    store.writer(PROGRAM).add([talks(f"r{number}") for number in range(3)])
    whole = store.actors(Wanted())
    found: list[Any] = []
    while page := store.actors(Wanted(limit=1, after=place_of(found[-1]) if found else None)):
        found += page
    assert found == whole
    assert len(whole) > 2
