"""Persons picked out by their office alone: the President, the Chinese foreign minister, both ministers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.annotate.companies import remembered, same_company
from readout.annotate.entities import Entity, Post, Register, akin, latest_of
from readout.annotate.groups import body_sitting, of_several_lands, several
from readout.annotate.mentions import Mention
from readout.lexicon.titles import SHARED_ROLES, Title

# How long somebody has the office, or that he came for it, is no part of its name.
TENURE = re.compile(
    r"^(?:(?:outgoing|incoming|newly[ -](?:appointed|accredited|elected|arrived)|newly|new|visiting|departing)\s+)+",
    re.IGNORECASE,
)
# With a title in the plural they tell nothing of who bears it.
PLAIN = frozenset({"both", "two", "three", "four", "five", "the", "all", "top", "respective"})
# The [Deputy] Emir is not the Emir.
DEPUTIES = frozenset({"deputy", "vice"})
# Behind an office they lead to whom its holder serves.
UNDER = frozenset({"of", "for", "to"})
# Alone they take up whoever was told of with a longer title: the [minister] is the foreign minister.
ANY_OF_A_KIND = frozenset({"minister", "ambassador", "adviser"})


def office_holder(register: Register, mention: Mention, title: Title) -> Entity:
    """The person of "the President": told of before, else who held the office that day, else nobody by name."""
    title = office_there(register, mention, title)
    if mention.indefinite and mention.owner and title.role in register.background.words.state_roles:
        return nobody(register, mention, title)
    if not title.plural and (mention.compound or (mention.indefinite and mention.first == 0)):
        return nobody(register, replace(mention, indefinite=True), title)
    if mention.possessed and title.plural and title.role in register.background.words.state_roles:
        return of_both_sides(register, mention, title) or several(register, mention)
    if mention.possessed and not mention.owner and register.subject is not None:
        mention = replace(mention, owner=superior_owner(register, register.subject, title))
    if mention.owners_apart and (lands := of_several_lands(register, mention)) is not None:
        return lands
    if mention.owners_apart:
        return remembered(register, mention, register.joint(holders_apart(register, apart(mention, title), title)))
    if title.plural and mention.noun in register.background.words.paired_sides:
        return of_both_sides(register, mention, title) or several(register, mention)
    if title.plural:
        if (found := body_sitting(register, mention) or same_company(register, mention)) is not None:
            return found
        if not is_plain(mention, title):
            return register.unnamed(mention.post, "group", plural=True)
        return told_company(register, mention) or both_holders(register, mention, title) or several(register, mention)
    told = [person for person in register.of("person") if has_office(register, person, mention, title)]
    if title.role not in ANY_OF_A_KIND:
        told = [person for person in told if is_called(person, mention)] or told
        told = [person for person in told if title.role in register.roles_of(person)] or told
    if title.role not in ANY_OF_A_KIND or mention.owner:
        told = [person for person in told if is_deputy(mention.post) == only_deputy(person)] or told
    told = [person for person in told if mention.owner and register.serves(person, mention.owner)] or told
    if told_of := told_holder(register, mention, title, told):
        return told_of
    if register.beside is not None and not register.beside.posts and (bearer := bearer_beside(register, mention, title)):
        return bearer
    if is_elsewhere(register, mention, title) and register.subject is not None and not register.here:
        return register.subject
    if holder := holder_of_day(register, mention, title):
        holder.posts.append(Post(title.role, mention.post, register.owner_name(mention)))
        return holder
    return latest_of(told) or bearer_beside(register, mention, title) or nobody(register, mention, title)


def office_there(register: Register, mention: Mention, title: Title) -> Title:
    """The title as the lands of the report use it: a [Chancellor] of Ecuador is its foreign minister."""
    if title.role != "chancellor":
        return title
    words, voice = register.background.words, register.background.voice
    sides = [side.actor.actor or "" for side in register.sides()]
    land = register.background.offices.owner_ids.get(voice.land, voice.home or "")
    lands = owner_ids(mention) or ([land] if land in words.chancellery_lands else sides) or [land]
    diplomats = bool(lands) and words.chancellery_lands.issuperset(lands)
    return replace(title, role="foreign-minister", also=()) if diplomats else title


def superior_owner(register: Register, person: Entity, title: Title) -> str:
    """The state whose office it is if the text says [his president]: that of the person at hand, "" for an office of his own."""
    heads = register.background.words.state_roles
    return register.side_of(person) or "" if title.role in heads and title.role not in register.roles_of(person) else ""


def told_company(register: Register, mention: Mention) -> Entity | None:
    """The holders of an office in one body who were told of before: [the Heads of State] of the Lake Union."""
    told = mention.post.lower()
    companies = (e for e in register.of("group") if e.plural and not e.members and e.last_seen >= 0)
    return latest_of(e for e in companies if e.actor.name.lower().startswith(f"{told} of "))


def both_holders(register: Register, mention: Mention, title: Title) -> Entity | None:
    """The two of the report who have the office, for "both presidents"; None unless two have it, or if others are at hand."""
    if mention.post.lower().split()[:1] not in (["both"], ["two"]) or len(register.here) >= 2:
        return None
    holders = [person for person in register.principals() if has_office(register, person, mention, title)]
    sides = [side.actor.name for side in register.sides()]
    if len(holders) != 2 and len(sides) == 2 and title.role in register.background.words.state_roles:
        told = {register.side_of(person): person for person in reversed(holders)}
        office = title.forms[0] if not title.plural else tuple(mention.post.removesuffix("s").split()[1:])
        words = " ".join(word.capitalize() for word in office)
        holders = [told.get(side) or register.unnamed(f"{words} of {side}", "person") for side in sides]
    return register.joint(holders) if len(holders) == 2 else None


def of_both_sides(register: Register, mention: Mention, title: Title) -> Entity | None:
    """The holders of the office on both sides: [the foreign ministers of the two countries]; None without two sides."""
    sides = register.sides()
    if len(sides) != 2:
        return None
    one = replace(mention, title=replace(title, plural=False), plural=False, post=title.key.title(), noun="", definite=True)
    offices, on = register.background.offices, register.background.on
    holders = []
    for side in sides:
        known = offices.holders(side.actor.actor or "", role_of(register, title, side.actor.actor or ""), on)
        told = [p for p in register.of("person") if register.side_of(p) == side.actor.name and title.role in register.roles_of(p)]
        named = told[:1] or [register.known(holder) for holder in known[:1] if len(known) == 1]
        holders.append(named[0] if named else nobody(register, replace(one, owner=side.actor.name), title))
    return register.joint(holders)


def holders_apart(register: Register, mentions: Sequence[Mention], title: Title) -> list[Entity]:
    """The holder of the office under each owner; where one person of the report seems to be all of them, he is none."""
    holders = [office_holder(register, one, one.title or title) for one in mentions]
    if len({id(holder) for holder in holders}) == len(holders):
        return holders
    return [holder_of_day(register, one, one.title or title) or nobody(register, one, one.title or title) for one in mentions]


def apart(mention: Mention, title: Title) -> list[Mention]:
    """The office under each of its owners: the foreign minister of Russia, that of Türkiye."""
    one = replace(mention, title=replace(title, plural=False), plural=False, post=title.key.title(), owners_apart=())
    return [replace(one, owner=words, owners=rows) for words, rows in mention.owners_apart]


def told_holder(register: Register, mention: Mention, title: Title, told: list[Entity]) -> Entity | None:
    """Of those with the office the one meant: seen last, or the only one; without an owner, one of the publisher's own side."""
    own_side = register.background.voice.own_side
    visiting = "visiting" in mention.post.lower().split()
    if own_side and not mention.owner and not visiting:
        own = [person for person in told if register.side_of(person) in (None, *own_side)]
        told = own or [person for person in told if is_so_called(person, mention)]
    if own_side and visiting:
        told = [person for person in register.principals() if register.side_of(person) not in (None, *own_side)][:1] or told
    if not mention.owner:
        told = [person for person in told if not person.is_opposite] or told
        told = called_so(mention, told)
    seen = [person for person in told if person.last_seen >= 0]
    if not mention.owner:
        seen = nearest_home(register, mention, title, seen)
        seen = spoken_of(register, seen)
    return latest_of(seen or told) if seen or len(told) == 1 else None


