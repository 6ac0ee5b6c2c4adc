"""Rules for hosts and guests: received in audience Mr Lund, will call this evening on Ms Berg, a welcome by the mayor."""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_letters import ends_of_letter
from readout.annotate.meeting_lists import is_subject
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_owners import find_carrier, find_owner
from readout.annotate.meeting_parties import Meeting, coordinated, parties_among, subject_parties
from readout.annotate.meeting_surroundings import over_time, place_behind
from readout.annotate.meeting_verbs import APPEAL_REACH, VerbForm, verb_with_partner
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between a verb and the guest whom it names last, and between a call and who takes it.
GUEST_REACH, CALL_REACH = 26, 6
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
    """A meeting whose verb and guest stand apart: [The minister received in audience, on Monday, in Lorneval, Mr Lund]."""
    line, entry = verb.line, verb.entry
    plain = () in entry.partner and entry.format == "meeting" and not entry.then
    opened = line.word(verb.end) in line.grammar.prepositions | OPENERS
    if not plain or not opened:
        return
    guest = late_guest(line, verb.end)
    first, hosts = verb.subject()
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
        if line.word(position) in EDGES or any(cue.head == position for cue in line.cues):
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
    on = over_time(line, at + 1, words)
    host = line.starting_at(on + 1) if line.word(on) == "on" else None
    courtesy = line.word(at - 1) in words.around.courtesies
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
    """A call told from the other end: [Mr Lund received a call from Ms Berg], [a call from Ms Berg to Mr Lund]."""
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
        yield Meeting(line, first, max(last, phrase.end), phrase.at, phrase.format, "noun", parties, "noun_with_parties")


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
