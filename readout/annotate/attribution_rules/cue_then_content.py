"""A cue in the active voice, then its content: she said that it would rain."""

from collections.abc import Iterator

from readout.annotate.attribution_rules.boundaries import (
    HEARERS,
    MARKS,
    MAX_WORDS_TO_THAT,
    after_adverbials,
    after_hearer,
    after_medium,
    after_occasion,
    content_from,
    is_clause,
    quoted_at,
    stretch,
    that_after,
    told_party,
)
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue

WORDS_TO_THAT_OF_OBJECT = 4
WORDS_TO_OBJECT = 8
MAX_WORDS_OF_PARENTHESIS = 14
MAX_WORDS_OF_PRESS = 4
# What opens a phrase between a cue and its infinitive, and what such a phrase does not hold.
SETTING_LEADS = frozenset({"in", "at", "during", "on", "with", "after", "following", "late", "earlier", "last", "this"})
SETTING_ENDS = frozenset({",", ";", ":", "that", "and", "but", "who", "which", "whether"})
MAX_WORDS_OF_SETTING = 11
# Refusals that tell of silence when it is words that are refused: declined to comment.
SILENCE = frozenset({"decline", "refuse"})
SPEAKING = frozenset({"comment", "elaborate", "be"})
# What may stand behind those who are rung up.
BEHIND_RUNG_UP = frozenset({".", ",", "to", "late", "early", "again", "twice"})
# A noun phrase begins with none of these.
OBJECT_BARRIERS = frozenset({".", ",", "", ";", ":", "and", "by", "that"})
# What is called something in two words: called [it nonsense].
POINTING = frozenset({"it", "this", "them", "these", "those"})
# These leads of a nominal cue open a clause or an infinitive, no noun phrase.
CLAUSAL_LEADS = frozenset({"to-infinitive", "that", "end"})


