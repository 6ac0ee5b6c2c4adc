"""Rules for verbs of meeting: with a partner, to a place, between subjects, of a body, of a paper that is signed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_bodies import body_over_name, end_of_name, over_relative
from readout.annotate.meeting_delegations import headed_by
from readout.annotate.meeting_journeys import VISITED, next_place
from readout.annotate.meeting_lists import behind_apposition, behind_comma
from readout.annotate.meeting_parties import (
    Meeting,
    coordinated,
    is_partner,
    parties_among,
    partner_groups,
    subject_parties,
    verb_group_start,
)
from readout.annotate.meeting_plain_parties import plain_party, plain_place, whole_company
from readout.annotate.meeting_surroundings import (
    matches,
    over_adverbials,
    over_epithets,
    over_quantity,
    over_time,
    refined,
    step_over_time,
)
from readout.lexicon.encounters import EncounterVerb, EncounterWords
from readout.lexicon.inflection import Words
from readout.value import value

# How many tokens around a reciprocal verb can show that it tells of an encounter: spoke [for an hour].
BESIDE_REACH = 7
# How many tokens lie between a verb and the paper that is signed.
PAPER_REACH = 10
# How many tokens behind whom one calls on the appeal begins: called on the drivers' unions [to] stay away.
APPEAL_REACH = 4
# Behind these stands no verb in the third person, but the noun of the same form: to have [talks] with Mr Lund.
NO_SUBJECT = frozenset(
    {"after", "before", "during", "since", "for", "of", "in", "from", "have", "has", "had", "having", "into", "further"}
)
# Right behind those whom somebody met: Ms Berg and Mr Arn in [separate] meetings.
SEPARATE = frozenset({"separate", "separately", "back-to-back"})
# Before an infinitive: what is to come.
TO_COME = frozenset(
    {"is", "are", "due", "set", "expected", "scheduled", "hope", "hopes", "plan", "plans", "agreed", "were", "was"}
)

Group = tuple[Reference, tuple[Reference, ...], int]


@value
class VerbForm:
    """A form of a verb of meeting: tokens `at` up to `end` of the line, with the label of the form and the verb's entry.

    `subject` are those who do it, and `first` is the token where they begin, the verb's own if nobody is told.
    """

    line: Clauses
    at: int
    end: int
    label: str
    entry: EncounterVerb
    words: EncounterWords
    first: int
    subject: tuple[Reference, ...]

    def refined(self, format: str, last: int) -> str:
        """The format as the words from the verb up to `last` and beyond show it."""
        return refined(self.line, format, self.at, last, self.words.around)


def verb_forms(line: Clauses, at: int, words: EncounterWords) -> Iterator[VerbForm]:
    """The verbs of meeting that begin at a token, the longest first."""
    for form, label, entry in words.verbs.get(line.word(at), ()):
        if matches(line, at, form) and not is_noun(line, at, label, words) and not is_attribute(line, at, label, words):
            yield VerbForm(line, at, at + len(form), label, entry, words, *subject_parties(line, at, words))


def is_noun(line: Clauses, at: int, label: str, words: EncounterWords) -> bool:
    """True if the form is used as a noun: "the meeting", "a visit"."""
    before = line.word(at - 1)
    if before in line.grammar.determiners or before in line.grammar.possessives or before in ("'s", "’s"):
        return True
    if label == "third" and before in NO_SUBJECT:
        return True
    if label == "gerund" and at == 0 and behind_comma(line, at) is not None:
        return False
    guest = line.ending_at(at) if line.word(at) == "visiting" else None
    if guest is not None and guest.category in ("person", "unnamed", "group"):
        return False
    return label == "gerund" and before not in line.grammar.auxiliaries and before not in words.around.gerund_leads


def is_attribute(line: Clauses, at: int, label: str, words: EncounterWords) -> bool:
    """True for an infinitive that describes a noun: "the first leader [to visit] Lorneval"."""
    before = line.lower[max(0, at - 7) : at]
    return label == "base" and before[-1:] == ["to"] and bool(words.around.defining & set(before))


def verb_with_partner(verb: VerbForm) -> Iterator[Meeting]:
    """An encounter with what follows the verb: [Arn met with Lund] · [Ms Berg spoke by telephone to Mr Lund]"""
    if not verb.entry.place:
        yield from first_told(meetings_with(verb, behind, lead) for behind, lead in partner_places(verb))


def verb_to_place(verb: VerbForm) -> Iterator[Meeting]:
    """A visit to what follows the verb, one for each place: [Lund flew to Lorneval] on Monday and [Halvenska] on Tuesday"""
    if verb.entry.place:
        yield from first_told(visits_to(verb, behind) for behind, _ in partner_places(verb))


def signing(verb: VerbForm) -> Iterator[Meeting]:
    """The signing of a paper: [The two ministers signed a memorandum]; [the Declaration was signed]."""
    if not verb.entry.signs or not (verb.label == "past" or is_to_be_signed(verb)):
        return
    line, papers = verb.line, verb.words.around.signed_papers
    reach = range(verb.end, min(verb.end + PAPER_REACH, len(line.sentence.tokens)))
    paper = next((k for k in reach if line.word(k) in papers), None)
    first, subject = verb.first, verb.subject
    if paper is None or not subject:
        return
    partner = line.starting_at(paper + 2) if line.word(paper + 1) == "with" else None
    others, last = coordinated(line, partner, verb.words) if partner is not None else ((), paper + 1)
    parties = (*subject, *parties_among(others, verb.words))
    yield Meeting(line, first, last, verb.at, "reception", verb.label, parties, "signing")


def is_to_be_signed(verb: VerbForm) -> bool:
    """True of a signing in prospect: [will] sign, [are to] sign, [is expected to] sign."""
    before = verb.line.lower[max(0, verb.at - 3) : verb.at]
    will = before[-1:] == ["will"]
    planned = before[-1:] == ["to"] and bool(TO_COME & set(before)) and not {"not", "refused", "no"} & set(before)
    return verb.label == "base" and (will or planned)


def verb_between_subjects(verb: VerbForm) -> Iterator[Meeting]:
    """The encounter of a verb whose subject names all parties: [The two leaders met] in Lorneval."""
    line, entry = verb.line, verb.entry
    has_object = not entry.partner and line.word(verb.end) in line.grammar.determiners
    if not entry.reciprocal or line.starting_at(verb.end) or has_object:
        return
    if entry.format == "call" and line.word(verb.end) in ("of", "out", "up", "against"):
        return
    near = set(line.lower[max(0, verb.at - BESIDE_REACH) : verb.end + BESIDE_REACH])
    first, subject = verb.first, verb.subject
    several = len(subject) > 1 or any(r.mention.plural or r.members for r in subject)
    if several and (not entry.beside or entry.beside & near):
        format = verb.refined(entry.format, verb.end)
        latest = verb.line.word(verb.at - 1) == "last"
        if entry.format == "call" and not near & verb.words.around.phone and format == "call" and not latest:
            format = "meeting"
        if is_astray(subject, verb.words):
            yield Meeting(verb.line, first, verb.end, verb.at, format, verb.label, (), "those_who_met")
        else:
            yield Meeting(verb.line, first, verb.end, verb.at, format, verb.label, subject, "verb_between_subjects")


def is_astray(subject: Sequence[Reference], words: EncounterWords) -> bool:
    """True of "they" that seems to take up the reporters who were told of it: those are meant who met before."""
    pronoun = len(subject) == 1 and subject[0].mention.kind == "pronoun"
    return pronoun and subject[0].actor.name.lower() in words.around.non_parties


def body_convenes(verb: VerbForm) -> Iterator[Meeting]:
    """The session of one body: [The Committee met] in Lukesi; the Commission [shall convene]."""
    if not verb.entry.convenes or verb.line.starting_at(verb.end):
        return
    first, subject = verb.first, verb.subject
    if not subject and (body := body_before(verb)) is not None:
        first, subject = body.mention.first, (body,)
    start = verb_group_start(verb.line, verb.at)
    if len(subject) < 2 and (named := body_over_name(verb.line, start, verb.words.around.convening_bodies)) is not None:
        first, subject = named.mention.first, (named,)
    noun = subject[0].mention.noun or last_word(subject[0]) if len(subject) == 1 else ""
    sits = verb.line.word(verb.at).startswith(("sit", "sat")) and verb.words.around.negotiators & set(
        verb.line.lower[first : verb.at]
    )
    if noun in verb.words.around.convening_bodies or sits:
        format = verb.refined("meeting" if sits or noun in ("commission", "group") else "conference", verb.end)
        yield Meeting(verb.line, first, verb.end, verb.at, format, verb.label, subject, "body_convenes")


def body_before(verb: VerbForm) -> Reference | None:
    """The body that opens the sentence, over its short name and the body it belongs to: [The Council] (CFR) of the Union met."""
    line = verb.line
    opening = line.references[0] if line.references else None
    if opening is None or opening.category != "body" or opening.mention.first > 1 or opening.mention.last > verb.at:
        return None
    between = line.lower[opening.mention.last : verb.at]
    plain = not any(cue.head < verb.at for cue in line.cues) and line.grammar.auxiliaries.isdisjoint(between)
    return opening if plain and between[:1] in (["("], ["of"]) and "," not in between else None


def last_word(body: Reference) -> str:
    """The last word of a body's name in lower case: the Security [Council] met."""
    return body.actor.name.lower().split()[-1] if body.category == "body" else ""


