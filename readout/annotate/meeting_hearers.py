"""Rule for encounters in which somebody told somebody something: promised him [in a phone call on Monday] to go home."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.annotate.meeting_lists import behind_comma
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting, parties_among
from readout.annotate.meeting_surroundings import refined
from readout.annotate.subjects import Subject

LEADS = frozenset({"in", "during", "at", "over"})
NEW = frozenset({"a", "an", "their"})
# How many tokens lie between the hearer and the words for the encounter.
TIME_BETWEEN = 5


def told_during(phrase: NounPhrase) -> Iterator[Meeting]:
    """An encounter between who speaks and who is spoken to, if nobody else is told to have taken part.

    [Ms Berg promised him in a phone call] on 3 May      [In talks] on Monday, [Mr Arn warned Ms Berg]
    """
    line, first = phrase.line, phrase.first
    owned = phrase.owned and line.word(first) != "their"
    if phrase.format in ("letter", "visit", "conference") or owned or line.word(first - 1) not in LEADS:
        return
    if line.word(first) not in NEW and not line.word(phrase.at).endswith(("s", "er", "ch")):
        return
    opening = first <= 1
    told = cue_behind(line, phrase.end) if opening else cue_before(line, first)
    speakers = speakers_of(line, told, phrase.end if opening else None) if told is not None else None
    hearer = line.starting_at(told.head + 1) if told is not None else None
    if told is None or speakers is None or hearer is None or line.word(told.head) not in phrase.words.around.telling_to:
        return
    behind = first - 1 - hearer.mention.last
    near = opening or 0 <= behind <= TIME_BETWEEN
    parties = (*parties_among(speakers.references, phrase.words), *parties_among((hearer,), phrase.words))
    others = [party for party in phrase.parties if party.actor.name not in {one.actor.name for one in parties}]
    if near and is_person(hearer) and len(parties) > 1 and not others and all(map(is_person, parties)):
        start, last = (first, phrase.last) if opening else (speakers.first, phrase.last)
        format = refined(line, phrase.format, phrase.at, phrase.end, phrase.words.around)
        yield Meeting(line, start, max(last, phrase.end), phrase.at, format, "noun", parties, "told_during", phrase.place)


def is_person(reference: Reference) -> bool:
    """True of one person."""
    return reference.category == "person" and not reference.mention.plural


def cue_before(line: Clauses, at: int) -> Cue | None:
    """The last verb of saying before a token, whose words the encounter may go with."""
    before = [cue for cue in line.cues if cue.head < at]
    return before[-1] if before else None


def cue_behind(line: Clauses, at: int) -> Cue | None:
    """The first verb of saying behind a token."""
    return next((cue for cue in line.cues if cue.first > at), None)


def speakers_of(line: Clauses, told: Cue, opening: int | None) -> Subject | None:
    """Whose saying it is; behind an opening phrase the subject of the main clause."""
    return line.subject_of(told) if opening is None else line.subject_before(told.first) or behind_comma(line, opening)
