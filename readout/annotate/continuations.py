"""Speech that goes on without a cue of its own: quotations alone, quoted blocks, free indirect speech, a party's own voice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from readout.actor import Actor
from readout.annotate.attribution_rules.passives import ASKED
from readout.annotate.attribution_rules.replies import ANSWER, REFRAIN
from readout.annotate.attributions import FREE_INDIRECT, Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import prepositional_cue
from readout.annotate.free_indirect import MIN_WORDS_OF_SENTENCE, free_indirect, shifted_back, tense_at
from readout.annotate.introduced_lists import list_introduced
from readout.annotate.mentions import Mention
from readout.annotate.parties import own_names
from readout.annotate.quotations import Quotation
from readout.annotate.subjects import Subject
from readout.annotate.tokens import Sentence, has_date
from readout.annotate.turns import Introduction, answer_of, labelled_turn, labels_of, signature_at, transcript_turn
from readout.annotate.voices import Voice
from readout.offices import Offices
from readout.span import Span
from readout.value import value

READ_AT_LINE_START = 20
# Rules whose words are told indirectly, so that the next sentence may go on with them in a tense that is shifted back.
TOLD = frozenset(
    {"cue_then_that_clause", "cue_then_clause", "clause_then_cue", "clause_around_cue", "cue_then_addressee_clause"}
    | {FREE_INDIRECT, "interrupted"}
)
# The formula above a spokesman's readout: what follows is his up to the end of the text.
ATTRIBUTABLE = "attributable to"


@value
class Speaker:
    """Who has the floor: the references, and the paragraph in which the last words were heard.

    `told` is the number of the last sentence in which they were told indirectly, by a verb in the past; -1 if they were not.
    """

    references: tuple[Reference, ...]
    paragraph: int
    quoted: bool
    told: int = -1

    @property
    def is_named(self) -> bool:
        """True unless only a noun names who speaks: what an official or the media said does not go on in the report's tense."""
        return all(reference.category != "unnamed" for reference in self.references)

    def reaches(self, sentence: Sentence) -> bool:
        """True if the sentence can go on with the speaker's words: in one paragraph with words of his that were not quoted."""
        return self.paragraph == sentence.paragraph and not self.quoted


