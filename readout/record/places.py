"""Where an encounter took place: the place named with it, the state in which that lies, the event beside which it was."""

from itertools import pairwise

from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.meetings import Meeting
from readout.record.stages import TIMING

PLACES = frozenset({"place", "state", "name", "body"})
# How many tokens behind the words of meeting the place, and the event, may be named.
PLACE_REACH = 8
# A place farther behind counts up to so many tokens with no other verb between: met Arn of the Republic of Torvesk in [Lorneval].
FAR_REACH = 24
# How many words a venue has before the name of its place: in a side room of the Ice Palace.
VENUE_WORDS = 5
# A place and time may open a sentence within so many tokens.
OPENING_REACH = 14
OPENERS = frozenset({"on", "in", "at", "this", "last", "late", "early", "today", "yesterday", "earlier", "later"})
OCCASION_REACH = 24
# A time between a place and the clause whose place it is has so many words at most, these beside those of the calendar.
FRONTED_REACH = 4
DATING = frozenset({"last", "this", "on", "in", "early", "late", "the", "of"})
# Beside which event, and the nouns of events that can be the setting of an encounter; their names have so many words at most.
# The words that open a sentence with that event end within so many tokens: On the sidelines of.
OPENING_BESIDE = 4
BESIDE = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "occasion", "eve"})
EVENTS = frozenset({"games", "olympics", "expo", "forum", "assembly", "festival", "festivities", "cup", "conference", "week"})
EVENT_WORDS = 7
# What a name ends with that is one of a gathering: take part in the Ministerial [Meeting].
GATHERINGS = (["meeting"], ["session"], ["dialogue"], ["consultation"], ["consultations"], ["talks"], ["summit"])
# Behind the name of a body they tell of its house, and the city follows: at the League [headquarters] in Lorneval.
SEATS = frozenset({"headquarters", "hq", "secretariat"})
# How an official text names its own state as the goal of a visit.
OWN_COUNTRY = [["to", whose, noun] for whose in ("our", "the") for noun in ("country", "kingdom", "republic", "nation")]


def place_reference(meeting: Meeting) -> Reference | None:
    """The place that is named with the encounter: the visit's goal, or what follows "in" or "at" nearby or opens the sentence."""
    if meeting.place is not None:
        return meeting.place
    return next((reference for reference in meeting.line.references if is_place(reference, meeting)), None)


def is_place(reference: Reference, meeting: Meeting) -> bool:
    """True if the reference names the place of the encounter: met [in Lorneval] · [In Lorneval], they met"""
    first, line = reference.mention.first, meeting.line
    at = first - 2 if line.word(first - 1) == "the" else first - 1
    near = (
        is_opening(reference, meeting)
        or meeting.first < first <= meeting.last + PLACE_REACH
        or at == 0
        or is_farther_on(first, meeting)
    )
    if meeting.form == "noun" and "since" in line.lower[meeting.last : first]:
        return False
    if reference.mention.kind == "name" and reference.mention.words.lower().split()[-1:] in GATHERINGS:
        return False
    seat = reference.category == "body" and line.word(reference.mention.last) in SEATS
    if is_of_another(meeting, first) or is_topic(meeting, at) or seat:
        return False
    named = reference.mention.kind == "name" and reference.category in PLACES
    return near and named and (line.word(at) in ("in", "at") or is_venue_of(reference, meeting))


def is_of_another(meeting: Meeting, at: int) -> bool:
    """True of what stands behind another encounter that is to be: they discussed the summit [to be held] in Lorneval in May.

    And behind another deed: is to be received by Mr Arn [and to] speak in Lorneval.
    """
    between = meeting.line.lower[meeting.first : at]
    goes_on = ("and", "to") in pairwise(meeting.line.lower[meeting.last : at])
    return meeting.form != "noun" and (("be", "held") in pairwise(between) or goes_on)


def is_topic(meeting: Meeting, at: int) -> bool:
    """True of the place of what is talked about: met to consider the [situation in] Torvesk, discussed the [war in] Ardelia."""
    before = meeting.line.word(at - 1)
    return meeting.line.word(at) == "in" and (before in TIMING.afflictions or meeting.line.word(at - 2) in TIMING.afflictions)


def is_opening(reference: Reference, meeting: Meeting) -> bool:
    """True of a place in the words before the clause: On Monday, in [Lorneval], the minister received Mr Lund."""
    line, first, last = meeting.line, reference.mention.first, reference.mention.last
    if is_fronted(reference, meeting):
        return True
    opening = last < OPENING_REACH and last <= meeting.first and line.word(last) == ","
    if last <= meeting.first and line.word(first - 1) == "in" and not BESIDE.isdisjoint(line.lower[:OPENING_BESIDE]):
        return "," in line.lower[last : meeting.first] and "," not in line.lower[:first]
    before = any(other.mention.first < first for other in line.references) or any(cue.head < first for cue in line.cues)
    return opening and not before and line.word(0) in OPENERS


def is_fronted(reference: Reference, meeting: Meeting) -> bool:
    """True of a place with no more than a time between it and the words of meeting: because in [Lorneval] last May they met."""
    line, first, last = meeting.line, reference.mention.first, reference.mention.last
    between = line.lower[last : meeting.first]
    told = between and len(between) <= FRONTED_REACH and all(is_time_word(word, meeting) for word in between)
    return bool(told) and line.word(first - 1) in ("in", "at") and any(word in line.grammar.calendar_words for word in between)


