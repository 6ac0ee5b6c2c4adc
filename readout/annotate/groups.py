"""States, bodies and groups picked out by a common noun: the Chinese side, the Foreign Ministry, the League, both leaders."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from readout.annotate.companies import bearers, company_called, counted, first_word, unnamed_group
from readout.annotate.entities import Entity, Register, latest_of
from readout.annotate.mentions import Mention

MINISTRIES = ("ministry", "department")
# Those who put out [a joint statement] are told of within so many characters before it.
REACH_OF_ISSUERS = 120
MISSIONS = ("embassy", "consulate")
COUNTS = frozenset({"two", "three", "four", "five", "six", "several", "some", "many", "other"})
# "They" takes up a group last told of within so many characters; farther off it means the persons who meet.
REACH_OF_THEY = 250
Rule = Callable[[Register, Mention], Entity | None]


def group(register: Register, mention: Mention) -> Entity:
    """The entity by the first rule that knows one; else one without a name."""
    for rule in RULES:
        if entity := rule(register, mention):
            return entity
    category = "unnamed" if mention.plural or mention.human else "group"
    entity = register.unnamed(mention.post or mention.noun, category, plural=mention.plural)
    entity.is_human = mention.human
    return entity


def asker(register: Register, mention: Mention) -> Entity | None:
    """[Question]: ... opens a journalist's turn in a transcript, [HOST]: ... that of whoever asks in the studio."""
    words = register.background.words
    if mention.noun in words.vis_a_vis and is_label(mention):
        return register.unnamed(mention.noun)
    return register.unnamed("unnamed journalist") if mention.noun in words.askers else None


def is_label(mention: Mention) -> bool:
    """True for one word without an article, first in its sentence, as it opens a turn: [Host]: ..., but not [the host]."""
    alone = mention.first == 0 and " " not in mention.post
    return alone and not (mention.definite or mention.indefinite or mention.possessed or mention.owner)


def pair(register: Register, mention: Mention) -> Entity | None:
    """[both sides] · [the two leaders] · [the two] agreed · [the pair] met"""
    words = register.background.words
    number = first_word(mention)
    counted = (number == "both" or (number in ("two", *words.numbers) and (mention.definite or mention.heading))) and (
        mention.noun in words.paired_sides | words.paired_persons
    )
    if mention.noun == "two" or (mention.plural and counted) or (mention.noun in ("pair", "duo") and is_bare(mention)):
        return several(register, mention, register.here)
    return None


def the_sides(register: Register, mention: Mention) -> Entity | None:
    """[the sides] · [the parties] are the two that the report is about."""
    return both_sides(register, mention) if is_bare(mention) and mention.noun in ("sides", "parties") else None


def twins(register: Register, mention: Mention) -> Entity | None:
    """[the two Koreas]"""
    states = register.background.words.twins.get(mention.noun, ())
    return register.joint([register.known(state) for state in states]) if states else None


def of_several_lands(register: Register, mention: Mention) -> Entity | None:
    """[her Estonian and Latvian colleagues], [the delegations of the Government and of the Front] come for those that they name.

    Of European and African ones no one state is told.
    """
    owners = [replace(mention, owner=words, owners=rows) for words, rows in mention.owners_apart]
    comes_for = register.background.words.emissaries.intersection(mention.post.lower().split())
    if (
        len(owners) < 2
        or not comes_for
        or any(row.kind == "adjective" and not row.actor.startswith("state:") for one in owners for row in one.owners[:1])
    ):
        return None
    names = [register.owner_name(one) for one in owners]
    parties = [register.named(name, "body" if " " in name else "state") for name in names]
    if mention.noun.removesuffix("s") in register.background.words.state_organs:
        return register.joint(parties)
    company = register.unnamed(mention.post, plural=True)
    company.members = tuple(party.actor for party in parties)
    return company


def membership(register: Register, mention: Mention) -> Entity | None:
    """[the members of the Council] are the Council; not some or two of them."""
    whole = mention.definite and mention.post.lower().startswith(("members of ", "member states of "))
    body = next((name.actor for name in mention.owners if name.actor.startswith("body:")), None)
    return register.known(body) if whole and body is not None and mention.noun in ("members", "states") else None


def joint_paper(register: Register, mention: Mention) -> Entity | None:
    """[the joint statement] speaks for both sides."""
    if mention.noun not in register.background.words.joint_papers or "joint" not in mention.post.lower():
        return None
    issuers = latest_of(e for e in register.of("group", "unnamed") if e.plural and len(e.members) > 1 and e.last_seen >= 0)
    if issuers is not None and not mention.definite and 0 <= mention.span.start - issuers.last_seen < REACH_OF_ISSUERS:
        return issuers
    return both_sides(register, mention)


def person_for_a_state(register: Register, mention: Mention) -> Entity | None:
    """[the Ardelian diplomat]: the first person of the report who appears for Ardelia."""
    if not mention.owner or not mention.definite or mention.plural or mention.noun not in register.background.words.state_persons:
        return None
    side, persons = register.owner_name(mention), register.principals()
    others = [person for person in persons if register.side_of(person) is None]
    told = next((person for person in persons if register.side_of(person) == side), None)
    # Of two persons the one whose side the report does not tell is the other's: the Maltese minister ... the Tunisian.
    return told or (others[0] if len(others) == 1 and len(persons) == 2 else None)


