"""Rules for turns of phrase that tell of an encounter: views exchanged, guests invited or received, papers signed."""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.meeting_lists import in_full
from readout.annotate.meeting_parties import (
    Meeting,
    coordinated,
    governed_by,
    parties_among,
    subject_parties,
)
from readout.annotate.meeting_stays import goal_of
from readout.annotate.meeting_surroundings import matches, refined
from readout.lexicon.encounters import EncounterWords

# How many tokens behind the verb its partner is looked for, and how many before it the paper that was signed.
PARTNER_REACH = 12
PAPER_REACH = 9
# How many tokens of time and place lie between a passive and its "by".
AGENT_REACH = 12
# How many tokens an opening phrase has that tells of a call.
OPENING_REACH = 6
# How many tokens lie between a verb of telling and the body in session: addressed the opening session [of] the Assembly.
SESSION_REACH = 7
# Their trigger words as far as the lexicon has none.
DISCUSSING = frozenset({"discussed", "exchanged"})
# What two do to a matter when they talk of it, and one alone does at his desk.
REVIEWING = frozenset({"reviewed", "examined", "analysed", "analyzed", "explored", "addressed"})
INVITING = frozenset({"invited", "invites", "invite", "inviting"})
RUNG = frozenset({"telephoned", "phoned", "rung"})
TELLING_NOW = frozenset({"tells", "telling", "tell"})


