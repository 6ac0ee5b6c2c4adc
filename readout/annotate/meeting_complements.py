"""What follows a noun of encounter: its parties and its place, over the words that may stand between."""

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_bodies import end_of_name
from readout.annotate.meeting_delegations import headed_by
from readout.annotate.meeting_parties import governed_by, parties_among
from readout.annotate.meeting_plain_parties import plain_party, whole_company
from readout.annotate.meeting_surroundings import BESIDE, over_epithets
from readout.annotate.mentions import Mention
from readout.lexicon.encounters import EncounterWords

# How many tokens may stand between the noun, or one complement, and the next.
COMPLEMENT_REACH = 8
# By what a city can be told: held in the [city] of Lorneval.
CITIES = frozenset({"city", "town", "port", "capital", "village", "resort"})
# What a tour is of, and no guest: a tour of three African [countries].
LANDS = frozenset({"countries", "states", "nations", "capitals", "cities", "provinces", "regions"})
# How many tokens a topic has at most, and what begins behind it.
TOPIC_REACH = 9
TOPIC_ENDS = frozenset(
    {"in", "at", "with", "between", "took", "takes", "opened", "began", "ended", "resumed", "convened", "concluded"}
)


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
        reader = format == "letter" and line.word(at) == "to"
        if not reader and (where := place_behind(line, at) or place_toured(line, at)) is not None:
            place = place or where
            at = last = where.mention.last
        elif (party := party_behind(line, at, format, words)) is not None and not is_home(line, at, end, format):
            party = headed_by(line, party, words) or party
            joined, last = governed_by(line, at, party, words)
            # The last meeting of [Coalition foreign ministers] is one of the Coalition.
            while (compound := line.starting_at(last)) is not None and compound.mention.plural:
                last = compound.mention.last
            found.extend(parties_among(joined, words))
            if joined[-1].mention.noun in words.around.convening_bodies:
                last = end_of_name(line, last)
            at = last
        elif (behind := behind_setting(line, at)) is not None:
            at = last = behind
        elif leads_on(line, at, words, several=bool(found)):
            at += 1
        elif (behind := behind_topic(line, at)) is not None:
            at = last = behind
        else:
            break
    return tuple(found), last, place


def leads_on(line: Clauses, at: int, words: EncounterWords, *, several: bool) -> bool:
    """True of a word behind which the next complement may stand; `several` if a party was named, to whom "and with" joins one."""
    if several and line.word(at) == "and" and line.word(at + 1) == "with":
        return True
    return is_passable(line, at, words) and not (line.word(at) == "on" and behind_topic(line, at) is not None)


def behind_setting(line: Clauses, at: int) -> int | None:
    """The token behind the rank of those who meet, or the event beside which they do.

    consultations [at the level of senior officials] were held      a meeting [on the margins of the conference] between
    """
    rank = line.word(at) == "at" and line.lower[at + 1 : at + 4] == ["the", "level", "of"]
    beside = line.word(at) in ("on", "at", "in") and line.word(at + 2) in BESIDE and line.word(at + 3) == "of"
    if not rank and not beside:
        return None
    for position in range(at + 4, min(at + 4 + TOPIC_REACH, len(line.sentence.tokens))):
        word = line.word(position)
        if word in TOPIC_ENDS or word in line.grammar.auxiliaries:
            return position
        if word in line.grammar.subordinators or word in (",", ";", ":", ".", "to"):
            return None
    return None


def behind_topic(line: Clauses, at: int) -> int | None:
    """The token behind what is to be talked about: the sixth meeting of the group [on the lake] will be held."""
    if line.word(at) not in ("on", "about", "over", "concerning", "regarding") or is_timed(line, at + 1):
        return None
    for position in range(at + 2, min(at + TOPIC_REACH, len(line.sentence.tokens))):
        word = line.word(position)
        if word in TOPIC_ENDS or (word in line.grammar.auxiliaries and line.word(position - 1) != "of"):
            return position
        if word in line.grammar.subordinators or word in (",", ";", ":", ".", "to"):
            return None
        # talks on prisoners [and] detainees between the sides
        if word == "and" and (line.word(position + 2) not in TOPIC_ENDS or line.starting_at(position + 1) is not None):
            return None
    return None


