"""The facts of a reading as the page shows them: where they stand in the text, and a card for each beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from readout.actor import Actor
from readout.evidence import Anchor
from readout.reading import Reading
from readout.record.commitments import Commitment
from readout.record.contested import Contested
from readout.record.statements import Statement
from readout.record.tellings import Encounter
from readout.span import Span
from readout.views.marked_text import Mark, Tag
from readout.views.wording import clean, in_words, named

COLOURS = 8
MANNERS = {"direct": "quoted", "mixed": "quoted in part", "indirect": ""}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its card. `id` names it within the page."""

    id: str
    kind: str
    html: str
    marks: tuple[Mark, ...]
    tags: tuple[Tag, ...]


def facts_of(reading: Reading, name: str) -> list[Fact]:
    """The facts of a report, whose ids start with `name`: encounters, statements, commitments, contested claims."""
    record = reading.record
    numbers = speaker_numbers(record.statements)
    facts = [encounter_fact(f"{name}-e{at}", encounter) for at, encounter in enumerate(record.encounters, 1)]
    facts += [statement_fact(f"{name}-s{at}", each, numbers[each.speaker.name]) for at, each in enumerate(record.statements, 1)]
    facts += [commitment_fact(f"{name}-c{at}", commitment) for at, commitment in enumerate(record.commitments, 1)]
    facts += [contested_fact(f"{name}-d{at}", contested) for at, contested in enumerate(record.contested, 1)]
    return facts


def speaker_numbers(statements: Iterable[Statement]) -> dict[str, int]:
    """Numbers from 1 for the speakers in the order in which they first speak."""
    return {name: at for at, name in enumerate(dict.fromkeys(statement.speaker.name for statement in statements), 1)}


def encounter_fact(fact: str, encounter: Encounter) -> Fact:
    """The card of an encounter, and its evidence in the text."""
    known = (encounter.format, encounter.status, encounter.date and in_words(encounter.date), encounter.place)
    lines = [joined(known), f"occasion: {encounter.occasion}" if encounter.occasion else ""]
    lines += [f"on {', '.join(encounter.topics)}" if encounter.topics else ""]
    spans = sorted(anchor.span for anchor in encounter.evidence.anchors)
    tag = Tag(spans[0].start, fact, f"{encounter.format}, {encounter.status}")
    marks = tuple(Mark(span, fact, "evidence") for span in spans)
    return Fact(fact, "encounter", card(fact, heading(named(encounter.participants)), lines), marks, (tag,))


def statement_fact(fact: str, statement: Statement, number: int) -> Fact:
    """The card of a statement, and its source, cue and content in the text."""
    colour, acts = colour_of(number), ", ".join(statement.acts)
    said = f'<q class="said">{escape(clean(" … ".join(anchor.exact for anchor in contents(statement))))}</q>'
    lines = [MANNERS[statement.manner], f"to {statement.addressee.name}" if statement.addressee else ""]
    lines += [
        f"told by {named(statement.reported_by)}" if statement.reported_by else "",
        "cue negated" if statement.negated else "",
    ]
    head = f'<b class="number sp{colour}">{number}</b> {heading(statement.speaker.name)} <em>{escape(acts)}</em>'
    marks = [Mark(span, fact, "content", colour) for span in statement.content]
    marks += [Mark(span, fact, role, colour) for role, span in (("source", statement.source), ("cue", statement.cue)) if span]
    tag = Tag(statement.content[0].start, fact, statement.acts[0] if statement.acts else "says", number, colour)
    return Fact(fact, "statement", card(fact, head, [joined(lines)], said), tuple(marks), (tag,))


def contents(statement: Statement) -> list[Anchor]:
    """The anchors of what is said, without that of the cue."""
    return [anchor for anchor in statement.evidence.anchors if anchor.span in statement.content]


