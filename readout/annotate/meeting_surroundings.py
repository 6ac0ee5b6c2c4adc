"""What stands around words of meeting: times, places and media between a verb and its partner, and the format they show."""

from readout.annotate.clauses import Clauses
from readout.lexicon.encounters import EncounterWords, Surroundings
from readout.lexicon.inflection import Words


def matches(line: Clauses, at: int, form: Words) -> bool:
    """True if the words stand at token `at`."""
    return all(line.word(at + k) == word for k, word in enumerate(form))


def over_time(line: Clauses, at: int, words: EncounterWords) -> int:
    """The token after time, place and medium between verb and preposition: spoke [by telephone in Lorneval today] to."""
    while behind := step_over_time(line, at, words):
        at = behind
    return at


def step_over_time(line: Clauses, at: int, words: EncounterWords) -> int | None:
    """The token after one expression of time, place or medium; None if there is none at `at`."""
    word = line.word(at)
    if word in words.around.times_between:
        return at + 1
    if word == "on" and line.word(at + 1) in line.grammar.calendar_words:
        return at + 2
    if medium := next((form for form in words.media.get(word, ()) if matches(line, at, form)), None):
        return at + len(medium)
    place = line.starting_at(at + 1) if word in ("in", "at") else None
    return place.mention.last if place is not None and line.word(place.mention.last) in ("with", "to") else None


def over_adverbials(line: Clauses, at: int, around: Surroundings) -> int:
    """The token after time words between verb and object: met [on Saturday with] the President."""
    position = at
    while line.word(position) in line.grammar.calendar_words or line.word(position) in around.adverbs_between:
        position += 1
        if line.word(position) in ("with", "to") and line.starting_at(position + 1):
            return position + 1
    return at


def over_quantity(line: Clauses, at: int) -> int:
    """The token after "a number of", "a group of"."""
    return at + 3 if line.word(at) in ("a", "the") and line.word(at + 2) == "of" and not line.starting_at(at) else at


def refined(line: Clauses, format: str, first: int, last: int, around: Surroundings) -> str:
    """The format as the words near tokens `first` up to `last` show it: video or call by the medium, summit by its leaders."""
    near = set(line.lower[max(0, first - 3) : last + 8])
    if near & around.video and format in ("meeting", "call", "conference", "summit"):
        return "video"
    if near & around.phone and format == "meeting":
        return "call"
    return "summit" if format == "conference" and "leaders" in near else format
