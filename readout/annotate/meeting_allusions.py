"""Rules for allusions: what was agreed in a place, said to somebody at an event, the time that was spent with somebody."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_lists import behind_apposition, over_adjuncts
from readout.annotate.meeting_parties import Meeting, coordinated, governed_by, parties_among, subject_parties
from readout.annotate.meeting_surroundings import over_epithets, over_meal, place_behind
from readout.lexicon.encounters import EncounterWords

# How many tokens before the verb the paper or word that was given may be named.
UNDERSTANDING_REACH = 10
# How many tokens lie between a verb and the hours that it takes, between one such time and the next, and before "with" in that.
TIME_REACH, NEXT_TIME_REACH, SHORT_TIME = 11, 8, 6
# How many tokens before the hours "sat for" stands.
SITTING_REACH = 7
BY_PHONE = frozenset({"by", "over", "on", "via"})
LENGTHS = frozenset({"minutes", "hours", "hour"})


def understood_at(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """An earlier encounter, by what was agreed there.

    the understandings [that Arn and Lund reached in Lorneval]      the pledge [made by both presidents at Lorneval] last May
    """
    if line.word(at) not in words.around.reaching:
        return
    given = words.around.understandings & set(line.lower[max(0, at - UNDERSTANDING_REACH) : at])
    if not given and line.word(at) not in words.around.agreeing:
        return
    agents, end = agents_behind(line, at, words)
    place = place_behind(line, end, frozenset({";", ":", "to"})) or place_between(line, at + 1, end)
    place = place or (place_at_head(line) if line.word(at) in words.around.agreeing else None)
    if place is None:
        return
    first, parties = (at, agents) if end > at + 1 else subject_parties(line, at, words)
    if not (len(parties) > 1 or any(r.members or r.mention.plural for r in parties)):
        return
    last = max(place.mention.last, at + 1)
    yield Meeting(line, first, last, at, "meeting", "past", parties, "understood_at", place)


def agents_behind(line: Clauses, at: int, words: EncounterWords) -> tuple[tuple[Reference, ...], int]:
    """The parties that agreed, if they are told behind "by", and the token where the telling goes on."""
    by = over_adjuncts(line, at + 1, words)
    agent = line.starting_at(by + 1) if line.word(by) in ("by", "between") else None
    if agent is None:
        return (), at + 1
    joined, last = governed_by(line, by, agent, words)
    return parties_among(joined, words), last


def place_at_head(line: Clauses) -> Reference | None:
    """The city that opens the sentence: In [Lorneval] last month, both presidents agreed on a truce."""
    place = line.starting_at(1) if line.word(0) in ("in", "at") else None
    named = place is not None and place.category == "place" and place.mention.kind == "name"
    return place if named else None


def place_between(line: Clauses, at: int, end: int) -> Reference | None:
    """The place named between a participle and those by whom it was done: the agreement reached [in Lorneval] by both."""
    place = place_behind(line, at, frozenset({"by"}))
    return place if place is not None and place.mention.last < end else None


def told_at(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """An encounter by what was said there: [Ms Berg told Mr Lund] at the Games, [he told two senators] visiting Lorneval."""
    if line.word(at) not in words.around.telling:
        return
    start = at + 2 if line.word(at + 1) in ("to", "before") else at + 1
    hearer = line.starting_at(over_epithets(line, start, words.around))
    if hearer is None or hearer.category not in ("person", "unnamed", "group") or hearer.mention.kind == "pronoun":
        return
    if line.word(at + 1) in ("to", "before") and hearer.category != "person":
        return
    hearers, last = coordinated(line, hearer, words)
    hearers = parties_among(hearers, words)
    first, subject = subject_parties(line, at, words)
    if subject and hearers and is_event(line, last, words):
        yield Meeting(line, first, last + 1, at, "meeting", "past", (*subject, *hearers), "told_at")


def raised_with(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """An encounter by what was brought up there: [Ms Berg raised the matter with Mr Lund] at the Palace in May."""
    if line.word(at) not in words.around.raising:
        return
    reach = range(at + 1, min(at + TIME_REACH, len(line.sentence.tokens) - 1))
    lead = next((k for k in reach if line.word(k) == "with"), None)
    hearer = line.starting_at(lead + 1) if lead is not None else None
    first, subject = subject_parties(line, at, words)
    if hearer is None or hearer.category != "person" or not subject:
        return
    joined, last = coordinated(line, hearer, words)
    format = "reception" if over_meal(line, at, last, words.around) else "meeting"
    if format == "reception" or is_event(line, last, words):
        yield Meeting(line, first, last, at, format, "past", (*subject, *parties_among(joined, words)), "raised_with")


def told_by_phone(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A call by what was said in it: [Ms Berg congratulated Mr Arn by telephone], he briefed the President over the phone."""
    medium = line.word(at) in BY_PHONE
    phone = next((k for k in (at + 1, at + 2) if line.word(k) in ("phone", "telephone")), None)
    heard = line.ending_at(at) if medium and phone is not None else None
    if heard is None or phone is None or heard.category != "person" or line.word(phone + 1) in ("with", "to"):
        return
    verb = heard.mention.first - 1
    spoken = any(cue.last == verb + 1 and cue.form in ("past", "third", "base", "gerund") for cue in line.cues)
    if not spoken and line.word(verb) not in words.around.telling | words.around.briefing:
        return
    first, subject = subject_parties(line, verb, words)
    if subject and all(party.category in ("person", "author") for party in subject):
        yield Meeting(line, first, phone + 1, verb, "call", "past", (*subject, heard), "told_by_phone")


