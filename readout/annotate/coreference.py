"""Mentions of one actor joined, and each actor named once and for all."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from readout.actor import Actor
from readout.annotate.mentions import Mention
from readout.annotate.pieces import fold
from readout.annotate.voices import Voice
from readout.gazetteer import Name
from readout.lexicon.titles import SHARED_ROLES, Title
from readout.offices import Offices

PERSON_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f"}
FEMALE, MALE = frozenset({"mrs", "ms", "miss", "dame", "lady", "madam"}), frozenset({"mr", "sir", "lord"})
MINISTRIES = {"foreign": "Foreign Affairs", "defence": "Defence", "defense": "Defence", "finance": "Finance", "justice": "Justice",
    "interior": "the Interior", "trade": "Trade", "commerce": "Commerce", "health": "Health", "energy": "Energy"}  # fmt: skip
STATE_ORGANS = frozenset(
    {
        "government",
        "side",
        "authorities",
        "administration",
        "regime",
        "delegation",
        "leadership",
        "state",
        "team",
        "capital",
        "country",
        "nation",
    }
)
OWN_ORGANS = frozenset({"government", "presidency", "chancellery", "parliament", "cabinet"})
ANY_BODY = frozenset({"group", "organisation", "organization", "bloc", "alliance"})
ANY_STATE = frozenset({"country", "kingdom", "nation", "republic", "government", "authorities"})
PAPERS = frozenset({"statement", "communique", "communiqué", "declaration"})
STATE_ROLES = frozenset(
    {"president", "prime-minister", "monarch", "chancellor", "foreign-minister", "defence-minister", "interior-minister"}
)
PERSON_OF_STATE = frozenset({"diplomat", "leader", "official", "statesman", "envoy", "counterpart", "guest"})
NUMBERS = {"three": 3, "four": 4, "five": 5}
USUAL_OWNERS = {
    "secretary-general": "body:UN",
    "deputy-secretary-general": "body:UN",
    "high-representative": "body:EU",
    "pope": "state:VAT",
}
PAIR_OF_PERSONS = frozenset(
    {
        "two",
        "officials",
        "diplomats",
        "leaders",
        "statesmen",
        "presidents",
        "ministers",
        "men",
        "heads",
        "interlocutors",
        "chairmen",
        "secretaries",
        "premiers",
        "guests",
    }
)
PAIR_OF_SIDES = frozenset(
    {"sides", "countries", "parties", "teams", "delegations", "nations", "states", "governments", "capitals", "members"}
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention and the actor it picks out, with the `members` of a joint one ("both leaders") and
    the `gender` (m, f or "") as far as it is known there; `category` is person, state, body, group, place, name (of what, the report does not say), unnamed or
    author ("we")."""

    mention: Mention
    actor: Actor
    category: str
    members: tuple[Actor, ...] = ()
    gender: str = ""


@dataclass(slots=True)
class Entity:
    """An actor as the report has told of it so far."""

    actor: Actor
    category: str
    gender: str = ""
    words: frozenset[str] = frozenset()
    family: str = ""
    titles: list[tuple[str, str, str]] = field(default_factory=list)  # role, post words, owner words
    plural: bool = False
    members: tuple[Actor, ...] = ()
    is_party: bool = False  # named other than as a place
    last_seen: int = -1


