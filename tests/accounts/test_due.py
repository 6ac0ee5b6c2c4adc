"""How commitments stand on a day."""

from datetime import date

import pytest

from readout.accounts.commitments.due import first_day, last_day, status_on

KEPT, BROKEN, CHANGED, AGAIN = "reported fulfilled", "reported broken", "changed", "restated"


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-03", date(2020, 2, 3), date(2020, 2, 3)),
        ("2020-02/2020-06-30", date(2020, 2, 1), date(2020, 6, 30)),
    ],
)
def test_terms_have_a_first_and_a_last_day(term: str, first: date, last: date) -> None:
    assert (first_day(term), last_day(term)) == (first, last)


@pytest.mark.parametrize(
    ("on", "deadline", "fates", "status"),
    [
        (date(2020, 3, 1), None, [], "open"),
        (date(2020, 3, 1), "2020-06", [], "open"),
        (date(2020, 6, 9), "2020-06", [], "due"),
        (date(2020, 7, 1), "2020-06", [], "overdue"),
        (date(2020, 7, 1), "2020-06", [(AGAIN, "2020-05-02")], "overdue"),
        (date(2023, 7, 1), "2020-06", [], "lapsed"),
        (date(2023, 7, 1), None, [], "lapsed"),
        (date(2023, 7, 1), None, [(AGAIN, "2023-01-02")], "open"),
        (date(2020, 7, 1), "2020-06", [(KEPT, "2020-05-02")], "fulfilled"),
        (date(2020, 7, 1), "2020-06", [(KEPT, "2020-05-02"), (BROKEN, "2020-05-09")], "broken"),
        (date(2020, 4, 1), "2020-06", [(KEPT, "2020-05-02")], "open"),
        (date(2020, 4, 1), "2020-06", [(CHANGED, "2020-03-02")], "changed"),
        (date(2020, 7, 1), "2020-06", [(CHANGED, "2020-03-02")], "overdue"),
    ],
)
def test_the_status_follows_term_and_fates(
    on: date, deadline: str | None, fates: list[tuple[str, str | None]], status: str
) -> None:
    assert status_on(on, deadline=deadline, told="2020-01-15", fates=fates) == status