def is_event(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True if an event or place, at which the words before it were said, begins at a token."""
    if line.word(at) in ("visiting", "gathered", "assembled", "today", "yesterday") or "visiting" in line.lower[at - 3 : at]:
        return True
    if line.word(at) not in ("at", "during", "in") or line.word(at + 1) in words.around.no_events:
        return False
    place = line.starting_at(at + 1)
    return line.word(at) != "in" or (place is not None and place.category == "place")


def time_with(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """An encounter by its length, one for each with whom time was spent: [She had an hour with Mr Lund] and two with Mr Arn."""
    if line.word(at) not in LENGTHS or (lead := with_behind(line, at + 1)) is None:
        return
    behind = lead + 1
    verb = next((k for k in range(at - 1, max(at - TIME_REACH, -1), -1) if line.word(k) in words.around.spending), None)
    verb = verb if verb is not None else sitting_for(line, at)
    partner = line.starting_at(behind)
    if verb is None or partner is None or partner.category != "person":
        return
    start, subject = subject_parties(line, verb, words)
    while subject and partner is not None:
        joined, last = coordinated(line, partner, words)
        yield Meeting(line, start, last, at, "meeting", "past", (*subject, *parties_among(joined, words)), "time_with")
        partner = behind_shorter(line, last)
        start = at = partner.mention.first - 1 if partner is not None else last


def sitting_for(line: Clauses, at: int) -> int | None:
    """The verb of a time for which one sat or talked: [sat] for two hours with Mr Lund."""
    reach = range(at - 1, max(at - SITTING_REACH, 0), -1)
    lead = next((k for k in reach if line.word(k) == "for"), None)
    return lead - 1 if lead is not None and line.word(lead - 1) in ("sat", "sits", "sit", "sitting") else None


def with_behind(line: Clauses, at: int) -> int | None:
    """The token "with" behind a time, over where it was: an hour [alone with], most of an hour [at the fish hall with]."""
    for position in range(at, min(at + NEXT_TIME_REACH, len(line.sentence.tokens))):
        if line.word(position) == "with":
            return position
        if line.word(position) in line.grammar.auxiliaries | line.grammar.subordinators | {",", ";", "and", "but", "to"}:
            return None
    return None


def behind_shorter(line: Clauses, at: int) -> Reference | None:
    """The next with whom time was spent: an hour with Mr Lund on Sunday and [two with Ms Berg]."""
    reach = range(at, min(at + NEXT_TIME_REACH, len(line.sentence.tokens)))
    joint = next((k for k in reach if line.word(k) == "and"), None)
    if joint is None:
        return None
    lead = next((k for k in range(joint + 1, joint + SHORT_TIME) if line.word(k) == "with"), None)
    found = line.starting_at(lead + 1) if lead is not None else None
    return found if found is not None and found.category == "person" else None


def caption(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """An encounter by the line under its picture: [The Foreign Minister with the Ambassador of Torvesk], 12 October."""
    one = line.references[0] if line.word(at) == "with" and line.references else None
    open_ended = line.word(len(line.sentence.tokens) - 1) not in (".", "?", "!", ":")
    if one is None or one.mention.first > 0 or behind_apposition(one) != at or line.cues or not open_ended:
        return
    other = line.starting_at(at + 1)
    if other is None or {one.category, other.category} != {"person"} or "pronoun" in (one.mention.kind, other.mention.kind):
        return
    others, last = coordinated(line, other, words)
    if line.word(last) in ("", ",", "in", "at", "on", "(") or line.word(last).isdigit():
        yield Meeting(line, 0, last, at, "meeting", "past", (one, *parties_among(others, words)), "caption")
