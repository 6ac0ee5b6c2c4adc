"""What parties are to do, as the report tells in its own voice: "The envoy will travel on to Lorneval on Tuesday."

A report that announces a journey or an event from its first sentence on is a programme; what it lists is none of this.
"""

import re
from collections.abc import Iterator, Sequence

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.subjects import Subject
from readout.record.acceptances import visit_before
from readout.record.nesting import BLOCK, blocks
from readout.record.obligations import obligation_in
from readout.record.statements import Statement, joint_actor
from readout.record.undertakings import UNDERTAKINGS, Undertaking, condition_near, subject_at, token_at
from readout.report import Report
from readout.span import Span

# Who can be told to do something.
PARTIES = frozenset({"person", "state", "body", "group"})
# And under a deal that the report tells of: [the rebels] will lay down their arms.
PARTIES_TO_A_DEAL = PARTIES | {"unnamed"}
# Where the telling of a plan ends within its sentence.
TURN = re.compile(r",\s+(?:and|but|though|although|while|whose|where|which|who|following|said)\b|;(?! namely)")


def find_plans(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Undertaking]:
    """The undertakings that the report tells in its own voice, in text order."""
    told = blocks((span, span) for span in told_by_others(report.text, statements))
    own = [line for line in annotations.lines if not line.heading and line.sentence.inside is None]
    sides = names_of_sides(annotations)
    for line in own if own and not is_programme(report.text, own[0]) else ():
        plan = plan_in(report.text, line, annotations, sides)
        if plan is None:
            continue
        for each in (plan, *plans_beside(report.text, line, plan.span, sides)):
            near = {each.span.start // BLOCK, each.span.end // BLOCK}
            if not any(span.meets(each.span) for block in near for span, _ in told.get(block, ())):
                yield each


def plans_beside(text: str, line: Clauses, first: Span, sides: frozenset[str]) -> Iterator[Undertaking]:
    """The plans that a sentence sets beside its first: Torvesk is to open the gates, while [Ardelia is to release the crews]."""
    turn = TURN.match(text, first.end)
    for match in UNDERTAKINGS.plan.finditer(text, turn.end(), line.sentence.span.end) if turn is not None else ():
        if not UNDERTAKINGS.idle.match(text, match.end()) and not UNDERTAKINGS.passive.match(text, match.end() - 1):
            beside = plan_of_party(line, match.start(), end_of(text, line, match.end()), sides)
            if beside is not None:
                yield beside


def is_programme(text: str, first: Clauses) -> bool:
    """True if the first sentence announces a journey or an event: The Deputy Secretary will travel to Lukesi."""
    match = UNDERTAKINGS.plan.search(text, first.sentence.span.start, first.sentence.span.end)
    return match is not None and UNDERTAKINGS.journey.match(text, match.end()) is not None


def told_by_others(text: str, statements: Sequence[Statement]) -> Iterator[Span]:
    """The words of the statements made before and of those in quotation marks: these are not the report's own."""
    for one in statements:
        if one.manner != "indirect" or (one.cue and not UNDERTAKINGS.plan.match(text, one.cue.start)):
            yield from one.content


def names_of_sides(annotations: Annotations) -> frozenset[str]:
    """The names of the parties that the report is about, and of those for which its persons appear."""
    voice = annotations.voice
    homes = {reference.home.name for reference in annotations.references if reference.home}
    own = {voice.home_name, voice.party.name} if voice.party else {voice.home_name}
    return frozenset(homes | own | {actor.name for actor in annotations.sides})


def plan_in(text: str, line: Clauses, annotations: Annotations, sides: frozenset[str]) -> Undertaking | None:
    """The plan of a sentence in the report's own voice, None if it tells of none."""
    sentence = line.sentence.span
    if UNDERTAKINGS.told.search(text, sentence.start, sentence.end) is None:
        return None
    if settled := UNDERTAKINGS.settled.search(text, sentence.start, sentence.end):
        return Undertaking(Span(settled.end(), end_of(text, line, settled.end())), line, None, owner_of(line, annotations))
    if obliged := next(obligation_in(text, line, Span(sentence.start, end_of(text, line, sentence.start)), None), None):
        return obliged
    allowed = time_given(text, line, annotations, sides)
    match = UNDERTAKINGS.plan.search(text, sentence.start, sentence.end)
    if match is None or allowed is not None:
        return allowed or departure_in(text, line, annotations, sides)
    if is_comment(text, line, match.start()):
        return None
    party = annotations.voice.party
    condition = condition_near(text, Span(match.start(), sentence.end), sentence) if party else None
    if party and condition and condition.start < match.start():
        return Undertaking(Span(condition.end, sentence.end), line, None, party)
    passive = UNDERTAKINGS.passive.match(text, match.end() - 1) is not None
    if UNDERTAKINGS.idle.match(text, match.end()) and not (passive or UNDERTAKINGS.under_way.match(text, match.end())):
        return None
    end = end_of(text, line, match.end())
    own = None if passive else plan_of_party(line, match.start(), end, sides)
    plan = Span(match.start(), end)
    return own or plan_of_mechanism(text, line, plan, annotations) or plan_of_signing(line, plan, annotations)


def time_given(text: str, line: Clauses, annotations: Annotations, sides: frozenset[str]) -> Undertaking | None:
    """What a party has a time for: [The commission] has until the end of May to report."""
    sentence = line.sentence.span
    match = UNDERTAKINGS.allowed.search(text, sentence.start, sentence.end)
    lapse = match is not None and not line.grammar.spans_of_time.isdisjoint(text[match.start() : match.end()].lower().split())
    timed = match is not None and any(match.start() <= time.span.start < match.end() for time in annotations.times)
    if match is None or not (lapse or timed) or is_comment(text, line, match.start()):
        return None
    return plan_of_party(line, match.start(), end_of(text, line, match.end()), sides)


def departure_in(text: str, line: Clauses, annotations: Annotations, sides: frozenset[str]) -> Undertaking | None:
    """A journey told in the present, with its day: [The envoy] returns to Lorneval on Thursday."""
    sentence = line.sentence.span
    match = UNDERTAKINGS.departure.search(text, sentence.start, sentence.end)
    if match is None or is_comment(text, line, match.start()):
        return None
    timed = any(match.end() <= time.span.start < sentence.end for time in annotations.times)
    return plan_of_party(line, match.start(), end_of(text, line, match.end()), sides) if timed else None


def plan_of_party(line: Clauses, at: int, end: int, sides: frozenset[str]) -> Undertaking | None:
    """The plan whose words of undertaking stand at character `at`, if its subject is a party: [France] will send a ship."""
    subject = subject_at(line, at) or shared_subject(line, at)
    if subject is None or not all(is_party(line, reference, sides) for reference in subject.references):
        return None
    debtor = joint_actor([actor for r in subject.references for actor in (r.members or (r.actor,))])
    start = line.sentence.tokens[subject.first].start if subject.last == token_at(line, at) else at
    return Undertaking(Span(start, end), line, None, debtor)


def plan_of_mechanism(text: str, line: Clauses, plan: Span, annotations: Annotations) -> Undertaking | None:
    """The plan of what parties set up or hold together: [Talks] are to resume. A visit is owed by the guest."""
    if not opens_with_mechanism(line, plan.start):
        return None
    invited = visit_before(text, annotations.lines, line.number) if "visit" in line.lower else None
    debtor = invited.debtor if invited and invited.debtor else owner_of(line, annotations)
    return Undertaking(Span(line.sentence.span.start, plan.end), line, None, debtor)


def plan_of_signing(line: Clauses, plan: Span, annotations: Annotations) -> Undertaking | None:
    """The plan of those who are to sign: talks, following which [the agreement] will be signed."""
    ahead = (m for m in annotations.meetings if m.rule == "paper_signed" and m.form == "base" and m.line.number == line.number)
    signing = next((m for m in ahead if m.anchor.start < plan.end), None)
    if signing is None:
        return None
    return Undertaking(Span(signing.anchor.start, plan.end), line, None, owner_of(line, annotations))


def is_comment(text: str, line: Clauses, at: int) -> bool:
    """True of a question, a guess, a commentator's own word, and the programme of a visit."""
    sentence = line.sentence.span
    personal = not {"i", "my"}.isdisjoint(line.lower)
    guessed = UNDERTAKINGS.guess.search(text, sentence.start, at) is not None
    programme = UNDERTAKINGS.programme.search(text, sentence.start, sentence.end) is not None
    return personal or guessed or programme or text[sentence.end - 1] == "?"


def shared_subject(line: Clauses, at: int) -> Subject | None:
    """The subject of the sentence, for a verb group that goes on with it: ... and [will propose] a new round."""
    token = token_at(line, at)
    return line.main_subject(token) if token and line.word(token - 1) == "and" else None


def end_of(text: str, line: Clauses, start: int) -> int:
    """Where the plan that is told from `start` on ends."""
    turn = TURN.search(text, start, line.sentence.span.end)
    return turn.start() if turn else line.sentence.span.end


def is_party(line: Clauses, reference: Reference, sides: frozenset[str]) -> bool:
    """True of a person, state or body by name, and of [the Movement], but not of [the army] or [an official]."""
    first = reference.mention.first
    if line.lower[:2] == ["under", "the"] and reference.category in PARTIES_TO_A_DEAL:
        return True
    if {line.word(first), line.word(first - 1)} & {"a", "an"}:
        return False
    if reference.mention.noun == "it" and reference.actor.actor is None and reference.actor.name not in sides:
        return False
    if reference.category not in PARTIES:
        return reference.category == "name" and reference.actor.name in sides
    known = reference.mention.kind != "nominal" or reference.members or reference.actor.actor
    return bool(known) or reference.mention.post[:1].isupper()


def opens_with_mechanism(line: Clauses, before: int) -> bool:
    """True of [the joint commission] will meet, [talks], which broke off in May, are to resume."""
    for at, token in enumerate(line.sentence.tokens):
        if token.start >= before or not (line.is_content_word(at) or line.word(at) in line.grammar.determiners):
            return False
        if token.lower in UNDERTAKINGS.mechanisms:
            return True
    return False


def owner_of(line: Clauses, annotations: Annotations) -> Actor:
    """Who owes what a mechanism is to do: the body that it is, else the two sides or persons, else the party that writes."""
    first = line.starting_at(0)
    if first is not None and first.category == "body" and line.word(0) not in ("a", "an"):
        return first.actor
    if several := annotations.sides or annotations.principals:
        return joint_actor(several)
    return annotations.voice.party or Actor(None, "unnamed parties")
