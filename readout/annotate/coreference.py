"""Mentions of one actor joined, and each actor named once and for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from readout.actor import Actor
from readout.annotate.entities import Background, Entity, Register, latest_of
from readout.annotate.groups import MINISTRIES, group, ministry, several, state_of
from readout.annotate.mentions import Mention
from readout.annotate.office_holders import office_holder
from readout.annotate.persons import folded_words, learn, new_person, person_named, told_person

GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}
# "They" takes up a group last told of within so many characters; farther off it means the persons who meet.
REACH_OF_THEY = 250
# A name within so many tokens behind a pronoun stands in its clause.
CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention and the actor it picks out.

    `category` is person, state, body, group, place, name (of what, the report does not say), unnamed ("a senior official") or
    author ("we"); `members` are the actors of a joint one ("both leaders"), `gender` is m, f or "" as far as it is known there;
    `home` is the state or body for which a person appears in the report, None if neither text nor knowledge tells.
    """

    mention: Mention
    actor: Actor
    category: str
    members: tuple[Actor, ...] = ()
    gender: str = ""
    home: Actor | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The references of a report, one a mention and in the same order.

    `sides` are the two parties that it is about and `principals` its first two persons, if it has them.
    """

    references: list[Reference]
    sides: tuple[Actor, ...]
    principals: tuple[Actor, ...]


def resolve_mentions(mentions: Sequence[Mention], background: Background) -> Resolution:
    """Each mention with its actor. Where two actors remain, the mention keeps the words of the text and no id.

    What stands in the headline is read last, when the report has told who is who.
    """
    register = Register(background, opposed_parties(mentions))
    reader = Reader(register)
    body_first = sorted(mentions, key=lambda mention: mention.heading)
    reader.foresee(body_first)
    by_mention = {id(mention): reader.refer(mention, following) for mention, following in zip_longest(body_first, body_first[1:])}
    sides = tuple(entity.actor for entity in register.sides())
    persons = [p for p in register.of("person") if p.is_party and (p.is_known() or p.posts)]
    return Resolution(
        [at_home(register, by_mention[id(mention)]) for mention in mentions],
        sides if len(sides) == 2 else (),
        tuple(person.actor for person in persons[:2]),
    )


def at_home(register: Register, reference: Reference) -> Reference:
    """The reference with the home of the person that it names."""
    person = register.by_name(reference.actor.name) if reference.category == "person" else None
    side = register.side_of(person) if person else None
    return replace(reference, home=register.named(side, "state").actor) if side else reference


def opposed_parties(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The first two bare names that the report joins as parties to one matter: talks between [Velmara] and [Ostrenia]."""
    for one, other in pairwise(mentions):
        joined = one.sentence == other.sentence and other.first == one.last + 1
        if one.between and joined and may_be_party(one) and may_be_party(other):
            return one.words, other.words
    return ()


def may_be_party(mention: Mention) -> bool:
    """True for a bare name that is not known for a person's or a place's."""
    bare = mention.kind == "name" and mention.words and not (mention.title or mention.honorific or mention.noun)
    return bool(bare) and not any(name.actor.startswith(("person:", "place:")) for name in mention.names)


def is_person(mention: Mention) -> bool:
    """True if title, honorific or gazetteer say that the name is a person's."""
    titled = mention.title is not None or bool(mention.honorific) or mention.apposed
    return titled or any(name.actor.startswith("person:") for name in mention.names[:1])


