import tomllib
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import readout.knowledge

FILE = Path(readout.knowledge.__file__).parent / "occasions.toml"
OCCASIONS: dict[str, dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
# Year-long or half-year-long ones; all others are over in six weeks.
LONG = ("expo", "un-anniversary")


def days(occasion: dict[str, Any]) -> tuple[date, date]:
    return date.fromisoformat(occasion["start"]), date.fromisoformat(occasion["end"])


def test_there_are_many() -> None:
    assert len(OCCASIONS) > 300


def test_days_are_in_order_and_the_id_names_the_year() -> None:
    for key, occasion in OCCASIONS.items():
        start, end = days(occasion)
        assert start <= end, key
        assert 2000 <= start.year <= end.year <= 2027, key
        assert key.startswith(LONG) or (end - start).days < 42, key


def test_words_are_words() -> None:
    for key, occasion in OCCASIONS.items():
        assert occasion["words"], key
        assert len(set(occasion["words"])) == len(occasion["words"]), key
        assert all(words.strip() == words and "{" not in words for words in occasion["words"]), key
        assert "the Games" not in occasion["words"], key
        assert "place" not in occasion or occasion["place"].strip(), key


def test_occasions_of_one_name_do_not_overlap() -> None:
    series: defaultdict[str, list[tuple[date, date]]] = defaultdict(list)
    for occasion in OCCASIONS.values():
        for words in occasion["words"]:
            series[words].append(days(occasion))
    for words, held in series.items():
        for (_, end), (start, _) in pairwise(sorted(held)):
            assert end < start, words


@pytest.mark.parametrize(
    ("key", "start", "end", "place"),
    [
        ("winter-olympics-2022", "2022-02-04", "2022-02-20", "Beijing"),
        ("summer-olympics-2021", "2021-07-23", "2021-08-08", "Tokyo"),
        ("g20-2016", "2016-09-04", "2016-09-05", "Hangzhou"),
        ("cop-2015", "2015-11-30", "2015-12-12", "Paris"),
        ("us-north-korea-summit-2018", "2018-06-12", "2018-06-12", "Singapore"),
        ("nato-summit-2023", "2023-07-11", "2023-07-12", "Vilnius"),
        ("unga-debate-2001", "2001-11-10", "2001-11-16", "New York"),
    ],
)
def test_known_days(key: str, start: str, end: str, place: str) -> None:
    occasion = OCCASIONS[key]
    assert (occasion["start"], occasion["end"], occasion["place"]) == (start, end, place)


def test_olympic_winter_games_are_named_loosely() -> None:
    words = OCCASIONS["winter-olympics-2022"]["words"]
    assert {"Winter Olympics", "Winter Olympic Games"} <= set(words)
