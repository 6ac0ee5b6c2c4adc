"""Persons picked out by a name: Xi Jinping, Mr Hammond, Belemir."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readout.actor import Actor
from readout.annotate.entities import Entity, Post, Register, family_name, latest_of
from readout.annotate.lines import fold
from readout.annotate.mentions import Mention
from readout.annotate.office_holders import owner_ids, role_of
from readout.annotate.pieces import ARTICLE_NAME, LONGEST_SHORT_FORM
from readout.offices import Offices

# Pronouns for those to whom somebody does something, and within how many words of him they stand: [she] had told him.
OBJECTS = frozenset({"him", "her"})
REACH_OF_VERB = 2
# The other person of an encounter, who has the same office elsewhere: his [counterpart], Ana Lund.
OPPOSITES = (["counterpart"], ["colleague"], ["number"], ["peer"], ["homologue"])
# Of shorter names two that differ in a vowel are two: Berg and Borg.
LEAST_LETTERS = 6
# With these the name goes on with the father's, and the family name may be left out: Sayyid Badr [bin] Hamad.
PATRONYMIC = frozenset({"bin", "ibn", "bint", "ben"})
NUMBER = re.compile("[IVX]+")
VOWELS = frozenset("AEIOUY")
# Shared by the names of many who are not akin.
PARTICLES = PATRONYMIC | {"al", "el", "abu", "abd", "ould", "de", "da", "del", "la", "van", "von", "der", "di", "dos"}
SAME_SOUNDS = str.maketrans("qgcwv", "kkkvf")


def is_person(mention: Mention) -> bool:
    """True if title, honorific or gazetteer say that the name is a person's."""
    titled = mention.title is not None or bool(mention.honorific) or mention.apposed
    return titled or (bool(mention.names) and mention.names[0].actor.startswith("person:"))


def is_beside_person(one: Mention, other: Mention) -> bool:
    """True of a full name that no list knows, joined to a person's: [Ana Lund] and Minister Arn, [Ana Lund] and Mr Arn, who."""
    unknown = one.kind == "name" and not (one.names or one.noun or one.located or one.governed or one.heading)
    joined = one.sentence == other.sentence and other.first == one.last + 1 and not other.comma
    if not (unknown and joined and other.kind == "name" and is_person(other)) or is_person(one):
        return False
    words = one.words.split()
    return 2 <= len(words) <= 3 and all(word[:1].isupper() and word.isalpha() for word in words)


def full_name_before(register: Register, gender: str, other: Entity | None) -> Entity | None:
    """The last full name of which the report did not say what it is, a person's now that "she" or "he" can mean nobody else."""
    lands = register.background.words.never_persons
    named = [
        e
        for e in register.of("name")
        if e is not other
        and e.last_seen >= 0
        and 2 <= len(e.actor.name.split()) <= 3
        and all(word[:1].isupper() and word.isalpha() for word in e.actor.name.split())
        and not lands.intersection(e.actor.name.lower().split())
        and not e.actor.name.startswith("The ")
    ]
    found = latest_of(named)
    if found is not None:
        found.category, found.family, found.gender = "person", family_name(found.actor.name), gender
    return found


def person_named(register: Register, mention: Mention) -> Entity:
    """The person of a name, by the gazetteer, by an earlier full name of the report, or as the text gives it."""
    parts = folded_words(mention)
    person = told_person(register, parts) if len(parts) == 1 or not mention.names else None
    if person is None:
        known = person_of_gazetteer(register, mention) or holder_with_the_name(register, mention, parts)
        other = person_spelt_otherwise(register, parts) if not known else None
        person = register.known(known) if known else other or new_person(register, mention, parts)
    learn(register, person, mention)
    return person


def folded_words(mention: Mention) -> list[str]:
    """The words of the name in basic letters, an article before a name in small ones: [al]-Saadoun at the head of a sentence.

    A name in capitals is spelt like any other: KIM Min-su is Kim Min-su.
    """
    words = [fold(word) for word in in_small_letters(mention).split()]
    return [word[:1].lower() + word[1:] if ARTICLE_NAME.match(word) else word for word in words]


