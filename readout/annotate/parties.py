"""For whom somebody speaks: the names under which a speaker can tell of his own doings."""

from collections.abc import Iterable, Iterator

from readout.annotate.coreference import Reference
from readout.annotate.voices import Voice
from readout.offices import Offices

# Words of a title that have a capital there and name nobody.
NO_NAMES = frozenset({"The", "Of", "And"})


def own_names(speakers: Iterable[Reference], offices: Offices, voice: Voice) -> frozenset[str]:
    """The speakers' own names, those of the states and bodies in which they hold office, and the words of their titles."""
    return frozenset(name for speaker in speakers for name in names_of(speaker, offices, voice))


def names_of(speaker: Reference, offices: Offices, voice: Voice) -> Iterator[str]:
    """The names under which one speaker can tell of his own doings; some of them twice."""
    actor, canonical = speaker.actor, offices.gazetteer.canonical
    yield actor.name
    if actor.actor and speaker.category == "person":
        yield from (canonical[term.owner] for term in offices.serving(actor.actor, None) if term.owner in canonical)
    if speaker.home:
        yield speaker.home.name
    if (speaker.category == "author" or (speaker.category == "person" and speaker.home is None)) and voice.home_name:
        yield voice.home_name
    yield from (word for word in (actor.capacity or "").split() if word[0].isupper() and word not in NO_NAMES)
