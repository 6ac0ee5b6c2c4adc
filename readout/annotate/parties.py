"""For whom somebody speaks: the names under which a speaker can tell of his own doings."""

from collections.abc import Iterable

from readout.annotate.coreference import Reference
from readout.annotate.voices import Voice
from readout.offices import Offices

# Words of a title that have a capital there and name nobody.
NO_NAMES = frozenset({"The", "Of", "And"})


def own_names(speakers: Iterable[Reference], offices: Offices, voice: Voice) -> frozenset[str]:
    """The speakers' own names, those of the states and bodies in which they hold office, and the words of their titles."""
    found: set[str] = set()
    for speaker in speakers:
        found |= names_of(speaker, offices, voice)
    return frozenset(found)


def names_of(speaker: Reference, offices: Offices, voice: Voice) -> set[str]:
    """The names under which one speaker can tell of his own doings."""
    actor, canonical = speaker.actor, offices.gazetteer.canonical
    names = {actor.name}
    if actor.actor and speaker.category == "person":
        names.update([canonical[term.owner] for term in offices.serving(actor.actor, None) if term.owner in canonical])
    if speaker.home:
        names.add(speaker.home.name)
    if (speaker.category == "author" or (speaker.category == "person" and speaker.home is None)) and voice.home_name:
        names.add(voice.home_name)
    if actor.capacity:
        names.update([word for word in actor.capacity.split() if word[0].isupper() and word not in NO_NAMES])
    return names
