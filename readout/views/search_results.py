"""A search's answer for people and programs: a snippet of each report with the words marked, and who said them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readout.accounts.reports import Said
from readout.open_record import Wanted
from readout.span import Span
from readout.spelling import folded
from readout.store.answers import Finding
from readout.views.wording import ELLIPSIS

Json = dict[str, Any]
# Characters of a snippet, and of them before the first word found.
WIDE, BEFORE = 260, 70


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `found` if it was sought."""

    words: str
    found: bool = False


def snippet(finding: Finding, wide: int = WIDE) -> list[Piece]:
    """The stretch of the text with most of the words; its beginning if none stands in it."""
    text, places = finding.told.text, finding.places
    start = _densest(places, wide - BEFORE) - BEFORE if places else 0
    return pieces(text, _whole_words(text, max(0, start), max(0, start) + wide), places)


def pieces(text: str, window: Span, places: Sequence[Span]) -> list[Piece]:
    """A window of a text in pieces, with an ellipsis where it is cut."""
    found = [Piece(ELLIPSIS)] if window.start else []
    at = window.start
    for place in places:
        if window.covers(place):
            found += [Piece(text[at : place.start]), Piece(place.of(text), found=True)]
            at = place.end
    found.append(Piece(text[at : window.end]))
    if window.end < len(text):
        found.append(Piece(ELLIPSIS))
    return [piece for piece in found if piece.words]


def sayings(finding: Finding, wanted: Wanted) -> list[Said]:
    """The statements of a report in which the words stand, of those wanted; if nobody says them, those that are wanted."""
    fitting = [said for said in finding.told.statements if is_wanted(said, wanted)]
    saying = [said for said in fitting if any(part.span.meets(place) for part in said.content for place in finding.places)]
    narrowed = (wanted.actor, wanted.act, wanted.topic) != (None, None, None)
    return saying or (fitting if narrowed else [])


def is_wanted(said: Said, wanted: Wanted) -> bool:
    """True of a statement by the actor, with the act and on the topic that are wanted."""
    speaker = said.speaker
    by = wanted.actor is None or wanted.actor == speaker.actor or folded(wanted.actor) == folded(speaker.name)
    return by and wanted.act in (None, *said.acts) and wanted.topic in (None, *said.topics)


def said_in_pieces(said: Said, finding: Finding, limit: int = WIDE) -> list[Piece]:
    """The first stretch of a statement in which the words stand, or its first, with them marked, cut to a length."""
    text, places = finding.told.text, finding.places
    spans = [part.span for part in said.content]
    span = next((span for span in spans if any(span.meets(place) for place in places)), spans[0])
    if len(span) <= limit:
        return [piece for piece in pieces(text, span, places) if piece.words != ELLIPSIS]
    first = next((place.start for place in places if span.covers(place)), span.start)
    start = min(max(span.start, first - BEFORE), span.end - limit)
    window = _whole_words(text, start, start + limit)
    return pieces(text, Span(max(window.start, span.start), min(window.end, span.end)), places)


def finding_json(finding: Finding, wanted: Wanted) -> Json:
    """A report that was found, for a program."""
    source, told = finding.told.source, snippet(finding)
    return {
        "schema": "readout.hit/1",
        "given_id": source.given_id,
        "report": source.report,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "snippet": "".join(piece.words for piece in told),
        "found": [piece.words for piece in told if piece.found],
        "statements": [_statement_json(said) for said in sayings(finding, wanted)],
    }


def _statement_json(said: Said) -> Json:
    return {"id": said.id, "speaker": said.speaker.name, "actor": said.speaker.actor, "acts": list(said.acts)}


def _densest(places: Sequence[Span], wide: int) -> int:
    """Where a window begins that holds most of the places; the first such."""
    first, most, start = 0, 0, places[0].start
    for last, place in enumerate(places):
        while first < last and place.end > places[first].start + wide:
            first += 1
        if last - first + 1 > most:
            most, start = last - first + 1, places[first].start
    return start


def _whole_words(text: str, start: int, end: int) -> Span:
    """The window without words that it cuts through."""
    end = min(end, len(text))
    if start and not text[start - 1].isspace():
        cut = next((at for at in range(start, min(start + BEFORE // 2, end)) if text[at].isspace()), start)
        start = cut
    if end < len(text) and not text[end].isspace():
        end = next((at for at in range(end, max(end - BEFORE // 2, start), -1) if text[at - 1].isspace()), end)
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
