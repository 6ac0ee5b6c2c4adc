"""Words that tell of an encounter: verbs of meeting with their parties, and nouns ("a call with", "the summit between") with theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.lexicon.encounters import EncounterVerb, EncounterWords
from readout.lexicon.inflection import Words
from readout.span import Span

PARTIES = frozenset({"person", "state", "body", "group", "unnamed", "name", "author"})
NO_PARTY = frozenset({"reporters", "journalists", "reporter", "journalist", "people", "media", "members", "it", "you", "sources", "residents", "witnesses", "visitors", "readers"})
TIME_WORDS = frozenset("today yesterday tomorrow again earlier separately also first later monday tuesday wednesday thursday friday saturday sunday".split())
VIDEO = ("video", "virtual", "virtually", "online", "videolink")
PHONE = ("phone", "telephone", "telephoned")
NOUN_LEADS = frozenset({"with", "between", "of", "among", "amongst", "by", "for", "to"})


@dataclass(frozen=True, slots=True)
class Meeting:
    """One telling of an encounter: tokens `first` up to `last` of the line are its anchor, `head` the verb or noun.

    `parties` are the references of those who met, in text order; `form` is the verb's form or "noun"; `rule` says what was seen.
    """

    line: Clauses
    first: int
    last: int
    head: int
    format: str
    form: str
    parties: tuple[Reference, ...]
    place: Reference | None
    rule: str

    @property
    def anchor(self) -> Span:
        """The words that tell of it."""
        return self.line.span(self.first, self.last)


def find_meetings(line: Clauses, words: EncounterWords) -> list[Meeting]:
    """The encounters told in one sentence, each token in one at most."""
    found: list[Meeting] = []
    for at in range(len(line.sentence.tokens)):
        if found and at < found[-1].last and at <= found[-1].head:
            continue
        meeting = verb_at(line, at, words) or noun_at(line, at, words)
        if meeting is not None and not any(meeting.head == other.head or other.first <= meeting.head < other.last for other in found):
            found.append(meeting)
    return found


def matches(line: Clauses, at: int, form: Words) -> bool:
    """True if the words stand at token `at`."""
    return all(line.word(at + k) == word for k, word in enumerate(form))


# --- verbs ---------------------------------------------------------------------------------------------------------


def verb_at(line: Clauses, at: int, words: EncounterWords) -> Meeting | None:
    """The encounter of a verb: [Xi met with Guterres] · [The two leaders met] · [Lund flew to Lorneval]"""
    for form, label, verb in words.verbs.get(line.word(at), ()):
        if not matches(line, at, form) or is_noun(line, at, label):
            continue
        end = at + len(form)
        for lead in sorted(verb.partner, key=len, reverse=True):
            end = end if matches(line, end, lead) or not lead else over_time(line, end)
            if matches(line, end, lead):
                meeting = with_partner(line, at, end + len(lead), label, verb)
                if meeting is not None:
                    return meeting
        if not verb.place and (meeting := between_subjects(line, at, end, label, verb)):
            return meeting
    return None


def is_noun(line: Clauses, at: int, label: str) -> bool:
    """True if the form is used as a noun: "the meeting", "a visit"."""
    before = line.word(at - 1)
    if before in line.grammar.determiners or before in line.grammar.possessives or before in ("'s", "’s"):
        return True
    return label == "gerund" and before not in line.grammar.auxiliaries and before not in ("after", "before", "by", ",", "and", "while", "on", "in", "to")


def subject_parties(line: Clauses, at: int) -> tuple[int, tuple[Reference, ...]]:
    """First token and references of the subject of a verb at `at`, over auxiliaries and adverbs; the first token is `at` without one."""
    first = at
    while first and (line.word(first - 1) in line.grammar.auxiliaries or line.word(first - 1) in line.grammar.adverbs or line.word(first - 1) in ("not", "never", "to", "also", "today") or line.word(first - 1).endswith("ly")):
        first -= 1
    subject = line.subject_before(first)
    if subject is None and line.word(first - 1) in ("and", ",", "then", "but", "or", "after", "before", "while", "on", "by"):
        subject = line.main_subject(first)
    elif subject is None:
        subject = line.main_subject(first) if line.word(at - 1) == "to" or line.word(at) in ("meeting", "visiting") else None
    return (subject.first, parties(subject.references)) if subject else (at, ())


def parties(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Those of the references that can be parties to an encounter."""
    return tuple(r for r in references if r.category in PARTIES and r.mention.noun not in NO_PARTY)


