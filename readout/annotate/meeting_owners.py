"""Whose encounter a noun tells of: its possessor, the subject of the verb that carries it, the subject of what was done at it."""

from dataclasses import replace

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_lists import all_before, behind_comma, of_two_owners
from readout.annotate.meeting_parties import coordinated, is_month, is_pair, parties_among, subject_parties, verb_group_start
from readout.annotate.meeting_surroundings import matches
from readout.lexicon.encounters import EncounterWords

# How many tokens a noun phrase has before its noun, and how many lie between it and the verb that carries it.
PHRASE_REACH = 5
CARRIER_REACH = 8
# How many tokens lie at most between a verb of receiving or seeking and its call or meeting: received [a] phone call.
TAKEN_REACH = 3
# And between a verb and the second encounter that it has for an object.
SECOND_REACH = 24
# How long a list between commas may be of those with whom it is done, and how it begins.
COMPANY_REACH = 24
COMPANY = frozenset({("together", "with"), ("along", "with"), ("jointly", "with"), ("in", "company"), ("in", "presence")})
# How many days or rounds of it there were: after [two] days of talks.
COUNTED = frozenset({"two", "three", "four", "five", "six", "seven", "several", "many"})
# Two words before an encounter that tell what was done at it, or from where somebody comes.
COURSES = (["course", "of"], ["fresh", "from"], ["back", "from"], ["straight", "from"])


def find_owner(line: Clauses, at: int, words: EncounterWords) -> tuple[int, tuple[Reference, ...]]:
    """First token of the noun phrase and the party that owns it: [the President's first meeting], [her visit]."""
    first = phrase_start(line, at, words)
    word = line.word(first - 1)
    if word in ("'s", "’s", "'", "’") and (owner := line.ending_at(first - 1)):
        owners = all_before(line, first - 1) if owner.category == "person" else (owner,)
        persons = owners if all(one.category == "person" for one in owners) else (owner,)
        return persons[0].mention.first, parties_among(persons, words)
    if word == "whose":
        return first - 1, parties_among(all_before(line, first - 1), words)
    if word in ("his", "her", "their", "our", "my", "its"):
        return first - 1, possessor(line, first, words)
    if line.word(first - 1) in words.around.video and line.ending_at(first) is not None:
        return first - 1, ()
    if (
        (named := line.ending_at(first)) is not None
        and named.category in ("body", "name", "state")
        and (first == at or is_pair(named))
    ):
        return named.mention.first, parties_among((named,), words)
    if named is not None and named.category == "body" and first < at and is_capitalised(line, first, at + 1):
        return named.mention.first, ()
    if (host := host_in_name(line, at, words)) is not None:
        return host.mention.first, (host,)
    return (first - 1 if word in line.grammar.determiners else first), ()


def phrase_start(line: Clauses, at: int, words: EncounterWords) -> int:
    """Where the adjectives before a noun begin: the [first bilateral] meeting."""
    first = at
    while first and at - first < PHRASE_REACH and line.ending_at(first) is None:
        word = line.word(first - 1)
        carries = word in words.light and has_subject(line, verb_group_start(line, first - 1))
        if (
            carries
            or word in words.around.sending
            or word in words.around.receiving
            or (word in line.grammar.function_words and not (is_month(line, first - 1) or is_ordinal_first(line, first - 1)))
            or not (
                word.isalpha()
                or "-" in word
                or is_ordinal(word)
                or is_sum(word)
                or is_day(line, first - 1)
                or is_length(line, first - 1)
            )
        ):
            break
        first -= 1
    official = line.ending_at(first)
    if official is not None and official.mention.noun == "official" and official.mention.last - official.mention.first == 2:
        return official.mention.first + 1
    counted = line.word(first - 1) == "of" and line.word(first - 2) in words.around.series
    return phrase_start(line, first - 2, words) if counted else first


def has_subject(line: Clauses, at: int) -> bool:
    """True if a verb group has its subject before it, or shares that of the verb before: inspected it and later [held]."""
    shared = line.word(at - 1) in ("and", "but") and not line.grammar.past_forms.isdisjoint(line.lower[at : at + 2])
    told = line.subject_before(at) or of_two_owners(line, at)
    return told is not None or (shared and line.main_subject(at) is not None)


def is_ordinal_first(line: Clauses, at: int) -> bool:
    """True of "first" where it counts and is no adverb: their [first] meeting, the [first] round."""
    before = line.word(at - 1)
    determined = before in line.grammar.determiners or before in line.grammar.possessives or line.possessive(at - 1)
    return line.word(at) == "first" and determined


def is_capitalised(line: Clauses, first: int, last: int) -> bool:
    """True if the words are parts of one name: the G-20 [Interfaith Conference]."""
    return all(token.word[:1].isupper() for token in line.sentence.tokens[first:last])


def is_day(line: Clauses, at: int) -> bool:
    """True of the day of a date before a noun: a [21] July call, the July [21] call."""
    return line.word(at).isdigit() and not line.grammar.calendar_words.isdisjoint((line.word(at - 1), line.word(at + 1)))


