import json

import pytest

from readout.adding import checked, is_day
from readout.errors import InvalidReading
from tests.store.readings import talks


@pytest.mark.parametrize("words", [None, "2022", "2022-02", "2022-02-06", "2022-02-20/2022-06-30", "2022/2023-01"])
def test_days_as_precise_as_a_text_are_days(words: object) -> None:
    assert is_day(words)


@pytest.mark.parametrize(
    "words", ["", "soon", "2022-13", "2022-02-30", "2022-2", "2022/", "/2022", "2022/2023/2024", 2022, ["2022"]]
)
def test_what_is_no_day_is_none(words: object) -> None:
    assert not is_day(words)


@pytest.mark.parametrize(("kind", "field"), [("encounters", "date"), ("commitments", "deadline")])
def test_a_finished_reading_with_a_day_that_is_none_is_refused(kind: str, field: str) -> None:
    told = talks("a")
    told[kind][0][field] = "soon"
    with pytest.raises(InvalidReading, match="'soon' is no day"):
        checked("a", json.dumps(told).encode())


def test_a_finished_reading_whose_mentions_have_no_place_is_refused() -> None:
    told = talks("a") | {"mentions": [{"span": None}]}
    with pytest.raises(InvalidReading, match="not a reading"):
        checked("a", json.dumps(told).encode())
