from readout.accounts.positions.courses import Counted
from readout.views.charts import grid, over_time


def said(month: str | None, statements: int, *, acts: tuple[str, ...] = (), topics: tuple[str, ...] = ()) -> list[Counted]:
    """So many statements of a month, with these acts and topics."""
    labels = [("any", ""), *(("act", act) for act in acts), *(("topic", topic) for topic in topics)]
    return [Counted(kind, value, month, statements) for kind, value in labels]


COUNTS = [
    *said("2021-11", 3, acts=("pledge",), topics=("trade",)),
    *said("2022-01", 2, acts=("urge", "pledge")),
    *said(None, 1, acts=("urge",), topics=("trade",)),
]


def test_statements_are_counted_by_act_and_month_with_gaps() -> None:
    found = grid(COUNTS, "act")
    assert found.periods == ("2021-11", "2021-12", "2022-01")
    assert found.rows == (("pledge", (3, 0, 2)), ("urge", (0, 0, 2)))
    assert found.undated == 1


def test_a_long_time_is_told_by_years() -> None:
    found = grid([*said("1999-11", 1, acts=("pledge",)), *COUNTS], "act")
    assert found.periods[0] == "1999"
    assert found.rows[0] == ("pledge", (1, *[0] * 21, 3, 2))


def test_what_is_seldom_is_left_out_and_counted() -> None:
    found = grid(said("2022-01", 1, acts=tuple(f"act {number}" for number in range(11))), "act")
    assert len(found.rows) == 8
    assert found.left_out == 3


def test_a_chart_holds_the_figures_of_its_table() -> None:
    spec = over_time(grid(COUNTS, "topic"), "By topic")
    assert spec["data"]["values"] == [{"what": "trade", "period": "2021-11", "count": 3}]
    assert spec["description"] == "By topic: trade, 2021-11 to 2022-01"
    assert "vega-lite/v6" in spec["$schema"]


def test_nothing_said_is_no_chart() -> None:
    assert grid([], "acts").rows == ()
    assert over_time(grid([], "acts"), "By act")["data"]["values"] == []
