"""The time that the sentence of an encounter names for it."""

from collections.abc import Sequence

from readout.annotate import Annotations
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression
from readout.record.dates import DASHES, is_over, lies_ahead
from readout.record.places import is_of_another
from readout.record.stages import TIMING
from readout.report import Report

# A dateline ends within so many tokens, and its dash stands within so many behind the date.
DATELINE_REACH, DASH_REACH = 12, 5
# A dateline without a dash has so many tokens at most: BREZNA, Wednesday   They met.
SHORT_DATELINE = 4
# A time before the words of meeting counts as so much farther away.
BEFORE_WEIGHT = 1.5
# A time that is fixed for something counts as so much nearer.
FIXED_WEIGHT = 0.2
# A time of another clause counts as so many characters farther away: one before "and", one of a verb of saying.
OTHER_CLAUSE = 40
# So many words may stand between a verb of saying and its time: told reporters [over the weekend] he hoped to meet him.
CUE_REACH = 6
# They end the words of a verb of saying; what follows is said.
CUE_ENDS = frozenset({"that", ",", "he", "she", "they", "it", ":", "“"})
CLAUSE_LEADS = frozenset({"and", "but", "while", "whereas", "where"})
# A journey stands so many words before what it was for at most.
PURPOSE_REACH = 16
# So many words open a relative clause that tells of what had been done before.
EARLIER_REACH = 5
# A verb of agreeing stands so many words before its infinitive at most: agreed [on Tuesday] to meet.
SETTLING_REACH = 4
# A plan that was: they [were] to meet on Monday.
PAST_PLAN = frozenset({"was", "were", "had", "been"})
# A time so many words behind those of meeting tells of them, unless one of these opens a clause between.
ADJACENT = 8
CLAUSE_OPENERS = frozenset({",", ";", "which", "that", "who", "and", "but", "agreed", "announced", "after", "before", "since"})


def time_of(report: Report, annotations: Annotations, meeting: Meeting, stage: str) -> TimeExpression | None:
    """The time expression of the sentence that stands nearest to the anchor and can be its own; one behind it is preferred.

    `stage` is what the words of meeting tell of it.
    """
    sentence, tokens = meeting.line.sentence.span, meeting.line.sentence.tokens
    here = (t for t in annotations.times if sentence.start <= t.span.start < sentence.end and not in_dateline(meeting, t))
    others = [other for other in annotations.meetings if other.line.number == meeting.line.number]
    fitting = [
        time
        for time in here
        if is_possible(time, meeting, stage, report.published) and not is_of_next_clause(time, meeting, others)
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda time: distance(time, meeting))
    low, high = sorted((tokens[meeting.last - 1].end, best.span.start))
    cues_between = [cue for cue in meeting.line.cues if low < tokens[cue.head].start < high]
    return None if len(cues_between) > 1 else best


def is_possible(time: TimeExpression, meeting: Meeting, stage: str, published: str | None) -> bool:
    """True unless the time lies on the wrong side of the report for a verb in the past, or for what is still to come.

    they signed an agreement [that enters into force on March 1]      a visit, [agreed in May], remains on the agenda
    """
    at = sum(token.start < time.span.start for token in meeting.line.sentence.tokens)
    if (meeting.rule == "body_convened" and meeting.head < at < meeting.last) or is_of_earlier_deed(meeting, at):
        return False
    if time.value is None or published is None:
        return True
    if (meeting.form == "noun" and is_since(time, meeting)) or is_of_relative(time, meeting) or is_of_another(meeting, at):
        return False
    if stage in ("planned", "proposed") and (is_of_event(time, meeting) or is_of_agreeing(time, meeting)):
        return False
    if lies_ahead(time.value, published):
        before = meeting.line.word(meeting.first - 1)
        return not ((meeting.form == "past" and stage == "held") or before in ("after", "following", "during"))
    if stage not in ("planned", "proposed") or not is_over(time.value, published) or is_adjacent(time, meeting):
        return True
    if is_of_purpose(meeting):
        return True
    return not PAST_PLAN.isdisjoint(meeting.line.lower[max(0, meeting.first - 2) : meeting.head])