def with_partner(line: Clauses, at: int, behind: int, label: str, verb: EncounterVerb) -> Meeting | None:
    """The encounter of a verb with the party or place that follows it."""
    behind = over_adverbials(line, behind)
    found = line.starting_at(behind)
    first, subject = subject_parties(line, at)
    if found is None or not (subject or label == "past"):
        return None
    if verb.place:
        if found.category not in ("place", "state", "name", "body") or not subject or found.mention.noun in ("reporters",):
            return None
        return Meeting(line, first, found.mention.last, at, verb.format, label, subject, found, "verb_to_place")
    others, last = coordinated(line, found)
    others = tuple(other for other in parties(others) if other.actor.name not in {s.actor.name for s in subject})
    if not others or (verb.format == "call" and found.category not in ("person", "author")) or (verb.format == "letter" and found.category not in ("person", "state", "body")):
        return None
    format = refined(line, verb.format, at, last)
    return Meeting(line, first, last, at, format, label, (*subject, *others), None, "verb_with_partner")


def over_time(line: Clauses, at: int) -> int:
    """The token after time words that stand between verb and preposition: sat down [today] with."""
    while line.word(at) in TIME_WORDS or (line.word(at) == "on" and line.word(at + 1) in line.grammar.calendar_words):
        at += 1
    return at


def over_adverbials(line: Clauses, at: int) -> int:
    """The token after time words between verb and object: met [on Saturday with] the President."""
    position = at
    while line.word(position) in line.grammar.calendar_words or line.word(position) in ("on", "today", "yesterday", "again", "earlier", "separately", "also", "first"):
        position += 1
        if line.word(position) in ("with", "to") and line.starting_at(position + 1):
            return position + 1
    return at


def coordinated(line: Clauses, first: Reference) -> tuple[tuple[Reference, ...], int]:
    """The reference with those joined to it by commas, "and", "as well as", "together with"; and the token where they end."""
    references, last = [first], first.mention.last
    while True:
        at = last
        while line.word(at) in (",", "and", "as", "well", "together", "along", "with", "also", "to", "then"):
            at += 1
        following = line.starting_at(at)
        if at == last or following is None or following.category == "place" or (line.word(at - 1) == "," and at - last == 1 and following.category not in ("person",)):
            return tuple(references), last
        if line.word(at - 1) == "to" and line.word(at - 2) != "and":
            return tuple(references), last
        if is_subject(line, following.mention.last):
            return tuple(references), last
        references.append(following)
        last = following.mention.last


def is_subject(line: Clauses, at: int) -> bool:
    """True if a cue's verb group begins at the token: what stands before is a new subject."""
    return any(cue.first == at for cue in line.cues) or line.word(at) in line.grammar.auxiliaries


def between_subjects(line: Clauses, at: int, end: int, label: str, verb: EncounterVerb) -> Meeting | None:
    """The encounter of a verb whose subject names all parties: [The two leaders met] in Lorneval."""
    first, subject = subject_parties(line, at)
    several = len(subject) > 1 or any(r.mention.plural for r in subject)
    if verb.format not in ("meeting", "call") or not several or "" not in (" ".join(lead) for lead in verb.partner) or line.starting_at(end):
        return None
    if verb.partner == ((),):
        return None
    return Meeting(line, first, end, at, refined(line, verb.format, at, end), label, subject, None, "verb_between_subjects")


def refined(line: Clauses, format: str, first: int, last: int) -> str:
    """video or call instead of meeting where the words nearby name the medium."""
    near = {line.word(k) for k in range(max(0, first - 3), min(last + 8, len(line.sentence.tokens)))}
    if near & set(VIDEO) and format in ("meeting", "call", "conference", "summit"):
        return "video"
    if near & set(PHONE) and format == "meeting":
        return "call"
    return format


# --- nouns ---------------------------------------------------------------------------------------------------------


