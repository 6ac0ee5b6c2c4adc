"""Words and sentences with their places in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.annotate.quotations import Quotation
from readout.span import Span

QUOTED = "“”"
DATELINE_REACH = 22
TURN_REACH = 12
TURN_WORDS = frozenset({"of", "the", "and", "for", "de", "van", "von", "bin", "al", "to"})
DATELINE_ENDS = frozenset({"—", "–", "--", "---", "-", ":"})
MONTHS = frozenset(
    [
        "jan",
        "jan.",
        "january",
        "feb",
        "feb.",
        "february",
        "mar",
        "mar.",
        "march",
        "apr",
        "apr.",
        "april",
        "may",
        "jun",
        "jun.",
        "june",
        "jul",
        "jul.",
        "july",
        "aug",
        "aug.",
        "august",
        "sep",
        "sep.",
        "sept",
        "sept.",
        "september",
        "oct",
        "oct.",
        "october",
        "nov",
        "nov.",
        "november",
        "dec",
        "dec.",
        "december",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. A quotation that the sentence carries as a whole is one token whose word is `“”`."""

    start: int
    end: int
    word: str
    lower: str
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens, the paragraph it stands in (counted from 0), and the quotation it lies in, if any."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    inside: Quotation | None

    def span_of(self, first: int, last: int) -> Span:
        """The span from token `first` up to, not including, token `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


@lru_cache(maxsize=4)
def token_pattern(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of one token; abbreviations keep their full stop, clitics (’s, ’ll) stand alone."""
    short = "|".join(sorted(map(re.escape, abbreviations), key=len, reverse=True))
    return re.compile(
        rf"""(?:[A-Z]\.){{2,}}                                             # U.S., U.N.
        | \b(?:{short})\.                                                 # Mr., Sept.
        | \b[A-Z]\.(?=\s[A-Z])                                            # initials: Donald J. Trump
        | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|bn|m|km)?\b                     # 1,991  18:40  22.07.2022  24th
        | (?:[^\W\d_]|\ufffd)(?:[^\W_]|\ufffd)*(?:[-‐‑'’](?!(?:s|S|re|ve|ll|d|m)\b)(?:(?:[A-Z]\.){{2,}}|[^\W_]+))*  # words, hyphenated words, Sana’a, don’t
        | ['’](?:s|S|re|ve|ll|d|m)\b
        | \.\.\.+ | --+ | \S""",
        re.VERBOSE,
    )


def find_tokens(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[Token]:
    """The tokens of a stretch of text, in order."""
    for match in pattern.finditer(text, span.start, span.end):
        word = match.group()
        yield Token(match.start(), match.end(), word, word.lower())


def find_paragraphs(text: str) -> list[Span]:
    """Stretches between blank lines; a single line break ends a paragraph unless it only wraps a running line."""
    found = []
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        lines = [Span(line.start(), line.end()) for line in re.finditer(r".+", block.group())]
        hard_wrapped = len(lines) > 2 and all(50 <= len(line) <= 100 for line in lines[:-1])
        start = 0
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            goes_on = following is not None and (hard_wrapped or block.group()[following.start :].lstrip()[:1].islower())
            if not goes_on:
                found.append(Span(block.start() + start, block.start() + line.end))
                start = following.start if following else 0
    return [span for span in found if span.of(text).strip()]


def find_sentences(
    text: str, quotations: Sequence[Quotation], abbreviations: tuple[str, ...], start: int = 0
) -> tuple[Sentence, ...]:
    """Sentences in text order; a long quotation is one token of the sentence that carries it, and its own sentences follow."""
    pattern = token_pattern(abbreviations)
    found: list[Sentence] = []
    for number, paragraph in enumerate(find_paragraphs(text)):
        if paragraph.end <= start:
            continue
        paragraph = Span(max(paragraph.start, start), paragraph.end)
        inner = [quotation for quotation in quotations if quotation.span.meets(paragraph)]
        tokens = outer_tokens(text, paragraph, inner, pattern)
        dateline = dateline_end(tokens) or turn_end(tokens)
        found.extend(split(tokens[:dateline], number, None))
        found.extend(split(tokens[dateline:], number, None))
        for quotation in inner:
            if quotation.opaque:
                for part in quotation.inner:
                    if part.meets(paragraph):
                        found.extend(split(list(find_tokens(text, part, pattern)), number, quotation))
    return tuple(found)


def dateline_end(tokens: Sequence[Token]) -> int:
    """How many tokens at the head of a paragraph are a dateline, up to its dash or colon; 0 if there is none.

    BEIJING, May 25 (Xinhua) -- President Arn ...      Sept. 24, 2020 (EIRNS)—The ...      United Nations, Feb 6: The ...
    """
    for at, token in enumerate(tokens[:DATELINE_REACH]):
        if token.quotation is not None or (token.word == "." and at and len(tokens[at - 1].word) > 3):
            return 0
        if token.word in DATELINE_ENDS and at:
            before = tokens[:at]
            dated = any(word.lower in MONTHS for word in before) and any(word.word[0].isdigit() for word in before)
            signed = before[-1].word == ")" and before[0].word[0].isupper()
            placed = before[0].word.isupper() and len(before[0].word) > 2 and at <= 6
            return at + 1 if dated or signed or (placed and token.word != ":") else 0
    return 0


def turn_end(tokens: Sequence[Token]) -> int:
    """How many tokens at the head of a paragraph name the speaker of a transcript, up to the colon; 0 if they do not.

    Jens Stoltenberg: We have a process.      Question: Will it be soon?      Oana Lungescu (NATO Spokesperson): Thank you.
    """
    colon = next((at for at, token in enumerate(tokens[:TURN_REACH]) if token.word == ":"), 0)
    if not colon or colon + 3 > len(tokens):
        return 0
    names = all(t.word[0].isupper() or t.lower in TURN_WORDS or not t.word[0].isalnum() for t in tokens[:colon])
    closed = tokens[-1].word in (".", "?", "!", "”", '"')
    return colon + 1 if names and closed and tokens[0].word[0].isupper() and tokens[0].quotation is None else 0


def outer_tokens(text: str, paragraph: Span, quotations: Sequence[Quotation], pattern: re.Pattern[str]) -> list[Token]:
    """The paragraph's tokens, each opaque quotation being one."""
    tokens: list[Token] = []
    at = paragraph.start
    for quotation in quotations:
        if not quotation.opaque:
            continue
        start, end = max(quotation.span.start, paragraph.start), min(quotation.span.end, paragraph.end)
        tokens.extend(find_tokens(text, Span(at, start), pattern))
        tokens.append(Token(start, end, QUOTED, QUOTED, quotation))
        at = end
    tokens.extend(find_tokens(text, Span(at, paragraph.end), pattern))
    return tokens


def split(tokens: Sequence[Token], paragraph: int, inside: Quotation | None) -> Iterator[Sentence]:
    """Sentences of one paragraph's tokens."""
    first = 0
    for index, token in enumerate(tokens):
        if index + 1 == len(tokens) or ends_sentence(tokens, index):
            yield Sentence(Span(tokens[first].start, token.end), tuple(tokens[first : index + 1]), paragraph, inside)
            first = index + 1


def ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    """True if a sentence ends with the token: a stop (or a quotation closed by one) before a word that can begin the next."""
    token, following = tokens[index], tokens[index + 1]
    if token.quotation:
        return (token.quotation.closed_by in (".", "…") and begins_sentence(following)) or (
            token.quotation.closed_by in ("?", "!") and begins_sentence(following) and not attribution_follows(tokens, index + 1)
        )
    if token.word in ".!?" or token.word.startswith("..."):
        return begins_sentence(following)
    if token.word in "\"”’')]" and index and tokens[index - 1].word in ".!?":
        return begins_sentence(following)
    return token.word in "•·▪"


def begins_sentence(token: Token) -> bool:
    """True for a capital, a digit or an opening mark."""
    return token.quotation is not None or token.word[0].isupper() or token.word[0].isdigit() or token.word[0] in '“"‘«([—–-'


def attribution_follows(tokens: Sequence[Token], index: int) -> bool:
    """True if a short remainder such as "Ms Berg asked." closes the sentence after a question or exclamation."""
    rest = tokens[index : index + 9]
    return any(token.word == "." for token in rest) and not any(token.quotation for token in rest)
