"""What a reading tells besides its facts: who is mentioned where, and which rule or model saw which attribution.

It is only ever shown beside its text, so it is kept as one packed value a report, of places alone: their words are the text's.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

Json = dict[str, Any]


def packed(reading: Mapping[str, Any]) -> bytes | None:
    """The layers of a reading, packed; None if it has none. Raises KeyError, TypeError or ValueError for one of another form."""
    mentions, attributions = reading.get("mentions") or [], reading.get("attributions") or []
    if not mentions and not attributions:
        return None
    actors: dict[tuple[Any, ...], int] = {}
    layers = {
        "mentions": [
            [*_place(each["span"]), each["kind"], actors.setdefault(_actor(each["actor"]), len(actors))] for each in mentions
        ],
        "attributions": [
            [*(_places(each[role]) for role in ("source", "cue", "content")), each["manner"], each["found_by"], each["score"]]
            for each in attributions
        ],
        "actors": list(actors),
    }
    return zlib.compress(json.dumps(layers, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(layers: bytes | None, text: str) -> Json:
    """The mentions and attributions of a text, as its reading told them; those whose places are not in the text are left out."""
    if layers is None:
        return {"mentions": [], "attributions": []}
    found = json.loads(zlib.decompress(layers))
    actors = [dict(zip(("actor", "name", "capacity"), each, strict=True)) for each in found["actors"]]
    mentions = [
        {"span": _anchor((start, end), text), "kind": kind, "actor": actors[actor]}
        for start, end, kind, actor in found["mentions"]
        if 0 <= start < end <= len(text)
    ]
    return {"mentions": mentions, "attributions": [_attribution(each, text) for each in found["attributions"]]}


def _attribution(found: list[Any], text: str) -> Json:
    source, cue, content, manner, found_by, score = found
    return {
        "source": _one_or_more(source, text),
        "cue": _one_or_more(cue, text),
        "content": [_anchor(place, text) for place in content],
        "manner": manner,
        "found_by": found_by,
        "score": score,
    }


def _one_or_more(places: list[Any], text: str) -> Any:
    anchors = [_anchor(place, text) for place in places]
    return anchors if len(anchors) > 1 else anchors[0] if anchors else None


def _anchor(place: Iterable[int], text: str) -> Json:
    start, end = place
    return {"start": start, "end": end, "exact": text[start:end]}


def _places(anchors: Any) -> list[tuple[int, int]]:
    return [_place(each) for each in (anchors if isinstance(anchors, list) else [anchors] if anchors else [])]


def _place(anchor: Mapping[str, Any]) -> tuple[int, int]:
    return int(anchor["start"]), int(anchor["end"])


def _actor(actor: Mapping[str, Any]) -> tuple[Any, ...]:
    return actor["actor"], actor["name"], actor["capacity"]
