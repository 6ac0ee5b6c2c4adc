"""Cues in the passive: it was agreed that, was welcomed by, was underlined."""

from collections.abc import Iterator
from dataclasses import replace

from readout.actor import Actor
from readout.annotate.attribution_rules.boundaries import content_from, stretch, that_after
from readout.annotate.attribution_rules.content_ends import clause_start
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.annotate.mentions import Mention
from readout.annotate.subjects import Subject

# The rule for a question in the passive, whose asker has not the floor: it is who answers.
ASKED = "asked_at_head"
# What a readout says in the passive of its own parties.
ACTS_OF_THE_PARTIES = frozenset({"stress", "reaffirm", "praise", "concern", "condemn"})


def impersonal_passive(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A passive with "it", by which nobody is named: who spoke is settled by the encounter.

    It [was agreed]{cue} that [the commission would meet]{content}.
    """
    if not (cue.passive or cue.entry.startswith("be ")) or clauses.word(cue.first - 1) != "it":
        return
    that = that_after(clauses, cue.last)
    if that is not None or clauses.word(cue.last) == "to":
        start = that + 1 if that is not None else cue.last
        yield attribute(clauses, cue, None, content_from(clauses, start, cue), "impersonal_passive")


def passive_with_agent(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A passive with its agent, whose subject is the content.

    [The offer]{content} [was welcomed]{cue} by [the envoy]{source}.
    """
    if not cue.passive or "object" not in cue.takes or cue.first == 0 or clauses.word(cue.last) != "by":
        return
    if clauses.word(cue.first - 1) in ("which", "who") and clauses.word(cue.first - 2) == ",":
        return
    if (agent := clauses.subject_after(cue.last + 1)) is not None:
        content = stretch(clauses, clause_start(clauses, cue.first), cue.first)
        if clauses.word(agent.last) == "to" and cue.first < 3:
            return  # Readiness was confirmed by the envoy [to supply the power]
        # was cited by [the agency] as saying: what is passed on goes on behind the agent.
        quoting = cue.entry in clauses.grammar.speech.quoting and clauses.word(agent.last) == "as"
        goes_on = content_from(clauses, agent.last, cue) if quoting else []
        yield attribute(clauses, cue, agent, [*content, *goes_on], "passive_with_agent")


def said_to_have(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A passive by which nobody in particular says what somebody did or is.

    The president [is said]{cue} [to have favoured a softer tone]{content}.
    """
    hearsay = cue.passive and cue.entry in clauses.grammar.speech.hearsay and clauses.word(cue.last) == "to"
    if hearsay and clauses.word(cue.first) in ("is", "are") and clauses.word(cue.last + 1) in ("have", "be"):
        nobody = Subject(cue.first, cue.first, (nobody_named(clauses, cue, "unnamed sources"),))
        yield attribute(clauses, cue, nobody, content_from(clauses, cue.last, cue), "said_to_have")


def passive_with_agent_and_name(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A passive with its agent, whose subject is called something.

    [The report]{content} [was described]{cue} by [the envoy]{source} [as an invention]{content}.
    """
    names = cue.passive and "as" in cue.takes and cue.entry not in clauses.grammar.speech.quoting
    if not names or cue.first == 0 or clauses.word(cue.last) != "by":
        return
    agent = clauses.subject_after(cue.last + 1)
    if agent is not None and clauses.word(agent.last) == "as":
        subject = stretch(clauses, clause_start(clauses, cue.first), cue.first)
        yield attribute(clauses, cue, agent, [*subject, *content_from(clauses, agent.last, cue)], "passive_with_agent")


def asked_at_head(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A question that the sentence opens with, in the passive; who asked it need not be told.

    [Asked]{cue} [whether talks would resume]{content}, the minister smiled.
    [Asked]{cue} by [an envoy]{source} about [the queues]{content}, the minister smiled.
    The minister, [asked]{cue} [whether talks would resume]{content}, smiled.
    """
    aside = is_asked_aside(clauses, cue)
    if not (aside or (cue.first <= 1 and may_be_asked(clauses, cue))):
        return
    agent = clauses.subject_after(cue.last + 1) if clauses.word(cue.last) == "by" else None
    start = agent.last if agent is not None else cue.last
    if clauses.word(start) in ("about", "on", "over"):
        start += 1
    elif clauses.word(start) not in clauses.grammar.wh_words | {"if"} and clauses.word(start - 1) != "about":
        return
    # Asked about it, about the report: the words only point to what was told before.
    if agent is None and clauses.word(start) in clauses.grammar.determiners - {"a", "an"} | clauses.grammar.pronouns_object | {
        "it"
    }:
        return
    answerer = clauses.ending_at(cue.first - 1) if aside else None
    ends = (at for at in range(start + 1, clauses.last_token()) if answerer is not None or opens_answer(clauses, at))
    comma = next((at for at in ends if clauses.word(at) == ","), None)
    if comma is not None and (answerer is not None or clauses.subject_before(cue.first) is None):
        asker = agent or Subject(cue.first, cue.first, (nobody_named(clauses, cue, "unnamed journalist"),))
        asked = attribute(clauses, cue, asker, stretch(clauses, start, comma), ASKED)
        answerer = answerer or clauses.main_subject_from(comma + 1)
        yield replace(asked, acts=("ask",), addressee=answerer if answerer and answerer.category == "person" else None)


def may_be_asked(clauses: Clauses, cue: Cue) -> bool:
    """True for a verb of asking that may be a participle."""
    return cue.form in ("past", "participle") and cue.entry.split()[0] in clauses.grammar.speech.asking


def is_asked_aside(clauses: Clauses, cue: Cue) -> bool:
    """True if commas set the question off behind who answers it: The minister, [asked] about the queues, said they were long."""
    if not may_be_asked(clauses, cue) or clauses.word(cue.first - 1) != "," or clauses.ending_at(cue.first - 1) is None:
        return False
    comma = next((at for at in range(cue.last, clauses.last_token()) if clauses.word(at) == ","), None)
    return comma is not None and any(other.first == comma + 1 and other.form == "past" for other in clauses.cues)


def opens_answer(clauses: Clauses, at: int) -> bool:
    """True for the comma behind which the main clause begins with its subject: Asked about the queues[,] the minister smiled."""
    found = clauses.starting_at(at + 1) if clauses.word(at) == "," else None
    return found is not None and clauses.word(found.mention.last) not in (",", "and", "or")


def nobody_named(clauses: Clauses, cue: Cue, description: str) -> Reference:
    """Somebody of whom the text tells nothing, under this description."""
    mention = Mention(clauses.span(cue.first, cue.first + 1), "nominal", clauses.number, cue.first, cue.first)
    return Reference(mention, Actor(None, description), "unnamed")


def passive_of_the_parties(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A readout's passive without a speaker, whose subject is the content.

    [The inadmissibility of interference]{content} [was underlined]{cue}.
    """
    if not cue.passive or not clauses.carried or ACTS_OF_THE_PARTIES.isdisjoint(cue.acts[:1]):
        return
    subject = clauses.ending_at(cue.first)
    person = subject is not None and subject.category == "person"
    if person or clauses.word(cue.first - 1) == "it" or clauses.word(cue.last) not in (".", ",", "and", ";", ""):
        return
    start = clause_start(clauses, cue.first)
    if cue.first - start > 2:
        yield attribute(clauses, cue, None, stretch(clauses, start, cue.first), "impersonal_passive")
