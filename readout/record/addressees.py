"""To whom words are said, or of whom something is asked: as far as the words themselves and those before them tell.

What only the encounter tells, at which they were said, is settled in `placing`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.lexicon.speech import SpeechWords
from readout.record.outlets import publisher_of
from readout.record.statements import Statement, joint_actor
from readout.report import Report
from readout.value import value

# Acts whose object is the party that they are aimed at: accused Torvesk of, thanked the hosts.
AIMED = frozenset({"accuse", "thank", "praise", "congratulate"})
ASKING = frozenset({"demand", "urge"})
REQUESTING = ASKING | {"invite"}
MAX_WORDS_OF_HEARERS = 5
PRONOUNS = frozenset({"him", "her", "it", "them", "us", "me", "you"})
PARTIES = frozenset({"state", "body", "group", "person", "unnamed", "name"})
# Between the head of the content and the party: [our ally] Torvesk, [General] Berg.
BEFORE_PARTY = len("our close ally ")
# Behind the party they show that it is the object and no part of another phrase.
BEHIND_OBJECT = re.compile(r"\s*(?:$|,|;|\.|for\b|on\b|of (?:having|being|\w+ing)\b|and\b|as\b|over\b|in\b)")
# Behind the accused, and perhaps the day: Torvesk on Thursday [of] firing.
BEHIND_ACCUSED = re.compile(
    r"(?:\s+(?:on|this|last|late|early|again|yesterday|today)(?:\s+[\w,]+){0,3}?)?"
    r"\s*(?:of|for|over|(?:\w+ly )?(?:responsible|accountable|to blame))\b"
)
OBLIGED = re.compile(r"\s+(?:must|should|needs? to|ha(?:s|ve) to|ought to|is to|are to)\b")
# Behind the party a verb tells what it is wished to do: demanded that Torvesk [withdraw] its ships.
WISHED = re.compile(
    r"\s+(?!of\b|and\b|in\b|to\b|for\b|on\b|with\b|from\b|by\b|at\b|or\b|is\b|are\b|was\b|were\b)(?:be\b|[a-z]+(?<!s)(?<!ed)\s)"
)
EVERYBODY = re.compile(r"(?:all|both|every|each|the parties|parties|any|no)\b", re.IGNORECASE)
# Rules by which words go on that were begun before.
GOING_ON = frozenset({"quotation_alone", "interrupted"})
# So many sentences on a listener is still there, and an answer still follows.
LISTENING = 12
ANSWERING = 2


@value
class Audience:
    """Whom a speaker was last told to address, and in which sentence."""

    actor: Actor
    sentence: int


def addressed(report: Report, statements: Sequence[Statement], annotations: Annotations) -> tuple[Statement, ...]:
    """The statements, each with the party that it is said to or demanded of, as far as the words tell."""
    lines = {line.number: line for line in annotations.lines}
    return tuple(Hall(report, lines, annotations.speech).seated(statements))


class Hall:
    """Goes through the statements of a report and remembers who speaks to whom."""

    def __init__(self, report: Report, lines: Mapping[int, Clauses], speech: SpeechWords) -> None:
        self.report, self.lines, self.speech = report, lines, speech
        self.audience: Audience | None = None
        self.speaker = ""

    def seated(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        """The statements with their addressees, in the same order."""
        before: Statement | None = None
        turns = meant_for(statements)
        for statement in statements:
            if statement.speaker.name != self.speaker:
                self.audience, self.speaker = None, statement.speaker.name
            heard = self.bereaved(statement) or self.told(statement)
            addressee = (
                heard
                or turns.get(statement.id)
                or self.called_upon(statement)
                or self.aimed_at(statement)
                or self.asked(statement)
            )
            addressee = (
                addressee or answered(statement, before, self.speech) or gone_on(statement, before) or self.listening(statement)
            )
            before = statement if addressee == statement.addressee else replace(statement, addressee=addressee)
            yield before

    def told(self, statement: Statement) -> Actor | None:
        """The addressee whom the cue names, unless it is the speaker himself; those who are told go on listening."""
        line = self.lines[statement.sentence]
        if (hearers := audience_of(line)) is not None:
            self.audience = Audience(hearers.actor, statement.sentence)
        addressee = statement.addressee
        if addressee is None or addressee.name in statement.own_names:
            return None
        if self.audience is not None and addressee.name.lower() in self.speech.listeners:
            addressee = self.audience.actor
        own = bool(self.report.publisher) and addressee.name == publisher_of(self.report)
        if own or not self.speech.telling.isdisjoint(statement.evidence.found_by):
            self.audience = Audience(addressee, statement.sentence)
        return addressee

    def listening(self, statement: Statement) -> Actor | None:
        """Whom the speaker told something just before."""
        if self.audience is None or statement.to_press or statement.sentence - self.audience.sentence > LISTENING:
            return None
        return self.audience.actor

    def aimed_at(self, statement: Statement) -> Actor | None:
        """The party that is accused, thanked or praised: the object at the head of the content."""
        act, text = statement.acts[0], self.report.text
        if act not in AIMED or statement.cue is None or "cue_then_noun_phrase" not in statement.evidence.found_by:
            return None
        content = statement.content[0]
        for reference in self.lines[statement.sentence].references:
            span = reference.mention.span
            if not 0 <= span.start - content.start <= BEFORE_PARTY or not is_other_party(reference, statement):
                continue
            if is_paper(reference, self.lines[statement.sentence]):
                return None
            behind = BEHIND_ACCUSED if act == "accuse" else BEHIND_OBJECT
            return party_of(reference) if behind.match(text, span.end, content.end) or span.end == content.end else None
        return None

    def bereaved(self, statement: Statement) -> Actor | None:
        """Those without a name to whom condolences go, in the words of the text: the families of the victims."""
        words = statement.content[0].of(self.report.text).removeprefix("the ")
        to = statement.cue is not None and statement.cue.of(self.report.text).endswith(" to")
        known = statement.addressee is not None and statement.addressee.name not in words
        return Actor(None, words) if to and not known and statement.acts[0] == "condole" and words[:1].islower() else None

    def called_upon(self, statement: Statement) -> Actor | None:
        """Those without a name who are asked to do something, in the words of the text: encouraged local firms to invest."""
        text, content = self.report.text, statement.content[0]
        if statement.cue is None or statement.addressee is not None or statement.acts[0] not in REQUESTING:
            return None
        words = text[statement.cue.end : content.start].removesuffix("not ").split()
        asks = content.of(text).startswith(("to ", "not to ")) and content.start > statement.cue.end
        named = asks and 1 <= len(words) <= MAX_WORDS_OF_HEARERS and all(word.isalpha() for word in words)
        of_source = statement.source is not None and statement.source.start > statement.cue.end
        if not named or of_source or words[0].lower() in PRONOUNS:
            return None
        return Actor(None, " ".join(words[1:] if words[0] in ("the", "upon", "on") else words).removeprefix("the "))

    def asked(self, statement: Statement) -> Actor | None:
        """The named party that, in the words said, must or should do something."""
        if statement.acts[0] not in ASKING:
            return None
        text, starts = self.report.text, {content.start for content in statement.content}
        for reference in self.lines[statement.sentence].references:
            span = reference.mention.span
            inside = any(content.covers(span) for content in statement.content)
            if not inside or not is_other_party(reference, statement) or EVERYBODY.match(span.of(text)):
                continue
            wished = ASKING & set(statement.cue_acts[:1]) and span.start in starts and WISHED.match(text, span.end)
            if wished or OBLIGED.match(text, span.end):
                return None if is_paper(reference, self.lines[statement.sentence]) else party_of(reference)
        return None


def is_paper(reference: Reference, line: Clauses) -> bool:
    """True of an agreement, a report or the like, which is asked nothing."""
    return reference.mention.noun in line.grammar.papers


def party_of(reference: Reference) -> Actor:
    """The party as one actor; "both sides" are those whom the report names."""
    return joint_actor(reference.members) if reference.members else reference.actor


def audience_of(line: Clauses) -> Reference | None:
    """Who is briefed or addressed in the sentence: Briefing [the Council], she said ..."""
    cue = next((cue for cue in line.cues if cue.entry in ("brief", "address") and not cue.passive), None)
    found = line.starting_at(cue.last) if cue is not None else None
    return found if found is not None and found.category == "body" else None


def is_other_party(reference: Reference, statement: Statement) -> bool:
    """True of a party that is not the speaker nor whom he speaks for."""
    return reference.category in PARTIES and reference.actor.name not in statement.own_names


def answered(statement: Statement, before: Statement | None, speech: SpeechWords) -> Actor | None:
    """The last speaker, if the words are a reply to him."""
    if before is None or speech.replying.isdisjoint(statement.evidence.found_by):
        return None
    near = statement.sentence - before.sentence <= ANSWERING and before.speaker.name not in statement.own_names
    return before.speaker if near else None


def gone_on(statement: Statement, before: Statement | None) -> Actor | None:
    """The addressee of the words before, if a quotation only goes on with them."""
    if before is None or before.speaker != statement.speaker or GOING_ON.isdisjoint(statement.evidence.found_by):
        return None
    return before.addressee


def meant_for(statements: Sequence[Statement]) -> dict[str, Actor]:
    """Whom each turn of a transcript is meant for: a question for who speaks next, an answer for who asked."""
    turns = [statement for statement in statements if is_turn(statement)]
    found: dict[str, Actor] = {}
    for before, turn in pairwise(turns):
        if before.acts[0] == "ask" and before.speaker != turn.speaker:
            found[before.id] = turn.speaker
            found.setdefault(turn.id, before.speaker)
    return found


def is_turn(statement: Statement) -> bool:
    """True of what a transcript gives under the name of who said it."""
    return "block_introduced" in statement.evidence.found_by and statement.cue is None
