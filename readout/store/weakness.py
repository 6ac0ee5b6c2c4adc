"""Which statements of a reading rest on a cue of which the model is not sure."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]
# In hundredths; a little more than what the model alone proposes must have to go on record.
SURE = 60


def weak_statements(reading: Json) -> Iterator[dict[str, int]]:
    """Number and score of each statement of whose cue the model is less than sure; none of those that only rules saw."""
    scored = [
        (place, round(100 * each["score"]))
        for each in reading.get("attributions") or ()
        if each["score"] is not None
        for place in places_in(each["cue"])
    ]
    if not any(score < SURE for _, score in scored):
        return
    for number, statement in enumerate(reading["statements"]):
        scores = [score for place, score in scored for cue in places_in(statement["cue"]) if meet(place, cue)]
        if scores and max(scores) < SURE:
            yield {"number": number, "score": max(scores)}


def places_in(anchors: Any) -> list[tuple[int, int]]:
    """The places of one anchor, of several or of none."""
    return [(each["start"], each["end"]) for each in (anchors if isinstance(anchors, list) else [anchors] if anchors else [])]


def meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """True of two places that share a character."""
    return one[0] < other[1] and other[0] < one[1]
