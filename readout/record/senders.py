"""For whom those come who are not named: officials for their state, members for their body, two sides at a third's place."""

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.annotate.sides import SHORT, is_of

# Behind a team or its members they tell whose it is: a team [of] the [Government] of Torvesk.
GOVERNMENTS = frozenset({"government", "governments", "republic", "kingdom"})
JOINTS = frozenset({"of", "from", "the", "'s", "’s"})


def sender_of(reference: Reference, annotations: Annotations) -> Actor | None:
    """The state or body for which nameless persons come: [Torveskan officials], [negotiators of the League], [its envoys]."""
    mention = reference.mention
    if reference.category not in ("unnamed", "group") or reference.actor.actor is not None:
        return None
    line = annotations.lines[mention.sentence]
    actors, told = line.grammar.actors, words_of(mention.post)
    if not actors.teams.isdisjoint(told) or (mention.noun == "government" and mention.owner):
        return sender_of_team(reference, annotations)
    if not mention.plural:
        return None
    if (whole := body_behind_whose(reference, annotations)) is not None:
        return whole
    if mention.kind == "title" and not mention.owner:
        return body_behind(reference, annotations)
    if actors.comers.isdisjoint(told):
        return None
    plain = told - actors.comers - actors.ranked - words_of(mention.owner) <= JOINTS | GOVERNMENTS
    if plain and (owner := owner_told(reference, annotations)) is not None:
        fought = bool(told & actors.rebels) and (owner.actor or "").startswith("state:")
        return None if fought else owner
    if line.word(mention.first) != "its" or told - actors.comers - actors.ranked:
        return None
    subject = line.main_subject(mention.first)
    sender = subject.references[-1] if subject is not None else None
    return sender.actor if sender is not None and sender.category in ("state", "body") else None


def sender_of_team(reference: Reference, annotations: Annotations) -> Actor | None:
    """The state or body whose team it is: [the delegation of Torvesk], [a technical team from the Lake Union]."""
    mention = reference.mention
    actors, others = annotations.lines[mention.sentence].grammar.actors, words_of(mention.post) - words_of(mention.owner)
    plain = others - actors.teams - actors.comers - actors.ranked - actors.kinds_of_team <= JOINTS | GOVERNMENTS
    return owner_told(reference, annotations) if plain else None


def words_of(text: str) -> set[str]:
    """The words of a description in lower case, without the clitic of a possessor."""
    return {word.removesuffix("'s").removesuffix("’s") for word in text.lower().replace("-", " ").split()}


def owner_told(reference: Reference, annotations: Annotations) -> Actor | None:
    """The state or body that owns what is told: listed, or known to the report by that name or the noun of the adjective."""
    mention = reference.mention
    rows = mention.owners[:1]
    if rows:
        listed = rows[0].actor.startswith(("state:", "body:"))
        return Actor(rows[0].actor, annotations.offices.gazetteer.canonical[rows[0].actor]) if listed else None
    if not mention.owner:
        return body_behind(reference, annotations)
    others = [r.actor for r in annotations.references if r.category in ("state", "body", "name") and r is not reference]
    named = (a for a in others if a.name == mention.owner or (len(a.name) > SHORT and is_of(mention.owner, a.name)))
    in_full = mention.post.endswith((f"of {mention.owner}", f"from {mention.owner}"))
    in_full = mention.owner[:1].isupper() and (in_full or mention.post.startswith((f"{mention.owner}'s ", f"{mention.owner}’s ")))
    return next(named, Actor(None, mention.owner) if in_full else None)


def body_behind(reference: Reference, annotations: Annotations) -> Actor | None:
    """The body behind those who come for it: a delegation of [the Lake Party], a team of experts from [the World Bank]."""
    line, last = annotations.lines[reference.mention.sentence], reference.mention.last
    body = line.starting_at(last + 1) if line.word(last) in ("of", "from") else None
    if (
        body is not None
        and body.mention.plural
        and body.mention.noun in line.grammar.actors.comers | line.grammar.actors.kinds_of_team
    ):
        return owner_told(body, annotations)
    return body.actor if body is not None and body.category in ("body", "state", "name") and body.mention.words else None


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
