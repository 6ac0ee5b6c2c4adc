"""The stage of an encounter: held, ongoing, planned, proposed, cancelled or denied, by the words near it."""

from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from readout.annotate.clauses import Clauses
from readout.annotate.meeting_owners import COUNTED
from readout.annotate.meeting_parties import verb_group_start
from readout.annotate.meetings import Meeting
from readout.lexicon.timing import load_timing_words

TIMING = load_timing_words()
Stages = Mapping[str, frozenset[str]]
PRESENT = frozenset({"base", "third"})
# How many words before and behind the words of meeting can tell its stage. A noun says less of what follows it.
BEFORE, CLOSE_BEFORE = 12, 8
BEHIND, BEHIND_CANCELLED, BEHIND_NOUN = 9, 16, 6
DENIAL_REACH, ANNOUNCED_REACH, ACCEPTED_REACH = 4, 10, 8
# A noun behind these has no verb of its own: broken off in anger [at] the visit.
EMBEDDING = frozenset({"at", "over", "after", "about", "since", "despite", "during"})
# Behind these it is where something else was said.
SETTINGS = frozenset({"in", "at", "following"})
# What follows tells of a person: held talks with the Emir, [who] is on a visit.
OF_A_PERSON = frozenset({"who", "whose", "whom"})
# Allusions are to what is over; and the rules whose verb can be a plain past.
OVER = frozenset({"understood_at", "told_at", "raised_with", "time_with", "asked_by_letter"})
# How many words behind sittings it is told how often they are.
PERIOD_REACH = 9
ASKED_REACH, SOUGHT_REACH = 6, 4
# How many words lie between nobody and the verb, and how long the words are that tell who said it all.
NOBODY_REACH, TELLER_REACH = 12, 7
# They may look like words of a stage and be none.
AMBIGUOUS = frozenset({"off", "called", "calls"})
UNWILLING = frozenset({"do not", "does not", "don't", "don’t", "doesn't", "doesn’t"})
FINITE = frozenset({"verb_with_partner", "partner_in_relative", "verb_to_place", "verb_between_subjects", "body_convenes"})


def status_of(meeting: Meeting, stages: Stages) -> str:
    """The stage of the encounter, by the phrases near its words and the form of its verb; "held" if nothing says otherwise."""
    words, head, last = without_relative(plain_words(meeting), meeting), meeting.head, meeting.last
    turning = stages["turning"]
    if is_denied_clause(words[:head], stages["denying"]):
        return "denied"
    if (meeting.form == "noun" and is_none(meeting)) or is_asked(meeting) or is_by_nobody(meeting):
        return "denied"
    if meeting.rule in OVER or is_followed(meeting):
        return "held"
    if meeting.rule == "staying_in":
        start = clause_start(words, head, turning)
        words = [*[""] * start, *words[start:]]
    if meeting.rule == "staying_in" and meeting.form == "gerund":
        return "ongoing"
    if is_invited(meeting):
        return "planned" if is_accepted(words, stages) else "proposed"
    behind = until(
        words[head : last + BEHIND], {*turning, *OF_A_PERSON, "and", *(("which",) if meeting.rule == "body_convened" else ())}
    )
    if holds(words[max(0, head - BEFORE) : head] + behind, stages["denied"]):
        return "denied"
    if meeting.rule in FINITE - {"verb_to_place"} and words[max(0, head - 2) : head] in (["did", "not"], ["did", "n't"]):
        return "denied"
    close = words[max(0, min(meeting.first, head - CLOSE_BEFORE)) : head + 1]
    if holds(close + until(words[head : last + BEHIND_CANCELLED], turning), stages["cancelled"]):
        return "cancelled"
    if is_undone(words[last:], stages["cancelled"]):
        return "cancelled"
    behind = behind[: last + BEHIND_NOUN - head] if meeting.form == "noun" else []
    if meeting.line.word(meeting.first - 1) in EMBEDDING:
        behind = until(behind, {","})
    behind = before_main_verb(meeting, behind)
    if meeting.form == "noun" and holds(until(words[head:], OF_A_PERSON), stages["afoot"]):
        return "planned"
    under_way = not TIMING.under_way.isdisjoint(words[:head])
    if meeting.rule == "noun_of_visit" and holds(words, stages["inviting"]) and not has_number(behind) and not under_way:
        return "planned" if is_accepted(words, stages) else "proposed"
    if is_told_past(meeting) or (meeting.form == "past" and meeting.line.word(meeting.head - 1) == "having"):
        return "held"
    announced = is_announced(words[:head], stages["announcing"]) or is_told_behind(words[last:], stages["announcing"])
    if "would" in close + behind and announced:
        return "planned"
    near = close + behind
    if meeting.format == "visit" and meeting.form == "noun" and not TIMING.ended.isdisjoint(words[meeting.first : head]):
        return "held"
    if meeting.form == "noun" and not TIMING.seeking.isdisjoint(words[max(0, head - SOUGHT_REACH) : head]):
        return "planned" if is_accepted(words, stages) else "proposed"
    told = next((status for status in ("ongoing", "planned", "proposed") if holds(near, stages[status])), None)
    status = told or stage_by_form(meeting)
    return "planned" if status == "proposed" and is_accepted(words, stages) else status


