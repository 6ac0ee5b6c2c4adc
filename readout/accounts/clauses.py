"""The clauses of a report, each with the statement that it is part of, if any, and with the terms by which it is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.accounts.reports import Said, Source, Told
from readout.accounts.terms import TOPIC_TERM, Terms, WordTables, is_telling, terms_of
from readout.annotate.tokens import Sentence, Token, read_paragraphs, split, token_pattern
from readout.evidence import Anchor, anchor
from readout.span import Span

# A clause with fewer words that tell something goes with the one before it.
FEWEST_WORDS = 2
# What a clause means depends on its sentence, less on the sentence before. Tried in steps of a tenth on the written gold reports
# (2026-11-22): flat from 0.3 to 0.5, and from 0 to 0.15.
SENTENCE = 0.35
SENTENCE_BEFORE = 0.12
# Not "that" and "to", which lead from a cue to what is said: statements begin there anyhow.
_JOINING = frozenset(
    ("and", "but", "or", "nor", "if", "unless", "because", "although", "though", "until", "once", "provided")
) | {*("while", "whereas", "when", "which", "who", "whose")}
_CUTS = frozenset({",", ";", ":", "—", "–", "-", "--", "(", ")"})
_NO_TERMS: Terms = {}


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

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the topics that its words show."""
        return tuple(term.removeprefix(TOPIC_TERM) for term in self.own if term.startswith(TOPIC_TERM))


def find_clauses(told: Told, tables: WordTables) -> tuple[Clause, ...]:
    """The clauses of a report in the order of its text."""
    pattern = token_pattern(tables.grammar.abbreviations)
    contents = [(span.span, said) for said in told.statements for span in said.content]
    found: list[Clause] = []
    for paragraph in read_paragraphs(told.text, pattern):
        before = _NO_TERMS
        for sentence in split(paragraph.tokens, paragraph.number, None):
            around = terms_of(sentence.tokens, told.text, tables)
            for tokens in cut(sentence, [span for span, _ in contents], tables):
                own = terms_of(tokens, told.text, tables)
                span = Span(tokens[0].start, tokens[-1].end)
                place = Place(told.source, paragraph.number, sentence.span)
                said = statement_of(span, contents)
                found.append(Clause(place, anchor(told.text, span), own, weighed(own, around, before), said))
            before = around
    return tuple(found)


def weighed(own: Terms, sentence: Terms, before: Terms) -> Terms:
    """The terms of a clause, of its sentence and of the sentence before, each with the most that it weighs in one of them."""
    found = {term: weight * SENTENCE_BEFORE for term, weight in before.items()}
    found |= {term: weight * SENTENCE for term, weight in sentence.items()}
    return found | dict(own)


def statement_of(span: Span, contents: Sequence[tuple[Span, Said]]) -> Said | None:
    """The statement in whose content most of the span lies, the shortest if several hold it."""
    holding = [(len(content), content.start, said) for content, said in contents if 2 * content.shared(span) > len(span)]
    return min(holding, key=lambda held: held[:2])[2] if holding else None


def cut(sentence: Sentence, contents: Sequence[Span], tables: WordTables) -> Iterator[Sequence[Token]]:
    """The sentence cut at its marks, at words that join clauses, and where something said begins or ends, without outer marks."""
    tokens = sentence.tokens
    edges = {edge for content in contents if content.meets(sentence.span) for edge in (content.start, content.end)}
    fixed = {at for at in range(1, len(tokens)) if tokens[at].start in edges or tokens[at - 1].end in edges}
    joints = {at for at in range(1, len(tokens)) if tokens[at - 1].word in _CUTS or tokens[at].lower in _JOINING}
    pieces: list[tuple[int, int]] = []
    for first, last in pairwise(sorted({0, *fixed, *joints, len(tokens)})):
        if (
            pieces
            and first not in fixed
            and (_is_short(tokens[slice(*pieces[-1])], tables) or _is_short(tokens[first:last], tables))
        ):
            first = pieces.pop()[0]
        pieces.append((first, last))
    clauses = (without_outer_marks(tokens[first:last]) for first, last in pieces)
    yield from (clause for clause in clauses if count_telling(clause, tables))


def _is_short(tokens: Sequence[Token], tables: WordTables) -> bool:
    return count_telling(tokens, tables) < FEWEST_WORDS


def count_telling(tokens: Sequence[Token], tables: WordTables) -> int:
    """How many of the tokens are words or numbers that tell something."""
    return sum(is_telling(token.lower, tables.grammar.function_words) for token in tokens)


def without_outer_marks(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens from the first word to the last."""
    words = [at for at, token in enumerate(tokens) if token.word[0].isalnum()]
    return tokens[words[0] : words[-1] + 1] if words else ()
