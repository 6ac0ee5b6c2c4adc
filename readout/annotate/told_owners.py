"""Whose office a title is, or whose a ministry, by the words before: In Ankara, [the foreign minister] · [its ministry]."""

from dataclasses import replace

from readout.annotate.entities import Entity
from readout.annotate.groups import MINISTRIES
from readout.annotate.mentions import Mention

OWNERS = ("state", "body", "group", "name")


def with_owner(mention: Mention, told: tuple[Mention, Entity] | None, party: Entity | None) -> Mention:
    """The title or ministry with its owner: whoever is `told` right before it, or for "its" the party that the report tells of.

    [The ministry]'s spokesman said ...      Bolivia will open an embassy, [its] foreign minister, or ministry, said.
    """
    if mention.noun in MINISTRIES and mention.of_it and not mention.owner and party is not None and party.category == "state":
        return owned(mention, party)
    if mention.title is None or mention.owner or mention.title.plural:
        return mention
    if told is not None and told[0].sentence == mention.sentence:
        before, entity = told
        if before.governed and before.last == mention.first - 1 and entity.category in OWNERS and not entity.members:
            return owned(mention, entity)
        if mention.kind == "title" and is_capital_there(mention, before):
            return replace(mention, owner=before.words, owners=before.names)
    return owned(mention, party) if mention.of_it and party is not None and not party.members else mention


def owned(mention: Mention, owner: Entity) -> Mention:
    """The title or ministry as one of this owner."""
    name = owner.actor.name
    office = mention.kind == "title" and name[:1].isupper()
    return replace(mention, owner=name, post=mention.post.title() if office else mention.post)


def is_capital_there(mention: Mention, before: Mention) -> bool:
    """True if the state's capital opens the sentence right before its office: In Ankara, [the foreign minister] said."""
    beside = before.last in (mention.first, mention.first - 1) and before.first == 1
    return mention.definite and beside and before.located and [name.kind for name in before.names[:1]] == ["capital"]
