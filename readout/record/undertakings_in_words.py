"""Undertakings in the words of a speaker: we will, our readiness to, what will be done on his side, what will never happen.

Each rule sees one form in the part of a statement that one sentence carries; the first that finds something speaks for that part.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.subjects import Subject
from readout.annotate.times import TimeExpression
from readout.record.obligations import obligation_in
from readout.record.statements import Statement, joint_actor
from readout.record.undertakings import (
    COMMISSIVE,
    LEAD,
    UNDERTAKINGS,
    Undertaking,
    condition_near,
    due,
    parts,
    subject_at,
    token_at,
)
from readout.report import Report
from readout.span import Span
from readout.value import value

# Acts of a cue whose words tell of the future without binding the speaker.
GUESSES = frozenset({"expect", "propose", "urge", "demand", "deny", "accuse"})
# "..., because it would ratify the conquest" gives a reason.
BECAUSE = re.compile(r"\b(?:because|since|although) [^,;]*$", re.IGNORECASE)
# What a state will do, told in the past.
WOULD = re.compile(r"\bwould\s+(?!not\b|be\b|have\b|like\b)")
# Behind a passive's agent: would be helped [by the rain], but would be opened [by the end of May].
BY = " by "
# Whose readiness it is stands within so many characters from the beginning of the words.
HOLDER_REACH = 30
FIRST_PERSONS = frozenset({"i", "we"})
# With a possessive they act for him: his country, her side, his forces.
OF_SPEAKER = frozenset({"group", "body", "state", "unnamed"})
# Without an owner they are the speaker's own: the minister said [the government] would adopt the plan.
GOVERNMENTS = frozenset({"government", "cabinet"})


@value
class Passage:
    """The part `span` of a statement's content that one sentence carries."""

    text: str
    statement: Statement
    line: Clauses
    span: Span
    times: Sequence[TimeExpression]


Rule = Callable[[Passage], Span | None]


def undertaken_in_words(
    report: Report, annotations: Annotations, statement: Statement, lines: Sequence[Clauses]
) -> Iterator[Undertaking]:
    """The undertakings of a statement, carried by `lines`: those of the first part in each sentence that has any."""
    if GUESSES & set(statement.cue_acts):
        return
    for line in lines:
        for passage in passages(report, annotations, statement, line):
            if UNDERTAKINGS.said.search(report.text, passage.span.start, passage.span.end) is None:
                continue
            found = next((span for rule in RULES if (span := rule(passage)) is not None), None)
            if found is not None:
                yield from (Undertaking(part, line, statement) for part in parts(report.text, annotations.times, found))
                break
            told = next(obligation_in(report.text, line, passage.span, statement), None) or told_of_a_state(passage)
            if told is not None:
                yield told
                break


def told_of_a_state(passage: Passage) -> Undertaking | None:
    """What somebody tells that a state will do, not known for whom he speaks: [Torvesk] is to open the gates, a delegate said.

    Of one with a name this holds where he is in office and a time or condition is told; nobody pledges harm to others.
    """
    teller, line, start = passage.statement, passage.line, passage.span.start
    nameless = teller.speaker.name.split()[-1].islower()
    if teller.home not in (None, teller.speaker) or teller.speaker.actor is not None or not (nameless or teller.speaker.capacity):
        return None
    match = UNDERTAKINGS.plan.search(passage.text, start, passage.span.end) or WOULD.search(passage.text, start, passage.span.end)
    if match is None or not (nameless or is_bound(passage, match)):
        return None
    subject = subject_at(line, match.start())
    states = subject is not None and all(one.category == "state" for one in subject.references)
    opening = UNDERTAKINGS.condition.match(passage.text, start, passage.span.end)
    begins = passage.text[opening.end() if opening is not None else start : passage.span.end].lstrip(", ")
    opens = subject is not None and begins.startswith(passage.text[line.sentence.tokens[subject.first].start : match.start()])
    idle = UNDERTAKINGS.idle.match(passage.text, match.end()) or UNDERTAKINGS.guess.search(passage.text, start, match.start())
    if subject is None or not (states and opens) or idle:
        return None
    return Undertaking(passage.span, line, teller, joint_actor([one.actor for one in subject.references]))


