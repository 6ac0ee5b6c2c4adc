"""Sentences of reports as passages that may tell what became of a promise: their clauses, and what they are about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from readout.accounts.commitments.sides import is_of
from readout.accounts.commitments.wording import GRAMMAR, WORDS, Phrases, Term, is_telling, stem, terms_of
from readout.accounts.reports import Promise, Said, Source, Told
from readout.annotate.quotations import find_quotations
from readout.annotate.tokens import Sentence, Token, find_sentences
from readout.evidence import Anchor
from readout.span import Span

BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "-"})
# What a sentence opens with that goes on telling of the thing before.
TAKING_UP = Phrases(WORDS.opening)
# A clause of fewer words belongs to the one before it: ", as pledged".
SHORTEST_CLAUSE = 4
# A name in full, the words of which may be left out when it comes again: the Joint Water Commission, the Commission.
FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")


@dataclass(frozen=True)
class Passage:
    """A sentence of a report. `terms` tell what it is about, `clauses` are the bounds of its parts among the tokens.

    `statement` and `promise` are those of the reading whose words lie in it, if any; `before` is the sentence before it.
    """

    source: Source
    text: str
    number: int
    sentence: Sentence
    full_names: dict[str, frozenset[str]]
    statement: Said | None
    promise: Promise | None
    before: "Passage | None"

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @cached_property
    def words(self) -> list[str]:
        """The words in lower case, but for the month of May, which is no verb."""
        return [token.word if at and token.word == "May" else token.lower for at, token in enumerate(self.tokens)]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What it is about, names given in full."""
        plain = terms_of(self.tokens)
        named = (at for at, word in enumerate(self.words) if word in self.full_names)
        full = (Term(at, frozenset({name})) for at in named for name in sorted(self._in_full(at)))
        return (*plain, *full)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys of its terms."""
        return frozenset(key for term in self.terms for key in term.keys)

    @cached_property
    def keys_before(self) -> frozenset[str]:
        """All keys of the sentence before it in the same paragraph."""
        before = self.before
        return before.keys if before and before.sentence.paragraph == self.sentence.paragraph else frozenset()

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words with a capital, in lower case."""
        return frozenset(token.lower for token in self.tokens if token.word[0].isupper())

    def names_one_of(self, names: frozenset[str]) -> bool:
        """True if it has one of the names, or a word made from one."""
        return any(is_of(word, names) for word in self.capitals)

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Its parts between commas and the like, each as the first token and the one behind the last."""
        found: list[tuple[int, int]] = []
        for first, last in _parts(self.tokens):
            joins = found and (last - first < SHORTEST_CLAUSE or self.words[first] in GRAMMAR.wh_words)
            if joins:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return tuple(found)

    @cached_property
    def takes_up(self) -> bool:
        """True if it opens with a word for what the sentence before told of: It was called off; Postponed until May."""
        before = self.before
        if before is None or before.sentence.paragraph != self.sentence.paragraph:
            return False
        return TAKING_UP.begins(self.words, 0)

    @property
    def is_question(self) -> bool:
        """True if it asks."""
        return self.tokens[-1].word == "?"

    def anchor(self, first: int, last: int) -> Anchor:
        """The words from one token up to, not including, another, without marks at the ends."""
        while last - 1 > first and not self.tokens[last - 1].word[0].isalnum() and self.tokens[last - 1].quotation is None:
            last -= 1
        span = self.sentence.span_of(first, last)
        return Anchor(span, span.of(self.text))

    def _in_full(self, at: int) -> frozenset[str]:
        return self.full_names.get(self.words[at], frozenset()) if self.tokens[at].word[0].isupper() else frozenset()


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, token in enumerate(tokens):
        if token.word in BREAKS:
            if at > first:
                yield first, at
            first = at + 1
    if first < len(tokens):
        yield first, len(tokens)


def passages_of(told: Told) -> tuple[Passage, ...]:
    """The sentences of a report as passages, in order."""
    sentences = sorted(find_sentences(told.text, find_quotations(told.text), GRAMMAR), key=lambda each: each.span)
    full_names = names_in_full(f"{told.source.title or ''}\n{told.text}")
    found: list[Passage] = []
    for number, sentence in enumerate(each for each in sentences if each.tokens):
        said, promise = _said_in(told, sentence.span), _promise_in(told, sentence.span)
        before = found[-1] if found else None
        found.append(Passage(told.source, told.text, number, sentence, full_names, said, promise, before))
    return tuple(found)


def names_in_full(text: str) -> dict[str, frozenset[str]]:
    """For the last word of each name of several words the stems of the others: what "the Commission" stands for."""
    found: dict[str, frozenset[str]] = {}
    for name in FULL_NAME.findall(text):
        words = [word.lower() for word in name.split()]
        stems = frozenset(stem(word) for word in words[:-1] if is_telling(word))
        if stems and is_telling(words[-1]):
            found[words[-1]] = found.get(words[-1], frozenset()) | stems
    return found


def _said_in(told: Told, span: Span) -> Said | None:
    meeting = [said for said in told.statements if any(anchor.span.meets(span) for anchor in said.content)]
    return max(meeting, key=lambda said: (_shared(said, span), said.id), default=None)


def _shared(said: Said, span: Span) -> int:
    return sum(anchor.span.shared(span) for anchor in said.content)


def _promise_in(told: Told, span: Span) -> Promise | None:
    return next((promise for promise in told.promises if promise.content.span.meets(span)), None)
