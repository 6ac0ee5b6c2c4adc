"""Who owes what is undertaken: the speaker, the state or body that he speaks for, or a party that he names."""

import re
from collections.abc import Mapping

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.coreference import Reference
from readout.record.statements import Statement, joint_actor
from readout.record.undertakings import UNDERTAKINGS, Undertaking
from readout.span import Span
from readout.value import value

# What somebody undertakes for himself, whatever office he holds.
OF_ONESELF = re.compile(r"(?:not )?(?:to|I|he|she)\b|\w+ing\b", re.IGNORECASE)
SELF = re.compile(r"\b(?:[Ww]e|I)\b")
# What persons who agree undertake for themselves: their next meeting, a visit.
AMONG_THEMSELVES = re.compile(r"\b(?:meet|visit|see each other|stay in touch|speak again|schedule)\b", re.IGNORECASE)
# Groups that stand for the two parties of a report: "the four ministers", "both countries".
GENERIC = re.compile(
    r"\b(?:ministers|sides|parties|countries|leaders|presidents|governments|delegations|officials|nations|states|two|both)\b",
    re.IGNORECASE,
)
# And of what each of them owes.
EACH_SIDE = re.compile(
    r"(?:each|either|every) (?:side|party)|(?:both |the |the two |two )?(?:sides|parties|countries)", re.IGNORECASE
)
# The subject of an undertaking may stand within so many characters of its beginning.
LEAD = 20


@value
class Parties:
    """For whom the persons of a report appear, by their names, and the two sides that it is about, if it has them."""

    homes: Mapping[str, Actor]
    sides: tuple[Actor, ...]


def parties_of(annotations: Annotations) -> Parties:
    """The parties of a report; [a Torveskan official] speaks for Torvesk."""
    canonical = annotations.offices.gazetteer.canonical
    nameless = (r for r in annotations.references if r.category == "unnamed" and r.mention.human and r.mention.owners)
    states = {
        r.actor.name: Actor(r.mention.owners[0].actor, canonical[r.mention.owners[0].actor])
        for r in nameless
        if r.mention.owners[0].actor.startswith("state:")
    }
    homes = {r.actor.name: r.home for r in annotations.references if r.home}
    return Parties(states | homes, annotations.sides)


def debtor_of(text: str, undertaking: Undertaking, span: Span, parties: Parties) -> Actor:
    """The subject of the undertaking, if it is a party of the speaker's or a person; else his state or body; else the speaker.

    He speaks for it in "we will ..." and where he says what will be done ("the gates would be open"), for himself in "I will ..."
    and "offered to ...". Persons who agree bind their states. Who is told to owe it comes before them all.
    """
    statement = undertaking.statement
    if undertaking.debtor is not None:
        generic = undertaking.debtor.actor is None and EACH_SIDE.fullmatch(undertaking.debtor.name) is not None
        return joint_actor(parties.sides) if generic and are_apart(parties.sides) else undertaking.debtor
    if statement is None:
        raise ValueError("an undertaking in no statement names its debtor")
    named = own_subject(undertaking, statement, span) or opening_person(undertaking, statement, span)
    if (
        named is None
        and statement.home is None
        and statement.speaker.actor is None
        and statement.speaker.name not in parties.homes
    ):
        named = opening_state(text, undertaking, span)
    if named is not None:
        return named.actor
    if len(statement.speakers) != 1 or is_generic(statement):
        return joint_debtor(text, statement, span, parties)
    home = statement.home or parties.homes.get(statement.speaker.name)
    return home if home and speaks_for_home(text, undertaking, statement, span) else statement.speaker


def own_subject(undertaking: Undertaking, statement: Statement, span: Span) -> Reference | None:
    """The speaker's own state or body as subject of his words, or of the sentence: [Torvesk], he went on, is ready to."""
    line = undertaking.line
    own = [r for r in line.references if r.category in ("state", "body") and r.actor.name in statement.own_names]
    for reference in own:
        place = reference.mention.span
        if place.end <= span.start + LEAD and any(part.start <= place.start < part.end for part in statement.content):
            return reference
    token = next((k for k, token in enumerate(line.sentence.tokens) if token.start >= span.start), 0)
    subject = line.main_subject(token)
    return subject.references[0] if subject and subject.references[0] in own and len(statement.speakers) == 1 else None


def opening_person(undertaking: Undertaking, statement: Statement, span: Span) -> Reference | None:
    """The person by name or office with whom the undertaking begins, if one party speaks: [President Arn] would send it."""
    for reference in undertaking.line.references:
        named = reference.category == "person" and reference.mention.kind in ("name", "title")
        if named and reference.mention.span.start == span.start and not undertaking.line.possessive(reference.mention.last):
            return reference if len(statement.speakers) < 2 else None
    return None


def opening_state(text: str, undertaking: Undertaking, span: Span) -> Reference | None:
    """The state with whose future the undertaking begins: [Torvesk] would never sign."""
    for reference in undertaking.line.references:
        place = reference.mention.span
        if reference.category == "state" and place.start == span.start and UNDERTAKINGS.future.match(text, place.end + 1):
            return reference
    return None


def speaks_for_home(text: str, undertaking: Undertaking, statement: Statement, span: Span) -> bool:
    """True if the one who speaks binds the state or body for which he appears rather than himself."""
    if (statement.speaker.actor or "").startswith(("state:", "body:")):
        return False
    before = text[undertaking.line.sentence.span.start : span.start]
    lead = SELF.findall(before)
    if lead and not any(content.start == span.start for content in statement.content):
        return bool(lead[-1].lower() == "we")
    words = span.of(text)
    if UNDERTAKINGS.public.match(words):
        return True
    if UNDERTAKINGS.aid.match(words) and statement.cue and UNDERTAKINGS.announcing.search(statement.cue.of(text)):
        return True
    return UNDERTAKINGS.future.search(words) is not None and not OF_ONESELF.match(words)


def is_generic(statement: Statement) -> bool:
    """True if a group without a name speaks that can be the two parties of the report."""
    return statement.speaker.actor is None and statement.home is None and GENERIC.search(statement.speaker.name) is not None


def joint_debtor(text: str, statement: Statement, span: Span, parties: Parties) -> Actor:
    """The states of those who agree, if they are known; they themselves, if it is they who are to meet."""
    if is_generic(statement) or not statement.speakers:
        return joint_actor(parties.sides) if are_apart(parties.sides) else statement.speaker
    states = [parties.homes[actor.name] for actor in statement.speakers if actor.name in parties.homes]
    if AMONG_THEMSELVES.search(text, span.start, span.end):
        return statement.speaker
    if len(states) < len(statement.speakers):
        offices = statement.source is not None and GENERIC.search(statement.source.of(text)) is not None
        return joint_actor(parties.sides) if offices and not states and are_apart(parties.sides) else statement.speaker
    return joint_actor(states)


def are_apart(sides: tuple[Actor, ...]) -> bool:
    """True of two parties of which neither is part of the other, as a ministry is of its state."""
    return len(sides) == 2 and sides[0].name not in sides[1].name and sides[1].name not in sides[0].name
