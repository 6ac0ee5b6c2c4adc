"""What is done in saying something: the acts of a statement, main act first."""

from collections.abc import Iterable, Sequence

from readout.annotate.attributions import Attribution
from readout.annotate.clauses import Clauses, Subject
from readout.annotate.cues import Cue
from readout.lexicon.evaluations import Evaluations
from readout.span import Span

# Verbs of saying that leave the act to the words said; so does any announcing or stressing that only introduces a quotation.
NEUTRAL = frozenset({"assert"})
QUOTED = frozenset({"quotation_introduced", "cue_then_quotation", "block_introduced"})
SPEAKER_WORDS = frozenset({"i", "we", "it", "he", "she", "they"})
# Cues that say of themselves that something is stated, whatever it is.
EXPLICIT = frozenset(
    {
        "note",
        "point out",
        "explain",
        "recall",
        "observe",
        "share view",
        "share the view",
        "affirm",
        "reveal",
        "report",
        "describe",
    }
)
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "won't", "won’t", "wouldn't", "wouldn’t"})
NEGATIVE = frozenset({"no", "not", "never", "nobody", "nothing", "neither", "nor", "none"})


def acts_of(
    attribution: Attribution, content: Sequence[Clauses], own: frozenset[str], text: str, evaluations: Evaluations
) -> tuple[str, ...]:
    """The acts of an attribution: those of its cue, or where the cue is neutral or missing, those of the words themselves.

    `content` are the sentences (or parts of them) that carry the words; `own` are the names under which the speaker or the
    speaker's state can be the subject.
    """
    of_cue = attribution.acts
    open_cue = set(of_cue) <= NEUTRAL or (attribution.rule in QUOTED and set(of_cue) <= NEUTRAL | {"announce", "stress"})
    if of_cue and not open_cue:
        return assurance(of_cue, attribution, content)
    of_words = [act for clauses in content for act in acts_of_words(clauses, attribution, own, text, evaluations)]
    if is_question(attribution, text):
        return tuple(dict.fromkeys(["ask", *(act for act in of_words if act in ("accuse", "urge")), *of_cue]))
    telling = list(dict.fromkeys(act for act in of_words if act not in ("assert", "expect")))
    if attribution.entry in EXPLICIT:
        return tuple(dict.fromkeys([*of_cue, *telling, *(act for act in of_words if act == "expect")]))
    hopes = ["expect"] if "expect" in of_words else []
    denial = ["deny"] if not telling and not hopes and is_negative(content, attribution.content) else []
    return tuple(dict.fromkeys([*telling, *denial, *hopes, *of_cue])) or ("assert",)


def is_question(attribution: Attribution, text: str) -> bool:
    """True if the words end with a question mark."""
    return attribution.content[-1].of(text).rstrip('"”’ ').endswith("?")


def assurance(acts: tuple[str, ...], attribution: Attribution, content: Sequence[Clauses]) -> tuple[str, ...]:
    """The acts of a cue that pledges only what lies ahead: "assured them that it will open" pledges, "that it is open" asserts."""
    if acts[0] != "pledge" or "assert" not in acts or attribution.rule == "cue_then_infinitive":
        return acts
    words = {
        token.lower
        for clauses in content
        for token in clauses.sentence.tokens
        if any(s.start <= token.start < s.end for s in attribution.content)
    }
    return acts if words & FUTURE else ("assert", *(act for act in acts if act != "assert"))


def is_negative(content: Sequence[Clauses], spans: Sequence[Span]) -> bool:
    """True if the first clause of the words is negated."""
    for clauses in content:
        inside = [token.lower for token in clauses.sentence.tokens if any(span.start <= token.start < span.end for span in spans)]
        if inside[:1] == ["there"]:
            return False
        return bool(NEGATIVE & set(inside[:7])) or any(word.endswith(("n't", "n’t")) for word in inside[:7])
    return False


def acts_of_words(
    clauses: Clauses, attribution: Attribution, own: frozenset[str], text: str, evaluations: Evaluations
) -> list[str]:
    """The acts done by the words of one sentence, as far as they lie in the spans of the content, in text order."""
    tokens = clauses.sentence.tokens
    inside = [at for at, token in enumerate(tokens) if any(span.start <= token.start < span.end for span in attribution.content)]
    if not inside:
        return []
    first, last = inside[0], inside[-1] + 1
    found: list[tuple[int, str]] = []
    for cue in clauses.cues:
        if first <= cue.head < last and speaker_is_subject(clauses, cue, first, own):
            found.extend((tokens[cue.first].start, act) for act in cue.acts)
    found.extend(modal_acts(clauses, first, last, own, attribution))
    start = tokens[first].start
    found.extend((start + at, act) for at, act in evaluations.acts_in(text[start : tokens[last - 1].end]))
    return [act for _, act in sorted(found, key=lambda pair: pair[0])]


def speaker_is_subject(clauses: Clauses, cue: Cue, first: int, own: frozenset[str]) -> bool:
    """True if the cue within the words is the speaker's own doing: "I welcome", "China supports"."""
    if cue.first == first:
        return cue.form != "noun"
    subject = clauses.subject_before(cue.first)
    if subject is None:
        return cue.form in ("base", "third") and clauses.shared_subject(cue) is not None
    if subject.first < first:
        return False
    return any(reference.actor.name in own or reference.mention.noun in SPEAKER_WORDS for reference in subject.references)


def modal_acts(
    clauses: Clauses, first: int, last: int, own: frozenset[str], attribution: Attribution
) -> Iterable[tuple[int, str]]:
    """The acts of modal verbs: other parties "must" and "should", the speaker "will" or "will not"."""
    for at in range(first, last):
        word = clauses.word(at)
        if word not in clauses.grammar.modals:
            continue
        subject = clauses.subject_before(at) if at > first else None
        is_own = at == first or (
            subject is not None and any(r.actor.name in own or r.mention.noun in ("i", "we") for r in subject.references)
        )
        negated = clauses.word(at + 1) in ("not", "never") or word in clauses.grammar.negations
        if word in ("would", "'d", "’d") and attribution.cue is None:
            continue
        yield from ((clauses.sentence.tokens[at].start, act) for act in modal_act(word, is_own, negated))


def names_speaker(subject: Subject, first: int, own: frozenset[str]) -> bool:
    """True if the subject is the speaker or his party; "it" counts only where it opens the words."""
    return any(
        r.mention.noun in ("i", "we") or (r.actor.name in own and (r.mention.noun != "it" or r.mention.first <= first + 1))
        for r in subject.references
    )


def modal_act(word: str, is_own: bool, negated: bool) -> tuple[str, ...]:
    """The acts of one modal verb."""
    if word in ("must", "cannot", "can't", "can’t", "mustn't", "mustn’t"):
        return ("pledge",) if is_own and not negated else ("reject",) if is_own else ("demand", "urge")
    if word in ("should", "ought", "shouldn't", "shouldn’t", "need", "needs"):
        return ("urge",)
    if word in FUTURE or word == "shall":
        if is_own:
            return ("reject",) if negated else ("pledge",)
        return ("expect",) if not negated else ()
    return ()
