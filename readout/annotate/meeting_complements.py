"""What follows a noun of encounter: its parties and its place, over the words that may stand between."""

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_parties import governed_by, parties_among, plain_party
from readout.lexicon.encounters import EncounterWords

# How many tokens may stand between the noun, or one complement, and the next.
COMPLEMENT_REACH = 8


def find_complements(
    line: Clauses, end: int, format: str, words: EncounterWords
) -> tuple[tuple[Reference, ...], int, Reference | None]:
    """The parties and the place in the prepositional phrases that follow the noun, and the token where they end.

    talks [in Lorneval]{place} were held last week [with Mr Lund and Ms Berg]{parties}
    """
    found: list[Reference] = []
    place: Reference | None = None
    at = last = end
    while at < len(line.sentence.tokens) and at - last < COMPLEMENT_REACH:
        if (where := place_behind(line, at)) is not None:
            place = place or where
            at = last = where.mention.last
        elif (party := party_behind(line, at, words)) is not None and not is_home(line, at, end, format):
            joined, last = governed_by(line, at, party, words)
            found.extend(parties_among(joined, words))
            at = last
        elif is_passable(line, at, words):
            at += 1
        else:
            break
    return tuple(found), last, place


def is_home(line: Clauses, at: int, end: int, format: str) -> bool:
    """True if the phrase tells whose person came before, or where a visit leads: Mr Arn [of Torvesk], a visit [to us]."""
    whose = line.word(at) == "of" and at > end and line.ending_at(at) is not None
    return whose or (format == "visit" and line.word(at) == "to")


def place_behind(line: Clauses, at: int) -> Reference | None:
    """The place behind a preposition at token `at`, if its name is given."""
    place = line.starting_at(at + 1) if line.word(at) in ("in", "at", "to") else None
    named = place is not None and place.category in ("place", "state", "name", "body") and place.mention.kind == "name"
    return place if named else None


def party_behind(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """The party behind a preposition at token `at`."""
    if line.word(at) not in words.around.noun_leads:
        return None
    plain = line.word(at) in ("with", "between", "among")
    return line.starting_at(at + 1) or (plain_party(line, at + 1, words) if plain else None)


def is_passable(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True for what may stand between a noun and its complements: verbs of taking place, dates, adverbs."""
    word = line.word(at)
    return word in words.around.passable | line.grammar.calendar_words or word[:1].isdigit() or word.endswith("ly")