class Register:
    """The actors of one report, in the order of their appearance. Made and used by `resolve_mentions` alone."""

    def __init__(self, offices: Offices, on: str | None, voice: Voice, first_names: dict[str, str]) -> None:
        self.offices, self.on, self.voice, self.first_names = offices, on, voice, first_names
        self.entities: list[Entity] = []
        self.opposed: tuple[str, ...] = ()
        self.by_key: dict[str, Entity] = {}

    # --- finding and making entities -------------------------------------------------------------------------

    def entity(self, key: str, make: "Entity") -> Entity:
        """The entity under the key, made if it is new."""
        if key not in self.by_key:
            self.by_key[key] = make
            self.entities.append(make)
        return self.by_key[key]

    def known(self, actor_id: str) -> Entity:
        """The entity of an actor of the gazetteer."""
        name = self.offices.gazetteer.canonical.get(actor_id, actor_id)
        kind = actor_id.partition(":")[0]
        category = kind if kind in ("person", "state", "body") else "place"
        capacity = self.offices.capacity(actor_id, self.on) if kind == "person" else None
        words = frozenset(fold(word) for word in name.split())
        entity = Entity(Actor(actor_id, name, capacity), category, self.offices.gazetteer.gender.get(actor_id, ""), words)
        made = self.entity(actor_id, entity)
        made.family = made.family or family_name(name)
        return made

    def unnamed(self, description: str, category: str = "unnamed", plural: bool = False) -> Entity:
        """The entity of a description such as "a senior official"."""
        key = f"unnamed:{description.lower()}"
        return self.entity(key, Entity(Actor(None, description), category, words=frozenset(description.split()), plural=plural))

    def latest(self, wanted: Iterable[str], gender: str = "") -> Entity | None:
        """The entity of these categories that was seen last and whose gender does not contradict."""
        categories = set(wanted)
        seen = [
            e
            for e in self.entities
            if e.last_seen >= 0 and e.category in categories and not (gender and e.gender and e.gender != gender)
        ]
        return max(seen, key=lambda e: e.last_seen, default=None)

    # --- persons ---------------------------------------------------------------------------------------------

    def person(self, mention: Mention) -> Entity:
        """The person that a name picks out, by the gazetteer, by an earlier full name of the report, or as the text gives it."""
        parts = [fold(word) for word in mention.words.split()]
        entity = self.person_of_report(parts) if len(parts) == 1 or not mention.names else None
        if entity is None:
            chosen = self.choose_person(mention) or self.holder_named(mention, parts)
            entity = self.known(chosen) if chosen else self.new_person(mention.words, parts)
        self.learn(entity, mention)
        return entity

    def person_of_report(self, parts: Sequence[str]) -> Entity | None:
        """The one person told of before whose name has all these words; a single word must be the family or given name."""
        wanted = frozenset(parts)
        found = [e for e in self.entities if e.category == "person" and wanted <= e.words]
        if not found and len(parts) == 1:
            found = [
                e for e in self.entities if e.category == "name" and len(e.words) > 1 and family_name(e.actor.name) == parts[0]
            ]
            for entity in found:
                entity.category, entity.family = "person", parts[0]
        if len(found) > 1 and len(parts) == 1:
            found = [e for e in found if e.family == parts[0]] or found
        return max(found, key=lambda e: e.last_seen) if found else None

    def choose_person(self, mention: Mention) -> str | None:
        """The gazetteer's person meant by the name, its title, its owner and the day; None where two remain."""
        persons = list(dict.fromkeys(name.actor for name in mention.names if name.actor.startswith("person:")))
        if not persons and mention.words:
            return None
        if len(persons) > 1 and mention.title:
            persons = self.offices.in_role(persons, mention.title.role, self.on) or persons
        owners = self.owner_ids(mention)
        if len(persons) > 1 and owners:
            persons = [p for p in persons if any(t.owner in owners for t in self.offices.serving(p, self.on))] or persons
        if len(persons) > 1:
            persons = [p for p in persons if self.on and self.offices.serving(p, self.on)]
        return persons[0] if len(persons) == 1 else None

    def holder_named(self, mention: Mention, parts: Sequence[str]) -> str | None:
        """The one who held the office that day, if the name shares a word with his: "Sayyid Badr bin Hamad" is Badr Albusaidi."""
        if mention.title is None:
            return None
        for owner in self.owner_ids(mention):
            holders = self.offices.holders(owner, self.role_of(mention.title, owner), self.on)
            canonical = self.offices.gazetteer.canonical
            alike = [h for h in holders if set(parts) & {fold(word) for word in canonical[h].split()}]
            if len(alike) == 1:
                return alike[0]
        return None

    def new_person(self, words: str, parts: Sequence[str]) -> Entity:
        """A person whom only the report names."""
        entity = Entity(
            Actor(None, words), "person", self.first_names.get(parts[0], "") if len(parts) > 1 else "", frozenset(parts)
        )
        entity.family = family_name(words)
        return self.entity(f"person-of-report:{' '.join(parts)}", entity)

    def learn(self, entity: Entity, mention: Mention) -> None:
        """Adds the mention's title and gender to what is known of the entity."""
        if mention.title:
            owner = self.owner_name(mention) if mention.owner else ""
            if owner and not mention.owners and mention.title.role in STATE_ROLES:
                self.named(owner, "state")
            if (mention.title.role, mention.post, owner) not in entity.titles:
                entity.titles.append((mention.title.role, mention.post, owner))
            if entity.actor.capacity is None:
                entity.actor = Actor(entity.actor.actor, entity.actor.name, self.capacity_words(mention))
        if mention.presides:
            entity.titles.append(("chairman", "chair", ""))
        if mention.honorific:
            word = mention.honorific.split()[-1].rstrip(".")
            entity.gender = "f" if word in FEMALE else "m" if word in MALE else entity.gender

    def capacity_words(self, mention: Mention) -> str:
        """The office as the text gives it."""
        return mention.post[0].upper() + mention.post[1:] if mention.post else ""

    def owner_ids(self, mention: Mention) -> list[str]:
        """Ids of the owners of the mention's office."""
        ids = [name.actor for name in mention.owners if not name.actor.startswith("person:")]
        implied = mention.title.owner if mention.title else None
        if implied and (not ids or implied.startswith("body:")):
            ids.append(implied)
        return ids

    # --- offices without a name ------------------------------------------------------------------------------

    def office_holder(self, mention: Mention) -> Entity:
        """The person of "the President", "the Chinese foreign minister": told of before, else who held the office that day."""
        title = mention.title
        assert title is not None
        if title.plural:
            return self.several(mention) if is_plain(mention, title) else self.unnamed(mention.post, "group", plural=True)
        told = [e for e in self.entities if e.category == "person" and self.held(e, mention)]
        own = [e for e in told if self.side_of(e) in (None, self.voice.home_name)] if not mention.owner else told
        candidates = own if self.voice.home_name else told
        seen = [e for e in candidates if e.last_seen >= 0]
        if seen or len(candidates) == 1:
            return max(seen or candidates, key=lambda e: e.last_seen)
        owners = self.owner_ids(mention) or self.implied_owners(mention, title)
        for owner in owners:
            holders = self.offices.holders(owner, self.role_of(title, owner), self.on)
            if len(holders) == 1 and title.role not in SHARED_ROLES:
                return self.known(holders[0])
        if told:
            return max(told, key=lambda e: e.last_seen)
        owner_name = self.owner_name(mention) or ("" if title.owner else self.voice.home_name)
        return self.unnamed(f"{post_without_owner(mention)} of {owner_name}" if owner_name else mention.post, "person")

    def implied_owners(self, mention: Mention, title: Title) -> list[str]:
        """Whose office it is where the words do not say: the publisher's, else the body that the office alone brings to mind."""
        if mention.owner:
            return []
        if self.voice.home is not None:
            return [self.voice.home]
        return [USUAL_OWNERS[title.role]] if title.role in USUAL_OWNERS else []

    def role_of(self, title: Title, owner: str) -> str:
        """The role of a title: the first it may stand for that the owner has; a "leader" is the head who governs."""
        heads = self.offices.gazetteer.heads.get(owner)
        if title.role != "leader" or heads is None:
            roles = (title.role, *title.also)
            return next((role for role in roles if (owner, role) in self.offices.by_office), title.role)
        return heads[0] if heads[0] in ("president", "supreme-leader") else heads[1]

    def held(self, entity: Entity, mention: Mention) -> bool:
        """True if the entity was given this office, or a longer form of it, by this owner if one is named."""
        title = mention.title
        assert title is not None
        wanted = mention.post.lower().split()[-1] if mention.post else ""
        for role, post, owner in entity.titles:
            same_office = role == title.role or wanted in post.lower().split()
            if same_office and (not mention.owner or not owner or akin(owner, mention.owner)):
                return True
        if entity.actor.actor and (owners := self.owner_ids(mention)):
            return any(
                t.role == self.role_of(title, t.owner) and t.owner in owners
                for t in self.offices.serving(entity.actor.actor, self.on)
            )
        serving = self.offices.serving(entity.actor.actor, self.on) if entity.actor.actor and not mention.owner else []
        return any(t.role == self.role_of(title, t.owner) for t in serving)

    def owner_name(self, mention: Mention) -> str:
        """The canonical name of the owner of an office or organ, "" if the text names none."""
        for name in mention.owners:
            if name.kind in ("seat",):
                continue
            return self.offices.gazetteer.canonical.get(name.actor, mention.owner)
        for entity in self.entities:
            if mention.owner and entity.category in ("state", "body", "place", "name") and akin(entity.actor.name, mention.owner):
                return entity.actor.name
        return mention.owner

    # --- groups ----------------------------------------------------------------------------------------------

    def several(self, mention: Mention, here: Sequence[Entity] = ()) -> Entity:
        """The two or more whom "both sides" or "the two ministers" mean: those of the sentence, else the report's first two."""
        noun = mention.noun if mention.noun in PAIR_OF_SIDES | PAIR_OF_PERSONS else "leaders" if mention.title else mention.noun
        persons = self.principals()
        number = next((NUMBERS[word] for word in mention.post.lower().split()[:1] if word in NUMBERS), 2)
        if number > 2:
            return self.joint(persons[:number]) if len(persons) == number else self.unnamed(mention.post, "group", plural=True)
        pair = list(here[:2]) if len(here) >= 2 else persons[:2]
        if noun in PAIR_OF_PERSONS and len(pair) == 2:
            return self.joint(pair)
        if noun in PAIR_OF_SIDES and noun != "members" and len(sides := self.sides()) == 2:
            return self.joint(sides)
        return self.unnamed(mention.post or mention.noun, "group", plural=True)

    def principals(self) -> list[Entity]:
        """The persons of the report in order, without those who only speak for others."""
        return [
            e for e in self.entities if e.category == "person" and not any("spokes" in post.lower() for _, post, _ in e.titles)
        ]

    def sides(self) -> list[Entity]:
        """The two parties that the report is about: those for which its first persons appear, else its first states."""
        persons = self.principals()
        names = list(dict.fromkeys(side for e in persons if (side := self.side_of(e))))
        if len(names) < 2 and self.opposed:
            names = list(self.opposed)
        names += [e.actor.name for e in self.entities if e.category == "state" and e.is_party and e.actor.name not in names]
        return [self.party(name) for name in names[:2]]

    def side_of(self, person: Entity) -> str | None:
        """The name of the state or body for which a person appears in the report, None if neither text nor knowledge tells."""
        for _, _, owner in person.titles:
            for entity in self.entities:
                if owner and entity.category in ("state", "body", "name") and akin(entity.actor.name, owner):
                    return entity.actor.name
            if owner:
                return owner
        terms = self.offices.serving(person.actor.actor, self.on) if person.actor.actor else []
        canonical = self.offices.gazetteer.canonical
        known = next((canonical[t.owner] for t in terms if t.owner in canonical), None)
        return known or (self.voice.home_name if person.titles else "") or None

    def party(self, name: str) -> Entity:
        """The entity of a state or body by its name."""
        return next((e for e in self.entities if e.actor.name == name), None) or self.named(name, "state")

    def joint(self, pair: Sequence[Entity]) -> Entity:
        """The entity of two together."""
        names = [entity.actor.name for entity in pair]
        name = ", ".join(names[:-1]) + " and " + names[-1]
        return self.entity(f"joint:{name}", Entity(Actor(None, name), "group", plural=True, members=tuple(e.actor for e in pair)))

    def group(self, mention: Mention, here: Sequence[Entity]) -> Entity:
        """The state, body or group of "the Chinese side", "the Foreign Ministry", "the League", "two officials"."""
        quantity = mention.post.lower().split()[:1]
        if mention.noun == "two" or (
            mention.plural
            and quantity
            and quantity[0] in ("both", "two", *NUMBERS)
            and mention.noun in PAIR_OF_SIDES | PAIR_OF_PERSONS
        ):
            return self.several(mention, here)
        if mention.noun in PAPERS and "joint" in mention.post.lower():
            return self.several(replace(mention, noun="sides"), here)
        state = next((name.actor for name in mention.owners if name.actor.startswith("state:")), None)
        if state and mention.definite and not mention.plural and mention.noun in PERSON_OF_STATE:
            side = self.offices.gazetteer.canonical[state]
            bearers = [e for e in self.principals() if self.side_of(e) == side]
            if bearers:
                return bearers[0]
        if mention.noun == "ministry" or mention.noun == "department":
            return self.ministry(mention)
        if mention.noun in STATE_ORGANS and state and " of " not in mention.post.lower().replace(" of the ", " "):
            return self.known(state)
        if mention.noun in STATE_ORGANS and mention.owner and not mention.names:
            owner = self.owner_name(mention)
            if owner != mention.owner:
                return self.named(owner, "state")
        if told := self.earlier_with(mention.noun):
            return told
        if len(mention.post.split()) == 1 and mention.definite:
            if mention.noun in OWN_ORGANS and self.voice.home_name and not (self.voice.home or "").startswith("body:"):
                return self.named(f"{mention.noun.capitalize()} of {self.voice.home_name}", "body")
            if mention.noun in ANY_BODY and (body := self.latest(("body",))):
                return body
            if mention.noun in ANY_STATE and (state_told := self.latest(("state",))):
                return state_told
        return self.unnamed(mention.post or mention.noun, "unnamed" if mention.plural else "group", mention.plural)

    def earlier_with(self, noun: str) -> Entity | None:
        """The named body or group told of before whose name has the noun: "the Movement" after "Movement of the Seventh of March"."""
        found = [e for e in self.entities if e.category in ("body", "group") and noun in {word.lower() for word in e.words}]
        return max(found, key=lambda e: e.last_seen) if found else None

    def ministry(self, mention: Mention) -> Entity:
        """The ministry of a state: "the Chinese Foreign Ministry" is the Ministry of Foreign Affairs of China."""
        words = [word.lower() for word in mention.post.split()]
        portfolio = next((MINISTRIES[word] for word in words if word in MINISTRIES), "")
        owner = self.owner_name(mention) if mention.owner else ""
        if mention.owner.split()[:1] and mention.owner.split()[0].lower() in ("state", "foreign", "defence"):
            owner = ""
        if portfolio and owner:
            return self.named(f"Ministry of {portfolio} of {owner}", "body")
        if not owner and (told := self.earlier_with(mention.noun)):
            return told
        return self.unnamed(mention.post, "body")

    def named(self, name: str, category: str) -> Entity:
        """The entity of that name, state or body, that only the report names."""
        for entity in self.entities:
            if entity.actor.name == name:
                return entity
        return self.entity(f"{category}-of-report:{name}", Entity(Actor(None, name), category, words=frozenset(name.split())))


