"""Which act of a cue weighs most, once its tense, its adverbs and what it is said of are known."""

from collections.abc import Sequence

# Cues that only lend weight to what is said: insists that it never met (denies), insisted that it would pay (pledged).
WEIGHING = frozenset({"insist", "affirm", "declare", "swear"})
WEIGHTIER = frozenset({"deny", "pledge", "accuse", "condemn", "support", "reject", "threaten"})
# What is told again and again is a known position.
EVER = frozenset({"always", "consistently", "repeatedly", "long", "often", "invariably"})
# Words for what others say: whoever rejects them denies what they say.
SAYINGS = frozenset(
    (
        *("claim", "claims", "allegation", "allegations", "accusation", "accusations", "assertion", "assertions", "report"),
        *("reports", "suggestion", "suggestions", "charge", "charges", "rumour", "rumours", "rumor", "rumors", "insinuation"),
        *("insinuations", "notion", "idea", "remarks", "story", "stories"),
    )
)
# A misfortune that nobody is blamed for: deplored the loss of life.
LOSSES = frozenset({"loss", "losses", "death", "deaths", "passing", "victims", "casualties"})
DECISIONS = frozenset({"decision", "decisions", "appointment", "plan", "plans", "postponement", "cancellation", "withdrawal"})
JUDGING = frozenset({"call", "describe", "describe as", "term", "label", "brand", "pronounce", "deem", "consider"})
FAVOURABLE = frozenset(
    (
        *("decent", "fair", "reasonable", "generous", "balanced", "sensible", "positive", "useful", "good", "helpful", "wise"),
        *("promising", "solid", "honest", "frank", "serious", "courageous", "brave", "timely", "significant", "warm"),
    )
)
UNFAVOURABLE = frozenset(
    (
        *("unfair", "unreasonable", "useless", "bad", "unhelpful", "unwise", "dishonest", "reckless", "irresponsible", "absurd"),
        *("ridiculous", "pathetic", "disgraceful", "hypocritical", "cynical", "illegitimate", "pointless", "dangerous"),
    )
)
QUESTION_WORDS = frozenset({"whether", "what", "how", "why", "when", "who", "which", "where", "if"})
HEAD = 6


def weighed(
    entry: str, cue: Sequence[str], acts: tuple[str, ...], words: Sequence[str], of_words: Sequence[str]
) -> tuple[str, ...]:
    """The acts with the one first that the complement makes the main act.

    `cue` and `words` are the words of cue and content in lower case, `of_words` the acts that the content does by itself.
    """
    first = main_act(entry, cue, acts, words, of_words)
    return tuple(dict.fromkeys((*first, *acts)))


def main_act(
    entry: str, cue: Sequence[str], acts: tuple[str, ...], words: Sequence[str], of_words: Sequence[str]
) -> tuple[str, ...]:
    """The act that weighs more than those of the cue, none if the cue's own does."""
    head = words[:HEAD]
    if "ask" in acts and QUESTION_WORDS.intersection((*words[:1], *cue[-1:])):
        return ("ask",)
    if entry in ("reject", "dismiss", "reject as") and not SAYINGS.isdisjoint(head):
        return ("deny",)
    if entry in ("deplore", "regret", "mourn", "lament") and not LOSSES.isdisjoint(head):
        return ("condole", "concern")
    if entry in WEIGHING and WEIGHTIER.intersection(of_words[:1]):
        return (of_words[0],)
    if "announce" in acts and not DECISIONS.isdisjoint(head):
        return ("announce",)
    if entry in JUDGING and acts == ("assert",):
        return judgement(words)
    return ("reaffirm",) if "assert" in acts and not EVER.isdisjoint(cue) else ()


def judgement(words: Sequence[str]) -> tuple[str, ...]:
    """The act of calling something by the adjective at the end: called the terms [decent] praises them."""
    end = set(words[-3:])
    return ("praise",) if end & FAVOURABLE else ("condemn",) if end & UNFAVOURABLE else ()
