"""The rules of attribution, in order.

A rule of RULES sees one cue in its sentence, a rule of SENTENCE_RULES the sentence alone. It proposes at most one way to read a
cue and knows no other rule; of several proposals for a cue the first in the order of these tables stands.
"""

from collections.abc import Callable, Iterable, Iterator

from readout.annotate.attribution_rules.adjuncts import according_to, as_source_said, in_the_view_of
from readout.annotate.attribution_rules.colons import deed_then_colon, name_then_colon
from readout.annotate.attribution_rules.content_then_cue import clause_then_cue, interrupted, quoted_as_saying
from readout.annotate.attribution_rules.cue_then_addressee import cue_then_addressee
from readout.annotate.attribution_rules.cue_then_content import (
    cue_then_clause,
    cue_then_infinitive,
    cue_then_noun_phrase,
    cue_then_question,
    cue_then_quotation,
    cue_then_that_clause,
    nominal_cue_then_that_clause,
)
from readout.annotate.attribution_rules.enumerations import points_of, without_points_done
from readout.annotate.attribution_rules.nouns import nameless_reports, owned_nouns, voiced_nouns
from readout.annotate.attribution_rules.passives import (
    asked_at_head,
    impersonal_passive,
    is_asked_aside,
    passive_of_the_parties,
    passive_with_agent,
    passive_with_agent_and_name,
    said_to_have,
)
from readout.annotate.attribution_rules.replies import quotation_is, reply_comes
from readout.annotate.attributions import Attribution, settle
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue, CueBook

CueRule = Callable[[Clauses, Cue], Iterable[Attribution]]
SentenceRule = Callable[[Clauses, CueBook], Iterable[Attribution]]

RULES: tuple[CueRule, ...] = (
    asked_at_head,
    impersonal_passive,
    clause_then_cue,
    quoted_as_saying,
    cue_then_quotation,
    cue_then_question,
    cue_then_that_clause,
    nominal_cue_then_that_clause,
    cue_then_addressee,
    cue_then_infinitive,
    cue_then_noun_phrase,
    cue_then_clause,
    passive_with_agent,
    passive_with_agent_and_name,
    said_to_have,
    passive_of_the_parties,
)
# These find cues of their own, which are no verb groups.
SENTENCE_RULES: tuple[SentenceRule, ...] = (
    reply_comes,
    quotation_is,
    according_to,
    owned_nouns,
    voiced_nouns,
    nameless_reports,
    in_the_view_of,
    as_source_said,
)
# Words that make the saying itself a supposition, or part of a name for a thing: [what] he called a crime.
SUPPOSING = frozenset({"if", "unless", "whether", "what"})
# Before a saying in the present they tell that it lies ahead.
AHEAD = frozenset({"before", "until", "till", "once", "unless"})
INTO_SILENCE = frozenset({"to", "not", "be", "any", "for", "further"})


def find_attributions(clauses: Clauses, book: CueBook) -> list[Attribution]:
    """The attributions of one sentence, in order of their content; behind them the words that go on behind a cue."""
    of_cues = [proposal for cue in clauses.cues if (proposal := first_proposal(clauses, cue)) is not None]
    of_sentence = (proposal for sentence_rule in SENTENCE_RULES for proposal in sentence_rule(clauses, book))
    found = settle([*of_cues, *standing(clauses, of_sentence)])
    found = [point for attribution in found for point in points_of(clauses, attribution)]
    found = [*without_points_done(found), *name_then_colon(clauses)]
    found = [*found, *deed_then_colon(clauses, found)]
    return found + [tail for attribution in found for tail in interrupted(clauses, attribution)]


def first_proposal(clauses: Clauses, cue: Cue) -> Attribution | None:
    """What the first rule proposes that reads the cue; those behind it are not asked."""
    rules = (asked_at_head,) if is_asked_aside(clauses, cue) else RULES
    return next(standing(clauses, (proposal for rule in rules for proposal in rule(clauses, cue))), None)


def standing(clauses: Clauses, proposals: Iterable[Attribution]) -> Iterator[Attribution]:
    """The proposals that have content and tell of words that were said."""
    return (proposal for proposal in proposals if proposal.content and not is_supposed(clauses, proposal))


def is_supposed(clauses: Clauses, attribution: Attribution) -> bool:
    """True if the saying is only supposed ([if] the minister says yes), or tells of silence (declined to comment)."""
    if attribution.entry in clauses.grammar.speech.silencing and keeps_silent(clauses, attribution):
        return True
    place = attribution.source or attribution.cue
    at = clauses.token_at(place.start) if place is not None else 0
    before, grammar = clauses.word(at - 1), clauses.grammar
    # until the army [announces] it, once the Council [agrees]; never will he [apologise], did she [say] so?
    ahead = attribution.form in ("third", "base") and before in AHEAD
    asks = before in grammar.modals or before in grammar.auxiliaries
    inverted = attribution.form == "base" and attribution.source is not None and asks
    if is_wished(clauses, attribution):
        return True
    # Nor [would she] commit herself: that is a refusal. “We talked,” was [all he would say].
    told = attribution.negated or attribution.rule == "quotation_is"
    return before in SUPPOSING or ahead or (inverted and not told)


def is_wished(clauses: Clauses, attribution: Attribution) -> bool:
    """True if the verb tells what one party is wished to do: demanded that [Torvesk recall] its boats."""
    if attribution.form != "base" or attribution.cue is None or len(attribution.speakers) != 1:
        return False
    speaker, at = attribution.speakers[0], clauses.token_at(attribution.cue.start)
    alone = speaker.category in ("person", "state", "body") and not (speaker.mention.plural or speaker.members)
    named = speaker.mention.kind != "pronoun" and speaker.mention.last == at
    return alone and named and clauses.word(speaker.mention.first - 1) == "that"


def keeps_silent(clauses: Clauses, attribution: Attribution) -> bool:
    """True if the words that the source refuses or asks for are a comment or his name."""
    words = [token.lower for token in clauses.sentence.tokens if token.start >= attribution.content[0].start]
    told = next((word for word in words if word not in INTO_SILENCE), "")
    return told in clauses.grammar.speech.silenced
