"""What is done in saying something: the acts of a statement, main act first."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from readout.annotate.act_weights import weighed
from readout.annotate.attributions import FREE_INDIRECT, Attribution
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue
from readout.annotate.subjects import Subject
from readout.lexicon.evaluations import Evaluations
from readout.lexicon.grammar import Grammar
from readout.span import Span

# Acts of a cue that leave the act to the words said; so does any announcing or stressing that only introduces a quotation.
NEUTRAL = frozenset({"assert"})
NEUTRAL_BEFORE_QUOTATION = NEUTRAL | {"announce", "stress"}
QUOTED = frozenset({"quotation_introduced", "cue_then_quotation", "block_introduced"})
# Rules whose words are not shifted to the past of a cue: there "would" supposes.
NOT_SHIFTED = frozenset({FREE_INDIRECT, "party_voice"})
# Rules whose words are the speaker's own.
DIRECT = frozenset({"block_introduced", "quotation_introduced", "quotation_alone"})
# At the head of the words, before their subject, they ask; after these words they do not.
INVERTED = frozenset({"will", "would", "can", "could", "does", "do", "did", "is", "are", "has", "have"})
ORDINALS = frozenset({"first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fourthly", "fifth", "finally"})
MIN_WORDS_OF_REQUEST = 5
START = attrgetter("start")
# What is made clear in so many words comes before the clearness.
JUDGEMENTS = frozenset({"condemn", "accuse", "deny", "reject"})
MAX_WORDS_TO_GIFT = 6
INVERTING = frozenset({"less", "nor", "neither", "only", "why", "how", "what", "where", "so"})
FIRST_PERSON = frozenset({"i", "we"})
SPEAKER_PRONOUNS = FIRST_PERSON | {"it", "he", "she", "they"}
# Behind "would" they refuse: he would [sooner] drown.
PREFERRING = frozenset({"sooner"})
# A clause shows its negation within so many words.
NEGATION_REACH = 7


def acts_of(
    attribution: Attribution, content: Sequence[Clauses], own: frozenset[str], text: str, evaluations: Evaluations
) -> tuple[str, ...]:
    """The acts of an attribution: those of its cue, or where the cue is neutral or missing, those of the words themselves.

    `content` are the sentences (or parts of them) that carry the words; `own` are the names under which the speaker or the
    speaker's state can be the subject.
    """
    # The sentence around a quotation holds none of its words.
    content = [clauses for clauses in content if tokens_within(clauses, attribution.content)]
    if not content:
        return attribution.acts or ("assert",)
    if is_numbered_request(attribution, content):
        return ("propose", "urge")
    grammar, words = content[0].grammar, words_within(content[0], attribution.content)
    judges = attribution.rule == "cue_then_noun_phrase" and attribution.entry in grammar.judging_cues
    neutral = NEUTRAL_BEFORE_QUOTATION if attribution.rule in QUOTED or judges else NEUTRAL
    of_words = [act for clauses in content for act in acts_of_words(clauses, attribution, own, text, evaluations)]
    if attribution.rule == "cue_then_addressee_of" or not neutral.issuperset(attribution.acts):
        acts = main_by_complement(attribution, content, words, text, evaluations)
        of_words = ["deny", *of_words] if is_negative(words, content[0]) else of_words
    else:
        acts = tuple(dict.fromkeys(in_order(attribution, content, words, of_words, text))) or ("assert",)
    cue = attribution.cue.of(text).lower().split() if attribution.cue is not None else []
    return weighed(attribution.entry, cue, acts, words, of_words, grammar.speech)


def is_numbered_request(attribution: Attribution, content: Sequence[Clauses]) -> bool:
    """True for an imperative behind an ordinal, as readouts list what the speaker proposes: First, keep up the dialogue."""
    if attribution.cue is not None:
        return False
    line, words = content[0], content[0].lower
    if len(words) < MIN_WORDS_OF_REQUEST or words[0] not in ORDINALS or words[1] not in (",", ":") or line.starting_at(2):
        return False
    named = words[2] in line.grammar.function_words or words[2].endswith(("s", "ed", "ing", "ly"))
    return not named and not any(word in line.grammar.finite_be | line.grammar.modals for word in words)


def in_order(
    attribution: Attribution, content: Sequence[Clauses], words: Sequence[str], of_words: Sequence[str], text: str
) -> Iterator[str]:
    """The acts of words and cue, the weightier first; some of them twice. `words` are those of the first sentence."""
    of_cue = attribution.acts
    telling = [act for act in of_words if act not in ("assert", "expect")]
    demands = "demand" in telling
    telling.sort(key=lambda act: demands and act == "urge")
    hopes = [act for act in of_words if act == "expect"]
    if is_question(attribution, content, text):
        yield from ("ask", *(act for act in telling if act in ("accuse", "urge")), *of_cue)
    elif attribution.entry in content[0].grammar.stating_cues:  # "noted" makes a statement of whatever is said
        yield from (*of_cue, *telling, *hopes)
    else:
        denied = not telling and not hopes and is_negative(words, content[0])
        of_others = denied and words[0] == "you"
        yield from (*telling, *(["accuse" if of_others else "deny"] if denied else []), *hopes, *of_cue)


def is_question(attribution: Attribution, content: Sequence[Clauses], text: str) -> bool:
    """True if the words end with a question mark, or begin as a question does: Will the army go, ..."""
    last = attribution.content[-1]
    if last.of(text).rstrip('"”’ ').endswith("?") or text[last.end : last.end + 1] == "?":
        return True
    inside = tokens_within(content[0], attribution.content) if content and attribution.cue is None else []
    inverted = len(inside) > 2 and content[0].word(inside[0]) in INVERTED
    return inverted and content[0].starting_at(inside[1]) is not None


def main_by_complement(
    attribution: Attribution, content: Sequence[Clauses], words: Sequence[str], text: str, evaluations: Evaluations
) -> tuple[str, ...]:
    """The acts of a cue whose main act depends on what follows it, `words` in the first sentence.

    Recalled that it had rained: asserts; recalled the treaty: reaffirms. Made clear that the raid is unacceptable: condemns.
    """
    acts = attribution.acts
    decisions = content[0].grammar.speech.decisions
    if attribution.rule == "cue_then_addressee_of" and not decisions.isdisjoint(words[:MAX_WORDS_TO_GIFT]):
        return ("announce", *acts)
    if acts == ("stress", "assert") and attribution.entry.endswith("clear"):
        done = (act for span in attribution.content for _, act in evaluations.acts_in(span.of(text)))
        return (*dict.fromkeys(act for act in done if act in JUDGEMENTS), *acts)
    if acts == ("assert", "reaffirm") and attribution.rule == "cue_then_noun_phrase":
        return ("reaffirm", "assert")
    return assurance(attribution, content, words)


def assurance(attribution: Attribution, content: Sequence[Clauses], words: Sequence[str]) -> tuple[str, ...]:
    """The acts of a cue that pledges only what lies ahead: "assured that it will open" pledges, "that it is open" asserts."""
    acts = attribution.acts
    swears = attribution.entry in content[0].grammar.speech.weighing
    if "pledge" not in acts[:2] or not (swears or "assert" in acts[:2]) or attribution.rule == "cue_then_infinitive":
        return acts
    grammar = content[0].grammar
    if attribution.rule == "cue_then_addressee_of" and not grammar.speech.gifts.isdisjoint(words[:MAX_WORDS_TO_GIFT]):
        return ("support", *acts)
    ahead = any(not grammar.future_auxiliaries.isdisjoint(words_within(clauses, attribution.content)) for clauses in content)
    if not ahead and is_negative(words, content[0]):
        return ("deny", "assert")
    return ("pledge" if ahead else "assert", *acts)


def is_negative(words: Sequence[str], line: Clauses) -> bool:
    """True if the first clause of the words is negated and so denies something.

    Not "there is no ...", which tells what there is, nor what will not, need not or may not be, nor "not only" and "no longer".
    """
    near, grammar = words[:NEGATION_REACH], line.grammar
    at = next((at for at, word in enumerate(near) if word in grammar.negators or word.endswith(("n't", "n’t"))), None)
    if at is None:
        return False
    if line.sentence.inside is not None:
        return is_flat(grammar, near, at)
    absent = near[:2] in (["there", "was"], ["there", "were"]) and at == 2
    absent = absent or near[1:2] in (["wasn't"], ["wasn’t"], ["weren't"], ["weren’t"])
    absent = absent or (near[0] == "there" and near[2:4] == ["been", "no"])
    return (near[0] != "there" or absent) and denies(grammar, near, at)


def is_flat(grammar: Grammar, words: Sequence[str], at: int) -> bool:
    """True if quoted words can do nothing but deny: [nobody] asked us, they were [never] there, it does [not] exist.

    Quoted negations are often mere turns of speech: we have come for water and [not] for show.
    """
    if not denies(grammar, words, at) or "more" in words:
        return False
    if at == 0:
        return words[0] in grammar.speech.nobody or words[1:2] in (["one"], ["a"])
    own = words[0] in FIRST_PERSON
    if words[at] == "never":
        return not own or words[at - 1] in grammar.auxiliaries or "".join(words[at + 1 : at + 2]).endswith("ed")
    return not own and words[at - 1] in ("did", "does")


def denies(grammar: Grammar, words: Sequence[str], at: int) -> bool:
    """True if the negation at this place says that something is not so."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    ahead = not grammar.modals.isdisjoint(words[: at + 1])
    return not ahead and behind not in ("only", "longer", "just", "merely", "matter")


