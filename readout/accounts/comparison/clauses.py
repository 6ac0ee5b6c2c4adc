"""The clauses of a report, each with the statement that it is part of, if any, and with the terms by which it is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from readout.accounts.comparison.terms import Terms, WordTables, faded, is_telling, terms_of
from readout.accounts.reports import Said, Source, Told
from readout.annotate.times import TimeExpression, find_times
from readout.annotate.tokens import Paragraph, Sentence, Token, dateline_end, read_paragraphs, split, token_pattern
from readout.evidence import Anchor, anchor
from readout.span import Span

# What a clause means depends on its sentence, less on the sentence before. Tried in steps of a tenth on the written gold reports
# (2026-11-22): flat from 0.3 to 0.5, and from 0 to 0.15.
SENTENCE = 0.35
SENTENCE_BEFORE = 0.12
# Not "that" and "to", which lead from a cue to what is said: statements begin there anyhow.
_JOINING = frozenset(
    ("and", "but", "or", "nor", "if", "unless", "because", "although", "though", "until", "once", "provided")
) | {*("while", "whereas", "when", "which", "who", "whose")}
# Between a cue and what is said stand blanks and marks, a quotation mark for one.
_GAP = 4
_CLOSING = ".!?…:;"
_CUTS = frozenset({",", ";", ":", "—", "–", "-", "--", "(", ")"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: its report, paragraph and sentence."""

    source: Source
    paragraph: int
    sentence: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the statement that it is part of, if any. `own` are its terms, `terms` also those around it."""

    place: Place
    anchor: Anchor
    own: Terms
    terms: Terms
    said: Said | None


def find_clauses(told: Told, tables: WordTables) -> tuple[Clause, ...]:
    """The clauses of a report that can tell something, in the order of its text."""
    found: list[Clause] = []
    contents = [(part.span, said) for said in told.statements for part in said.content]
    cues = [said.cue.span for said in told.statements if said.cue]
    times = times_of(told)
    for paragraph in read_paragraphs(told.text, token_pattern(tables.grammar.abbreviations)):
        before: Terms = {}
        for sentence in sentences_of(paragraph, told, tables):
            around = terms_of(sentence.tokens, told.text, times, tables)
            place = Place(told.source, paragraph.number, sentence.span)
            for tokens in cut(sentence, [span for span, _ in contents], tables):
                span = Span(tokens[0].start, tokens[-1].end)
                said = statement_of(span, contents)
                if said or not (is_frame(span, told.statements) or is_silent(tokens, cues, tables)):
                    own = terms_of(tokens, told.text, times, tables)
                    terms = {**faded(before, SENTENCE_BEFORE), **faded(around, SENTENCE), **own}
                    found.append(Clause(place, anchor(told.text, span), own, terms, said))
            before = around
    return tuple(found)


def times_of(told: Told) -> tuple[TimeExpression, ...]:
    """The times of a report; without a day of the report only those whose words tell the date."""
    try:
        published = date.fromisoformat(told.source.published or "")
    except ValueError:
        published = None
    return find_times(told.text, published=published)


def sentences_of(paragraph: Paragraph, told: Told, tables: WordTables) -> Iterator[Sentence]:
    """The sentences of a paragraph without its dateline; none of a line that is neither a sentence nor the headline."""
    tokens = paragraph.tokens
    opening = dateline_end(tokens, tables.grammar)
    closed = any(token.word[-1] in _CLOSING for token in tokens[-2:])
    if closed or paragraph.span.of(told.text).strip() == (told.source.title or "").strip():
        yield from split(tokens[opening:], paragraph.number, None)


def is_frame(span: Span, statements: Sequence[Said]) -> bool:
    """True of words that tell who says something, and lead to it with their cue: the two ministers [agreed] that."""
    leading = (said for said in statements if said.cue and span.covers(said.cue.span))
    return any(0 <= said.content[0].span.start - span.end <= _GAP for said in leading)


def is_silent(tokens: Sequence[Token], cues: Sequence[Span], tables: WordTables) -> bool:
    """True if no word but the cues of statements, which are told with these, tells anything."""
    return not any(is_telling(token, tables.silent) and not lies_in(token, cues) for token in tokens)


def lies_in(token: Token, spans: Sequence[Span]) -> bool:
    """True if one of the spans holds the token."""
    return any(span.start <= token.start and token.end <= span.end for span in spans)


def statement_of(span: Span, contents: Sequence[tuple[Span, Said]]) -> Said | None:
    """The statement in whose content most of the span lies, the shortest if several hold it."""
    holding = [(len(content), content.start, said) for content, said in contents if 2 * content.shared(span) > len(span)]
    return min(holding, key=lambda held: held[:2])[2] if holding else None


def cut(sentence: Sentence, contents: Sequence[Span], tables: WordTables) -> Iterator[Sequence[Token]]:
    """The sentence cut at its marks, at words that join clauses, and where something said begins or ends, without outer marks.

    What tells nothing by itself, a name for one, goes with what stands beside it, unless it leads to something said.
    """
    tokens = sentence.tokens
    edges = {edge for content in contents if content.meets(sentence.span) for edge in (content.start, content.end)}
    fixed = {at for at in range(1, len(tokens)) if tokens[at].start in edges or tokens[at - 1].end in edges}
    joints = {at for at in range(1, len(tokens)) if tokens[at - 1].word in _CUTS or tokens[at].lower in _JOINING}
    telling = [is_telling(token, tables.silent) for token in tokens]
    pieces: list[tuple[int, int]] = []
    for first, last in pairwise(sorted({0, *fixed, *joints, len(tokens)})):
        if pieces and first not in fixed and not (any(telling[slice(*pieces[-1])]) and any(telling[first:last])):
            first = pieces.pop()[0]
        pieces.append((first, last))
    clauses = (without_outer_marks(tokens[first:last]) for first, last in pieces)
    yield from (clause for clause in clauses if clause)


def without_outer_marks(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens from the first word to the last."""
    words = [at for at, token in enumerate(tokens) if token.word[0].isalnum()]
    return tokens[words[0] : words[-1] + 1] if words else ()
