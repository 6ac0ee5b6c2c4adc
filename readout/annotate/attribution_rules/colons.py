"""Words behind a colon that no verb introduces: Ms Berg, on the charge that she had left early: “I was in the room.”"""

from collections.abc import Iterator, Sequence

from readout.annotate.attribution_rules.boundaries import quoted_at, stretch
from readout.annotate.attributions import Attribution
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.subjects import Subject
from readout.annotate.tokens import QUOTED


def name_then_colon(clauses: Clauses) -> Iterator[Attribution]:
    """A person, the occasion between comma and colon, and the quotation that closes the sentence.

    [Ms Berg]{source}, on the charge that she had left early: “[I was in the room]{content}.”
    [Mr Lund]{source}, arriving: “[It will be a long night]{content}.”
    [Spokeswoman Ana Lund]{source}: “[They came without maps]{content}.”
    """
    if QUOTED not in clauses.lower:
        return
    colons = (at for at, word in enumerate(clauses.lower) if word == ":" and at > 1)
    colon = next((at for at in colons if quoted_at(clauses, at + 1)), None)
    subject = opening_person(clauses) if colon is not None else None
    if colon is None or subject is None or not is_occasion(clauses, subject.last, colon):
        return
    content = tuple(stretch(clauses, colon + 1, colon + 2))
    yield Attribution(clauses.source_of(subject), subject.references, None, content, "name_then_colon", clauses.number)


def opening_person(clauses: Clauses) -> Subject | None:
    """The person with whom the sentence opens, by office and name: [Its chief delegate, General Lund]."""
    opening = clauses.starting_at(0) or clauses.starting_at(1)
    if opening is None or opening.category != "person":
        return None
    head: Reference = opening
    while clauses.word(head.mention.last) == "," and (apposed := clauses.starting_at(head.mention.last + 1)) is not None:
        head = apposed
    owner = clauses.starting_at(head.mention.last + 1) if clauses.word(head.mention.last) == "of" else None
    last = owner.mention.last if owner is not None else head.mention.last
    return Subject(opening.mention.first, last, (head,)) if head.category == "person" else None


def is_occasion(clauses: Clauses, comma: int, colon: int) -> bool:
    """True if nothing stands before the colon, or what tells the occasion, and no verb of the person's own follows it."""
    if comma == colon:
        return True
    opens = clauses.word(comma + 1) in clauses.grammar.speech.on_occasion or clauses.word(comma + 1).endswith("ing")
    own_verb = any(
        comma < cue.first < colon and clauses.word(cue.first - 1) == "," and cue.first > comma + 1 for cue in clauses.cues
    )
    return clauses.word(comma) == "," and opens and not own_verb


def deed_then_colon(clauses: Clauses, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """What a person does, a colon, and the quotation that closes the sentence, if nobody is told to say it.

    [The minister]{source} was not convinced: “[They came without maps]{content}.”
    """
    if QUOTED not in clauses.lower:
        return
    colon = next((at for at in range(3, len(clauses.lower) - 1) if clauses.word(at) == ":" and quoted_at(clauses, at + 1)), None)
    subject = clauses.main_subject(colon) if colon is not None and colon + 2 >= clauses.last_token() else None
    if colon is None or subject is None or [r.category for r in subject.references] != ["person"]:
        return
    content = tuple(stretch(clauses, colon + 1, colon + 2))
    if not any(span.meets(part) for attribution in found for span in attribution.content for part in content):
        yield Attribution(clauses.source_of(subject), subject.references, None, content, "deed_then_colon", clauses.number)