def person_at_hand(register: Register, mention: Mention) -> Entity | None:
    """[the diplomat] · [the senior official]: who was told of with that noun, else the person of the sentence before."""
    words = register.background.words
    *before, _noun = mention.post.lower().split() or [""]
    alone = mention.definite and not (mention.plural or mention.owner) and words.at_hand_adjectives.issuperset(before)
    if not alone or not ("same" in before or mention.noun in words.at_hand) or mention.post[:1].isupper():
        return None
    so_called = (e for e in register.of("unnamed") if e.is_human and e.last_seen >= 0)
    told = latest_of(e for e in so_called if mention.noun in e.actor.name.lower().split())
    if mention.noun not in words.at_hand:
        return told
    return told or (register.subject if not register.here else None)


def ministry(register: Register, mention: Mention) -> Entity | None:
    """[the Chinese Foreign Ministry] is the Ministry of Foreign Affairs of China; [the Ministry] is one told of before."""
    if mention.noun == "chancellery":
        return chancellery(register, mention)
    if mention.noun not in MINISTRIES:
        return None
    portfolios = register.background.words.ministries
    portfolio = next((portfolios[word] for word in mention.post.lower().split() if word in portfolios), "")
    # In "State Department" and "Foreign Office" the first word is taken for an owner, but owns nothing.
    misread = mention.owner.lower().split()[:1] in (["state"], ["foreign"], ["defence"])
    owner = "" if misread else register.owner_name(mention)
    if not owner and mention.there and (state := latest_of(e for e in register.of("state") if e.is_party)) is not None:
        owner = state.actor.name
    if portfolio and owner:
        return register.named(f"Ministry of {portfolio} of {owner}", "body")
    told = None if owner else register.with_noun(mention.noun)
    own = register.background.voice.ministry
    alone = not portfolio or own.startswith(f"Ministry of {portfolio} of ")
    if told is None and not owner and alone and mention.noun == "ministry" and mention.definite and own:
        return register.named(own, "body")
    return told or register.unnamed(mention.post, "body")


def chancellery(register: Register, mention: Mention) -> Entity | None:
    """[the Chancellery of Ecuador]: the foreign ministry where it is called so; alone one told of before, or the publisher's."""
    words, voice = register.background.words, register.background.voice
    told = register.short_forms.get("Chancellery") if not mention.owner else None
    land = state_of(mention) or (voice.home if not mention.owner else None)
    if land not in words.chancellery_lands:
        return told
    told = register.named(f"Ministry of Foreign Affairs of {register.canonical(land, mention.owner)}", "body")
    register.short_forms["Chancellery"] = told
    return told


def body_sitting(register: Register, mention: Mention) -> Entity | None:
    """[Summit] urged, [Leaders] agreed: the body that publishes the text, whose organ it is."""
    voice = register.background.voice
    own = voice.party is not None and not (voice.home or "").startswith("state:") and voice.home_name == voice.party.name
    organ = mention.noun == "summit" and len(mention.post.split()) <= 1
    several = mention.plural and not mention.definite and mention.post.lower() in register.background.words.sitting
    sitting = several and mention.post[:1].isupper()
    if not own or mention.owner or not voice.home_name or not (organ or sitting):
        return None
    body = register.named(voice.home_name, "body")
    # Leaders are several, whom "they" takes up; the summit is one.
    many = Entity(body.actor, "group", words=body.words, plural=True)
    return body if organ else register.entity(f"sitting:{body.actor.name}", many)


def mission(register: Register, mention: Mention) -> Entity | None:
    """[Torvesk's embassy], [the Torveskan embassy] is the Embassy of Torvesk."""
    if mention.noun not in MISSIONS or not mention.owner or " of " in mention.post:
        return None
    return register.named(f"{mention.noun.capitalize()} of {register.owner_name(mention)}", "body")


def organ_of_a_state(register: Register, mention: Mention) -> Entity | None:
    """[the Chinese side], [the Xi government] is China; [the Velmaran government] is Velmara, of which only the report tells."""
    if mention.noun not in register.background.words.state_organs:
        return None
    head = next((name.actor for name in mention.owners if name.actor.startswith("person:")), None)
    if head is not None:
        side = register.side_of(register.known(head))
        return register.named(side, "state") if side else None
    state = state_of(mention)
    if state and " of " not in mention.post.lower().replace(" of the ", " "):
        return register.known(state)
    owner = register.owner_name(mention) if mention.owner and not mention.names else mention.owner
    return register.named(owner, "state") if owner != mention.owner else None


def office_of_a_person(register: Register, mention: Mention) -> Entity | None:
    """[Merkel's office] · [his office] said."""
    if mention.noun not in ("office", "palace"):
        return None
    named = next((register.known(name.actor) for name in mention.owners if name.actor.startswith("person:")), None)
    person = named or (register.subject if mention.possessed else None)
    return register.named(f"{mention.noun.capitalize()} of {person.actor.name}", "body") if person else None


