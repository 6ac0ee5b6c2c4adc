"""Short forms that a report explains in brackets behind a name."""

from readout.annotate.entities import Entity
from readout.annotate.groups import MINISTRIES
from readout.annotate.mentions import Mention


def told_in_short(mention: Mention, before: tuple[Mention, Entity] | None) -> Entity | None:
    """Whom the name in brackets stands for: the Relief Council [(RC)], the Foreign Ministry [(Minex)]; None if for nobody."""
    if before is None or before[0].sentence != mention.sentence or before[0].last + 1 != mention.first:
        return None
    full, entity = before
    letters = mention.words.isupper() and entity.actor.name.lower().startswith(mention.words[0].lower())
    return entity if letters or (full.noun in MINISTRIES and " " not in mention.words) else None
