"""What is asked of a long record is found by an index: no question looks at every row of a table that grows with it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from readout.open_record import CommitmentsWanted, Wanted
from readout.store import Decision, Store
from readout.store.tables import metadata
from tests.store.readings import PROGRAM, doubtful_talks, talks

# All that waits is looked at, and all that people decided.
SHORT = {"unsettled", "uncounted_months", "decisions", "successors", "sqlite_master"}
_LOOKED_THROUGH = re.compile(r"SCAN (\w+)(?!.*\b(?:INDEX|VIRTUAL TABLE)\b)")
A_DAY = date(2031, 6, 1)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "record.db")) as store:
        store.writer(PROGRAM).add([told | {"commitments": []} for told in (*doubtful_talks(), talks("c"))])
        store.settle()
        yield store


def plans_of(store: Store, ask: Callable[[Store], object]) -> list[str]:
    """The steps by which SQLite finds an answer."""
    asked: list[tuple[str, object]] = []

    def note(_: Connection, cursor: object, statement: str, values: object, context: object, executemany: bool) -> None:
        asked.append((statement, values[0] if executemany and isinstance(values, list) else values))

    event.listen(store.engine, "before_cursor_execute", note)
    ask(store)
    event.remove(store.engine, "before_cursor_execute", note)
    with store.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        return [row[3] for statement, values in asked for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}", values)]


def looked_through(store: Store, ask: Callable[[Store], object]) -> set[str]:
    """The tables of which SQLite looks at every row for an answer."""
    tables, plans = set(metadata.tables), plans_of(store, ask)
    return {found[1] for plan in plans if (found := _LOOKED_THROUGH.match(plan)) and found[1] in tables} - SHORT


def add(store: Store) -> None:
    """Takes in a further report, and joins it."""
    store.writer(PROGRAM).add([talks("d") | {"commitments": []}])
    store.settle()


@pytest.mark.parametrize(
    "ask",
    [
        add,
        lambda store: store.whole(talks("c")["report"]["id"]),
        lambda store: store.encounters_about("2031-06-01", 5),
        lambda store: store.encounters_called("3f2a"),
        lambda store: list(store.scheduled(A_DAY, Wanted(limit=5))),
        lambda store: store.dossier("Ina Berg"),
        lambda store: store.sayings("Ina Berg", "Tor Lind", 5),
        lambda store: store.meetings(("Ina Berg", "Tor Lind"), None, 5),
        lambda store: store.waiting_at(0),
        lambda store: store.commitments(A_DAY, CommitmentsWanted(status="waiting", order="deadline")),
        lambda store: store.commitments(A_DAY, CommitmentsWanted(actor="Ina Berg", beneficiary="Tor Lind")),
        lambda store: store.side("Ina Berg", None, None, Wanted()),
    ],
)
def test_no_table_is_looked_through(filled: Store, ask: Callable[[Store], object]) -> None:
    assert looked_through(filled, ask) == set()


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda store: list(store.statements(Wanted(limit=5))), "ix_statements_day"),
        (lambda store: list(store.statements(Wanted(limit=5, newest_first=True))), "ix_statements_day"),
        (lambda store: store.encounters(Wanted(limit=5, newest_first=True)), "ix_encounters_day"),
        (lambda store: store.reports(Wanted(limit=5, newest_first=True)), "ix_reports_day"),
    ],
)
def test_a_list_begins_at_its_first_day(filled: Store, ask: Callable[[Store], object], index: str) -> None:
    assert any(f"USING INDEX {index}" in step for step in plans_of(filled, ask))


def test_no_promise_is_looked_through(filled: Store) -> None:
    for name in ("e", "f"):
        filled.writer(PROGRAM).add([talks(name)])
        scanned = looked_through(filled, Store.settle)
    assert scanned == set()


def test_a_report_has_the_decisions_about_its_facts_alone(store: Store) -> None:
    one, other = doubtful_talks()
    store.writer(PROGRAM).add([one, other, talks("c")])
    names = [f"{told['report']['id']}/{told['encounters'][0]['id']}" for told in (one, other)]
    decided = Decision("different", names[0], names[1], "Ada", "2031-06-01T00:00:00+00:00")
    store.decide([decided])
    found = [store.whole(told["report"]["id"]) for told in (one, other, talks("c"))]
    assert [list(whole.decisions) for whole in found if whole] == [[decided], [decided], []]


def test_acts_and_topics_are_counted_from_the_statements_of_some_months(filled: Store) -> None:
    assert not [step for step in plans_of(filled, add) if step.startswith(("SCAN statement_acts", "SCAN statement_topics"))]