def first_person_behind(clauses: Clauses, asked: Attribution) -> Reference | None:
    """The person who is told of behind a question: Asked whether it would rain, [the minister] smiled."""
    behind = (r for r in clauses.references if r.mention.span.start >= asked.content[-1].end)
    return next((reference for reference in behind if reference.category == "person"), None)


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
        self.author, self.labels = voice.author, labels_of(text)
        self.floor: Speaker | None = None
        self.before: Speaker | None = None
        self.answerer: Reference | None = None
        self.block_until = -1
        self.in_readout = False

    def walk(self) -> Iterator[Attribution]:
        """The attributions in text order."""
        for position, clauses in enumerate(self.lines):
            attributions = [self.answered(attribution) for attribution in self.found.get(clauses.number, ())]
            if clauses.sentence.inside is not None or (clauses.sentence.span.start < self.block_until and not self.in_readout):
                yield from attributions
                continue
            listed = list_introduced(self.lines, position, self.text) if clauses.sentence.tokens[-1].word == ":" else []
            introduced = self.introduced(position, clauses) if clauses.sentence.tokens[-1].word == ":" and not listed else None
            if listed:
                self.block_until = listed[-1].content[-1].end
                attributions = [*(a for a in attributions if a.cue != listed[0].cue), *listed]
            elif introduced is not None:
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

    def answered(self, attribution: Attribution) -> Attribution:
        """The attribution with the speaker whom only the course of the talk tells: who answers is not who asked."""
        speaker = self.before if attribution.rule == ANSWER else self.floor if attribution.rule == REFRAIN else None
        return replace(attribution, speakers=speaker.references) if speaker is not None else attribution

    def listen(self, clauses: Clauses, attributions: Sequence[Attribution]) -> None:
        """Gives the floor to the speaker of the sentence's main attribution; a sentence of narration takes it away."""
        # Who quotes somebody does not take the floor from him.
        quoting = clauses.grammar.speech.quoting
        told = [a for a in attributions if a.entry not in quoting or not any(lies_within(other, a) for other in attributions)]
        spoken = [a for a in told if a.speakers and a.form != "noun" and not any(lies_within(a, other) for other in told)]
        asked = next((a for a in spoken if a.rule == ASKED), None)
        spoken = [a for a in spoken if a is not asked]
        if asked is not None and not spoken and (answerer := first_person_behind(clauses, asked)) is not None:
            self.floor = Speaker((answerer,), clauses.sentence.paragraph, quoted=False)
        if spoken:
            main = min(spoken, key=lambda a: a.cue.start if a.cue else a.content[0].start)
            if self.floor is not None and self.is_home(main):
                self.floor = replace(self.floor, paragraph=clauses.sentence.paragraph)
            else:
                self.hear(clauses, main)

    def hear(self, clauses: Clauses, attribution: Attribution) -> None:
        """The speaker of this attribution has the floor."""
        quoted = attribution.rule in ("quotation_alone", "quotation_introduced", "cue_then_quotation")
        names = {reference.actor.name for reference in attribution.speakers}
        if self.floor is not None and names != {reference.actor.name for reference in self.floor.references}:
            self.before = self.floor
        if attribution.speakers and attribution.speakers[0].category == "person":
            self.answerer = attribution.speakers[0]
        told = clauses.number if attribution.rule in TOLD and attribution.form in ("past", "none") else -1
        self.floor = Speaker(attribution.speakers, clauses.sentence.paragraph, quoted, told)

    def is_home(self, attribution: Attribution) -> bool:
        """True if the state or body for which the speaker has the floor is told to say it: the words are still his."""
        if self.floor is None or self.author is not None or self.floor.references[0].category != "person":
            return False
        names = own_names(self.floor.references, self.offices, self.voice)
        perfect = attribution.cue is not None and attribution.cue.of(self.text).lower().startswith(("has ", "have "))
        present = perfect or attribution.form in ("third", "base")
        return present and all(r.category in ("state", "body") and r.actor.name in names for r in attribution.speakers)

    def is_own(self, attribution: Attribution) -> bool:
        """True if the sentence tells in the present what the speaker's own state thinks: it goes on with the speaker's words."""
        if (
            self.floor is None
            or attribution.form not in ("third", "base", "noun")
            or not attribution.speakers
            or self.author is not None
        ):
            return False
        names = own_names(self.floor.references, self.offices, self.voice)
        floor_is_person = self.floor.references[0].category == "person"
        own = (
            r.mention.noun in ("it", "they") or (r.category in ("state", "body") and r.actor.name in names)
            for r in attribution.speakers
        )
        return floor_is_person and all(own)

    def introduced(self, position: int, clauses: Clauses) -> Attribution | None:
        """The quotation, block or turn that a sentence ending in a colon introduces."""
        following = next((line for line in self.from_line(position + 1) if line.sentence.inside is None), None)
        introduction = (
            introduction_of(clauses) or answer_of(clauses, self.answerer) or labelled_turn(clauses, self.labels, self.lines)
        )
        if introduction is None or following is None:
            return None
        cue, subject = introduction.cue, introduction.subject
        quotation = following.sentence.tokens[0].quotation
        if quotation is not None:
            self.block_until = quotation.span.end
            found = attribute(clauses, cue, subject, quotation.words, "quotation_introduced")
            return found if cue.entry else replace(found, cue=None)
        if not cue.entry:
            return None if has_date(clauses.sentence.tokens, clauses.grammar) else self.turn(clauses, subject, position)
        self.in_readout = cue.entry == ATTRIBUTABLE or self.is_readout(position + 1)
        self.block_until = self.block_end(position + 1)
        content = [Span(following.sentence.span.start, self.block_until)]
        return attribute(clauses, cue, subject, content, "block_introduced")

    def from_line(self, position: int) -> Iterator[Clauses]:
        """The lines from a position on; no copy, so that looking ahead costs no more than the lines looked at."""
        return (self.lines[at] for at in range(position, len(self.lines)))

    def turn(self, clauses: Clauses, subject: Subject, position: int) -> Attribution:
        """What a speaker says in a turn of a transcript: the rest of the paragraph, and those that follow, up to the next turn.

        A paragraph in brackets is a remark of the record, and a numbered one is a new item: (The meeting rose at noon.)
        """
        start = end = self.lines[position + 1].sentence.span.start
        first = self.lines[position + 1].sentence.paragraph
        for line in self.from_line(position + 1):
            if line.sentence.tokens[-1].word == ":" and line.sentence.inside is None:
                break
            if line.sentence.paragraph > first and opens_apart(line.sentence):
                break
            end = max(end, line.sentence.span.end)
        self.block_until, self.in_readout = end, False
        source, content = clauses.source_of(subject), (Span(start, end),)
        return Attribution(source, subject.references, None, content, "block_introduced", clauses.number)

    def block_end(self, position: int) -> int:
        """Where an unquoted block ends: before the paragraph that opens another text or, unless in a readout, names a speaker."""
        first = self.lines[position].sentence
        end = first.span.end
        for clauses in self.from_line(position):
            new_speaker = not self.in_readout and self.names_speaker(clauses)
            if clauses.sentence.paragraph > first.paragraph and (new_speaker or self.opens_text(clauses)):
                break
            end = max(end, clauses.sentence.span.end)
        return end

    def opens_text(self, clauses: Clauses) -> bool:
        """True for a line that introduces other words, or the notes, contacts and tags behind a text."""
        start = clauses.sentence.span.start
        opening = self.text[start : start + READ_AT_LINE_START].lower()
        return clauses.sentence.tokens[-1].word == ":" or opening.startswith(tuple(clauses.grammar.block_ends))

    def is_readout(self, position: int) -> bool:
        """True if the block tells of others in the third person: a spokesman's readout runs on over all its paragraphs."""
        last = self.lines[position].sentence.paragraph + 1
        opening = list(takewhile(lambda line: line.sentence.paragraph <= last, self.from_line(position)))
        first_person = any({"i", "we"} & set(outside_marks(line)) for line in opening)
        return not first_person and any(self.names_speaker(line) for line in opening)

    def names_speaker(self, clauses: Clauses) -> bool:
        """True if the sentence attributes words to a person in the third person."""
        return any(
            a.speakers and a.speakers[0].category == "person" and a.cue and not a.thought
            for a in self.found.get(clauses.number, ())
        )

    def without_cue(self, clauses: Clauses) -> Attribution | None:
        """The attribution of a sentence that has no cue, if somebody has the floor and the sentence goes on with his words."""
        sentence, floor = clauses.sentence, self.floor
        alone = sentence.tokens[0].quotation
        signed = self.signed(clauses, alone) if alone is not None else None
        if signed is not None:
            return signed
        if (
            alone is not None
            and len(sentence.tokens) <= 2
            and floor is not None
            and not self.is_attributed_behind(clauses, alone)
        ):
            return uncued(clauses, floor.references, alone.words, "quotation_alone")
        if self.author is not None and party_voice(clauses) and not self.tells_of_past(clauses):
            return uncued(clauses, (author_reference(self.author),), [whole(clauses)], "party_voice")
        goes_on = floor is not None and floor.told == clauses.number - 1 and shifted_back(clauses)
        present = floor is not None and floor.is_named and free_indirect(clauses) and not self.tells_of_another(clauses)
        if floor is not None and floor.reaches(sentence) and (present or goes_on):
            return uncued(clauses, self.own_voice(clauses) or floor.references, [whole(clauses)], FREE_INDIRECT)
        return None

    def tells_of_another(self, clauses: Clauses) -> bool:
        """True if behind what one state says the report tells in the present of another: [Torvesk] has yet to reply."""
        floor = self.floor.references if self.floor is not None and self.author is None else ()
        subject = clauses.main_subject(len(clauses.lower))
        states = [*floor, *(subject.references if subject is not None else ())]
        apart = bool(floor) and subject is not None and not {r.actor for r in floor} & {r.actor for r in subject.references}
        return apart and not self.is_other_side(clauses, subject) and all(r.category == "state" for r in states)

    def signed(self, clauses: Clauses, alone: Quotation) -> Attribution | None:
        """The quotation with whose name stands behind it, in the same sentence or in what is left of the paragraph."""
        behind = next((line for line in self.from_line(clauses.number + 1) if line.sentence.inside is None), None)
        goes_on = behind is not None and behind.sentence.paragraph == clauses.sentence.paragraph
        line, dash = (behind, 0) if len(clauses.lower) == 1 and behind is not None and goes_on else (clauses, 1)
        signature = signature_at(line, dash)
        if signature is None:
            return None
        return Attribution(signature.mention.span, (signature,), None, alone.words, "quotation_signed", clauses.number)

    def is_attributed_behind(self, clauses: Clauses, alone: Quotation) -> bool:
        """True if the quotation runs on into the next paragraph, which tells who says it."""
        behind = takewhile(lambda line: line.sentence.span.start < alone.span.end, self.from_line(clauses.number + 1))
        return any(alone.words[0] in a.content for line in behind for a in self.found.get(line.number, ()))

    def tells_of_past(self, clauses: Clauses) -> bool:
        """True of what the author tells of its own doings in the past: On Monday [we] met the envoy."""
        subject = clauses.main_subject(len(clauses.lower))
        tense = next((tense for at in range(len(clauses.lower)) if (tense := tense_at(clauses, at))), "")
        own = subject is not None and all(r.category == "author" or r.actor == self.author for r in subject.references)
        return tense == "past" and own

    def own_voice(self, clauses: Clauses) -> tuple[Reference, ...]:
        """The publishing state where it tells of itself behind words of several: they agreed; to that end, [France] will ..."""
        joint = self.floor is not None and any(reference.members for reference in self.floor.references)
        subject = clauses.main_subject(len(clauses.lower))
        if self.is_other_side(clauses, subject):
            return subject.references if subject is not None else ()
        if not joint or subject is None or self.voice.home is None or subject.references[0].actor.actor != self.voice.home:
            return ()
        return subject.references[:1]

    def is_other_side(self, clauses: Clauses, subject: Subject | None) -> bool:
        """True if behind what one side undertook the sentence tells what the other will do: [Torvesk] would reply in May."""
        floor = self.floor.references if self.floor is not None else ()
        states = [*floor, *(subject.references if subject is not None else ())]
        apart = subject is not None and not {r.actor for r in floor} & {r.actor for r in subject.references}
        ahead = subject is not None and clauses.word(subject.last) in ("would", "will", "shall")
        return apart and ahead and all(r.category == "state" and not r.members for r in states)


