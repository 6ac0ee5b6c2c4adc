"""What can be followed on a day is in one of the eras that are looked at for it."""

import pytest

from readout.store.eras import FAR, era_of, eras_followed, eras_told


@pytest.mark.parametrize(
    ("day", "until"),
    [("2031-05-01", "2035-04-30"), ("2030-12-31", "2035-12-31"), ("2031-05-01", "2049-01-01"), ("2028-01-01", "2031-12-31")],
)
def test_what_is_told_is_found_while_it_can_be_followed(day: str, until: str) -> None:
    for asked in (day, "2031-12-31", "2033-06-01", until):
        if day <= asked <= until:
            assert era_of(day, until) in eras_followed(asked, asked)
    assert era_of(day, until) in eras_told(day, day)


def test_a_term_far_away_belongs_to_no_time() -> None:
    assert era_of("2031-05-01", "2049-01-01") == FAR
    assert era_of("2031-05-01", "2035-04-30") != FAR


def test_few_eras_are_looked_at() -> None:
    assert len(eras_followed("2031-05-01", "2031-05-01")) <= 4
