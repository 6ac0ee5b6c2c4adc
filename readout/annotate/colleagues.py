"""Those who have an office elsewhere: his Chinese counterpart, her colleague from Ghana."""

from readout.annotate.entities import Entity, Register, latest_of
from readout.annotate.mentions import Mention

# Nouns for those who have the same office or one of its rank.
PEERS = frozenset({"colleague", "counterpart", "homologue", "peer"})


def colleague(register: Register, person: Entity | None, mention: Mention) -> Entity | None:
    """Who has the office of the person at hand elsewhere: his [Chinese counterpart], her [colleague from Ghana]."""
    post = next((post for post in person.posts if post.role), None) if person is not None else None
    principals = register.principals()
    told = [other for other in principals if other is not person and register.serves(other, register.owner_name(mention))]
    told = [other for other in told if post is None or may_have(register, other, post.role)]
    if told or person is None or post is None:
        return latest_of(told)
    offices, on = register.background.offices, register.background.on
    held = [holder for name in mention.owners for holder in offices.holders(name.actor, post.role, on)]
    if len(held) == 1:
        return register.known(held[0])
    words = post.elsewhere()
    return register.unnamed(f"{words[:1].upper()}{words[1:]} of {register.owner_name(mention)}", "person")


def peers(others: list[Entity], register: Register, person: Entity | None, mention: Mention) -> list[Entity]:
    """Those of the others whom a person can have for a colleague; all of them of a guest or host, or if there is none."""
    post = next((post for post in person.posts if post.role), None) if person is not None else None
    if post is None or mention.noun not in PEERS:
        return others
    return [other for other in others if other.posts and may_have(register, other, post.role)] or others


def may_have(register: Register, person: Entity, role: str) -> bool:
    """True unless all offices known of the person are of another rank: a president is no minister's colleague."""
    heads = {role for pair in register.background.offices.gazetteer.heads.values() for role in pair}
    roles = register.roles_of(person)
    return not roles or role in roles or (role in heads) == any(each in heads for each in roles)
