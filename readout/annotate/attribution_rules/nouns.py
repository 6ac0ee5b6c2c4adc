"""Nouns of speaking without a light verb: Kyiv's promise to talk, readiness was expressed to go on."""

from collections.abc import Iterator

from readout.annotate.attribution_rules.boundaries import content_from, quoted_at, stretch
from readout.annotate.attribution_rules.content_ends import content_end
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue, CueBook
from readout.annotate.subjects import Subject
from readout.lexicon import NominalCue
from readout.span import Span

MAX_WORDS_BEFORE_NOUN = 3
# For whom a possessive pronoun can stand.
OWN = {
    "his": frozenset({"person"}),
    "her": frozenset({"person"}),
    "its": frozenset({"state", "body", "group"}),
    "their": frozenset({"group"}),
}
# A verb behind one of these belongs to a clause within the content, not to the noun.
CLAUSE_SUBJECTS = frozenset({"what", "how", "it", "they", "he", "she"})


def owned_nouns(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """Attributions made by a noun with its owner.

    [Kyiv's]{source} [promise]{cue} [to talk]{content} was kept.
    The [call]{cue} by [the Council]{source} [to reopen the road]{content} went unheard.
    """
    for at, word in enumerate(clauses.lower[:-2]):
        for form, noun in book.nouns[word] if at and word in book.nouns else ():
            end = at + len(form)
            if tuple(clauses.lower[at:end]) == form and (found := owned_noun(clauses, at, end, noun)):
                yield found
                break


def owned_noun(clauses: Clauses, at: int, end: int, noun: NominalCue) -> Attribution | None:
    """The attribution of one noun that has an owner before or behind it and leads to "that" or an infinitive."""
    if any(cue.first <= at < cue.last for cue in clauses.cues):
        return None
    owner, last = owner_of(clauses, at, end)
    if owner is None:
        return None
    cue = Cue(first=at, head=at, last=end, form="noun", entry=noun.noun, acts=noun.acts, takes=noun.takes)
    lead = clauses.word(last)
    if lead == "to" and "to-infinitive" in noun.takes:
        content = stretch(clauses, last, predicate_start(clauses, last, content_end(clauses, last, cue)))
    elif lead in clauses.grammar.speech.object_leads and lead in noun.takes and noun.noun in clauses.grammar.speech.owned:
        end = predicate_start(clauses, last, content_end(clauses, last, cue))
        content = stretch(clauses, last + 1, next((k for k in range(last + 1, end) if clauses.word(k) in (",", ";")), end))
    elif lead == "that" and "that" in noun.takes:
        content = before_colon(clauses, last + 1, cue)
    else:
        return None
    return attribute(clauses, cue, Subject.of(owner), content, "owned_noun") if content else None


def nameless_reports(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """Nouns for what is said by nobody in particular, where the sentence opens with them or somebody is asked about them.

    As for [the reports]{cue} that [a ship was lost]{content}, she said they were untrue.
    He was questioned on [rumours]{cue} according to which [a ship was lost]{content}.
    """
    speech = clauses.grammar.speech
    if speech.hearsay_nouns.isdisjoint(clauses.lower):
        return
    for at in (at for at, word in enumerate(clauses.lower) if word in speech.hearsay_nouns):
        lead = 1 if clauses.word(at + 1) == "that" else 3 if clauses.lower[at + 1 : at + 4] == ["according", "to", "which"] else 0
        if not lead or not is_topic(clauses, at):
            continue
        cue = Cue(first=at, head=at, last=at + 1, form="noun", entry="rumour", acts=("assert",))
        end = content_end(clauses, at + 1 + lead, cue)
        comma = next((k for k in range(at + 1 + lead, end) if clauses.word(k) == ","), end)
        content = stretch(clauses, at + 1 + lead, predicate_start(clauses, at + 3 + lead, comma) if at < 3 else comma)
        yield attribute(clauses, cue, None, content, "impersonal_passive")


def is_topic(clauses: Clauses, noun: int) -> bool:
    """True if the noun opens the sentence, or somebody is asked about it: as for [the reports], questioned on [rumours]."""
    first = noun - 1 if clauses.word(noun - 1) in clauses.grammar.determiners else noun
    before = clauses.word(first - 1)
    if first == 0 or (first <= 2 and before in ("for", "to")):
        return True
    asks = any(cue.last <= first and "ask" in cue.acts for cue in clauses.cues)
    return before in ("about", "on") and (asks or "questioned" in clauses.lower[:first] or "asked" in clauses.lower[:first])


def before_colon(clauses: Clauses, start: int, cue: Cue) -> list[Span]:
    """The content up to the clause's end, or to a colon and the quotation by which somebody answers."""
    end = content_end(clauses, start, cue)
    colon = next((at for at in range(start, end) if clauses.word(at) == ":" and quoted_at(clauses, at + 1)), end)
    return stretch(clauses, start, colon)


def predicate_start(clauses: Clauses, start: int, end: int) -> int:
    """Where the predicate begins of which the noun is the subject: the promise to open the gates [has not been kept]."""
    predicates = (at for at in range(start + 2, end) if clauses.word(at) in clauses.grammar.predicate_verbs)
    return next((at for at in predicates if not embeds(clauses, at - 1)), end)


def embeds(clauses: Clauses, at: int) -> bool:
    """True for a word behind which a verb belongs to a clause within the content."""
    return clauses.word(at) in clauses.grammar.subordinators or clauses.word(at) in CLAUSE_SUBJECTS


def owner_of(clauses: Clauses, at: int, end: int) -> tuple[Reference | None, int]:
    """Whose promise or decision it is, and the token behind noun and owner."""
    first = at
    while first > 0 and at - first < MAX_WORDS_BEFORE_NOUN and not ends_determiner(clauses, first - 1):
        first -= 1
    if clauses.possessive(first - 1) and (owner := clauses.ending_at(first - 1)) is not None:
        return owner, end
    if (
        clauses.word(first - 1) in OWN
        # "to its decision", "to reaffirm its commitment": what is to be done has not been said.
        and "to" not in (clauses.word(first - 2), clauses.word(first - 3))
        and (owner := antecedent_of(clauses, first - 1)) is not None
    ):
        return owner, end
    if clauses.word(end) in clauses.grammar.speech.giving and clauses.word(end + 1) == "by":
        end += 1
    if clauses.word(end) in ("of", "by", "from") and (owner := clauses.starting_at(end + 1)) is not None:
        return owner, owner.mention.last
    return None, end


def antecedent_of(clauses: Clauses, at: int) -> Reference | None:
    """The actor before a possessive pronoun that it can stand for, the nearest in the sentence: Torvesk ... [its] decision."""
    categories = OWN[clauses.word(at)]
    near = (r for r in reversed(clauses.references) if r.mention.last <= at and r.category in categories)
    return next((r for r in near if r.mention.kind != "pronoun" and not clauses.possessive(r.mention.last)), None)


def ends_determiner(clauses: Clauses, at: int) -> bool:
    """True for a function word or genitive, before which the noun phrase does not go on."""
    return clauses.word(at) in clauses.grammar.function_words or clauses.possessive(at)


def voiced_nouns(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """Nouns that are voiced in the passive, mostly without a speaker.

    [Readiness was expressed]{cue} [to continue the dialogue]{content}.
    [Satisfaction was voiced with]{cue} [the state of relations]{content}.
    [Readiness was voiced]{cue} by [the Ardelian side]{source} [to supply the power]{content}.
    """
    if clauses.grammar.voicing_participles.isdisjoint(clauses.lower):
        return
    for at, word in enumerate(clauses.lower[:-3]):
        noun = next((noun for form, noun in book.nouns[word] if len(form) == 1), None) if word in book.nouns else None
        if noun is None or clauses.word(at + 1) not in ("was", "were", "is", "are"):
            continue
        agent = clauses.subject_after(at + 4) if clauses.word(at + 3) == "by" else None
        behind = agent.last if agent is not None else at + 3
        lead = clauses.word(behind)
        if clauses.word(at + 2) in clauses.grammar.voicing_participles and (lead == "to" or lead in noun.takes):
            cue = voiced_noun(clauses, at, noun)
            content = content_from(clauses, behind if lead == "to" else behind + 1, cue)
            yield attribute(clauses, cue, agent, content, "impersonal_passive")


def voiced_noun(clauses: Clauses, at: int, noun: NominalCue) -> Cue:
    """The cue of a noun at `at` with its passive verb and the words before it in its phrase."""
    first = at
    while first and clauses.word(first - 1) not in (",", "and", ";") and at - first < MAX_WORDS_BEFORE_NOUN:
        first -= 1
    return Cue(first=first, head=at, last=at + 3, form="past", entry=noun.noun, acts=noun.acts, takes=noun.takes, passive=True)