def is_undone(behind: Sequence[str], cancelled: frozenset[str]) -> bool:
    """True if the next clause takes it back: they had planned to meet, but it was [called off]."""
    but = next((at for at, word in enumerate(behind) if word in ("but", ";")), None)
    return (
        but is not None
        and behind[but + 1 : but + 2] in (["it"], ["this"], ["that"])
        and holds(behind[but : but + BEHIND], cancelled)
    )


def clause_start(words: Sequence[str], head: int, turning: Container[str]) -> int:
    """The token behind the conjunction that opens the clause of a token: did not meet [while] both were in Lorneval."""
    return next((at + 1 for at in range(head - 1, -1, -1) if words[at] in turning), 0)


def is_invited(meeting: Meeting) -> bool:
    """True of what somebody is to be asked to do: will [invite] the Queen to visit Lorneval."""
    guest = meeting.parties[0].mention.first if meeting.parties else meeting.first
    infinitive = meeting.form == "base" and meeting.line.word(meeting.head - 1) == "to"
    return infinitive and guest < meeting.head and meeting.line.word(guest - 1) in TIMING.inviting


def before_main_verb(meeting: Meeting, behind: list[str]) -> list[str]:
    """The words behind a noun that opens or interrupts a clause, up to its verb: Ms Berg, in a meeting with Mr Arn, [called for].

    What the verb says is not said of the meeting.
    """
    verbs = {cue.first - 1 - meeting.head for cue in meeting.line.cues if meeting.line.word(cue.first - 1) == ","}
    ends = [at for at in sorted(verbs) if 0 < at < len(behind)]
    return behind[: ends[0]] if ends and meeting.line.word(meeting.first - 1) in SETTINGS else behind


def is_followed(meeting: Meeting) -> bool:
    """True of what the clause before comes after: She will fly on to Lorneval[, following] talks with Mr Arn.

    They agreed to go on [after] four days of talks: with "will" it may all be to come.
    """
    line = meeting.line
    lead = meeting.first - 1 - (line.word(meeting.first - 1) in COUNTED)
    after = line.word(lead) == "after" and {"will", "would", "shall"}.isdisjoint(line.lower[: meeting.first])
    follows = line.lower[max(0, meeting.first - 2) : meeting.first] == [",", "following"]
    return meeting.form == "noun" and (follows or (after and meeting.rule == "noun_with_parties"))


def is_none(meeting: Meeting) -> bool:
    """True of what is told as not having been: there was [no dinner], [no such call] took place."""
    word, first = meeting.line.word, meeting.first
    denied = word(first) == "no" or word(first - 1) == "no" or word(meeting.head - 1) == "no"
    return denied and TIMING.not_yet.isdisjoint(meeting.line.lower[meeting.last : meeting.last + BEHIND])


def is_accepted(words: Sequence[str], stages: Stages) -> bool:
    """True if an invitation is accepted, with pleasure or not: accepted with thanks the King's invitation."""
    if holds(words, stages["accepting"]):
        return True
    verbs = [at for at, word in enumerate(words) if word in ("accepted", "accepts", "accepting")]
    return any("invitation" in words[at : at + ACCEPTED_REACH] for at in verbs)


def is_told_past(meeting: Meeting) -> bool:
    """True for a plain verb in the past: they [met], whatever else was due."""
    line = meeting.line
    bare = meeting.form == "past" and line.word(meeting.head - 1) not in line.grammar.auxiliaries
    due = line.word(meeting.head + 1) in ("due", "expected")
    return bare and not due and meeting.rule in FINITE and line.word(meeting.head - 1) not in ("to", "not", "never")


