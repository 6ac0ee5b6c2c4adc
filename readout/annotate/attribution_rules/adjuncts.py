"""Adjuncts that attribute the sentence they stand in: according to her, in his view, as the minister said."""

from collections.abc import Iterator
from dataclasses import replace

from readout.actor import Actor
from readout.annotate.attribution_rules.boundaries import content_from, is_clause, quoted_at, stretch
from readout.annotate.attribution_rules.content_then_cue import content_before, content_behind
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue, CueBook, prepositional_cue
from readout.annotate.subjects import Subject
from readout.span import Span

MAX_WORDS_OF_ADJUNCT = 13
MAX_WORDS_OF_DESCRIPTION = 4
ACCORDING_TO, PER = ("according", "to"), ("per",)
ATTRIBUTING = {form[0]: form for form in (ACCORDING_TO, ("in", "the", "words", "of"), PER)}


def according_to(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """Attributions made by a preposition rather than a verb.

        [According to]{cue} [the ministry]{source}, [talks will resume]{content}.
        [Talks will resume]{content}, [according to]{cue} [the ministry]{source}.

        The offer is, [in the words of]{cue} [one negotiator]{source}, “[old wine in a bottle with a hole]{content}”.
        The line, [per]{cue} [an official]{source}: “[We are patient, but not for ever]{content}.”

    Skips `according to plan` and `per week`: the object must be an actor.
    """
    for at, word in enumerate(clauses.lower):
        form = ATTRIBUTING.get(word, ())
        behind = at + len(form)
        if not form or tuple(clauses.lower[at:behind]) != form:
            continue
        subject = clauses.subject_after(behind)
        if subject is None:
            subject = clauses.subject_after(behind + 1) if clauses.word(behind) == "one" else described_source(clauses, behind)
        if subject is None or (form == PER and clauses.word(at - 1) not in (",", "—", "–", "(")):
            continue
        cue = prepositional_cue(at, at + len(form), " ".join(form))
        quotation = next((k for k in (subject.last, subject.last + 1) if quoted_at(clauses, k)), None)
        quoted = stretch(clauses, quotation, quotation + 1) if quotation is not None and form != ACCORDING_TO else []
        yield attribute(clauses, cue, subject, quoted or content_around(clauses, cue, subject), "according_to")


def described_source(clauses: Clauses, at: int) -> Subject | None:
    """A source told with a word that no list knows before its noun: according to [a Torveskan consular official]."""
    if clauses.word(at) not in ("a", "an", "the"):
        return None
    for first in range(at + 1, at + 1 + MAX_WORDS_OF_DESCRIPTION):
        found = clauses.starting_at(first)
        if found is not None and found.category == "unnamed" and first > at + 1:
            words = clauses.sentence.words(at + 1, found.mention.last)
            return Subject(at, found.mention.last, (replace(found, actor=Actor(None, words)),))
        if not clauses.is_content_word(first):
            return None
    return None


def content_around(clauses: Clauses, cue: Cue, source: Subject) -> list[Span]:
    """The content behind a preposition and source that open the sentence, else before them, with phrases that go on behind."""
    if cue.first <= 1:
        comma = next((at for at in range(source.last, len(clauses.sentence.tokens)) if clauses.word(at) == ","), None)
        if comma is not None:
            return stretch(clauses, comma + 1, clauses.last_token())
    content = content_before(clauses, cue.first)
    goes_on = cue.first > 1 and clauses.word(source.last) == "," and content and not is_clause(clauses, content[0])
    return [*content, *content_behind(clauses, cue, source.last)] if goes_on else content


def in_the_view_of(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """Attributions made by a noun of opinion at the head of the sentence.

    [In the view of]{cue} [the envoy]{source}, [peace is near]{content}.
    [In her view]{cue}, [the sanctions have failed]{content}.
    """
    comma = comma_of_adjunct(clauses) if clauses.word(0) == "in" else None
    if comma is None:
        return
    if clauses.lower[1:4] == ["the", "view", "of"]:
        last, subject = 4, clauses.subject_after(4)
    elif clauses.word(comma - 1) in clauses.grammar.speech.views:
        last, subject = comma, owner_of_view(clauses, comma - 1)
    else:
        return
    if subject is not None:
        cue = prepositional_cue(0, last, "in the view of")
        yield attribute(clauses, cue, subject, content_from(clauses, comma + 1, cue), "in_the_view_of")


def owner_of_view(clauses: Clauses, noun: int) -> Subject | None:
    """Whose view the noun tells: the actor before it, or the person that is carried over to "in his view"."""
    if (owner := clauses.ending_at(noun - 1)) is not None:
        return Subject.of(owner)
    carried = clauses.carried if clauses.word(1) in ("his", "her") else None
    return Subject(0, 0, (carried,)) if carried is not None and carried.category == "person" else None


def as_source_said(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """Attributions made by a clause with "as" at the head of the sentence.

        As [the minister]{source} [said]{cue}, [peace is near]{content}.

    Skips `as we noted`, in which the author refers to himself.
    """
    comma = comma_of_adjunct(clauses) if clauses.word(0) == "as" else None
    if comma is None:
        return
    cue = next((cue for cue in clauses.cues if cue.last <= comma and "clause" in cue.takes), None)
    subject = clauses.subject_before(cue.first) if cue is not None else None
    if cue is not None and subject is not None and subject.references[0].category != "author":
        yield attribute(clauses, cue, subject, content_from(clauses, comma + 1, cue), "in_the_view_of")


def comma_of_adjunct(clauses: Clauses) -> int | None:
    """The comma that ends an adjunct at the head of the sentence, if enough follows to be content."""
    reach = range(2, min(MAX_WORDS_OF_ADJUNCT + 1, len(clauses.sentence.tokens)))
    comma = next((at for at in reach if clauses.word(at) == ","), None)
    return comma if comma is not None and comma + 3 <= clauses.last_token() else None
