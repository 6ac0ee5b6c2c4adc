"""Words that tell of an encounter: verbs of meeting with their parties, and nouns ("a call with", "the summit between") with theirs."""

from dataclasses import dataclass, replace

from readout.actor import Actor
from readout.annotate.clauses import Clauses, Subject
from readout.annotate.coreference import Reference
from readout.annotate.mentions import Mention
from readout.lexicon.encounters import EncounterVerb, EncounterWords
from readout.lexicon.inflection import Words
from readout.span import Span

PARTIES = frozenset({"person", "state", "body", "group", "unnamed", "name", "author"})
NO_PARTY = frozenset(
    {
        "reporters",
        "journalists",
        "reporter",
        "journalist",
        "people",
        "media",
        "members",
        "it",
        "you",
        "sources",
        "residents",
        "witnesses",
        "visitors",
        "readers",
    }
)
TIME_WORDS = frozenset(
    [
        "today",
        "yesterday",
        "tomorrow",
        "again",
        "earlier",
        "separately",
        "also",
        "first",
        "later",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
DAY_PARTS = frozenset({"this", "morning", "afternoon", "evening", "night", "late", "early"})
MEDIA = (
    ("by", "telephone"),
    ("by", "phone"),
    ("on", "the", "phone"),
    ("on", "the", "telephone"),
    ("over", "the", "phone"),
    ("by", "video", "link"),
    ("via", "video", "link"),
)
CLAUSE_EDGES = frozenset({",", ";", "that", "who", "which", "how", "why", "whether"})
VIDEO = ("video", "virtual", "virtually", "online", "videolink")
PHONE = ("phone", "telephone", "telephoned")
JOINTS = frozenset({"and", ",", "then", "but", "or", "after", "before", "while", "on", "by"})
STOPS = frozenset(
    [
        "with",
        "in",
        "at",
        "on",
        "to",
        "and",
        "or",
        "for",
        "from",
        "of",
        "by",
        "who",
        "which",
        "that",
        "when",
        "where",
        ",",
        ".",
        ";",
        ":",
        "was",
        "were",
        "is",
        "are",
        "will",
        "would",
        "has",
        "had",
        "have",
    ]
)
PASSABLE = frozenset(
    [
        "took",
        "taken",
        "take",
        "place",
        "was",
        "were",
        "has",
        "have",
        "been",
        "will",
        "be",
        ",",
        "on",
        "in",
        "the",
        "a",
        "at",
        "this",
        "last",
        "next",
        "earlier",
        "later",
        "today",
        "yesterday",
        "tomorrow",
        "week",
        "month",
        "year",
        "here",
        "evening",
        "morning",
        "afternoon",
        "held",
        "again",
        "first",
        "of",
    ]
)
CONVENING = frozenset(
    {
        "committee",
        "commission",
        "council",
        "group",
        "conference",
        "parties",
        "ministers",
        "coalition",
        "assembly",
        "board",
        "panel",
        "quartet",
        "delegations",
    }
)
SIGNED = frozenset(
    {
        "agreement",
        "agreements",
        "memorandum",
        "declaration",
        "treaty",
        "deal",
        "accord",
        "protocol",
        "document",
        "documents",
        "pact",
        "contract",
        "convention",
        "statement",
    }
)
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
        for meeting in verb_at(line, at, words) or noun_at(line, at, words):
            if not any(other.first <= meeting.head < other.last and other.head != meeting.head for other in found):
                found.append(meeting)
    return found


def matches(line: Clauses, at: int, form: Words) -> bool:
    """True if the words stand at token `at`."""
    return all(line.word(at + k) == word for k, word in enumerate(form))


# --- verbs ---------------------------------------------------------------------------------------------------------


def verb_at(line: Clauses, at: int, words: EncounterWords) -> list[Meeting]:
    """The encounters of a verb: [Xi met with Guterres] · [The two leaders met] · [Lund flew to Lorneval] and Halvenska"""
    if (told := discussed(line, at) or invited(line, at) or received_by(line, at) or signed_by(line, at)) is not None:
        return [told]
    for form, label, verb in words.verbs.get(line.word(at), ()):
        if not matches(line, at, form) or is_noun(line, at, label) or is_attribute(line, at, label):
            continue
        end = at + len(form)
        for lead in sorted(verb.partner, key=len, reverse=True):
            start = end if matches(line, end, lead) or not lead else over_time(line, end)
            if matches(line, start, lead) and (found := with_partners(line, at, start + len(lead), label, verb, lead)):
                return found
        if verb.signs:
            alone = signing_at(line, at, end, label)
        else:
            alone = between_subjects(line, at, end, label, verb) or convened(line, at, end, label, verb)
        if alone is not None:
            return [alone]
    return []


def is_noun(line: Clauses, at: int, label: str) -> bool:
    """True if the form is used as a noun: "the meeting", "a visit"."""
    before = line.word(at - 1)
    if before in line.grammar.determiners or before in line.grammar.possessives or before in ("'s", "’s"):
        return True
    return (
        label == "gerund"
        and before not in line.grammar.auxiliaries
        and before not in ("after", "before", "by", ",", "and", "while", "on", "in", "to")
    )


def is_attribute(line: Clauses, at: int, label: str) -> bool:
    """True for an infinitive that describes a noun: "the first leader [to visit] China"."""
    before = line.lower[max(0, at - 7) : at]
    return (
        label == "base"
        and before[-1:] == ["to"]
        and bool({"first", "last", "only", "chance", "opportunity", "right"} & set(before))
    )


def subject_parties(line: Clauses, at: int) -> tuple[int, tuple[Reference, ...]]:
    """First token and references of the subject of a verb at `at`, over auxiliaries and adverbs; the first token is `at` without one.

    The subject of an infinitive is the party before it, as in "invited [the President] to visit".
    """
    first = at
    while first and (
        line.word(first - 1) in line.grammar.auxiliaries | line.grammar.adverbs | {"not", "never", "to", "today"}
        or line.word(first - 1).endswith("ly")
    ):
        first -= 1
    subject = line.subject_before(first)
    infinitive = "to" in line.lower[first:at] and line.word(first) == "to"
    if infinitive and (guest := invited_guest(line, first)) is not None:
        return guest.mention.first, parties((guest,))
    if subject is None and (infinitive or line.word(first - 1) in JOINTS or line.word(at) in ("meeting", "visiting")):
        subject = line.main_subject(first)
    return (subject.first, parties(subject.references)) if subject else (at, ())


def invited_guest(line: Clauses, at: int) -> Reference | None:
    """Who is to come, where an invitation leads to the infinitive at `at`: Lund was invited [to visit], extended to Arn an invitation to visit."""
    before = line.lower[max(0, at - 14) : at]
    if line.word(at - 1) == "invited":
        subject = line.subject_before(at - 2) if line.word(at - 2) in ("was", "were", "been") else None
        return subject.references[-1] if subject else None
    if line.word(at - 1) != "invitation" or "to" not in before:
        return None
    place = at - 1 - before[::-1].index("to")
    return line.starting_at(place + 1)


def parties(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Those of the references that can be parties to an encounter."""
    return tuple(r for r in references if r.category in PARTIES and r.mention.noun not in NO_PARTY)


def with_partners(line: Clauses, at: int, behind: int, label: str, verb: EncounterVerb, lead: Words) -> list[Meeting]:
    """The encounters of a verb with what follows it: one for each party that the lead is repeated for, one for each place."""
    behind = over_quantity(line, over_adverbials(line, behind))
    first, subject = subject_parties(line, at)
    found = line.starting_at(behind) or plain_party(line, behind)
    if found is None or not (subject or label == "past"):
        return []
    if verb.place:
        return places_visited(line, at, first, found, label, subject) if subject else []
    meetings: list[Meeting] = []
    while found is not None:
        others, last = coordinated(line, found)
        others = tuple(other for other in parties(others) if other.actor.name not in {s.actor.name for s in subject})
        if line.word(at + 1) == "on" and line.word(last) == "to":
            return []
        if others and is_partner(verb, found):
            start = first if not meetings else found.mention.first
            meetings.append(
                Meeting(
                    line,
                    start,
                    last,
                    at,
                    refined(line, verb.format, at, last),
                    label,
                    (*subject, *others),
                    None,
                    "verb_with_partner",
                )
            )
        found = repeated(line, last, lead)
    return meetings


def over_quantity(line: Clauses, at: int) -> int:
    """The token after "a number of", "a group of"."""
    return at + 3 if line.word(at) in ("a", "the") and line.word(at + 2) == "of" and not line.starting_at(at) else at


def is_partner(verb: EncounterVerb, found: Reference) -> bool:
    """True if the party can be at the other end of such an encounter: one calls persons, one writes to persons and states."""
    allowed = {"call": ("person", "author"), "letter": ("person", "state", "body", "name")}.get(verb.format)
    return allowed is None or found.category in allowed


def repeated(line: Clauses, at: int, lead: Words) -> Reference | None:
    """The next party, if the lead stands again: with the President, [with] the Director and [with] the Minister."""
    while line.word(at) in (",", "and", "then", "also", "as", "well"):
        at += 1
    lead = lead[-1:] if lead and lead[-1] in ("with", "to") else ("with",)
    return line.starting_at(at + 1) if matches(line, at, lead) else None


def places_visited(
    line: Clauses, at: int, first: int, found: Reference, label: str, subject: tuple[Reference, ...]
) -> list[Meeting]:
    """One visit for each place that is joined by "and" or a comma."""
    visits: list[Meeting] = []
    place: Reference | None = found
    while place is not None and place.category in ("place", "state", "name", "body"):
        start = first if not visits else place.mention.first
        visits.append(Meeting(line, start, place.mention.last, at, "visit", label, subject, place, "verb_to_place"))
        place = next_place(line, place.mention.last)
    return visits


def next_place(line: Clauses, at: int) -> Reference | None:
    """The next place visited, over a date: Turkey [on 4 April and] Uzbekistan."""
    for position in range(at, min(at + 7, len(line.sentence.tokens))):
        if line.word(position) == "and":
            follows = position + 2 if line.word(position + 1) in ("to", "in") else position + 1
            return line.starting_at(follows)
        if not (
            line.word(position) in line.grammar.calendar_words | {"on", "from", "to", ",", "in", "-", "–"}
            or line.word(position)[:1].isdigit()
        ):
            return None
    return None


def plain_party(line: Clauses, at: int) -> Reference | None:
    """A plural noun phrase that is no mention of its own: met [British businesses]."""
    end = at
    while (
        end < len(line.sentence.tokens)
        and end - at < 6
        and (line.word(end).isalpha() or "-" in line.word(end))
        and line.word(end) not in STOPS
        and not (end > at and line.word(end).endswith(("ing", "ed")))
    ):
        end += 1
    if (
        end == at
        or not line.word(end - 1).endswith("s")
        or line.word(end - 1) in NO_PARTY | {"was", "is", "its", "his", "this", "talks", "yes"}
    ):
        return None
    words = " ".join(token.word for token in line.sentence.tokens[at:end] if token.lower not in ("the", "a", "an"))
    mention = Mention(line.span(at, end), "nominal", line.number, at, end, noun=line.word(end - 1), post=words, plural=True)
    return Reference(mention, Actor(None, words), "unnamed")


def over_time(line: Clauses, at: int) -> int:
    """The token after time, place and medium between verb and preposition: sat down [today] with, spoke [by telephone today] to."""
    while True:
        place = line.starting_at(at + 1) if line.word(at) in ("in", "at") else None
        if line.word(at) in TIME_WORDS or line.word(at) in DAY_PARTS:
            at += 1
        elif line.word(at) == "on" and line.word(at + 1) in line.grammar.calendar_words:
            at += 2
        elif medium := next((words for words in MEDIA if matches(line, at, words)), None):
            at += len(medium)
        elif place is not None and line.word(place.mention.last) in ("with", "to"):
            at = place.mention.last
        else:
            return at


def invited(line: Clauses, at: int) -> Meeting | None:
    """A visit that somebody is asked to: The minister [invited Mr Lund to Lorneval]."""
    if line.word(at) not in ("invited", "invites", "invite", "inviting"):
        return None
    guest = line.starting_at(at + 1)
    to = guest.mention.last if guest is not None else -1
    place = line.starting_at(to + 1) if line.word(to) == "to" else None
    if guest is None or place is None or place.category not in ("place", "state", "name") or not parties((guest,)):
        return None
    return Meeting(line, at, place.mention.last, at, "visit", "past", (guest,), place, "invited_to_place")


def over_adverbials(line: Clauses, at: int) -> int:
    """The token after time words between verb and object: met [on Saturday with] the President."""
    position = at
    while line.word(position) in line.grammar.calendar_words or line.word(position) in (
        "on",
        "today",
        "yesterday",
        "again",
        "earlier",
        "separately",
        "also",
        "first",
    ):
        position += 1
        if line.word(position) in ("with", "to") and line.starting_at(position + 1):
            return position + 1
    return at


def coordinated(line: Clauses, first: Reference) -> tuple[tuple[Reference, ...], int]:
    """The reference with those joined to it by commas, "and", "as well as", "together with"; and the token where they end."""
    references, last = [first], behind_apposition(first)
    while True:
        at = last
        while line.word(at) in (",", "and", "as", "well", "together", "along", "also"):
            at += 1
        if at > last and line.word(at) == "with" and line.word(at - 1) in ("together", "along"):
            at += 1
        following = line.starting_at(at)
        listed = line.word(at - 1) == "," and at - last == 1
        if (
            at == last
            or following is None
            or following.category == "place"
            or (listed and following.category != "person")
            or is_subject(line, following.mention.last)
        ):
            return tuple(references), last
        references.append(following)
        last = behind_apposition(following)


def behind_apposition(reference: Reference) -> int:
    """The token behind a reference and the title in apposition to it: Mr Arn, [President of Torvesk], and Ms Berg."""
    return max(reference.mention.last, reference.mention.apposition)


def is_subject(line: Clauses, at: int) -> bool:
    """True if a cue's verb group begins at the token: what stands before is a new subject."""
    return any(cue.first == at for cue in line.cues) or line.word(at) in line.grammar.auxiliaries


def between_subjects(line: Clauses, at: int, end: int, label: str, verb: EncounterVerb) -> Meeting | None:
    """The encounter of a verb whose subject names all parties: [The two leaders met] in Lorneval."""
    first, subject = subject_parties(line, at)
    several = len(subject) > 1 or any(r.mention.plural for r in subject)
    if (
        verb.format not in ("meeting", "call")
        or not several
        or "" not in (" ".join(lead) for lead in verb.partner)
        or line.starting_at(end)
    ):
        return None
    if verb.partner == ((),):
        return None
    return Meeting(line, first, end, at, refined(line, verb.format, at, end), label, subject, None, "verb_between_subjects")


def discussed(line: Clauses, at: int) -> Meeting | None:
    """What was talked about, and so that they met: [Guterres discussed Afghanistan with Xi]; [the two sides exchanged views] on trade."""
    verb = 2 if matches(line, at, ("exchanged", "views")) else 1 if line.word(at) == "discussed" else 0
    if not verb:
        return None
    first, subject = subject_parties(line, at)
    behind = next(
        (
            k
            for k in range(at + verb, min(at + 12, len(line.sentence.tokens)))
            if line.word(k) == "with" and line.starting_at(k + 1)
        ),
        None,
    )
    partner = line.starting_at(behind + 1) if behind is not None else None
    others, last = coordinated(line, partner) if partner is not None else ((), at + verb)
    everyone = (*subject, *parties(others))
    if len(everyone) > 1 or any(r.members for r in subject):
        return Meeting(line, first, last, at, "meeting", "past", everyone, None, "discussed")
    return None


def received_by(line: Clauses, at: int) -> Meeting | None:
    """A meeting told from the guest's side: [Mr Lund was received by President Arn]."""
    if (
        line.word(at) not in ("received", "hosted", "greeted")
        or line.word(at + 1) != "by"
        or line.word(at - 1) not in ("was", "were", "be", "been")
    ):
        return None
    host = line.starting_at(at + 2)
    first, guests = subject_parties(line, at)
    if host is None or not guests or not parties((host,)):
        return None
    return Meeting(line, first, host.mention.last, at, "meeting", "past", (*guests, host), None, "received_by")


def signed_by(line: Clauses, at: int) -> Meeting | None:
    """A signing told of the paper: the agreement [signed in Lorneval by Torvesk and Ardelia]."""
    if line.word(at) != "signed" or not SIGNED & set(line.lower[max(0, at - 9) : at]):
        return None
    by = next((k for k in range(at + 1, min(at + 12, len(line.sentence.tokens) - 1)) if line.word(k) in ("by", "between")), None)
    signer = line.starting_at(by + 1) if by is not None else None
    if signer is None or by is None:
        return None
    others, last = coordinated(line, signer)
    if line.word(by) == "between" and line.word(last) == "and" and (second := line.starting_at(last + 1)) is not None:
        others, last = (*others, second), second.mention.last
    return Meeting(line, at, last, at, "reception", "past", parties(others), None, "signed_by") if parties(others) else None


def convened(line: Clauses, at: int, end: int, label: str, verb: EncounterVerb) -> Meeting | None:
    """The session of one body: [The Committee met] in Lukesi; the Commission [shall convene]."""
    first, subject = subject_parties(line, at)
    if not verb.convenes or len(subject) != 1 or subject[0].mention.noun not in CONVENING or line.starting_at(end):
        return None
    format = "meeting" if subject[0].mention.noun == "commission" else "conference"
    return Meeting(line, first, end, at, refined(line, format, at, end), label, subject, None, "body_convenes")


def signing_at(line: Clauses, at: int, end: int, label: str) -> Meeting | None:
    """The signing of a paper: [The two ministers signed a memorandum]; [the Declaration was signed]."""
    papers = next((k for k in range(end, min(end + 7, len(line.sentence.tokens))) if line.word(k) in SIGNED), None)
    first, subject = subject_parties(line, at)
    if papers is None or not subject or label != "past":
        return None
    partner = line.starting_at(papers + 2) if line.word(papers + 1) == "with" else None
    others, last = coordinated(line, partner) if partner is not None else ((), papers + 1)
    return Meeting(line, first, last, at, "reception", label, (*subject, *parties(others)), None, "signing")


def refined(line: Clauses, format: str, first: int, last: int) -> str:
    """video or call instead of meeting where the words nearby name the medium."""
    near = {line.word(k) for k in range(max(0, first - 3), min(last + 8, len(line.sentence.tokens)))}
    if near & set(VIDEO) and format in ("meeting", "call", "conference", "summit"):
        return "video"
    if near & set(PHONE) and format == "meeting":
        return "call"
    return "summit" if format == "conference" and "leaders" in near else format


# --- nouns ---------------------------------------------------------------------------------------------------------


def noun_at(line: Clauses, at: int, words: EncounterWords) -> list[Meeting]:
    """The encounter of a noun with its parties: [the summit between Arn and Lund] · [his visit to Lorneval]"""
    for form, format in words.nouns.get(line.word(at), ()):
        if not matches(line, at, form):
            continue
        if line.word(at - 1) in ("press", "news", "for", "peace") or (
            line.word(at + len(form)) in ("room", "for", "table", "on", "agenda", "point") and format == "call"
        ):
            return []
        found = noun_phrase(line, at, at + len(form), format, words)
        return [found] if found is not None else []
    return []


def noun_phrase(line: Clauses, at: int, end: int, format: str, words: EncounterWords) -> Meeting | None:
    """The encounter of a noun phrase whose noun ends at `end`."""
    first, before = owner_of(line, at)
    carrier, subject = carrier_of(line, first, words)
    after, last, place = complements(line, end)
    if carrier is None and after and not before:
        carrier, subject = within(line, first)
    everyone = (*(subject if carrier is not None else ()), *before, *after)
    if (
        format == "visit"
        and carrier is not None
        and {"host", "hosts", "hosted", "hosting", "organise", "arrange"} & set(line.lower[carrier:first])
    ):
        subject = ()
        everyone = (*before, *after)
    unique = tuple({reference.actor.name: reference for reference in everyone}.values())
    start = carrier if carrier is not None else first
    format = refined(line, format, at, end)
    several = len(unique) > 1 or any(r.mention.plural for r in unique)
    if format == "visit" and before and place is None and carrier is None:
        return Meeting(line, start, last, at, format, "noun", unique, None, "noun_again")
    if format == "visit" and unique and (place is not None or carrier is not None):
        form = "base" if carrier is not None and "to" in line.lower[carrier:first] else "noun"
        return Meeting(line, start, last, at, format, form, unique, place, "noun_of_visit")
    if format == "letter":
        return Meeting(line, start, last, at, format, "noun", unique, None, "noun_with_parties") if len(unique) > 1 else None
    if several:
        return Meeting(line, start, last, at, format, "noun", unique, place, "noun_with_parties")
    if format == "reception" and carrier is not None and unique:
        return Meeting(line, start, last, at, format, "noun", unique, place, "noun_with_host")
    if not unique and line.word(first) in ("the", "this", "that") and line.word(end) not in ("of", "for", "on", "room"):
        return Meeting(line, first, max(last, end), at, format, "noun", (), place, "noun_again")
    hosted = (format == "summit" and bool(before)) or (line.word(end) in ("was", "were") and line.word(end + 1) == "held")
    if (
        format in ("conference", "summit", "meeting", "video", "call")
        and unique
        and (carrier is not None or place is not None or hosted)
    ):
        return Meeting(line, start, last, at, format, "noun", unique, place, "noun_in_place")
    return None


def owner_of(line: Clauses, at: int) -> tuple[int, tuple[Reference, ...]]:
    """First token of the noun phrase and the party that owns it: [the President's first meeting], [her visit]."""
    first = at
    while (
        first
        and at - first < 5
        and (line.word(first - 1).isalpha() or "-" in line.word(first - 1))
        and line.word(first - 1) not in line.grammar.function_words
        and line.ending_at(first) is None
    ):
        first -= 1
    word = line.word(first - 1)
    if word in ("'s", "’s", "'", "’") and (owner := line.ending_at(first - 1)):
        return owner.mention.first, parties((owner,))
    if word in ("his", "her", "their", "our", "my"):
        return first - 1, possessor(line, first, word)
    if (named := line.ending_at(first)) is not None and named.category in ("body", "name", "state") and first == at:
        return named.mention.first, parties((named,))
    for reference in line.references:
        mention = reference.mention
        away = {"eve", "margins", "sidelines", "before", "after", "of"} & set(
            line.lower[max(0, mention.first - 3) : mention.first]
        )
        if mention.first < at < mention.last and mention.owners and not away:
            host = Actor(mention.owners[0].actor, mention.owners[0].words)
            return mention.first, (replace(reference, actor=host, category="body"),)
    return (first - 1 if word in line.grammar.determiners else first), ()


def possessor(line: Clauses, at: int, word: str) -> tuple[Reference, ...]:
    """Whose "his visit" or "her visit" is: the last person before it of that gender, else the subject."""
    gender = {"his": "m", "her": "f"}.get(word)
    before = [r for r in line.references if r.mention.last <= at and r.category == "person" and r.gender == gender]
    if gender and before:
        return (before[-1],)
    subject = line.main_subject(at)
    return parties(subject.references) if subject else ()


def carrier_of(line: Clauses, first: int, words: EncounterWords) -> tuple[int | None, tuple[Reference, ...]]:
    """First token and subject of the light verb that has the noun phrase for its object: [Arn held] a meeting."""
    for at in range(first - 1, max(first - 9, -1), -1):
        for form in words.light.get(line.word(at), ()):
            if matches(line, at, form) and at + len(form) <= first:
                start, subject = subject_parties(line, at)
                if subject:
                    return start, subject
        if any(cue.head == at for cue in line.cues) or line.word(at) in CLAUSE_EDGES:
            break
    return None, ()


def within(line: Clauses, first: int) -> tuple[int | None, tuple[Reference, ...]]:
    """The subject of the clause that tells what was done at the encounter: [Ms Berg raised it] in a call with Mr Lund."""
    if line.word(first - 1) not in ("in", "during", "at", "after", "through", "following", "on"):
        return None, ()
    subject = line.main_subject(first) or behind_comma(line, first)
    return (first, parties(subject.references)) if subject else (None, ())


def behind_comma(line: Clauses, at: int) -> Subject | None:
    """The subject of the main clause behind an opening phrase: During a meeting with the envoy, [Ms Berg] called ..."""
    for position in range(at, len(line.sentence.tokens) - 1):
        found = line.starting_at(position + 1) if line.word(position) == "," else None
        if found is not None and is_subject(line, found.mention.last):
            return line.coordinated(found)
    return None


def complements(line: Clauses, end: int) -> tuple[tuple[Reference, ...], int, Reference | None]:
    """The parties and the place in the prepositional phrases that follow the noun, and the token where they end."""
    found: list[Reference] = []
    place: Reference | None = None
    at, last = end, end
    while at < len(line.sentence.tokens) and at - last < 8:
        word = line.word(at)
        following = line.starting_at(at + 1)
        if (
            following is not None
            and word in ("in", "at", "to")
            and following.category in ("place", "state", "name", "body")
            and following.mention.kind == "name"
            and word != "with"
        ):
            place, last = place or following, following.mention.last
            at = last
        elif (
            word in NOUN_LEADS
            and (following := following or (plain_party(line, at + 1) if word in ("with", "between", "among") else None))
            is not None
        ):
            joined, last = coordinated(line, following)
            if word == "between" and line.word(last) == "and" and (second := line.starting_at(last + 1)) is not None:
                joined, last = (*joined, second), second.mention.last
            found.extend(parties(joined))
            at = last
        elif word in PASSABLE or word in line.grammar.calendar_words or word[:1].isdigit() or word.endswith("ly"):
            at += 1
        else:
            break
    return tuple(found), last, place
