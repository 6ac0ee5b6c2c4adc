"""A sentence cut into pieces: names, titles, closed-class words, each with a one-letter tag: forms are patterns over tags.

Capitals stand for names, titles and the nouns of actors, small letters for what stands between and before them.

| tag | names                                      | tag | function words and marks                       |
|-----|--------------------------------------------|-----|------------------------------------------------|
| P   | person of the gazetteer                    | D   | determiner (the, this)                         |
| S   | state                                      | h   | possessive determiner (his, our)               |
| B   | body                                       | n   | quantity (several, five)                       |
| C   | capital or seat of power                   | k   | quantity that can stand for a pair (two, both) |
| L   | place that stands for no actor             | y   | noun of quantity (a number of)                 |
| A   | adjective of a state (Chinese)             | j   | adjective usual before nouns of actors         |
| E   | people of a state (the Chinese)            | p   | personal pronoun                               |
| U   | unknown capitalised word                   | s   | possessive clitic                              |
| H   | honorific (Mr, Dr)                         | o   | preposition of office or origin (of, for)      |
| T   | title of the lexicon (foreign minister)    | a   | and                                            |
| M   | modifier of a title (deputy, former)       | v   | particle within a name (de, bin)               |
| F   | portfolio (human rights, defence)          | t   | month or day of the week                       |
| N   | noun for a person (envoy)                  | c   | comma                                          |
|     |                                            | w   | one of two (the former, the latter, the other) |
| R   | noun for persons (envoys, people)          | d   | other mark, and the full stop                  |
| G   | noun for an organ or group (ministry)      | q   | quotation that the sentence carries as a whole |
| r   | paper that speaks (statement, readout)     | x   | any other word                                 |
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from readout.annotate.tokens import Sentence, Token, token_pattern
from readout.gazetteer import Gazetteer, Name
from readout.lexicon.grammar import Grammar
from readout.lexicon.titles import Title

Payload = TypeVar("Payload")
# What Unicode does not take apart into a basic letter and its mark, and the spellings of apostrophe and hyphen.
_LETTERS = str.maketrans(dict(zip("’‘ʼıłŁøØđĐ‐‑", "'''ilLoOdD--", strict=True)) | {"ß": "ss", "æ": "ae"})
# A name with its article, which keeps a small letter: al-Sisi, el-Beblawi.
ARTICLE_NAME = re.compile(r"(?:al|el|an|as|ad|ar|ash|at|az)-[A-Z]")
# With "the" they take up one of two.
EITHER = frozenset({"former", "latter", "other"})
# Longer words in capitals are family names, not abbreviations.
LONGEST_SHORT_FORM = 3
MAX_WORDS_OF_NAME = 12
INITIAL = re.compile(r"[A-Z]\.")
# Styles of address in short: before an office they add nothing to it, before a name they are honorifics.
SHORT_STYLES = frozenset({"HE", "HH", "HM", "HRH", "HI", "HMEH"})
# By the kind of a name, else by the sort of its actor.
_KIND_TAGS = {"adjective": "A", "people": "E", "capital": "C", "seat": "C", "place": "L"}
_ID_TAGS = {"person": "P", "state": "S", "body": "B", "place": "L"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` up to `last` (not included) under one tag, with the gazetteer's rows or the title they match."""

    tag: str
    first: int
    last: int
    names: tuple[Name, ...] = ()
    title: Title | None = None


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Names and titles by their first word, longest first; made once from the gazetteer and the lexicon."""

    grammar: Grammar
    names: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Name, ...]]]]
    titles: Mapping[str, Sequence[tuple[tuple[str, ...], Title]]]
    tags: Mapping[str, str]
    common: frozenset[str]  # words that are no family name by themselves, though somebody bears them: He, No, May
    verbs: frozenset[str]  # forms of verbs that at the head of a sentence are no name: Welcomes, Noting


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in basic letters, without full stops, case kept."""
    if not word.isascii():
        word = "".join(
            mark for mark in unicodedata.normalize("NFKD", word.translate(_LETTERS)) if not unicodedata.combining(mark)
        )
    return word.replace(".", "") if len(word) > 1 else word