def noun_at(line: Clauses, at: int, words: EncounterWords) -> Meeting | None:
    """The encounter of a noun with its parties: [the summit between Arn and Lund] · [his visit to Lorneval]"""
    for form, format in words.nouns.get(line.word(at), ()):
        if not matches(line, at, form):
            continue
        if line.word(at - 1) in ("press", "news", "for", "peace") or line.word(at + len(form)) in ("room", "for", "table", "on", "agenda", "point") and format == "call":
            return None
        return noun_phrase(line, at, at + len(form), format, words)
    return None


def noun_phrase(line: Clauses, at: int, end: int, format: str, words: EncounterWords) -> Meeting | None:
    """The encounter of a noun phrase whose noun ends at `end`."""
    first, before = owner_of(line, at)
    carrier, subject = carrier_of(line, first, words)
    after, last, place = complements(line, end)
    everyone = (*(subject if carrier is not None else ()), *before, *after)
    unique = tuple({reference.actor.name: reference for reference in everyone}.values())
    start = carrier if carrier is not None else first
    format = refined(line, format, at, end)
    several = len(unique) > 1 or any(r.mention.plural for r in unique)
    if format == "visit" and unique and (place is not None or carrier is not None or before):
        return Meeting(line, start, last, at, format, "noun", unique, place, "noun_of_visit")
    if format == "letter":
        return Meeting(line, start, last, at, format, "noun", unique, None, "noun_with_parties") if len(unique) > 1 else None
    if several:
        return Meeting(line, start, last, at, format, "noun", unique, place, "noun_with_parties")
    if format == "reception" and carrier is not None and unique:
        return Meeting(line, start, last, at, format, "noun", unique, place, "noun_with_host")
    if format in ("conference", "summit", "meeting") and unique and (carrier is not None or place is not None):
        return Meeting(line, start, last, at, format, "noun", unique, place, "noun_in_place")
    return None


def owner_of(line: Clauses, at: int) -> tuple[int, tuple[Reference, ...]]:
    """First token of the noun phrase and the party that owns it: [the President's first meeting], [her visit]."""
    first = at
    while first and at - first < 5 and (line.word(first - 1).isalpha() or "-" in line.word(first - 1)) and line.word(first - 1) not in line.grammar.function_words and line.ending_at(first) is None:
        first -= 1
    word = line.word(first - 1)
    if word in ("'s", "’s", "'", "’") and (owner := line.ending_at(first - 1)):
        return owner.mention.first, parties((owner,))
    if word in ("his", "her", "their", "our", "my"):
        subject = line.main_subject(first)
        return first - 1, parties(subject.references) if subject else ()
    if (named := line.ending_at(first)) is not None and named.category in ("body", "name", "state") and first == at:
        return named.mention.first, parties((named,))
    return (first - 1 if word in line.grammar.determiners else first), ()


def carrier_of(line: Clauses, first: int, words: EncounterWords) -> tuple[int | None, tuple[Reference, ...]]:
    """First token and subject of the light verb that has the noun phrase for its object: [Arn held] a meeting."""
    for at in range(first - 1, max(first - 5, -1), -1):
        for form in words.light.get(line.word(at), ()):
            if matches(line, at, form) and at + len(form) <= first:
                start, subject = subject_parties(line, at)
                if subject:
                    return start, subject
    return None, ()


def complements(line: Clauses, end: int) -> tuple[tuple[Reference, ...], int, Reference | None]:
    """The parties and the place in the prepositional phrases that follow the noun, and the token where they end."""
    found: list[Reference] = []
    place: Reference | None = None
    at, last = end, end
    while at < len(line.sentence.tokens) and at - last < 7:
        word = line.word(at)
        following = line.starting_at(at + 1)
        if word in (".", ";", ":", "that", "“”") or any(cue.first == at for cue in line.cues):
            break
        if following is not None and word in NOUN_LEADS | {"in", "at"}:
            if word in ("in", "at", "to") and following.category in ("place", "state", "name") and following.mention.kind == "name":
                place, last = place or following, following.mention.last
            elif word in NOUN_LEADS:
                joined, last = coordinated(line, following)
                found.extend(parties(joined))
            at = max(last, at + 1)
            continue
        at += 1
    return tuple(found), last, place