def own_state(register: Register, mention: Mention) -> Entity | None:
    """[his country], [the Sultanate]: the state of the person at hand."""
    person, words = register.subject, register.background.words
    bare = is_bare(mention) and mention.noun in words.own_states
    if person is None or not (bare or (mention.possessed and mention.noun in words.state_nouns)):
        return None
    side = register.side_of(person)
    return register.named(side, "state") if side else None


def told_with_the_noun(register: Register, mention: Mention) -> Entity | None:
    """[the Movement], after "Movement of the Seventh of March"; not the delegation of another: [the delegation of Velmara]."""
    told = register.with_noun(mention.noun) if not mention.goes_on else None
    of_another = told is not None and mention.owner and not told.words.issuperset(mention.owner.split())
    return None if of_another else told


def organ_of_the_publisher(register: Register, mention: Mention) -> Entity | None:
    """[the Government], [the Federal Government] in a text that a state or its ministry publishes is its own."""
    voice, words = register.background.voice, register.background.words
    is_body = voice.home is not None and voice.home.startswith("body:")
    land = voice.land or ("" if is_body else voice.home_name)
    *kinds, noun = mention.post.lower().split() or [""]
    plain = mention.definite and noun == mention.noun and words.kinds_of_government.issuperset(kinds)
    if not (plain and land) or noun not in words.own_organs:
        return None
    return register.named(f"{noun.capitalize()} of {land}", "body")


def last_body(register: Register, mention: Mention) -> Entity | None:
    """[the alliance]: the body last told of."""
    return register.latest("body") if is_bare(mention) and mention.noun in register.background.words.body_nouns else None


def last_state(register: Register, mention: Mention) -> Entity | None:
    """[the country]: the state last told of."""
    return register.latest("state") if is_bare(mention) and mention.noun in register.background.words.state_nouns else None


RULES: tuple[Rule, ...] = (
    twins,
    asker,
    of_several_lands,
    membership,
    pair,
    the_sides,
    joint_paper,
    person_for_a_state,
    person_at_hand,
    ministry,
    mission,
    organ_of_a_state,
    office_of_a_person,
    own_state,
    told_with_the_noun,
    organ_of_the_publisher,
    body_sitting,
    last_body,
    last_state,
)


def several(register: Register, mention: Mention, here: Sequence[Entity] = ()) -> Entity:
    """The two or more whom "both sides" or "the two ministers" mean: those `here`, else the report's first."""
    words = register.background.words
    persons = bearers(register, mention)
    number = words.numbers.get(first_word(mention), 2)
    if number > 2:
        return counted(register, mention, number)
    if first_word(mention) not in ("both", "two") and (company := company_called(register, mention)) is not None:
        return company
    two = list(here[:2]) if len(here) >= 2 else persons[:2]
    are_persons = mention.noun in words.paired_persons or (mention.title is not None and mention.noun not in words.paired_sides)
    if are_persons and len(two) == 2:
        return register.joint(two)
    is_side = mention.noun in words.paired_sides and mention.noun != "members"
    return both_sides(register, mention) if is_side else unnamed_group(register, mention)


def persons_told(register: Register, mention: Mention) -> Entity:
    """[they]: a plural group told of just before, else the two who meet."""
    recent = latest_of(e for e in register.of("group", "unnamed") if e.plural and e.last_seen >= 0)
    near = recent is not None and mention.span.start - recent.last_seen < REACH_OF_THEY
    if recent is None or not near or are_sides_of_two(register, recent):
        return several(register, replace(mention, noun="two"), register.here if len(register.here) == 2 else ())
    return recent


def are_sides_of_two(register: Register, told: Entity) -> bool:
    """True for the two parties together if the report's first persons appear for them: it is they who agree."""
    sides = {register.side_of(person) for person in register.principals()[:2]}
    return len(told.members) == len(sides) and {member.name for member in told.members} == sides


def one_of_them(register: Register) -> Entity:
    """One of the persons last told of together: of two Western officials, a "Western official"."""
    told = (e for e in register.of("unnamed") if e.plural and e.last_seen >= 0)
    together = latest_of(told)
    words = [word for word in (together.actor.name if together else "").split() if word.lower() not in COUNTS]
    singular = " ".join(words).removesuffix("s")
    one = register.unnamed(singular or "one of them")
    one.is_human = True
    return one


def both_sides(register: Register, mention: Mention) -> Entity:
    """The report's two parties together, or a group without a name if it has not two."""
    sides = register.sides()
    return register.joint(sides) if len(sides) == 2 else unnamed_group(register, mention)


def state_of(mention: Mention) -> str | None:
    """The id of the state whose organ the words name, None if it is none that the knowledge base lists."""
    return next((name.actor for name in mention.owners if name.actor.startswith("state:")), None)


def is_bare(mention: Mention) -> bool:
    """True for one word with "the" or "our"."""
    return mention.definite and len(mention.post.split()) == 1
