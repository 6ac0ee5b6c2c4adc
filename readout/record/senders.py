"""For whom those come who are not named: officials for their state, members for their body, two sides at a third's place."""

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference

# Those who come for a state or body, and words of rank before them: [senior] Torveskan [officials].
EMISSARIES = frozenset({"officials", "diplomats", "negotiators", "envoys", "representatives", "emissaries", "delegates"})
RANKED = frozenset({"senior", "top", "high", "level", "ranking", "its", "unnamed"})


def sender_of(reference: Reference, annotations: Annotations) -> Actor | None:
    """The state or body for which nameless persons come: [Torveskan officials], [negotiators of the League], [its envoys]."""
    mention = reference.mention
    if not (mention.plural and reference.category in ("unnamed", "group")) or reference.actor.actor is not None:
        return None
    told = set(mention.post.lower().replace("-", " ").split())
    if (whole := body_behind_whose(reference, annotations)) is not None:
        return whole
    if EMISSARIES.isdisjoint(told):
        return None
    rows = mention.owners[:1]
    plain = told - EMISSARIES - RANKED - set(mention.owner.lower().replace("-", " ").split()) <= {"of", "from", "the", "'s", "’s"}
    if rows and plain and rows[0].actor.startswith(("state:", "body:")):
        return Actor(rows[0].actor, annotations.offices.gazetteer.canonical[rows[0].actor])
    line = annotations.lines[mention.sentence]
    if line.word(mention.first) != "its" or told - EMISSARIES - RANKED:
        return None
    subject = line.main_subject(mention.first)
    sender = subject.references[-1] if subject is not None else None
    return sender.actor if sender is not None and sender.category in ("state", "body") else None


def body_behind_whose(members: Reference, annotations: Annotations) -> Actor | None:
    """The body whose members meet: [the Lake Forum], whose leaders will meet in May."""
    line, at = annotations.lines[members.mention.sentence], members.mention.first - 1
    if line.word(at) != "whose":
        return None
    body = line.ending_at(at - 1 if line.word(at - 1) == "," else at)
    return body.actor if body is not None and body.category in ("body", "group") else None


def pair_at_a_host(annotations: Annotations) -> tuple[Actor, ...]:
    """The two between whom talks are told that a third hosted: Torvesk hosted talks between [the government] and [the rebels]."""
    for meeting in annotations.meetings:
        met = meeting.parties
        behind = (
            len(met) == 2 and met[0].mention.first > meeting.head and meeting.line.word(met[0].mention.first - 1) == "between"
        )
        host = meeting.line.starting_at(meeting.first)
        if behind and meeting.rule == "noun_with_parties" and host is not None and host.category in ("state", "body"):
            return () if host in met or any(party.mention.plural for party in met) else (met[0].actor, met[1].actor)
    return ()
