"""Who is reported to have said what, by whom."""

import hashlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.acts import acts_of
from readout.annotate.attributions import Attribution, manner_of
from readout.annotate.coreference import Reference
from readout.annotate.parties import own_names
from readout.evidence import Evidence, anchor
from readout.lexicon.speech import SpeechWords
from readout.record.nesting import Nesting
from readout.record.outlets import Press, press_around, publisher_of
from readout.record.topics import TopicFinder
from readout.report import Report
from readout.span import Span, trimmed
from readout.value import value

# So many words into what is told, a verb of conversation makes it the topic of one.
WORDS_TO_TOPIC = 10
# A body's quotation passes on what it tells of others if their name stands within so many characters of its head.
OPENING = 40
FIRST_PERSONS = frozenset({"i", "we", "us"})
# Pronouns that stand for themselves as long as nobody is found for them.
UNRESOLVED = frozenset({"it", "you"})
VOICES = frozenset({"person", "state", "body", "group", "unnamed"})
EDGE = ",:;—–-"
# Main acts that are done by doing something, and are not done yet by what is said to come.
DEEDS = (("announce",), ("agree",), ("acknowledge",), ("assert",), ("invite",), ("ask",))


@value
class Statement:
    """A speaker's words in the record.

    `speaker` is one actor, joint speakers being named "A and B"; `content` are stretches of the text; `acts` main act first;
    `home` is the state or body for which a single speaker appears, or which it is; `speakers` are the actors that joint ones are;
    `reported_by` is the chain between the report and the speaker, outermost first; `own_names` are the names of the speaker and
    of the states and bodies for which he speaks, `cue_acts` the acts of the cue alone; `to_press`: the words were said to
    reporters.
    """

    id: str
    speaker: Actor
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: str
    acts: tuple[str, ...]
    negated: bool
    addressee: Actor | None
    reported_by: tuple[Actor, ...]
    topics: tuple[str, ...]
    encounter: str | None
    evidence: Evidence
    sentence: int
    own_names: frozenset[str]
    home: Actor | None
    speakers: tuple[Actor, ...]
    cue_acts: tuple[str, ...]
    to_press: bool


def find_statements(report: Report, annotations: Annotations, topics: TopicFinder) -> tuple[Statement, ...]:
    """The statements of a report in text order: every attribution of speech that stands in the record in its own right."""
    spoken = [a for a in annotations.attributions if is_speech(report, a, annotations)]
    nesting = Nesting(spoken, annotations.lines)
    passing = {id(a) for a in spoken if passes_on(a, nesting, annotations)}
    told = [a for a in spoken if id(a) not in passing and not own_within(a, nesting, annotations, passing)]
    kept = [a for a in told if not is_foretold(report.text, a, nesting)]
    made = [make_statement(report, annotations, attribution, nesting, spoken, topics) for attribution in kept]
    return tuple(with_indirect_reporters(report.text, made, annotations))


def with_indirect_reporters(text: str, statements: Sequence[Statement], annotations: Annotations) -> Iterator[Statement]:
    """The statements, where a person goes on telling in the past perfect what his own state said: it [had offered] to talk."""
    paragraphs = {line.number: line.sentence.paragraph for line in annotations.lines}
    before: Statement | None = None
    for statement in statements:
        beside = before is not None and paragraphs[statement.sentence] == paragraphs[before.sentence]
        if before is not None and beside and goes_on_telling(text, statement, before):
            before = replace(statement, reported_by=before.reported_by or (before.speaker,))
        else:
            before = statement
        yield before


def goes_on_telling(text: str, statement: Statement, before: Statement) -> bool:
    """True if the speaker is the state of the person who spoke before, or was told of there, and the tense is shifted back."""
    own = before.home == statement.speaker or (before.speaker == statement.speaker and bool(before.reported_by))
    shifted = statement.cue is not None and statement.cue.of(text).lower().startswith("had ")
    return own and shifted and not statement.reported_by and before.manner == "indirect" and statement.manner == "indirect"


