from datetime import date
from pathlib import Path
from threading import Event

from readout.open_record import OpenRecord
from readout.store import Store
from readout.web.overviews import Bar, Kept, coverage_of, timeline_of, waiting_on
from tests.store.readings import PROGRAM, talks


def test_months_without_encounters_are_bars_too() -> None:
    rows = [{"period": "2021-11", "count": 3}, {"period": "2022-02", "count": 1}]
    assert timeline_of(rows) == (Bar("2021-11", 3), Bar("2021-12", 0), Bar("2022-01", 0), Bar("2022-02", 1))


def test_a_long_time_is_told_by_years() -> None:
    rows = [{"period": "1999-11", "count": 3}, {"period": "2022-02", "count": 1}, {"period": "2022-03", "count": 1}]
    bars = timeline_of(rows)
    assert len(bars) == 24
    assert bars[-1] == Bar("2022", 2)


def test_coverage_shows_gaps_and_counts_what_has_no_month() -> None:
    rows: list[dict[str, object]] = [
        {"publisher": "Gazette", "period": "2022-01", "count": 2},
        {"publisher": "Gazette", "period": "2022-03", "count": 1},
        {"publisher": None, "period": "2022-02", "count": 1},
        {"publisher": "Courier", "period": None, "count": 4},
        {"publisher": "Courier", "period": "2022", "count": 1},
    ]
    coverage = coverage_of(rows)
    assert coverage.months == ("2022-01", "2022-02", "2022-03")
    assert coverage.rows == (("Gazette", (2, 0, 1)), (None, (0, 1, 0)))
    assert coverage.undated == 5


def test_a_count_is_made_again_only_when_it_is_old() -> None:
    counts = iter(range(9))
    kept = Kept(lambda: next(counts))
    assert [kept.get(), kept.get()] == [0, 0]
    kept.forget()
    assert kept.get() == 1


def test_nobody_waits_for_a_new_count_while_there_is_an_old_one() -> None:
    made = Event()
    counts = iter(range(9))

    def count() -> int:
        number = next(counts)
        if number == 1:
            made.set()
        return number

    old = Kept(count, lasting=-1)
    assert [old.get(), old.get()] == [0, 0]
    assert made.wait(10)


def test_what_falls_due_comes_before_what_did(tmp_path: Path) -> None:
    terms = {"a": "2031-06", "b": "2031-05-20", "c": "2031-08", "d": None, "e": "2031-04-01"}
    path = str(tmp_path / "due.db")
    with Store.open(path) as store:
        reports = [talks(name) for name in terms]
        for report, (name, term) in zip(reports, terms.items(), strict=True):
            debtor = {"actor": None, "name": f"Minister {name}", "capacity": None}
            report["commitments"][0] |= {"deadline": term, "debtor": debtor}
            report["report"] |= {"published": "2031-03-01"}
        store.writer(PROGRAM).add(reports)
        store.settle()
    with OpenRecord.open(path) as book:
        found = waiting_on(book, date(2031, 6, 10))
        assert [owed.status for owed in found] == ["due", "open", "overdue", "overdue"]
        assert [owed.deadline for owed in found] == ["2031-06", "2031-08", "2031-05-20", "2031-04-01"]
        assert waiting_on(book, date(2031, 2, 1)) == ()