def body_convened(verb: VerbForm) -> Iterator[Meeting]:
    """The session of a body that somebody calls: [agreed to convene the Boundary Commission] in June."""
    line = verb.line
    if not verb.entry.convenes or verb.entry.partner or line.word(verb.at) in ("be", "is", "are", "was", "were", "been"):
        return
    body = line.starting_at(verb.end)
    noun = (body.mention.noun or last_word(body)) if body is not None else ""
    if body is None or noun not in verb.words.around.convening_bodies or meets_by_noun(verb, body.mention.last):
        return
    last = over_relative(line, end_of_name(line, body.mention.last))
    format = verb.refined("meeting" if noun in ("commission", "group") else "conference", last)
    yield Meeting(line, verb.at, last, verb.at, format, verb.label, (body,), "body_convened")


def meets_by_noun(verb: VerbForm, at: int) -> bool:
    """True if a noun of encounter goes on with the body's name: convene the Joint Commission [Meeting]."""
    return any(matches(verb.line, at, form) for form, _ in verb.words.nouns.get(verb.line.word(at), ()))


def first_told(readings: Iterable[list[Meeting]]) -> list[Meeting]:
    """The first reading that tells of anything."""
    return next((meetings for meetings in readings if meetings), [])


def partner_places(verb: VerbForm) -> Iterator[tuple[int, Words]]:
    """Where the partner can begin, with the words that lead to it; the longest lead comes first."""
    behind_time = over_time(verb.line, verb.end, verb.words)
    stop = step_over_time(verb.line, verb.end, verb.words) if verb.entry.place else None
    for lead in verb.entry.partner:
        adjacent = matches(verb.line, verb.end, lead)
        start = verb.end if adjacent and (lead or verb.line.starting_at(verb.end)) else behind_time
        if stop and matches(verb.line, stop, lead):
            start = stop
        away = verb.line.starting_at(verb.end + (verb.line.word(verb.end) == "from")) if verb.entry.place and lead else None
        if away is not None and away.category in ("place", "name", "state") and matches(verb.line, away.mention.last, lead):
            start = away.mention.last  # left [Lorneval] for Brezna, flew from [Lorneval] to Brezna
        if matches(verb.line, start, lead):
            behind = over_adverbials(verb.line, start + len(lead), verb.words.around)
            yield over_epithets(verb.line, over_quantity(verb.line, behind), verb.words.around), lead