def is_called(person: Entity, mention: Mention) -> bool:
    """True if the text opens an office of the person with the very words: Vice Minister of Trade, [the Vice Minister]."""
    words = mention.post.lower().split()
    return len(words) > 1 and any(post.words.lower().split()[: len(words)] == words for post in person.posts)


def spoken_of(register: Register, seen: list[Entity]) -> list[Entity]:
    """Of those with the office the one whom the sentences before are about: Lund met Berg. [The minister] said."""
    return [person for person in seen if person is register.subject and person not in register.here] or seen


def is_so_called(person: Entity, mention: Mention) -> bool:
    """True if the text gave the person the office in these words: Foreign Minister Lund of Torvesk, [the Foreign Minister]."""
    words = mention.post.lower().split()
    return person.last_seen >= 0 and any(post.words.lower().split()[-len(words) :] == words for post in person.posts)


def called_so(mention: Mention, told: list[Entity]) -> list[Entity]:
    """Those whom the text gives an office with the very word, if it tells the office of all: the Secretary is no [minister]."""
    noun = mention.post.lower().split()[-1:]
    literal = [person for person in told if any(noun[0] in post.words.lower().split() for post in person.posts)] if noun else []
    return literal if literal and all(person.posts for person in told) else told


def nearest_home(register: Register, mention: Mention, title: Title, told: list[Entity]) -> list[Entity]:
    """Of those told of with the office the ones whose side the text need not name, if it names that of all others.

    Foreign Minister Lund received the Foreign Minister of Torvesk: Lund is "the Foreign Minister".
    """
    posts = {person.actor.name: [post for post in person.posts if is_office(register, post, mention, title)] for person in told}
    own = [person for person in told if any(not post.owner for post in posts[person.actor.name])]
    others = [person for person in told if person not in own]
    return own if own and all(posts[person.actor.name] for person in others) else told


