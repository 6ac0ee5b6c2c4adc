"""Speech that goes on without a cue of its own: quotations on their own, quoted blocks, free indirect speech, the party's own voice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.actor import Actor
from readout.annotate.attributions import Attribution, make
from readout.annotate.clauses import Clauses, Subject
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.annotate.mentions import Mention
from readout.annotate.parties import own_names
from readout.annotate.voices import Voice
from readout.offices import Offices
from readout.span import Span

# A quoted block ends at a line that opens another text: notes, contacts, tags.
BLOCK_ENDS = (
    "notes to editors",
    "further information",
    "background",
    "media enquiries",
    "follow ",
    "contact",
    "ends",
    "###",
    "tags:",
    "for more",
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who has the floor: the references, and the paragraph in which the last words were heard."""

    references: tuple[Reference, ...]
    paragraph: int
    quoted: bool


def continue_speech(
    lines: Sequence[Clauses], found: Mapping[int, Sequence[Attribution]], text: str, voice: Voice, offices: Offices
) -> list[Attribution]:
    """All attributions of a report in text order: those found by sentence, and those that go on without a cue."""
    return list(Walker(lines, found, text, voice, offices).walk())


class Walker:
    """Goes through the sentences of one report and remembers who has the floor."""

    def __init__(
        self, lines: Sequence[Clauses], found: Mapping[int, Sequence[Attribution]], text: str, voice: Voice, offices: Offices
    ) -> None:
        self.lines, self.found, self.text, self.voice, self.offices = lines, found, text, voice, offices
        self.author = voice.author
        self.floor: Speaker | None = None
        self.block_until = -1
        self.in_readout = False

    def walk(self) -> Iterator[Attribution]:
        """The attributions in text order."""
        for position, clauses in enumerate(self.lines):
            attributions = list(self.found.get(clauses.number, ()))
            if clauses.sentence.inside is not None or (clauses.sentence.span.start < self.block_until and not self.in_readout):
                yield from attributions
                continue
            introduced = self.introduced(position, clauses) if clauses.sentence.tokens[-1].word == ":" else None
            if introduced is not None:
                yield introduced
                attributions.append(introduced)
            elif not attributions or all(a.thought or self.is_own(a) for a in attributions):
                alone = self.without_cue(clauses)
                if alone is not None:
                    yield alone
                    self.hear(clauses, alone)
                    continue
            yield from (a for a in attributions if a is not introduced)
            self.listen(clauses, attributions)

    def listen(self, clauses: Clauses, attributions: Sequence[Attribution]) -> None:
        """Gives the floor to the speaker of the sentence's main attribution; a sentence of narration takes it away."""
        spoken = [a for a in attributions if a.speakers and not any(lies_within(a, other) for other in attributions)]
        if spoken:
            main = min(spoken, key=lambda a: a.cue.start if a.cue else a.content[0].start)
            self.hear(clauses, main)

    def hear(self, clauses: Clauses, attribution: Attribution) -> None:
        """The speaker of this attribution has the floor."""
        quoted = attribution.rule in ("quotation_alone", "quotation_introduced", "cue_then_quotation")
        self.floor = Speaker(attribution.speakers, clauses.sentence.paragraph, quoted)

    def is_own(self, attribution: Attribution) -> bool:
        """True if the sentence tells in the present what the speaker's own state thinks: it goes on with the speaker's words."""
        if self.floor is None or attribution.form not in ("third", "base") or not attribution.speakers or self.author is not None:
            return False
        names = own_names(self.floor.references, self.offices, self.voice)
        floor_is_person = self.floor.references[0].category == "person"
        own = (
            r.mention.noun in ("it", "they") or (r.category in ("state", "body") and r.actor.name in names)
            for r in attribution.speakers
        )
        return floor_is_person and all(own)

    # --- a cue with a colon, its words in the next paragraph -------------------------------------------------

    def introduced(self, position: int, clauses: Clauses) -> Attribution | None:
        """The quotation or block that a sentence ending in a colon introduces."""
        following = next((line for line in self.lines[position + 1 :] if line.sentence.inside is None), None)
        cue, subject = introducer(clauses)
        if cue is None or subject is None or following is None:
            return None
        quotation = following.sentence.tokens[0].quotation
        if quotation is not None:
            self.block_until = quotation.span.end
            return make(clauses, cue, subject, quotation.words, "quotation_introduced")
        if not cue.entry:
            return self.turn(clauses, subject, position)
        end = self.block_end(position + 1)
        self.block_until, self.in_readout = end, self.is_readout(position + 1)
        return make(clauses, cue, subject, [Span(following.sentence.span.start, end)], "block_introduced")

    def turn(self, clauses: Clauses, subject: Subject, position: int) -> Attribution:
        """What a speaker says in his turn of a transcript: the rest of the paragraph, and those that follow until the next turn."""
        start = self.lines[position + 1].sentence.span.start
        end = start
        for line in self.lines[position + 1 :]:
            if line.sentence.tokens[-1].word == ":" and line.sentence.inside is None:
                break
            end = max(end, line.sentence.span.end)
        self.block_until, self.in_readout = end, False
        blank = Cue(subject.first, subject.first, subject.last, "none", "", (), frozenset(), False, False, False)
        made = make(clauses, blank, subject, [Span(start, end)], "block_introduced")
        return replace(made, cue=None)

    def block_end(self, position: int) -> int:
        """Where an unquoted block ends: before the paragraph that names a speaker again or opens another text."""
        first = self.lines[position].sentence.paragraph
        end = self.lines[position].sentence.span.end
        third_person = self.is_readout(position)
        for clauses in self.lines[position:]:
            sentence = clauses.sentence
            opening = self.text[sentence.span.start : sentence.span.start + 20].lower()
            again = (
                sentence.tokens[-1].word == ":"
                or opening.startswith(BLOCK_ENDS)
                or (self.names_speaker(clauses) and not third_person)
            )
            if sentence.paragraph > first and again:
                break
            end = max(end, sentence.span.end)
        return end

    def is_readout(self, position: int) -> bool:
        """True if the block tells of others in the third person: a spokesman's readout runs on over all its paragraphs."""
        first = [line for line in self.lines[position:] if line.sentence.paragraph <= self.lines[position].sentence.paragraph + 1]
        return any(self.names_speaker(line) for line in first) and not any({"i", "we"} & set(line.lower) for line in first)

    def names_speaker(self, clauses: Clauses) -> bool:
        """True if the sentence attributes words to a person in the third person."""
        return any(
            a.speakers and a.speakers[0].category == "person" and a.cue and not a.thought
            for a in self.found.get(clauses.number, ())
        )

    # --- sentences without a cue -----------------------------------------------------------------------------

    def without_cue(self, clauses: Clauses) -> Attribution | None:
        """The attribution of a sentence that has no cue, if somebody has the floor and the sentence goes on with his words."""
        sentence = clauses.sentence
        alone = sentence.tokens[0].quotation
        if alone is not None and len(sentence.tokens) <= 2 and self.floor is not None:
            return self.goes_on(clauses, alone.words, "quotation_alone")
        if self.author is not None and party_voice(clauses):
            return self.attributed(clauses, (author_reference(self.author),), [self.whole(clauses)], "party_voice")
        near = self.floor is not None and self.floor.paragraph == sentence.paragraph and not self.floor.quoted
        if near and free_indirect(clauses):
            return self.goes_on(clauses, [self.whole(clauses)], "free_indirect_speech")
        return None

    def whole(self, clauses: Clauses) -> Span:
        """The whole sentence without its full stop."""
        return clauses.span(leading(clauses), max(clauses.last_token(), leading(clauses) + 1))

    def goes_on(self, clauses: Clauses, content: Sequence[Span], rule: str) -> Attribution:
        """An attribution to whoever has the floor."""
        assert self.floor is not None
        return self.attributed(clauses, self.floor.references, content, rule)

    def attributed(self, clauses: Clauses, speakers: tuple[Reference, ...], content: Sequence[Span], rule: str) -> Attribution:
        """An attribution without source and cue."""
        blank = Cue(0, 0, 1, "none", "", (), frozenset(), False, False, False)
        made = make(clauses, blank, None, content, rule)
        return Attribution(None, speakers, None, made.content, (), "", "none", False, False, None, rule, clauses.number)