def words_within(clauses: Clauses, spans: Sequence[Span]) -> list[str]:
    """The words in lower case that lie in one of the spans."""
    return [clauses.lower[at] for at in tokens_within(clauses, spans)]


def tokens_within(clauses: Clauses, spans: Sequence[Span]) -> list[int]:
    """The numbers of the tokens that lie in one of the spans."""
    tokens, found = clauses.sentence.tokens, list[int]()
    for span in spans:
        found += range(bisect_left(tokens, span.start, key=START), bisect_left(tokens, span.end, key=START))
    return found if len(spans) == 1 else sorted(set(found))


def acts_of_words(
    clauses: Clauses, attribution: Attribution, own: frozenset[str], text: str, evaluations: Evaluations
) -> list[str]:
    """The acts done by the words of one sentence, as far as they lie in the spans of the content, in text order."""
    inside = tokens_within(clauses, attribution.content)
    if not inside:
        return []
    tokens, first, last = clauses.sentence.tokens, inside[0], inside[-1] + 1
    start, end = tokens[first].start, tokens[last - 1].end
    found = [(start + at, act) for at, act in evaluations.acts_in(text[start:end])]
    first += clauses.word(first) in ("and", "but", "or")
    direct = clauses.sentence.inside is not None or attribution.rule in DIRECT
    for at in range(first, last):
        if clauses.lower[at] not in clauses.grammar.modals:
            continue
        if not ((direct or attribution.rule in NOT_SHIFTED) and clauses.word(at) in ("would", "'d", "’d")):
            found += [(tokens[at].start, act) for act in acts_of_modal(clauses, at, first, own)]
    found += [
        (tokens[cue.first].start, act)
        for cue in clauses.cues
        if first <= cue.head < last and speaker_is_subject(clauses, cue, first, own, direct=direct)
        for act in cue.acts
    ]
    return [act for _, act in sorted(found, key=lambda placed: placed[0])]


