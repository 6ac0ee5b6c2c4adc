"""Cues in the passive: it was agreed that, was welcomed by, was underlined."""

from collections.abc import Iterator

from readout.annotate.attribution_rules.boundaries import content_from, stretch, that_after
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue

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
    if (agent := clauses.subject_after(cue.last + 1)) is not None:
        content = stretch(clauses, clauses.clause_start(cue.first), cue.first)
        yield attribute(clauses, cue, agent, content, "passive_with_agent")


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
    start = clauses.clause_start(cue.first)
    if cue.first - start > 2:
        yield attribute(clauses, cue, None, stretch(clauses, start, cue.first), "impersonal_passive")
