"""Bodies that two sides have together, and who these are by the name: the Joint Commission of Torvesk and Ardelia."""

from readout.actor import Actor
from readout.annotate.coreference import Reference
from readout.annotate.meeting_parties import sides_of_pair
from readout.offices import Offices

# A body of two sides: the Joint Water Commission.
JOINT = (
    "joint ",
    "intergovernmental ",
    "inter-governmental ",
    "interstate ",
    "inter-state ",
    "bilateral ",
    "mixed ",
    "binational ",
    "boundary ",
    "border ",
    "technical ",
    "working group",
)
JOINT_ORGANS = frozenset({"commission", "committee", "council", "group", "mechanism", "dialogue"})


def members_named(reference: Reference, offices: Offices) -> tuple[Actor, ...]:
    """The two that the name of a joint body tells: the Joint Boundary Commission of [Torvesk] and [Ardelia]."""
    if pair := sides_of_pair(reference.actor.name.removeprefix("the ").split(" ")[0]):
        return tuple(map(offices.owner_called, pair))
    names = reference.actor.name.rpartition(" of ")[2].removeprefix("the ").split(" and ")
    told = len(names) == 2 and " of " in reference.actor.name and all(name[:1].isupper() for name in names)
    return tuple(map(offices.owner_called, names)) if told else ()


def pair_in_name(reference: Reference, offices: Offices) -> tuple[Actor, ...]:
    """The two that open the name of a joint body: the [Torvesk-Ardelia] Joint Working Group."""
    opening = reference.actor.name.removeprefix("the ").removeprefix("The ").split()[:1]
    return tuple(map(offices.owner_called, sides_of_pair(opening[0]))) if opening else ()


def is_organ(reference: Reference) -> bool:
    """True of a body of two sides that is told by its kind alone: a session of [the Committee], [the commission] will sit."""
    mention = reference.mention
    alone = mention.kind == "nominal" and mention.definite and len(mention.post.split()) == 1 and not mention.owner
    return alone and mention.noun in ("commission", "committee") and reference.actor.actor is None and not reference.members


def is_joint_body(reference: Reference) -> bool:
    """True for a body that two sides have together and that has no place in the knowledge base."""
    name = reference.actor.name.lower().removeprefix("the ")
    organ = reference.mention.noun in JOINT_ORGANS or not JOINT_ORGANS.isdisjoint(name.split())
    behind_pair = " ".join(name.split()[1:]) if sides_of_pair(reference.actor.name.split(" ")[0]) else ""
    joint = name.startswith(JOINT) or behind_pair.startswith(JOINT) or " joint " in name
    return reference.actor.actor is None and organ and joint
