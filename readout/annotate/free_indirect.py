"""Which sentences without a cue can go on with words told indirectly, by their tense: All parties should think again."""

from readout.annotate.acts import ORDINALS
from readout.annotate.clauses import Clauses

# Sentences with one of these for their subject tell what somebody does rather than what he says.
NARRATED = frozenset({"he", "she", "one", "nobody", "somebody", "anyone"})
PRESENT_AUXILIARIES = frozenset({"is", "are", "has", "have", "does", "do"})
MIN_WORDS_OF_SENTENCE = 5


def free_indirect(clauses: Clauses) -> bool:
    """True if the main verb is in a tense that narration in the past does not use: present, future or modal.

    China is willing to share its experience.      All parties should think again.      There is only one system.
    """
    if not can_be_free_indirect(clauses) or tells_of_saying(clauses):
        return False
    tenses = (tense_at(clauses, at) for at in range(len(clauses.lower)))
    tense = next((tense for tense in tenses if tense), "")
    # First, keep up the dialogue: what is asked for point by point has no tense.
    return tense == "present" or (not tense and clauses.word(0) in ORDINALS)


def tells_of_saying(clauses: Clauses) -> bool:
    """True if the first finite verb is one of speaking: A note of the talk [says] otherwise, the army [has ruled] this out."""
    first = next((at for at in range(len(clauses.lower)) if tense_at(clauses, at)), None)
    says = any(cue.head == first and cue.form == "third" and "clause" in cue.takes for cue in clauses.cues)
    has_said = (cue for cue in clauses.cues if cue.form in ("past", "participle") and not cue.passive and cue.first == first)
    return says or (clauses.word(first or 0) in ("has", "have") and any(has_said))


def shifted_back(clauses: Clauses) -> bool:
    """True if the sentence tells in the past perfect of no person, as words told indirectly go on: [An answer had gone out.]"""
    had = next((at for at in range(len(clauses.lower)) if tense_at(clauses, at)), None)
    if had is None or clauses.word(had) != "had" or not can_be_free_indirect(clauses):
        return False
    opens_apart = clauses.word(0) in clauses.grammar.time_adverbs | clauses.grammar.prepositions
    persons = any(r.category in ("person", "group") and r.mention.first < had for r in clauses.references)
    return not opens_apart and not persons


def can_be_free_indirect(clauses: Clauses) -> bool:
    """True for a full sentence without quotation or first person that does not begin with "he" or the like."""
    tokens, words = clauses.sentence.tokens, clauses.lower
    full = len(words) >= MIN_WORDS_OF_SENTENCE and tokens[-1].word in (".", "!", ";")
    first_person = "i" in words or "my" in words or "me" in words
    return full and not is_narrated(clauses) and not first_person and not any(token.quotation for token in tokens)


def is_narrated(clauses: Clauses) -> bool:
    """True if the sentence tells what somebody does, or will do by the programme; not what else the speaker undertakes."""
    named = clauses.starting_at(0)
    if named is not None and named.category == "person" and named.mention.kind != "pronoun":
        last, programme = named.mention.apposition or named.mention.last, clauses.grammar.speech.programme
        last += clauses.word(last) == ","
        return clauses.word(last) == "will" and clauses.word(last + 1) in programme
    undertakes = (
        clauses.word(1) == "will" and clauses.word(2) not in clauses.grammar.speech.programme and clauses.word(0) in ("he", "she")
    )
    return clauses.word(0) in NARRATED and not undertakes


def tense_at(clauses: Clauses, at: int) -> str:
    """What the word at a place tells of the tense: "present" (future and modals too), "past", or "" if nothing."""
    word, grammar = clauses.word(at), clauses.grammar
    if word in grammar.subordinators and at > 0:
        return ""
    if word in grammar.modals or word in PRESENT_AUXILIARIES:
        return "present"
    subject = clauses.ending_at(at)
    if word in grammar.past_forms or (word.endswith("ed") and at > 0 and subject is not None):
        return "past"
    inflected = word.endswith("s") and not clauses.possessive(at)
    return "present" if inflected and subject is not None and subject.mention.kind != "pronoun" else ""