def is_plain(mention: Mention, title: Title) -> bool:
    """True if nothing but a quantity stands with the title: "both ministers", but not "religious leaders"."""
    words = tuple(word for word in mention.post.lower().split() if word not in ("both", "two", "the", "all"))
    return words in title.forms


def family_name(name: str) -> str:
    """The last word of a name, folded."""
    return fold(name.split()[-1]) if name.split() else ""


def akin(one: str, other: str) -> bool:
    """True if a name and an adjective can be one state's: "Torvesk", "Torveskan", "Republic of Torvesk"."""
    left, right = fold(one).lower().split(), fold(other).lower().split()
    return any(
        a == b or (min(len(a), len(b)) >= 5 and a[:5] == b[:5]) for a in left for b in right if a not in ("of", "the", "and")
    )


def post_without_owner(mention: Mention) -> str:
    """The title's words without the owner: "Foreign Minister" of "the Ardelian Foreign Minister"."""
    words = re.sub(rf"\b{re.escape(mention.owner)}\b(?:[’']s)?", "", mention.post).replace(" of the", "").strip()
    words = re.sub(r"\s+of$", "", words)
    return words[:1].upper() + words[1:]


def resolve_mentions(
    mentions: Iterable[Mention], offices: Offices, first_names: dict[str, str], *, on: str | None, voice: Voice
) -> tuple[list[Reference], tuple[Actor, ...], tuple[Actor, ...]]:
    """Each mention with its actor, in the same order; the two sides that the report is about, and its two first persons, if it has them.

    `on` is the report's ISO date; `voice` tells in whose name the report is written, and so what "the President" alone means.
    Where two actors remain, the mention keeps the words of the text and no id.
    """
    reader = Resolver(Register(offices, on, voice, first_names))
    in_order = list(mentions)
    reader.register.opposed = opposed_parties(in_order)
    reader.foresee(sorted(in_order, key=lambda m: m.heading))
    by_place = {id(mention): reader.refer(mention) for mention in sorted(in_order, key=lambda m: m.heading)}
    references = [by_place[id(mention)] for mention in in_order]
    sides = tuple(entity.actor for entity in reader.register.sides())
    persons = [e for e in reader.register.entities if e.category == "person" and e.is_party and (e.actor.actor or e.titles)]
    return references, sides if len(sides) == 2 else (), tuple(e.actor for e in persons[:2])


