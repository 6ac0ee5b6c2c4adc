"""The stage of an encounter: held, ongoing, planned, proposed, cancelled or denied, by the words near it."""

from collections.abc import Container, Mapping, Sequence

from readout.annotate.meetings import Meeting

Stages = Mapping[str, tuple[str, ...]]
PRESENT = frozenset({"base", "third"})
# How many words before and behind the words of meeting can tell its stage. A noun says less of what follows it.
BEFORE, CLOSE_BEFORE = 12, 8
BEHIND, BEHIND_CANCELLED, BEHIND_NOUN = 9, 12, 6


def status_of(meeting: Meeting, stages: Stages) -> str:
    """The stage of the encounter, by the phrases near its words and the form of its verb; "held" if nothing says otherwise."""
    words, head, last = plain_words(meeting), meeting.head, meeting.last
    turning = stages["turning"]
    behind = until(words[head : last + BEHIND], {*turning, "and"})
    if holds(words[max(0, head - BEFORE) : head] + behind, stages["denied"]):
        return "denied"
    close = words[max(0, min(meeting.first, head - CLOSE_BEFORE)) : head + 1]
    if holds(close + until(words[head : last + BEHIND_CANCELLED], turning), stages["cancelled"]):
        return "cancelled"
    behind = behind[: last + BEHIND_NOUN - head] if meeting.form == "noun" else []
    if meeting.rule == "noun_of_visit" and holds(words, stages["inviting"]) and not has_number(behind):
        return "proposed"
    near = close + behind
    told = next((status for status in ("ongoing", "planned", "proposed") if holds(near, stages[status])), None)
    return told or stage_by_form(meeting)


def stage_by_form(meeting: Meeting) -> str:
    """The stage that the grammar alone tells: invited [to Lorneval] is proposed, is [to meet] is planned."""
    if meeting.rule == "invited_to_place":
        return "proposed"
    infinitive = meeting.form in PRESENT and meeting.line.word(meeting.head - 1) == "to"
    return "planned" if infinitive else "held"


def is_absence(meeting: Meeting) -> bool:
    """True for a time without meeting: "had not met since 2014"."""
    words, head = meeting.line.lower, meeting.head
    behind = words[head : meeting.last + BEHIND]
    return "not" in words[max(0, head - 2) : head] and not {"since", "until", "before"}.isdisjoint(behind)


def is_told_as_earlier(meeting: Meeting, stages: Stages) -> bool:
    """True if the words say that it was on another, earlier day: they [had met] before, the [previous] meeting."""
    near = meeting.line.lower[max(0, meeting.head - 6) : meeting.head + 1]
    return not set(stages["earlier"]).isdisjoint(near)


def until(words: Sequence[str], turning: Container[str]) -> list[str]:
    """The words up to a conjunction behind which another thing is told."""
    end = next((at for at, word in enumerate(words) if at and word in turning), len(words))
    return list(words[:end])


def plain_words(meeting: Meeting) -> list[str]:
    """The sentence's words in lower case; the month of May, which is no modal verb, is left blank."""
    return ["" if token.word == "May" else token.lower for token in meeting.line.sentence.tokens]


def holds(words: Sequence[str], phrases: Sequence[str]) -> bool:
    """True if one of the phrases stands among the words."""
    line = f" {' '.join(words)} "
    return any(f" {phrase} " in line for phrase in phrases)


def has_number(words: Sequence[str]) -> bool:
    """True if a digit stands in the words."""
    return any(char.isdigit() for word in words for char in word)