def holder_of_day(register: Register, mention: Mention, title: Title) -> Entity | None:
    """The one person who, by the knowledge base, held the office that day."""
    if title.role in SHARED_ROLES:
        return None
    offices, on = register.background.offices, register.background.on
    for owner in owner_ids(mention) or implied_owners(register, mention, title):
        holders = offices.holders(owner, role_of(register, title, owner), on)
        if len(holders) == 1:
            return register.known(holders[0])
    return None


def is_elsewhere(register: Register, mention: Mention, title: Title) -> bool:
    """True if the state that the office alone brings to mind appears nowhere in the report: "the Foreign Secretary" of Mexico."""
    owner = title.owner or ""
    told = owner in register.named_ids or owner == register.background.voice.home
    return owner.startswith("state:") and not mention.owner and not told


def bearer_beside(register: Register, mention: Mention, title: Title) -> Entity | None:
    """The person named right before the comma, who bears what nobody else is known to bear: Envoy Lund, [the spokesman]."""
    bearer = register.beside
    named = bearer is not None and bearer.category == "person" and (bearer.is_known() or bool(bearer.family))
    if bearer is None or not named or not (mention.definite or mention.owner):
        return None
    bearer.posts.append(Post(title.role, mention.post, register.owner_name(mention)))
    return bearer


def nobody(register: Register, mention: Mention, title: Title) -> Entity:
    """A person without a name: "Foreign Minister of Ardelia"."""
    if mention.indefinite:
        someone = register.unnamed(mention.post, "person")
        if title.role == "spokesperson":
            someone.posts = [Post(title.role, mention.post, register.owner_name(mention))]
        return someone
    owner = register.owner_name(mention) or ("" if title.owner else register.background.voice.home_name)
    post = post_without_owner(mention)
    office, to, there = post.partition(" to ")
    holder = register.unnamed(f"{office.rstrip()} of {owner}{to}{there}" if owner else post if to else mention.post, "person")
    holder.posts = holder.posts or [Post(title.role, post, owner)]
    return holder


def has_office(register: Register, person: Entity, mention: Mention, title: Title) -> bool:
    """True if text or knowledge gives the person this office, or a longer form of it, under this owner if one is named."""
    for post in person.posts:
        same = is_deputy(title.role) and post.role == title.role
        stands_in = is_deputy(mention.post) and not (is_deputy(post.words) or same)
        if not stands_in and is_office(register, post, mention, title) and is_under(register, person, post, mention, title):
            return True
    if person.actor.actor is None:
        return False
    owners = owner_ids(mention)
    if mention.owner and not owners:
        return False
    terms = register.background.offices.serving(person.actor.actor, register.background.on)
    if not mention.owner and title.role in ANY_OF_A_KIND and any(t.role.endswith(f"-{title.role}") for t in terms):
        return True
    return any(t.role == role_of(register, title, t.owner) and (not owners or t.owner in owners) for t in terms)