def speaker_is_subject(clauses: Clauses, cue: Cue, first: int, own: frozenset[str], *, direct: bool) -> bool:
    """True if the cue within the words is the speaker's own doing: "I welcome", "China supports".

    Not what he tells of earlier doings: I shook a hand that I had [sworn] never to touch; when we met, we [agreed].
    """
    if clauses.is_pluperfect(cue):
        return False
    if cue.first == first:
        return cue.form not in ("noun", "gerund")
    subject = clauses.subject_before(cue.first)
    if subject is None:
        shared = clauses.shared_subject(cue) if cue.form in ("base", "third") else None
        return shared is not None and (shared.first < first or names_speaker(shared, own, SPEAKER_PRONOUNS))
    if direct and cue.form == "past" and cue.first == cue.head:
        return False
    return subject.first >= first and names_speaker(subject, own, FIRST_PERSON if direct else SPEAKER_PRONOUNS)


def names_speaker(subject: Subject, own: frozenset[str], pronouns: frozenset[str]) -> bool:
    """True if the subject is one of these pronouns, or the speaker or his party by name."""
    return any(reference.actor.name in own or reference.mention.noun in pronouns for reference in subject.references)


def acts_of_modal(clauses: Clauses, at: int, first: int, own: frozenset[str]) -> tuple[str, ...]:
    """The acts of the modal verb at token `at`: other parties "must" and "should", the speaker "will" or "will not"."""
    grammar, word = clauses.grammar, clauses.word(at)
    if not is_modal(clauses, at):
        return ()
    subject = clauses.subject_before(at) if at > first else None
    is_own = at == first or (subject is not None and names_speaker(subject, own, FIRST_PERSON))
    negated = clauses.word(at + 1) in ("not", "never") or word in grammar.negations
    plain = (word for word in clauses.lower[at + 1 :] if word not in grammar.adverbs and word not in grammar.negators)
    verb, *behind = [*islice(plain, 2)] or [""]
    if is_own and verb == "be" and not negated and grammar.speech.ready.intersection(behind):
        return ("offer",)
    if verb == "be" and grammar.speech.surprised.intersection(behind):
        return ("expect",)
    if is_own and verb in PREFERRING:
        return ("reject",)
    if is_own:
        return own_modal(grammar, word, verb, negated=negated)
    if word in grammar.future_auxiliaries and not negated and is_passive_without_agent(clauses, at + 1):
        return ("pledge", "expect")
    if word in grammar.future_auxiliaries and not negated and verb in grammar.speech.scheduled and subject is not None:
        return ("announce", "expect")
    if word in grammar.future_auxiliaries and not negated and verb == "be" and "able" in behind:
        return ("announce", "expect")
    if (
        word in grammar.future_auxiliaries
        and not negated
        and verb
        and is_undertaken(clauses, range(first, at), verb, subject, own)
    ):
        return ("pledge", "expect")
    return others_modal(grammar, word, verb, negated=negated)