def meetings_with(verb: VerbForm, behind: int, lead: Words) -> list[Meeting]:
    """The encounters with the partners that begin at `behind`, one for each time the lead is said."""
    line = verb.line
    first, subject = verb.first, verb.subject
    partner = (
        whole_company(line, line.starting_at(behind), verb.words)
        or so_called(line, behind)
        or plain_party(line, behind, verb.words)
    )
    partner = headed_by(line, partner, verb.words) or partner
    if not lead and partner is not None and is_teller(line, partner):
        return []
    groups = list(partner_groups(line, partner, lead, verb.words)) if subject or verb.label == "past" else []
    if partner is not None and subject and (other := other_than_subject(line, partner, subject)) is not None:
        groups = [(other, (other,), partner.mention.last)]
    if line.word(verb.at + 1) == "on" and any("to" in line.lower[last : last + APPEAL_REACH] for _, _, last in groups):
        return []
    sought = verb.label == "base" and line.word(verb.at - 1) == "to" and partner is not None and partner.category == "person"
    if (
        verb.entry.then
        and not sought
        and not any(line.word(behind_home(line, last, found)) in verb.entry.then for found, _, last in groups[-1:])
    ):
        return []
    met = {reference.actor.name for reference in subject}
    meetings: list[Meeting] = []
    for found, joined, last in apart(verb, groups):
        capitals = tuple(r for r in joined if verb.entry.format == "letter" and r.category == "place" and is_capital(r))
        others = [other for other in (*capitals, *parties_among(joined, verb.words)) if other.actor.name not in met]
        if others and is_partner(verb.entry.format, found) and (lead or can_be_met(verb, found)):
            start = found.mention.first if meetings else first
            plain = "meeting" if verb.entry.convenes else verb.entry.format
            format, parties = verb.refined(plain, last), (*subject, *others)
            meetings.append(Meeting(line, start, last, verb.at, format, verb.label, parties, "verb_with_partner"))
    return meetings


