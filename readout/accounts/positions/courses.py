"""How often a speaker does one thing, month by month, and whether it appears or vanishes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.actor import Actor

# A topic vanishes only if its speaker goes on being reported without it: so many months after its last one, and in so many of the
# months since. It appears if the same is true of the time before.
WHILE, REPORTED = 6, 3
ANY, KINDS = "any", ("act", "topic", "phrase")


@dataclass(frozen=True, slots=True)
class Side:
    """Whose statements are looked at: a speaker's, or (None) those of all others; and, if so, only those to or about somebody."""

    speaker: Actor | None
    towards: Actor | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """So many statements of one act, topic or phrase in a month ("2031-05") or a year, or in reports of no known month (None).

    All statements of a side are of the kind "any", and have no value.
    """

    kind: str
    value: str
    month: str | None
    statements: int

    @property
    def what(self) -> tuple[str, str, str | None]:
        """What is counted, and of which month."""
        return self.kind, self.value, self.month


@dataclass(frozen=True, slots=True)
class Course:
    """One act, topic or phrase of a side, by the months in which there is a statement of it; copies of reports do not count.

    `reported_before` and `reported_after` count the months before the first and after the last in which the side was reported.
    """

    side: Side
    kind: str
    value: str
    months: tuple[tuple[str, int], ...]
    undated: int = 0
    reported_before: int = 0
    reported_after: int = 0
    appeared: bool = False
    vanished: bool = False

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return self.undated + sum(count for _, count in self.months)

    @property
    def first(self) -> str | None:
        """The first month."""
        return self.months[0][0] if self.months else None

    @property
    def last(self) -> str | None:
        """The last month."""
        return self.months[-1][0] if self.months else None


def follow(side: Side, counts: Iterable[Counted]) -> tuple[Course, ...]:
    """The course of each thing counted, the most frequent first; all statements are counted too, month by month."""
    found: dict[tuple[str, str], dict[str | None, int]] = defaultdict(dict)
    for each in counts:
        found[each.kind, each.value][each.month] = each.statements
    spoken = sorted(month for month in found.pop((ANY, ""), {}) if month is not None)
    courses = [_course(side, kind, value, months, spoken) for (kind, value), months in found.items()]
    return tuple(sorted(courses, key=lambda course: (KINDS.index(course.kind), -course.statements, course.value)))


def _course(side: Side, kind: str, value: str, months: Mapping[str | None, int], spoken: list[str]) -> Course:
    dated = tuple(sorted((month, count) for month, count in months.items() if month is not None))
    undated = months.get(None, 0)
    if not dated:
        return Course(side, kind, value, dated, undated)
    first, last = dated[0][0], dated[-1][0]
    before, after = [month for month in spoken if month < first], [month for month in spoken if month > last]
    appeared, vanished = _for_a_while(before, first), _for_a_while(after, last)
    return Course(side, kind, value, dated, undated, len(before), len(after), appeared, vanished)


def _for_a_while(months: list[str], border: str) -> bool:
    """True if the side was reported often enough on this side of the border, and far enough from it."""
    return len(months) >= REPORTED and max(abs(_number(end) - _number(border)) for end in (months[0], months[-1])) >= WHILE


def _number(month: str) -> int:
    year, _, rest = month.partition("-")
    return 12 * int(year) + int(rest)