def is_length(line: Clauses, at: int) -> bool:
    """True of the number of a length of time before a noun: a [30]-minute call."""
    return line.word(at).isdigit() and line.word(at + 1) in ("-", "–")


def is_sum(word: str) -> bool:
    """True of a number of sides: the [5+2] talks."""
    return word.replace("+", "").isdigit() and "+" in word[1:-1]


def is_ordinal(word: str) -> bool:
    """True of a number that counts: the [7th] meeting."""
    return word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th")


def possessor(line: Clauses, at: int, words: EncounterWords) -> tuple[Reference, ...]:
    """Whose "his visit" or "her visit" is: the last person before it of that gender, else the subject."""
    gender = {"his": "m", "her": "f"}.get(line.word(at - 1))
    before = [
        r for r in line.references if r.mention.last < at and r.category == "person" and (not gender or r.gender in (gender, ""))
    ]
    if gender and before:
        return (guest_of(line, at, before),)
    subject = line.main_subject(at)
    if subject is None and (body := body_at_session(line, at)) is not None:
        return parties_among((body,), words)
    own = subject is not None and subject.last > at  # their first summit, which is a mention itself
    subject = behind_comma(line, at) if subject is None or own else subject
    owners = subject.references if subject else ()
    met = [r for r in before if line.word(r.mention.first - 1) == "with"] if line.word(at - 1) == "their" else []
    if line.word(at - 1) == "their" and len(owners) < 2 and len(pair := two_before(line, before)) == 2:
        return pair
    shared = len(owners) == 1 and owners[0].category == "person" and met and met[-1] not in owners
    return parties_among((*owners, met[-1]) if shared else owners, words)


def two_before(line: Clauses, persons: list[Reference]) -> tuple[Reference, ...]:
    """The last two persons before, if "and" joins them and both are named: by Ms Berg and Mr Arn after [their] talks."""
    pair = tuple(persons[-2:])
    joined = len(pair) == 2 and line.word(pair[0].mention.last) == "and" and pair[1].mention.first == pair[0].mention.last + 1
    return pair if joined and all(one.mention.kind == "name" for one in pair) else ()


def guest_of(line: Clauses, at: int, persons: list[Reference]) -> Reference:
    """Whose visit it is of two who met, if it leads to the land of the nearer: Mr Arn met Ms Berg on [his] visit to Torvesk."""
    to = next((k for k in range(at, at + PHRASE_REACH) if line.word(k) == "to"), None)
    land = line.starting_at(to + 1) if to is not None else None
    home = persons[-1].home
    lands = {land.actor.actor, *(name.actor for name in land.mention.names)} if land is not None else set()
    host = home is not None and home.actor is not None and home.actor in lands
    others = [one for one in persons if one.actor.name != persons[-1].actor.name]
    return others[-1] if host and others else persons[-1]


def body_at_session(line: Clauses, at: int) -> Reference | None:
    """The body whose session a phrase between commas names: [the Council], at its 12th meeting, received a briefing."""
    told = line.word(at - 1) == "its" and line.word(at - 2) in ("at", "in", "during")
    body = line.ending_at(at - 3) if told and line.word(at - 3) == "," else None
    return body if body is not None and body.category in ("body", "group", "name") else None


def host_in_name(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """The body whose event the noun is part of, by its name: [the NATO] Summit; None for what took place beside that event."""
    for reference in line.references:
        mention = reference.mention
        if mention.first < at < mention.last and mention.owners:
            if words.around.aside & set(line.lower[max(0, mention.first - 3) : mention.first]):
                continue
            if mention.owners[0].kind == "capital":
                continue
            return replace(reference, actor=Actor(mention.owners[0].actor, mention.owners[0].words), category="body")
    return None


def find_carrier(line: Clauses, first: int, words: EncounterWords) -> tuple[int | None, tuple[Reference, ...]]:
    """First token and subject of the light verb that has the noun phrase for its object: [Arn held] a meeting."""
    first = before_parenthesis(line, first)
    for at in range(first - 1, max(first - 1 - CARRIER_REACH, -1), -1):
        for form in words.light.get(line.word(at), ()):
            having = form[0] in ("has", "have", "had") and len(form) == 1
            perfect = having and (is_participle(line, at + 1) or (line.word(first - 1) == "for" and first > at + 1))
            taken = form[-1] not in words.around.receiving | words.around.seeking or first - at <= TAKEN_REACH
            if matches(line, at, form) and at + len(form) <= first and taken and not perfect:
                start, subject = subject_parties(line, at, words)
                if subject:
                    return start, (*subject, *with_whom(line, at + len(form), words))
        edge = line.word(at) in words.around.clause_edges or line.word(at) in ("after", "following")
        if edge or any(cue.head == at for cue in line.cues):
            break
    return second_object(line, first, words)


def with_whom(line: Clauses, at: int, words: EncounterWords) -> tuple[Reference, ...]:
    """Those with whom it is done, told between verb and object: co-chaired [with her counterpart, Mr Lund,] the session."""
    partner = line.starting_at(at + 1) if line.word(at) == "with" else None
    return parties_among(coordinated(line, partner, words)[0], words) if partner is not None else ()


def second_object(line: Clauses, first: int, words: EncounterWords) -> tuple[int | None, tuple[Reference, ...]]:
    """The phrase itself and the subject of the verb that has another encounter for its object: held talks and [a lunch]."""
    if line.lower[first - 1 : first + 1] not in (["and", "a"], ["and", "an"]):
        return None, ()
    for at in range(first - 2, max(first - 2 - SECOND_REACH, -1), -1):
        form = next((form for form in words.light.get(line.word(at), ()) if matches(line, at, form)), None)
        if form is not None and any(line.word(k) in words.nouns for k in range(at + len(form), first - 1)):
            subject = subject_parties(line, at, words)[1]
            return (first, subject) if subject else (None, ())
        if line.word(at) in words.around.clause_edges or any(cue.head == at for cue in line.cues):
            break
    return None, ()


def find_host(line: Clauses, first: int, words: EncounterWords) -> tuple[int | None, tuple[Reference, ...]]:
    """The subject of a verb of hosting whose guests come for it: [Ms Berg] will host ministers in May for the first session."""
    hosting = (k for k in range(first - 2, -1, -1) if line.word(k) in ("host", "hosts", "hosted", "hosting"))
    verb = next(hosting, None) if line.word(first - 1) == "for" else None
    start, subject = subject_parties(line, verb, words) if verb is not None else (None, ())
    return (start, subject) if subject else (None, ())


def before_parenthesis(line: Clauses, at: int) -> int:
    """The token where a time, place or company between commas begins, `at` if there is none: ready to host[, in May,] talks."""
    if line.word(at - 1) != ",":
        return at
    beside = range(at - 2, max(at - 2 - COMPANY_REACH, -1), -1)
    joined = next((k for k in beside if line.word(k) == "," and tuple(line.lower[k + 1 : k + 3]) in COMPANY), None)
    if joined is not None and words_of_company_only(line, joined, at):
        return joined
    comma = next((k for k in range(at - 2, max(at - 2 - CARRIER_REACH, -1), -1) if line.word(k) == ","), None)
    told = comma is not None and line.word(comma + 1) in ("in", "at", "on", "before", "this", "next", "later", "within", "by")
    return comma if told and comma is not None else at


def words_of_company_only(line: Clauses, start: int, end: int) -> bool:
    """True if no verb stands between two commas: co-chaired[, together with Mr Lund of Torvesk,] a meeting."""
    verbs = line.grammar.verb_signs
    return verbs.isdisjoint(line.lower[start:end]) and not any(start < cue.head < end for cue in line.cues)


def is_named(line: Clauses, first: int, at: int) -> bool:
    """True if the noun ends a name of its own: the Dry Ports [Conference], the [Conference] on Dry Ports."""
    tokens = line.sentence.tokens
    on_what = line.word(at + 1) == "on" and len(tokens) > at + 2 and tokens[at + 2].word[:1].isupper()
    return tokens[at].word[:1].isupper() and (on_what or any(token.word[:1].isupper() for token in tokens[first:at]))


def is_event(line: Clauses, first: int, at: int) -> bool:
    """True of an event with a name of its own, or at which somebody represents another."""
    return is_named(line, first, at) or is_represented(line, first)


def is_represented(line: Clauses, first: int) -> bool:
    """True of an event at which somebody stands for another: Ms Berg represented Torvesk at [the Lake Union summit]."""
    before = line.lower[max(0, first - SECOND_REACH) : first]
    return before[-1:] == ["at"] and not {"represented", "represents", "representing", "represent"}.isdisjoint(before)


def is_participle(line: Clauses, at: int) -> bool:
    """True if "has" before the token only makes a tense: has [been], has [agreed]."""
    return line.word(at) in line.grammar.auxiliaries or (line.word(at).endswith("ed") and line.starting_at(at) is None)


def find_setting(line: Clauses, first: int, words: EncounterWords, *, came: bool) -> tuple[int | None, tuple[Reference, ...]]:
    """The subject of the clause that tells what was done at the encounter, or who came for it.

    [Ms Berg raised it] in a call with Mr Lund      [Ms Berg came] for talks with Mr Lund
    After two days of talks with Mr Lund [Ms Berg] said
    """
    first -= line.word(first - 1) in COUNTED
    lead = line.lower[max(0, first - 2) : first]
    if line.word(first - 1) not in words.around.setting_leads and not came and lead not in COURSES:
        return None, ()
    holder = line.ending_at(first - 3) if line.possessive(first - 3) else None
    if holder is not None and holder.category == "person":
        return first, (holder,)
    before = [cue for cue in line.cues if cue.head < first]
    subject = (line.subject_before(before[-1].first) if before else None) or line.main_subject(first) or behind_comma(line, first)
    return (first, parties_among(subject.references, words)) if subject else (None, ())
