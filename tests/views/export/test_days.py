from datetime import date

import pytest

from readout.views.export.days import days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-05-04", date(2021, 5, 4), date(2021, 5, 4)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-12-30/2022-01", date(2021, 12, 30), date(2022, 1, 31)),
    ],
)
def test_a_time_has_a_first_and_a_last_day(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", [None, "", "2021-02-30", "soon", "2021-05/2021-04", "0000"])
def test_what_is_in_no_calendar_has_none(value: str | None) -> None:
    assert days_of(value) is None
