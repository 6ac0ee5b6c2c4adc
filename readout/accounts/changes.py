"""What another reading of one report changes: facts gained, lost and altered.

A fact is found again by its id or, since ids follow from words and names, by its place: the words that show it. Where the text
itself has changed, places are compared on the lines that both texts hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from readout.span import Span

Json = Mapping[str, Any]
# Kind in the reading: what a fact of it is called, and the roles of the words that show it.
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "encounters": ("encounter", ("evidence",)),
    "statements": ("statement", ("content",)),
    "commitments": ("commitment", ("content",)),
    "contested": ("contested claim", ("claim", "denial")),
}
# A fact is plainly the same if the two readings share at least half of the words that show it.
LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """A fact gained (no `before`), lost (no `after`) or altered, in `fields`; `fact` is its kind: encounter, report ..."""

    fact: str
    before: Json | None
    after: Json | None
    fields: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """gained, lost or altered."""
        return "gained" if self.before is None else "lost" if self.after is None else "altered"


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, in the order of kinds and of the text; `became` gives the new id of facts that are called otherwise now."""

    changes: tuple[Change, ...]
    became: Mapping[str, str] = field(default_factory=dict)


def find_changes(before: Json, after: Json) -> Changes:
    """What the later reading of a report changes; both are JSON of readout.reading/1."""
    moved = _mover(before["report"]["text"], after["report"]["text"])
    changes: list[Change] = []
    became: dict[str, str] = {}
    for kind, (name, roles) in KINDS.items():
        old = [_referring(_moved(fact, moved), became) for fact in before[kind]]
        pairs = _pairs(old, after[kind], roles)
        for one, other in pairs.items():
            fields = tuple(key for key in old[one] if key != "id" and old[one][key] != after[kind][other][key])
            if fields:
                changes.append(Change(name, before[kind][one], after[kind][other], fields))
            if "id" in old[one] and old[one]["id"] != after[kind][other]["id"]:
                became[old[one]["id"]] = after[kind][other]["id"]
        changes += [Change(name, fact, None) for at, fact in enumerate(before[kind]) if at not in pairs]
        changes += [Change(name, None, fact) for at, fact in enumerate(after[kind]) if at not in pairs.values()]
    return Changes((*_of_report(before["report"], after["report"]), *sorted(changes, key=_order)), became)


def _of_report(before: Json, after: Json) -> Iterable[Change]:
    """What has changed of the report itself; its text is told by its hash."""
    fields = tuple(name for name in before if name not in ("id", "text") and before[name] != after[name])
    if fields:
        yield Change("report", {name: before[name] for name in fields}, {name: after[name] for name in fields}, fields)


def _order(change: Change) -> tuple[int, int, str]:
    fact = change.after or change.before or {}
    names = [name for name, _ in KINDS.values()]
    roles = dict(KINDS.values())[change.fact]
    return names.index(change.fact), min((span.start for span in _spans(fact, roles)), default=0), change.what


def _pairs(old: Sequence[Json], new: Sequence[Json], roles: Sequence[str]) -> dict[int, int]:
    """The facts found again, old place in the list to new: those of one id, then those that are plainly the same."""
    pairs: dict[int, int] = {}
    for one, fact in enumerate(old):
        same = (at for at, each in enumerate(new) if at not in pairs.values() and _name(each) == _name(fact))
        if (found := next(same, None)) is not None:
            pairs[one] = found
    left = [at for at in range(len(old)) if at not in pairs]
    free = [at for at in range(len(new)) if at not in pairs.values()]
    scores = {(one, other): score for one in left for other in free if (score := _likeness(old[one], new[other], roles))}
    for (one, other), score in scores.items():
        rivals = [each for pair, each in scores.items() if pair != (one, other) and (pair[0] == one or pair[1] == other)]
        if all(rival < score for rival in rivals):
            pairs[one] = other
    return pairs


def _name(fact: Json) -> Any:
    return fact.get("id", fact)


def _likeness(one: Json, other: Json, roles: Sequence[str]) -> tuple[float, int] | None:
    """The share of the words that show both, and how many of their fields are equal; None if they are not plainly the same."""
    mine, yours = _spans(one, roles), _spans(other, roles)
    shared = sum(a.shared(b) for a in mine for b in yours)
    whole = sum(map(len, mine)) + sum(map(len, yours)) - shared
    share = shared / whole if whole else 0.0
    cues = _spans(one, ("cue",)), _spans(other, ("cue",))
    # What is said within what is said shares its words, but not the words of speaking.
    apart = all(cues) and not any(a.meets(b) for a in cues[0] for b in cues[1])
    if share < LIKE or (apart and share < 1):
        return None
    return share, sum(one[key] == other[key] for key in one)


def _spans(fact: Json, roles: Iterable[str]) -> list[Span]:
    anchors = [fact.get(role) or () for role in roles]
    return [Span(each["start"], each["end"]) for found in anchors for each in ([found] if isinstance(found, dict) else found)]


def _referring(fact: dict[str, Any], became: Mapping[str, str]) -> dict[str, Any]:
    """The fact with its references to others by their new ids."""
    return {name: became.get(value, value) if name in ("encounter", "statement") else value for name, value in fact.items()}


def _moved(found: Any, moved: Callable[[int, int], Span | None]) -> Any:
    """The fact with its anchors where their words stand in the later text; those of lines that are gone are nowhere."""
    if isinstance(found, list):
        return [_moved(each, moved) for each in found]
    if not isinstance(found, dict):
        return found
    if "exact" in found:
        span = moved(found["start"], found["end"])
        return {**found, "start": span.start, "end": span.end} if span else {**found, "start": -1, "end": -1}
    return {name: _moved(value, moved) for name, value in found.items()}


def _mover(before: str, after: str) -> Callable[[int, int], Span | None]:
    """What tells where a stretch of one text stands in another."""
    if before == after:
        return Span
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts_old, starts_new = _starts(old), _starts(new)
    blocks = SequenceMatcher(None, old, new).get_matching_blocks()
    kept = [(starts_old[each.a], starts_old[each.a + each.size], starts_new[each.b]) for each in blocks]

    def moved(start: int, end: int) -> Span | None:
        found = next((to - first for first, last, to in kept if first <= start and end <= last), None)
        return None if found is None else Span(start + found, end + found)

    return moved


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts
