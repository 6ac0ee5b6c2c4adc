"""Rules for nouns of encounters: a meeting with somebody, somebody's visit, a summit in some place, the visit told of before."""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_bodies import is_council
from readout.annotate.meeting_chairs import is_chaired_by
from readout.annotate.meeting_complements import find_complements
from readout.annotate.meeting_journeys import with_further_places
from readout.annotate.meeting_owners import body_at_session, find_carrier, find_host, find_owner, find_setting, is_event, is_named
from readout.annotate.meeting_parties import (
    DIALOGUES,
    JOINT_BODIES,
    Meeting,
    coordinated,
    is_pair,
    parties_among,
    subject_parties,
)
from readout.annotate.meeting_surroundings import MEDIA, by_medium, matches, refined
from readout.lexicon.encounters import EncounterWords
from readout.lexicon.inflection import Words
from readout.value import value

# How many tokens lie between an invitation and that to which it is.
INVITED_REACH = 14
# How many tokens lie between "the holding" and "of" what is held.
HOLDING_REACH = 10
# And between a gathering and its host.
HOST_REACH = 5
# And between an opportunity and what it is for.
CHANCE_REACH, HELD_REACH = 9, 5
# How many tokens before "for talks" show that they are only called for.
APPEAL_REACH = 6
# They own an encounter, as days and months do: [yesterday]'s talks.
DAYS = frozenset({"yesterday", "today", "week", "month"})
# What stands behind "a bilateral" where that is a meeting.
ENDS_OF_A_BILATERAL = frozenset({"with", "between", "in", "at", "on", "over", "during", "before", "after", ".", ",", ";", ""})
# Before an encounter of which somebody knows.
SOURCES = (["close", "to"], ["familiar", "with"], ["briefed", "on"])
# Before a gathering to which somebody goes: will fly to Lorneval [for] the ministerial of the Group.
AWAITING = frozenset({"for", "to", "attend", "attending", "attended", "before"})


@value
class NounPhrase:
    """A noun of encounter with what belongs to it.

        [Arn]{carried} [held] [Torvesk's]{owners} first [meeting]{at} [with Lund in Lorneval]

    The noun stands at tokens `at` up to `end`; `first` opens its phrase, and its complements end at `last`. `carrier` is the
    first token of the subject whose verb has it for an object; `parties` are all who take part, each once, in text order.
    """

    line: Clauses
    at: int
    end: int
    first: int
    last: int
    format: str
    carrier: int | None
    owned: bool
    parties: tuple[Reference, ...]
    place: Reference | None
    words: EncounterWords

    @property
    def several(self) -> bool:
        """True if the parties are more than one."""
        return len(self.parties) > 1 or any(party.mention.plural or is_pair(party) for party in self.parties)

    def told(self, rule: str, form: str = "noun") -> Meeting:
        """The meeting with these parties in this place, from the carrier to the last complement."""
        start = self.carrier if self.carrier is not None else self.first
        return Meeting(self.line, start, self.last, self.at, self.format, form, self.parties, rule, self.place)