def is_time_word(word: str, meeting: Meeting) -> bool:
    """True of the words of a date: last October, on 3 May, this week."""
    return word in meeting.line.grammar.calendar_words or word in DATING or word[:1].isdigit()


def is_venue_of(reference: Reference, meeting: Meeting) -> bool:
    """True of the name behind a common noun: at the lakeside lodge [of Lorneval], in a side room of [the Ice Palace]."""
    line, first = meeting.line, reference.mention.first
    of = first - 2 if line.word(first - 1) == "the" else first - 1
    if line.word(of) != "of" or reference.category not in ("place", "name"):
        return False
    leads = (k for k in range(of - 1, of - 1 - VENUE_WORDS, -1) if line.word(k) in ("a", "an", "the"))
    article = next(leads, None)
    return article is not None and line.word(article - 1) in ("in", "at") and article - 1 >= meeting.head


def is_farther_on(first: int, meeting: Meeting) -> bool:
    """True if a token stands in the same clause behind the words of meeting, with no verb between."""
    line, barriers = meeting.line, (meeting.line.grammar.auxiliaries | meeting.line.grammar.subordinators) - {"'s", "’s"}
    between = line.lower[meeting.last : first]
    barred = any(word in barriers or word in (";", ":") or word in TIMING.journeys for word in between) or any(
        meeting.last < cue.head < first for cue in line.cues
    )
    return meeting.last < first <= meeting.last + FAR_REACH and not barred


def place_name(place: Reference | None) -> str | None:
    """The name of a place: cities and buildings as the text has them, states by their usual name."""
    if place is None:
        return None
    as_written = place.category in ("name", "place") or any(name.kind == "capital" for name in place.mention.names)
    return (place.mention.words or place.actor.name) if as_written else place.actor.name


def venue_name(place: Reference | None, meeting: Meeting) -> str | None:
    """The name of the place, of a house with all words of its name: the [Government Guest House]."""
    name = place_name(place)
    if place is None or name is None or place.mention.sentence != meeting.line.number or place.category != "name":
        return name
    tokens = [token.word for token in meeting.line.sentence.tokens[place.mention.first : place.mention.last]]
    while tokens and not tokens[0][:1].isupper():
        tokens.pop(0)
    whole = len(tokens) > 1 and tokens[-1] == name and all(word[:1].isupper() for word in tokens)
    return " ".join(tokens) if whole else name


def own_country(meeting: Meeting, annotations: Annotations) -> str | None:
    """The state that publishes the report, for a visit "to our country" or "to the Kingdom"."""
    home = annotations.voice.home_name if annotations.voice.party is not None else ""
    behind = meeting.line.lower[meeting.last : meeting.last + 3]
    return home or None if meeting.format == "visit" and behind in OWN_COUNTRY else None


def state_of(place: Reference | None, annotations: Annotations) -> str | None:
    """The state that a place is or lies in, None if it is not known."""
    ids = [name.actor for name in place.mention.names] if place is not None else []
    return next((id if id.startswith("state:") else annotations.offices.gazetteer.place_state.get(id) for id in ids), None)


def state_visited(meeting: Meeting, annotations: Annotations) -> str | None:
    """The state of a visit that the same sentence tells of: In his first visit to Umbanza, Mr Lund met ..."""
    visits = (other for other in annotations.meetings if other.line is meeting.line and other.place is not None)
    return next((state for other in visits if (state := state_of(other.place, annotations))), None)


def occasion_of(text: str, meeting: Meeting) -> str | None:
    """The event on whose margins or at which it took place: on the sidelines of [the G20 summit], at [the Winter Games]."""
    words = meeting.line.lower
    opening = next(
        (at for at in range(min(OPENING_BESIDE, meeting.first)) if words[at] in BESIDE and words[at + 1] == "of"), None
    )
    if opening is not None:
        ends = (k for k in range(opening + 2, meeting.first) if words[k] in (",", "on", "in", "at"))
        end = next(ends, None)
        return meeting.line.span(opening + 2, end).of(text) if end is not None else None
    for at in range(meeting.head, min(len(words) - 2, meeting.last + OCCASION_REACH)):
        if words[at] in BESIDE and words[at + 1] == "of" and not words[at + 2].endswith("ing"):
            end = next((k for k in range(at + 2, len(words)) if words[k] in (",", ".", "on", "in", "and")), len(words))
            return meeting.line.span(at + 2, end).of(text)
        if words[at] in ("at", "during", "attending") and at > meeting.head and (event := event_end(meeting, at + 1)) is not None:
            return meeting.line.span(at + 1, event).of(text)
    return None


def event_end(meeting: Meeting, at: int) -> int | None:
    """The token behind the name of an event that begins at a token: the Winter [Games]; None if none does."""
    tokens, lower = meeting.line.sentence.tokens, meeting.line.lower
    if lower[at : at + 1] != ["the"]:
        return None
    for end in range(at + 1, min(at + EVENT_WORDS, len(tokens))):
        if lower[end] in EVENTS and (tokens[end].word[0].isupper() or tokens[end - 1].word[0].isupper()):
            return end + 1
        if lower[end] in (",", ".", ";", "in", "on", "with", "to"):
            return None
    return None