def is_speech(report: Report, attribution: Attribution, annotations: Annotations) -> bool:
    """True if a named source said or made it known; thought that only the report knows of is left out."""
    if not attribution.speakers:
        return attribution.rule == "impersonal_passive"
    if attribution.thought and not voiced(attribution, annotations):
        return False
    if attribution.rule == "according_to" and tells_topic(attribution.content[0].of(report.text), annotations.speech):
        return False
    first = attribution.speakers[0]
    if first.category == "place" or first.actor.name in UNRESOLVED:
        return False
    if first.category == "author" and (inside_quotation(attribution, annotations) or first.actor.name in FIRST_PERSONS):
        return False
    return bool(attribution.content) and not is_time(attribution.content, annotations)


def is_time(content: Sequence[Span], annotations: Annotations) -> bool:
    """True if the words tell only when: a joint statement on [Tuesday]."""
    return len(content) == 1 and any(time.span.covers(content[0]) for time in annotations.times)


def tells_topic(words: str, speech: SpeechWords) -> bool:
    """True of what parties only talked about: the two ministers discussed the ferry."""
    opening = " ".join(words.split()[: WORDS_TO_TOPIC + 1])
    return any(f" {phrase}" in opening for phrase in speech.discussing)


def inside_quotation(attribution: Attribution, annotations: Annotations) -> bool:
    """True if the sentence of the attribution is itself quoted."""
    return annotations.lines[attribution.sentence].sentence.inside is not None


def voiced(attribution: Attribution, annotations: Annotations) -> bool:
    """True of an attitude that its holder voices: a state that "hopes", or the first person of a party's own text."""
    if attribution.form in ("third", "base") and all(r.category in ("state", "body") for r in attribution.speakers):
        return True
    if attribution.entry in annotations.speech.hopes and attribution.speakers[0].category in VOICES:
        return True
    author = annotations.voice.author
    return author is not None and any(r.category == "author" or r.actor == author for r in attribution.speakers)


# An attribution is left out where it is merely another's words taken apart: an outer quotation or paper that only passes on
# the words of others, and an attitude of the speaker's own, or of his state, within what he says ("Xi said that China
# supports"), whose act goes to the outer statement.


def passes_on(attribution: Attribution, nesting: Nesting, annotations: Annotations) -> bool:
    """True for a spokesman's readout, a paper's words, or a body's quotation, that are all attributions to a person."""
    if attribution.rule == "block_introduced":
        return tells_of_others(attribution, nesting, annotations)
    if attribution.entry in annotations.speech.quoting and any(other.form == "gerund" for other in nesting.within(attribution)):
        return True
    if interrupts(attribution, nesting):
        return True
    if not attribution.speakers or attribution.speakers[0].category == "person":
        return False
    by_report = attribution.rule == "according_to"
    inner = [other for other in nesting.within(attribution) if other.speakers and tells_of(other.speakers[0], joint=by_report)]
    if not inner:
        return False
    source, content = inner[0].source, attribution.content[0]
    if by_report:
        told = source is not None and source.start - content.start < OPENING and inner[0].cue is not None
        return attribution.speakers[0].mention.noun in annotations.speech.transmitting or (
            told and attribution.speakers[0].category == "body"
        )
    quoted = {part for quotation in annotations.quotations for part in quotation.words}
    return content in quoted and source is not None and source.start - content.start < OPENING


def interrupts(attribution: Attribution, nesting: Nesting) -> bool:
    """True if who passes the words on only interrupts another between name and verb: [Ms Berg], he said, [had assured him]."""
    return attribution.rule == "clause_around_cue" and any(
        other.source is not None and other.source.covers(attribution.content[0]) for other in nesting.within(attribution)
    )


def tells_of(reference: Reference, *, joint: bool) -> bool:
    """True for a person, or if `joint` for several together."""
    return reference.category == "person" or (joint and bool(reference.members))


def tells_of_others(block: Attribution, nesting: Nesting, annotations: Annotations) -> bool:
    """True for a spokesman's readout: two or more attributions to persons in it, and no first person of his own."""
    told = (other for other in nesting.within(block) if other.speakers and other.form != "noun")
    inner = [other for other in told if other.speakers[0].category in ("person", "group")]
    named = [other for other in inner if not same_party(block.speakers, other.speakers, annotations)]
    words = {word for line in nesting.lines_of(block.content) if line.sentence.inside is None for word in line.lower}
    return len(named) > 1 and not {"i", "we", "my"} & words


