"""Who met whom, where, when, in what format; what was planned, cancelled or denied."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.meeting_attendance import ATTENDANCE_RULES
from readout.annotate.meeting_parties import verb_group_start
from readout.annotate.meeting_partners import WITH_ONE
from readout.annotate.meetings import Meeting
from readout.annotate.times import TimeExpression
from readout.evidence import Evidence, anchor
from readout.record.dates import first_day, is_over, lies_ahead
from readout.record.durations import (
    clipped,
    days_apart,
    length_of,
    shifted,
    stretch_of,
    time_moved_from,
    time_moved_to,
    yet_to_come,
)
from readout.record.implied_dates import answer_to, implied_date, time_of_answer
from readout.record.kept_after_all import kept_after_all
from readout.record.named_times import is_adjacent, is_of_purpose, time_of
from readout.record.participants import (
    attended,
    homes_of,
    lands_in,
    participants_of,
    states_to_meet,
    two_sides,
)
from readout.record.parties_by_context import parties_by_context, sides_of_denial, told_by_place
from readout.record.parties_left_out import are_guests, left_out
from readout.record.places import occasion_of, own_country, place_name, place_reference, state_of, state_visited, venue_name
from readout.record.settings import set_in_place
from readout.record.stages import TIMING, holds, is_absence, is_habit, is_told_as_earlier, status_of
from readout.record.tellings import Encounter, join, shared_names, tell_again, told_again
from readout.report import Report
from readout.span import Span

# Formats in which parties sit together and can do so again.
SITTINGS = frozenset({"meeting", "summit", "conference", "video", "call"})
# Three of the first make a gathering a summit, or all of the second, unless they are two.
LEADERS = ("president of ", "prime minister of ", "king of ", "chancellor of ", "emir of ", "sultan of ")
COMPANIES_OF_LEADERS = ("heads of state", "heads of government", "leaders of", "presidents of")


def find_encounters(report: Report, annotations: Annotations) -> tuple[Encounter, ...]:
    """The encounters of a report in text order, each once.

    Headlines come last: what they tell again is evidence for an encounter of the text. A mention without parties ("the visit is
    to take place in October") tells more of the last encounter of its kind, or of one between the report's principal persons.
    """
    found: list[Encounter] = []
    homes = homes_of(annotations)
    tellings = sorted(annotations.meetings, key=order_of_telling)
    for meeting in tellings:
        if is_absence(meeting, annotations.stages) or is_habit(meeting, annotations.stages):
            continue
        if is_attendance(meeting):
            gathering = None if attended(found, report, meeting, homes) else gathering_attended(meeting, tellings)
            if gathering is None:
                continue
            meeting = gathering
        encounter = kept_after_all(make_encounter(report, annotations, meeting, found), meeting, annotations)
        if meeting.rule == "noun_again":
            denied = encounter.format == "letter" and encounter.status == "denied"
            tell_again(found, encounter, two_sides(annotations) if denied else annotations.principals)
        elif meeting.rule == "named_by_place" and (known := told_by_place(encounter, found)) is not None:
            found[known] = told_again(found[known], encounter)
        elif encounter.participants and not is_one_alone(meeting, encounter):
            for stage in stages_told(report, annotations, meeting, encounter):
                join(found, stage, homes)
    dated = (replace(one, date=days_of_visit(one, found)) if one.format == "visit" and not one.date else one for one in found)
    return tuple(set_in_place(tuple(dated), annotations, report.published))


def order_of_telling(meeting: Meeting) -> tuple[bool, bool, bool]:
    """What is told by headlines comes last, and what those who took part are to do comes when all of them are known."""
    guests = are_guests(meeting.parties)
    return meeting.line.heading, guests, meeting.rule in ATTENDANCE_RULES


def is_one_alone(meeting: Meeting, encounter: Encounter) -> bool:
    """True if "we" were to have met, and stands for one party, or the one named is alone: it is told elsewhere with whom."""
    if meeting.rule in WITH_ONE:
        return len(encounter.participants) == 1
    told_alone = meeting.form == "noun" or meeting.rule == "verb_between_subjects"
    if encounter.status == "denied" and told_alone and encounter.format in SITTINGS and len(encounter.participants) == 1:
        return not any(party.mention.plural and party.mention.kind != "pronoun" for party in meeting.parties)
    ours = meeting.line.word(meeting.first) == "we" and encounter.taken_up
    return meeting.rule == "verb_between_subjects" and ours and encounter.status == "cancelled"


def stages_told(report: Report, annotations: Annotations, meeting: Meeting, encounter: Encounter) -> Iterator[Encounter]:
    """The encounter, and of one put off to a new day the two that it makes: that which is off and that which is planned."""
    moved = time_moved_to(annotations.times, meeting) if encounter.status in ("cancelled", "planned", "held") else None
    if moved is None or moved.value is None:
        yield encounter
        return
    old = time_moved_from(annotations.times, meeting, moved)
    yield replace(encounter, status="cancelled", date=old.value if old else None, own_time=old is not None)
    identity = hashlib.sha256(f"{encounter.id} moved".encode()).hexdigest()[:16]
    told = anchor(report.text, Span(meeting.anchor.start, max(meeting.anchor.end, moved.span.end)))
    evidence = replace(encounter.evidence, anchors=(told,))
    yield replace(encounter, id=identity, status="planned", date=moved.value, own_time=True, place=None, evidence=evidence)


def gathering_attended(meeting: Meeting, tellings: Sequence[Meeting]) -> Meeting | None:
    """The gathering of which only its guests tell, with them: [The meeting was attended by the envoys] of three states."""
    if meeting.format:
        return meeting
    named = [one for one in tellings if one.line is meeting.line and one.rule == "noun_again" and one.head < meeting.head]
    several = len(meeting.parties) > 1 or any(party.mention.plural or party.members for party in meeting.parties)
    if not named or meeting.rule != "attended_by" or not several:
        return None
    return replace(named[-1], parties=meeting.parties, last=meeting.last, rule="noun_with_parties")


def is_attendance(meeting: Meeting) -> bool:
    """True if it tells who took part in an encounter told elsewhere."""
    signs_too = meeting.rule == "signing" and len(meeting.parties) == 1 and not meeting.parties[0].mention.plural
    return signs_too or meeting.rule in ATTENDANCE_RULES or meeting.rule == "attendance_at"


def days_of_visit(visit: Encounter, encounters: Sequence[Encounter]) -> str | None:
    """The days of a visit without a date: from the first to the last dated encounter of the visitor in that state."""
    there = (other for other in encounters if other.state == visit.state and other.status == visit.status)
    stay = [other.date for other in there if other.date and other.own_time and shared_names(other, visit)] if visit.state else []
    if not stay:
        return None
    first, last = min(first_day(date) for date in stay), max(date.partition("/")[2] or date for date in stay)
    return first if first == last else f"{first}/{last}"


def make_encounter(report: Report, annotations: Annotations, meeting: Meeting, earlier: Sequence[Encounter]) -> Encounter:
    """The encounter of one telling, seen after the `earlier` ones."""
    where = place_reference(meeting) if meeting.format != "call" else None
    stage = status_of(meeting, annotations.stages)
    time = time_of(report, annotations, meeting, stage)
    status = stage_in_time(stage, meeting, annotations, time, report.published)
    identity = "\x1f".join((report.id, meeting.format, str(meeting.anchor.start), str(meeting.anchor.end)))
    participants = (
        sides_of_denial(meeting, status, annotations)
        or parties_by_context(meeting, earlier, annotations)
        or left_out(meeting, earlier, annotations)
        or states_to_meet(meeting, annotations)
        or participants_of(meeting.parties, annotations)
    )
    encounter = Encounter(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        format=format_told_before(meeting, earlier) or format_of(meeting, participants, annotations),
        status=status,
        participants=participants,
        date=told_date(report, annotations, meeting, time, status) if time else None,
        place=venue_name(where, meeting) or own_country(meeting, annotations),
        occasion=occasion_of(report.text, meeting),
        topics=topics_of(report.text, meeting),
        evidence=Evidence(report.id, (anchor(report.text, meeting.anchor),), (meeting.rule,)),
        span=meeting.anchor,
        own_time=time is not None,
        rule=meeting.rule,
        heading=meeting.line.heading,
        state=state_of(where, annotations) or state_visited(meeting, annotations),
        kind=kind_of(meeting),
        taken_up=len(meeting.parties) == 1 and meeting.parties[0].mention.kind == "pronoun",
        earlier=is_told_as_earlier(meeting, annotations.stages),
        all_state=where is not None and where.category == "state" and place_name(where) == where.actor.name,
    )
    if encounter.own_time:
        return encounter
    if (agreed := time_of_answer(meeting, annotations, report.published)) is not None:
        return replace(encounter, date=told_date(report, annotations, meeting, agreed, status), own_time=True)
    implied = implied_date(report, annotations, meeting, encounter, earlier)
    too_late = implied is not None and status == "held" and lies_ahead(implied, report.published)
    if too_late and meeting.form == "noun" and not meeting.line.heading:
        return replace(encounter, date=implied, status="planned")
    return replace(encounter, date=None if too_late else implied)


def format_told_before(meeting: Meeting, earlier: Sequence[Encounter]) -> str:
    """The format of the encounter before, if they are to meet "in the same format"; "" if it is not said."""
    again = " in the same format" in f" {' '.join(meeting.line.lower[meeting.head :])}"
    return next((one.format for one in reversed(earlier) if one.format in SITTINGS), "") if again else ""


def format_of(meeting: Meeting, participants: Sequence[Actor], annotations: Annotations) -> str:
    """The format that those who take part show: leaders make it a summit; a session or round of two states is a meeting."""
    if is_summit(meeting, participants):
        return "summit"
    if (
        meeting.format != "conference"
        or len(participants) != 2
        or "conference" in meeting.line.lower[meeting.first : meeting.last]
    ):
        return meeting.format
    states = {actor.name for actor in lands_in(annotations)}
    both = all(actor.name in states or (actor.actor or "").startswith("state:") for actor in participants)
    return "meeting" if both else meeting.format


def is_summit(meeting: Meeting, participants: Sequence[Actor]) -> bool:
    """True of a gathering of three heads of state or government or more, or of those of a body or of many states."""
    if meeting.format not in ("meeting", "conference"):
        return False
    told = " ".join(meeting.line.lower[meeting.first : meeting.head]).removeprefix("the ")
    titles = [(actor.capacity or actor.name).lower() for actor in participants]
    whose = meeting.line.word(meeting.first - 1) == "whose" and told.startswith("leaders ")
    together = (whose or told.startswith(COMPANIES_OF_LEADERS)) and len(titles) != 2 and "two" not in told
    return together or (len(titles) > 2 and all(title.startswith(LEADERS) for title in titles))


def told_date(report: Report, annotations: Annotations, meeting: Meeting, time: TimeExpression, status: str) -> str | None:
    """The date that the time named with the encounter gives it."""
    value = shifted(stretch_of(time, report.text, meeting, annotations.times, report.published), days_apart(time, meeting))
    value = yet_to_come(value, time, report.text, status, report.published)
    lasting = (meeting.format == "visit" and status == "ongoing") or length_of(meeting) is not None
    return value if lasting else clipped(value, status, report.published)


def kind_of(meeting: Meeting) -> str:
    """Whether a reception is a meal, a signing or another ceremony; "" of other formats."""
    if meeting.format != "reception":
        return ""
    words = set(meeting.line.lower[max(0, meeting.head - 1) : meeting.head + 2])
    signed = any(word.startswith(("sign", "initial", "ink")) for word in words) or meeting.rule in (
        "signing",
        "signed_by",
        "paper_signed",
    )
    if words & {"host", "hosts", "hosted", "hosting", "entertained"}:
        return "meal"
    return "signing" if signed else "meal" if words & TIMING.meals else "ceremony"


def stage_in_time(
    status: str, meeting: Meeting, annotations: Annotations, time: TimeExpression | None, published: str | None
) -> str:
    """The stage of an encounter that has this one by its words; what the report dates after itself has not been held yet."""
    if is_called_off_behind(meeting, annotations):
        return "cancelled"
    ahead = time is not None and time.value is not None and lies_ahead(time.value, published)
    awaited = status == "proposed" and time is not None and "forward" in meeting.line.lower[: meeting.head]
    if awaited or (status == "proposed" and is_accepted_behind(meeting, annotations)):
        return "planned"
    over = time is not None and time.value is not None and is_over(time.value, published)
    over = over and time is not None and (is_adjacent(time, meeting) or is_of_purpose(meeting))
    if over and status == "planned" and (meeting.form == "noun" or is_of_purpose(meeting)):
        return "held"
    if over and status == "ongoing" and meeting.form == "noun":
        return "held"
    if (
        meeting.format == "visit"
        and meeting.form == "noun"
        and status == "held"
        and time is not None
        and is_afoot(time, published)
    ):
        return "ongoing"
    return "planned" if ahead and status == "held" and not is_done_by(meeting) else status


def is_called_off_behind(meeting: Meeting, annotations: Annotations) -> bool:
    """True of what is asked about and answered in a word: And the commission that was to gather in June? [Postponed]."""
    following = annotations.lines[meeting.line.number + 1 : meeting.line.number + 2]
    asked = meeting.line.sentence.tokens[-1].word == "?"
    return asked and any(holds(line.lower[:2], annotations.stages["cancelled"]) for line in following)


def is_done_by(meeting: Meeting) -> bool:
    """True of what a day is only the latest for: the two [had spoken] twice by Monday."""
    line = meeting.line
    return "had" in line.lower[verb_group_start(line, meeting.head) : meeting.head] and "by" in line.lower[meeting.head :]


def is_afoot(time: TimeExpression, published: str | None) -> bool:
    """True of a stretch of days in which the report was published before the last one: his visit from 4 to 7 May, on 5 May."""
    first, _, last = (time.value or "").partition("/")
    days = len(first) == len(last) == len("2024-05-03") == len(published or "")
    return days and published is not None and first <= published < last


def is_accepted_behind(meeting: Meeting, annotations: Annotations) -> bool:
    """True if the sentence behind that of an invitation says that it was accepted."""
    following = annotations.lines[meeting.line.number + 1 : meeting.line.number + 2]
    told = any("invitation" in line.lower and "accepted" in line.lower for line in following)
    return told or answer_to(meeting, annotations) is not None


def topics_of(text: str, meeting: Meeting) -> tuple[str, ...]:
    """What was discussed, in the text's own words, without the partner and the time."""
    if meeting.rule != "discussed":
        return ()
    tokens, word = meeting.line.sentence.tokens, meeting.line.word
    start = meeting.head + (3 if word(meeting.head + 2) == "on" else 1)
    ends = (at for at in range(start, len(tokens)) if word(at) in ("with", ".", ";", "during") or word(at + 2) in TIMING.sessions)
    end = next(ends, len(tokens))
    return (text[tokens[start].start : tokens[end - 1].end],) if end > start else ()
