"""Reported speech and thought: source, cue and content.

The rules stand in `attribution_rules`, by what they see. A rule only proposes; `settle` decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.annotate.quotations import Quotation
from readout.annotate.subjects import Subject
from readout.span import Span
from readout.value import value

MODEL = "model"
# The rule for sentences that go on with somebody's words though neither cue nor quotation marks say so.
FREE_INDIRECT = "free_indirect_speech"
# From here on the model's attributions count; a little under a half, where sources, cues and contents are best together.
LEAST_SCORE = 0.43


@value
class Tagged:
    """A cue with the words that the model takes for its source and its content; `score` is how sure it is of the cue, 0 to 1."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float


@value
class Attribution:
    """Words that a source is reported to have said, written, thought or made known.

    `source` are the words that name the speaker, None where the sentence names nobody; `speakers` the actors in them; `cue` the
    words of speaking, None where speech goes on without any; `content` one or more stretches in text order; `rule` what saw it.
    From the cue come `acts`, what it does itself, main act first; `entry`, its name in the lexicon; and `form`, that of its verb.
    `tagged` is what the model says of the cue, None where it was not asked or the words go on without a cue.
    """

    source: Span | None
    speakers: tuple[Reference, ...]
    cue: Span | None
    content: tuple[Span, ...]
    rule: str
    sentence: int
    acts: tuple[str, ...] = ()
    entry: str = ""
    form: str = "none"
    negated: bool = False
    thought: bool = False
    addressee: Reference | None = None
    tagged: Tagged | None = None

    @property
    def found_by(self) -> tuple[str, ...]:
        """The names of what proposed it: the rule, the lexicon's entry of its cue, and the model where it agrees or is alone."""
        entry = (self.entry,) if self.entry else ()
        return (self.rule, *entry, MODEL) if self.is_confirmed and self.rule != MODEL else (self.rule, *entry)

    @property
    def is_confirmed(self) -> bool:
        """True if the model sees the attribution too."""
        return self.tagged is not None and self.tagged.score >= LEAST_SCORE and bool(self.tagged.content)

    @property
    def is_listed(self) -> bool:
        """True if it stands in a reading's list of attributions, and not in the record alone (docs/decisions tell why).

        Listed is what the model sees too, and what has no cue that it could be asked about, but not free indirect speech.
        """
        return self.is_confirmed or (self.tagged is None and self.rule != FREE_INDIRECT)

    def addressed_to(self, addressee: Reference | None) -> "Attribution":
        """The same words, said to this party."""
        return self if addressee is None and self.addressee is None else replace(self, addressee=addressee)


def attribute(clauses: Clauses, cue: Cue, subject: Subject | None, content: Sequence[Span], rule: str) -> Attribution:
    """The attribution of content to the subject of a cue, or to nobody."""
    return Attribution(
        source=clauses.source_of(subject) if subject is not None else None,
        speakers=subject.references if subject is not None else (),
        cue=clauses.span(cue.first, cue.last),
        content=tuple(content),
        rule=rule,
        sentence=clauses.number,
        acts=cue.acts,
        entry=cue.entry,
        form=cue.form,
        negated=cue.negated,
        thought=cue.thought,
    )


def manner_of(attribution: Attribution, quotations: Sequence[Quotation]) -> str:
    """direct if the words are quoted or set as a block, indirect if not, mixed if some are."""
    if attribution.rule == "block_introduced":
        return "direct"
    quoted = [part for quotation in quotations for part in quotation.inner]
    if not quoted:
        return "indirect"
    spans = attribution.content
    if spans and all(any(part.start - 1 <= span.start and span.end <= part.end + 1 for part in quoted) for span in spans):
        return "direct"
    return "mixed" if any(part.meets(span) for part in quoted for span in spans) else "indirect"


def settle(proposals: Iterable[Attribution]) -> list[Attribution]:
    """One attribution for each cue: the proposal of the first rule; those without content are left out."""
    kept: dict[Span, Attribution] = {}
    for proposal in proposals:
        if proposal.content and proposal.cue is not None:
            kept.setdefault(proposal.cue, proposal)
    return sorted(kept.values(), key=lambda attribution: min(span.start for span in attribution.content))