def in_small_letters(mention: Mention) -> str:
    """The name, of capitals only the first of a word or of its parts; an abbreviation and initials stay."""
    words = mention.words
    if not any(map(str.isupper, words.split())):
        return words
    shortest = 2 if is_person(mention) or " " in words else LONGEST_SHORT_FORM + 1
    return " ".join(of_one_capital(word) if is_in_capitals(word, shortest) else word for word in words.split())


def is_in_capitals(word: str, shortest: int = 2) -> bool:
    """True for a word in capitals that can be a name, which has a vowel and is no number: LI, KOVAL, not JP, not III."""
    spelt = word.isupper() and len(word) >= shortest and "." not in word
    return spelt and not VOWELS.isdisjoint(fold(word)) and NUMBER.fullmatch(word) is None


def of_one_capital(word: str) -> str:
    """The word with one capital a part: AL-NOURI becomes Al-Nouri."""
    return "-".join(part.capitalize() for part in word.split("-"))


def family_written(words: str) -> str:
    """The family name: the one word in capitals, as some desks write it, or the last word: KIM Min-su, Min-su Kim."""
    written = words.split()
    capitals = [word for word in written if is_in_capitals(word)]
    return fold(of_one_capital(capitals[0])) if len(capitals) == 1 < len(written) else family_name(words)


def told_person(register: Register, parts: Sequence[str]) -> Entity | None:
    """The person told of before whose name has all these words; of several the last, a family name before a given name.

    An initial stands for any word of the name that begins with it: C. Moraru, once Corneliu Moraru was named.
    """
    initials = [part for part in parts if len(part) == 1]
    wanted = frozenset(part for part in parts if len(part) > 1)
    if not wanted:
        return None
    named = (person for person in register.of("person") if person.is_known() or person.family)
    found = [person for person in named if wanted <= person.words and fits(person, wanted, initials)]
    if len(wanted) != 1:
        return latest_of(found) or spelt_out(register, parts)
    family = next(iter(wanted))
    found = found or [person for person in persons_after_all(register, family) if fits(person, wanted, initials)]
    return latest_of([person for person in found if person.family == family] or found)


def told_by_short_title(register: Register, mention: Mention, parts: Sequence[str]) -> Entity | None:
    """The person told of with a title whose first letters stand for it: [CS Lund], [the PS], once a Permanent Secretary."""
    short, *family = mention.words.split()
    if not short.isupper() or len(short) < 2 or len(family) > 1:
        return None
    if not family:
        told = (e for e in register.of("person") if e.last_seen >= 0)
        return latest_of(e for e in told if any(each.startswith(short) for each in first_letters(e)))
    person = told_person(register, parts[1:])
    return person if person is not None and any(short in each for each in first_letters(person)) else None


def first_letters(person: Entity) -> list[str]:
    """The first letters of each office that the report gives a person: PSfT of a Permanent Secretary for Trade."""
    return ["".join(word[:1] for word in re.split("[ -]", post.words)) for post in person.posts]


def spelt_out(register: Register, parts: Sequence[str]) -> Entity | None:
    """The one person told of by initials and the family name, now that the full name follows: A. Moraru, then Ana Moraru."""
    given, family = parts[0], parts[-1]
    alike = [
        person
        for person in register.of("person")
        if not person.is_known()
        and person.family == family
        and person.words - {family} in ({given[:1]}, {given[:2]})
        and len(given) > 2
    ]
    if len(alike) != 1:
        return None
    person = alike[0]
    full = Actor(None, " ".join(parts), person.actor.capacity)
    register.identified[person.actor.name] = person
    person.actor, person.words = full, person.words | frozenset(parts)
    return person


def person_spelt_otherwise(register: Register, parts: Sequence[str]) -> Entity | None:
    """The one person told of whose name is this one in another spelling: Shukri, once Sameh Shoukry was named."""
    told = register.of("person")
    alike = [p for p in told if all(any(same_sound(part, word) for word in p.words) for part in parts if len(part) > 1)]
    return alike[0] if len(alike) == 1 else None


