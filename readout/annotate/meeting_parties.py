"""Meetings and who takes part in them: subjects, partners, what is joined to them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_lists import (
    COLLEAGUES,
    ahead_of_name,
    antecedents,
    behind_apposition,
    behind_comma,
    behind_second_relative,
    behind_state,
    first_side,
    in_full,
    is_nameless,
    is_second_office,
    is_subject,
    led_by,
    members_listed,
    named_after,
    named_in_list,
    named_later,
    names_behind,
    of_their_states,
    of_two_owners,
    one_among,
    over_adjuncts,
    thanked,
    with_following,
)
from readout.annotate.meeting_plain_parties import plain_company
from readout.annotate.meeting_surroundings import before_date
from readout.annotate.subjects import Subject
from readout.lexicon.encounters import EncounterWords
from readout.lexicon.inflection import Words
from readout.span import Span
from readout.value import value

# How many tokens of an apposition lie between one partner and the next: with the head of the office, Mr Lund, [and with].
REPEAT_REACH = 12
# How many tokens before its end the words begin by which an invitation is accepted.
INVITATION_REACH = 12
# How many tokens lie between a body and the relative clause that tells of it: a Joint Commission [on Infrastructure], which.
ANTECEDENT_REACH = 6
# What else may stand before a verb with its auxiliaries and adverbs.
PASSED = frozenset({"earlier", "not", "never", "to", "today", "last", "both", "all", "jointly"})
# Before a place these show that somebody goes there: visiting [Lorneval] to meet Mr Lund.
GOAL_LEADS = frozenset({"to", "in", "for", "at", "visiting", "visited", "visits", "visit", "leaving", "reached"})
PARTY_CATEGORIES = frozenset({"person", "state", "body", "group", "unnamed", "name", "author"})
# What has rounds and sessions, and is no party to them.
DIALOGUES = frozenset({"Dialogue", "Talks", "Process", "Negotiations", "Consultations", "Conference", "Forum", "Conversations"})
# Bodies of two sides, whose sessions are rounds too.
JOINT_BODIES = frozenset({"Commission", "Committee"})
# One calls persons, and one writes to persons, states and bodies; any party can be met.
PARTNER_CATEGORIES = {
    "call": frozenset({"person", "author", "group"}),
    "letter": frozenset({"person", "state", "body", "name", "group", "unnamed", "author"}),
}


@value
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
    rule: str
    place: Reference | None = None

    @property
    def anchor(self) -> Span:
        """The words that tell of it."""
        return self.line.span(self.first, self.last)


def parties_among(references: Iterable[Reference], words: EncounterWords) -> tuple[Reference, ...]:
    """Those of the references that can be parties to an encounter."""
    return tuple(r for r in references if r.category in PARTY_CATEGORIES and not is_no_party(r, words))


def is_pair(reference: Reference) -> bool:
    """True for two names in one word: the [Torvesk-Ardelia] talks."""
    sides = sides_of_pair(reference.actor.name)
    return reference.category == "name" and reference.actor.actor is None and len(sides) == 2


def sides_of_pair(name: str) -> tuple[str, ...]:
    """The two names that a hyphen or dash joins, nothing if there are not two."""
    sides = tuple(name.replace("–", "-").removeprefix("the ").removeprefix("The ").split("-"))
    return sides if len(sides) == 2 and all(side[:1].isupper() and " " not in side for side in sides) else ()


def is_no_party(reference: Reference, words: EncounterWords) -> bool:
    """True for papers, the press, and a dialogue that has rounds; not for members of a body with a name."""
    name = reference.actor.name.split()
    if reference.mention.noun == "members" and any(word[:1].isupper() for word in name[2:]):
        return False
    return reference.mention.noun in words.around.non_parties or (name[-1:] != [] and name[-1] in DIALOGUES)


def subject_parties(line: Clauses, at: int, words: EncounterWords) -> tuple[int, tuple[Reference, ...]]:
    """First token and references of the subject of a verb at `at`, over auxiliaries and adverbs; `at` and none without one.

    The subject of an infinitive is the party before it, as in "invited [the President] to visit".
    """
    first = verb_group_start(line, at)
    infinitive = first < at and line.word(first) == "to"
    if infinitive and (guest := invited_guest(line, first)) is not None:
        return guest.mention.first, parties_among((guest,), words)
    if infinitive and (planner := planner_of(line, first, words)) is not None:
        return planner.first, parties_among(planner.references, words)
    first -= 2 if is_behind_day(line, first) else 0
    before = line.subject_before(first)
    mission = before.references[0].mention if before is not None and len(before.references) == 1 else None
    if mission is not None and mission.noun in words.around.missions and not mission.plural:
        before = led_by(line, first) or before
    subject = members_listed(line, first) or (
        (before if before is not None and not (infinitive and is_goal(line, before)) else None)
        or named_in_apposition(line, first)
        or of_two_owners(line, first)
        or led_by(line, first)
        or one_among(line, first)
        or behind_relative(line, first)
        or behind_second_relative(line, first)
        or thanked(line, first)
    )
    admitted = line.word(first) == "having" and any(cue.last == first for cue in line.cues)
    shared = infinitive or admitted or line.word(first - 1) in words.around.verb_joints or line.word(at).endswith("ing")
    if subject is None and shared:
        opened = at > 0 and line.word(0).endswith("ing") and line.starting_at(0) is None
        if opened and (behind := behind_comma(line, at)) is not None:
            return at, parties_among(behind.references, words)
        subject = line.main_subject(first)
        subject = replace(subject, references=with_following(line, subject)) if subject is not None else None
    opening = at == 0 or line.word(at - 1) in ("after", "before", "on")
    if subject is None and opening and line.word(at).endswith("ing"):
        subject = behind_comma(line, at)
        return at, parties_among(subject.references, words) if subject is not None else ()
    if subject is None:
        return at, ()
    subject = ahead_of_name(line, at, subject)
    joined = tuple(in_full(line, one) for one in antecedents(line, first) or with_joined(line, subject))
    return min(subject.first, joined[0].mention.first), parties_among(named_in_list(line, joined), words)


def is_behind_day(line: Clauses, at: int) -> bool:
    """True if a day stands between "who" or "and" and the verb: Mr Lund, who [on Thursday] met Ms Berg, and [on Friday] spoke."""
    return line.word(at - 3) in ("who", "and") and line.word(at - 2) == "on" and line.word(at - 1) in line.grammar.calendar_words


def is_goal(line: Clauses, subject: Subject) -> bool:
    """True of the place to which somebody goes for what the infinitive says: travelled to [Lorneval] on Monday to meet."""
    return subject.references[0].category not in ("person", "unnamed") and line.word(subject.first - 1) in GOAL_LEADS


def planner_of(line: Clauses, at: int, words: EncounterWords) -> Subject | None:
    """Who means to do what the infinitive at a token says.

    the decision of [the President] to visit      [she] hoped to meet      [the envoy] is ready to meet
    """
    holder = line.ending_at(at)
    if holder is not None and line.word(holder.mention.first - 1) == "of":
        planned = line.word(holder.mention.first - 2) in words.around.intentions
        return Subject.of(holder) if planned else None
    governing = verb_group_start(line, at - 1)
    return line.subject_before(governing) if governing < at and line.word(at - 1) not in line.grammar.function_words else None


def behind_relative(line: Clauses, at: int) -> Subject | None:
    """The subject over a relative clause, or the antecedent of one with words of its own.

    [the committee] that watches over the truce held      [a Joint Commission] on Infrastructure, which will hold
    [the Commission], which both sides say will meet
    """
    if line.word(at - 1) in ("which", "that"):
        near = [r for r in line.references if at - ANTECEDENT_REACH < r.mention.last < at and r.category in ("body", "group")]
        return Subject.of(near[-1]) if near else None
    if (told := relative_of_saying(line, at)) is not None:
        return behind_relative(line, told) or line.subject_before(told)
    subject = line.main_subject(at)
    relative = subject is not None and line.word(subject.last) in ("that", "which", "who")
    if subject is None or not relative or line.starting_at(subject.last + 1) is not None:
        return None
    joints = {",", ";", "and"} & set(line.lower[subject.last : at])
    return None if joints else subject


def relative_of_saying(line: Clauses, at: int) -> int | None:
    """The token behind the relative pronoun over words of saying: the Commission, which [both sides say] will meet."""
    saying = next((cue for cue in line.cues if cue.last == at), None)
    speaker = line.subject_before(saying.first) if saying is not None else None
    return speaker.first if speaker is not None and line.word(speaker.first - 1) in ("which", "that", "who") else None


def named_in_apposition(line: Clauses, at: int) -> Subject | None:
    """The person named between commas before a verb: their leader, [Isaya Arn], met."""
    named = line.ending_at(at - 1) if line.word(at - 1) == "," else None
    lead = line.word(named.mention.first - 1) if named is not None else ""
    apposed = named is not None and named.category == "person" and (lead == "," or lead in line.grammar.subordinators)
    return Subject.of(named) if apposed and named is not None else None


def with_joined(line: Clauses, subject: Subject) -> tuple[Reference, ...]:
    """The references of a subject, with one joined to it by "and", in headlines by a comma.

    [Arn] and President Berg of Torvesk today met      [Torvesk], Ardelia put off talks
    [President Arn] of Torvesk and his guest met       [the envoy, Mr Arn], and the Minister met
    """
    if len(subject.references) == 1 and (one := first_side(line, subject.references[0])) is not None:
        return one, subject.references[0]
    comma = line.heading and line.word(subject.first - 1) == ","
    before = person_ending_at(line, subject.first - 1) if comma or line.word(subject.first - 1) == "and" else None
    able = ("person", "state", "name") if comma else ("person",)
    joined = before is not None and before not in subject.references and before.category in able
    return (before, *subject.references) if joined and before is not None else subject.references


def person_ending_at(line: Clauses, at: int) -> Reference | None:
    """The reference that ends at a token or a comma there, or whose land or office does: [Mr Arn] of Torvesk and."""
    ends = (at, at - 1) if line.word(at - 1) == "," else (at,)
    found = next((r for end in ends for r in line.references if end in (r.mention.last, r.mention.apposition)), None)
    if found is None or found.category not in ("state", "name") or line.word(found.mention.first - 1) not in ("of", "from"):
        return found
    holder = line.ending_at(found.mention.first - 1)
    return holder if holder is not None and holder.category == "person" else found


def verb_group_start(line: Clauses, at: int) -> int:
    """The first of the auxiliaries and adverbs before a verb: Mr Lund [will also] meet."""
    auxiliaries, adverbs = line.grammar.auxiliaries, line.grammar.adverbs
    at = before_date(line, at)
    while (
        at
        and not is_month(line, at - 1)
        and ((word := line.word(at - 1)) in auxiliaries or word in adverbs or word in PASSED or is_adverb(line, at - 1))
    ):
        at -= 1
    return at


def is_month(line: Clauses, at: int) -> bool:
    """True of May, no modal verb: on 20 [May] to meet."""
    return at > 0 and line.sentence.tokens[at].word == "May"


def is_adverb(line: Clauses, at: int) -> bool:
    """True for a plain word in -ly that is no part of a name: [Italy] received."""
    word = line.sentence.tokens[at].word
    return word.endswith("ly") and (word[:1].islower() or at == 0) and line.ending_at(at + 1) is None


def invited_guest(line: Clauses, at: int) -> Reference | None:
    """Who is to come, where an invitation leads to the infinitive at `at`.

    [Lund] was invited to visit      extended to [Arn] an invitation to visit
    """
    if line.word(at - 1) == "invited":
        subject = line.subject_before(at - 2) if line.word(at - 2) in ("was", "were", "been") else None
        return subject.references[-1] if subject else None
    if line.word(at - 1) == "invitation" and line.possessive(at - 2):
        return accepting_guest(line, at - 2)
    before = line.lower[max(0, at - 14) : at]
    asked = line.ending_at(at)
    if asked is not None and "invitation" in before and line.word(asked.mention.first - 1) == "to":
        return asked
    if line.word(at - 1) == "invitation" and (guest := accepting_guest(line, at)) is not None:
        return guest
    if line.word(at - 1) != "invitation" or "to" not in before:
        return None
    return line.starting_at(at - before[::-1].index("to"))


def accepting_guest(line: Clauses, at: int) -> Reference | None:
    """Who accepts an invitation that somebody else's name stands before: [Lund] accepted the Minister's invitation to visit."""
    verb = next((k for k in range(at - 2, max(at - INVITATION_REACH, -1), -1) if line.word(k).startswith("accept")), None)
    if verb is None:
        return None
    opening = line.word(verb) == "accepting" and verb <= 1
    subject = behind_comma(line, at) if opening else line.subject_before(verb_group_start(line, verb))
    return subject.references[-1] if subject is not None else None


def is_partner(format: str, found: Reference) -> bool:
    """True if the party can be at the other end of an encounter of that format."""
    allowed = PARTNER_CATEGORIES.get(format)
    capital = format == "letter" and any(name.kind == "capital" for name in found.mention.names)
    return capital or allowed is None or found.category in allowed or found.mention.noun in COLLEAGUES


def partner_groups(
    line: Clauses, found: Reference | None, lead: Words, words: EncounterWords
) -> Iterator[tuple[Reference, tuple[Reference, ...], int]]:
    """Each partner for which the lead is said again, with those joined to it and the token where they end."""
    while found is not None:
        joined, last = coordinated(line, found, words)
        yield found, joined, last
        found = repeated(line, last, lead, words) or gapped(line, last, words)


def repeated(line: Clauses, at: int, lead: Words, words: EncounterWords) -> Reference | None:
    """The next party, if the lead stands again: with the President, [with] the Director and [with] the Minister."""
    at = over_adjuncts(line, at, words)
    while line.word(at) in words.around.repeating:
        at += 1
    preposition = lead[-1] if lead and lead[-1] in ("with", "to") else "with"
    if line.word(at) != preposition:
        joints = (k + 1 for k in range(at - 1, at + REPEAT_REACH) if line.word(k) == "and")
        at = next((end for k in joints if line.word(end := over_adjuncts(line, k, words)) == preposition), at + 1)
    return line.starting_at(at + 1) if line.word(at) == preposition else None


def gapped(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """The next person met, of whom only time and place are told anew: Mr Arn in Lorneval, and on Monday, in Brezna, [Ms Berg]."""
    joint = over_adjuncts(line, at, words)
    start = over_adjuncts(line, joint + 1, words)
    if line.word(joint) != "and" or (joint == at and start == joint + 1):
        return None
    start += 1 if line.word(start) == "," else 0
    person = line.starting_at(start) or named_later(line, start)
    if person is None or person.category != "person" or person.mention.kind == "pronoun":
        return None
    person = in_full(line, person)
    end = behind_apposition(person)
    return person if line.word(end) in (",", ".", ";", "in", "on", "at", "") and not is_subject(line, end) else None


def coordinated(line: Clauses, first: Reference, words: EncounterWords) -> tuple[tuple[Reference, ...], int]:
    """The reference with those joined to it by commas, "and", "as well as", "together with"; and the token where they end."""
    first = in_full(line, line.owned_by(first) or first)
    if named := names_behind(line, first) if is_nameless(first) else named_after(line, first):
        return named, behind_apposition(named[-1])
    references, last = [first], behind_apposition(first)
    while (following := joined_at(line, last, words) or joined_behind_state(line, references[-1], words)) is not None:
        if is_second_office(line, references[-1], following):
            last = behind_apposition(following)
            continue
        following = in_full(line, following)
        references.append(following)
        last = behind_apposition(following)
    return of_their_states(references), last


def joined_behind_state(line: Clauses, person: Reference, words: EncounterWords) -> Reference | None:
    """The person who is joined to one over the latter's state: met Mr Arn [of Torvesk] and [Ms Berg] of Ardelia."""
    last = behind_apposition(person)
    home = behind_state(line, last) if person.category == "person" else last
    other = joined_at(line, home, words) if home > last else None
    return other if other is not None and other.category == "person" else None


