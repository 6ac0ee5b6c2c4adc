"""Persons picked out by a name: Xi Jinping, Mr Hammond, Belemir."""

from collections.abc import Sequence

from readout.actor import Actor
from readout.annotate.entities import Entity, Post, Register, family_name, latest_of
from readout.annotate.mentions import Mention
from readout.annotate.office_holders import owner_ids, role_of
from readout.annotate.pieces import fold
from readout.offices import Offices


def person_named(register: Register, mention: Mention) -> Entity:
    """The person of a name, by the gazetteer, by an earlier full name of the report, or as the text gives it."""
    parts = folded_words(mention)
    person = told_person(register, parts) if len(parts) == 1 or not mention.names else None
    if person is None:
        known = person_of_gazetteer(register, mention) or holder_with_the_name(register, mention, parts)
        person = register.known(known) if known else new_person(register, mention.words, parts)
    learn(register, person, mention)
    return person


def folded_words(mention: Mention) -> list[str]:
    """The words of the name in basic letters."""
    return [fold(word) for word in mention.words.split()]


def told_person(register: Register, parts: Sequence[str]) -> Entity | None:
    """The person told of before whose name has all these words; of several the last, a family name before a given name.

    An initial stands for any word of the name that begins with it: C. Moraru, once Corneliu Moraru was named.
    """
    initials = [part for part in parts if len(part) == 1]
    wanted = frozenset(part for part in parts if len(part) > 1)
    if not wanted:
        return None
    found = [person for person in register.of("person") if wanted <= person.words and fits(person, wanted, initials)]
    if len(wanted) != 1:
        return latest_of(found)
    family = next(iter(wanted))
    found = found or [person for person in persons_after_all(register, family) if fits(person, wanted, initials)]
    return latest_of([person for person in found if person.family == family] or found)


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
        alike = [h for h in holders if set(parts) & {fold(word) for word in offices.gazetteer.canonical[h].split()}]
        if len(alike) == 1:
            return alike[0]
    return None


def new_person(register: Register, words: str, parts: Sequence[str]) -> Entity:
    """A person whom only the report names; the given name may tell the gender."""
    gender = register.background.first_names.get(parts[0], "") if len(parts) > 1 else ""
    person = Entity(Actor(None, words), "person", gender, frozenset(parts), family_name(words), is_guess=bool(gender))
    return register.entity(f"person-of-report:{' '.join(parts)}", person)


def learn(register: Register, person: Entity, mention: Mention) -> None:
    """Adds the mention's spelling, office and gender to what is known of the person."""
    if len(folded_words(mention)) > 1:
        person.words |= frozenset(folded_words(mention))
    if mention.title:
        learn_office(register, person, mention, mention.title.role)
    if mention.presides:
        person.posts.append(Post("chairman", "chair", ""))
    if mention.honorific:
        words, honorific = register.background.words, mention.honorific.split()[-1].rstrip(".")
        female, male = honorific in words.female_honorifics, honorific in words.male_honorifics
        person.gender = "f" if female else "m" if male else person.gender
        person.is_guess = person.is_guess and not (female or male)


def learn_office(register: Register, person: Entity, mention: Mention, role: str) -> None:
    """Adds the office; an unknown owner of such an office as a state alone has becomes a state."""
    owner = register.owner_name(mention) if mention.owner else ""
    if owner and not mention.owners and role in register.background.words.state_roles:
        register.named(owner, "state")
    post = Post(role, mention.post, owner)
    if post not in person.posts:
        person.posts.append(post)
    if person.actor.capacity is None:
        person.actor = Actor(person.actor.actor, person.actor.name, mention.post[:1].upper() + mention.post[1:])


def first_names_of(offices: Offices) -> dict[str, str]:
    """Gender by first name, where all persons of the gazetteer with that name agree."""
    found: dict[str, set[str]] = {}
    gazetteer = offices.gazetteer
    for actor_id, gender in gazetteer.gender.items():
        found.setdefault(fold(gazetteer.canonical[actor_id].split()[0]), set()).add(gender)
    return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}