def is_bound(passage: Passage, match: re.Match[str]) -> bool:
    """True if a time or condition is told with what will be done, which is no harm to others."""
    text, span = passage.text, passage.span
    timed = any(span.start <= time.span.start < span.end for time in passage.times)
    bound = timed or condition_near(text, span, passage.line.sentence.span) is not None
    return bound and UNDERTAKINGS.harm.match(text, match.end()) is None


def passages(report: Report, annotations: Annotations, statement: Statement, line: Clauses) -> Iterator[Passage]:
    """The parts of the statement's content in a sentence that is no question."""
    sentence = line.sentence.span
    if report.text[sentence.end - 1] == "?":
        return
    for content in statement.content:
        start, end = max(content.start, sentence.start), min(content.end, sentence.end)
        if start < end:
            yield Passage(report.text, statement, line, Span(start, end), annotations.times)


def in_own_words(passage: Passage) -> Span | None:
    """The undertaking behind words that bind the speaker: we will [open the gates] · his country stood ready [to send boats]."""
    text, span = passage.text, passage.span
    for match in UNDERTAKINGS.binding.finditer(text, span.start, span.end):
        told = BECAUSE.search(text, span.start, match.start()) or UNDERTAKINGS.guess.search(text, span.start, match.start())
        if not told and not UNDERTAKINGS.inert.match(text, match.end()) and is_own(passage, match.start()):
            return Span(beginning(passage, match), span.end)
    return None


def beginning(passage: Passage, match: re.Match[str]) -> int:
    """Where the undertaking begins: with its subject, if a name of it opens the words told, else behind the words that bind."""
    subject = subject_at(passage.line, match.start())
    named = subject is not None and subject.references[0].mention.noun not in FIRST_PERSONS
    opens = subject is not None and named and passage.line.sentence.tokens[subject.first].start == passage.span.start
    told = passage.statement.cue is not None and passage.statement.manner != "direct"
    return passage.span.start if opens and told else match.end()


def in_own_noun(passage: Passage) -> Span | None:
    """The undertaking behind a noun of the speaker's: reaffirmed its readiness to [host the talks]."""
    for match in UNDERTAKINGS.noun.finditer(passage.text, passage.span.start, passage.span.end):
        if not passage.text.endswith(" no ", 0, match.start()) and has_own_holder(passage, match.start()):
            return Span(match.end(), passage.span.end)
    return None


def has_own_holder(passage: Passage, at: int) -> bool:
    """True if the noun at character `at` opens the words told, behind a possessive or the speaker's own name."""
    if at - passage.span.start > HOLDER_REACH:
        return False
    if UNDERTAKINGS.possessive.match(passage.text, passage.span.start, at):
        return True
    own = [r for r in passage.line.references if r.actor.name in passage.statement.own_names]
    return any(passage.span.start <= r.mention.span.start and r.mention.span.end <= at for r in own)


def on_own_side(passage: Passage) -> Span | None:
    """What the speaker says will be done, with a last day or in the passive with a time: [the gates would be open by June]."""
    text, span = passage.text, passage.span
    match = UNDERTAKINGS.future.search(text, span.start, span.end)
    if match is None or UNDERTAKINGS.guess.search(text, span.start, span.end) or is_others(passage, match.start()):
        return None
    timed = any(match.start() <= time.span.start < span.end for time in passage.times)
    planned = UNDERTAKINGS.scheduled.search(text, span.start, span.end) is not None and is_brought_about(passage, match)
    done = planned or due(text, passage.times, span) or ((timed or in_office(passage)) and is_brought_about(passage, match))
    if not done and condition_near(text, span, passage.line.sentence.span) is not None:
        done = timed or is_brought_about(passage, match)
    return span if done else None


def begins_soon(passage: Passage, at: int) -> bool:
    """True if a time begins within a few words of a place in the text."""
    return any(at <= time.span.start < at + LEAD for time in passage.times)


def in_office(passage: Passage) -> bool:
    """True if somebody tells it indirectly who appears for a state or body: the minister said the gates would be opened."""
    teller = passage.statement
    return teller.home is not None and teller.manner == "indirect"


