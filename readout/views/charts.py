"""Charts in Vega-Lite, each one a plain value that pages, notebooks and other programs can draw, beside the figures in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from readout.accounts.positions.courses import ANY, Counted, Course
from readout.accounts.positions.periods import MONTH, periods_of

Json = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# So many acts or topics are shown; the rest would be a crowd of single statements.
ROWS = 8
ROW_HEIGHT, CELL_WIDTH = 22, 30
# So few months or years do not fill a page.
FEW = 12
# In months, an axis names each January; in years, each year; of few months, each, and the year with the first of it.
LABELS = "length(datum.value) == 4 || substring(datum.value, 5) == '01' ? substring(datum.value, 0, 4) : ''"
_MONTH = "slice('JanFebMarAprMayJunJulAugSepOctNovDec', 3 * substring(datum.value, 5) - 3, 3 * substring(datum.value, 5))"
LABELS_OF_FEW = (
    f"length(datum.value) == 4 ? datum.value : datum.index == 0 || substring(datum.value, 5) == '01'"
    f" ? [{_MONTH}, substring(datum.value, 0, 4)] : {_MONTH}"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Statements counted by what they do, or are about, and by month or year, the most frequent first.

    `rows` hold a number for each of `periods`; `left_out` says how many further acts or topics there are, `undated` how many
    statements are in no row because their day is unknown.
    """

    periods: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    left_out: int
    undated: int


def grid(counted: Iterable[Counted], kind: str) -> Grid:
    """The acts or topics of statements counted by month or, over a longer time, by year."""
    own = [each for each in counted if each.kind in (kind, ANY)]
    periods = periods_of(each.month for each in own if each.month is not None)
    length = len(periods[0]) if periods else MONTH
    counts: Counter[tuple[str, str]] = Counter()
    for each in own:
        if each.kind == kind and each.month is not None:
            counts[each.value, each.month[:length]] += each.statements
    return _ranked(counts, periods, sum(each.statements for each in own if each.kind == ANY and each.month is None))


def course_grid(courses: Sequence[Course]) -> Grid:
    """The statements of these courses, all of one kind, by month or, over a longer time, by year."""
    periods = periods_of(month for course in courses for month, _ in course.months)
    length = len(periods[0]) if periods else MONTH
    counts: Counter[tuple[str, str]] = Counter()
    for course in courses:
        for month, count in course.months:
            counts[course.value, month[:length]] += count
    return _ranked(counts, periods, sum(course.undated for course in courses))


def _ranked(counts: Counter[tuple[str, str]], periods: Sequence[str], undated: int) -> Grid:
    totals: Counter[str] = Counter()
    for (value, _), count in counts.items():
        totals[value] += count
    ranked = sorted(totals, key=lambda value: (-totals[value], value))
    rows = tuple((value, tuple(counts[value, period] for period in periods)) for value in ranked[:ROWS])
    return Grid(tuple(periods), rows, len(ranked) - len(rows), undated)


def over_time(found: Grid, title: str) -> Json:
    """The grid as a chart: a line for each act or topic, a cell for each month or year, darker where more was said."""
    values = [
        {"what": what, "period": period, "count": count}
        for what, counts in found.rows
        for period, count in zip(found.periods, counts, strict=True)
        if count
    ]
    names = [what for what, _ in found.rows]
    return {
        "$schema": SCHEMA,
        "description": f"{title}: {', '.join(names)}, {found.periods[0]} to {found.periods[-1]}" if found.periods else title,
        "data": {"values": values},
        "width": "container" if len(found.periods) > FEW else {"step": CELL_WIDTH},
        "height": ROW_HEIGHT * max(1, len(names)),
        "mark": {"type": "rect", "cornerRadius": 2, "tooltip": False},
        "encoding": {
            "x": {
                "field": "period",
                "type": "ordinal",
                "title": None,
                "scale": {"domain": list(found.periods), "paddingInner": 0.12},
                "axis": {
                    "labelExpr": LABELS if len(found.periods) > FEW else LABELS_OF_FEW,
                    "labelAngle": 0,
                    "labelOverlap": True,
                    "ticks": False,
                    "domain": False,
                },
            },
            "y": {
                "field": "what",
                "type": "ordinal",
                "title": None,
                "scale": {"domain": names, "paddingInner": 0.12},
                "axis": {"ticks": False, "domain": False, "labelLimit": 160, "labelPadding": 8},
            },
            "opacity": {"field": "count", "type": "quantitative", "scale": {"range": [0.25, 1], "zero": True}, "legend": None},
            "tooltip": [
                {"field": "what", "type": "nominal", "title": "what"},
                {"field": "period", "type": "nominal", "title": "when"},
                {"field": "count", "type": "quantitative", "title": "statements"},
            ],
        },
    }
