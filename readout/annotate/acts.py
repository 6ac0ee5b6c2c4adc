"""What is done in saying something: the acts of a statement, main act first."""

from collections.abc import Iterable, Iterator, Sequence

from readout.annotate.attributions import Attribution
from readout.annotate.clauses import Clauses, Subject
from readout.annotate.cues import Cue
from readout.lexicon.evaluations import Evaluations
from readout.lexicon.grammar import Grammar
from readout.span import Span

# Acts of a cue that leave the act to the words said; so does any announcing or stressing that only introduces a quotation.
NEUTRAL = frozenset({"assert"})
NEUTRAL_BEFORE_QUOTATION = NEUTRAL | {"announce", "stress"}
QUOTED = frozenset({"quotation_introduced", "cue_then_quotation", "block_introduced"})
FIRST_PERSON = frozenset({"i", "we"})
SPEAKER_PRONOUNS = FIRST_PERSON | {"it", "he", "she", "they"}
# A clause shows its negation within so many words.
NEGATION_REACH = 7


def acts_of(
    attribution: Attribution, content: Sequence[Clauses], own: frozenset[str], text: str, evaluations: Evaluations
) -> tuple[str, ...]:
    """The acts of an attribution: those of its cue, or where the cue is neutral or missing, those of the words themselves.

    `content` are the sentences (or parts of them) that carry the words; `own` are the names under which the speaker or the
    speaker's state can be the subject.
    """
    neutral = NEUTRAL_BEFORE_QUOTATION if attribution.rule in QUOTED else NEUTRAL
    if not neutral.issuperset(attribution.acts):
        return assurance(attribution, content)
    of_words = [act for clauses in content for act in acts_of_words(clauses, attribution, own, text, evaluations)]
    return tuple(dict.fromkeys(in_order(attribution, content, of_words, text))) or ("assert",)


def in_order(attribution: Attribution, content: Sequence[Clauses], of_words: Sequence[str], text: str) -> Iterator[str]:
    """The acts of words and cue, the weightier first; some of them twice."""
    of_cue = attribution.acts
    telling = [act for act in of_words if act not in ("assert", "expect")]
    hopes = [act for act in of_words if act == "expect"]
    if is_question(attribution, text):
        yield from ("ask", *(act for act in telling if act in ("accuse", "urge")), *of_cue)
    elif says_that_it_states(attribution, content):
        yield from (*of_cue, *telling, *hopes)
    else:
        denied = not telling and not hopes and is_negative(content, attribution.content)
        yield from (*telling, *(["deny"] if denied else []), *hopes, *of_cue)


def is_question(attribution: Attribution, text: str) -> bool:
    """True if the words end with a question mark."""
    return attribution.content[-1].of(text).rstrip('"”’ ').endswith("?")


def says_that_it_states(attribution: Attribution, content: Sequence[Clauses]) -> bool:
    """True for cues such as "noted", which make a statement of whatever is said."""
    return any(attribution.entry in clauses.grammar.stating_cues for clauses in content[:1])


def assurance(attribution: Attribution, content: Sequence[Clauses]) -> tuple[str, ...]:
    """The acts of a cue that pledges only what lies ahead: "assured that it will open" pledges, "that it is open" asserts."""
    acts = attribution.acts
    if acts[0] != "pledge" or "assert" not in acts or attribution.rule == "cue_then_infinitive":
        return acts
    ahead = any(
        clauses.word(at) in clauses.grammar.future_auxiliaries
        for clauses in content
        for at in tokens_within(clauses, attribution.content)
    )
    return acts if ahead else ("assert", *(act for act in acts if act != "assert"))


def is_negative(content: Sequence[Clauses], spans: Sequence[Span]) -> bool:
    """True if the first clause of the words is negated; "there is no ..." tells what there is."""
    for clauses in content[:1]:
        words = [clauses.word(at) for at in tokens_within(clauses, spans)[:NEGATION_REACH]]
        negated = any(word in clauses.grammar.negators or word.endswith(("n't", "n’t")) for word in words)
        return negated and words[0] != "there"
    return False


def tokens_within(clauses: Clauses, spans: Iterable[Span]) -> list[int]:
    """The numbers of the tokens that lie in one of the spans."""
    tokens = enumerate(clauses.sentence.tokens)
    return [at for at, token in tokens if any(span.start <= token.start < span.end for span in spans)]


def acts_of_words(
    clauses: Clauses, attribution: Attribution, own: frozenset[str], text: str, evaluations: Evaluations
) -> list[str]:
    """The acts done by the words of one sentence, as far as they lie in the spans of the content, in text order."""
    inside = tokens_within(clauses, attribution.content)
    if not inside:
        return []
    tokens, first, last = clauses.sentence.tokens, inside[0], inside[-1] + 1
    start, end = tokens[first].start, tokens[last - 1].end
    found = [
        (tokens[cue.first].start, act)
        for cue in clauses.cues
        if first <= cue.head < last and speaker_is_subject(clauses, cue, first, own)
        for act in cue.acts
    ]
    for at in range(first, last):
        if not (clauses.word(at) in ("would", "'d", "’d") and attribution.cue is None):
            found += [(tokens[at].start, act) for act in acts_of_modal(clauses, at, first, own)]
    found += [(start + at, act) for at, act in evaluations.acts_in(text[start:end])]
    return [act for _, act in sorted(found, key=lambda placed: placed[0])]


def speaker_is_subject(clauses: Clauses, cue: Cue, first: int, own: frozenset[str]) -> bool:
    """True if the cue within the words is the speaker's own doing: "I welcome", "China supports"."""
    if cue.first == first:
        return cue.form != "noun"
    subject = clauses.subject_before(cue.first)
    if subject is None:
        return cue.form in ("base", "third") and clauses.shared_subject(cue) is not None
    return subject.first >= first and names_speaker(subject, own, SPEAKER_PRONOUNS)


def names_speaker(subject: Subject, own: frozenset[str], pronouns: frozenset[str]) -> bool:
    """True if the subject is one of these pronouns, or the speaker or his party by name."""
    return any(reference.actor.name in own or reference.mention.noun in pronouns for reference in subject.references)


def acts_of_modal(clauses: Clauses, at: int, first: int, own: frozenset[str]) -> tuple[str, ...]:
    """The acts of a modal verb at token `at`: other parties "must" and "should", the speaker "will" or "will not"."""
    grammar, word = clauses.grammar, clauses.word(at)
    if word not in grammar.modals:
        return ()
    subject = clauses.subject_before(at) if at > first else None
    is_own = at == first or (subject is not None and names_speaker(subject, own, FIRST_PERSON))
    negated = clauses.word(at + 1) in ("not", "never") or word in grammar.negations
    return own_modal(grammar, word, negated=negated) if is_own else others_modal(grammar, word, negated=negated)


def own_modal(grammar: Grammar, word: str, *, negated: bool) -> tuple[str, ...]:
    """The acts of a modal verb whose subject is the speaker: "we will" pledges, "we cannot" rejects, "we should" urges."""
    if word in grammar.advising_modals:
        return ("urge",)
    if word in grammar.obliging_modals or word in grammar.future_auxiliaries:
        return ("reject",) if negated else ("pledge",)
    return ()


def others_modal(grammar: Grammar, word: str, *, negated: bool) -> tuple[str, ...]:
    """The acts of a modal verb whose subject is another: "they must" demands, "it should" urges, "it will" expects."""
    if word in grammar.obliging_modals:
        return ("demand", "urge")
    if word in grammar.advising_modals:
        return ("urge",)
    return ("expect",) if word in grammar.future_auxiliaries and not negated else ()