def commitment_fact(fact: str, commitment: Commitment) -> Fact:
    """The card of a commitment, and its content and condition in the text."""
    lines = [f"to {commitment.beneficiary.name}" if commitment.beneficiary else ""]
    lines += [f"condition: {commitment.condition.exact}" if commitment.condition else ""]
    lines += [f"when: {in_words(commitment.deadline)}" if commitment.deadline else ""]
    said = f'<q class="said">{escape(clean(commitment.content.exact))}</q>'
    spans = [commitment.content.span, *([commitment.condition.span] if commitment.condition else [])]
    return Fact(fact, "commitment", card(fact, heading(commitment.debtor.name), lines, said), *quiet(fact, spans))


def contested_fact(fact: str, contested: Contested) -> Fact:
    """The card of a contested claim, and claim and denial in the text."""
    said = "".join(
        f"<p>{escape(clean(actor.name))} {verb}</p><q class='said'>{escape(clean(words.exact))}</q>"
        for actor, verb, words in (
            (contested.asserted_by, "says", contested.claim),
            (contested.denied_by, "denies", contested.denial),
        )
    )
    parties = f"{contested.asserted_by.name} against {contested.denied_by.name}"
    spans = [contested.claim.span, contested.denial.span]
    return Fact(fact, "contested claim", card(fact, heading(parties), [], said), *quiet(fact, spans))


def quiet(fact: str, spans: Sequence[Span]) -> tuple[tuple[Mark, ...], tuple[Tag, ...]]:
    """Marks that only show when the fact is looked at, and the place of the first."""
    return tuple(Mark(span, fact, "quiet") for span in spans), (Tag(spans[0].start, fact),)


def colour_of(number: int) -> int:
    """The colour of a speaker: 1 to 8, then again from 1."""
    return (number - 1) % COLOURS + 1


def heading(words: str) -> str:
    """What a card is about."""
    return f"<strong>{escape(clean(words))}</strong>"


def joined(parts: Iterable[str | None]) -> str:
    """The parts that there are, with dots between."""
    return " · ".join(part for part in parts if part)


def card(fact: str, head: str, lines: Iterable[str], said: str = "") -> str:
    """A card whose heading leads to the words in the text."""
    below = "".join(f"<p>{escape(clean(line))}</p>" for line in lines if line)
    return f'<li class="fact" id="{fact}" data-f="{fact}"><a class="go" href="#{fact}-t">{head}</a>{said}{below}</li>\n'


def facts_html(reading: Reading, facts: Sequence[Fact]) -> str:
    """All cards under the names of their kinds, and the actors."""
    if not facts:
        return '<p class="none">Nothing for the record: no party meets, speaks or commits itself here.</p>\n'
    parts = []
    for kind in dict.fromkeys(fact.kind for fact in facts):
        cards = [fact.html for fact in facts if fact.kind == kind]
        parts.append(f"<h3>{kind.capitalize()}s <small>{len(cards)}</small></h3>\n<ol>\n{''.join(cards)}</ol>\n")
    actors = "".join(actors_html(reading))
    return "".join(parts) + f"<h3>Actors</h3>\n<ul class='actors'>\n{actors}</ul>\n"


def actors_html(reading: Reading) -> Iterator[str]:
    """The known actors in the order in which they are named, each with its office, its id and the number of mentions."""
    counts: dict[str, int] = {}
    known: dict[str, Actor] = {}
    for reference in reading.annotations.references:
        identity = reference.actor.actor
        if identity and not identity.startswith("place:"):
            counts[identity] = counts.get(identity, 0) + 1
            known[identity] = max(known.get(identity, reference.actor), reference.actor, key=lambda actor: bool(actor.capacity))
    for identity, actor in known.items():
        office = f", {escape(clean(actor.capacity))}" if actor.capacity else ""
        times = f"{counts[identity]} mention{'s' * (counts[identity] != 1)}"
        yield f"<li><strong>{escape(clean(actor.name))}</strong>{office} <small>{escape(identity)} · {times}</small></li>\n"
