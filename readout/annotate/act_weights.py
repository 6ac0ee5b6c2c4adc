"""Which act of a cue weighs most, once its tense, its adverbs and what it is said of are known."""

from collections.abc import Sequence
from itertools import pairwise

from readout.annotate.closed_classes import GENITIVES
from readout.lexicon.speech import SpeechWords

WEIGHTIER = frozenset({"deny", "pledge", "accuse", "condemn", "support", "reject", "threaten"})
QUESTION_WORDS = frozenset({"whether", "what", "how", "why", "when", "who", "which", "where", "if"})
# Behind a verb of asking they lead to what is asked about, not for: asked him [about] the queues.
TOPIC_OF_QUESTION = QUESTION_WORDS | {"about"}
HEAD = 6


def weighed(
    entry: str, cue: Sequence[str], acts: tuple[str, ...], words: Sequence[str], of_words: Sequence[str], speech: SpeechWords
) -> tuple[str, ...]:
    """The acts with the one first that the complement makes the main act.

    `cue` and `words` are the words of cue and content in lower case, `of_words` the acts that the content does by itself.
    """
    first = main_act(entry, cue, acts, words, of_words, speech)
    return tuple(dict.fromkeys((*first, *acts)))


def main_act(
    entry: str, cue: Sequence[str], acts: tuple[str, ...], words: Sequence[str], of_words: Sequence[str], speech: SpeechWords
) -> tuple[str, ...]:
    """The act that weighs more than those of the cue, none if the cue's own does."""
    head = words[:HEAD]
    if entry in speech.asking and not TOPIC_OF_QUESTION.isdisjoint((*words[:1], *cue[-1:])):
        return ("ask",)
    if "ask" in acts and not QUESTION_WORDS.isdisjoint((*words[:1], *cue[-1:])):
        return ("ask",)
    if entry in speech.rejecting and not speech.sayings.isdisjoint(head):
        return ("deny",)
    if entry in speech.deploring and not speech.losses.isdisjoint(head):
        return ("condole", "concern")
    if entry in speech.weighing and "reaffirm" in acts and not speech.ever.isdisjoint(head):
        return ("reaffirm",)
    if entry in speech.weighing and WEIGHTIER.intersection(of_words[:1]):
        return (of_words[0],)
    if entry in speech.recalling and any(
        word in speech.envoys and owned not in GENITIVES for word, owned in pairwise([*head, ""])
    ):
        return ("announce",)
    if "announce" in acts and not speech.decisions.isdisjoint(head):
        return ("announce",)
    if entry in speech.calling and acts == ("assert",):
        return judgement(words, speech)
    return ("reaffirm",) if "assert" in acts and not speech.ever.isdisjoint(cue) else ()


def judgement(words: Sequence[str], speech: SpeechWords) -> tuple[str, ...]:
    """The act of calling something by an adjective at the end, else by any word: called the terms [decent] praises them."""
    for told in (set(words[-3:]), set(words)):
        if told & speech.favourable or told & speech.unfavourable:
            return ("praise",) if told & speech.favourable else ("condemn",)
    return ()
