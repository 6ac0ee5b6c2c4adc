"""Rules for sessions known by who is in the chair: co-chaired the Joint Commission with Mr Lund."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_bodies import end_of_name
from readout.annotate.meeting_parties import Meeting, coordinated, parties_among, subject_parties
from readout.annotate.meeting_surroundings import over_time, refined
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between the verb and the body: co-chaired [the 9th session of the] Joint Commission.
BODY_REACH = 4
# Bodies of two sides, who hold their sessions: held their [binational] commission.
HOLDING = frozenset({"held", "hold", "holds"})
JOINT = frozenset({"joint", "binational", "intergovernmental", "mixed"})


def body_chaired(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """The session of a body by the two in its chair: [Ms Berg co-chaired the 9th Joint Commission on Trade with Mr Lund]."""
    body = body_behind(line, at + 1, words) if line.word(at) in words.around.chairing else None
    if body is None:
        return
    last = end_of_name(line, body.mention.last)
    if line.word(last) in words.nouns:
        return
    first, chairs = subject_parties(line, at, words)
    lead = over_time(line, last, words)
    partner = line.starting_at(lead + 1) if line.word(lead) == "with" else None
    if partner is not None:
        others, last = coordinated(line, partner, words)
        chairs = (*chairs, *parties_among(others, words))
    of_both = not JOINT.isdisjoint(line.lower[at : body.mention.last])
    persons = all(chair.category == "person" for chair in chairs)
    if len(chairs) > 1 and (of_both if line.word(at) in HOLDING else persons):
        plain = "meeting" if of_both else "conference"
        yield Meeting(line, first, last, at, refined(line, plain, at, last, words.around), "past", chairs, "body_chaired")


def body_behind(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """The body that is the object of a verb before the token, over its number: the 9th [Joint Commission]."""
    found = next((one for k in range(at, at + BODY_REACH) if (one := line.starting_at(k)) is not None), None)
    if found is None or found.category not in ("body", "group", "name"):
        return None
    name = (found.mention.noun or found.actor.name).lower().split()
    return found if name and name[-1] in words.around.convening_bodies else None


def is_chaired_by(line: Clauses, first: int, end: int) -> bool:
    """True of an encounter told before, of which only the chair is named now: [The meeting] was co-chaired by Ms Berg."""
    told = line.word(first) == "the" and first <= 1 and line.word(end) in ("was", "is")
    return told and line.word(end + 1) in ("chaired", "co-chaired", "led", "headed") and line.word(end + 2) == "by"