def is_timed(line: Clauses, at: int) -> bool:
    """True if a day begins at a token."""
    return (
        line.word(at) in line.grammar.calendar_words
        or line.word(at)[:1].isdigit()
        or (
            line.word(at) in ("the", "this")
            and line.word(at + 1)
            in ("day", "same", "eve", "sidelines", "margins", "morning", "afternoon", "evening", "fringes", "occasion", "side")
        )
    )


def is_home(line: Clauses, at: int, end: int, format: str) -> bool:
    """True if the phrase tells whose person came before, or where a visit leads: Mr Arn [of Torvesk], a visit [to us]."""
    whose = line.word(at) == "of" and at > end and line.ending_at(at) is not None
    return whose or (format == "visit" and line.word(at) == "to")


def place_behind(line: Clauses, at: int) -> Reference | None:
    """The place behind a preposition at token `at`, if its name is given."""
    city = line.word(at + 1) == "the" and line.word(at + 2) in CITIES and line.word(at + 3) == "of"
    place = line.starting_at(at + (4 if city else 1)) if line.word(at) in ("in", "at", "to") else None
    named = place is not None and place.category in ("place", "state", "name", "body") and place.mention.kind == "name"
    seat = (
        place is not None and place.category == "body" and line.word(place.mention.last) in ("headquarters", "hq", "secretariat")
    )
    return place if named and not seat else None


def place_toured(line: Clauses, at: int) -> Reference | None:
    """Where a tour leads: a tour of [Africa], her tour of [the Lake Region]."""
    place = line.starting_at(at + 1) if line.word(at) == "of" and line.word(at - 1) == "tour" else None
    return place if place is not None and place.category in ("place", "state") and place.mention.kind == "name" else None


def party_behind(line: Clauses, at: int, format: str, words: EncounterWords) -> Reference | None:
    """The party behind a preposition at token `at`; of calls and visits also the one from whom it comes."""
    comes = format in ("call", "visit") and line.word(at) == "from"
    if (line.word(at) not in words.around.noun_leads and not comes) or is_deed(line, at):
        return None
    plain = line.word(at) in ("with", "between", "among")
    named = line.starting_at(over_epithets(line, at + 1, words.around))
    beneficiary = line.word(at) == "for" and format in ("conference", "summit")
    if named is not None and beneficiary and named.category in ("state", "place"):
        return None
    if named is not None and format == "visit" and line.word(at) == "of" and named.mention.noun in LANDS:
        return None
    if named is not None and line.word(at) == "with" and is_bystander(line, named, words):
        return None
    named = whole_company(line, named, words) if plain else named
    return named or reflexive_party(line, at + 1) or (plain_party(line, at + 1, words) if plain else None)


def is_bystander(line: Clauses, named: Reference, words: EncounterWords) -> bool:
    """True of whom "with" only shows at something: talks in Lorneval, with [Mr Lund] carrying messages between the rooms."""
    doing = line.word(named.mention.last)
    return doing.endswith("ing") and doing not in words.around.leading_on and line.word(named.mention.first - 2) == ","


def reflexive_party(line: Clauses, at: int) -> Reference | None:
    """Whoever says "myself": a meeting between [myself] and Ms Berg."""
    if line.word(at) != "myself":
        return None
    mention = Mention(line.span(at, at + 1), "pronoun", line.number, at, at + 1, noun="i")
    return Reference(mention, Actor(None, "I"), "author")


def is_deed(line: Clauses, at: int) -> bool:
    """True where "to" leads to a verb that could be a noun: a meeting on Monday to [host] them, to [release] the crews."""
    found = line.starting_at(at + 1) if line.word(at) == "to" else None
    return found is not None and found.mention.kind == "nominal" and found.mention.noun == line.word(at + 1)


def is_passable(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True for what may stand between a noun and its complements: verbs of taking place, dates, adverbs."""
    word = line.word(at)
    known = word in words.around.passable or word in line.grammar.calendar_words
    known = known or (word in ("and", "–", "-") and line.word(at - 1)[:1].isdigit() and line.word(at + 1)[:1].isdigit())
    return known or word[:1].isdigit() or word.endswith("ly")
