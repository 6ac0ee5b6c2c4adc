"""Where a report tells that a party denies something: in a statement, in a relative clause, or in words of contradiction."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.attribution_rules.boundaries import after_adverbials
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue
from readout.annotate.subjects import Subject
from readout.lexicon.disputes import Disputes
from readout.record.denying_words import HEAD, KNOWN, NUMBER, is_verdict, negates, opens_with_claim, points_back
from readout.record.statements import Statement
from readout.report import Report
from readout.span import Span, hull, trimmed
from readout.value import value

SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
# What is said begins with what it answers: contrary to what was reported, ...
CONTRARY = re.compile(
    r"(?:contrary to|despite) (?:what (?:\S+ ){0,6}?(?:claim|report|alleg|assert|sa(?:y|id)|suggest|put about|wr(?:ote|itten))"
    r"|(?:\S+ ){0,4}?(?:claims?|reports?|allegations?|rumou?rs|assertions?|statements?|speculation)\b)[^,;.]{0,120},\s+",
    re.IGNORECASE,
)
RELATIVE = frozenset({"which", "that"})
CLAUSE_ENDS = frozenset({",", ".", ";", "", "as", "and", "—", "–", "!", "but", ")"})
PRONOUNS = frozenset({"that", "this", "it", "these", "those", "them"})
# The noun that alone names a claim ends so many tokens behind the verb at most: the repeated charges.
KNOWN_CLAIM = 5
ARTICLES = frozenset({"a", "an", "the", ",", "—", "–"})
REPLYING = frozenset({"reply", "respond", "answer", "retort", "counter", "shoot back"})
# Between the claim of one party and what another insists on.
SET_AGAINST = re.compile(r"(?:[;—–]|[,;—–]\s+(?:but|while|whereas|yet|and))\s+(?:the )?$")
# What is told instead of a claim is another figure: puts the toll at four, the number was four.
FIGURE = re.compile(
    r"\b(?:figure|number|toll|total|count|tally)\b(?:\s+of\s+[\w\s]{1,30})?\s+(?:is|was|were|at|stood at|stands at|to be)\s+"
    r"(?:only |just |about )?"
    rf"{NUMBER}",
    re.IGNORECASE,
)
FINITE = frozenset({"past", "third", "base", "participle"})


@value
class Denial:
    """Words by which a party denies something.

    `by` is the party, with the `names` under which it speaks; `content` what it says; `points` is true where the words answer
    what was said before them, whatever that is, `by_verb` where a verb of denying tells it rather than a negation, `counters`
    where the sentence sets it against other words, `replies` where its verb tells that it answers them; `rivals` where it only
    stands against another claim of its sentence, `figure` where it only sets another figure against one. `denied` are words of
    the same sentence that tell what is denied, if nobody in the report is told to claim it: [spying], which the embassy denies.
    """

    words: Span
    by: Actor
    names: frozenset[str]
    content: tuple[Span, ...]
    sentence: int
    points: bool
    by_verb: bool
    counters: bool = False
    replies: bool = False
    rivals: bool = False
    figure: bool = False
    denied: Span | None = None


def find_denials(
    report: Report, annotations: Annotations, statements: Sequence[Statement], disputes: Disputes
) -> Iterator[Denial]:
    """The denials of a report: those stated, then those that no statement tells; headlines only repeat them."""
    lines = {line.number: line for line in annotations.lines}
    answers = {line.number: answers_in(report.text, line, disputes) for line in annotations.lines}
    stated = [denial for statement in statements if (denial := stated_denial(report.text, statement, lines, answers, disputes))]
    yield from stated
    told = {denial.sentence for denial in stated}
    running = [line for line in annotations.lines if line.sentence.inside is None and not line.heading]
    for before, line in zip([None, *running], running, strict=False):
        yield from relative_denials(report.text, line, disputes)
        if line.number not in told:
            yield from known_claims_denied(report.text, line, disputes)
        # "They said the opposite" behind a denial claims what that denied.
        if line.number not in told and (before is None or before.number not in told):
            yield from answers_alone(line, answers[line.number])
    if annotations.voice.party is not None:
        said = {statement.sentence for statement in statements}
        yield from denials_of_author(report.text, annotations, annotations.voice.party, said, disputes)


# --- Denials that no statement tells


def relative_denials(text: str, line: Clauses, disputes: Disputes) -> Iterator[Denial]:
    """The denials in relative clauses of a sentence: spying, [which Moscow denies] · a charge [rejected by the embassy]"""
    for cue in line.cues:
        if cue.negated or not (cue.entry in disputes.denying or cue.entry in disputes.rejecting):
            continue
        subject = relative_denier(line, cue)
        at = min(subject.first, cue.first) if subject is not None else 0
        opening = opening_of_relative(line, at, disputes, bare=cue.entry in disputes.denying) if subject is not None else None
        if subject is not None and opening is not None:
            words = line.span(at, max(cue.last, subject.last))
            denied = trimmed(text, Span(line.sentence.span.start, line.sentence.tokens[opening].start), ",;—–")
            yield bare_denial(line, subject, words, denied)


def known_claims_denied(text: str, line: Clauses, disputes: Disputes) -> Iterator[Denial]:
    """The denials of what only a pronoun or "the claim" names, in sentences of which no statement tells it.

    Lorneval rejected [that], saying that ...     Lorneval at first denied [the claim].
    """
    for cue in line.cues:
        if cue.entry not in disputes.denying | disputes.rejecting or cue.negated or cue.passive or cue.form not in FINITE:
            continue
        last = known_claim_behind(text, line, cue, disputes)
        subject = line.subject_before(cue.first) or line.plain_subject(cue.first) or line.main_subject(cue.first)
        if last and subject is not None:
            yield bare_denial(line, subject, line.span(subject.first, last), None)


def known_claim_behind(text: str, line: Clauses, cue: Cue, disputes: Disputes) -> int:
    """Where the pronoun or the known claim ends that is all the object of a cue: that, the claim, these charges; else 0."""
    for last in range(cue.last + 1, min(cue.last + KNOWN_CLAIM, len(line.sentence.tokens))):
        words = line.span(cue.last, last).of(text)
        known = words.lower() in PRONOUNS or (KNOWN.match(words) is not None and disputes.claim.search(words) is not None)
        if known and line.word(last) in CLAUSE_ENDS:
            return last
    return 0


def relative_denier(line: Clauses, cue: Cue) -> Subject | None:
    """Who denies, if the cue has no object behind it: the subject, or the agent of a passive."""
    if line.word(cue.last) == "by":
        return line.subject_after(cue.last + 1)
    subject = line.subject_before(cue.first) or line.plain_subject(cue.first)
    if cue.passive or cue.form not in FINITE:
        return None
    ends = line.word(after_adverbials(line, cue.last)) in CLAUSE_ENDS
    return subject if ends or (subject is not None and follows_apposition(line, subject.first)) else None


def follows_apposition(line: Clauses, at: int) -> bool:
    """True if a noun with an article that takes up what was said stands before token `at`: , a charge [the embassy] called ..."""
    relative = at - 1 if line.word(at - 1) in RELATIVE else at
    return line.word(relative - 1) in line.grammar.speech.taking_up and line.word(relative - 2) in ARTICLES


def opening_of_relative(line: Clauses, at: int, disputes: Disputes, *, bare: bool) -> int | None:
    """Where the relative clause that goes on at token `at` opens, with the noun that takes up what was said: , a charge that

    `bare`: the pronoun alone will do.
    """
    relative = at - 1 if line.word(at - 1) in RELATIVE else at
    noun = relative - 1
    apposed = noun > 0 and disputes.claim.fullmatch(line.word(noun)) and line.word(noun - 1) in ARTICLES
    if apposed:
        return noun - 1
    return relative if bare and relative < at and line.word(relative - 1) in ARTICLES else None


def answers_alone(line: Clauses, answers: Sequence[Span]) -> Iterator[Denial]:
    """The denial of a sentence that only says that somebody contradicts: Its ambassador said the opposite."""
    if not answers:
        return
    token = next((k for k, token in enumerate(line.sentence.tokens) if token.end > answers[0].start), 0)
    if (subject := line.subject_before(token)) is not None:
        yield bare_denial(line, subject, line.sentence.span, None)


def bare_denial(line: Clauses, subject: Subject, words: Span, denied: Span | None) -> Denial:
    """A denial by the subject that only points back."""
    speaker = subject.references[0]
    names = frozenset({speaker.actor.name, *([speaker.home.name] if speaker.home else [])})
    return Denial(words, speaker.actor, names, (words,), line.number, points=True, by_verb=True, denied=denied)


def denials_of_author(
    text: str, annotations: Annotations, party: Actor, said: Container[int], disputes: Disputes
) -> Iterator[Denial]:
    """The denials that a party makes in its own text right behind what others claim: It is said that ... [He was not there]."""
    for before, line in pairwise(annotations.lines):
        if line.number in said or line.sentence.inside is not None or line.heading:
            continue
        if before.number not in said and not disputes.claim.search(before.sentence.span.of(text)):
            continue
        words = line.sentence.span.of(text)
        points = is_verdict(words, disputes)
        if points or negates(words):
            span = trimmed(text, line.sentence.span, ".")
            yield Denial(span, party, frozenset({party.name}), (span,), line.number, points=points, by_verb=True)


# --- Denials among the statements


def stated_denial(
    text: str, statement: Statement, lines: Mapping[int, Clauses], answers: Mapping[int, Sequence[Span]], disputes: Disputes
) -> Denial | None:
    """The denial that a statement is, None if it denies nothing; `answers` are the words of contradiction of each sentence."""
    line = lines[statement.sentence]
    words = first_sentence(text, statement.content[0])
    if line.heading or not words:
        return None
    contrary = CONTRARY.match(words)
    said = words[contrary.end() :] if contrary else words
    entries = set(statement.evidence.found_by)
    names_claim = bool(disputes.rejecting & entries) and opens_with_claim(said, disputes)
    by_verb = not statement.negated and (names_claim or bool(disputes.denying & entries))
    denies = negates(said)
    heard = denies and (contrary is not None or answers_hearsay(text, line, statement, disputes))
    points = heard or is_verdict(said, disputes) or (by_verb and points_back(said, disputes))
    points = points or contradicts(statement, answers[statement.sentence])
    rivals = not (points or by_verb) and is_rival(text, line, statement, disputes)
    figure = not (points or by_verb or denies or rivals) and FIGURE.search(told_with_cue(text, statement)) is not None
    if not (points or by_verb or denies or rivals or figure):
        return None
    return Denial(
        words=whole(statement),
        by=statement.speaker,
        names=statement.own_names,
        content=statement.content,
        sentence=statement.sentence,
        points=points or figure or (rivals and not denies),
        by_verb=by_verb,
        counters=disputes.countering.search(text, line.sentence.span.start, statement.content[-1].end) is not None,
        replies=bool(entries & REPLYING),
        rivals=rivals,
        figure=figure,
        denied=Span(hull(statement.content).start + (contrary.end() if contrary else 0), hull(statement.content).end)
        if heard
        else None,
    )


def is_rival(text: str, line: Clauses, statement: Statement, disputes: Disputes) -> bool:
    """True of what somebody insists on right behind what another says: Torvesk says ...; Ardelia [maintains that ...]."""
    if statement.source is None or disputes.insisting.isdisjoint(statement.evidence.found_by):
        return False
    return SET_AGAINST.search(text[line.sentence.span.start : statement.source.start]) is not None


def told_with_cue(text: str, statement: Statement) -> str:
    """The words of a statement from its cue on: [put the figure at fourteen]."""
    return whole(statement).of(text) if statement.source is None else text[statement.source.end : whole(statement).end]


def first_sentence(text: str, content: Span) -> str:
    """The words up to the first mark that ends a sentence."""
    end = SENTENCE_END.search(text, content.start + 1, content.end)
    return text[content.start : end.end() if end else content.end]


def answers_hearsay(text: str, line: Clauses, statement: Statement, disputes: Disputes) -> bool:
    """True if the sentence says that the words answer what is claimed: contrary to reports, in view of such rumours."""
    start, end = line.sentence.span.start, statement.content[0].start
    opener = disputes.contrary.search(text, start, end)
    return opener is not None and disputes.claim.search(text, opener.end(), min(end, opener.end() + HEAD)) is not None


def answers_in(text: str, line: Clauses, disputes: Disputes) -> list[Span]:
    """The words of a sentence that tell that somebody contradicts: Torvesk [saw it otherwise]."""
    sentence = line.sentence.span
    return [Span(*match.span()) for match in disputes.answer.finditer(text, sentence.start, sentence.end)]


def contradicts(statement: Statement, answers: Sequence[Span]) -> bool:
    """True if the sentence says in its own words that the speaker contradicts, by these: Torvesk saw it otherwise: ..."""
    short = sum(map(len, statement.content)) < HEAD
    return any(short or not any(part.meets(answer) for part in statement.content) for answer in answers)


def whole(statement: Statement) -> Span:
    """The stretch from source to content."""
    return hull(span for span in (statement.source, statement.cue, *statement.content) if span is not None)
