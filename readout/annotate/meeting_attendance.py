"""Those who also took part: present at the talks, accompanied by, in the presence of. They join an encounter told elsewhere.

A meeting of these rules has for `parties` who took part, and for `format` that of the noun by which it is named, if it is.
"""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_lists import behind_apposition, references_before
from readout.annotate.meeting_parties import Meeting, parties_among, subject_parties, verb_group_start
from readout.annotate.meeting_surroundings import matches
from readout.lexicon.encounters import EncounterWords

ATTENDANCE_RULES = frozenset({"took_part", "attended_by", "company"})
# How many tokens lie between "present at" and "were", between "also at" and that, and between one person of a list and the next.
PRESENT_REACH, ALSO_REACH, LIST_REACH = 9, 13, 12
# What can be present, and what makes a name part of another phrase: on the side [of] the League.
PRESENT = frozenset({"person", "name", "unnamed", "body", "state"})
# Who is led by somebody at an encounter.
LED = frozenset({"led", "headed"})
# How many tokens name the side that somebody leads, and what stands behind it.
SIDE_REACH, SIDE_ENDS = 5, frozenset({".", ",", ";", "", "while", "and", "at", "in"})
SIDES_LED = frozenset({"side", "delegation", "team", "delegations", "sides"})
OWNING = frozenset({"of", "from", "for", "in", "at", "on", "to"})