def introducer(clauses: Clauses) -> tuple[Cue | None, Subject | None]:
    """The cue before a colon and who speaks: [An FCDO spokesperson] said: · The following is attributable to [Ms Berg]:"""
    for at, word in enumerate(clauses.lower):
        if word == "attributable" and clauses.word(at + 1) == "to":
            return Cue(
                at, at, at + 2, "preposition", "attributable to", ("assert",), frozenset(), False, False, False
            ), clauses.subject_after(at + 2)
    cue = next((cue for cue in reversed(clauses.cues) if cue.takes & {"quotation", "clause", "that"} and not cue.passive), None)
    if cue is None:
        return transcript_turn(clauses)
    return cue, clauses.subject_of(cue) or clauses.main_subject(cue.first) or clauses.subject_after(cue.last)


def transcript_turn(clauses: Clauses) -> tuple[Cue | None, Subject | None]:
    """The speaker of a transcript's turn, whose name alone stands before the colon; its "cue" is the colon."""
    named = next(
        (r for r in clauses.references if r.category in ("person", "name", "unnamed", "body") and r.mention.first < 3), None
    )
    at = len(clauses.sentence.tokens) - 1
    if named is None or clauses.lower[0] in ("note", "background", "annex"):
        return None, None
    colon = Cue(at, at, at + 1, "none", "", (), frozenset(), False, False, False)
    return colon, Subject(named.mention.first, named.mention.last, (named,))