def cue_then_quotation(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """Who says it first, then the words in quotation marks, or behind a colon.

    [The minister]{source} [said]{cue}: “[We will act]{content}.”
    [The minister]{source} [told]{cue} reporters, “[We will act]{content}.”
    """
    if "quotation" not in cue.takes or cue.passive:
        return
    addressed = told_party(clauses, cue, cue.last)
    at = after_occasion(clauses, addressed.mention.last if addressed else cue.last)
    if "to" in cue.takes and after_setting(clauses, cue.last) in range(cue.last + 1, at):
        return  # vowed on the radio [to finish by May “come what may”]
    colon = clauses.word(at) == ":"
    while clauses.word(at) in MARKS - {";"}:
        at += 1
    quoted = quoted_at(clauses, at)
    if not quoted and not (colon and at < clauses.last_token()):
        return
    if subject := clauses.speaker_of(cue):
        content = stretch(clauses, at, at + 1 if quoted else clauses.last_token())
        yield attribute(clauses, cue, subject, content, "cue_then_quotation").addressed_to(addressed)


def cue_then_question(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """The content is a question.

    [The minister]{source} [asked]{cue} [whether talks would resume]{content}.
    """
    addressed = clauses.starting_at(cue.last)
    at = addressed.mention.last if addressed else cue.last
    asks = clauses.word(at) in clauses.grammar.wh_words or clauses.word(at) == "if"
    if "whether" in cue.takes and not cue.passive and asks and (subject := clauses.subject_of(cue)):
        found = attribute(clauses, cue, subject, content_from(clauses, at, cue), "cue_then_question")
        yield found.addressed_to(addressed)


def cue_then_that_clause(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """The content is a clause with "that", perhaps behind the time or occasion of speaking.

    [The minister]{source} [said]{cue} on Monday that [talks would resume]{content}.
    [The minister]{source} [explained]{cue} to [the envoy]{addressee} that [the road was closed]{content}.
    """
    named = "as" in cue.takes and clauses.word(cue.last) == "as"  # dismissed as false reports that ...
    if cue.passive or cue.leads or named or not (takes_that(cue) or takes_plain_object(clauses, cue)):
        return
    addressed = told_party(clauses, cue, cue.last)
    thing = clauses.starting_at(cue.last)
    if addressed is None and thing is not None and thing.mention.kind == "nominal":
        return
    that = that_after(clauses, cue.last, MAX_WORDS_TO_THAT if takes_that(cue) else WORDS_TO_THAT_OF_OBJECT)
    subject = clauses.speaker_of(cue) if that is not None else None
    if subject is not None and that is not None:
        if addressed is None and cue.last < after_hearer(clauses, cue.last) == that:
            addressed = clauses.starting_at(cue.last + 1)
        content = content_from(clauses, that + 1, cue)
        yield attribute(clauses, cue, subject, content, "cue_then_that_clause").addressed_to(addressed)


def takes_that(cue: Cue) -> bool:
    """True if the lexicon says that the cue takes a that-clause."""
    return not cue.takes.isdisjoint({"that", "addressee-that"})


def takes_plain_object(clauses: Clauses, cue: Cue) -> bool:
    """True if the cue takes an object, for which a that-clause can stand, and not by a preposition."""
    return "object" in cue.takes and cue.entry.split()[-1] not in clauses.grammar.prepositions


def nominal_cue_then_that_clause(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A light verb with its noun, then a clause with "that".

    [She]{source} [voiced her hope]{cue} that [it would last]{content}.
    """
    if not cue.leads or cue.passive:
        return
    that = that_after(clauses, cue.last, WORDS_TO_THAT_OF_OBJECT)
    if that is not None and (subject := clauses.subject_of(cue)) is not None:
        yield attribute(clauses, cue, subject, content_from(clauses, that + 1, cue), "nominal_cue_then_end")


def cue_then_infinitive(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """The content is an infinitive.

        [The envoy]{source} [pledged]{cue} [to return in May]{content}.

    Skips `declined to comment`, which tells of silence.
    """
    if not ("to" in cue.takes or cue.leads == "to-infinitive") or cue.passive:
        return
    at = after_parenthesis(clauses, after_setting(clauses, after_adverbials(clauses, cue.last)))
    if cue.entry in SILENCE and clauses.word(at + 1) in SPEAKING:
        return
    infinitive = clauses.word(at) == "to" or (clauses.word(at) == "not" and clauses.word(at + 1) == "to")
    if infinitive and (subject := clauses.subject_of(cue)):
        yield attribute(clauses, cue, subject, content_from(clauses, at, cue), "cue_then_infinitive")


def after_setting(clauses: Clauses, at: int) -> int:
    """The "to" behind where, when or with whom it was said: agreed [in Lorneval on Monday] to reopen; else `at` itself."""
    if clauses.word(at) not in SETTING_LEADS:
        return at
    for k in range(at + 1, min(at + MAX_WORDS_OF_SETTING, clauses.last_token())):
        if clauses.word(k) == "to" and clauses.is_content_word(k + 1) and not clauses.sentence.tokens[k + 1].word[0].isupper():
            return k
        if clauses.word(k) in SETTING_ENDS or clauses.word(k) in clauses.grammar.auxiliaries or quoted_at(clauses, k):
            return at
        if any(cue.head == k for cue in clauses.cues):
            return at
    return at


def after_parenthesis(clauses: Clauses, at: int) -> int:
    """The "to" behind words between commas: pledged[, at the meeting in May,] to release the crew; else `at` itself."""
    if clauses.word(at) != ",":
        return at
    reach = range(at + 1, min(at + MAX_WORDS_OF_PARENTHESIS, clauses.last_token()))
    close = next((k for k in reach if clauses.word(k) == "," or any(cue.head == k for cue in clauses.cues)), at)
    return close + 1 if clauses.word(close) == "," and clauses.word(close + 1) == "to" and close > at else at


def cue_then_noun_phrase(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """The content is a noun phrase, object of the verb or led to by a preposition.

    [The envoy]{source} [welcomed]{cue} [the release of the sailors]{content}.
    """
    if cue.passive or not takes_noun_phrase(cue):
        return
    at = cue.last if cue.leads else after_adverbials(clauses, cue.last)
    barred = clauses.word(at) in OBJECT_BARRIERS and not (clauses.word(at) == "that" and clauses.word(at + 1) in ("a", "an"))
    if barred or lacks_object(clauses, cue, at):
        return
    addressed = clauses.starting_at(at) if cue.leads == "to-addressee" or cue.entry.endswith(" to") else None
    start = at if addressed is None else after_addressee(clauses, addressed, at)
    if subject := clauses.subject_of(cue):
        content = content_from(clauses, start, cue)
        yield attribute(clauses, cue, subject, content, "cue_then_noun_phrase").addressed_to(addressed)


def takes_noun_phrase(cue: Cue) -> bool:
    """True if the verb takes an object, or the noun leads to one by a preposition."""
    return "object" in cue.takes or "as" in cue.takes or (cue.leads != "" and cue.leads not in CLAUSAL_LEADS)


def lacks_object(clauses: Clauses, cue: Cue, at: int) -> bool:
    """True if what begins at `at` is no object of the cue: an adjunct, or nothing that it can be said of."""
    words = clauses.lower[at : clauses.last_token()]
    if "as" not in cue.takes:
        plain = not cue.leads and " " not in cue.entry
        adjunct = plain and (clauses.word(at) == "to" or clauses.word(at) in clauses.grammar.adjunct_prepositions)
    elif "object" not in cue.takes:
        scant = len(words) < (2 if words[:1] and words[0] in POINTING else 3)
        adjunct = "as" not in words if cue.thought else scant or is_rung_up(clauses, cue, at)
    else:
        adjunct = False
    return adjunct or (bool(cue.objects) and cue.objects.isdisjoint(clauses.lower[at : at + WORDS_TO_OBJECT]))


def is_rung_up(clauses: Clauses, cue: Cue, at: int) -> bool:
    """True of persons who are called by telephone, not by a name: called [both ministers] on Thursday, called [her] to say so."""
    party = clauses.starting_at(at) if cue.entry in clauses.grammar.speech.calling else None
    if party is None or not (party.category == "person" or party.members or party.mention.human):
        return False
    behind, grammar = clauses.word(party.mention.last), clauses.grammar
    return behind in grammar.adjunct_prepositions | grammar.calendar_words or behind in BEHIND_RUNG_UP


def after_addressee(clauses: Clauses, addressed: Reference, at: int) -> int:
    """Where the content starts behind the party it is said to: gratitude to the hosts for [their welcome]; else at that party."""
    behind = addressed.mention.last
    if clauses.word(behind) in ("for", "on", "over"):
        return behind + 1
    return behind if clauses.word(behind) == "to" else at


def after_press(clauses: Clauses, cue: Cue, at: int) -> int:
    """The token behind the press that is told something: told [a news conference] the road was open; else `at` itself."""
    if cue.entry not in clauses.grammar.speech.telling or clauses.word(at) not in ("a", "the"):
        return at
    reach = range(at + 1, at + 1 + MAX_WORDS_OF_PRESS)
    return next((k + 1 for k in reach if clauses.word(k) in clauses.grammar.speech.press), at)


def cue_then_clause(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """The content is a clause without "that".

    [The envoy]{source} [said]{cue} [the road was closed]{content}.
    """
    if "clause" not in cue.takes or cue.passive:
        return
    at = after_medium(clauses, after_press(clauses, cue, after_adverbials(clauses, cue.last)))
    opening = clauses.word(at)
    if opening in clauses.grammar.phrase_openers or opening in HEARERS or opening in ("from", "with", ",", ".", ":"):
        return
    subject = clauses.subject_of(cue) or (clauses.plain_subject(cue.first) if cue.form in ("past", "third") else None)
    content = content_from(clauses, at, cue)
    if subject and content and is_clause(clauses, content[0]):
        yield attribute(clauses, cue, subject, content, "cue_then_clause")