def is_denied_clause(before: Sequence[str], denying: Container[str]) -> bool:
    """True if the words before the words of meeting end in a clause of denial: denied on Wednesday that he had [met]."""
    that = len(before) - 1 - before[::-1].index("that") if "that" in before else 0
    return any(word in denying for word in before[max(0, that - DENIAL_REACH) : that]) and len(before) - that < BEFORE


def is_announced(before: Sequence[str], announcing: Container[str]) -> bool:
    """True if what "would" be is announced, not hoped for: indicated that he would [travel]."""
    return any(word in announcing for word in [word for word in before if word][-ANNOUNCED_REACH:])


def stage_by_form(meeting: Meeting) -> str:
    """The stage that the grammar alone tells: invited [to Lorneval] is proposed, is [to meet] is planned."""
    if meeting.rule == "invited_to_place":
        return "proposed"
    if meeting.rule == "noun_with_one" and meeting.form == "base":
        return "planned"
    if set(meeting.line.lower[max(0, meeting.head - 2) : meeting.head]) & TIMING.glad:
        return "held"
    if meeting.rule in FINITE and meeting.line.word(meeting.head + 1) in ("due", "expected"):
        return "planned"
    if meeting.form == "base" and meeting.line.word(meeting.line.last_token()) == "?" and meeting.line.word(0) == "when":
        return "planned"
    infinitive = meeting.form in PRESENT and meeting.line.word(meeting.head - 1) == "to"
    return "planned" if infinitive else "held"


def is_told_behind(behind: Sequence[str], announcing: Container[str]) -> bool:
    """True if the sentence ends with who tells it: The accord would be signed in May[, an official said]."""
    commas = [at for at, word in enumerate(behind) if word == ","]
    return any(word in announcing for at in commas[-2:] for word in behind[at + 1 : at + TELLER_REACH])


def is_by_nobody(meeting: Meeting) -> bool:
    """True if nobody did it: [Nobody] from the government has met them, [none] of its envoys met them, [no] minister met them."""
    words, grammar = meeting.line.lower, meeting.line.grammar
    start = next((at for at in range(meeting.head - 1, -1, -1) if words[at] in TIMING.nobody), None)
    if meeting.form == "noun" or start is None or meeting.head - start > NOBODY_REACH:
        return False
    first = verb_group_start(meeting.line, meeting.head)
    between = words[start + 1 : first]
    opens = start == 0 or not meeting.line.is_content_word(start - 1) or any(cue.last >= start for cue in meeting.line.cues)
    whole = bool(between) if words[start] in ("no", "none", "neither") else True
    return whole and opens and "," not in between and grammar.auxiliaries.isdisjoint(between)


def is_absence(meeting: Meeting, stages: Stages) -> bool:
    """True for a time without meeting: "had not met since 2014"; or no will to meet: "we do not sit down"."""
    words, head = meeting.line.lower, meeting.head
    before, behind = words[max(0, head - 3) : head], words[head : meeting.last + BEHIND]
    if holds(words[max(0, meeting.first - 3) : meeting.first + 1], stages["hypothetical"]):
        return True
    if is_asked(meeting) and not is_denied_behind(meeting):
        return True
    if line_without(meeting) or (
        meeting.rule == "verb_between_subjects" and meeting.form != "gerund" and holds(before, TIMING.refusing)
    ):
        return True
    refused = meeting.form == "base" and holds(before, UNWILLING)
    return refused or ("not" in before[-2:] and not {"since", "until", "before"}.isdisjoint(behind))


def is_asked(meeting: Meeting) -> bool:
    """True of what is only asked about: Asked [whether] the two had spoken, [how often] they had met."""
    if meeting.rule not in FINITE:
        return False
    before = meeting.line.lower[: meeting.head]
    questions = [
        at
        for at, word in enumerate(before)
        if word in ("whether", "if") or (word == "how" and before[at + 1 : at + 2] == ["often"])
    ]
    asked = questions and not TIMING.asking.isdisjoint(before[max(0, questions[-1] - ASKED_REACH) : questions[-1]])
    return bool(asked) and len(before) - questions[-1] <= BEFORE


def is_denied_behind(meeting: Meeting) -> bool:
    """True if the answer in the same sentence is no: Asked whether she had written, he said that [no] letter had been sent."""
    return not TIMING.denied_behind.isdisjoint(meeting.line.lower[meeting.last :])


def line_without(meeting: Meeting) -> bool:
    """True for what did not come about: left [without] the handshake that all waited for."""
    return meeting.form == "noun" and meeting.line.word(meeting.first - 1) == "without"