def joined_at(line: Clauses, last: int, words: EncounterWords) -> Reference | None:
    """The reference that is joined to what ends at `last`; a mere comma joins persons only."""
    at = last
    while line.word(at) in words.around.joining:
        at += 1
    if at > last and line.word(at) == "with" and line.word(at - 1) in ("together", "along"):
        at += 1
    whose = line.ending_at(last) if at > last and line.word(at) in ("of", "from") else None
    at += whose is not None and bool(whose.mention.plural and whose.mention.owner)  # delegations of Torvesk and [of] the Front
    following = (line.starting_at(at) or plain_company(line, at, words)) if at > last else None
    following = (line.owned_by(following) or following) if following is not None else None
    if following is None or following.category == "place" or is_subject(line, following.mention.last):
        return None
    listed = line.word(at - 1) == "," and at - last == 1
    behind = behind_apposition(following)
    full_name = following.category == "name" and " " in following.actor.name
    goes_on = (
        (full_name or following.category in ("state", "body"))
        and line.word(behind) in (",", "and")
        and line.starting_at(behind + 1)
    )
    plain = following.mention.plural and line.starting_at(at) is None
    if listed and following.category in ("state", "body"):
        owned = line.ending_at(last)  # representatives of Torvesk, [the Front] and others
        goes_on = goes_on or (owned if owned is not None and owned.mention.plural and " of " in owned.mention.post else None)
    return following if not listed or following.category == "person" or goes_on or plain else None


def governed_by(line: Clauses, preposition: int, first: Reference, words: EncounterWords) -> tuple[tuple[Reference, ...], int]:
    """The parties behind a preposition and the token where they end; "between" has two sides: between [Torvesk] and [Ardelia]."""
    joined, last = coordinated(line, first, words)
    if line.word(preposition) == "between" and line.word(last) == "of" and (owner := line.starting_at(last + 1)) is not None:
        last = owner.mention.last
    if line.word(preposition) == "between" and line.word(last) == "and" and (second := line.starting_at(last + 1)) is not None:
        return (*joined, second), second.mention.last
    return joined, last