def is_under(register: Register, person: Entity, post: Post, mention: Mention, title: Title) -> bool:
    """True if an office that the text gives a person can be that told of under an owner.

    Of an office like it that was told without an owner the person's side tells; [the representative of Ardelia] is no envoy.
    Minister Lund, named in the same sentence, is not [the Minister of Ardelia] whom he met, nor is the publisher's own minister.
    """
    if not mention.owner or (post.owner and akin(post.owner, mention.owner)):
        return True
    if post.owner or title.role == "representative":
        return post.role == title.role and not post.owner
    side = register.side_of(person)
    in_sentence = person in register.here or (person.last_seen < 0 and person in register.named_in.get(mention.sentence, ()))
    if side is None and in_sentence and person is not register.beside:
        return False
    own_side = register.background.voice.own_side
    if side in own_side and mention.owners and not any(register.owner_name(mention) in name for name in own_side):
        return False
    if post.role == title.role and not person.is_known():
        return True
    return side is None or akin(side, register.owner_name(mention)) or akin(side, mention.owner)


def is_deputy(post: str) -> bool:
    """True of the [Deputy] Emir."""
    return not DEPUTIES.isdisjoint(post.lower().replace("-", " ").split())


def only_deputy(person: Entity) -> bool:
    """True if all offices that the text gives a person are deputies'."""
    return bool(person.posts) and all(is_deputy(post.words) for post in person.posts)


def is_office(register: Register, post: Post, mention: Mention, title: Title) -> bool:
    """True if a post is the office of the mention, or a longer form of it, whoever its owner is."""
    noun = mention.post.lower().split()[-1] if mention.post and " of " not in mention.post else ""
    single = register.background.words.state_roles
    # Of several with "minister" in their office neither the Prime Minister nor the ports minister is the foreign minister.
    told = post.words.lower().split()
    fits = told == [noun] or any(set(form) <= set(told) for form in title.forms)
    other = title.role in single and (post.role in single or not fits)
    # The spokesman for the Secretary-General is no [Secretary-General].
    head = told[: next((at for at, word in enumerate(told) if word in UNDER), len(told))]
    return post.role in (title.role, *title.also) or (noun in head and not other)


def owner_ids(mention: Mention) -> list[str]:
    """Ids of the states and bodies whose office the words name or imply."""
    ids = [name.actor for name in mention.owners if not name.actor.startswith("person:")]
    implied = mention.title.owner if mention.title else None
    of_another = mention.owner and not ids and mention.title is not None and mention.title.role == "secretary-general"
    if (
        implied
        and not of_another
        and (not ids or (implied.startswith("body:") and not any(each.startswith("state:") for each in ids)))
    ):
        ids.append(implied)
    return ids


def implied_owners(register: Register, mention: Mention, title: Title) -> list[str]:
    """Whose office it is where the words do not say: the publisher's, else the body that the office alone brings to mind."""
    if mention.owner:
        return []
    home, usual = register.background.voice.home, register.background.words.usual_owners
    owner = home if home is not None else usual.get(title.role)
    return [owner] if owner is not None else []


def role_of(register: Register, title: Title, owner: str) -> str:
    """The role of a title: the first it may stand for that the owner has; a "leader" is the head who governs."""
    offices = register.background.offices
    heads = offices.gazetteer.heads.get(owner)
    if title.role == "leader" and heads is not None:
        return heads[0] if heads[0] in ("president", "supreme-leader") else heads[1]
    return next((role for role in (title.role, *title.also) if (owner, role) in offices.by_office), title.role)


def is_plain(mention: Mention, title: Title) -> bool:
    """True if only a quantity or "the" stands with the title: "both ministers", "the top leaders", not "ministers" alone."""
    told = mention.post.lower().split()
    words = tuple(word for word in told if word not in PLAIN)
    return words in title.forms and (mention.definite or mention.heading or len(words) < len(told))


def post_without_owner(mention: Mention) -> str:
    """The title's words without the owner: "Foreign Minister" of "the Ardelian Foreign Minister"."""
    words = re.sub(rf"\b{re.escape(mention.owner)}\b(?:[’']s)?", "", mention.post).replace(" of the", "").strip()
    words = TENURE.sub("", re.sub(r"\s+of(?=$|\s+to\b)", "", words))
    return words[:1].upper() + words[1:]
