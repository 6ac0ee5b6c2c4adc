"""Where the words of a cue begin and end: what the rules of attribution share."""

from readout.annotate.attribution_rules.content_ends import content_end
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.span import Span

MARKS = frozenset({",", ":", "—", "–", ";"})
CLAUSE_ENDS = frozenset({",", ".", ";", "?", "!", "—", "–", ")", ":"})
OCCASION_ENDS = frozenset({",", ".", "", ";", ":", "that", "“”"})
# Between a cue and its "that" they begin something else.
THAT_BARRIERS = frozenset({".", ";", ":", "and", "but", "to"})
MAX_WORDS_TO_THAT = 14
MAX_WORDS_OF_OCCASION = 13
MAX_WORDS_TO_MEDIUM = 4
NONFINITE = frozenset({"being", "been", "be", "having", "'s", "’s"})
# They hear what is said and begin no clause: informed [me] that.
HEARD = frozenset({"both", "all", "everyone", "everybody", "reporters", "journalists", "them", "him", "her", "us", "me", "you"})
HEARERS = frozenset({"me", "us", "him", "them"})


def stretch(clauses: Clauses, first: int, last: int) -> list[Span]:
    """The spans of content between two tokens: the words inside the marks if it is one quotation, else all of it."""
    tokens = clauses.sentence.tokens
    while first < last and tokens[first].word in MARKS:
        first += 1
    while last > first and tokens[last - 1].word in MARKS:
        last -= 1
    if first >= last:
        return []
    quotation = tokens[first].quotation
    if last - first == 1 and quotation is not None:
        return list(quotation.words)
    return [clauses.span(first, last)]


def content_from(clauses: Clauses, start: int, cue: Cue) -> list[Span]:
    """The content of a cue that begins at `start`, up to the end of its clause."""
    return stretch(clauses, start, content_end(clauses, start, cue))


def quoted_at(clauses: Clauses, at: int) -> bool:
    """True if the token is a quotation."""
    tokens = clauses.sentence.tokens
    return 0 <= at < len(tokens) and tokens[at].quotation is not None


def told_party(clauses: Clauses, cue: Cue, at: int) -> Reference | None:
    """The party that begins at `at`, if the cue takes whom it is said to and then a clause: told [the Council]."""
    return clauses.starting_at(at) if "addressee-that" in cue.takes else None


def after_adverbials(clauses: Clauses, at: int) -> int:
    """The token after time words and dates that stand between a cue and its content: said [on Tuesday] ..."""
    while (end := after_adverbial(clauses, at)) > at:
        at = end
    return at


def after_adverbial(clauses: Clauses, at: int) -> int:
    """The token after one adverb or date, `at` itself if none stands there."""
    word, grammar = clauses.word(at), clauses.grammar
    if word in grammar.time_adverbs or (word.endswith("ly") and len(word) > 4):
        return at + 1
    if word not in grammar.calendar_openers or clauses.word(at + 1) not in grammar.calendar_words:
        return at
    at += 2
    while goes_on_date(clauses, at):
        at += 1
    return at


def goes_on_date(clauses: Clauses, at: int) -> bool:
    """True for the parts of a date behind its day or month: May [24th], Monday [evening]."""
    word, grammar = clauses.word(at), clauses.grammar
    return word.rstrip("thsrdn").isdigit() or word in grammar.time_adverbs or word in grammar.parts_of_day


def after_medium(clauses: Clauses, at: int) -> int:
    """The token after a phrase that tells where the words were published: said [on its website] the bridge was safe."""
    if clauses.word(at) not in ("on", "in", "at", "via"):
        return at
    reach = range(at + 1, at + 1 + MAX_WORDS_TO_MEDIUM)
    noun = next((k for k in reach if clauses.word(k) in clauses.grammar.media_nouns), None)
    return after_adverbials(clauses, noun + 1) if noun is not None else at