def noun_phrases(line: Clauses, at: int, words: EncounterWords) -> Iterator[NounPhrase]:
    """The noun phrase whose noun of encounter begins at a token, one at most."""
    form, format = next((row for row in words.nouns.get(line.word(at), ()) if matches(line, at, row[0])), ((), ""))
    if not form or is_other_sense(line, at, form, format, words):
        return
    end = at + len(form) if not is_round_of(line, at + 1) or len(form) > 1 else end_of_dialogue(line, at + 1)
    first, owners = find_owner(line, at, words)
    carrier, subject = find_carrier(line, first, words)
    if carrier is None:
        carrier, subject = find_host(line, first, words)
    if subject and line.word(first) == "its":
        owners = ()
    after, last, place = find_complements(line, end, format, words)
    if after and is_chaired_by(line, first, end):
        after, last = (), end
    place = place or host_behind(line, end, last)
    if carrier is None and (not owners or format in ("conference", "summit")):
        setting, met = find_setting(line, first, words, came=is_purpose(line, at, form, words))
        told = line.word(end) in ("of", "on", "for")
        new = place is not None or told or line.word(first) not in ("the", "this", "that", "these")
        several = new and (len(met) > 1 or any(party.members or party.mention.plural for party in met))
        named = format in ("conference", "summit") and is_event(line, first, at)
        visitor = format == "visit" and place is not None and len(met) == 1 and met[0].category in ("person", "unnamed")
        if (after or several or named or visitor) and not are_both_sides(line, end, last, after):
            carrier, subject = setting, met
    if carrier is not None and len(after) > 1 and words.around.seeking & set(line.lower[carrier:first]):
        carrier, subject = None, ()
    of_guest = format == "visit" and carrier is not None and words.around.hosting & set(line.lower[carrier:first])
    if of_guest or (len(after) > 1 and is_host_of_others(line, carrier, end)):
        subject = ()
    topic = bool(after) and len(owners) == 1 and owners[0].category in ("state", "body") and not line.possessive(at - 1)
    owners = (
        () if topic and line.word(at - 1) not in line.grammar.possessives and after[0].category in ("state", "body") else owners
    )
    if len(owners) == 1 and len(after) > 1 and place is None and any(name.kind == "capital" for name in owners[0].mention.names):
        place, owners = owners[0], ()
    by_name = len(owners) == 1 and owners[0].category == "body" and owners[0].mention.last == at
    if by_name and format == "meeting" and len(subject) > 1:
        owners = ()
    parties = tuple({party.actor.name: party for party in (*subject, *owners, *after)}.values())
    format = by_medium(line, refined(line, format, at, end, words.around), max(last, end), words.around)
    yield NounPhrase(line, at, end, first, last, format, carrier, bool(owners), parties, place, words)


def are_both_sides(line: Clauses, end: int, last: int, after: tuple[Reference, ...]) -> bool:
    """True if the complements of a noun name both sides: agreed after talks in Lorneval [between Mr Arn and Mr Lund]."""
    return len(after) > 1 and "between" in line.lower[end:last]


def is_host_of_others(line: Clauses, carrier: int | None, end: int) -> bool:
    """True of a state or body at whose place others talk: Torvesk [hosted] talks [between] the government and the rebels."""
    host = line.starting_at(carrier) if carrier is not None else None
    return line.word(end) == "between" and host is not None and host.category in ("state", "body")


def host_behind(line: Clauses, end: int, last: int) -> Reference | None:
    """The state at whose place a gathering is to be: the next round of the Joint Commission would be hosted by [Torvesk]."""
    hosted = (at for at in range(end, last + HOST_REACH) if line.lower[at : at + 2] == ["hosted", "by"])
    verb = next(hosted, None)
    host = line.starting_at(verb + 2) if verb is not None and line.word(verb - 1) in ("be", "was", "is") else None
    return host if host is not None and host.category == "state" else None


def is_round_of(line: Clauses, at: int) -> bool:
    """True if a round is one of a dialogue with a name: the next round [of the Lake Dialogue]."""
    name = line.sentence.tokens[at + 1 : at + 6]
    return line.word(at) == "of" and any(token.word in DIALOGUES | JOINT_BODIES for token in name)


def end_of_dialogue(line: Clauses, at: int) -> int:
    """The token behind the name of the dialogue whose round it is: the next round of Foreign Office [Consultations]."""
    tokens = line.sentence.tokens[: at + 6]
    return next((k + 1 for k in range(at + 1, len(tokens)) if tokens[k].word in DIALOGUES), at)