def same_sound(one: str, other: str) -> bool:
    """True if two folded words are one, or long enough and different in vowels and in letters for one sound alone."""
    return one == other or sound(one) == sound(other)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What of a word tells it from others of another sound: the first letter and the consonants, the whole of a short word."""
    return word[0].lower() + consonants(word) if len(word) >= LEAST_LETTERS else word


def consonants(word: str) -> str:
    """What of a word is the same in all transliterations: Araghchi and Araqchi, Shoukry and Shukri."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyhw]", "", word.lower().translate(SAME_SOUNDS)))


def fits(person: Entity, wanted: frozenset[str], initials: Sequence[str]) -> bool:
    """True if each initial begins another word of the person's name; a middle one, between two words, may be new."""
    others = person.words - wanted
    return len(wanted) > 1 or all(any(word.startswith(initial) for word in others) for initial in initials)


def persons_after_all(register: Register, family: str) -> list[Entity]:
    """Full names of which the report did not say what they are, known for persons now that the family name stands alone."""
    found = [e for e in register.of("name") if len(e.words) > 1 and family_name(e.actor.name) == family]
    for entity in found:
        entity.category, entity.family = "person", family
    return found


def person_of_gazetteer(register: Register, mention: Mention) -> str | None:
    """The id of the person meant by the name, its title, its owner and the day; None where two remain."""
    offices, on = register.background.offices, register.background.on
    persons = list(dict.fromkeys(name.actor for name in mention.names if name.actor.startswith("person:")))
    if len(persons) > 1 and mention.title:
        persons = offices.in_role(persons, mention.title.role, on) or persons
    owners = owner_ids(mention)
    if len(persons) > 1 and owners:
        persons = [p for p in persons if any(term.owner in owners for term in offices.serving(p, on))] or persons
    if len(persons) > 1:
        persons = [p for p in persons if on and offices.serving(p, on)]
    return persons[0] if len(persons) == 1 else None


def holder_with_the_name(register: Register, mention: Mention, parts: Sequence[str]) -> str | None:
    """Who held the office that day, if the names share a word: "Sayyid Badr bin Hamad" is Badr Albusaidi."""
    if mention.title is None:
        return None
    offices, on = register.background.offices, register.background.on
    for owner in owner_ids(mention):
        holders = offices.holders(owner, role_of(register, mention.title, owner), on)
        alike = [h for h in holders if shares_name(parts, [fold(word) for word in offices.gazetteer.canonical[h].split()])]
        if len(alike) == 1:
            return alike[0]
    return None


def shares_name(parts: Sequence[str], known: Sequence[str]) -> bool:
    """True if a name of the text can be the known one; two long names share more than one word unless one is a patronymic.

    Two that share the first word alone are two persons, whether that is the given name or, as in China, the family name.
    """
    shared = {part for part in set(parts) & set(known) if part.lower() not in PARTICLES}
    full = len(parts) > 1 and len(known) > 1 and PATRONYMIC.isdisjoint(part.lower() for part in parts)
    if full and shared == {parts[0]} == {known[0]}:
        return same_sound(parts[-1], known[-1])
    long = len(parts) > 2 and len(known) > 2 and PATRONYMIC.isdisjoint(part.lower() for part in parts)
    if len(parts) == len(known) == 2 and len(shared) == 1 and not shares_family(parts, known):
        return False
    return len(shared) > 1 if long and parts[-1] != known[-1] else bool(shared)


def shares_family(parts: Sequence[str], known: Sequence[str]) -> bool:
    """True unless a given name is all that two short names share: Taro Kuroda is no Taro Kono."""
    one, other = parts[-1].replace("-", ""), known[-1].replace("-", "")
    return one in other or other in one or any(same_sound(one, word) for word in known) or other in parts


def new_person(register: Register, mention: Mention, parts: Sequence[str]) -> Entity:
    """A person whom only the report names; the given name may tell the gender."""
    styled = gender_of_style(register, parts[0].lower())
    gender = styled or (register.background.first_names.get(parts[0], "") if len(parts) > 1 else "")
    family = family_written(mention.words)
    name = in_small_letters(mention)
    person = Entity(Actor(None, name), "person", gender, frozenset(parts), family, is_guess=bool(gender and not styled))
    return register.entity(f"person-of-report:{' '.join(parts)}", person)


