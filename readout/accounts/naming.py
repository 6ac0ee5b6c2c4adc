"""Who is meant by a name that a person writes."""

from datetime import date
from functools import lru_cache

from readout.actor import Actor
from readout.knowledge import KnowledgeBase, load_knowledge
from readout.lexicon.titles import load_titles, words_by_role


def known_actor(name: str, published: str | None) -> Actor | None:
    """The actor of knowledge that an id, a name or the words for an office mean, with the office held that day; None if none is.

    `published` is the ISO date of the report in question, as precise as it is.
    """
    knowledge = _knowledge()
    day = date.fromisoformat(published) if published and len(published) == 10 else None
    if (canonical := knowledge.gazetteer.canonical.get(name)) and name.startswith(("person:", "state:", "body:")):
        return Actor(name, canonical, knowledge.offices.capacity(name, published if day else None))
    found = knowledge.resolve(name, day)
    return found if found and found.actor else None


@lru_cache(maxsize=1)
def _knowledge() -> KnowledgeBase:
    return load_knowledge(words_by_role(load_titles()))