def lies_within(inner: Attribution, outer: Attribution) -> bool:
    """True if the inner attribution's cue is part of what the outer says."""
    return inner.cue is not None and outer is not inner and any(span.covers(inner.cue) for span in outer.content)


def author_reference(actor: Actor) -> Reference:
    """The reference of a party that speaks without naming itself."""
    return Reference(Mention(Span(0, 0), "author", -1, 0, 0), actor, "author")


def leading(clauses: Clauses) -> int:
    """The first token after a conjunction or connective that opens the sentence."""
    return 1 if clauses.word(0) in ("and", "but") else 0


def free_indirect(clauses: Clauses) -> bool:
    """True if the main verb is in a tense that narration in the past does not use: present, future or modal.

    China is willing to share its experience.      All parties should think again.      There is only one system.
    """
    grammar, words = clauses.grammar, clauses.lower
    if (
        len(words) < 5
        or words[0] in ("he", "she", "one", "nobody", "somebody", "anyone")
        or clauses.sentence.tokens[-1].word not in (".", "!", "?", ";")
    ):
        return False
    if any(token.quotation for token in clauses.sentence.tokens) or {"i", "my", "me"} & set(words):
        return False
    for at, word in enumerate(words):
        if word in grammar.subordinators and at > 0:
            continue
        if word in grammar.modals or word in ("is", "are", "has", "have", "does", "do"):
            return True
        if word in grammar.past_forms or (word.endswith("ed") and at > 0 and clauses.ending_at(at)):
            return False
        reference = clauses.ending_at(at)
        if reference is not None and word.endswith("s") and word not in ("'s", "’s") and reference.mention.kind != "pronoun":
            return True
    return not any(word.endswith("ed") for word in words)


def party_voice(clauses: Clauses) -> bool:
    """True for a sentence in which the author speaks as a party: a first person, or a full sentence of opinion or intent."""
    return (
        len(clauses.sentence.tokens) >= 5
        and clauses.sentence.tokens[-1].word in (".", "!", "?")
        and clauses.sentence.tokens[0].word != "“”"
    )
