from readout.store.actor_questions import Tally
from readout.views.charts import grid, over_time

TALLIES = [
    Tally("2021-11", ("pledge",), ("trade",), 3),
    Tally("2022-01", ("urge", "pledge"), (), 2),
    Tally(None, ("urge",), ("trade",), 1),
]


def test_statements_are_counted_by_act_and_month_with_gaps() -> None:
    found = grid(TALLIES, "acts")
    assert found.periods == ("2021-11", "2021-12", "2022-01")
    assert found.rows == (("pledge", (3, 0, 2)), ("urge", (0, 0, 2)))
    assert found.undated == 1


def test_a_long_time_is_told_by_years() -> None:
    found = grid([Tally("1999-11", ("pledge",), (), 1), Tally("2022", ("pledge",), (), 2), *TALLIES], "acts")
    assert found.periods[0] == "1999"
    assert found.rows[0] == ("pledge", (1, *[0] * 21, 3, 4))


def test_a_year_without_a_month_stands_for_its_beginning() -> None:
    found = grid([Tally("2022", ("pledge",), (), 2), Tally("2022-03", ("pledge",), (), 1)], "acts")
    assert found.rows == (("pledge", (2, 0, 1)),)


def test_what_is_seldom_is_left_out_and_counted() -> None:
    found = grid([Tally("2022-01", tuple(f"act {number}" for number in range(11)), (), 1)], "acts")
    assert len(found.rows) == 8
    assert found.left_out == 3


def test_a_chart_holds_the_figures_of_its_table() -> None:
    spec = over_time(grid(TALLIES, "topics"), "By topic")
    assert spec["data"]["values"] == [{"what": "trade", "period": "2021-11", "count": 3}]
    assert spec["description"] == "By topic: trade, 2021-11 to 2022-01"
    assert "vega-lite/v6" in spec["$schema"]


def test_nothing_said_is_no_chart() -> None:
    assert grid([], "acts").rows == ()
    assert over_time(grid([], "acts"), "By act")["data"]["values"] == []
