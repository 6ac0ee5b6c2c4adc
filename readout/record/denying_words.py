"""Which words deny: verdicts on a claim, words that point back at one, plain negations."""

import re

from readout.lexicon.disputes import Disputes

# What is not so, or was not: no plan, wish or duty, and no silence ("did not respond").
NEGATED = re.compile(
    r"(?:\b(?:did|had|has|have|was|were|is|are|does|do)(?: not|n['’]t| never| at no (?:time|point|stage))\b"
    r"|\bnever\b|\bat no (?:time|point)\b|\bnot a single\b|\bnot one\b|^(?:no|nobody|none|nothing|neither|nor)\b"
    r"|\bthere (?:was|were|had been|has been|have been|is|are) (?:no|never|nothing)\b"
    r"|\b\w+(?:ed|s) (?:no one|nobody|nothing|none)\b"
    r"|\b(?:held|made|gave|sent|received|signed|had|has|have|fired|took|asked|set|carried|put|sold|paid|bought|told|kept|built"
    r"|stolen|done|seen|promised|agreed) (?:no|nothing|none)\b)"
    r"(?! (?:want|seek|support|accept|intend|wish|believe|think|agree|recogni[sz]e|see|expect|rule|need|doubt|ready|willing|yet"
    r"|clear|know|respond|comment|answer|elaborate|say|reply|merely|only|just|simply|so much)\b)",
    re.IGNORECASE,
)
# Without one of these, some of them within longer words, nothing below is negated: most of what is said has none.
NEGATIVE = re.compile(r"[nN](?i:ot|ever|['’]t|aware|(?:o|obody|one|either|or)\b)")
# A number in figures or words.
NUMBER = (
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|a dozen|dozens|a hundred|hundreds|a thousand|thousands|millions?)\b)"
)
FUTURE = re.compile(r"\b(?:will|would|shall|must|should|can|cannot|could|may|might)\b", re.IGNORECASE)
# It ends the first clause of what is said, before what depends on that.
CLAUSE_END = re.compile(r",| (?:that|which|who|whom|whose|because|if|when|where|while|as|and|but|unless|until|since)\b")
# A negation stands within so many characters from the head of what is said.
HEAD = 90
# "Pure fiction" needs no subject, "that is pure fiction" one that points back, so many words before it at most.
WORDS_OF_BARE_VERDICT = 4
WORDS_BEFORE_VERDICT = 6
WORDS_BEFORE_CLAIM = 6
NOT_TRUE = re.compile(r"\b(?:not|never|n[’']t|no)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Behind "that" or "this" they show that it stands for what was said, and belongs to no noun.
ALONE = re.compile(
    r"\s*(?:$|[,.;–—-]|(?:is|are|was|were|has|have|had|does|do|did|never|an?|as|pure|simply|simple|utter|total|complete|mere|and|not|too)\b"
    r"|['’]s\b)",
    re.IGNORECASE,
)
KNOWN = re.compile(
    r"(?:both |all |all of |any of )?(?:the|this|that|these|those|such|all|any|his|her|its|their|it|both)\b", re.IGNORECASE
)
TOLD_HERE = re.compile(r" (?:that|about|of having|by [^,;.]+ that)\b")
NO_SUCH = re.compile(r"there (?:is|was|are|were|has been|have been|had been) no such\b|no such\b", re.IGNORECASE)
NO_TRUTH = re.compile(
    r"there (?:is|was|are|were) (?:\w+ )?(?:no|not (?:a|one) \w+ of) (?:\w+ )?(?:truth|foundation|basis|substance|evidence)\b",
    re.IGNORECASE,
)
# What was said is denied without being named: there wasn't one, they never did.
ELLIPTIC = re.compile(
    r"(?:there (?:is|was|were|are)(?:n['’]t| not| never)(?: been)? (?:one|any)"
    r"|(?:it|he|she|they|we|i|nobody) (?:did|had|has|have|was|were|is|does)(?:n['’]t| not| never)"
    r"|(?:he|she|they|it|we|i) never (?:did|had|was|has))"
    r"[\s.!]*$",
    re.IGNORECASE,
)
# The whole answer to a question.
PLAIN_NO = re.compile(r"(?:no|not at all|never|certainly not|of course not|absolutely not)[.!]?", re.IGNORECASE)
# Whoever did it, the speaker did not: he had nothing to do with it, they were not involved, we did no such thing.
DISOWNING = re.compile(
    r"(?:\S+ ){1,4}?(?:(?:had|has|have|having) (?:absolutely )?nothing to do with (?:it|this|that|the \w+)"
    r"|(?:was|were|is|are|had been|has been|have been) (?:not|never|in no way) (?:involved|implicated|responsible"
    r"|behind (?:it|this|that))"
    r"|(?:did|had done|has done|have done|does|do) (?:no such thing|nothing of the (?:sort|kind))"
    r"|(?:had|has|have) (?:no|never had any) (?:part|role|hand|involvement|knowledge|links?|connection)"
    r"(?: (?:in|of|to|with) (?:it|this|that|them))?\s*(?:$|[.,;]))",
    re.IGNORECASE,
)
# What was said is taken up behind the verb: his government had made no such offer.
NONE_SUCH = re.compile(
    r"\b(?:made|held|gave|given|sent|received|had|has|have|took|taken|set|carried|issued|fired|signed|offered|seen|was|were|been)"
    r" no such\b|\bto no such\b"
    r"|(?:not|never|n[’']t) (?:\w+ ){1,3}(?:any )?such\b"
    r"|\b(?:heard|knew|know|knows|aware) of (?:no such|none\b|no \w+ (?:to|of|like)\b)"
    r"|\bunaware of (?:any|such|it|this|that)\b|\bno knowledge of (?:any|such|it|this|that)\b",
    re.IGNORECASE,
)
PREDICATE = re.compile(r"\b(?:is|was|are|were|has|have|had)\b")
# That it happened is denied of whatever was told: it never happened, no such meeting took place.
EVENT = re.compile(
    r"(?:it|this|that|such [^,;]{1,40}|no such [^,;]{1,40}|nothing of the (?:sort|kind)|the (?:\w+ ){1,3})\s*"
    r"(?:never |did not |had not |has not |didn['’]t |hadn['’]t |had |has |have )?"
    r"(?:happen|occur|exist|take place|took place|taken place|c[ao]me up|arise|arose|was (?:raised|mentioned|discussed))",
    re.IGNORECASE,
)


def opens_with_claim(said: str, disputes: Disputes) -> bool:
    """True if the words open with a noun for what somebody claims: all accusations of abuse."""
    found = disputes.claim.search(said)
    return found is not None and len(said[: found.start()].split()) <= WORDS_BEFORE_CLAIM and not said.startswith("to ")


def points_back(said: str, disputes: Disputes) -> bool:
    """True if what is denied is only pointed at: it, the charge, any such meeting, any involvement."""
    if points_alone(said, disputes) or ELLIPTIC.match(said):
        return True
    disowned = disputes.disowned.search(said)
    return names_known_claim(said, disputes) or bool(disowned and len(said[: disowned.start()].split()) <= 2)


def points_alone(said: str, disputes: Disputes) -> bool:
    """True if the words open with one that stands for what was said: that, every word, any such meeting, there was no such."""
    if NO_SUCH.match(said):
        return True
    pointer = disputes.pointer.match(said)
    if pointer is None:
        return False
    words = pointer.group().lower()
    return " " in words or words == "such" or ALONE.match(said, pointer.end()) is not None


def names_known_claim(said: str, disputes: Disputes) -> bool:
    """True if the words name a claim that the report has told: the accusation, all these charges; not "reports that ..."."""
    found = disputes.claim.search(said)
    if found is None or not KNOWN.match(said) or len(said[: found.start()].split()) > WORDS_BEFORE_CLAIM:
        return False
    return TOLD_HERE.match(said, found.end()) is None


def is_verdict(said: str, disputes: Disputes) -> bool:
    """True if the words call a claim false: that is a lie, pure fiction, the report is baseless, it never happened."""
    for verdict in disputes.verdict.finditer(said):
        before = said[: verdict.start()]
        agrees = verdict.group().lower().startswith("correspond")
        if (NOT_TRUE.search(before) is not None) != agrees:
            continue
        points = points_alone(said, disputes) and len(before.split()) <= WORDS_BEFORE_VERDICT
        bare = len(said.split()) <= WORDS_OF_BARE_VERDICT and not PREDICATE.search(said)
        if points or bare or opens_with_claim(before, disputes):
            return True
    return NEGATIVE.search(said) is not None and (
        PLAIN_NO.fullmatch(said) is not None
        or ELLIPTIC.match(said) is not None
        or DISOWNING.match(said) is not None
        or takes_up(said)
        or NO_TRUTH.match(said) is not None
        or NO_SUCH.match(said) is not None
        or (EVENT.match(said) is not None and negates(said))
    )


def takes_up(said: str) -> bool:
    """True if what was said is taken up behind the verb: his government had made [no such] offer."""
    opening = said[:HEAD].lower()
    return ("such" in opening or "none" in opening or "of no " in opening) and NONE_SUCH.search(said, 0, HEAD) is not None


def negates(said: str) -> bool:
    """True if the words open with something that is not so or was not so."""
    clause = CLAUSE_END.search(said, len("that ") + 1 if said.startswith("that ") else 1)
    end = clause.start() if clause else len(said)
    if NEGATIVE.search(said, 0, end) is None:
        return False
    found = NEGATED.search(said, 0, end)
    return found is not None and not FUTURE.search(said, 0, found.end())