def is_of_relative(time: TimeExpression, meeting: Meeting) -> bool:
    """True of the time of a relative clause before the words of meeting: Ms Berg, who took office in [May], was invited."""
    line = meeting.line
    before = [at for at in range(meeting.head) if line.sentence.tokens[at].start < time.span.start]
    behind = [line.word(at) for at in range(len(before), meeting.head) if line.sentence.tokens[at].start >= time.span.end]
    opening = next((at for at in reversed(before) if line.word(at) == ","), None)
    return opening is not None and line.word(opening + 1) in ("who", "whose", "which") and "," in behind


def is_of_earlier_deed(meeting: Meeting, at: int) -> bool:
    """True of the time of what had been done before, in a relative clause: met Mr Arn, [whom] she had last seen in [May]."""
    line = meeting.line
    openers = (k for k in range(meeting.last, at - 1) if line.word(k) == "," and line.word(k + 1) in ("who", "whom", "whose"))
    opening = next(openers, None)
    return opening is not None and "had" in line.lower[opening : opening + EARLIER_REACH]


def is_since(time: TimeExpression, meeting: Meeting) -> bool:
    """True of the time since which there was none such: their first summit since [2019], since the talks last [June]."""
    between = [token.lower for token in meeting.line.sentence.tokens[meeting.last :] if token.start <= time.span.start]
    return "since" in between[:ADJACENT] and "," not in between


def is_of_event(time: TimeExpression, meeting: Meeting) -> bool:
    """True of the time of an event after which something is to be: will sit after [the Games] in February, after the summer."""
    between = [token.lower for token in meeting.line.sentence.tokens[meeting.last :] if token.start < time.span.end]
    after = next((at for at, word in enumerate(between) if word in ("after", "following")), None)
    if after is None or len(between) > ADJACENT or between[after + 1 : after + 2] != ["the"]:
        return False
    return "," not in between and (len(between) == after + 3 or not {"in", "on"}.isdisjoint(between[after:]))


def is_of_agreeing(time: TimeExpression, meeting: Meeting) -> bool:
    """True of the time at which it was agreed on: On Tuesday the two agreed to meet, they decided on Tuesday to meet in May."""
    tokens, to = meeting.line.sentence.tokens, meeting.head - 1
    if meeting.form != "base" or meeting.line.word(to) != "to" or time.span.start > tokens[to].start:
        return False
    near = meeting.line.lower[max(0, to - SETTLING_REACH) : to]
    return near[-1:] != [] and (
        near[-1] in TIMING.settling or (time.span.start > tokens[to - len(near)].start and not TIMING.settling.isdisjoint(near))
    )


def is_of_purpose(meeting: Meeting) -> bool:
    """True of an infinitive that tells what a journey that was made was for: flew to Lorneval on Monday [to meet Mr Arn]."""
    words = meeting.line.lower[: meeting.head]
    return meeting.form == "base" and words[-1:] == ["to"] and not TIMING.journeys.isdisjoint(words[-PURPOSE_REACH:])


def is_of_next_clause(time: TimeExpression, meeting: Meeting, others: Sequence[Meeting]) -> bool:
    """True if a clause about another encounter begins before the time: will travel on, [and she was invited within the year]."""
    tokens, word = meeting.line.sentence.tokens, meeting.line.word
    if follows_participle(time, meeting):
        return True
    behind = (other.first for other in others if meeting.last < other.first and tokens[other.first].start < time.span.start)
    return any(word(first - 1) in CLAUSE_LEADS and word(first - 2) == "," for first in behind)


