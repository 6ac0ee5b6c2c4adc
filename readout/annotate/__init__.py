"""Annotation: from the frozen text of a report to who is named in it, who is reported to say what, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from readout.actor import Actor
from readout.annotate.appositions import joined
from readout.annotate.attribution_rules import find_attributions
from readout.annotate.attributions import Attribution
from readout.annotate.capitals import capitalised_words
from readout.annotate.clauses import Clauses
from readout.annotate.continuations import author_reference, continue_speech
from readout.annotate.coreference import Reference, resolve_mentions
from readout.annotate.cues import CueBook, find_cues, make_cue_book
from readout.annotate.delegation_heads import heads_joined
from readout.annotate.entities import Background
from readout.annotate.lines import Phrasebook
from readout.annotate.meeting_delegations import with_heads_told
from readout.annotate.meetings import Meeting, MeetingBook, find_meetings, make_meeting_book
from readout.annotate.mentions import find_mentions, first_full
from readout.annotate.own_titles import with_own_titles
from readout.annotate.persons import first_names_of
from readout.annotate.phrasebook import make_phrasebook
from readout.annotate.quotations import Quotation, find_quotations
from readout.annotate.relevance import is_far_afield
from readout.annotate.second_opinion import consider, hints
from readout.annotate.tagger import Tagger
from readout.annotate.times import TimeExpression, find_times
from readout.annotate.tokens import Sentence, find_sentences
from readout.annotate.voices import Voice, find_voice
from readout.gazetteer import Gazetteer
from readout.lexicon import Lexicon
from readout.lexicon.encounters import EncounterWords
from readout.lexicon.evaluations import Evaluations, load_evaluations
from readout.lexicon.fields import Fields, load_fields
from readout.lexicon.grammar import Grammar
from readout.lexicon.speech import SpeechWords
from readout.lexicon.titles import Title
from readout.offices import Offices
from readout.report import Report


@dataclass(frozen=True, slots=True)
class Tools:
    """What annotation needs besides the report, made once a worker by `make_tools`."""

    grammar: Grammar
    phrases: Phrasebook
    cues: CueBook
    offices: Offices
    first_names: dict[str, str]
    meetings: MeetingBook
    evaluations: Evaluations
    fields: Fields
    tagger: Tagger


@dataclass(frozen=True, slots=True)
class Annotations:
    """The layers of one report.

    `lines` are its sentences with their references and cues, `voice` in whose name it is written, `sides` the two parties it is
    about and `principals` its first two persons, if it has them.
    """

    quotations: tuple[Quotation, ...]
    lines: tuple[Clauses, ...]
    references: tuple[Reference, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    voice: Voice
    meetings: tuple[Meeting, ...]
    sides: tuple[Actor, ...]
    principals: tuple[Actor, ...]
    offices: Offices
    stages: Mapping[str, frozenset[str]]
    evaluations: Evaluations
    fields: Fields
    speech: SpeechWords


def make_tools(
    gazetteer: Gazetteer, lexicon: Lexicon, grammar: Grammar, titles: tuple[Title, ...], encounters: EncounterWords
) -> Tools:
    """The tools of annotation from the tables of knowledge and lexicon."""
    offices = Offices(gazetteer)
    return Tools(
        grammar,
        make_phrasebook(gazetteer, grammar, titles, sentence_openers(lexicon)),
        make_cue_book(lexicon, grammar),
        offices,
        first_names_of(offices),
        make_meeting_book(encounters),
        load_evaluations(),
        load_fields(),
        Tagger(),
    )


def sentence_openers(lexicon: Lexicon) -> frozenset[str]:
    """The forms of reporting verbs that open an item of a list or a participle: Welcomes, Noting."""
    forms = (form for verb in lexicon.reporting_verbs for form in verb.forms.items())
    return frozenset(words[0] for words, label in forms if label in ("third", "gerund"))


def annotate(report: Report, tools: Tools) -> Annotations:
    """The annotations of a report: each layer from the ones before it."""
    quotations = find_quotations(report.text)
    sentences = find_sentences(report.text, quotations, tools.grammar)
    voice = find_voice(report, sentences, tools.phrases, tools.offices)
    mentioned = find_mentions(sentences, with_own_titles(tools.phrases, sentences), capitalised_words(sentences))
    mentions = heads_joined(joined(mentioned, sentences, tools.grammar), sentences, tools.grammar)
    background = Background(tools.offices, tools.grammar.actors, tools.first_names, report.published, voice)
    resolution = resolve_mentions(mentions, background)
    lines = lines_of(sentences, resolution.references, author_reference(voice.party) if voice.party is not None else None, tools)
    found = {line.number: find_attributions(line, tools.cues) for line in lines}
    told = continue_speech(lines, found, report.text, voice, tools.offices)
    attributions = told
    named = (reference.actor for reference in resolution.references)
    if not is_far_afield(report.text, named, tools.fields, publisher=voice.party):
        asked = [attribution.cue for attribution in told if attribution.cue is not None]
        attributions = consider(told, tools.tagger.tag(report.text, tools.grammar, asked, hints(lines, quotations)), lines)
    times = times_of(report, tools)
    meetings = with_heads_told(
        [meeting for line in lines for meeting in find_meetings(line, tools.meetings)], lines, tools.meetings.words
    )
    return Annotations(
        quotations,
        tuple(lines),
        tuple(resolution.references),
        tuple(attributions),
        times,
        voice,
        tuple(meetings),
        resolution.sides,
        resolution.principals,
        tools.offices,
        tools.meetings.words.stages,
        tools.evaluations,
        tools.fields,
        tools.grammar.speech,
    )


def lines_of(
    sentences: Sequence[Sentence], references: Sequence[Reference], carried: Reference | None, tools: Tools
) -> list[Clauses]:
    """Each sentence with its references and cues, and with who speaks where it begins with its verb, at first `carried`."""
    by_sentence: dict[int, list[Reference]] = {}
    for reference in references:
        by_sentence.setdefault(reference.mention.sentence, []).append(reference)
    lines = []
    body = first_full(sentences)
    for number, sentence in enumerate(sentences):
        here = tuple(by_sentence.get(number, ()))
        cues = find_cues(sentence, tools.cues, [reference.mention for reference in here])
        line = Clauses(number, sentence, here, tuple(cues), tools.grammar, number < body, carried)
        lines.append(line)
        carried = carried_over(line, carried)
    return lines


def carried_over(line: Clauses, carried: Reference | None) -> Reference | None:
    """Who speaks in the list that the sentence introduces ("The Council, 1. Welcomes ..."); else who was carried before."""
    introduces = line.sentence.tokens[-1].word in (":", ",", "–") and line.sentence.inside is None
    subject = line.main_subject(len(line.sentence.tokens)) if introduces else None
    last = line.ending_at(len(line.sentence.tokens) - 1) if introduces else None
    # Acting under its Charter, [the Council]: the speaker is named at the end.
    if last is not None and line.word(last.mention.first - 1) == "," and last.category == "body":
        return last
    if subject is not None and subject.first <= 2 and subject.references[0].category in ("body", "state", "group"):
        return subject.references[0]
    return carried


def times_of(report: Report, tools: Tools) -> tuple[TimeExpression, ...]:
    """The times of a report. Of one dated by month alone, days are told only where the words name them; "today" is that month."""
    occasions = tools.offices.gazetteer.occasions
    if not report.published or len(report.published) < 7:
        return find_times(report.text, published=None, occasions=occasions)
    if len(report.published) == 10:
        return find_times(report.text, published=date.fromisoformat(report.published), occasions=occasions)
    found = find_times(report.text, published=date.fromisoformat(f"{report.published}-15"), occasions=occasions)
    return tuple(coarsened(time, report) for time in found)


def coarsened(time: TimeExpression, report: Report) -> TimeExpression:
    """The time with the month for its value, if it was reckoned from a day that the report does not tell."""
    reckoned = time.relative and time.value is not None and not any(char.isdigit() for char in time.span.of(report.text))
    return replace(time, value=time.value[:7] if time.value else None) if reckoned else time
