"""Mentions of one actor joined, and each actor named once and for all."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from readout.actor import Actor
from readout.annotate.colleagues import colleague, peers
from readout.annotate.entities import Background, Entity, Register, latest_of
from readout.annotate.groups import (
    group,
    is_label,
    ministry,
    mission,
    one_of_them,
    organ_of_the_publisher,
    persons_told,
    state_of,
)
from readout.annotate.mentions import Mention, names_itself
from readout.annotate.office_holders import office_holder
from readout.annotate.persons import (
    OBJECTS,
    agent_before,
    folded_words,
    full_name_before,
    is_beside_person,
    is_person,
    learn,
    named_at_last,
    new_person,
    person_named,
    single_words,
    told_by_short_title,
    told_person,
)
from readout.annotate.sides import acting_lands, opposed_parties, parties_to_talks, times_told
from readout.annotate.told_owners import with_owner
from readout.value import value

PARTIES = ("state", "body", "group", "name")
PRONOUNS = frozenset({"it", "they", "them"})
GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}
# A name within so many tokens behind a pronoun stands in its clause.
CLAUSE = 4


@value
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


@value
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
    register.lands = acting_lands(mentions, frozenset(word for person in register.of("person") for word in person.words))
    register.times_told = times_told(mentions)
    register.negotiating = parties_to_talks(mentions)
    by_mention = {id(mention): reader.refer(mention, following) for mention, following in zip_longest(body_first, body_first[1:])}
    sides = tuple(entity.actor for entity in register.sides())
    persons = [p for p in register.principals() if p.is_party and (p.is_known() or (p.posts and p.family))]
    references = [named_after_all(register, by_mention[id(mention)]) for mention in mentions]
    homes = {name: register.home_of(name) for name in dict.fromkeys(r.actor.name for r in references if r.category == "person")}
    return Resolution(
        [replace(r, home=homes[r.actor.name]) if homes.get(r.actor.name) and r.category == "person" else r for r in references],
        sides if len(sides) == 2 else (),
        tuple(person.actor for person in persons[:2]),
    )


def named_after_all(register: Register, reference: Reference) -> Reference:
    """The reference to somebody whom only the next sentence names: [The envoy] told the Council ... Ana Lund said ..."""
    person = register.identified.get(reference.actor.name)
    return replace(reference, actor=person.actor, gender=person.gender) if person is not None else reference


class Reader:
    """Reads the mentions of one report in order and remembers, as a listener does, of whom it heard last.

    `subject` is the person whom the sentence at hand tells of, the first that is no part of another phrase, `focus` that of the
    sentence before; `party` and `topic` are the same for states, bodies and groups; `office` is a title of this sentence whose
    holder is not named yet; `told_in` is the last sentence that had a subject; `other` is the person named right
    behind a pronoun, whom it cannot mean, and `possessed` his guest or colleague in the sentence, whom "he" does not mean either.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.sentence = -1
        self.told_in = -1
        self.subject: Entity | None = None
        self.focus: Entity | None = None
        self.party: Entity | None = None
        self.topic: Entity | None = None
        self.is_aside = False
        self.count = 0
        self.before: tuple[Mention, Entity] | None = None
        self.office: Mention | None = None
        self.other: Entity | None = None
        self.possessed: Entity | None = None

    def foresee(self, mentions: Sequence[Mention]) -> None:
        """Makes the persons known whom the report names in full, so that a title or family name before that is theirs.

        Those of whom it gives a title and the family name come after all others, one of whom each may be.
        """
        self.register.named_ids = {row.actor for mention in mentions for row in (*mention.names, *mention.owners)}
        self.register.told = {word for mention in mentions for word in single_words(mention)}
        named = [mention for mention in mentions if mention.kind == "name" and is_person(mention)]
        named += [one for one, other in pairwise(mentions) if is_beside_person(one, other)]
        in_full = [mention for mention in named if " " in mention.words]
        for mention in (*in_full, *(one for one in named if " " not in one.words and one.title is not None)):
            person = person_named(self.register, mention)
            self.register.named_in.setdefault(mention.sentence, []).append(person)

    def refer(self, mention: Mention, following: Mention | None) -> Reference:
        """The actor of one mention, which is not that of a name right behind it; later mentions see it as told of."""
        if mention.sentence != self.sentence:
            self.begin(mention.sentence)
        self.other = self.named_behind(mention, following) or agent_before(mention, self.before)
        if following is not None and names_itself(mention, following):
            self.register.authors[mention.noun] = self.find(following)
        entity = self.author(mention, following) or self.find(mention)
        self.tell(entity, mention)
        return Reference(mention, entity.actor, entity.category, entity.members, entity.gender)

    def begin(self, sentence: int) -> None:
        """Turns to another sentence."""
        self.sentence = sentence
        self.focus, self.subject, self.office = self.subject or self.focus, None, None
        self.topic, self.party = self.party or self.topic, None
        self.register.here = []
        self.possessed = None

    def tell(self, entity: Entity, mention: Mention) -> None:
        """Remembers that the entity was told of, and as what."""
        self.count += 1
        nameless = self.subject is not None and not (self.subject.is_known() or self.subject.family or self.subject.members)
        if nameless and entity.category == "person" and mention.comma and self.adjoins(mention) is self.subject:
            self.subject = entity
        # Who is taken up as the former does not become the latter by it.
        entity.last_seen = entity.last_seen if mention.noun in ("former", "latter") else mention.span.start
        entity.order = min(entity.order, self.count)
        entity.is_party = entity.is_party or not (mention.located or mention.heading)
        entity.is_beside = entity.is_beside or mention.beside
        aside = mention.governed or mention.beside
        if (entity.category == "person" or entity.is_human) and not (mention.paper or mention.nobody):
            if mention.possessed and mention.noun in self.register.background.words.vis_a_vis and (aside or self.subject):
                self.possessed = entity
            takes_over = mention.opens and not aside
            if self.subject is None or (self.is_aside and not aside) or takes_over:
                self.subject, self.is_aside, self.told_in = entity, aside, mention.sentence
                self.register.subject = entity if entity.category == "person" else None
            if entity.category == "person" and entity not in self.register.here:
                self.register.here.append(entity)
        elif self.party is None and self.may_be_topic(entity, mention, aside=aside):
            self.party = entity
        self.before = mention, entity

    def author(self, mention: Mention, following: Mention | None) -> Entity | None:
        """Who speaks through a paper: [the letter] of the President, [the Chinese statement], [the report] told of before."""
        words = self.register.background.words
        if mention.noun not in words.authored or not mention.paper or "joint" in mention.post.lower():
            return None
        author = self.issuer(mention, following)
        if author is not None and author.category in ("person", *PARTIES):
            self.register.authors[mention.noun] = author
            return author
        is_new = mention.paper in ("a", "an") and not mention.owner
        if is_new and (subject := self.party or self.subject) is not None:
            self.register.authors[mention.noun] = subject
        taken_up = mention.paper in ("the", "this") and len(mention.post.split()) <= 2
        return self.register.authors.get(mention.noun) or self.publisher(mention) if taken_up else None

    def publisher(self, mention: Mention) -> Entity | None:
        """The state or body that publishes the report, for [the statement] of which nobody else is told to be the author."""
        party = self.register.background.voice.party
        own = party is not None and mention.noun in self.register.background.words.joint_papers
        return self.register.named(party.name, "body") if party is not None and own else None

    def issuer(self, mention: Mention, following: Mention | None) -> Entity | None:
        """Whoever the words around a paper name as its author."""
        if mention.issued and following is not None and following.first - mention.last in (1, 2) and following.kind != "pronoun":
            return self.find(following)
        of_media = self.register.background.words.media.isdisjoint(mention.post.lower().split())
        return self.register.known(mention.owners[0].actor) if mention.owners and of_media else None

    def may_be_topic(self, entity: Entity, mention: Mention, *, aside: bool) -> bool:
        """True for a party that is no part of another phrase; a group only as the first of the sentence."""
        bare = entity.actor.name == mention.noun.removesuffix("s") + "s"  # reports, of nobody in particular
        told_by = bare and mention.noun.removesuffix("s") in self.register.background.words.authored
        able = entity.category in PARTIES and not (aside or mention.located or mention.noun in PRONOUNS or told_by)
        return able and (entity.category != "group" or self.subject is None)

    def adjoins(self, mention: Mention) -> Entity | None:
        """The entity told of right before the mention, but for a comma or bracket."""
        if self.before is None:
            return None
        earlier, entity = self.before
        return entity if earlier.sentence == mention.sentence and earlier.last + 1 == mention.first else None

    def named_before_comma(self, mention: Mention) -> Entity | None:
        """The person named right before the comma behind which the mention stands, unless as part of another phrase."""
        named = self.before is not None and self.before[0].kind == "name" and not self.before[0].governed
        return self.adjoins(mention) if named and mention.comma else None

    def find(self, mention: Mention) -> Entity:
        """The entity of a mention, by its kind."""
        mention = with_owner(mention, self.before, self.party or self.topic)
        if mention.kind == "pronoun":
            return self.pronoun(mention)
        if mention.kind == "nominal":
            return self.nominal(mention)
        if mention.kind == "title" and mention.title is not None:
            self.register.beside = self.named_before_comma(mention)
            holder = self.same_bearer(mention) or office_holder(self.register, mention, mention.title)
            self.office = self.office if holder.is_known() or holder.family or holder.members else mention
            return holder
        return self.name(mention)

    def same_bearer(self, mention: Mention) -> Entity | None:
        """Who bears the office just before it and this one too: the Prime Minister and [Minister of Foreign Affairs]."""
        bearer = self.adjoins(mention)
        joined = bearer is not None and not (mention.comma or mention.definite or mention.owner)
        both = joined and bearer is not None and any(mention.post.lower() in post.words.lower() for post in bearer.posts)
        return bearer if both else None

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
        if found := ministry(register, mention) or mission(register, mention) or organ_of_the_publisher(register, mention):
            return found
        state = state_of(mention)
        if state and mention.noun in register.background.words.state_organs:
            return register.known(state)
        told = register.with_noun(mention.noun) if len(mention.words.split()) == 1 else None
        return told or register.named(mention.words, "body")

    def unknown_name(self, mention: Mention) -> Entity:
        """A person told of before, or one whose given name is known; else a name of which the report does not say what it is."""
        register, parts = self.register, folded_words(mention)
        full = self.adjoins(mention) if mention.bracketed and mention.words.isupper() else None
        if full is not None and full.actor.name.lower().startswith(mention.words[0].lower()):
            register.short_forms[mention.words] = full
        if mention.words in register.short_forms:
            return register.short_forms[mention.words]
        if parts[-1] in register.background.words.styles and (styled := self.subject or self.focus):
            return styled
        if told := told_person(register, parts) or told_by_short_title(register, mention, parts):
            return told
        if (nameless := self.named_now(mention, parts)) is not None:
            return named_at_last(register, mention, nameless)
        if self.office is not None and mention.comma and len(parts) > 1:
            return self.bearer(mention, self.office)
        if 2 <= len(parts) <= 4 and not mention.words.startswith("The ") and parts[0] in register.background.first_names:
            return new_person(register, mention, parts)
        return register.named(mention.words, "name")

    def named_now(self, mention: Mention, parts: Sequence[str]) -> Entity | None:
        """The office-holder without a name of the sentence before, whom a full name that begins to speak here must mean.

        Who holds the office by the knowledge base is not he if the text, which never names that holder, names another.
        """
        before, register = self.focus, self.register
        if not mention.speaking or mention.heading or not 2 <= len(parts) <= 4 or self.subject or before is None:
            return None
        as_person = parts[0] in register.background.first_names or parts[-1] in register.told
        by_office = before.actor.actor not in register.named_ids if before.is_known() else not before.family
        nameless = before.category == "person" and before.posts and by_office
        is_new = before.actor.name not in register.identified and self.sentence - self.told_in == 1
        return before if as_person and nameless and is_new else None

    def bearer(self, mention: Mention, office: Mention) -> Entity:
        """The person named behind an office of the sentence: the Foreign Minister of Torvesk, ..., [Ratko Belemir]."""
        person = new_person(self.register, mention, folded_words(mention))
        learn(self.register, person, replace(mention, title=office.title, post=office.post, owner=office.owner))
        self.subject = person if self.subject and not (self.subject.is_known() or self.subject.family) else self.subject
        self.office = None
        return person

    def nominal(self, mention: Mention) -> Entity:
        """The other person of the encounter for "his guest"; else groups, organs without a name, persons without a name."""
        if mention.noun in self.register.background.words.vis_a_vis and not is_label(mention):
            if mention.owner and (found := colleague(self.register, self.subject or self.focus, mention)):
                return found
            own = self.subject or self.focus
            others = peers([person for person in self.register.of("person") if person is not own], self.register, own, mention)
            side = self.register.side_of(own) if own is not None else None
            if others and side is None:
                return latest_of(others) or others[0]
            if others:
                return next((person for person in others if self.register.side_of(person) not in (None, side)), others[0])
        return group(self.register, mention)

    def pronoun(self, mention: Mention) -> Entity:
        """He and she are the subject of this sentence or the last; it and they the party last told of; we and I the author."""
        if mention.noun in GENDERS:
            return self.he_or_she(mention.noun, GENDERS[mention.noun], aside=mention.speaking)
        if mention.noun in ("they", "them"):
            return persons_told(self.register, mention)
        if mention.noun == "one":
            return one_of_them(self.register)
        if mention.noun in ("former", "latter", "other"):
            return self.one_of_two(mention.noun)
        if mention.noun == "it":
            return self.party or self.topic or self.register.latest("state", "body", "group") or self.register.unnamed("it")
        own = self.register.background.voice.party
        if own is None and not mention.quoted and (named := self.register.authors.get(mention.noun)) is not None:
            return named
        author = Actor(None, mention.noun) if own is None or mention.quoted else own
        return self.register.entity(f"author:{author.name}", Entity(author, "author"))

    def he_or_she(self, word: str, gender: str, *, aside: bool) -> Entity:
        """The subject at hand or before whose gender fits, which the pronoun tells from then on; else the last such person.

        In an `aside` it is rather who spoke before: What the minister had seen, [he] added, was a boat.
        """
        barred = (self.other, self.possessed)
        here = self.register.here[::-1] if word in OBJECTS and self.other in self.register.here else []
        told = (self.focus, self.subject, *here) if aside else (self.subject, *here, self.focus)
        at_hand = [person for person in told if person is not None and person not in barred]
        meant = next((person for person in at_hand if person.gender in ("", gender)), None)
        meant = meant or next((person for person in at_hand if person is self.subject and self.is_guess(person)), None)
        if meant is not None:
            meant.gender, meant.is_guess = gender, False
            return meant
        persons = (e for e in self.register.of("person", "unnamed") if e.category == "person" or e.is_human)
        fitting = (person for person in persons if person.last_seen >= 0 and person.gender in ("", gender))
        told_last = latest_of(person for person in fitting if person not in barred)
        return told_last or full_name_before(self.register, gender, self.other) or self.register.unnamed(word, "person")

    def is_guess(self, person: Entity) -> bool:
        """True if only a given name told the gender of the one person whom the sentence names."""
        return person.is_guess and self.register.here in ([], [person])

    def named_behind(self, mention: Mention, following: Mention | None) -> Entity | None:
        """The person named right behind a pronoun: He said that [Kim] had accepted."""
        if mention.kind != "pronoun" or following is None or following.kind != "name" or following.comma:
            return None
        near = following.sentence == mention.sentence and following.first - mention.last <= CLAUSE
        return told_person(self.register, folded_words(following)) if near else None

    def one_of_two(self, word: str) -> Entity:
        """The former, the latter or the other of two persons told of last; of two states or bodies if they were told of since."""
        two = max(
            self.register.last_two("person"),
            self.register.last_two("state", "body"),
            key=lambda pair: [each.last_seen for each in pair[:1]],
        )
        if word == "other":
            two = [person for person in two if person is not (self.subject or self.focus)][-1:]
        if not two:
            return self.register.unnamed(f"the {word}", "person")
        return two[0] if word == "former" else two[-1]
