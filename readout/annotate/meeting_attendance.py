"""Those who also took part: present at the talks, accompanied by, in the presence of. They join an encounter told elsewhere.

A meeting of these rules has for `parties` who took part, and for `format` that of the noun by which it is named, if it is.
"""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_parties import Meeting, parties_among, verb_group_start
from readout.annotate.meeting_surroundings import matches
from readout.lexicon.encounters import EncounterWords

ATTENDANCE_RULES = frozenset({"took_part", "attended_by", "company"})
# How many tokens lie between "present at" and "were", and between one person of a list and the next.
PRESENT_REACH, LIST_REACH = 9, 12
# What can be present, and what makes a name part of another phrase: on the side [of] the League.
PRESENT = frozenset({"person", "name", "unnamed", "body", "state"})
OWNING = frozenset({"of", "from", "for", "in", "at", "on", "to"})


def took_part(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Those who are named before the verb.

    [Ms Berg and Mr Lund were present] on our side      [Arn and Lund attended] as observers
    """
    form = next((form for form in words.attendance.present.get(line.word(at), ()) if matches(line, at, form)), None)
    if form is None or line.word(at + len(form)) not in words.around.behind_presence:
        return
    first, present = named_before(line, verb_group_start(line, at), words)
    if present:
        yield Meeting(line, first, at + len(form), at, "", "past", present, "took_part")


def attended_by(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """Those who are named behind the words.

    The talks were [attended by the envoy, Mr Lund, and Ms Berg]      [Also present were Mr Lund and Ms Berg]
    """
    form = next((form for form in words.attendance.leading.get(line.word(at), ()) if matches(line, at, form)), None)
    start = at + len(form) if form is not None else behind_present(line, at)
    if start is None:
        return
    present, last = named_behind(line, start, words)
    if present:
        yield Meeting(line, at, last, at, "", "past", present, "attended_by")


def behind_present(line: Clauses, at: int) -> int | None:
    """The token behind "were" where a sentence turns round: Present at the extended talks [were] ..."""
    if line.word(at) != "present" or at > 1:
        return None
    reach = range(at + 1, min(at + PRESENT_REACH, len(line.sentence.tokens)))
    verb = next((k for k in reach if line.word(k) in ("were", "was")), None)
    return verb + 1 if verb is not None else None


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
    found: list[Reference] = []
    position = at
    while position > 0:
        before = next((r for r in line.references if position in (r.mention.last, r.mention.apposition)), None)
        if before is not None:
            found.insert(0, before)
            position = before.mention.first
        elif line.word(position - 1) in words.around.joining:
            position -= 1
        else:
            break
    first = found[0].mention.first if found else at
    return first, parties_among((r for r in found if not line.governed(r.mention.first)), words)


def named_behind(line: Clauses, at: int, words: EncounterWords, reach: int = LIST_REACH) -> tuple[tuple[Reference, ...], int]:
    """The parties of the list that begins at a token, over words between them ("from our side"), and where it ends."""
    found: list[Reference] = []
    last = at
    for reference in (r for r in line.references if r.mention.first >= at):
        mention = reference.mention
        if mention.first - last > (LIST_REACH if found else reach):
            break
        if reference.category in PRESENT and (mention.first == at or line.word(mention.first - 1) not in OWNING):
            found.append(reference)
            last = max(mention.last, mention.apposition)
    persons = [r for r in found if r.category == "person"]
    return parties_among(persons or found, words), last
