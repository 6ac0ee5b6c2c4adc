"""For whom somebody speaks: the names under which a speaker can tell of his own doings."""

from collections.abc import Iterable

from readout.annotate.coreference import Reference
from readout.annotate.voices import Voice
from readout.offices import Offices

CAPITALISED_ONLY = frozenset({"The", "Of", "And"})


def own_names(speakers: Iterable[Reference], offices: Offices, voice: Voice) -> frozenset[str]:
    """The speakers' own names, those of the states and bodies in which they hold office, and the words of their titles."""
    names: set[str] = set()
    canonical = offices.gazetteer.canonical
    for reference in speakers:
        names.add(reference.actor.name)
        if reference.actor.actor and reference.category == "person":
            owners = {term.owner for term in offices.serving(reference.actor.actor, None)}
            names.update(canonical[owner] for owner in owners if owner in canonical)
        if reference.category == "author" and voice.home_name:
            names.add(voice.home_name)
        if reference.actor.capacity:
            names.update(word for word in reference.actor.capacity.split() if word[0].isupper() and word not in CAPITALISED_ONLY)
    return frozenset(names)