def opposed_parties(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The first two bare names that the report joins as parties to one matter: talks between [Velmara] and [Ostrenia]."""
    for one, other in itertools.pairwise(mentions):
        joined = one.sentence == other.sentence and other.first == one.last + 1
        bare = all(m.kind == "name" and m.words and not (m.title or m.honorific or m.noun) for m in (one, other))
        if (
            joined
            and bare
            and one.between
            and not any(n.actor.startswith(("person:", "place:")) for n in (*one.names, *other.names))
        ):
            return one.words, other.words
    return ()


class Resolver:
    """Walks through the mentions of one report; remembers who was spoken of last."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.sentence = -1
        self.subject: Entity | None = None  # first person of the sentence at hand
        self.focus: Entity | None = None  # first person of the sentence before
        self.here: list[Entity] = []  # persons of the sentence at hand
        self.office: Mention | None = None  # a title of this sentence whose bearer is not named yet

    def foresee(self, mentions: Iterable[Mention]) -> None:
        """Makes the persons known whom the report names in full, so that a title or family name before the full name is theirs."""
        for mention in mentions:
            full = len(mention.words.split()) > 1 or (mention.title is not None and mention.kind == "name")
            if mention.kind == "name" and full and is_person(mention):
                self.register.person(mention)

    def refer(self, mention: Mention) -> Reference:
        """The actor of one mention; later mentions see it as told of."""
        if mention.sentence != self.sentence:
            self.focus, self.subject, self.sentence = self.subject or self.focus, None, mention.sentence
            self.here, self.office = [], None
        entity = self.find(mention)
        if entity.category == "person" and entity not in self.here:
            self.here.append(entity)
        entity.last_seen = mention.span.start
        entity.is_party = entity.is_party or not (mention.located or mention.heading)
        if self.subject is None and entity.category == "person":
            self.subject = entity
        return Reference(mention, entity.actor, entity.category, entity.members, entity.gender)

    def find(self, mention: Mention) -> Entity:
        """The entity of a mention, by its kind."""
        if mention.kind == "pronoun":
            return self.pronoun(mention)
        if mention.kind == "title":
            holder = self.register.office_holder(mention)
            self.office = mention if holder.actor.actor is None and not holder.family else self.office
            return holder
        if mention.kind == "nominal":
            return self.nominal(mention)
        return self.name(mention)

    def name(self, mention: Mention) -> Entity:
        """Persons, states, bodies and what has a name but no known kind."""
        register, row = self.register, mention.names[0] if mention.names else None
        if is_person(mention):
            return register.person(mention)
        if mention.noun:
            return self.organ(mention)
        if row and row.kind == "capital" and mention.located:
            return register.entity(f"place:{row.words}", Entity(Actor(None, row.words), "place"))
        if row and row.kind == "seat":
            return register.entity(f"seat:{row.words}", Entity(Actor(None, row.words, seat_of(register, row)), "body"))
        if row:
            return register.known(row.actor)
        return self.unknown_name(mention)

    def organ(self, mention: Mention) -> Entity:
        """A body with a name of its own, or an organ of a state."""
        register = self.register
        if mention.noun in ("ministry", "department"):
            return register.ministry(mention)
        lower = mention.words.lower()
        known_state = next((name.actor for name in mention.owners if name.actor.startswith("state:")), None)
        if known_state and mention.noun in STATE_ORGANS:
            return register.known(known_state)
        if told := register.earlier_with(mention.noun) if len(lower.split()) == 1 else None:
            return told
        return register.named(mention.words, "body")

    def unknown_name(self, mention: Mention) -> Entity:
        """A person told of before, or one whose given name is known; else a name of which the report does not say what it is."""
        register, parts = self.register, [fold(word) for word in mention.words.split()]
        if told := register.person_of_report(parts):
            return told
        if self.office is not None and mention.comma and len(parts) > 1:
            bearer = register.new_person(mention.words, parts)
            register.learn(bearer, replace(mention, title=self.office.title, post=self.office.post, owner=self.office.owner))
            self.office = None
            return bearer
        if 2 <= len(parts) <= 4 and not mention.words.startswith("The ") and parts[0] in register.first_names:
            return register.new_person(mention.words, parts)
        return register.named(mention.words, "name")

    def nominal(self, mention: Mention) -> Entity:
        """Groups, organs without a name of their own, and persons without a name."""
        register = self.register
        if mention.noun in ("guest", "host", "counterpart", "interlocutor", "visitor", "colleague"):
            others = [e for e in register.entities if e.category == "person" and e is not self.subject]
            if others:
                return others[0]
        return register.group(mention, self.here)

    def pronoun(self, mention: Mention) -> Entity:
        """He and she are the subject of this sentence or the last; it and they the party last told of."""
        register, word = self.register, mention.noun
        if word in PERSON_PRONOUNS:
            gender = PERSON_PRONOUNS[word]
            for entity in (self.subject, self.focus):
                if entity is not None and entity.gender in ("", gender):
                    entity.gender = gender
                    return entity
            return register.latest(("person",), gender) or register.unnamed(word, "person")
        if word in ("they", "them"):
            recent = register.latest(("group", "unnamed"))
            near = recent is not None and recent.plural and mention.span.start - recent.last_seen < 250
            return recent if recent is not None and near else register.several(replace(mention, noun="two"))
        if word == "it":
            return register.latest(("state", "body", "group")) or register.unnamed(word)
        own = register.voice.party
        if own is not None and not mention.quoted:
            return register.entity(f"author:{own.name}", Entity(own, "author"))
        return register.entity(f"author:{word}", Entity(Actor(None, word), "author"))


def is_person(mention: Mention) -> bool:
    """True if title, honorific or gazetteer say that the name is a person's."""
    titled = mention.title is not None or bool(mention.honorific) or mention.apposed
    return titled or any(name.actor.startswith("person:") for name in mention.names[:1])


def seat_of(register: Register, row: Name) -> str:
    """What a seat of power stands for."""
    return f"seat of power of {register.offices.gazetteer.canonical.get(row.actor, row.actor)}"


def first_names_of(offices: Offices) -> dict[str, str]:
    """Gender by first name, where all persons of the gazetteer with that name agree."""
    found: dict[str, set[str]] = {}
    gazetteer = offices.gazetteer
    for actor_id, gender in gazetteer.gender.items():
        found.setdefault(fold(gazetteer.canonical[actor_id].split()[0]), set()).add(gender)
    return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}
