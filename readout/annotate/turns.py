"""Whose words stand beside a name alone: the turns of a transcript, and a quotation that is signed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import takewhile

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.annotate.mentions import Mention
from readout.annotate.quotations import OPENERS
from readout.annotate.subjects import Subject
from readout.value import value

# What may speak in the turn of a transcript, or sign; and what may stand behind a speaker's name before the colon.
TURN_CATEGORIES = frozenset({"person", "name", "unnamed", "body"})
AFTER_A_SPEAKER = frozenset({",", "(", "[", "–", "—", "-"})
LABEL = re.compile(r"^[^\w\n]*([^\W\d_][^:\n]{1,40}):", re.MULTILINE)
# A label that opens so many lines is the name of somebody who speaks; names of so many words are read.
LEAST_TURNS, MOST_WORDS = 2, 3
OPENING_MARKS = frozenset({*OPENERS, '"'})
# The dashes before who signs a quotation, and so many words may follow them.
SIGNING, MOST_SIGNED = frozenset({"–", "—", "―", "--", "-"}), 12


@value
class Introduction:
    """A cue before a colon and who speaks; `cue` is the colon itself where a name alone opens the turn of a transcript."""

    cue: Cue
    subject: Subject


def transcript_turn(clauses: Clauses) -> Introduction | None:
    """The speaker of a transcript's turn, whose name stands before the colon, alone or with something in commas or brackets.

    [Ms Berg]{source}:    [Mr Lind]{source} (Norway):    but no headline: The Latest:    Little Relief for Refugees:
    """
    opening = (r for r in clauses.references if r.category in TURN_CATEGORIES and r.mention.first < 3)
    named = next(opening, None)
    if named is None or clauses.lower[0] in clauses.grammar.headings:
        return None
    if named.category == "body" and named.mention.kind == "nominal":  # The Council: (a) noted ...
        return None
    colon = len(clauses.sentence.tokens) - 1
    is_label = named.mention.last == colon or clauses.word(named.mention.last) in AFTER_A_SPEAKER
    if not is_label or (named.mention.kind == "name" and clauses.lower[named.mention.first] in clauses.grammar.determiners):
        return None
    return turn_of(colon, Subject.of(named))


def labels_of(text: str) -> Counter[str]:
    """How many lines of a text each label opens: words in capitals before a colon."""
    return Counter(match[1] for match in LABEL.finditer(text) if match[1].isupper())


def labelled_turn(clauses: Clauses, labels: Mapping[str, int], lines: Iterable[Clauses]) -> Introduction | None:
    """The speaker of a turn whose name stands in capitals and opens line after line; whoever bears it in full in another line.

    “[LIND]{source}: When?
    “[BERG]{source}: Soon.
    """
    tokens, colon = clauses.sentence.tokens, len(clauses.sentence.tokens) - 1
    first = 1 if tokens[0].word in OPENING_MARKS else 0
    label = " ".join(token.word for token in tokens[first:colon])
    if not first < colon <= first + MOST_WORDS or labels.get(label, 0) < LEAST_TURNS:
        return None
    return turn_of(colon, Subject.of(named_in_full(plain_name(clauses, first, colon), lines)))


def named_in_full(label: Reference, lines: Iterable[Clauses]) -> Reference:
    """The one person of the report who bears the name among others: LIND is Ana Lind Torres."""
    told, words = (reference for line in lines for reference in line.references), set(label.actor.name.split())
    bearers = {one.actor: one for one in told if one.category == "person" and words < set(one.actor.name.split())}
    return replace(next(iter(bearers.values())), mention=label.mention) if len(bearers) == 1 else label


def answer_of(clauses: Clauses, answerer: Reference | None) -> Introduction | None:
    """The turn of whoever answers the journalists, the person who spoke last: [A]{source}: Soon."""
    colon = len(clauses.sentence.tokens) - 1
    answers = colon == 1 and clauses.lower[0] in clauses.grammar.actors.answers
    return turn_of(colon, Subject(0, colon, (answerer,))) if answers and answerer is not None else None


def turn_of(colon: int, subject: Subject) -> Introduction:
    """A turn of a transcript, of which the colon is the cue."""
    return Introduction(Cue(first=colon, head=colon, last=colon + 1, form="none", entry=""), subject)


def signature_at(clauses: Clauses, dash: int) -> Reference | None:
    """Who signs the quotation that ends before the dash: “We will not be moved.” — [Carl Berg]{source}, herder"""
    if clauses.word(dash) not in SIGNING or len(clauses.lower) > dash + MOST_SIGNED:
        return None
    named = clauses.starting_at(dash + 1)
    if named is None:
        named = named_by_capitals(clauses, dash + 1)
    return named if named is not None and named.category in TURN_CATEGORIES else None


def named_by_capitals(clauses: Clauses, first: int) -> Reference | None:
    """The name that words in capitals make where a line without a full stop tells nobody's name for sure."""
    tokens = clauses.sentence.tokens
    capitals = list(takewhile(lambda token: token.word[0].isupper(), tokens[first : first + MOST_WORDS]))
    return plain_name(clauses, first, first + len(capitals)) if capitals else None


def plain_name(clauses: Clauses, first: int, last: int) -> Reference:
    """The bearer of a name of whom nothing else is known: LIND is Lind."""
    words = " ".join(token.word for token in clauses.sentence.tokens[first:last])
    mention = Mention(clauses.span(first, last), "name", clauses.number, first, last)
    return Reference(mention, Actor(None, words.title() if words.isupper() else words), "name")