def make_phrasebook(
    gazetteer: Gazetteer, grammar: Grammar, titles: Iterable[Title], verbs: frozenset[str] = frozenset()
) -> Phrasebook:
    """The phrasebook of all names and titles; `verbs` are forms that begin a sentence with a capital and are no name."""
    pattern = token_pattern(grammar.abbreviations)
    rows: dict[tuple[str, ...], list[Name]] = {}
    for name in gazetteer.names:
        words = tuple(fold(word) for word in pattern.findall(name.words) if word != ".")
        words = words[1:] if words[:1] == ("the",) else words
        if words:
            rows.setdefault(words, []).append(name)
    title_rows = {form: title for title in titles for form in title.forms}
    return Phrasebook(
        grammar,
        by_first_word((words, tuple(found)) for words, found in rows.items()),
        by_first_word(title_rows.items()),
        closed_class_tags(grammar),
        grammar.function_words | grammar.calendar_words | grammar.honorifics,
        verbs,
    )


def by_first_word(rows: Iterable[tuple[tuple[str, ...], Payload]]) -> dict[str, list[tuple[tuple[str, ...], Payload]]]:
    """Rows under their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
    for words, payload in rows:
        table.setdefault(words[0], []).append((words, payload))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def closed_class_tags(grammar: Grammar) -> dict[str, str]:
    """The tag of each word that a closed class claims; where two do, the later line wins."""
    tags: dict[str, str] = {}
    for tag, words in (
        ("v", grammar.name_particles),
        ("j", grammar.nominal_adjectives),
        ("M", grammar.title_modifiers),
        ("F", grammar.portfolios),
        ("G", grammar.group_nouns),
        ("r", grammar.papers),
        ("N", grammar.person_nouns),
        ("R", filter(grammar.is_plural, grammar.person_nouns)),
        ("n", grammar.quantities),
        ("k", grammar.pair_quantities),
        ("D", grammar.determiners - grammar.quantities - {"that"}),
        ("h", grammar.possessives),
        ("y", grammar.nouns_of_quantity),
        ("p", (grammar.pronouns_subject | {"us", "him", "them"}) - {"who"}),
        ("H", grammar.honorifics),
        ("o", {"of", "for", "to", "from"}),
        ("s", {"'s", "’s"}),
        ("t", grammar.calendar_words),
        ("a", {"and"}),
        ("c", {","}),
        ("d", {".", "(", ")", "/", "-", "–", "—", "&"}),
    ):
        tags.update((word, tag) for word in words)
    return tags


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and what tells of its words: they in basic letters, whether it is a headline, what the report capitalises."""

    tokens: Sequence[Token]
    folded: Sequence[str]
    headline: bool
    capitalised: frozenset[str]
    book: Phrasebook

    def lower(self, at: int) -> str:
        """The word of that number in lower case, "" before and behind the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """True if there is a word of that number and it begins with a capital."""
        return 0 <= at < len(self.tokens) and self.tokens[at].word[0].isupper()


def find_pieces(sentence: Sentence, book: Phrasebook, capitalised: frozenset[str]) -> list[Piece]:
    """The pieces of a sentence in order; `capitalised` are the words that the report capitalises within its sentences."""
    tokens = sentence.tokens
    line = Line(tokens, [fold(token.word) for token in tokens], is_headline(sentence), capitalised, book)
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        piece = style_at(line, at) or name_or_title_at(line, at) or Piece(word_tag(line, at), at, at + 1)
        pieces.append(piece)
        at = piece.last
    return [whole_person(pieces, index) for index in range(len(pieces))]


def name_or_title_at(line: Line, at: int) -> Piece | None:
    """The longer of the name and the title that begin here; of equals the name, but "the Pope" and "King Osric" hold titles."""
    name, title = name_at(line, at), title_at(line, at)
    if name is None or title is None or title.tag != "T":
        return name or title
    if title.last != name.last:
        return max(name, title, key=lambda piece: piece.last)
    introduced = line.lower(at - 1) in line.book.grammar.determiners
    before_name = line.is_capital(at + 1) and line.book.tags.get(line.lower(at + 1)) != "t"
    return title if name.tag == "P" and (introduced or before_name) else name


def style_at(line: Line, at: int) -> Piece | None:
    """A style of address in short: [HE the] Minister · [HE] Minister Lund · [HH] Sheikh Omar · [HH] affirmed."""
    word, following = line.tokens[at].word.replace(".", ""), line.lower(at + 1)
    if word not in SHORT_STYLES or (line.is_capital(at + 1) and line.tokens[at + 1].word.isupper()):
        return None
    if following == "the" and line.is_capital(at + 2):
        return Piece("D", at, at + 2)
    if line.is_capital(at + 1):
        return Piece("D" if title_at(line, at + 1) else "H", at, at + 1)
    return Piece("U", at, at + 1) if word not in ("HE", "HI", "HM") else None


def name_at(line: Line, at: int) -> Piece | None:
    """The longest name of the gazetteer that begins here; one word must be capitalised, and a family name no common word."""
    folded, first = line.folded, line.folded[at]
    for words, names in line.book.names.get(first, ()):
        if tuple(folded[at : at + len(words)]) == words:
            kind = names[0].kind
            if len(words) == 1 and (first.islower() or (kind == "short" and first.lower() in line.book.common)):
                continue
            return Piece(tag_of(names[0]), at, at + len(words), names)
    return name_spelled_otherwise(line, at) if line.is_capital(at) else None


def tag_of(name: Name) -> str:
    """The tag of a name, by its kind, else by the sort of its actor."""
    return _KIND_TAGS.get(name.kind) or _ID_TAGS[name.actor.partition(":")[0]]


def name_spelled_otherwise(line: Line, at: int) -> Piece | None:
    """A name of two words or more in other capitals, with initials or with its abbreviation in brackets within.

    [KOVAL Mira]      [Mira T. KOVAL]      [UN commission of inquiry (COI) on Ardelia]
    """
    words, ends = plain_words(line, at)
    for name_words, names in line.book.names.get(words[0], ()):
        length = len(name_words)
        same = [word.lower() for word in words[:length]] == [word.lower() for word in name_words]
        as_written = words[:length] == list(name_words) or length > 2
        if length > 1 and same and as_written and names[0].actor.startswith(("person:", "body:")):
            return Piece(tag_of(names[0]), at, ends[length - 1], names)
    return None


def plain_words(line: Line, at: int) -> tuple[list[str], list[int]]:
    """The words from a place on without initials and bracketed abbreviations, and where each ends."""
    words, ends = [], []
    for place in range(at, min(at + MAX_WORDS_OF_NAME, len(line.tokens))):
        word = line.folded[place]
        bracketed = line.lower(place - 1) == "(" and line.lower(place + 1) == ")"
        if place == at or not (bracketed or word in ("(", ")") or (len(word) == 1 and word.isupper())):
            words.append(word.capitalize() if word.isupper() and len(word) > LONGEST_SHORT_FORM else word)
            ends.append(place + 1)
    return words, ends


def title_at(line: Line, at: int) -> Piece | None:
    """The longest title that begins here; one word x where the words stand in another sense ("a general election")."""
    tokens, book = line.tokens, line.book
    for words, title in book.titles.get(tokens[at].lower) or book.titles.get(tokens[at].word, ()):
        stretch = tokens[at : at + len(words)]
        if len(stretch) == len(words) and all(word in (t.lower, t.word) for word, t in zip(words, stretch, strict=True)):
            if not in_other_sense(line, at, title):
                return Piece("T", at, at + len(words), (), title)
            return None if tokens[at].lower in book.grammar.title_modifiers else Piece("x", at, at + 1)
    return None


def in_other_sense(line: Line, at: int, title: Title) -> bool:
    """True if the word stands in one of the phrases in which it is no title."""
    longest = max(map(len, title.unless), default=0)
    starts = range(max(0, at - longest + 1), at + 1)
    return any(
        tuple(token.lower for token in line.tokens[start : start + length]) in title.unless
        for start in starts
        for length in range(max(2, at - start + 1), longest + 1)
    )


def word_tag(line: Line, at: int) -> str:
    """The tag of a single word that is neither a name nor a title."""
    token, grammar = line.tokens[at], line.book.grammar
    if token.quotation:
        return "q"
    if token.lower in ("jr.", "sr.", "jr", "sr"):
        return "x"
    if token.lower == "her" and (line.lower(at + 1) in grammar.function_words or line.lower(at + 1) in (",", ".", ";")):
        return "p"
    if line.lower(at - 1) == "to" and token.lower in ("host", "head", "chair", "guest"):
        return "x"
    if is_other_word(line, at) or (token.lower == "member" and line.lower(at - 1) == "-"):
        return "x"
    if at == 0 and token.lower in line.book.grammar.actors.askers and line.lower(1) == ":":
        return "N"
    if token.lower in EITHER and line.lower(at - 1) == "the" and leads_to_verb(line, at):
        return "w"
    if INITIAL.fullmatch(token.word) and at:
        return "U"
    return closed_class_tag(line, at) or ("U" if is_unknown_name(line, at) else "x")


def leads_to_verb(line: Line, at: int) -> bool:
    """True if a verb or an auxiliary follows: the latter [accepted]."""
    following, grammar = line.lower(at + 1), line.book.grammar
    return following.endswith("ed") or following in grammar.past_forms | grammar.auxiliaries | grammar.speech_verbs


def is_other_word(line: Line, at: int) -> bool:
    """True for a word of actors in another sense: [acting] under an article, [under] a treaty, a [State] visit."""
    word, following = line.lower(at), line.lower(at + 1)
    if word == "under":
        return following not in ("secretary", "secretaries", "-")
    if word == "acting":
        return following in line.book.grammar.prepositions
    if word in ("men", "women"):
        return line.lower(at - 1) not in line.book.grammar.pair_quantities
    return word == "state" and following in ("visit", "visits", "banquet", "dinner", "funeral", "media", "television")


def closed_class_tag(line: Line, at: int) -> str | None:
    """The tag of a word of a closed class; None for other words, and for such as the capital may make part of a name."""
    token, capital = line.tokens[at], line.is_capital(at)
    tag = line.book.tags.get(token.lower) or line.book.tags.get(token.lower.rstrip("."))
    if tag == "t":
        return "t" if capital else "x"
    if token.lower == "to" and is_journey(line, at):
        return "x"
    if tag == "v":
        within_name = line.is_capital(at - 1) and line.is_capital(at + 1)
        return None if capital else "v" if within_name else "x"
    return None if capital and at and tag in ("j", "M") else tag


def is_journey(line: Line, at: int) -> bool:
    """True for the "to" behind a visit: a visit of the President of Torvesk [to] Ardelia, where it belongs to no office."""
    before = [line.lower(k) for k in range(max(0, at - 12), at)]
    return bool({"visit", "trip", "journey", "tour", "travel"} & set(before))


def is_unknown_name(line: Line, at: int) -> bool:
    """True for a capitalised word that can be a name; where others have one too, only if the report has it elsewhere."""
    token, grammar = line.tokens[at], line.book.grammar
    if ARTICLE_NAME.match(token.word):
        return True
    if not line.is_capital(at) or (len(token.word) == 1 and at == 0):
        return False
    starts = at == 0 or line.tokens[at - 1].word in '“"‘:•—' or line.headline
    is_verb = token.lower in line.book.verbs
    if starts and token.word not in line.capitalised and (line.headline or is_verb or not leads_to_name_or_speech(line, at)):
        return False
    return token.lower not in grammar.function_words


def leads_to_name_or_speech(line: Line, at: int) -> bool:
    """True if the next word is one that the report capitalises, or a verb of speaking: "Belemir said"."""
    following = line.tokens[min(at + 1, len(line.tokens) - 1)]
    return following.word in line.capitalised or following.lower in line.book.grammar.speech_verbs


def is_headline(sentence: Sentence) -> bool:
    """True if most words are capitalised and no full stop closes the line: capitals tell nothing there."""
    words = [token.word for token in sentence.tokens if token.word[0].isalpha() and len(token.word) > 3]
    closed = sentence.tokens[-1].word in '.!?:”"'
    if words and not closed and all(word.isupper() for word in words):
        return True
    return len(words) > 2 and not closed and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def whole_person(pieces: Sequence[Piece], index: int) -> Piece:
    """The piece, but a name that stands within an unknown full name ("Kim" in "Kim Tok-hun", "Omar bin Said") is unknown too."""
    piece = pieces[index]
    if piece.tag == "P" and [other.tag for other in pieces[index + 1 : index + 2]] == ["v"]:
        return Piece("U", piece.first, piece.last)
    if piece.tag == "P" and piece.last - piece.first == 1 and all(name.kind == "short" for name in piece.names):
        beside = [*pieces[index + 1 : index + 2], *(pieces[index - 1 : index] if index else [])]
        if any(other.tag in "Uv" for other in beside):
            return Piece("U", piece.first, piece.last)
    return piece


def capitalised_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The words that stand with a capital amid a sentence that is no headline."""
    found: set[str] = set()
    for sentence in sentences:
        if is_headline(sentence):
            continue
        for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if token.word[0].isupper() and len(token.word) > 1 and (before.word[0].isalnum() or before.word in ",’s'"):
                found.add(token.word)
    return frozenset(found)
