from threading import Event

from readout.web.overviews import Bar, Kept, coverage_of, timeline_of


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