def named_at_last(register: Register, mention: Mention, nameless: Entity) -> Entity:
    """The person of a full name, known from now on for the office-holder told of without one."""
    person = new_person(register, mention, folded_words(mention))
    person.posts += nameless.posts
    post = next((post.words for post in nameless.posts), "")
    if person.actor.capacity is None and post:
        person.actor = Actor(None, person.actor.name, post[:1].upper() + post[1:])
    register.identified[nameless.actor.name] = person
    return person


def gender_of_style(register: Register, style: str) -> str:
    """m or f by an honorific, "" for one that tells nothing."""
    words = register.background.words
    return "f" if style in words.female_honorifics else "m" if style in words.male_honorifics else ""


def learn(register: Register, person: Entity, mention: Mention) -> None:
    """Adds the mention's spelling, office and gender to what is known of the person."""
    if len(folded_words(mention)) > 1:
        person.words |= frozenset(folded_words(mention))
    if mention.title:
        learn_office(register, person, mention, mention.title.role)
    elif mention.owner and mention.apposed and not person.posts:
        person.posts.append(Post("", mention.post, register.owner_name(mention)))
    if mention.apposed and mention.post.lower().split()[-1:] in OPPOSITES:
        person.is_opposite = True
        learn_office_of_opposite(register, person, mention)
    if mention.presides:
        person.posts.append(Post("chairman", "chair", ""))
    if mention.honorific:
        styled = gender_of_style(register, mention.honorific.split()[-1].rstrip("."))
        person.gender, person.is_guess = styled or person.gender, person.is_guess and not styled


def learn_office(register: Register, person: Entity, mention: Mention, role: str) -> None:
    """Adds the office; an unknown owner of such an office as a state alone has becomes a state."""
    owner = register.owner_name(mention) if mention.owner else ""
    if owner and not mention.owners and role in register.background.words.state_roles:
        register.named(owner, "state")
    words = mention.title.key.title() if mention.title is not None and mention.title.plural else mention.post
    post = Post(role, words, owner)
    if post not in person.posts:
        person.posts.append(post)
    if person.actor.capacity is None:
        person.actor = Actor(person.actor.actor, person.actor.name, words[:1].upper() + words[1:])


def learn_office_of_opposite(register: Register, person: Entity, mention: Mention) -> None:
    """Gives the counterpart from another land the office of whom the sentence tells of, unless he has one."""
    own = register.subject
    if own is None or own is person or any(post.role for post in person.posts):
        return
    if (shared := next((post for post in own.posts if post.role), None)) is not None:
        land = register.owner_name(mention) if mention.owner else ""
        person.posts.append(Post(shared.role, shared.elsewhere(), land))


def agent_before(mention: Mention, before: tuple[Mention, Entity] | None) -> Entity | None:
    """Whoever does something to the one of "him" and "her", who is another: [Ana Lund] told her · [the minister] met him."""
    if before is None or mention.noun not in OBJECTS or mention.sentence != before[0].sentence:
        return None
    agent, entity = before
    near = 1 <= mention.first - agent.last <= REACH_OF_VERB
    return entity if near and not agent.governed and entity.category == "person" else None


def first_names_of(offices: Offices) -> dict[str, str]:
    """Gender by first name, where all persons of the gazetteer with that name agree; a family name that comes first is none."""
    found: dict[str, set[str]] = {}
    gazetteer = offices.gazetteer
    for actor_id, gender in gazetteer.gender.items():
        first = gazetteer.canonical[actor_id].split()[0]
        if all(name.words != first for name in offices.names_of.get(actor_id, ()) if name.kind == "short"):
            found.setdefault(fold(first), set()).add(gender)
    return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}


def single_words(mention: Mention) -> Iterator[str]:
    """The single words that a mention has for a name: Torvesk, Lund, the second of A. Lund."""
    for words in (mention.words, mention.owner):
        initial, _, family = words.rpartition(". ")
        if " " not in (family or words) and len(initial) < 2:
            yield fold(family) if family else words