def uncued(clauses: Clauses, speakers: tuple[Reference, ...], content: Sequence[Span], rule: str) -> Attribution:
    """An attribution without source and cue."""
    return Attribution(None, speakers, None, tuple(content), rule, clauses.number)


def introduction_of(clauses: Clauses) -> Introduction | None:
    """Who is said to speak before a colon, and by what cue.

    [An FCDO spokesperson]{source} [said]{cue}:      The following is [attributable to]{cue} [Ms Berg]{source}:
    """
    for at, word in enumerate(clauses.lower):
        if word == "attributable" and clauses.word(at + 1) == "to":
            named = clauses.subject_after(at + 2)
            return Introduction(prepositional_cue(at, at + 2, ATTRIBUTABLE), named) if named is not None else None
    cue = next((cue for cue in reversed(clauses.cues) if cue.takes & {"quotation", "clause", "that"} and not cue.passive), None)
    if cue is None:
        return transcript_turn(clauses)
    subject = clauses.subject_of(cue) or clauses.main_subject(cue.first) or clauses.subject_after(cue.last)
    return Introduction(cue, subject) if subject is not None else None


def opens_apart(sentence: Sentence) -> bool:
    """True for a paragraph in brackets or with a number."""
    words = [token.word for token in sentence.tokens[:2]]
    return words[0] in ("(", "[") or (words[0].isdigit() and words[1:] == ["."])