def is_other_sense(line: Clauses, at: int, form: Words, format: str, words: EncounterWords) -> bool:
    """True where the words mean something else: a [press] conference, an appeal [for] talks, a call [for] peace."""
    if line.word(at - 1) in words.around.compound_heads and not is_purpose(line, at, form, words):
        return True
    if line.word(at) in ("trilateral", "face-to-face", "audience", "tea", "coffee") and line.is_content_word(at + len(form)):
        return True
    if form == ("bilateral",) and line.word(at + 1) not in ENDS_OF_A_BILATERAL:
        return True
    if (
        line.word(at) == "consultation"
        and len(form) == 1
        and line.word(at - 1) in ("in", "close", "after", "without", "further", "and")
    ):
        return True
    before = line.lower[max(0, at - CHANCE_REACH) : at]
    to = len(before) - before[::-1].index("to") if "to" in before else 0
    if len(before) - to < HELD_REACH and not {"opportunity", "chance"}.isdisjoint(before[:to]):
        return True
    if (line.word(at - 1) == "to" and not line.word(at).endswith("s")) or (format == "video" and line.word(at - 1) in MEDIA):
        return True
    if line.is_content_word(at - 1) and line.word(at - 1).endswith("s") and line.word(at) in ("stay", "visit", "stop"):
        return True
    if line.word(at) == "stops" and line.word(at - 2) == "the" and not line.word(at - 1).endswith(("ed", "al", "er")):
        return True
    counted = line.word(at) in ("round", "edition", "rounds", "editions") and len(form) == 1
    if counted and line.word(at + 1) != "between" and not is_round_of(line, at + 1):
        return True
    behind = line.word(at + len(form))
    if format == "visit" and behind == "of" and line.word(at + len(form) + 1) in words.around.no_travel:
        return True
    day = line.word(at + len(form) + 1)
    dated = behind == "on" and (day in line.grammar.calendar_words or day[:1].isdigit())
    return format == "call" and len(form) == 1 and not dated and behind in words.around.call_complements


def is_purpose(line: Clauses, at: int, form: Words, words: EncounterWords) -> bool:
    """True of talks for which somebody came: flew to Lorneval for [talks], for a [meeting] with Mr Lund, and not of an appeal."""
    lead = at - 2 if line.word(at - 1) in ("a", "an") else at - 1
    with_whom = line.word(lead) == "for" and line.word(at + len(form)) == "with"
    return with_whom and words.around.appeals.isdisjoint(line.lower[max(0, at - APPEAL_REACH) : at])


def visit_again(phrase: NounPhrase) -> Iterator[Meeting]:
    """A visit named by its guest alone, told of elsewhere: [the President's visit] lasted two days."""
    of_guest = phrase.line.word(phrase.end) == "of" and phrase.line.word(phrase.first) == "the" and len(phrase.parties) == 1
    if phrase.format == "visit" and (phrase.owned or of_guest) and phrase.place is None and phrase.carrier is None:
        yield phrase.told("noun_again")


def noun_of_visit(phrase: NounPhrase) -> Iterator[Meeting]:
    """A visit with its place or in its guest's hands: [the visit of President Arn to Lorneval] · [Arn will pay a visit]

    What somebody does with [her trip] is told of a visit known before.
    """
    carried = phrase.carrier is not None
    if phrase.format != "visit" or not phrase.parties or is_apposed(phrase) or not (phrase.place is not None or carried):
        return
    if phrase.place is None and phrase.line.word(phrase.first) in ("his", "her", "their"):
        yield phrase.told("noun_again")
        return
    planned = phrase.carrier is not None and "to" in phrase.line.lower[phrase.carrier : phrase.first]
    yield from with_further_places(phrase.told("noun_of_visit", "base" if planned else "noun"), phrase.words)


def visit_to_person(phrase: NounPhrase) -> Iterator[Meeting]:
    """A visit that is a call on somebody: [The envoy paid a private visit to President Arn] at his residence."""
    line = phrase.line
    host = line.starting_at(phrase.end + 1) if phrase.format == "visit" and line.word(phrase.end) == "to" else None
    guests = tuple(party for party in phrase.parties if host is None or party.actor.name != host.actor.name)
    if host is not None and host.category == "person" and phrase.carrier is not None and guests:
        hosts, last = coordinated(line, host, phrase.words)
        parties = (*guests, *parties_among(hosts, phrase.words))
        yield Meeting(line, phrase.carrier, last, phrase.at, "meeting", "noun", parties, "visit_to_person")


def letter_with_parties(phrase: NounPhrase) -> Iterator[Meeting]:
    """A letter whose writer and reader are named: [Arn sent a letter to Lund]"""
    plain = phrase.line.word(phrase.at) in ("message", "messages", "cable", "cables") and phrase.end - phrase.at == 1
    written = not plain or (phrase.line.word(phrase.first - 1) == "in" and all(p.category == "person" for p in phrase.parties))
    if phrase.format == "letter" and len(phrase.parties) > 1 and written:
        yield replace(phrase, place=None).told("noun_with_parties")


