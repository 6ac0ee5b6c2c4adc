"""Lists of those who meet: all whom "who are" takes up, the names behind a plural, what stands between one and the next."""

from collections.abc import Iterable
from dataclasses import replace

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.subjects import Subject
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between "led by" and the verb: led by Mr Lund, the envoy for the river, [arrived].
LED_REACH = 14
# Behind these stand the members of a group.
MADE_UP = (["up", "of"], ["consisting", "of"], ["composed", "of"], ["formed", "by"], ["bringing", "together"])
MADE_UP_REACH = 3
# How many tokens lie between an office and the name of its holder behind a comma.
NAME_REACH = 8
# Nouns for the parties themselves: officials of both [sides].
SIDES = frozenset({"sides", "countries", "states", "governments", "nations", "parties"})
# Those who have one's office elsewhere.
COLLEAGUES = frozenset({"counterparts", "colleagues"})


def behind_apposition(reference: Reference) -> int:
    """The token behind a reference and the title in apposition to it: Mr Arn, [President of Torvesk], and Ms Berg."""
    return max(reference.mention.last, reference.mention.apposition)


def antecedents(line: Clauses, at: int) -> tuple[Reference, ...]:
    """All whom a relative pronoun in the plural takes up: [Ms Berg, Foreign Minister, and Mr Arn], who are visiting."""
    plural = line.word(at - 1) == "who" and line.word(at) in ("are", "were", "have")
    found = references_before(line, at - 2 if line.word(at - 2) == "," else at - 1)[1] if plural else ()
    return tuple(one for one in found if one.category == "person")


def all_before(line: Clauses, at: int) -> tuple[Reference, ...]:
    """All whom "whose" takes up: [Ms Berg and Mr Arn], whose last meeting was in May; one alone if no other is joined to it."""
    return references_before(line, at - 1 if line.word(at - 1) == "," else at, frozenset({"and"}))[1]


def references_before(
    line: Clauses, at: int, joining: frozenset[str] = frozenset({",", "and"})
) -> tuple[int, tuple[Reference, ...]]:
    """First token and references of the list that ends before a token, over titles in apposition."""
    found: list[Reference] = []
    position = at
    while position > 0:
        before = next((r for r in line.references if position in (r.mention.last, r.mention.apposition)), None)
        if before is not None:
            found.insert(0, before)
            position = before.mention.first
        elif line.word(position - 1) in joining:
            position -= 1
        elif found and line.lower[position - 2 : position] == ["and", "of"] and "," in joining:
            # The Foreign Ministers of Torvesk, Ana Lund, [and of] Ardelia, Perrin Arn.
            position -= 2
        else:
            break
    return found[0].mention.first if found else at, tuple(found)


def with_following(line: Clauses, subject: Subject) -> tuple[Reference, ...]:
    """The references of a subject, with who is joined to it behind land or office: Mr Arn of Torvesk, and [his guest], met."""
    found = list(subject.references)
    while (behind := joined_behind(line, found[-1])) is not None:
        found.append(behind)
    return tuple(found)


def joined_behind(line: Clauses, person: Reference) -> Reference | None:
    """The person whom "and" joins to one, over the land and office of the first."""
    at = behind_apposition(person)
    land = line.starting_at(at + 1) if line.word(at) == "of" else None
    at = land.mention.last if land is not None and land.category in ("state", "name") else at
    at += line.word(at) == ","
    other = line.starting_at(at + 1) if line.word(at) == "and" and at > person.mention.last else None
    return other if other is not None and person.category == "person" == other.category and not is_object(line, other) else None


def is_object(line: Clauses, person: Reference) -> bool:
    """True if no verb follows a person who is joined to others, so that he ends no subject."""
    behind = behind_apposition(person)
    return line.word(behind) in (".", "")