def is_brought_about(passage: Passage, future: re.Match[str]) -> bool:
    """True of what is done, or happens by the doing of one who can bind himself: will [be opened], would [come into force]."""
    if passive := UNDERTAKINGS.passive.match(passage.text, future.end()):
        return not passage.text.startswith(BY, passive.end()) or begins_soon(passage, passive.end())
    subject = passage.text[passage.span.start : future.start()].lower().split()
    binds = passage.statement.home is not None and UNDERTAKINGS.mechanisms.isdisjoint(subject)
    return binds and UNDERTAKINGS.happening.match(passage.text, future.end()) is not None


def in_guarantee(passage: Passage) -> Span | None:
    """What the speaker says will not happen: [not one house would be lost] · we will [not sign until they leave]."""
    match = UNDERTAKINGS.guarantee.search(passage.text, passage.span.start, passage.span.end)
    if match is not None:
        return Span(match.start(), passage.span.end)
    refusal = UNDERTAKINGS.refusal.search(passage.text, passage.span.start, passage.span.end)
    refusal = refusal or (UNDERTAKINGS.forbearance.search(passage.text, passage.span.start, passage.span.end))
    own = refusal is not None and is_own(passage, refusal.start())
    return Span(beginning(passage, refusal), passage.span.end) if refusal is not None and own else None


def as_settled(passage: Passage) -> Span | None:
    """What was agreed without saying by whom: it was decided that [both sides would meet every year]."""
    match = UNDERTAKINGS.settled.search(passage.text, passage.span.start, passage.span.end)
    return Span(match.end(), passage.span.end) if match else None


RULES: tuple[Rule, ...] = (as_settled, in_own_words, in_own_noun, on_own_side, in_guarantee)


def is_own(passage: Passage, at: int) -> bool:
    """True if the subject of the words of undertaking at `at` is the speaker, a first person, or the speaker's party."""
    line, statement = passage.line, passage.statement
    token = token_at(line, at)
    if not token:
        return False
    subject = subject_at(line, at)
    if subject is not None:
        of_speaker = UNDERTAKINGS.foretold.match(passage.text, at) is None and is_of_speaker(line, subject)
        return names_speaker(subject, statement) or of_speaker or is_taken_up(passage, subject)
    commissive = bool(COMMISSIVE & set(statement.acts))
    if passage.text[passage.span.start : at].strip().lower() in ("and", "but", ""):
        return statement.cue is None or commissive
    return commissive and line.word(token - 1) in ("and", ",")


def names_speaker(subject: Subject, statement: Statement) -> bool:
    """True if the subject is a first person, the speaker, his party, or somebody who appears for it."""
    own = statement.own_names
    return any(
        r.mention.noun in FIRST_PERSONS or r.actor.name in own or (r.home is not None and r.home.name in own)
        for r in subject.references
    )


def is_of_speaker(line: Clauses, subject: Subject) -> bool:
    """True of [her country] would, [our side] will, [the government] would."""
    possessed = {line.word(subject.first), line.word(subject.first - 1)} & line.grammar.possessives
    government = subject.references[-1].mention.noun in GOVERNMENTS and not subject.references[-1].mention.owner
    return government or (bool(possessed) and subject.references[-1].category in OF_SPEAKER)


def is_taken_up(passage: Passage, subject: Subject) -> bool:
    """True if "it" or "they" opens the words of a body or group: the mission said [it] stood ready."""
    opens = passage.line.sentence.tokens[subject.first].start == passage.span.start
    alone = passage.statement.home in (None, passage.statement.speaker)
    return opens and alone and subject.references[0].mention.noun in ("it", "they")


def is_others(passage: Passage, at: int) -> bool:
    """True if the subject of the verb group at `at` is another party than the speaker: [the rebels] would leave by June.

    What has a name and is to be dealt with is none: [the Silver Marlin] will be handed back.
    """
    subject = subject_at(passage.line, at)
    if subject is None or subject.references[0].mention.noun == "it" or names_speaker(subject, passage.statement):
        return False
    future = UNDERTAKINGS.future.match(passage.text, at)
    dealt_with = future is not None and UNDERTAKINGS.passive.match(passage.text, future.end()) is not None
    return not (dealt_with and subject.references[0].category == "name")