def attendance_at(phrase: NounPhrase) -> Iterator[Meeting]:
    """Others who join an encounter told elsewhere: [Ms Berg and Mr Lund attended the talks] with the envoy."""
    line, words = phrase.line, phrase.words
    attending = phrase.carrier is not None and words.around.attending & set(line.lower[phrase.carrier : phrase.first])
    if is_named(line, phrase.first, phrase.at):
        return
    if attending and not phrase.owned and line.word(phrase.first) in ("the", "this", "these") and phrase.place is None:
        yield phrase.told("attendance_at")


def invited_to_gathering(phrase: NounPhrase) -> Iterator[Meeting]:
    """A gathering to which somebody is asked: [Torvesk was invited to the summit], the envoy [invited both to a conference]."""
    line, words = phrase.line, phrase.words
    to = phrase.first - 1
    if line.word(to) != "to" or phrase.format not in ("conference", "summit", "meeting", "video"):
        return
    inviting = [k for k in range(to - 1, max(to - INVITED_REACH, -1), -1) if line.word(k) in words.around.bidding]
    if not inviting:
        return
    verb, guests = inviting[0], phrase.parties
    if verb == to - 1 or (line.word(verb + 1) == "by" and line.word(verb - 1) in ("was", "were", "been", "be")):
        first, guests = subject_parties(line, verb, words)
    elif (guest := line.starting_at(verb + 1)) is not None:
        first = verb
        joined, end = coordinated(line, guest, words)
        guests = parties_among(joined, words) if end == to else ()
    else:
        return
    if guests:
        yield replace(phrase, parties=guests, carrier=first).told("invited_to_gathering", "base")


def hosted_again(phrase: NounPhrase) -> Iterator[Meeting]:
    """An encounter told of elsewhere that somebody hosts: She thanked Torvesk for hosting [the talks]."""
    line, words = phrase.line, phrase.words
    hosted = phrase.carrier is not None and words.around.hosting & set(line.lower[phrase.carrier : phrase.first])
    if hosted and len(phrase.parties) == 1 and line.word(phrase.first) in ("the", "this", "these"):
        last = max(phrase.last, phrase.end)
        yield Meeting(line, phrase.first, last, phrase.at, phrase.format, "noun", (), "noun_again", phrase.place)


def noun_with_parties(phrase: NounPhrase) -> Iterator[Meeting]:
    """An encounter of several: [the summit between Arn and Lund] · [Arn held a meeting with Lund in Lorneval]"""
    line = phrase.line
    if phrase.format == "letter" or not phrase.several or is_apposed(phrase) or is_event_beside(phrase):
        return
    met = tuple(party for party in phrase.parties if party.mention.first >= phrase.end)
    others = tuple(party for party in phrase.parties if party.mention.first < phrase.end)
    if len(met) > 1 and others and "separate" in line.lower[phrase.first : phrase.at]:
        for one in met:
            told = replace(phrase, parties=(*others, one), last=one.mention.last).told("noun_with_parties")
            yield told if one is met[0] else replace(told, first=one.mention.first)
        return
    yield phrase.told("noun_with_parties")


def is_apposed(phrase: NounPhrase) -> bool:
    """True of words that only count the encounter told before the comma: spoke on Monday, [their first call since May]."""
    line, counting = phrase.line, phrase.words.around.counting
    counted = not counting.isdisjoint(line.lower[phrase.first : phrase.at])
    theirs = line.word(phrase.first) == "their" or (phrase.format == "visit" and line.word(phrase.first) in ("the", "his", "her"))
    return phrase.first > 1 and line.word(phrase.first - 1) == "," and theirs and counted and phrase.carrier is None


def noun_with_host(phrase: NounPhrase) -> Iterator[Meeting]:
    """A reception of which only the host is named: [President Arn gave a dinner]"""
    if phrase.format == "reception" and phrase.carrier is not None and phrase.parties:
        yield phrase.told("noun_with_host")


def noun_again(phrase: NounPhrase) -> Iterator[Meeting]:
    """An encounter told of elsewhere: [the meeting] was held in Lorneval."""
    line = phrase.line
    plural = line.word(phrase.end - 1).endswith("s")
    definite = line.word(phrase.first) in (("the", "these", "their") if plural else ("the", "this", "that", "their"))
    definite = (
        (definite or is_dated(phrase) or is_none_such(phrase))
        and line.word(phrase.end) not in ("of", "for", "on", "room")
        and not is_beside(phrase)
    )
    if phrase.format != "letter" and not phrase.parties and definite:
        last = max(phrase.last, phrase.end)
        yield Meeting(line, phrase.first, last, phrase.at, phrase.format, "noun", (), "noun_again", phrase.place)


