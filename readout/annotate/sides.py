"""The parties that a report is about, by the way it names them; for states and regions of which no list knows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from readout.annotate.entities import ADJECTIVE_ENDINGS, Side
from readout.annotate.mentions import Mention

# Nouns by which a state is told.
GOVERNMENTS = frozenset({"government", "republic", "kingdom", "state"})
# Those who come for the side that they are "of".
COMERS = frozenset({"delegation", "delegations", "team", "teams", "negotiators", "representatives", "envoys", "leaders"})
# The name of a land has more letters than initials and abbreviations have.
SHORT = 3


def opposed_parties(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The first two bare names that the report joins as parties to one matter: talks between [Velmara] and [Ostrenia]."""
    for one, other in pairwise(mentions):
        joined = one.sentence == other.sentence and other.first == one.last + 1
        if one.between and joined and may_be_party(one) and may_be_party(other):
            return one.words, other.words
    return ()


def parties_to_talks(mentions: Sequence[Mention]) -> tuple[Side, ...]:
    """The two between whom the report tells of talks; none if it tells of no such pair.

    talks between [the Government of Velmara] and [the Front] · between [the delegation of Velmara] and [the Front]
    """
    for one, other in pairwise(mentions):
        joined = one.sentence == other.sentence and 0 < other.first - one.last <= 2
        if not (one.parleys and joined):
            continue
        side, opposite = side_told(one), side_told(other)
        if side is not None and opposite is not None:
            return side, opposite
    return ()


def side_told(mention: Mention) -> Side | None:
    """The party that a mention names: by its name, or as the owner of the government or of those who come; None for a person."""
    if mention.noun in COMERS and mention.owner and not mention.owners_apart:
        actor = mention.owners[0].actor if mention.owners else None
        return Side(mention.owner, actor, "state" if actor is not None and actor.startswith("state:") else "body")
    if mention.title is not None or mention.honorific or mention.plural or not mention.words:
        return None
    if mention.noun in GOVERNMENTS and mention.owners and mention.owners[0].actor.startswith("state:"):
        return Side(mention.owner, mention.owners[0].actor, "state")
    if mention.noun:
        return Side(mention.words, None, "body")
    rows = mention.names[:1]
    if rows and not rows[0].actor.startswith(("state:", "body:")):
        return None
    return Side(mention.words, rows[0].actor if rows else None, "name")


def may_be_party(mention: Mention) -> bool:
    """True for a bare name that is not known for a person's or a place's."""
    bare = mention.kind == "name" and mention.words and not (mention.title or mention.honorific or mention.noun)
    return bool(bare) and not any(name.actor.startswith(("person:", "place:")) for name in mention.names)


def acting_lands(mentions: Sequence[Mention], persons: frozenset[str]) -> Mapping[str, int]:
    """The unknown names of lands, with how often each is told of: they act, and they have offices or citizens.

    The [Velmaran] minister left. [Velmara] has denied it.

    `persons` are words of the names of persons, who are in no way lands.
    """
    unknown = [mention for mention in mentions if is_unknown(mention) and mention.words not in persons]
    acting = Counter(mention.words for mention in unknown if not (mention.governed or mention.heading))
    governed = {mention.words for mention in unknown if mention.governed}
    owners = {mention.owner for mention in mentions if mention.owner and not mention.owners}
    citizens = owners | {mention.words for mention in unknown}
    lands = [
        name
        for name in dict.fromkeys(mention.words for mention in unknown)
        if any(is_of(other, name) for other in citizens)
        or (acting[name] and (name in owners or (name in governed and acting[name] > 1)))
    ]
    return {name: sum(mention.words == name for mention in unknown) for name in lands}


def times_told(mentions: Sequence[Mention]) -> Mapping[str, int]:
    """How often the report tells of each actor of the gazetteer by name, by id."""
    names = (name for mention in mentions if mention.kind == "name" for name in mention.names[:1])
    return Counter(name.actor for name in names if name.kind != "capital")


def is_unknown(mention: Mention) -> bool:
    """True for a bare name of one word that no list knows."""
    return may_be_party(mention) and not mention.names and " " not in mention.words and len(mention.words) > SHORT


def is_of(owner: str, name: str) -> bool:
    """True if the owner of an office is told by the adjective of the name: Velmaran, of Velmara."""
    return len(owner) > len(name) and owner.startswith(name[:-1]) and owner.endswith(ADJECTIVE_ENDINGS)