def after_occasion(clauses: Clauses, at: int) -> int:
    """The token after a phrase that tells where or to whom it was said: [in a statement], [to reporters], [after the talks]."""
    at = after_adverbials(clauses, at)
    if clauses.word(at) not in clauses.grammar.occasion_prepositions:
        return at
    reach = range(at + 1, min(at + 1 + MAX_WORDS_OF_OCCASION, len(clauses.sentence.tokens) + 1))
    end = next((k for k in reach if clauses.word(k) in OCCASION_ENDS), None)
    return at if end is None or any(at < cue.first < end for cue in clauses.cues) else end


def that_after(clauses: Clauses, at: int, reach: int = MAX_WORDS_TO_THAT) -> int | None:
    """The place of the "that" that opens the content, over phrases such as "in a statement" or "at a news conference"."""
    at = after_hearer(clauses, at)
    for position in range(at, min(at + reach, len(clauses.sentence.tokens))):
        if clauses.word(position) == "that" and not tells_time(clauses, position):
            return position
        if bars_that(clauses, position) or (position == at and not opens_phrase(clauses, at)):
            return None
    return None


def after_hearer(clauses: Clauses, at: int) -> int:
    """The "that" behind the party that "to" names: explained [to the envoy] that; `at` itself if there is none."""
    if clauses.word(at) != "to":
        return at
    heard = clauses.starting_at(at + 1)
    end = heard.mention.last if heard is not None else at + 2 if clauses.word(at + 1) in HEARD else at
    return end if clauses.word(end) == "that" else at


def tells_time(clauses: Clauses, that: int) -> bool:
    """True if "that" belongs to a noun of time: they fired no shot [that day]."""
    return clauses.word(that + 1) in clauses.grammar.spans_of_time and clauses.word(that + 2) not in clauses.grammar.auxiliaries


def bars_that(clauses: Clauses, at: int) -> bool:
    """True for a token behind which a "that" is no longer the cue's: another verb or clause, a quotation."""
    word = clauses.word(at)
    other_verb = word in clauses.grammar.auxiliaries or any(cue.head == at for cue in clauses.cues)
    return other_verb or word in THAT_BARRIERS or quoted_at(clauses, at)


def opens_phrase(clauses: Clauses, at: int) -> bool:
    """True for what may open a phrase between a cue and its "that"."""
    word, grammar = clauses.word(at), clauses.grammar
    adverbial = word in grammar.prepositions or word in grammar.time_adverbs or word.endswith("ly")
    return adverbial or word in HEARERS or word == "," or clauses.starting_at(at) is not None


def closes_clause(clauses: Clauses, at: int) -> bool:
    """True if nothing but a mark follows: the cue stands at the end of its clause."""
    at = after_adverbials(clauses, at)
    return at >= len(clauses.sentence.tokens) or clauses.word(at) in CLAUSE_ENDS


def is_clause(clauses: Clauses, span: Span) -> bool:
    """True if the stretch has a finite verb, as far as closed classes, cues and endings tell."""
    tokens = clauses.sentence.tokens
    return any(is_finite(clauses, at) for at, token in enumerate(tokens) if span.start <= token.start < span.end)


def is_finite(clauses: Clauses, at: int) -> bool:
    """True for an auxiliary, a cue in a finite form, "took", an inflected word behind an actor, and a quotation as a whole."""
    token, grammar = clauses.sentence.tokens[at], clauses.grammar
    if token.quotation or (token.lower in grammar.auxiliaries and token.lower not in NONFINITE):
        return True
    if any(cue.head == at and cue.form in ("past", "third", "base") for cue in clauses.cues):
        return True
    if token.lower in grammar.finite_past:
        return True
    regular = token.lower.endswith(("s", "ed")) and token.lower not in grammar.function_words
    inflected = token.word.islower() and (regular or token.lower in grammar.past_forms)
    before = at - 1 if clauses.word(at - 1) in grammar.adverbs or clauses.word(at - 1) in grammar.negations else at
    return inflected and clauses.ending_at(before) is not None