def is_teller(line: Clauses, named: Reference) -> bool:
    """True of who tells it at the end of the sentence: The directors will meet in Lorneval on 3 May, [diplomats] there said."""
    behind = range(named.mention.last, named.mention.last + APPEAL_REACH)
    return line.word(named.mention.first - 1) == "," and any(cue.head in behind for cue in line.cues)


def can_be_met(verb: VerbForm, found: Reference) -> bool:
    """True of persons, states and bodies, and of plurals for persons: received [a group of envoys], and not [the keys].

    Nobody is met by who hosts [the summit].
    """
    if found.mention.noun in verb.words.nouns and found.mention.kind == "nominal":
        return False
    if verb.entry.then and found.category == "state" and found.mention.kind == "name":
        return False  # wants to see Torvesk in the Union
    if found.category not in ("unnamed", "group", "name") or found.members or found.actor.actor is not None:
        return True
    grammar, noun = verb.line.grammar, verb.line.word(found.mention.last - 1)
    people = noun in grammar.person_nouns or noun in grammar.group_nouns or noun in verb.words.around.companies
    human = people and noun not in grammar.papers
    return found.category == "name" or human or (verb.entry.convenes and not verb.entry.then)


def is_capital(reference: Reference) -> bool:
    """True of a capital by its name, which stands for the government there: wrote to [Lorneval]."""
    return any(name.kind == "capital" for name in reference.mention.names)


def fronted_partner(verb: VerbForm) -> Iterator[Meeting]:
    """The encounter of a verb whose partner opens the sentence: [With Mr Lund she last raised a glass] in June."""
    line = verb.line
    partner = line.starting_at(1) if line.word(0) == "with" else None
    first, subject = verb.first, verb.subject
    if partner is None or partner.category != "person" or ("with",) not in verb.entry.partner or not subject:
        return
    if verb.entry.reciprocal and first >= partner.mention.last:
        parties = (*subject, *parties_among((partner,), verb.words))
        yield Meeting(line, 0, verb.end, verb.at, verb.entry.format, verb.label, parties, "verb_with_partner")


