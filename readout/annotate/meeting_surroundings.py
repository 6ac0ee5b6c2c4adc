"""What stands around words of meeting: times, places and media between a verb and its partner, and the format they show."""

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.lexicon.encounters import EncounterWords, Surroundings
from readout.lexicon.inflection import Words

# How many tokens tell a length of time: more than five and a half hours.
DURATION_LENGTH = 7
# How many tokens lie between a verb and the place behind it.
PLACE_REACH = 12
# On these of one event others meet, and how many tokens its name has at most.
BESIDE, EVENT_LENGTH = frozenset({"margins", "sidelines", "fringes"}), 16
HOSTING = frozenset({"hosted", "host", "hosts", "hosting", "entertained", "entertains", "entertain", "treated", "invited"})
# Behind them a meal at which things were talked over, so many tokens before the verb; and a medium behind those who talked.
OVER_MEAL_REACH, MEDIUM_REACH = 20, 5
# How many tokens a date in brackets has at most, the brackets with it.
DATE_REACH = 8
MEDIA = frozenset({"by", "over", "via", "on", "through"})
MEAL_LEADS = frozenset({"to", "at", "for", "over", "a", "working", "state", "official", "private", "gala", "the"})


def matches(line: Clauses, at: int, form: Words) -> bool:
    """True if the words stand at token `at`."""
    return not form or (line.word(at) == form[0] and (len(form) == 1 or line.lower[at : at + len(form)] == list(form)))


def over_time(line: Clauses, at: int, words: EncounterWords) -> int:
    """The token after time, place and medium between verb and preposition: spoke [by telephone in Lorneval today] to."""
    while behind := step_over_time(line, at, words):
        at = behind
    return at


def step_over_time(line: Clauses, at: int, words: EncounterWords) -> int | None:
    """The token after one expression of time, place or medium; None if there is none at `at`."""
    word = line.word(at)
    if word in words.around.times_between or word in ("twice", "thrice"):
        return at + 1
    if word.endswith("ly") and line.word(at + 1) in ("with", "to", "by"):
        return at + 1
    if beside := behind_event(line, at):
        return beside
    if line.word(at + 1) == "times":
        return at + 2
    if word == "," and (line.word(at + 1) == "with" or step_over_time(line, at + 1, words) is not None):
        return at + 1
    if word == "on" and line.word(at + 1) in line.grammar.calendar_words:
        return at + 2
    if word == "on" and line.word(at + 1).isdigit() and line.word(at + 2) in line.grammar.calendar_words:
        return at + (4 if line.word(at + 3).isdigit() else 3)
    if word == "for" and line.word(at + 1) == "the" and line.word(at + 3) == "time":
        return at + 4
    if word == "for" and (end := duration_end(line, at + 1, words)):
        return end
    if medium := next((form for form in words.media.get(word, ()) if matches(line, at, form)), None):
        return at + len(medium)
    place = named_place(line, at + 1) if word in ("in", "at") else None
    if place is None:
        return over_common_place(line, at, words)
    end = end_of_venue(line, place)
    behind = line.word(end)
    leads_on = (
        behind in ("with", "to")
        or behind in words.around.times_between
        or line.starting_at(end) is not None
        or (behind in ("on", ",") and step_over_time(line, end, words) is not None)
    )
    return end if leads_on else None


def behind_event(line: Clauses, at: int) -> int | None:
    """The token behind the event beside which others meet: met [on the margins of the General Assembly] with Mr Lund."""
    beside = line.word(at) in ("on", "at", "in") and line.word(at + 1) == "the" and line.word(at + 2) in BESIDE
    if not beside or line.word(at + 3) != "of":
        return None
    reach = range(at + 4, min(at + EVENT_LENGTH, len(line.sentence.tokens)))
    end = next((k for k in reach if line.word(k) in ("with", ",", ".", "in", "to") or is_verbal(line, k)), None)
    return end if end is not None and (line.word(end) == "with" or line.word(end) == "in") else None


def is_verbal(line: Clauses, at: int) -> bool:
    """True if a verb stands at the token."""
    return line.word(at) in line.grammar.verb_signs


def over_common_place(line: Clauses, at: int, words: EncounterWords) -> int | None:
    """The token behind a place without a name: received [at the palace] on Monday Mr Lund."""
    opening = line.word(at + 1)
    determined = opening in line.grammar.determiners or opening in line.grammar.possessives
    if line.word(at) not in ("in", "at") or not determined:
        return None
    for end in range(at + 3, at + 5):
        plain = all(line.is_content_word(k) and line.sentence.tokens[k].word.islower() for k in range(at + 2, end))
        leads_on = line.word(end) == "with" or line.starting_at(end) is not None or step_over_time(line, end, words) is not None
        if plain and leads_on:
            return end
    return None


def end_of_venue(line: Clauses, place: Reference) -> int:
    """The token behind a place and the name behind it that belongs to it: at the Palace [of the Orange Trees]."""
    of = line.word(place.mention.last) == "of"
    named = named_place(line, place.mention.last + 1) if of else None
    return named.mention.last if named is not None else place.mention.last