def own_within(attribution: Attribution, nesting: Nesting, annotations: Annotations, passing: Container[int]) -> bool:
    """True for an attitude of the outer speaker, or of the state he speaks for, within his own words.

    `passing` are the ids of the attributions that only pass on the words of others.
    """
    if attribution.cue is None:
        return False
    outer = [a for a in nesting.around(attribution) if a.speakers and a.rule != "according_to" and id(a) not in passing]
    # What a person merely says is weighed by its words, the offer in it too; what he reaffirms or stresses is not.
    if is_disposition(attribution, annotations.speech) and any(
        a.speakers[0].category == "person" and "assert" in a.acts for a in outer
    ):
        return True
    return any(same_party(a.speakers, attribution.speakers, annotations) for a in outer)


def is_foretold(text: str, attribution: Attribution, nesting: Nesting) -> bool:
    """True of a deed that another only says will be done: an official said Torvesk [would suspend] its suit."""
    ahead = attribution.cue is not None and attribution.cue.of(text).lower().startswith(("will ", "would ", "shall "))
    return ahead and attribution.acts[:1] in DEEDS and any(outer.speakers for outer in nesting.around(attribution))


def is_disposition(attribution: Attribution, speech: SpeechWords) -> bool:
    """True of what a state or body is disposed to, which a person who tells of it says on its behalf: it is ready to talk."""
    states = all(reference.category in ("state", "body") for reference in attribution.speakers)
    return states and attribution.entry in speech.dispositions


def same_party(outer: Sequence[Reference], inner: Sequence[Reference], annotations: Annotations) -> bool:
    """True if the inner source is the outer speaker, a first person, or the state or body for which he speaks."""
    if actors_in(outer) == actors_in(inner):
        return True
    names = own_names(outer, annotations.offices, annotations.voice)
    return all(reference.actor.name in names or reference.mention.noun in ("i", "we") for reference in inner)


def actors_in(speakers: Sequence[Reference]) -> frozenset[Actor]:
    """The speakers, each of those who speak together for himself: the two governments, Torvesk and Ardelia."""
    return frozenset(actor for reference in speakers for actor in reference.members or (reference.actor,))


def issuer_of(paper: Attribution, spoken: Sequence[Attribution], speech: SpeechWords) -> Actor:
    """Who passes on words: the source; for "the release" the state or body whose words were told last before it."""
    source = joint_actor([reference.actor for reference in paper.speakers])
    if paper.speakers[0].mention.noun not in speech.transmitting or paper.speakers[0].members:
        return source
    earlier = (a.speakers[0] for a in reversed(spoken) if a.speakers and a.sentence < paper.sentence)
    return next((speaker.actor for speaker in earlier if speaker.category in ("state", "body")), source)


def make_statement(
    report: Report,
    annotations: Annotations,
    attribution: Attribution,
    nesting: Nesting,
    spoken: Sequence[Attribution],
    topics: TopicFinder,
) -> Statement:
    """The statement of an attribution, one of those `spoken`."""
    chain = tellers(attribution, nesting, annotations)
    speaker = speaker_of(attribution, annotations, report.text)
    content = tuple(trimmed(report.text, span, EDGE) for span in attribution.content)
    own = own_names(attribution.speakers, annotations.offices, annotations.voice) | {speaker.name}
    acts = acts_of(attribution, nesting.lines_of(attribution.content), own, report.text, annotations.evaluations)
    acts = joint_act(acts, attribution)
    identity = "\x1f".join((report.id, speaker.name, *(f"{span.start}-{span.end}" for span in content)))
    cue, press = attribution.cue, press_around(report, attribution, annotations)
    hearer = attribution.addressee if attribution.addressee and not press.is_told else None
    heard = hearer.actor if hearer and hearer.mention.noun not in annotations.speech.press else None
    return Statement(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        speaker=speaker,
        source=attribution.source,
        cue=cue,
        content=content,
        manner=manner_of(attribution, annotations.quotations),
        acts=acts,
        negated=attribution.negated or (cue is not None and " no " in cue.of(report.text)),
        addressee=Actor(None, publisher_of(report)) if press.own and report.publisher else heard,
        reported_by=reporters(chain, spoken, speaker, annotations.speech) or passed_on_by(press, attribution, annotations, own),
        topics=topics.topics_of(report.text, content),
        encounter=None,
        evidence=evidence_of(report, attribution, content),
        sentence=attribution.sentence,
        own_names=own,
        home=home_of(attribution, annotations),
        speakers=tuple(dict.fromkeys(actor for r in attribution.speakers for actor in r.members or (r.actor,))),
        cue_acts=attribution.acts,
        to_press=press.is_told or (hearer is not None and heard is None),
    )