def discussed(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """What was talked about, and so that they met.

    [Arn discussed trade with Lund]      [the two sides exchanged views] on trade
    """
    if line.word(at - 1) in ("was", "were", "be", "been", "being"):
        return
    length = 2 if matches(line, at, ("exchanged", "views")) else 1 if line.word(at) in {"discussed", *REVIEWING} else 0
    if not length:
        return
    first, subject = subject_parties(line, at, words)
    reach = range(at + length, min(at + PARTNER_REACH, len(line.sentence.tokens)))
    partner = next((found for k in reach if line.word(k) == "with" and (found := line.starting_at(k + 1))), None)
    others, last = coordinated(line, partner, words) if partner is not None else ((), at + length)
    everyone = (*subject, *parties_among(others, words))
    if line.word(at) in REVIEWING and not are_of_two_sides(everyone):
        return
    if len(everyone) > 1 or any(r.members for r in subject):
        # In another call, the minister discussed trade with Mr Lund.
        called = line.word(0) in ("in", "during") and {"call", "calls"}.intersection(line.lower[1:OPENING_REACH])
        format = "call" if called else refined(line, "meeting", at, last, words.around)
        yield Meeting(line, first, last, at, format, "past", everyone, "discussed")


def are_of_two_sides(parties: tuple[Reference, ...]) -> bool:
    """True of two persons, of whom one comes from elsewhere: [the minister and the ambassador]."""
    named = all(party.category == "person" and party.mention.kind != "pronoun" for party in parties)
    envoys = sum("ambassador" in (party.actor.capacity or "").lower() for party in parties)
    return named and len(parties) == 2 and (parties[0].home != parties[1].home or envoys == 1)


def invited_to_place(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A visit that somebody is asked to: The minister [invited Mr Lund to Lorneval]."""
    if line.word(at) not in INVITING or not {"never", "not"}.isdisjoint(line.lower[max(0, at - 3) : at]):
        return
    asked = line.word(at - 1) in ("been", "was", "were") and line.word(at + 1) == "to"
    subject = subject_parties(line, at, words)[1] if asked else ()
    guest = subject[-1] if subject else line.starting_at(at + 1)
    if guest is None or not parties_among((guest,), words):
        return
    to = at + 1 if asked else guest.mention.last
    place = line.starting_at(to + 1) if line.word(to) == "to" else None
    inside = [k for k in range(guest.mention.first, guest.mention.last) if line.word(k) == "to"]
    if place is None and inside and not asked and (goal := goal_of(line, inside[0])) is not None:
        place = replace(goal, category="place")
    if place is not None and place.category in ("place", "state", "name"):
        yield Meeting(
            line, at, max(place.mention.last, guest.mention.last), at, "visit", "past", (guest,), "invited_to_place", place
        )


def received_by(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A meeting told from the guest's side: [Mr Lund was received by President Arn], [he was summoned to the ministry]."""
    if line.word(at) not in words.around.calling_in or not is_passive(line, at):
        return
    behind = at + 2 if line.word(at + 1) == "in" and line.word(at) == "called" else at + 1
    summoned = (line.word(at) == "summoned" or behind > at + 1) and line.word(behind) == "to"
    by = behind if summoned else agent_behind(line, behind, words)
    host = line.starting_at(by + 1) if by is not None else None
    if (summoned and (host is None or host.category != "body")) or (line.word(at) == "called" and behind == at + 1):
        return
    if line.word(at) in {"met", "visited", *RUNG} and (host is None or host.category != "person"):
        return
    first, guests = subject_parties(line, at, words)
    if host is None and guests and line.word(at) in ("summoned", "called") and is_official(guests):
        yield Meeting(line, first, behind, at, "meeting", "past", guests, "summoned")
        return
    hosts, last = coordinated(line, host, words) if host is not None else ((), at)
    if guests and (present := parties_among(hosts, words)):
        form = "base" if line.word(at - 1) == "be" or "be" in line.lower[max(0, at - 3) : at] else "past"
        plain = "call" if line.word(at) in RUNG else "meeting"
        format = refined(line, plain, at, last, words.around)
        yield Meeting(line, first, last, at, format, form, (*guests, *present), "received_by")


def is_official(guests: tuple[Reference, ...]) -> bool:
    """True of those who are summoned for their state: [the ambassador] was summoned."""
    return all(guest.category in ("person", "unnamed") for guest in guests)


def is_passive(line: Clauses, at: int) -> bool:
    """True of a participle behind a form of "be", over an adverb: was [received], had also been warmly [received]."""
    before = (
        line.word(at - 2) if line.word(at - 1) in ("also", "earlier", "then", "later") or line.word(at - 1).endswith("ly") else ""
    )
    return bool({line.word(at - 1), before} & {"was", "were", "be", "been", "being"})


def agent_behind(line: Clauses, at: int, words: EncounterWords) -> int | None:
    """The "by" that tells who did it, over time and place: was received on Monday at the palace [by] President Arn.

    At an airport guests are only met, not yet talked with.
    """
    ends = words.around.clause_edges - {","} | line.grammar.auxiliaries | {"airport"}
    for position in range(at, min(at + AGENT_REACH, len(line.sentence.tokens))):
        if line.word(position) == "by" and line.starting_at(position + 1) is not None:
            return position
        if line.word(position) in ends:
            return None
    return None


def signed_by(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A signing told of the paper: the agreement [signed in Lorneval by Torvesk and Ardelia]."""
    if line.word(at) not in words.around.signed or not words.around.signed_papers & set(
        line.lower[max(0, at - PAPER_REACH) : at]
    ):
        return
    reach = range(at + 1, min(at + PARTNER_REACH, len(line.sentence.tokens) - 1))
    preposition = next((k for k in reach if line.word(k) in ("by", "between")), None)
    signer = named_at(line, preposition + 1) if preposition is not None else None
    if preposition is None or signer is None:
        return
    signers, last = governed_by(line, preposition, signer, words)
    if parties := parties_among(signers, words):
        form = "base" if line.word(at - 1) == "be" else "past"
        yield Meeting(line, at, last, at, "reception", form, parties, "signed_by")


def body_briefed(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A session by who spoke at it: [The envoy briefed the Security Council], [Addressing the Assembly], she called for help.

    A meeting if those who were briefed share an office: [will brief the Lake Union's foreign ministers].
    """
    body = session_at(line, at, words)
    if body is None:
        return
    holders = line.word(at) in words.around.briefing and body.mention.title is not None and body.mention.plural
    sits = body.category in ("body", "name") or is_own_parliament(line, at, body, words)
    if not holders and not (sits and words.around.councils & set(line.lower[body.mention.first : body.mention.last])):
        return
    first, speakers = subject_parties(line, at, words)
    if not speakers and at == 0:
        speakers = speakers_behind(line, body.mention.last, words)
    if speakers and body not in speakers:
        format = refined(line, "meeting" if holders else "conference", at, body.mention.last, words.around)
        form = "past" if line.word(at).endswith(("ed", "told", "said", "put")) else "base"
        yield Meeting(line, first, body.mention.last, at, format, form, (body, *speakers), "body_briefed")


def body_briefed_by(line: Clauses, at: int, words: EncounterWords) -> Iterator[Meeting]:
    """A session by who spoke at it, told of the body: [the Security Council was briefed by the envoy]."""
    by = agent_behind(line, at + 1, words) if line.word(at) in ("briefed", "addressed") and is_passive(line, at) else None
    first, heard = subject_parties(line, at, words) if by is not None else (at, ())
    body = next((one for one in heard if not words.around.councils.isdisjoint(one.actor.name.lower().split())), None)
    speaker = line.starting_at(by + 1) if by is not None else None
    if body is not None and speaker is not None:
        speakers, last = coordinated(line, speaker, words)
        format = refined(line, "conference", at, last, words.around)
        yield Meeting(line, first, last, at, format, "past", (body, *parties_among(speakers, words)), "body_briefed_by")


def is_own_parliament(line: Clauses, at: int, body: Reference, words: EncounterWords) -> bool:
    """True where somebody addressed the parliament of a state: addressed [the Norwegian parliament]."""
    return line.word(at) in words.around.briefing and body.mention.noun in words.around.councils


def session_at(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """The body that is briefed or told, or a session of which is: told [the opening session of] the Assembly."""
    word = line.word(at)
    told = word in words.around.telling or word in TELLING_NOW
    if word not in words.around.briefing and not told:
        return None
    start = at + 1
    reach = range(start, min(start + SESSION_REACH, len(line.sentence.tokens) - 1))
    of = next(
        (k for k in reach if line.word(k) == "of" and line.word(k - 1) in ("session", "meeting", "sitting", "plenary")), None
    )
    return line.starting_at(of + 1 if of is not None and line.starting_at(start) is None else start)


def speakers_behind(line: Clauses, at: int, words: EncounterWords) -> tuple[Reference, ...]:
    """Whose speaking an opening participle tells: Briefing the Council today, the head of the mission, [Ms Berg], told ..."""
    told = next((cue for cue in line.cues if cue.first > at and cue.form in ("past", "third")), None)
    subject = line.subject_before(told.first) if told is not None else None
    return parties_among([in_full(line, r) for r in subject.references[-1:]], words) if subject is not None else ()


def named_at(line: Clauses, at: int) -> Reference | None:
    """The reference that begins at a token, or behind the "his" of "His Excellency"."""
    return line.starting_at(at) or (line.starting_at(at + 1) if line.word(at) in line.grammar.possessives else None)
