"""Rules for hosts and guests: received in audience Mr Lund, will call this evening on Ms Berg, a welcome by the mayor."""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_letters import ends_of_letter
from readout.annotate.meeting_lists import behind_state, is_subject
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_owners import find_carrier, find_owner
from readout.annotate.meeting_parties import Meeting, coordinated, parties_among, subject_parties
from readout.annotate.meeting_surroundings import matches, over_time, place_behind
from readout.annotate.meeting_verbs import APPEAL_REACH, VerbForm, verb_with_partner
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between a verb and the guest whom it names last, and between a call and who takes it.
GUEST_REACH, CALL_REACH = 26, 6
# And between "for" and what somebody joins for: joined by Ms Berg for a working [lunch].
PURPOSE_REACH = 4
# What a clause that goes on over dates and places may hold no more: its guest would be another's.
EDGES = frozenset({"and", "but", "who", "which", "that", "when", "where", "while", "to", ";", ":", "(", "after", "before", "as"})
# Whom one meets, and what opens the words between.
GUESTS = frozenset({"person", "unnamed"})
RECEIVING = frozenset({"receive", "host", "welcome"})
# Hosts that can be no person: the [Government] is ready to receive.
STATES = frozenset({"state", "group", "body"})
ENDS = frozenset({";", ":", "to"})
OPENERS = frozenset({",", "this", "today", "yesterday", "here"})


def guest_named_late(verb: VerbForm) -> Iterator[Meeting]:
    """A meeting whose verb and guest stand apart: [The minister received in audience, on Monday, in Lorneval, Mr Lund].

    [Ms Berg welcomed to Lorneval her colleague Mr Lund].
    """
    line, entry = verb.line, verb.entry
    goal = line.starting_at(verb.end + 1) if line.word(verb.end) == "to" else None
    there = goal.mention.last if goal is not None and goal.category in ("place", "state") else None
    plain = () in entry.partner and entry.format == "meeting" and (not entry.then or there is not None)
    opened = line.word(verb.end) in line.grammar.prepositions or line.word(verb.end) in OPENERS
    if not plain or not opened:
        return
    guest = late_guest(line, there or verb.end)
    first, hosts = verb.first, verb.subject
    if guest is not None and (hosts or verb.label == "past"):
        guests, last = coordinated(line, guest, verb.words)
        others = [one for one in parties_among(guests, verb.words) if one.actor.name not in {host.actor.name for host in hosts}]
        if others and not is_subject(line, last):
            format = verb.refined(entry.format, last)
            yield Meeting(line, first, last, verb.at, format, verb.label, (*hosts, *others), "verb_with_partner")


def guest_of_state(verb: VerbForm) -> Iterator[Meeting]:
    """A visit by the state that is to have the guest: [The Government is ready to receive in Lorneval Mr Lund].

    A state receives nobody as a person does, across a table.
    """
    line = verb.line
    if line.word(verb.at) not in RECEIVING or verb.label != "base":
        return
    for meeting in verb_with_partner(verb):
        host, guests = meeting.parties[0], meeting.parties[1:]
        place = place_behind(line, verb.end, ENDS) or place_behind(line, meeting.last, ENDS)
        named = all(guest.category == "person" for guest in guests)
        if host.category in STATES and host.mention.first < verb.at and named and place is not None:
            last = max(meeting.last, place.mention.last)
            yield replace(meeting, last=last, format="visit", parties=guests, rule="guest_of_state", place=place)


def late_guest(line: Clauses, at: int) -> Reference | None:
    """The first person named behind a token who is no part of another phrase and no subject, in the same clause."""
    for position in range(at, min(at + GUEST_REACH, len(line.sentence.tokens))):
        listed = line.word(position) == ":" and line.word(position - 1) == "audience"
        if (line.word(position) in EDGES and not listed) or any(cue.head == position for cue in line.cues):
            return None
        found = line.starting_at(position)
        if found is None or found.category not in GUESTS or found.mention.kind == "pronoun":
            continue
        governed = line.word(position - 1) in line.grammar.prepositions
        return None if governed or is_subject(line, found.mention.last) else found
    return None


