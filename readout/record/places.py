"""Where an encounter took place: the place named with it, the state in which that lies, the event beside which it was."""

from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.meetings import Meeting

PLACES = frozenset({"place", "state", "name", "body"})
# How many tokens behind the words of meeting the place, and the event, may be named.
PLACE_REACH = 8
OCCASION_REACH = 16


def place_reference(meeting: Meeting) -> Reference | None:
    """The place that is named with the encounter: the visit's goal, or what follows "in" or "at" nearby or opens the sentence."""
    if meeting.place is not None:
        return meeting.place
    return next((reference for reference in meeting.line.references if is_place(reference, meeting)), None)


def is_place(reference: Reference, meeting: Meeting) -> bool:
    """True if the reference names the place of the encounter: met [in Lorneval] · [In Lorneval], they met"""
    first = reference.mention.first
    near = meeting.head < first <= meeting.last + PLACE_REACH or first == 1
    named = reference.mention.kind == "name" and reference.category in PLACES
    return near and named and meeting.line.word(first - 1) in ("in", "at")


def place_name(place: Reference | None) -> str | None:
    """The name of a place: cities and buildings as the text has them, states by their usual name."""
    if place is None:
        return None
    as_written = place.category in ("name", "place") or any(name.kind == "capital" for name in place.mention.names)
    return (place.mention.words or place.actor.name) if as_written else place.actor.name


def state_of(place: Reference | None, annotations: Annotations) -> str | None:
    """The state that a place is or lies in, None if it is not known."""
    ids = [name.actor for name in place.mention.names] if place is not None else []
    return next((id if id.startswith("state:") else annotations.offices.gazetteer.place_state.get(id) for id in ids), None)


def state_visited(meeting: Meeting, annotations: Annotations) -> str | None:
    """The state of a visit that the same sentence tells of: In his first visit to Umbanza, Mr Lund met ..."""
    visits = (other for other in annotations.meetings if other.line is meeting.line and other.place is not None)
    return next((state for other in visits if (state := state_of(other.place, annotations))), None)


def occasion_of(text: str, meeting: Meeting) -> str | None:
    """The event on whose margins it took place: on the sidelines of [the G20 summit]."""
    words = meeting.line.lower
    for at in range(meeting.head, min(len(words) - 2, meeting.last + OCCASION_REACH)):
        if words[at] in ("sidelines", "margins", "fringes", "occasion") and words[at + 1] == "of":
            end = next((k for k in range(at + 2, len(words)) if words[k] in (",", ".", "on", "in", "and")), len(words))
            return meeting.line.span(at + 2, end).of(text)
    return None