def is_none_such(phrase: NounPhrase) -> bool:
    """True where one told of before is denied: there was no [such call], there was [no meeting]."""
    line, first = phrase.line, phrase.first
    nothing = line.word(first) == "no" or line.word(first - 1) == "no"
    whole = line.word(phrase.end) in (".", ",", ";", "", "and") or line.lower[phrase.end : phrase.end + 2] == ["took", "place"]
    return nothing and whole and line.word(first - 1 if line.word(first) == "no" else first - 2) in ("was", "were", "been", "")


def is_dated(phrase: NounPhrase) -> bool:
    """True if a day owns the encounter: [Monday's] meeting."""
    line, first = phrase.line, phrase.first
    day = line.word(first - 2)
    return line.word(first - 1) in ("'s", "’s") and (day in line.grammar.calendar_words or day in DAYS)


def is_beside(phrase: NounPhrase) -> bool:
    """True for an event by which only the time, place or source is told: on the eve of [the summit], close to [the talks]."""
    two = phrase.line.lower[max(0, phrase.first - 2) : phrase.first]
    return two in SOURCES or (two[-1:] == ["of"] and two[0] in phrase.words.around.aside)


def is_event_beside(phrase: NounPhrase) -> bool:
    """True of an event with a name of its own beside which others met: on the margins of [the Lake Forum Meeting]."""
    alone = phrase.owned and phrase.carrier is None and all(party.mention.last <= phrase.at for party in phrase.parties)
    return alone and is_beside(phrase) and (phrase.format != "meeting" or is_named(phrase.line, phrase.first, phrase.at))


def is_called(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True if a gathering takes place by the verb behind it: will be [held], has been [called] for Thursday, [took] place."""
    for position in range(at, min(at + HOLDING_REACH, len(line.sentence.tokens))):
        word = line.word(position)
        if word in words.around.convened and line.word(position - 1) in ("be", "been", "was", "were", "being", "is", "are"):
            return True
        if line.lower[position : position + 2] in (["take", "place"], ["took", "place"], ["takes", "place"], ["taken", "place"]):
            return True
        if word in line.grammar.subordinators or word in (";", ":", ",", "and"):
            return False
    return False


def is_holding_of(line: Clauses, first: int) -> bool:
    """True if the holding of the encounter is spoken of: [the holding, before the end of the year, of] a session."""
    before = line.lower[max(0, first - HOLDING_REACH) : first - 1]
    return line.word(first - 1) == "of" and not {"holding", "convening", "hosting"}.isdisjoint(before)


def noun_in_place(phrase: NounPhrase) -> Iterator[Meeting]:
    """A gathering with one party named, and its place or host or that it was held: [the NATO summit in Lorneval]"""
    line = phrase.line
    held = line.word(phrase.end) == "held" or any(
        line.word(k + 1) == "held" and line.word(k) in ("was", "were", "meeting", "session", ",")
        for k in (phrase.end, phrase.last)
    )
    held = held or body_at_session(line, phrase.first + 1) is not None
    held = held or is_holding_of(line, phrase.first) or is_called(line, phrase.last, phrase.words)
    known = (
        phrase.carrier is not None
        or line.word(phrase.at).endswith(("convening", "convocation"))
        or phrase.place is not None
        or (phrase.format == "summit" and phrase.owned)
        or (phrase.format == "conference" and line.word(phrase.first - 1) in AWAITING and line.word(phrase.end) == "of")
        or held
    )
    sought = phrase.format == "meeting" and phrase.place is None and line.word(phrase.first - 1) in phrase.words.around.seeking
    lonely = (phrase.format == "call" or sought) and not phrase.several
    if (
        phrase.format in ("conference", "summit", "meeting", "video", "call")
        and phrase.parties
        and known
        and not lonely
        and not is_event_beside(phrase)
    ):
        own = phrase.format == "meeting" and len(phrase.parties) == 1 and is_council(phrase.parties[0], phrase.words)
        yield (replace(phrase, format="conference") if own else phrase).told("noun_in_place")