def calls_on(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A meeting by who comes to see whom: [He will call this evening on Ms Berg], her [courtesy call on Mr Lund]."""
    if line.word(at) not in words.around.calling_on:
        return
    courtesy = line.word(at - 1) in words.around.courtesies
    if courtesy and (paid := courtesy_paid(line, at, words)) is not None:
        yield paid
        return
    on = over_time(line, at + 1, words)
    host = line.starting_at(on + 1) if line.word(on) == "on" else None
    if host is None or host.category not in GUESTS or not (courtesy or on > at + 1):
        return
    hosts, last = coordinated(line, host, words)
    first, guests = find_owner(line, at, words) if courtesy else subject_parties(line, at, words)
    if courtesy and not guests:
        carrier, guests = find_carrier(line, first, words)
        first = carrier if carrier is not None else first
    if "to" not in line.lower[last : last + APPEAL_REACH] and (guests or courtesy):
        form = "noun" if courtesy else "past" if line.word(at) == "called" else "base"
        yield Meeting(line, first, last, at, "meeting", form, (*guests, *parties_among(hosts, words)), "calls_on")


def courtesy_paid(line: Clauses, at: int, words: EncounterWords) -> Meeting | None:
    """A courtesy call that names its guest behind "by" or "of", on either side of its host.

    the courtesy [call by Mr Lund on Ms Berg]      a courtesy [call was paid on Ms Berg by Mr Lund]
    """
    ends = [at + 1 + (line.lower[at + 1 : at + 3] == ["was", "paid"]) * 2]
    found: list[tuple[Reference, ...]] = []
    leads = (("by", "of"), ("on",)) if line.word(ends[0]) != "on" else (("on",), ("by",))
    for lead in leads:
        start = ends[-1] + (line.word(ends[-1]) == ",")
        one = line.starting_at(start + 1) if line.word(start) in lead else None
        if one is None or one.category not in GUESTS:
            return None
        joined, last = coordinated(line, one, words)
        found.append(parties_among(joined, words))
        ends.append(last)
    return Meeting(line, at - 1, ends[-1], at, "meeting", "noun", (*found[0], *found[1]), "calls_on")


def joined_by(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """An encounter for which somebody joins: [Mr Arn was joined by Ms Berg for talks]."""
    agent = line.starting_at(at + 2) if line.word(at - 1) in ("was", "were") and line.word(at + 1) == "by" else None
    if agent is None or agent.category not in GUESTS:
        return
    joined, last = coordinated(line, agent, words)
    last = behind_state(line, last)
    lead = last + (line.word(last) == ",")
    reach = range(lead + 1, lead + PURPOSE_REACH)
    kinds = (row for k in reach for row in words.nouns.get(line.word(k), ()) if matches(line, k, row[0]))
    kind = next(kinds, None) if line.word(lead) in ("for", "in", "at") else None
    first, hosts = subject_parties(line, at, words)
    if kind is not None and hosts:
        yield Meeting(line, first, last, at, kind[1], "past", (*hosts, *parties_among(joined, words)), "joined_by")


def welcome_by(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A ceremony by who gives it: [Ms Berg came ashore to a welcome by the mayor], [was given a warm welcome by Mr Lund]."""
    if line.word(at) not in words.around.welcomes or line.word(at + 1) not in ("by", "from"):
        return
    host = line.starting_at(at + 2)
    subject = line.main_subject(at)
    if host is None or host.category != "person" or subject is None:
        return
    hosts, last = coordinated(line, host, words)
    guests = parties_among(subject.references, words)
    if guests and all(guest.category == "person" for guest in guests):
        yield Meeting(line, subject.first, last, at, "reception", "noun", (*guests, *parties_among(hosts, words)), "welcome_by")


def call_received(phrase: NounPhrase) -> Iterator[Meeting]:
    """A call told from the other end: [Mr Lund received a call from Ms Berg], [a call from Ms Berg to Mr Lund].

    A courtesy call is paid in person.
    """
    if phrase.format not in ("call", "video"):
        return
    line, words = phrase.line, phrase.words
    callers, called, last = ends_of_letter(phrase)
    near = range(phrase.first - 1, max(phrase.first - CALL_REACH, -1), -1)
    verb = next((k for k in near if line.word(k) in words.around.receiving | words.around.taking), None)
    if not all(caller.category in GUESTS for caller in callers):
        return
    if not callers or (verb is None and not called):
        return
    first, subject = subject_parties(line, verb, words) if verb is not None else (phrase.first, ())
    parties = tuple({party.actor.name: party for party in (*subject, *callers, *called)}.values())
    if len(parties) > 1:
        format = "meeting" if line.word(phrase.at - 1) in words.around.courtesies else phrase.format
        yield Meeting(line, first, max(last, phrase.end), phrase.at, format, "noun", parties, "noun_with_parties")


def invitation_to(phrase: NounPhrase) -> Iterator[Meeting]:
    """An encounter that somebody is asked to, by what he makes of it: [Torvesk accepted an invitation to talks in Lorneval]."""
    line, words = phrase.line, phrase.words
    if line.word(phrase.first - 1) != "to" or line.word(phrase.first - 2) != "invitation" or phrase.format == "letter":
        return
    near = range(phrase.first - 3, max(phrase.first - 3 - CALL_REACH, -1), -1)
    verb = next((k for k in near if line.word(k) in words.around.answering_invitations), None)
    if verb is None:
        return
    first, guests = subject_parties(line, verb, words)
    parties = tuple({party.actor.name: party for party in (*guests, *phrase.parties)}.values())
    if guests:
        last = max(phrase.last, phrase.end)
        yield Meeting(line, first, last, phrase.at, phrase.format, "base", parties, "invited_to_gathering", phrase.place)


def accepted_to_attend(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit by what somebody is asked to do there: [Mr Lund accepted an invitation to attend the festival in Lorneval]."""
    if line.word(at) != "invitation":
        return
    near = range(at - 1, max(at - CALL_REACH, -1), -1)
    verb = next((k for k in near if line.word(k) in words.around.answering_invitations), None)
    deed = next((k for k in range(at + 1, min(at + GUEST_REACH, len(line.sentence.tokens))) if line.word(k) == "to"), None)
    if verb is None or deed is None or line.word(deed + 1) not in words.around.guest_deeds:
        return
    place = place_behind(line, deed + 2, ENDS)
    first, guests = subject_parties(line, verb, words)
    if place is not None and guests and all(guest.category in GUESTS for guest in guests):
        yield Meeting(line, first, place.mention.last, deed + 1, "visit", "base", guests, "accepted_to_attend", place)