def is_habit(meeting: Meeting, stages: Stages) -> bool:
    """True for what is done again and again: The group [regularly] meets, to hold [such meetings] every year."""
    words = meeting.line.lower
    if meeting.form == "noun" and words[meeting.head].endswith("s") and words[meeting.head] != "talks":
        return not TIMING.periodic.isdisjoint(
            [meeting.line.word(meeting.head - 1), *words[meeting.head + 1 : meeting.head + PERIOD_REACH]]
        )
    near = words[max(0, meeting.head - 2) : meeting.head] + words[meeting.last : meeting.last + 1]
    return meeting.form in PRESENT and not stages["habitual"].isdisjoint(near)


def is_told_as_earlier(meeting: Meeting, stages: Stages) -> bool:
    """True if the words say that it was on another, earlier day: they [had met] before, the [previous] meeting."""
    near = meeting.line.lower[max(0, meeting.head - 6) : meeting.head + 1]
    if holds(meeting.line.lower, stages["same_day"]):
        return False
    if meeting.form == "noun" and is_had(near):
        near = [word for word in near if word != "had"]
    return not stages["earlier"].isdisjoint(near)


def is_had(near: Sequence[str]) -> bool:
    """True if an encounter is the object of "had", which makes no tense: they [had a meeting], she [had talks]."""
    had = len(near) - 1 - near[::-1].index("had") if "had" in near else None
    return had is not None and (near[had + 1 : had + 2] in (["a"], ["an"], ["separate"], ["bilateral"]) or had == len(near) - 2)


def until(words: Sequence[str], turning: Container[str]) -> list[str]:
    """The words up to a conjunction behind which another thing is told."""
    end = next((at for at, word in enumerate(words) if at and word in turning), len(words))
    return list(words[:end])


def plain_words(meeting: Meeting) -> list[str]:
    """The sentence's words in lower case; left blank is what only looks like words of a stage.

    in the month of [May]      he is [off] to Lorneval      she [called] on the mayor and met Mr Lund
    """
    line = meeting.line
    words = ["" if token.word == "May" else token.lower for token in line.sentence.tokens]
    if AMBIGUOUS.isdisjoint(words):
        return words
    blank = {at for at in range(len(words)) if is_departure(words, at) or is_call_at_office(line, at, meeting.head)}
    return ["" if at in blank else word for at, word in enumerate(words)] if blank else words


def is_departure(words: Sequence[str], at: int) -> bool:
    """True of "off" where somebody goes: he is [off] to Lorneval, and not put [off] to May."""
    return words[at] == "off" and words[at + 1 : at + 2] in (["to"], ["on"]) and words[at - 1] in ("is", "was", "are", "'s", "’s")


def is_call_at_office(line: Clauses, at: int, head: int) -> bool:
    """True of "called" where somebody comes to see another: she [called] on the mayor and held talks; asked of nobody."""
    host = line.starting_at(at + 2) if line.word(at) in ("called", "calls") and line.word(at + 1) == "on" else None
    return host is not None and "to" not in line.lower[at:head] and line.word(host.mention.last) in ("and", ",")


def without_relative(words: list[str], meeting: Meeting) -> list[str]:
    """The words with those of a relative clause between subject and verb left blank: Ms Berg[, who is visiting,] was received."""
    for start in range(meeting.first, meeting.head - 1):
        if words[start] == "," and words[start + 1] in OF_A_PERSON | {"which"}:
            end = next((at for at in range(start + 2, meeting.head) if words[at] == ","), None)
            return words if end is None else [*words[:start], *[""] * (end - start), *words[end:]]
    return words


def holds(words: Sequence[str], phrases: frozenset[str]) -> bool:
    """True if one of the phrases stands among the words."""
    single, longer = by_length(phrases)
    if not single.isdisjoint(words):
        return True
    opening = [word for word in words if word in longer]
    if not opening:
        return False
    line = f" {' '.join(words)} "
    return any(phrase in line for word in opening for phrase in longer[word])


@lru_cache(maxsize=64)
def by_length(phrases: frozenset[str]) -> tuple[frozenset[str], Mapping[str, Sequence[str]]]:
    """The single words among the phrases, and the longer ones between blanks, by the word that opens them."""
    longer: dict[str, list[str]] = {}
    for phrase in phrases:
        if " " in phrase:
            longer.setdefault(phrase.split()[0], []).append(f" {phrase} ")
    return frozenset(phrase for phrase in phrases if " " not in phrase), longer


def has_number(words: Sequence[str]) -> bool:
    """True if a digit stands in the words."""
    return any(char.isdigit() for word in words for char in word)