def line_calls_on(verb: VerbForm) -> bool:
    """True of "called on", which is done at each one's office: called on the President and the Prime Minister."""
    return verb.line.word(verb.end - 1) == "on" and verb.end - verb.at == 2


def other_than_subject(line: Clauses, pronoun: Reference, subject: Sequence[Reference]) -> Reference | None:
    """Whom a pronoun means that cannot mean the subject of its own verb: [Mr Arn] spoke when the Minister received him."""
    names = {reference.actor.name for reference in subject}
    if pronoun.mention.noun not in ("him", "her") or pronoun.actor.name not in names:
        return None
    gender = {"him": "m", "her": "f"}[pronoun.mention.noun]
    before = [r for r in line.references if r.mention.last <= subject[0].mention.first and r.category == "person"]
    fitting = [r for r in before if r.actor.name not in names and r.gender in ("", gender)]
    return replace(fitting[-1], mention=pronoun.mention) if fitting else None


def behind_home(line: Clauses, at: int, named: Reference) -> int:
    """The token behind the state of an office that ends at a token, and the comma that closes an apposition.

    called Minister Lund [of Torvesk] on Monday      welcomed the minister, Mr Lund[,] to Lorneval
    """
    home = line.starting_at(at + 1) if line.word(at) in ("of", "from") else None
    end = home.mention.last if home is not None else at
    apposed = named.mention.apposed or named.mention.apposition > named.mention.last
    return end + (apposed and line.word(end) == ",")


def apart(verb: VerbForm, groups: Sequence[Group]) -> Iterator[Group]:
    """The groups of partners; each partner for himself where they were met separately, one after the other."""
    for found, joined, last in groups:
        near = set(verb.line.lower[max(0, verb.at - 1) : last + 1])
        near |= SEPARATE.intersection(verb.line.lower[last : last + 3])
        near |= SEPARATE.intersection(verb.line.lower[: verb.at]) if verb.entry.format == "call" else set()
        called_on = line_calls_on(verb) and all(one.category == "person" for one in joined)
        if len(joined) > 1 and (called_on or near & (verb.words.around.one_by_one | SEPARATE)):
            yield from ((one, (one,), behind_apposition(one)) for one in joined)
        elif len(joined) == 1 and len(found.members) == 2 and near & verb.words.around.one_by_one:
            yield from ((one, (one,), last) for one in taken_apart(found))
        else:
            yield found, joined, last


def taken_apart(pair: Reference) -> Iterator[Reference]:
    """A reference to each of two who bear one office: met separately with [the Foreign Ministers of Torvesk and Ardelia]."""
    yield from (replace(pair, actor=member, members=(), category="person") for member in pair.members)


def so_called(line: Clauses, at: int) -> Reference | None:
    """The person named behind a doubt: met [the so-called commander]."""
    doubted = line.word(at) in line.grammar.determiners and line.word(at + 1) in ("so-called", "self-styled", "self-proclaimed")
    return line.starting_at(at + 2) if doubted else None


def visits_to(verb: VerbForm, behind: int) -> list[Meeting]:
    """The visits to the place that begins at `behind` and to those that are joined to it."""
    first, subject = verb.first, verb.subject
    visits: list[Meeting] = []
    able = bool(subject) and not is_thing(verb.line, subject)
    place = verb.line.starting_at(behind) if able else None
    if able and place is None and subject[0].category == "person":
        place = plain_place(verb.line, behind)
    while place is not None and place.category in VISITED and verb.line.word(place.mention.last) not in verb.words.nouns:
        start, last = place.mention.first if visits else first, place.mention.last
        visits.append(Meeting(verb.line, start, last, verb.at, "visit", verb.label, subject, "verb_to_place", place))
        place = next_place(verb.line, place, verb.words)
    return visits


def is_thing(line: Clauses, subject: Sequence[Reference]) -> bool:
    """True of a name with "a" that stands for no person: [an Air Torvesk jet] landed in Lorneval."""
    one = subject[0]
    return one.category == "name" and "a" in (line.word(one.mention.first), line.word(one.mention.first - 1))