def follows_participle(time: TimeExpression, meeting: Meeting) -> bool:
    """True of the time of a participle set between commas: put off the trip, [promised by the two in May], at once."""
    tokens, word = meeting.line.sentence.tokens, meeting.line.word
    between = (at for at in range(meeting.last, len(tokens) - 2) if tokens[at].start < time.span.start)
    opening = (at for at in between if word(at) == "," and word(at + 1).endswith("ed") and word(at + 1) not in TIMING.fixing)
    return any(word(at + 2) in ("by", "in", "at", "on", "during", "last") for at in opening)


def is_adjacent(time: TimeExpression, meeting: Meeting) -> bool:
    """True of a time that follows the words of meeting in their own clause: a telephone conversation [on August 2]."""
    tokens = meeting.line.sentence.tokens
    between = [token.lower for token in tokens[meeting.last :] if token.start < time.span.start]
    follows = time.span.start >= tokens[meeting.last - 1].end
    return follows and len(between) <= ADJACENT and CLAUSE_OPENERS.isdisjoint(between)


def distance(time: TimeExpression, meeting: Meeting) -> float:
    """How far a time stands from the words of meeting, in characters; more if it stands before them."""
    tokens = meeting.line.sentence.tokens
    end = tokens[meeting.last - 1].end
    if time.span.start >= end:
        apart = OTHER_CLAUSE if any(token.word == ";" and end <= token.start < time.span.start for token in tokens) else 0
        return (time.span.start - end) * (FIXED_WEIGHT if is_fixed(time, meeting) else 1) + apart + by_rule(time)
    if time.span.end <= meeting.anchor.start:
        between = [token.lower for token in tokens if time.span.end <= token.start < meeting.anchor.start]
        other_clause = OTHER_CLAUSE if {"and", ";", "but"} & set(between) or is_of_cue(time, meeting) else 0
        return BEFORE_WEIGHT * (meeting.anchor.start - time.span.end) + other_clause + by_rule(time)
    return BEFORE_WEIGHT * max(0, tokens[meeting.head].start - time.span.end)


def by_rule(time: TimeExpression) -> int:
    """What a time counts as farther away that only stands in for the day: met today in Tirana, [on the eve] of the summit."""
    return OTHER_CLAUSE if time.rule == "eve" else 0


def is_of_cue(time: TimeExpression, meeting: Meeting) -> bool:
    """True of the time of saying: told reporters [over the weekend] he hoped to meet Mr Arn in May."""
    tokens = meeting.line.sentence.tokens
    at = next((number for number, token in enumerate(tokens) if token.start >= time.span.start), len(tokens))
    heads = (cue.head for cue in meeting.line.cues if at - CUE_REACH <= cue.head < at)
    return any(CUE_ENDS.isdisjoint(meeting.line.lower[head:at]) for head in heads)


def is_fixed(time: TimeExpression, meeting: Meeting) -> bool:
    """True of a time for which something is fixed: a visit agreed in May and [arranged for 17 October]."""
    before = [token.lower for token in meeting.line.sentence.tokens if token.start < time.span.start][-4:]
    return any(word in TIMING.fixing for word in before) and any(word in ("for", "on", "in", "to") for word in before)


def in_dateline(meeting: Meeting, time: TimeExpression) -> bool:
    """True if the time belongs to a dateline at the head of the sentence: BEIJING, May 25 -- President Arn met ..."""
    tokens = meeting.line.sentence.tokens
    behind = next((at for at, token in enumerate(tokens) if token.start >= time.span.end), len(tokens))
    if (
        behind <= SHORT_DATELINE
        and tokens[0].word.isupper()
        and len(tokens[0].word) > 2
        and tokens[behind - 1].end + 1 < tokens[min(behind, len(tokens) - 1)].start
    ):
        return True
    dashed = any(token.word in DASHES for token in tokens[behind : behind + DASH_REACH])
    return behind < DATELINE_REACH and dashed and behind <= meeting.first