def named_in_list(line: Clauses, references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references, a plural one replaced by those who are named behind it: the heads of both states, [Mr Arn and Ms Berg]."""
    return tuple(one for r in references for one in (told_behind(line, r) if is_nameless(r) else named_after(line, r)) or (r,))


def named_after(line: Clauses, holders: Reference) -> tuple[Reference, ...]:
    """Those who are named behind the office they hold: the foreign ministers of both states, [Mr Arn and Ms Berg], met."""
    return names_behind(line, holders) if holders.mention.plural and holders.members else ()


def told_behind(line: Clauses, plural: Reference) -> tuple[Reference, ...]:
    """Those who are named behind a plural, or the two parties for whom it stands: officials of [the two countries] met."""
    both = line.starting_at(plural.mention.last + 1) if line.word(plural.mention.last) in ("of", "from") else None
    sides = both is not None and both.mention.plural and (len(both.members) > 1 or both.mention.noun in SIDES)
    return names_behind(line, plural) or ((both,) if both is not None and sides else ())


def is_nameless(reference: Reference) -> bool:
    """True of a plural noun for persons that stands for nobody by name."""
    return reference.mention.plural and not reference.members and reference.category in ("unnamed", "group")


def names_behind(line: Clauses, plural: Reference) -> tuple[Reference, ...]:
    """The two or more names that a comma joins to a plural: the prime ministers, [Mr Arn and Ms Berg], met.

    Or those by whom it is led: the delegations, led by [Mr Arn and Ms Berg], met.
    """
    at = plural.mention.last
    owner = line.starting_at(at + 1) if line.word(at) == "of" else None
    at = owner.mention.last if owner is not None else over_plain_owner(line, at)
    at += 2 if line.word(at) == "," and line.word(at + 1) in ("led", "headed") and line.word(at + 2) == "by" else 0
    named: list[Reference] = []
    if (next_to := line.starting_at(at)) is not None and is_person_named(next_to):
        named, at = [next_to], behind_apposition(next_to)  # her colleagues [Mr Arn and Ms Berg]
    while line.word(at) in (",", "and", "by") and (one := line.starting_at(at + 1)) is not None:
        if not is_person_named(one):
            break
        named.append(one)
        at = behind_apposition(one)
        home = line.starting_at(at + 1) if line.word(at) == "of" else None
        at = home.mention.last if home is not None else at
        at = over_next_land(line, at)
    return tuple(named) if len(named) > 1 and line.word(at) != "and" else ()


def is_person_named(one: Reference) -> bool:
    """True of a person, and of a name of several words that can be one."""
    return one.category == "person" or (one.category == "name" and " " in one.actor.name)


def over_plain_owner(line: Clauses, at: int) -> int:
    """The token behind those whose leaders are named next, if they are no mention: the leaders [of the two parties], Mr Arn.

    Or behind what envoys are for: the Special Envoys of both states [for the border], Mr Arn and Ms Berg.
    """
    if line.word(at) in ("for", "on"):
        task = range(at + 1, at + NAME_REACH)
        end = next((k for k in task if not (line.is_content_word(k) or line.word(k) in line.grammar.determiners)), at)
        return end if line.word(end) == "," else at
    if line.word(at) != "of" or line.word(at + 1) != "the" or line.word(at + 2) not in ("two", "three", "four"):
        return at
    end = next((k for k in range(at + 3, at + 3 + NAME_REACH) if not line.is_content_word(k)), at)
    return end if line.word(end) == "," and end > at + 3 else at


def over_next_land(line: Clauses, at: int) -> int:
    """The token behind the next land whose office is meant: of Torvesk, Mr Arn, [and of Ardelia], Ms Berg."""
    start = at + (line.word(at) == ",")
    land = line.starting_at(start + 2) if line.lower[start : start + 2] == ["and", "of"] else None
    return land.mention.last if land is not None and line.word(land.mention.last) == "," else at


def over_adjuncts(line: Clauses, at: int, words: EncounterWords) -> int:
    """The token behind commas, times and places: [in Lorneval on 30 May,] and [two days later, in Brezna,]."""
    while at < len(line.sentence.tokens):
        word = line.word(at)
        place = line.starting_at(at + 1) if word in ("in", "at") else None
        if place is not None and place.category in ("place", "name", "state", "body"):
            at = place.mention.last
        elif is_time(line, at, words) or leads_to_time(line, at, words):
            at += 1
        else:
            return at
    return at


def leads_to_time(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True for what stands before a time or place: [on] Monday, later [in] the day, [,] in Brezna."""
    word, following = line.word(at), line.word(at + 1)
    if word == "," and following in ("and", "in", "at"):
        return True
    in_the = word == "in" and following == "the" and is_time(line, at + 2, words)
    return in_the or (word in ("on", ",", "the", "in") and is_time(line, at + 1, words))


def is_time(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True for a word of dates and times: two [days] [later], on [30] [May]."""
    word = line.word(at)
    return word[:1].isdigit() or any(
        word in told for told in (line.grammar.calendar_words, words.around.times_between, words.around.spans)
    )


def is_subject(line: Clauses, at: int) -> bool:
    """True if a cue's verb group begins at the token: what stands before is a new subject."""
    return any(cue.first == at for cue in line.cues) or line.word(at) in line.grammar.auxiliaries


def behind_comma(line: Clauses, at: int) -> Subject | None:
    """The subject of the main clause behind an opening phrase: During a meeting with the envoy, [Ms Berg] called ...

    Behind a place the comma may be missing: During his visit to Lorneval [the Ardelian premier] met ...
    """
    for position in range(at, len(line.sentence.tokens) - 1):
        place = line.ending_at(position + 1)
        opens = line.word(position) == "," or (place is not None and place.category == "place")
        found = line.starting_at(position + 1) if opens else None
        subject = line.coordinated(found) if found is not None else None
        if subject is None:
            continue
        end = behind_state(line, subject.last)
        end += subject.references[-1].mention.apposed and line.word(end) == ","
        if is_followed_by_verb(line, end) or is_followed_by_verb(line, behind_parenthesis(line, end)):
            return subject
    return None


def behind_parenthesis(line: Clauses, at: int) -> int:
    """The token behind words between commas without a verb: In talks with Mr Lund, Ms Berg[, his counterpart,] pledged help."""
    reach = range(at + 1, min(at + NAME_REACH, len(line.sentence.tokens))) if line.word(at) == "," else ()
    closing = next((k for k in reach if line.word(k) == ","), None)
    plain = closing is not None and line.grammar.verb_signs.isdisjoint(line.lower[at:closing])
    return closing + 1 if plain and closing is not None else at


def ahead_of_name(line: Clauses, at: int, subject: Subject) -> Subject:
    """Whom a pronoun at the head of a sentence runs ahead of: In Lorneval, where he met Mr Lund, [Mr Arn] called for calm."""
    unknown = len(subject.references) == 1 and subject.references[0].actor.name in ("he", "she")
    leads = len(subject.references) == 1 and subject.references[0].mention.noun == "they" and subject.first <= 1
    named = behind_comma(line, at) if unknown or leads else None
    if leads and (named is None or len(named.references) < 2):
        return subject
    return replace(named, first=subject.first) if named is not None else subject


def is_followed_by_verb(line: Clauses, at: int) -> bool:
    """True if a verb begins at a token, be it one of saying or another in the past: Ms Berg [flew] on."""
    past = line.word(at) in line.grammar.past_forms or (line.word(at).endswith("ed") and line.word(at + 1) != "by")
    return is_subject(line, at) or past


def behind_state(line: Clauses, at: int) -> int:
    """The token behind the state of a person who ends at a token: Ana Lund [of Torvesk] called."""
    home = line.starting_at(at + 1) if line.word(at) == "of" else None
    return home.mention.last if home is not None and home.category in ("state", "name") else at


def led_by(line: Clauses, at: int) -> Subject | None:
    """Who is at the head of those that come: a team led by [Mr Lund] arrived, a mission headed by [Ms Berg], the envoy, met."""
    leads = (k for k in range(at - 1, max(at - LED_REACH, 1), -1) if line.word(k) == "by")
    by = next((k for k in leads if line.word(k - 1) in ("led", "headed")), None)
    leader = line.starting_at(by + 1) if by is not None else None
    full_name = leader is not None and leader.category == "name" and " " in leader.actor.name
    if leader is None or not (full_name or leader.category in ("person", "unnamed")):
        return None
    whole = behind_apposition(leader)
    if at not in (whole, whole + 1) and line.word(at - 1) != ",":
        return None
    team = line.ending_at(by - 1) if by is not None else None
    other = line.ending_at(team.mention.first - 1) if team is not None and line.word(team.mention.first - 1) == "and" else None
    return Subject(other.mention.first, leader.mention.last, (other, leader)) if other is not None else Subject.of(leader)


def of_two_owners(line: Clauses, at: int) -> Subject | None:
    """Those who come for two parties, the preposition said again: [the delegations of Torvesk and of the Front] met."""
    second = line.ending_at(at)
    start = second.mention.first - 2 if second is not None else -1
    first = line.ending_at(start) if line.word(start) == "and" and line.word(start + 1) in ("of", "from") else None
    if first is None or second is None or not (first.mention.plural and first.mention.owner):
        return None
    return None if line.governed(first.mention.first) else Subject(first.mention.first, at, (first, second))


def members_listed(line: Clauses, at: int) -> Subject | None:
    """Those of whom a group is said to consist: the quartet ([Torvesk, Ardelia and the League]) met; the group, made up of."""
    if line.word(at - 1) not in (")", ","):
        return None
    first, listed = references_before(line, at - 1)
    before = line.lower[max(0, first - MADE_UP_REACH) : first]
    before = before[:-1] if before[-1:] == ["the"] else before
    consists = before[-1:] in (["("], ["comprising"], ["namely"]) or before[-2:] in MADE_UP
    return Subject(first, at - 1, listed) if consists and len(listed) > 1 else None


def one_among(line: Clauses, at: int) -> Subject | None:
    """Who is told to have been one of several: [Ms Berg] was among those who met Mr Arn."""
    told = line.lower[max(0, at - 3) : at] == ["among", "those", "who"] and line.word(at - 4) in ("was", "were", "is", "are")
    return line.subject_before(at - 4) if told else None


def behind_second_relative(line: Clauses, at: int) -> Subject | None:
    """The antecedent of a second relative pronoun: [Mr Lund], to whom she offered a lunch and who was also received."""
    if line.word(at - 1) != "who" or line.word(at - 2) not in ("and", "but"):
        return None
    pronoun = next((k for k in range(at - 3, -1, -1) if line.word(k) in ("who", "whom", "whose")), None)
    ends = (pronoun, pronoun - 1, pronoun - 2) if pronoun is not None else ()
    named = next((found for end in ends if (found := line.ending_at(end)) is not None), None)
    return Subject.of(named) if named is not None else None


def of_their_states(references: list[Reference]) -> tuple[Reference, ...]:
    """The parties, the first as its state if states follow: his [counterparts from] Torvesk, Ardelia and Zhalmar."""
    first = references[0].mention
    home = first.owners[0] if first.owners and first.noun in COLLEAGUES else None
    if home is None or len(references) < 2 or any(one.category != "state" for one in references[1:]):
        return tuple(references)
    named = replace(references[0], actor=Actor(home.actor, first.owner), category="state")
    return (named, *references[1:])


def first_side(line: Clauses, second: Reference) -> Reference | None:
    """The first of two states whose joint body is the subject: the Joint Commission between [Torvesk] and Ardelia."""
    before = line.ending_at(second.mention.first - 1) if line.word(second.mention.first - 1) == "and" else None
    states = before is not None and before.category == second.category == "state"
    if not states or before is None or line.word(before.mention.first - 1) != "between":
        return None
    return before if line.ending_at(before.mention.first - 1) is not None else None


def named_later(line: Clauses, at: int) -> Reference | None:
    """The person named behind an office that is no mention: [the leader of the Northern Assembly,] Mr Arn."""
    if line.word(at) not in line.grammar.determiners:
        return None
    named = next((r for r in line.references if at < r.mention.first <= at + NAME_REACH and r.category == "person"), None)
    if named is None or line.word(named.mention.first - 1) != ",":
        return None
    between = set(line.lower[at : named.mention.first])
    return named if between.isdisjoint(line.grammar.verb_signs) else None


def named_abroad(line: Clauses, titled: Reference) -> Reference | None:
    """The person whose name follows the place of an office: the Ambassador of Torvesk in Ardelia [Ana Lund]."""
    place = line.starting_at(titled.mention.last + 1) if line.word(titled.mention.last) == "in" else None
    named = line.starting_at(place.mention.last) if place is not None and place.category in ("place", "state") else None
    full = named is not None and named.category in ("person", "name") and len(named.mention.words.split()) > 1
    return replace(named, category="person") if full and named is not None else None


def in_full(line: Clauses, titled: Reference) -> Reference:
    """The person whose name follows an office that nobody is known to hold: the Director of the Office, [Mr Arn]."""
    if (
        titled.category not in ("person", "unnamed")
        or titled.actor.actor is not None
        or titled.mention.words
        or titled.mention.plural
    ):
        return titled
    if (abroad := named_abroad(line, titled)) is not None:
        return abroad
    for at in range(titled.mention.last, titled.mention.last + NAME_REACH):
        named = (
            next((line.starting_at(at + 1 + k) for k in (0, 1) if line.starting_at(at + 1 + k)), None)
            if line.word(at) == ","
            else None
        )
        if named is not None:
            closed = line.word(named.mention.last) in (",", ".", ";", ")", "and", "")
            closed = closed and not (named.mention.title is not None and line.word(named.mention.first) == "the")
            return named if closed and named.category == "person" and named.mention.words else titled
        verb = line.word(at) in line.grammar.auxiliaries and not line.possessive(at)
        if verb or line.word(at) in ("and", ".", ";", "who", "which", "that"):
            break
    return titled


def thanked(line: Clauses, at: int) -> Subject | None:
    """Who did what the gerund behind "for" says: We thank [Torvesk] for hosting."""
    if line.word(at - 1) != "for" or not line.word(at).endswith("ing"):
        return None
    found = line.ending_at(at - 1)
    return Subject.of(found) if found is not None else None


def is_second_office(line: Clauses, person: Reference, office: Reference) -> bool:
    """True of another office of one person: met Ms Berg, Deputy Premier and [Minister for Foreign Affairs]."""
    mention = office.mention
    nameless = mention.kind == "title" and not mention.words and not mention.plural and line.word(mention.first) != "the"
    behind = person.mention.apposition > person.mention.last and mention.first - person.mention.apposition == 1
    return nameless and behind and line.word(mention.first - 1) == "and" and bool(person.mention.words)