def named_place(line: Clauses, at: int) -> Reference | None:
    """The name that begins at a token, or behind its article."""
    found = line.starting_at(at) or (line.starting_at(at + 1) if line.word(at) == "the" else None)
    return found if found is not None and found.mention.kind == "name" and found.category != "person" else None


def duration_end(line: Clauses, at: int, words: EncounterWords) -> int | None:
    """The token after a length of time that begins at `at`: for [more than three hours] across the table from Mr Lund."""
    end = next((k + 1 for k in range(at, at + DURATION_LENGTH) if line.word(k) in words.around.durations), None)
    return end if end is not None and line.starting_at(at) is None else None


def over_adverbials(line: Clauses, at: int, around: Surroundings) -> int:
    """The token after time words between verb and object: met [on Saturday with] the President."""
    position = at
    while line.word(position) in line.grammar.calendar_words or line.word(position) in around.adverbs_between:
        position += 1
        if line.word(position) in ("with", "to") and line.starting_at(position + 1):
            return position + 1
    return at


def over_quantity(line: Clauses, at: int) -> int:
    """The token after "a number of", "a group of", "those of"."""
    if line.lower[at : at + 2] == ["those", "of"]:
        return at + 2
    return at + 3 if line.word(at) in ("a", "the") and line.word(at + 2) == "of" and not line.starting_at(at) else at


def over_epithets(line: Clauses, at: int, around: Surroundings) -> int:
    """The token after words before an office that are no part of it: for [the outgoing] ambassador, `at` without an office."""
    end = at + (line.word(at) in line.grammar.determiners)
    while line.word(end) in around.epithets:
        end += 1
    known = line.starting_at(at) is None and line.word(end - 1) in around.epithets and line.starting_at(end) is not None
    return end if known else at


def is_meal(line: Clauses, first: int, last: int, around: Surroundings) -> bool:
    """True if a guest is had to a meal: was [hosted to dinner] by, [entertained] Mr Lund [to lunch]."""
    if over_meal(line, first, last, around):
        return True
    host = line.word(first) in HOSTING
    return host and any(line.word(at) in around.meals and line.word(at - 1) in MEAL_LEADS for at in range(first, last + 6))


def over_meal(line: Clauses, first: int, last: int, around: Surroundings) -> bool:
    """True of talks at a table: discussed trade [over breakfast], [over a working lunch] on Monday both reviewed it."""
    reach = range(max(0, first - OVER_MEAL_REACH), last + 6)
    overs = (at for at in reach if line.word(at) == "over" and not around.meals.isdisjoint(line.lower[at + 1 : at + 4]))
    return any(line.word(at + 1) in MEAL_LEADS | around.meals for at in overs)


def by_medium(line: Clauses, format: str, at: int, around: Surroundings) -> str:
    """The format as the medium behind those who talked shows it: had a conversation with Mr Lund[, by telephone]."""
    start = at + (line.word(at) == ",")
    reach = range(start, start + MEDIUM_REACH) if format == "meeting" else ()
    lead = next((k for k in reach if line.word(k) in MEDIA or line.word(k) in around.clause_edges), start)
    near = set(line.lower[lead + 1 : lead + 3]) if line.word(lead) in MEDIA else set()
    return "video" if near & around.video else "call" if near & around.phone else format


def before_date(line: Clauses, at: int) -> int:
    """The token where a date in brackets opens that ends before a token: Mr Lund today [(9 May)] travelled."""
    start = at - 1
    while line.word(at - 1) == ")" and start > at - DATE_REACH and line.word(start) != "(":
        start -= 1
        day = line.word(start)
        if not (day in line.grammar.calendar_words or day[:1].isdigit() or day in ("(", ",")):
            return at
    return start if line.word(at - 1) == ")" and line.word(start) == "(" else at


def place_behind(line: Clauses, at: int, ends: frozenset[str]) -> Reference | None:
    """The place named in the same clause behind a token, before words that end the search: agreed last May [in Lorneval]."""
    for position in range(at, min(at + PLACE_REACH, len(line.sentence.tokens) - 1)):
        word = line.word(position)
        place = line.starting_at(position + 1) if word in ("in", "at") else None
        if place is not None and place.mention.kind == "name" and place.category in ("place", "name"):
            return place
        if word in line.grammar.subordinators or word in ends:
            return None
    return None


def refined(line: Clauses, format: str, first: int, last: int, around: Surroundings) -> str:
    """The format as the words near tokens `first` up to `last` show it: video or call by the medium, summit by its leaders."""
    near = set(line.lower[max(0, first - 3) : last + 8])
    if format == "meeting" and is_meal(line, first, last, around):
        return "reception"
    if near & around.video and not near & around.phone and format in ("meeting", "call", "conference", "summit"):
        return "video"
    if near & around.phone and format == "meeting":
        return "call"
    return "summit" if format == "conference" and "leaders" in near else format