def is_undertaken(clauses: Clauses, before: range, verb: str, subject: Subject | None, own: frozenset[str]) -> bool:
    """True if what will be done is for the speaker's side to do: the second scanner will [work] in July, women will [cross] free.

    Not what only follows from something (it will [help]), what is hoped or asked in a clause `before`, nor what another party
    will do, as far as the speaker's own is known.
    """
    speech, grammar = clauses.grammar.speech, clauses.grammar
    opening = set(clauses.lower[before.start + 1 : before.stop])
    within = not opening.isdisjoint(grammar.subordinators | grammar.wh_words | {"that"}) or any(
        c.head in before for c in clauses.cues
    )
    if verb in speech.effects or within:
        return False
    behind = clauses.lower[before.stop + 1 : before.stop + 4]
    if verb == "be" and speech.whereabouts.isdisjoint(behind) and not any(word.endswith("ing") for word in behind):
        return False
    others = [r for r in subject.references if r.category in ("state", "person")] if subject is not None else []
    return not (others and len(own) > 1 and not any(reference.actor.name in own for reference in others))


def is_modal(clauses: Clauses, at: int) -> bool:
    """True if the word is no noun (the [will] to talk), no full verb (it [needs] peace) and states no condition."""
    word, before, following = clauses.word(at), clauses.word(at - 1), clauses.word(at + 1)
    if word in ("need", "needs"):
        return following == "to" and before not in clauses.grammar.determiners
    if word == "should" and before not in INVERTING and opens_condition(clauses, at):
        return False
    return word != "will" or not (before in clauses.grammar.determiners or clauses.possessive(at - 1))


def opens_condition(clauses: Clauses, at: int) -> bool:
    """True where the subject stands behind the verb: [should] they so request, [should] the guns not fall silent."""
    following, grammar = clauses.word(at + 1), clauses.grammar
    opens_subject = following in grammar.determiners or following in grammar.pronouns_subject
    return opens_subject or clauses.starting_at(at + 1) is not None


def is_passive_without_agent(clauses: Clauses, at: int) -> bool:
    """True for "be" with a participle whose agent is the speaker's side, being not named: the gates will [be opened] in June."""
    place = next((k for k in range(at, min(at + 4, len(clauses.lower))) if clauses.word(k) == "be"), None)
    if place is None:
        return False
    participle = next((k for k in range(place + 1, place + 3) if is_participle(clauses, k)), None)
    agent = participle is not None and clauses.word(participle + 1) == "by" and not is_term(clauses, participle + 2)
    return participle is not None and not agent


def is_participle(clauses: Clauses, at: int) -> bool:
    """True for a word in -ed or -en, or a participle of another form: would be [sent]."""
    word = clauses.word(at)
    return word.endswith(("ed", "en")) or word in clauses.grammar.speech.participles


def is_term(clauses: Clauses, at: int) -> bool:
    """True if a day, month or other term stands at a place: by [Monday], by [the end of June], by [30 June]."""
    first, second = clauses.word(at), clauses.word(at + 1)
    dated = first in clauses.grammar.calendar_words or first[:1].isdigit() or first in clauses.grammar.speech.terms
    return dated or (first == "the" and second in clauses.grammar.speech.terms)


def own_modal(grammar: Grammar, word: str, verb: str, *, negated: bool) -> tuple[str, ...]:
    """The acts of a modal verb whose subject is the speaker: "we will" pledges, "we cannot" rejects, "we should" urges."""
    if word in grammar.advising_modals:
        return ("urge",)
    if word in grammar.obliging_modals and negated and verb in grammar.inability_verbs:
        return ()
    if word in grammar.obliging_modals or word in grammar.future_auxiliaries:
        return ("reject",) if negated else ("pledge",)
    return ()


def others_modal(grammar: Grammar, word: str, verb: str, *, negated: bool) -> tuple[str, ...]:
    """The acts of a modal verb whose subject is another: "they must" demands, "it should" urges, "it will" expects."""
    if word in grammar.obliging_modals:
        unable = word.startswith("can") and verb not in ("be", "go", "continue")
        return () if unable else ("demand", "urge")
    if word in grammar.advising_modals:
        return ("urge",)
    return ("expect",) if word in grammar.future_auxiliaries and not negated else ()
