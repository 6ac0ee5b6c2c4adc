"""The actors of one report, as its text tells of them: what coreference knows so far."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from readout.actor import Actor
from readout.annotate.lines import fold
from readout.annotate.mentions import Mention
from readout.annotate.voices import Voice
from readout.lexicon.actor_words import ActorWords
from readout.offices import Offices
from readout.value import value

# Whose office it is, before its words: [Latvia's] foreign minister.
POSSESSIVE = re.compile(r"^.*?['’]s ")
# Names akin share so many first letters: Torvesk, Torveskan.
STEM = 5
ADJECTIVE_ENDINGS = ("n", "i", "ese", "ish", "ic", "ite")
# Behind all that are told of.
NOT_TOLD = 1 << 30
SMALL = frozenset({"of", "the", "and"})
# Who works for one of these appears for its state.
ORGANS = ("ministry", "department", "government", "cabinet", "embassy", "office", "presidency", "parliament")


@value
class Background:
    """What helps to understand a report besides its text.

    `on` is the report's ISO date, None if unknown; `voice` tells in whose name it is written, and so what "the President" alone
    means; `first_names` gives m or f by given name.
    """

    offices: Offices
    words: ActorWords
    first_names: dict[str, str]
    on: str | None
    voice: Voice


class Side(NamedTuple):
    """A party by its name, with the id under which it is listed and the category of an entity."""

    name: str
    actor: str | None
    category: str


class Post(NamedTuple):
    """An office that the text gives a person: its role slug, its words, and the name of its owner ("" where none is told)."""

    role: str
    words: str
    owner: str

    def elsewhere(self) -> str:
        """What the office is called in another land: of "Latvia's foreign minister" the foreign minister."""
        return POSSESSIVE.sub("", self.words).split(" of ")[0]


@dataclass(slots=True)
class Entity:
    """An actor as the report has told of it so far.

    `category` is that of a Reference, `gender` m, f or "" while unknown; `words` are the words of the name, folded, and `family`
    the family name among them; `is_party` is true once the actor is named other than as a place; `last_seen` is the offset of
    the last mention, -1 before the first, `order` the place among the mentions at which it was told of first; `is_beside` is true
    of a host or witness, `is_opposite` of one whom the text calls the counterpart of another, `is_human` of one person whom only
    a noun picks out ("an official"), `is_guess` of one whose gender only the given name tells.
    """

    actor: Actor
    category: str
    gender: str = ""
    words: frozenset[str] = frozenset()
    family: str = ""
    posts: list[Post] = field(default_factory=list)
    plural: bool = False
    members: tuple[Actor, ...] = ()
    is_party: bool = False
    last_seen: int = -1
    order: int = NOT_TOLD
    is_beside: bool = False
    is_opposite: bool = False
    is_human: bool = False
    is_guess: bool = False

    def is_known(self) -> bool:
        """True if the knowledge base lists the actor."""
        return self.actor.actor is not None


class Register:
    """The entities of one report, in the order of their appearance.

    `here` are the persons of the sentence at hand, `subject` the one that it or the last sentence tells of; `opposed` are the
    names of two parties that the report joins: "between Velmara and Ostrenia", `negotiating` the two if it tells of talks
    between them; `lands` are unknown states and how often each is told of, `times_told` the same by id for actors of the
    gazetteer; `companies` are three persons or more by the kind of office that they share: "the four ministers";
    `short_forms` are the entities of abbreviations that the report explains: "the Movement of the Seventh of March (M7M)";
    `authors` are those who issued a paper, by its noun: the mission of "a report by the mission"; `told` are the single words
    that the report has for names; `identified` are persons by the description under which the report told of them before it
    named them; `beside` is who was told of right before the comma behind which the mention at hand stands; `named_in` are the
    persons whom each sentence names.
    """

    def __init__(self, background: Background, opposed: tuple[str, ...] = ()) -> None:
        self.background = background
        self.opposed = opposed
        self.negotiating: Sequence[Side] = ()
        self.lands: Mapping[str, int] = {}
        self.times_told: Mapping[str, int] = {}
        self.entities: list[Entity] = []
        self.here: list[Entity] = []
        self.subject: Entity | None = None
        self.companies: dict[str, Entity] = {}
        self.short_forms: dict[str, Entity] = {}
        self.authors: dict[str, Entity] = {}
        self.told: set[str] = set()
        self.named_ids: set[str] = set()
        self.identified: dict[str, Entity] = {}
        self.beside: Entity | None = None
        self.named_in: dict[int, list[Entity]] = {}
        self._by_key: dict[str, Entity] = {}

    def entity(self, key: str, new: Entity) -> Entity:
        """The entity under the key, which is the new one if there was none."""
        if key not in self._by_key:
            self._by_key[key] = new
            self.entities.append(new)
        return self._by_key[key]

    def known(self, actor_id: str) -> Entity:
        """The entity of an actor of the gazetteer."""
        if (told := self._by_key.get(actor_id)) is not None:
            return told
        offices = self.background.offices
        name = self.canonical(actor_id, actor_id)
        kind = actor_id.partition(":")[0]
        category = kind if kind in ("person", "state", "body") else "place"
        capacity = offices.capacity(actor_id, self.background.on) if kind == "person" else None
        gender = offices.gazetteer.gender.get(actor_id, "")
        words = frozenset(fold(word) for word in name.split())
        found = self.entity(actor_id, Entity(Actor(actor_id, name, capacity), category, gender, words))
        found.family = found.family or family_name(name)
        return found

    def named(self, name: str, category: str) -> Entity:
        """The entity of that name; if it is new, a listed state or body, or one that only the report names."""
        listed = self.background.offices.owner_ids.get(name) if category in ("state", "body") else None
        if listed is not None:
            return self.known(listed)
        words = frozenset(name.split())
        return self.by_name(name) or self.entity(f"{category}-of-report:{name}", Entity(Actor(None, name), category, words=words))

    def unnamed(self, description: str, category: str = "unnamed", *, plural: bool = False) -> Entity:
        """The entity of a description such as "a senior official"."""
        words = frozenset(description.split())
        return self.entity(
            f"unnamed:{description.lower()}", Entity(Actor(None, description), category, words=words, plural=plural)
        )

    def joint(self, several: Sequence[Entity]) -> Entity:
        """The entity of two or more together: "Arn and Berg"."""
        *first, last = [entity.actor.name for entity in several]
        name = ", ".join(first) + " and " + last
        members = tuple(entity.actor for entity in several)
        return self.entity(f"joint:{name}", Entity(Actor(None, name), "group", plural=True, members=members))

    def by_name(self, name: str) -> Entity | None:
        """The first entity with exactly this name."""
        return next((entity for entity in self.entities if entity.actor.name == name), None)

    def of(self, *categories: str) -> list[Entity]:
        """The entities of these categories, in order."""
        return [entity for entity in self.entities if entity.category in categories]

    def latest(self, *categories: str, gender: str = "") -> Entity | None:
        """The entity of these categories that was seen last and whose gender does not contradict."""
        seen = [e for e in self.of(*categories) if e.last_seen >= 0 and not (gender and e.gender and e.gender != gender)]
        return latest_of(seen)

    def last_two(self, *categories: str) -> list[Entity]:
        """The two entities of these categories that were told of last, none if there are not two."""
        told = sorted((e for e in self.of(*categories) if e.last_seen >= 0), key=lambda entity: entity.last_seen)
        return told[-2:] if len(told) > 1 else []

    def with_noun(self, noun: str) -> Entity | None:
        """The body or group whose name has the noun: "the Movement" after "Movement of the Seventh of March"."""
        named = (e for e in self.of("body", "group") if any(word[0].isupper() for word in e.words))
        return latest_of(e for e in named if noun in {word.lower() for word in e.words})

    def canonical(self, actor_id: str, default: str) -> str:
        """The canonical name of an actor of the gazetteer."""
        return self.background.offices.gazetteer.canonical.get(actor_id, default)

    def owner_name(self, mention: Mention) -> str:
        """The canonical name of the owner of an office or organ, "" if the text names none."""
        for name in mention.owners:
            if name.kind != "seat":
                return self.canonical(name.actor, mention.owner)
        bearer = next((person for person in self.of("person") if person.family and person.family == fold(mention.owner)), None)
        if bearer is not None and (side := self.side_of(bearer)):
            return side
        owner = self.noun_of(mention.owner)
        for entity in self.of("state", "body", "place", "name") if owner else ():
            if akin(entity.actor.name, owner):
                return self.noun_of(entity.actor.name)
        return owner

    def noun_of(self, adjective: str) -> str:
        """The name that the report has for the state of an adjective: Ardelia for Ardelian; the word itself if there is none."""
        if " " in adjective or not adjective.endswith(ADJECTIVE_ENDINGS):
            return adjective
        stems = (name for name in self.told if STEM <= len(name) < len(adjective) and adjective.startswith(name[:-1]))
        return min(stems, key=len, default=adjective)

    def principals(self) -> list[Entity]:
        """The persons of the report in order, without those who only speak for others; hosts and witnesses come last."""
        named = (person for person in self.of("person") if person.is_known() or person.family)
        persons = [person for person in named if not any("spokes" in post.words.lower() for post in person.posts)]
        return sorted(persons, key=lambda person: (person.is_beside, person.order))

    def sides(self) -> list[Entity]:
        """The two parties that the report is about: those for which its first persons appear, else its first states."""
        if len(self.negotiating) == 2:
            return [self.known(side.actor) if side.actor else self.named(side.name, side.category) for side in self.negotiating]
        names = list(dict.fromkeys(side for person in self.principals() if (side := self.side_of(person))))
        if len(names) < 2 and self.opposed:
            names = list(self.opposed)
        told = dict(self.lands)
        told |= {
            state.actor.name: self.times_told.get(state.actor.actor or "", 0) for state in self.of("state") if state.is_party
        }
        names += sorted((name for name in told if name not in names), key=lambda name: -told[name])
        return [self.named(name, "name" if name in self.lands else "state") for name in names[:2]]

    def roles_of(self, person: Entity) -> list[str]:
        """The role slugs of the offices that text and knowledge give a person."""
        offices, on = self.background.offices, self.background.on
        terms = offices.serving(person.actor.actor, on) if person.actor.actor else []
        return [post.role for post in person.posts] + [term.role for term in terms]

    def serves(self, person: Entity, owner: str) -> bool:
        """True if the text gives the person an office under that owner."""
        side = self.side_of(person)
        return any(post.owner and akin(post.owner, owner) for post in person.posts) or (side is not None and akin(side, owner))

    def side_of(self, person: Entity) -> str | None:
        """The name of the state or body for which a person appears in the report, None if neither text nor knowledge tells.

        Who appears for the ministry that publishes appears for its state.
        """
        voice, side = self.background.voice, self._told_side(person)
        if side is None or (voice.land and side == voice.ministry):
            return voice.land if side is not None else None
        return self._state_of_organ(side) or side

    def home_of(self, name: str) -> Actor | None:
        """The state or body for which the person of this name appears, None if it is not told."""
        person = self.by_name(name)
        side = self.side_of(person) if person else None
        return self.named(side, "state").actor if side else None

    def _state_of_organ(self, owner: str) -> str | None:
        """The listed state at the end of the name of an organ: Ministry of Foreign Affairs of [Ardelia]."""
        organ, _, land = owner.rpartition(" of ")
        offices = self.background.offices
        listed = offices.owner_ids.get(land.removeprefix("the ")) if organ.lower().startswith(ORGANS) else None
        return self.canonical(listed, land) if listed and listed.startswith("state:") else None

    def _told_side(self, person: Entity) -> str | None:
        for owner in (post.owner for post in person.posts if post.owner):
            if self.background.offices.owner_ids.get(owner, "").startswith("state:"):
                return owner
            told = [e.actor.name for e in self.of("state", "body", "name") if akin(e.actor.name, owner)]
            return owner if owner in told else next(iter(told), owner)
        offices, on = self.background.offices, self.background.on
        owners = [term.owner for term in offices.serving(person.actor.actor, on)] if person.actor.actor else []
        known = next((name for owner in owners if (name := self.canonical(owner, ""))), None)
        return known or (self.background.voice.home_name if person.posts and not person.is_opposite else "") or None


def latest_of(entities: Iterable[Entity]) -> Entity | None:
    """The one that was seen last, None if there are none."""
    return max(entities, key=lambda entity: entity.last_seen, default=None)


def family_name(name: str) -> str:
    """The last word of a name, folded."""
    return fold(name.split()[-1]) if name.split() else ""


@lru_cache(maxsize=4096)
def akin(one: str, other: str) -> bool:
    """True if a name and an adjective can be one state's: "Torvesk", "Torveskan", "Republic of Torvesk"."""
    shorter, longer = sorted(([w for w in fold(name).lower().split() if w not in SMALL] for name in (one, other)), key=len)
    return bool(shorter) and all(any(kindred(word, other) for other in longer) for word in shorter)


def kindred(word: str, other: str) -> bool:
    """True if two words share their stem."""
    return word == other or (min(len(word), len(other)) >= STEM and word[:STEM] == other[:STEM])