def took_part(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Those who are named before the verb.

    [Ms Berg and Mr Lund were present] on our side      [Arn and Lund attended] as observers
    """
    form = next((form for form in words.attendance.present.get(line.word(at), ()) if matches(line, at, form)), None)
    led = side_led(line, at) if form is None else None
    form = form or led
    if form is None or line.word(at + len(form)) not in (SIDE_ENDS if led else words.around.behind_presence):
        return
    if line.word(at) == "joined" and line.word(at - 1) in ("was", "were"):
        return
    first, present = named_before(line, verb_group_start(line, at), words)
    if present:
        yield Meeting(line, first, at + len(form), at, "", "past", present, "took_part")


def side_led(line: Clauses, at: int) -> tuple[str, ...] | None:
    """The words of leading a side: Ms Berg [led the Torveskan side] while, they [headed their respective delegations]."""
    opening = line.word(at + 1)
    determined = opening in line.grammar.determiners or opening in line.grammar.possessives
    if line.word(at) not in LED or not determined:
        return None
    end = next((k + 1 for k in range(at + 2, at + SIDE_REACH) if line.word(k) in SIDES_LED), None)
    return tuple(line.lower[at:end]) if end is not None and line.word(end) in SIDE_ENDS else None


def attended_by(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Those who are named behind the words.

    The talks were [attended by the envoy, Mr Lund, and Ms Berg]      [Also present were Mr Lund and Ms Berg]
    """
    form = next((form for form in words.attendance.leading.get(line.word(at), ()) if matches(line, at, form)), None)
    start = at + len(form) if form is not None else (behind_present(line, at) or behind_side(line, at) or behind_joined(line, at))
    if start is None or (form == ("brought", "together") and subject_parties(line, at, words)[1]):
        return
    present, last = named_behind(line, start, words)
    if present:
        yield Meeting(line, at, last, at, "", "past", present, "attended_by")


def behind_present(line: Clauses, at: int) -> int | None:
    """The token behind "were" where a sentence turns round: Present at the extended talks [were] ..., Also at the table [were]"""
    also = at == 0 and line.word(at) == "also" and line.word(1) in ("at", "in", "attending", "seated", "around", "taking")
    if (line.word(at) != "present" or at > 1) and not also:
        return None
    reach = range(at + 1, min(at + (ALSO_REACH if also else PRESENT_REACH), len(line.sentence.tokens)))
    verb = next((k for k in reach if line.word(k) in ("were", "was")), None)
    return verb + 1 if verb is not None else None


def behind_side(line: Clauses, at: int) -> int | None:
    """The token behind "led by" where it is told of a side: The Torveskan delegation was [led by] Ms Berg."""
    side = line.ending_at(at - 1) if line.word(at) in LED and line.word(at + 1) == "by" else None
    described = side is not None and not SIDES_LED.isdisjoint(line.lower[side.mention.first : side.mention.last])
    return at + 2 if described and line.word(at - 1) in ("was", "were", "is") else None


def behind_joined(line: Clauses, at: int) -> int | None:
    """The token behind "by" where others join for a time: They were joined for one session [by] Mr Lund."""
    passive = line.word(at) == "joined" and line.word(at - 1) in ("was", "were") and line.word(at + 1) in ("for", "at", "on")
    reach = range(at + 2, min(at + PRESENT_REACH, len(line.sentence.tokens) - 1))
    by = next((k for k in reach if line.word(k) == "by"), None) if passive else None
    return by + 1 if by is not None else None


def company(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Those who came with a party of the same sentence: He met Mr Lund [together with Ms Berg]."""
    form = next((form for form in words.attendance.company.get(line.word(at), ()) if matches(line, at, form)), None)
    if form is None:
        return
    present, last = named_behind(line, at + len(form), words, reach=2)
    if present:
        yield Meeting(line, at, last, at, "", "past", present, "company")


def named_before(line: Clauses, at: int, words: EncounterWords) -> tuple[int, tuple[Reference, ...]]:
    """First token and references of the list that ends before a verb group: [the minister, Ms Berg, and Mr Lund] were."""
    relative = line.word(at - 1) == "who"
    at -= relative + (relative and line.word(at - 2) == ",")
    first, found = references_before(line, at, words.around.joining)
    return first, parties_among((r for r in found if not line.governed(r.mention.first)), words)


def has_verb(line: Clauses, start: int, end: int) -> bool:
    """True if a verb between two tokens shows that the list has ended: accompanied by Mr Arn, [met] Ms Berg."""
    verbs = line.grammar.verb_signs
    return any(line.word(k) in verbs for k in range(start, end)) or any(start <= cue.head < end for cue in line.cues)


def is_office_of(named: Reference, office: Reference) -> bool:
    """True of an office right behind the name of who holds it: attended by Ambassador Lund, [Deputy Executive Secretary]."""
    nameless = office.mention.kind == "title" and not office.mention.plural and office.actor.actor is None
    return nameless and bool(named.mention.words) and office.mention.first == named.mention.last + 1 and office.mention.comma


def stands_for_side(line: Clauses, reference: Reference) -> bool:
    """True of whom a side sent: The Government was represented by Ms Berg, and the Front (FUR) by [Major Darrin]."""
    by = reference.mention.first - 1
    behind = by - 3 if line.word(by - 1) == ")" and line.word(by - 3) == "(" else by
    return reference.category in PRESENT and line.word(by) == "by" and line.ending_at(behind) is not None


def named_behind(line: Clauses, at: int, words: EncounterWords, reach: int = LIST_REACH) -> tuple[tuple[Reference, ...], int]:
    """The parties of the list that begins at a token, over words between them ("from our side"), and where it ends."""
    found: list[Reference] = []
    last = at
    near = at
    for reference in (r for r in line.references if r.mention.first >= at):
        mention = reference.mention
        if mention.first - near > (LIST_REACH if found else reach) or (found and has_verb(line, near, mention.first)):
            break
        near = max(mention.last, mention.apposition)
        if found and is_office_of(found[-1], reference):
            continue
        able = (reference.category in PRESENT or reference.members) and not line.possessive(mention.last)
        able = able and not (line.word(mention.first) in line.grammar.possessives and mention.noun in SIDES_LED)
        if able and (mention.first == at or line.word(mention.first - 1) not in OWNING):
            found.append(reference)
            last = near
    persons = [r for r in found if r.category == "person" or r.members or stands_for_side(line, r)]
    last = behind_apposition((persons or found)[-1]) if found else at
    return parties_among(persons or found, words), last
