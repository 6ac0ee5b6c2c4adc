"""What is done in saying something: the acts of a statement, main act first."""

from collections.abc import Iterable, Sequence

from readout.annotate.attributions import Attribution
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue
from readout.span import Span

# Verbs of saying that leave the act to the words said.
NEUTRAL = frozenset({"assert"})
QUOTED = frozenset({"quotation_introduced", "cue_then_quotation", "block_introduced"})
SPEAKER_WORDS = frozenset({"i", "we", "it", "he", "she", "they"})


def acts_of(attribution: Attribution, content: Sequence[Clauses], own: frozenset[str]) -> tuple[str, ...]:
    """The acts of an attribution: those of its cue, or where the cue is neutral or missing, those of the words themselves.

    `content` are the sentences (or parts of them) that carry the words; `own` are the names under which the speaker or the
    speaker's state can be the subject.
    """
    of_cue = tuple(act for act in attribution.acts if act)
    open_cue = set(of_cue) <= NEUTRAL or (attribution.rule in QUOTED and set(of_cue) <= NEUTRAL | {"announce", "stress"})
    if of_cue and not open_cue:
        return of_cue
    spans = attribution.content
    of_words = list(dict.fromkeys(act for clauses in content for act in acts_of_words(clauses, spans, own)))
    telling = [act for act in of_words if act != "assert"]
    return tuple(dict.fromkeys([*telling, *of_cue])) or ("assert",)


def acts_of_words(clauses: Clauses, spans: Iterable[Span], own: frozenset[str]) -> list[str]:
    """The acts done by the words of one sentence, as far as they lie in the spans of the content."""
    tokens = clauses.sentence.tokens
    inside = [at for at, token in enumerate(tokens) if any(span.start <= token.start < span.end for span in spans)]
    if not inside:
        return []
    first, last = inside[0], inside[-1] + 1
    found: list[tuple[int, str]] = []
    for cue in clauses.cues:
        if first <= cue.head < last and speaker_is_subject(clauses, cue, first, own):
            found.extend((cue.first, act) for act in cue.acts)
    found.extend(modal_acts(clauses, first, last, own, frozenset(cue.head for cue in clauses.cues)))
    return [act for _, act in sorted(found, key=lambda pair: pair[0])]


def speaker_is_subject(clauses: Clauses, cue: Cue, first: int, own: frozenset[str]) -> bool:
    """True if the cue within the words is the speaker's own doing: "I welcome", "China supports", or a passive of opinion."""
    subject = clauses.subject_before(cue.first) if cue.first > first else None
    if subject is None:
        return cue.form in ("base", "third") and cue.first > first and clauses.shared_subject(cue) is not None and cue.form != "gerund"
    return any(reference.actor.name in own or reference.mention.noun in SPEAKER_WORDS for reference in subject.references)


def modal_acts(clauses: Clauses, first: int, last: int, own: frozenset[str], cue_heads: frozenset[int]) -> Iterable[tuple[int, str]]:
    """The acts of modal verbs: other parties "must" and "should", the speaker "will" or "will not"."""
    for at in range(first, last):
        word = clauses.word(at)
        if word not in clauses.grammar.modals:
            continue
        subject = clauses.subject_before(at)
        is_own = subject is not None and any(r.actor.name in own or r.mention.noun in ("i", "we") for r in subject.references)
        negated = clauses.word(at + 1) in ("not", "never") or word in clauses.grammar.negations
        yield from ((at, act) for act in modal_act(word, is_own, negated))


def modal_act(word: str, is_own: bool, negated: bool) -> tuple[str, ...]:
    """The acts of one modal verb."""
    if word in ("must", "cannot", "can't", "can’t", "mustn't", "mustn’t"):
        return ("pledge",) if is_own and not negated else ("reject",) if is_own else ("urge", "demand")
    if word in ("should", "ought", "shouldn't", "shouldn’t", "need", "needs", "shall"):
        return ("pledge",) if is_own and word == "shall" else ("urge",)
    if word in ("will", "'ll", "’ll", "would", "won't", "won’t", "wouldn't", "wouldn’t"):
        if is_own:
            return ("reject",) if negated else ("pledge",)
        return ("expect",) if not negated else ()
    return ()