def evidence_of(report: Report, attribution: Attribution, content: Sequence[Span]) -> Evidence:
    """The words of a statement and its cue, and what found them."""
    cue = (attribution.cue,) if attribution.cue is not None else ()
    return Evidence(report.id, tuple(anchor(report.text, span) for span in (*content, *cue)), attribution.found_by)


def tellers(attribution: Attribution, nesting: Nesting, annotations: Annotations) -> list[Attribution]:
    """The attributions to others in whose words this one lies.

    Not one that runs around it but is told by it: Berg had offered to talk, [the minister told us], if asked.
    """
    around = (a for a in nesting.around(attribution) if a.speakers)
    outer = (a for a in around if a.source is None or not any(span.covers(a.source) for span in attribution.content))
    return [
        a for a in outer if a.speakers[0].category != "person" or not same_party(a.speakers, attribution.speakers, annotations)
    ]


def reporters(
    chain: Sequence[Attribution], spoken: Sequence[Attribution], speaker: Actor, speech: SpeechWords
) -> tuple[Actor, ...]:
    """Who passes the words on, outermost first, each once; never the speaker himself."""
    issuers = dict.fromkeys(issuer_of(a, spoken, speech) for a in chain)
    return tuple(actor for actor in issuers if actor.name != speaker.name)


def passed_on_by(press: Press, attribution: Attribution, annotations: Annotations, own: frozenset[str]) -> tuple[Actor, ...]:
    """The outlet that carried the words, else the party in whose voice the text is written, if it tells what another said."""
    if press.carrier is not None and press.carrier.name not in own:
        return (press.carrier,)
    author = annotations.voice.author
    if author is None or attribution.source is None or attribution.cue is None:
        return ()
    its_own = author.name in own or any(reference.actor.name in author.name for reference in attribution.speakers)
    return () if its_own else (author,)


def joint_act(acts: tuple[str, ...], attribution: Attribution) -> tuple[str, ...]:
    """The acts with `agree` first where several speakers undertake something together."""
    together = len(attribution.speakers) > 1 or any(reference.members for reference in attribution.speakers)
    return ("agree", *(act for act in acts if act != "agree")) if together and acts[0] == "pledge" else acts


def speaker_of(attribution: Attribution, annotations: Annotations, text: str) -> Actor:
    """The speaker as one actor; the first person of an official text is its author."""
    if not attribution.speakers:
        cue = attribution.cue.of(text).lower() if attribution.cue is not None else ""
        if attribution.entry in annotations.speech.rumouring:
            return Actor(None, "unnamed sources")
        if cue.startswith(("mutual ", "common ", "shared ")) and len(annotations.principals) > 1:
            return joint_actor(annotations.principals)
        party = annotations.voice.party
        if party is not None and "agree" not in attribution.acts:
            return party
        return joint_actor(annotations.sides) if annotations.sides else party or Actor(None, "unnamed parties")
    return joint_actor([reference.actor for reference in attribution.speakers])


def home_of(attribution: Attribution, annotations: Annotations) -> Actor | None:
    """The state or body for which the speaker appears, or which it is; None for several speakers."""
    if len(attribution.speakers) != 1:
        return None
    speaker, voice = attribution.speakers[0], annotations.voice
    if speaker.category in ("state", "body"):
        return speaker.actor
    by_voice = Actor(voice.home, voice.home_name) if voice.home_name else None
    return by_voice if speaker.category == "author" else speaker.home


def joint_actor(actors: Sequence[Actor]) -> Actor:
    """One actor for all: the only one, or "A and B" without an id."""
    unique = list(dict.fromkeys(actors))
    if len(unique) == 1:
        return unique[0]
    names = [actor.name for actor in unique]
    return Actor(None, ", ".join(names[:-1]) + " and " + names[-1])