def lies_within(inner: Attribution, outer: Attribution) -> bool:
    """True if the inner attribution's cue is part of what the outer says."""
    return inner.cue is not None and outer is not inner and any(span.covers(inner.cue) for span in outer.content)


def author_reference(actor: Actor) -> Reference:
    """The reference of a party that speaks without naming itself."""
    return Reference(Mention(Span(0, 0), "author", -1, 0, 0), actor, "author")


def outside_marks(clauses: Clauses) -> Iterator[str]:
    """The words of a sentence that stand in no quotation marks, in lower case."""
    quoted = clauses.sentence.inside is not None
    for word in clauses.lower:
        quoted = word == "“" or (quoted and word != "”")
        if not quoted:
            yield word


def whole(clauses: Clauses) -> Span:
    """The whole sentence without its full stop and the conjunction that opens it."""
    first = 1 if clauses.word(0) in ("and", "but") else 0
    return clauses.span(first, max(clauses.last_token(), first + 1))


def party_voice(clauses: Clauses) -> bool:
    """True for a full sentence that is no quotation: where a party is the author, it speaks in its own voice."""
    tokens = clauses.sentence.tokens
    full = len(tokens) >= MIN_WORDS_OF_SENTENCE and tokens[-1].word in (".", "!", "?")
    return full and tokens[0].quotation is None
