"""Rules for nouns of encounter whose parties stand in a relative clause: the talks that Ms Berg had with Mr Lund in May."""

from collections.abc import Iterator

from readout.annotate.clauses import Clauses
from readout.annotate.meeting_complements import find_complements
from readout.annotate.meeting_nouns import NounPhrase
from readout.annotate.meeting_parties import Meeting, parties_among, person_ending_at, subject_parties
from readout.annotate.meeting_surroundings import matches, refined
from readout.annotate.meeting_verbs import VerbForm

# How many tokens lie between a noun and the verb of its relative clause, and between that and the partner.
CLAUSE_REACH, PARTNER_REACH = 12, 8
# How many tokens lie between a host and the verb: [is due to] host.
HOSTING_REACH = 6


def held_in_relative(phrase: NounPhrase) -> Iterator[Meeting]:
    """[The consultation, which Ms Berg had held that morning with Mr Lund]      [the talks Ms Berg had with Mr Lund] in May

    the meeting of the Joint Commission, [which Torvesk and Ardelia held] in May
    the next round, [which the chair is to convene in Lorneval]
    """
    line, words = phrase.line, phrase.words
    if phrase.format == "letter" or phrase.carrier is not None or phrase.several:
        return
    start, pronoun = relative_of(phrase)
    verb = light_verb(phrase, start)
    bare = verb is not None and not pronoun and line.word(verb[1]) not in ("with", "in", "at", "to", "on")
    if verb is None or bare or line.starting_at(start) is None:
        return
    first, subject = subject_parties(line, verb[0], words)
    behind = partner_at(line, verb[1])
    after, last, place = find_complements(line, behind, phrase.format, words)
    parties = tuple({party.actor.name: party for party in (*subject, *after)}.values())
    format = refined(line, phrase.format, phrase.at, phrase.end, words.around)
    if first >= start and (len(parties) > 1 or (parties and phrase.format == "visit" and place is not None)):
        yield Meeting(line, phrase.first, max(last, behind), phrase.at, format, "noun", parties, "noun_with_parties", place)
    elif first >= start and parties and place is not None and words.around.counting & set(line.lower[phrase.first : phrase.at]):
        yield Meeting(line, phrase.first, max(last, behind), phrase.at, format, "noun", (), "another_round", place)


def relative_of(phrase: NounPhrase) -> tuple[int, bool]:
    """Where the relative clause of a noun can begin, behind its complements or itself, and whether a pronoun leads it."""
    line = phrase.line
    for end in (max(phrase.last, phrase.end), phrase.end):
        start = end + 1 if line.word(end) == "," else end
        if line.word(start) in ("which", "that"):
            return start + 1, True
    return phrase.end, False


def hosted_in_relative(phrase: NounPhrase) -> Iterator[Meeting]:
    """A gathering by its host, who is at home: [the summit which Torvesk is to host] in May, [the talks that Ardelia hosted]"""
    line, words = phrase.line, phrase.words
    if phrase.format not in ("summit", "conference") or phrase.carrier is not None or phrase.parties:
        return
    start = phrase.end + 1 if line.word(phrase.end) == "," else phrase.end
    host = line.starting_at(start + 1) if line.word(start) in ("which", "that") else None
    if host is None or host.category != "state":
        return
    reach = range(host.mention.last, host.mention.last + HOSTING_REACH)
    verb = next((at for at in reach if line.word(at) in ("host", "hosts", "hosted", "hosting")), None)
    if verb is not None and subject_parties(line, verb, words)[0] == host.mention.first:
        form = "past" if line.word(verb) == "hosted" else "base"
        yield Meeting(line, phrase.first, verb + 1, phrase.at, phrase.format, form, (host,), "hosted_in_relative", host)


def light_verb(phrase: NounPhrase, start: int) -> tuple[int, int] | None:
    """First and last token of the light verb in the relative clause that begins at a token."""
    line, light = phrase.line, phrase.words.light
    for at in range(start, min(start + CLAUSE_REACH, len(line.sentence.tokens))):
        for form in light.get(line.word(at), ()):
            perfect = form[0] in ("has", "have", "had") and any(
                f for f in light.get(line.word(at + 1), ()) if matches(line, at + 1, f)
            )
            if matches(line, at, form) and not perfect:
                return at, at + len(form)
        if line.word(at) in (",", ";", ":"):
            return None
    return None


def partner_at(line: Clauses, at: int) -> int:
    """The token of the preposition before the partner, over a time: held [that morning] with Mr Lund."""
    leads = (k for k in range(at, at + PARTNER_REACH) if line.word(k) in ("with", "in", "at", "to"))
    near = next(leads, at)
    return near if not {",", ";", "and"} & set(line.lower[at:near]) else at


def partner_in_relative(verb: VerbForm) -> Iterator[Meeting]:
    """An encounter with whom a relative pronoun takes up: Mr Lund, whom [she last met] in May, with whom [he had spoken]."""
    line = verb.line
    first, subject = verb.first, verb.subject
    if not subject or line.word(first - 1) != "whom" or verb.entry.place:
        return
    lead = (line.word(first - 2),) if line.word(first - 2) in ("with", "to") else ()
    partner = person_ending_at(line, first - 1 - len(lead))
    met = parties_among((partner,), verb.words) if partner is not None and partner not in subject else ()
    if met and lead in verb.entry.partner:
        yield Meeting(
            line,
            first,
            verb.end,
            verb.at,
            verb.refined(verb.entry.format, verb.end),
            verb.label,
            (*met, *subject),
            "partner_in_relative",
        )