class Reader:
    """Reads the mentions of one report in order and remembers, as a listener does, of whom it heard last.

    `subject` is the first person of the sentence at hand, `focus` that of the sentence before; `office` is a title of this
    sentence whose holder is not named yet; `other` is the person named right behind a pronoun, whom it cannot mean.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.sentence = -1
        self.subject: Entity | None = None
        self.focus: Entity | None = None
        self.office: Mention | None = None
        self.other: Entity | None = None

    def foresee(self, mentions: Iterable[Mention]) -> None:
        """Makes the persons known whom the report names in full, so that a title or family name before that is theirs."""
        for mention in mentions:
            full = len(mention.words.split()) > 1 or mention.title is not None
            if mention.kind == "name" and full and is_person(mention):
                person_named(self.register, mention)

    def refer(self, mention: Mention, following: Mention | None) -> Reference:
        """The actor of one mention, which is not that of a name right behind it; later mentions see it as told of."""
        if mention.sentence != self.sentence:
            self.begin(mention.sentence)
        self.other = self.named_behind(mention, following)
        entity = self.find(mention)
        entity.last_seen = mention.span.start
        entity.is_party = entity.is_party or not (mention.located or mention.heading)
        if entity.category == "person":
            self.subject = self.subject or entity
            if entity not in self.register.here:
                self.register.here.append(entity)
        return Reference(mention, entity.actor, entity.category, entity.members, entity.gender)

    def begin(self, sentence: int) -> None:
        """Turns to another sentence."""
        self.sentence = sentence
        self.focus, self.subject, self.office = self.subject or self.focus, None, None
        self.register.here = []

    def find(self, mention: Mention) -> Entity:
        """The entity of a mention, by its kind."""
        if mention.kind == "pronoun":
            return self.pronoun(mention)
        if mention.kind == "nominal":
            return self.nominal(mention)
        if mention.kind == "title" and mention.title is not None:
            holder = office_holder(self.register, mention, mention.title)
            self.office = self.office if holder.is_known() or holder.family or holder.members else mention
            return holder
        return self.name(mention)

    def name(self, mention: Mention) -> Entity:
        """Persons, organs, places, seats of power; then states and bodies; then what has a name but no known kind."""
        register = self.register
        if is_person(mention):
            return person_named(register, mention)
        if mention.noun:
            return self.organ(mention)
        if not mention.names:
            return self.unknown_name(mention)
        row = mention.names[0]
        if row.kind == "capital" and mention.located:
            return register.entity(f"place:{row.words}", Entity(Actor(None, row.words), "place"))
        if row.kind == "seat":
            description = f"seat of power of {register.canonical(row.actor, row.actor)}"
            return register.entity(f"seat:{row.words}", Entity(Actor(None, row.words, description), "body"))
        return register.known(row.actor)

    def organ(self, mention: Mention) -> Entity:
        """A body with a name of its own, or an organ of a state."""
        register = self.register
        if mention.noun in MINISTRIES and (found := ministry(register, mention)):
            return found
        state = state_of(mention)
        if state and mention.noun in register.background.words.state_organs:
            return register.known(state)
        told = register.with_noun(mention.noun) if len(mention.words.split()) == 1 else None
        return told or register.named(mention.words, "body")

    def unknown_name(self, mention: Mention) -> Entity:
        """A person told of before, or one whose given name is known; else a name of which the report does not say what it is."""
        register, parts = self.register, folded_words(mention)
        if told := told_person(register, parts):
            return told
        if self.office is not None and mention.comma and len(parts) > 1:
            return self.bearer(mention, self.office)
        if 2 <= len(parts) <= 4 and not mention.words.startswith("The ") and parts[0] in register.background.first_names:
            return new_person(register, mention.words, parts)
        return register.named(mention.words, "name")

    def bearer(self, mention: Mention, office: Mention) -> Entity:
        """The person named behind an office of the sentence: the Foreign Minister of Torvesk, ..., [Ratko Belemir]."""
        person = new_person(self.register, mention.words, folded_words(mention))
        learn(self.register, person, replace(mention, title=office.title, post=office.post, owner=office.owner))
        self.office = None
        return person

    def nominal(self, mention: Mention) -> Entity:
        """The other person of the encounter for "his guest"; else groups, organs without a name, persons without a name."""
        if mention.noun in self.register.background.words.vis_a_vis:
            others = [person for person in self.register.of("person") if person is not self.subject]
            if others:
                return others[0]
        return group(self.register, mention)

    def pronoun(self, mention: Mention) -> Entity:
        """He and she are the subject of this sentence or the last; it and they the party last told of; we and I the author."""
        if mention.noun in GENDERS:
            return self.he_or_she(mention.noun, GENDERS[mention.noun])
        if mention.noun in ("they", "them"):
            return self.they(mention)
        if mention.noun == "it":
            return self.register.latest("state", "body", "group") or self.register.unnamed("it")
        own = self.register.background.voice.party
        author = Actor(None, mention.noun) if own is None or mention.quoted else own
        return self.register.entity(f"author:{author.name}", Entity(author, "author"))

    def he_or_she(self, word: str, gender: str) -> Entity:
        """The subject at hand or before whose gender fits, which the pronoun tells from then on; else the last such person."""
        for person in (self.subject, self.focus):
            if person is not None and person is not self.other and person.gender in ("", gender):
                person.gender = gender
                return person
        fitting = (person for person in self.register.of("person") if person.last_seen >= 0 and person.gender in ("", gender))
        return latest_of(person for person in fitting if person is not self.other) or self.register.unnamed(word, "person")

    def named_behind(self, mention: Mention, following: Mention | None) -> Entity | None:
        """The person named right behind a pronoun: He said that [Kim] had accepted."""
        if mention.kind != "pronoun" or following is None or following.kind != "name" or following.comma:
            return None
        near = following.sentence == mention.sentence and following.first - mention.last <= CLAUSE
        return told_person(self.register, folded_words(following)) if near else None

    def they(self, mention: Mention) -> Entity:
        """A plural group told of just before, else the two who meet."""
        recent = self.register.latest("group", "unnamed")
        if recent is not None and recent.plural and mention.span.start - recent.last_seen < REACH_OF_THEY:
            return recent
        return several(self.register, replace(mention, noun="two"))
