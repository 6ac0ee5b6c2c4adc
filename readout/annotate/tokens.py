"""Words and sentences with their places in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from readout.annotate.quotations import Quotation
from readout.lexicon.grammar import Grammar
from readout.lexicon.phrases import first_of
from readout.span import Span
from readout.value import value

# The word of a token that is a whole quotation.
QUOTED = "“”"
# A dateline ends within so many tokens, the name of a speaker in a transcript within so many.
DATELINE_REACH = 22
TURN_REACH = 12
# A place alone is a dateline if it is no longer than this.
PLACE_REACH = 6
# So many lines that go on in the next make a column, none wider than this nor shorter than that part of the longest.
LEAST_LINES_OF_COLUMN = 4
WIDEST_COLUMN = 100
SHORTEST_IN_COLUMN = 0.6
# The mark of an item of a list, which is a paragraph of its own, at the head of its line: a dash, a bullet, "(ii)", "3.", "b)".
ITEM = re.compile(r"[ \t]*(?:[-–—•*·▪]|\(?(?:\d{1,2}|[ivx]{1,5}|[a-z])\)|(?:\d{1,2}|[ivx]{1,5}|[a-z])\.)[ \t]+\S")
DATELINE_ENDS = frozenset({"—", "–", "--", "---", "-", ":"})


class Token(NamedTuple):
    """One word or mark. A quotation that the sentence carries as a whole is one token whose word is `“”`."""

    start: int
    end: int
    word: str
    lower: str
    quotation: Quotation | None = None


@value
class Sentence:
    """One sentence: its tokens, the paragraph it stands in (counted from 0), and the quotation it lies in, if any.

    `lower` are its words in lower case.
    """

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    inside: Quotation | None
    lower: list[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", [token.lower for token in self.tokens])

    def span_of(self, first: int, last: int) -> Span:
        """The span from token `first` up to, not including, token `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The words from token `first` up to, not including, token `last`, as they stand but with single spaces."""
        joined = self.tokens[first].word
        for before, token in pairwise(self.tokens[first:last]):
            joined += (" " if token.start > before.end else "") + token.word
        return joined


@lru_cache(maxsize=4)
def token_pattern(abbreviations: frozenset[str]) -> re.Pattern[str]:
    """The pattern of one token; abbreviations keep their full stop or apostrophe (Dato’), clitics (’s, ’ll) stand alone."""
    ordered = sorted(abbreviations, key=lambda word: (-len(word), word))
    short = first_of(word for word in ordered if not word.endswith("'"))
    styles = "|".join(re.escape(word[:-1]) for word in ordered if word.endswith("'"))
    clitic = "(?:s|S|re|ve|ll|d|m)"
    # A letter, or the mark that a reader leaves for one it could not decode.
    letter, letter_or_digit = r"(?:[^\W\d_]|\ufffd)", r"(?:[^\W_]|\ufffd)"
    # Most tokens are plain words, so these are tried first, with what no other form can begin or go on with.
    return re.compile(
        rf"""(?!\s)(?:
          [a-z]++(?![\w.'’‐‑\ufffd-])                  # plain words
        | (?:[A-Z]\.){{2,}}                            # U.S., U.N.
        | \b{short}\.                                  # Mr., Sept.
        | \b(?:{styles})['’](?=\s)                     # Dato’ Zainal
        | \b(?:[A-Z]|[CDGKSTZ][hsz]|Y[aeou])\.(?=\s[A-Z]) # initials: Donald J. Trump, Zh. Asanbek
        | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|bn|m|km)?\b # 1,991  18:40  22.07.2022  24th
        | {letter}{letter_or_digit}*                   # words
          (?:[-‐‑'’](?!{clitic}\b)                     # joined by hyphen or apostrophe: cease-fire, Sana’a, don’t
            (?:(?:[A-Z]\.){{2,}}|[^\W_]+))*            # pro-U.S.
        | ['’]{clitic}\b
        | \.\.\.+ | --+ | \S)""",
        re.VERBOSE,
    )


def find_tokens(text: str, span: Span, pattern: re.Pattern[str]) -> list[Token]:
    """The tokens of a stretch of text, in order."""
    matches = pattern.finditer(text, span.start, span.end)
    # As tuples are made, which takes half the time that calling Token takes: nothing is made more often.
    make = tuple.__new__
    return [make(Token, (match.start(), match.end(), word := match.group(), word.lower(), None)) for match in matches]


def find_paragraphs(text: str) -> list[Span]:
    """Stretches between blank lines; a single line break ends a paragraph unless it wraps a running line."""
    found = []
    for block in re.finditer(r"\S.*(?:\n(?!\s*\n).*)*", text):
        lines = [Span(block.start() + line.start(), block.start() + line.end()) for line in re.finditer(r".+", block.group())]
        long = len(lines) > 2 and all(50 <= len(line) <= 100 for line in lines[:-1])
        column = is_column(text, lines)
        start = block.start()
        for line, following in pairwise([*lines, Span(block.end(), block.end())]):
            below = following.of(text)
            goes_on = not below[:1].isspace() if column else long or below.lstrip()[:1].islower()
            if not below or not goes_on or ITEM.match(below):
                found.append(Span(start, line.end))
                start = following.start
    return [span for span in found if span.of(text).strip()]


def is_column(text: str, lines: Sequence[Span]) -> bool:
    """True if the lines are wrapped to about one width and run on in mid-sentence; an indented one opens a paragraph."""
    width = max(len(line) for line in lines)
    wrapped = [(line, below.of(text)) for line, below in pairwise(lines) if not below.of(text)[:1].isspace()]
    full = all(len(line) > SHORTEST_IN_COLUMN * width for line, _ in wrapped)
    running = sum(below[:1].islower() for _, below in wrapped)
    return len(wrapped) >= LEAST_LINES_OF_COLUMN and 2 * running >= len(wrapped) and full and width <= WIDEST_COLUMN


def find_sentences(text: str, quotations: Sequence[Quotation], grammar: Grammar) -> tuple[Sentence, ...]:
    """Sentences in text order; a long quotation is one token of the sentence that carries it, and its own sentences follow.

    Beijing, May 25 -- [Ms Berg said “” and left.]  [We will act.]  [We will act soon.]
    """
    paragraphs = read_paragraphs(text, token_pattern(grammar.abbreviations))
    return tuple(sentence for paragraph in paragraphs for sentence in sentences_of(paragraph, quotations, grammar))


@value
class Paragraph:
    """A stretch of text of that number, the pattern of its tokens, and the tokens, quotations being like all else."""

    text: str
    number: int
    span: Span
    pattern: re.Pattern[str]
    tokens: tuple[Token, ...]


# The rules and the model read the same paragraphs, one after the other.
@lru_cache(maxsize=1)
def read_paragraphs(text: str, pattern: re.Pattern[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order."""
    spans = enumerate(find_paragraphs(text))
    return tuple(Paragraph(text, number, span, pattern, tuple(find_tokens(text, span, pattern))) for number, span in spans)


def sentences_of(paragraph: Paragraph, quotations: Sequence[Quotation], grammar: Grammar) -> Iterator[Sentence]:
    """The sentences of a paragraph: dateline or name of a speaker, the paragraph's own, then those of its opaque quotations."""
    opaque = [quotation for quotation in quotations if quotation.opaque and quotation.span.meets(paragraph.span)]
    tokens = outer_tokens(paragraph, opaque)
    opening = dateline_end(tokens, grammar) or turn_end(tokens, grammar)
    yield from split(tokens[:opening], paragraph.number, None)
    yield from split(tokens[opening:], paragraph.number, None)
    for quotation in opaque:
        for part in quotation.inner:
            if part.meets(paragraph.span):
                yield from split(find_tokens(paragraph.text, part, paragraph.pattern), paragraph.number, quotation)


def dateline_end(tokens: Sequence[Token], grammar: Grammar) -> int:
    """How many tokens at the head of a paragraph are a dateline, up to its dash or colon; 0 if there is none.

    BEIJING, May 25 (Xinhua) -- President Arn ...      Sept. 24, 2020 (EIRNS)—The ...      United Nations, Feb 6: The ...
    BISHKEK. May 25. Kabar – The ...
    """
    for at, token in enumerate(tokens[:DATELINE_REACH]):
        stop = token.word == "." and at and len(tokens[at - 1].word) > 3
        if token.quotation is not None or (stop and not is_before_month(tokens, at, grammar)):
            return 0
        if token.word in DATELINE_ENDS and at:
            return at + 1 if is_dateline(tokens[:at], token.word, grammar) else 0
    return 0


def is_before_month(tokens: Sequence[Token], stop: int, grammar: Grammar) -> bool:
    """True if a stop behind a place in capitals leads on to a month: BISHKEK[.] May 25."""
    behind = tokens[stop + 1].lower if stop + 1 < len(tokens) else ""
    return tokens[stop - 1].word.isupper() and behind.rstrip(".") in grammar.months


def is_dateline(tokens: Sequence[Token], mark: str, grammar: Grammar) -> bool:
    """True if the tokens before the mark hold a date, end with an agency in brackets, or begin with a place in capitals."""
    first = tokens[0].word
    signed = tokens[-1].word == ")" and first[0].isupper()
    placed = first.isupper() and len(first) > 2 and len(tokens) <= PLACE_REACH and mark != ":"
    return has_date(tokens, grammar) or signed or placed


def has_date(tokens: Sequence[Token], grammar: Grammar) -> bool:
    """True if a month and a number stand among the tokens."""
    return any(token.lower.rstrip(".") in grammar.months for token in tokens) and any(t.word[0].isdigit() for t in tokens)


def turn_end(tokens: Sequence[Token], grammar: Grammar) -> int:
    """How many tokens at the head of a paragraph name the speaker of a transcript, up to the colon; 0 if they do not.

    Edda Moen: We have a process.      Question: Will it be soon?      Oana Berg (Spokesperson): Thank you.      “LIND: When?
    """
    colon = next((at for at, token in enumerate(tokens[:TURN_REACH]) if token.word == ":"), 0)
    if colon and names_quoted_speaker(tokens, colon):
        return colon + 1
    if not colon or colon + 3 > len(tokens):
        return 0
    names = all(t.word[0].isupper() or t.lower in grammar.turn_words or not t.word[0].isalnum() for t in tokens[:colon])
    closed = tokens[-1].word in (".", "?", "!", "”", '"')
    return colon + 1 if names and closed and tokens[0].word[0].isupper() and tokens[0].quotation is None else 0


def names_quoted_speaker(tokens: Sequence[Token], colon: int) -> bool:
    """True if between an opening mark and the colon stands a name in capitals, and behind them only his words: “LIND: When?"""
    quoted = len(tokens) == colon + 2 and tokens[-1].quotation is not None
    return quoted and tokens[0].word in '"“' and all(t.word.isupper() or not t.word[0].isalnum() for t in tokens[1:colon])


def outer_tokens(paragraph: Paragraph, opaque: Sequence[Quotation]) -> Sequence[Token]:
    """The paragraph's tokens, each opaque quotation being one."""
    if not opaque:
        return paragraph.tokens
    tokens: list[Token] = []
    at, end_of_all = paragraph.span.start, paragraph.span.end
    for quotation in opaque:
        start, end = max(quotation.span.start, paragraph.span.start), min(quotation.span.end, end_of_all)
        tokens.extend(find_tokens(paragraph.text, Span(at, start), paragraph.pattern))
        tokens.append(Token(start, end, QUOTED, QUOTED, quotation))
        at = end
    tokens.extend(find_tokens(paragraph.text, Span(at, end_of_all), paragraph.pattern))
    return tokens


def split(tokens: Sequence[Token], paragraph: int, inside: Quotation | None) -> Iterator[Sentence]:
    """Sentences of one paragraph's tokens."""
    for part in parts_of(tokens):
        yield Sentence(Span(part[0].start, part[-1].end), part, paragraph, inside)


def parts_of(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The tokens of each sentence among those of one paragraph."""
    first, last = 0, len(tokens) - 1
    for index, token in enumerate(tokens):
        if index == last or (not token.word[0].isalnum() and ends_sentence(tokens, index)):
            yield tuple(tokens[first : index + 1])
            first = index + 1


def ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    """True if a sentence ends with a token that is no word: a stop (or a quotation closed by one) before what can begin one."""
    token, following = tokens[index], tokens[index + 1]
    if token.word in "•·▪":
        return True
    if not begins_sentence(following):
        return False
    if token.quotation:
        asked = token.quotation.closed_by in ("?", "!")
        return token.quotation.closed_by in (".", "…") or (asked and not attribution_follows(tokens, index + 1))
    closes_behind_stop = token.word in "\"”’')]" and index > 0 and tokens[index - 1].word in ".!?"
    return token.word in ".!?" or token.word.startswith("...") or closes_behind_stop


def begins_sentence(token: Token) -> bool:
    """True for a capital, a digit or an opening mark."""
    return token.quotation is not None or token.word[0].isupper() or token.word[0].isdigit() or token.word[0] in '“"‘«([—–-'


def attribution_follows(tokens: Sequence[Token], index: int) -> bool:
    """True if a short remainder such as "Ms Berg asked." closes the sentence after a question or exclamation."""
    rest = tokens[index : index + 9]
    return any(token.word == "." for token in rest) and not any(token.quotation for token in rest)
