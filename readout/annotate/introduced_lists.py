"""Lists that a cue introduces: They agreed: 1. to reopen the gate; 2. to meet in May. One attribution a point."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue
from readout.annotate.tokens import ITEM
from readout.span import Span

# Between the cue and its colon at most so many words stand: agreed [on the following four points].
MAX_WORDS_TO_COLON = 9
# The rule of a point in a list of its own paragraphs.
ITEM_RULE = "introduced_item"
EDGE = frozenset({";", ",", ".", "and", "or", ":"})


def list_introduced(lines: Sequence[Clauses], position: int, text: str) -> list[Attribution]:
    """The points of the list behind a sentence that ends with a colon, each with the cue of that sentence and its source.

    [They]{source} [agreed]{cue}:      1. [to reopen the gate]{content};      2. that [the envoys will meet in May]{content}.
    """
    clauses = lines[position]
    cue = introducing_cue(clauses)
    points = list(points_behind(lines, position, text)) if cue is not None else []
    subject = clauses.subject_of(cue) or clauses.main_subject(cue.first) if cue is not None and not cue.passive else None
    if cue is None or len(points) < 2 or (subject is None and not is_impersonal(clauses, cue)):
        return []
    rule = ITEM_RULE if subject is not None else "impersonal_passive"
    return [attribute(clauses, cue, subject, [point], rule) for point in points]


def introducing_cue(clauses: Clauses) -> Cue | None:
    """The last cue of the sentence, if but a few words part it from the colon."""
    cue = clauses.cues[-1] if clauses.cues else None
    near = cue is not None and len(clauses.lower) - 1 - cue.last <= MAX_WORDS_TO_COLON
    return cue if near and cue is not None and not cue.thought and clauses.lower[-1] == ":" else None


def is_impersonal(clauses: Clauses, cue: Cue) -> bool:
    """True of "it was agreed", by which nobody is named."""
    return cue.passive and clauses.word(cue.first - 1) == "it"


def points_behind(lines: Sequence[Clauses], position: int, text: str) -> Iterator[Span]:
    """The words of each item, from behind its mark, as far as paragraphs have marks of one kind and no verb opens them."""
    behind = (lines[at] for at in range(position + 1, len(lines)) if lines[at].sentence.inside is None)
    kind = ""
    for _, paragraph in groupby(behind, lambda line: line.sentence.paragraph):
        sentences = list(paragraph)
        mark = ITEM.match(text, sentences[0].sentence.span.start)
        span = words_of_item(sentences, mark.end() - 1) if mark is not None else None
        if mark is None or span is None or (kind and kind_of(mark.group()) != kind):
            return
        kind = kind_of(mark.group())
        yield span


def kind_of(mark: str) -> str:
    """The kind of a mark: what is left of "(ii) W" and "(a) W" when every word is one letter."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", mark[:-1].strip()))


def words_of_item(sentences: Sequence[Clauses], start: int) -> Span | None:
    """The words of an item without "that" at their head and "; and" at their end; None if a verb of its own opens it."""
    tokens = [token for line in sentences for token in line.sentence.tokens if token.start >= start]
    if tokens and tokens[0].lower == "that":
        tokens = tokens[1:]
    closing = len(list(takewhile(lambda token: token.lower in EDGE, reversed(tokens))))
    tokens = tokens[: len(tokens) - closing]
    return None if not tokens or opens_with_verb(sentences, tokens[0].start) else Span(tokens[0].start, tokens[-1].end)


def opens_with_verb(sentences: Sequence[Clauses], start: int) -> bool:
    """True if a cue of its own begins at character `start`: - [welcomed] the release."""
    finite = ((line, cue) for line in sentences for cue in line.cues if cue.form in ("past", "third"))
    return any(line.sentence.tokens[cue.first].start == start for line, cue in finite)
