"""Why a reading says what it says: the rule or lexicon entry behind each fact, what was left out, how the date was found."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from readout.annotate.attributions import MODEL, Attribution
from readout.evidence import Evidence
from readout.reading import Reading
from readout.record.commitments import Commitment
from readout.record.contested import Contested
from readout.record.nesting import Nesting
from readout.record.statements import Statement, inside_quotation, is_speech, own_within, passes_on, voiced
from readout.record.tellings import Encounter
from readout.span import Span, hull
from readout.views.wording import clean, in_words, named, series, shortened

LONGEST = 160


def explanation(reading: Reading, *, width: int = 80) -> str:
    """The explanation as lines of at most `width` columns."""
    record = reading.record
    parts = (
        ("Date", date_lines(reading)),
        ("Damage", (clean(note) for note in reading.report.damage)),
        ("Encounters", (line for encounter in record.encounters for line in encounter_lines(encounter))),
        ("Statements", (line for statement in record.statements for line in statement_lines(statement))),
        ("Commitments", (line for commitment in record.commitments for line in commitment_lines(reading, commitment))),
        ("Contested", (line for contested in record.contested for line in contested_lines(contested))),
        ("Left out", left_out_lines(reading)),
    )
    head = shortened(reading.report.title or reading.report.origin.name, width)
    lines = [head, "=" * len(head)]
    for name, told in parts:
        if listed := list(told):
            lines += ["", name.upper(), *(wrapped(line, width) for line in listed)]
    return "\n".join(lines) + "\n"


def wrapped(line: str, width: int) -> str:
    """The line folded, its indentation kept."""
    indent = line[: len(line) - len(line.lstrip())] + "  "
    return fill(line, width, initial_indent=indent, subsequent_indent=indent + "  ", drop_whitespace=True) if line else ""


def date_lines(reading: Reading) -> Iterator[str]:
    """The day of publication, how it was found, and which days stay possible if it could not be told."""
    dating = reading.dating
    if dating.published:
        yield f"{in_words(dating.published)}, found by: {dating.published_by}"
    else:
        yield "not known"
    yield from (f"  because {clean(reason)}" for reason in dating.reasons)
    if dating.candidates:
        yield f"  possible: {series((in_words(day) for day in dating.candidates), 'or')}; say which with --published"


def encounter_lines(encounter: Encounter) -> Iterator[str]:
    """Who met, and the words and rules that say so."""
    yield f"{encounter.format}, {encounter.status}: {named(encounter.participants)}"
    yield from evidence_lines(encounter.evidence)


def statement_lines(statement: Statement) -> Iterator[str]:
    """Who does what in saying something, and the words and rules that say so."""
    speaker = clean(statement.speaker.name)
    told = f", told by {named(statement.reported_by)}" if statement.reported_by else ""
    yield f"{speaker}: {', '.join(statement.acts)}{' (negated)' if statement.negated else ''}{told}"
    if statement.source is None and statement.cue is None:
        yield "  nobody is named here: the words go on with the one who had the floor"
    yield from evidence_lines(statement.evidence)


def evidence_lines(evidence: Evidence) -> Iterator[str]:
    """The words with their places, and what found them."""
    for anchor in evidence.anchors:
        yield f"  {place(anchor.span)} “{shortened(anchor.exact, LONGEST)}”"
    yield f"  found by {found_by(evidence.found_by)}"


def found_by(names: Iterable[str]) -> str:
    """The rule, readable, or the model; the lexicon entry of the cue, if there was one; whether the model agrees."""
    rule, *others = names
    told = ["the model" if rule == MODEL else f"the rule {rule.replace('_', ' ')}"]
    told += ["the model agrees" if other == MODEL else f"the lexicon’s “{clean(other)}”" for other in others]
    return ", ".join(told)


def commitment_lines(reading: Reading, commitment: Commitment) -> Iterator[str]:
    """Who owes what, and on which statement that rests."""
    yield f"{clean(commitment.debtor.name)}: “{shortened(commitment.content.exact, LONGEST)}”"
    if commitment.statement is None:
        yield f"  told by the report itself at {place(commitment.content.span)}"
    for statement in reading.record.statements:
        if statement.id == commitment.statement:
            act = f"{series(statement.acts)} of {clean(statement.speaker.name)}"
            yield f"  rests on the {act} at {place(hull(statement.content))}"
    if commitment.condition:
        yield f"  condition {place(commitment.condition.span)} “{shortened(commitment.condition.exact, LONGEST)}”"
    if commitment.deadline:
        yield f"  deadline {in_words(commitment.deadline)}"


def contested_lines(contested: Contested) -> Iterator[str]:
    """The claim and the denial that answers it."""
    for verb, actor, words in (
        ("claims", contested.asserted_by, contested.claim),
        ("denies", contested.denied_by, contested.denial),
    ):
        yield f"{clean(actor.name)} {verb} {place(words.span)} “{shortened(words.exact, LONGEST)}”"


def left_out_lines(reading: Reading) -> Iterator[str]:
    """The attributions that are no statements of the record, each with the reason."""
    kept = {frozenset(statement.content) for statement in reading.record.statements if statement.cue is None}
    cues = {statement.cue for statement in reading.record.statements if statement.cue}
    speech = [each for each in reading.annotations.attributions if is_speech(reading.report, each, reading.annotations)]
    nesting = Nesting(speech, reading.annotations.lines)
    for attribution in reading.annotations.attributions:
        if attribution.cue in cues or (attribution.cue is None and frozenset(attribution.content) in kept):
            continue
        reason = why_left_out(attribution, reading, nesting)
        spans = [span for span in (attribution.source, attribution.cue, *attribution.content) if span]
        whole = hull(spans)
        yield f"{place(whole)} “{shortened(whole.of(reading.report.text), LONGEST)}”"
        yield f"  {reason}; seen by {found_by(attribution.found_by)}"


def why_left_out(attribution: Attribution, reading: Reading, nesting: Nesting) -> str:
    """The reason why an attribution is no statement, in words; `nesting` holds all that are taken for speech."""
    annotations = reading.annotations
    if not is_speech(reading.report, attribution, annotations):
        return why_no_speech(attribution, reading)
    if passes_on(attribution, nesting, annotations):
        return "it only passes on the words of somebody who is named in it"
    if own_within(attribution, nesting, annotations, passing=()):
        return "it is part of what the same party says in the statement around it"
    return "it tells no more than another statement does"


def why_no_speech(attribution: Attribution, reading: Reading) -> str:
    """The reason why an attribution is not taken for speech."""
    if not attribution.speakers:
        return "the text does not tell who speaks"
    if attribution.thought and not voiced(attribution, reading.annotations):
        return "it is a thought that the report ascribes, nobody is said to have voiced it"
    if attribution.rule == "according_to":
        return "it names what was talked about, which belongs to the encounter"
    first = attribution.speakers[0]
    if first.category == "place":
        return "its source is a place"
    if first.mention.noun in ("it", "you") and first.actor.actor is None:
        return f"it is open for whom “{first.mention.noun}” stands"
    if inside_quotation(attribution, reading.annotations):
        return "it stands inside a quotation, whose speaker is on record"
    return "it is open who speaks" if attribution.content else "nothing is said in it"


def place(span: Span) -> str:
    """Where the words stand, in characters from the start of the text."""
    return f"[{span.start}–{span.end}]"
