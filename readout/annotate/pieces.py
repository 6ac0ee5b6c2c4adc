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
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from readout.annotate.capitals import is_headline
from readout.annotate.closed_classes import EITHER, IN_CONTEXT, JUNIOR, PRESIDING, TAKING_OFFICE
from readout.annotate.lines import Line, Phrasebook, fold
from readout.annotate.pieces_in_row import SMALL_TAGS, Piece, given_name, own_council, small_name, style_within_name, whole_person
from readout.annotate.portfolios import with_fields
from readout.annotate.styles import begins_longer_name, behind_brackets, is_postnominal, length_of_style
from readout.annotate.tokens import Sentence
from readout.gazetteer import Name
from readout.lexicon.titles import Title

# A name with its article, which keeps a small letter: al-Sisi, el-Beblawi.
ARTICLE_NAME = re.compile(r"(?:[Aa][lnsdrtz]|[Ee]l|[Aa]sh)-[A-Z]")
# Longer words in capitals are family names, not abbreviations.
LONGEST_SHORT_FORM = 3
MAX_WORDS_OF_NAME = 12
# What follows the first word where a name has but one.
ONE_WORD = {""}
INITIAL = re.compile(r"[A-Z]\.")
# Styles of address in short: before an office they add nothing to it, before a name they are honorifics.
SHORT_STYLES = frozenset({"HE", "HH", "HM", "HRH", "HI", "HMEH"})
# By the kind of a name, else by the sort of its actor.
_KIND_TAGS = {"adjective": "A", "people": "E", "capital": "C", "seat": "C", "place": "L"}
# What is "state" without a state's doing it: a [State] visit.
OF_STATE = frozenset({"visit", "visits", "banquet", "dinner", "funeral", "media", "television", "news", "radio", "broadcaster"})
# Behind one of these, so many words back at most, "to" leads to a place.
JOURNEYS, JOURNEY_REACH = frozenset({"visit", "trip", "journey", "tour", "travel"}), 12
# Places and lands, by which people are called too.
PLACES = frozenset({"L", "C", "S"})
# What the pieces around it may make more of a name, or part of one.
NAMES = PLACES | {"P", "B", "H"}
_ID_TAGS = {"person": "P", "state": "S", "body": "B", "place": "L"}


def find_pieces(sentence: Sentence, book: Phrasebook, capitalised: frozenset[str]) -> list[Piece]:
    """The pieces of a sentence in order; `capitalised` are the words that the report capitalises within its sentences."""
    tokens = sentence.tokens
    words = [token.word for token in tokens]
    folded = tuple([word if word.isascii() and "." not in word else fold(word) for word in words])
    line = Line(tokens, folded, is_headline(sentence), capitalised, book)
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        tag = book.small(words[at]) or ("x" if is_postnominal(line, at, pieces) else None)
        named = None if tag else style_at(line, at) or name_or_title_at(line, at)
        piece = named or one_word(tag or word_tag(line, at), at)
        pieces.append(piece)
        at = piece.last
    pieces = with_fields(pieces, tokens, book.grammar)
    capitals = [index for index, piece in enumerate(pieces) if words[piece.first][0].isupper() or piece.tag in NAMES]
    names = [index for index in capitals if pieces[index].tag in NAMES or may_be_name(line, pieces[index])]
    # In order and back, so that of two family names in a row each sees what the other has become: Neema [Juma] [Kombo].
    for index in (*names, *reversed(names)):
        piece = pieces[index]
        if piece.tag == "P":
            pieces[index] = whole_person(pieces, index)
        elif piece.tag in PLACES:
            pieces[index] = given_name(pieces, index)
        elif may_be_name(line, piece):
            pieces[index] = small_name(pieces, index, tokens[piece.first].lower)
        elif piece.tag == "H" and tokens[piece.first].lower in book.grammar.honorifics_as_names:
            pieces[index] = style_within_name(pieces, index)
        elif piece.tag == "B":
            pieces[index] = own_council(piece, pieces[:index])
    return pieces


# Most pieces are such, at places below a hundred.
@lru_cache(maxsize=4096)
def one_word(tag: str, at: int) -> Piece:
    """The piece of one word that is neither a name nor a title."""
    return Piece(tag, at, at + 1)


def may_be_name(line: Line, piece: Piece) -> bool:
    """True for a small word with a capital, or a title, that is somebody's name behind another title: To, An, Amir."""
    if piece.tag == "T":
        return line.lower(piece.first) in line.book.grammar.titles_as_names
    return piece.tag in SMALL_TAGS and line.is_capital(piece.first) and not line.headline


def name_or_title_at(line: Line, at: int) -> Piece | None:
    """The longer of the name and the title that begin here; of equals the name, but "the Pope" and "King Osric" hold titles."""
    name, title = name_at(line, at), title_at(line, at)
    if name is not None and begins_longer_name(line, name):
        name = None
    if name is None or title is None or title.tag != "T":
        return name or title
    if title.last != name.last:
        return max(name, title, key=lambda piece: piece.last)
    introduced = line.lower(at - 1) in line.book.grammar.determiners
    before_name = line.is_capital(at + 1) and line.book.tags.get(line.lower(at + 1)) != "t"
    return title if name.tag == "P" and (introduced or before_name) else name


def style_at(line: Line, at: int) -> Piece | None:
    """A style of several words or in short: [Tan Sri] Lund · [HE the] Minister · [HE] Minister Lund · [HH] affirmed."""
    if not line.is_capital(at):
        return None
    if (length := length_of_style(line, at)) and not title_at(line, at):
        return Piece("H", at, at + length)
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
    begun = line.book.names.get(first)
    if begun is not None:
        for words, names in begun.get(folded[at + 1].lower(), ()) if at + 1 < len(folded) else ():
            if folded[at : at + len(words)] == words:
                return Piece(tag_of(names[0]), at, at + len(words), names)
        for words, names in begun.get("", ()):
            if not (first.islower() or (names[0].kind == "short" and first.lower() in line.book.common)):
                return Piece(tag_of(names[0]), at, at + len(words), names)
    return name_spelled_otherwise(line, at) if line.is_capital(at) else None


def tag_of(name: Name) -> str:
    """The tag of a name, by its kind, else by the sort of its actor."""
    return _KIND_TAGS.get(name.kind) or _ID_TAGS[name.actor.partition(":")[0]]


def name_spelled_otherwise(line: Line, at: int) -> Piece | None:
    """A name of two words or more in other capitals, with initials or with its abbreviation in brackets within.

    [KOVAL Mira]      [Mira T. KOVAL]      [UN commission of inquiry (COI) on Ardelia]
    """
    begun = line.book.names.get(name_word(line.folded[at]))
    if begun is None or begun.keys() == ONE_WORD:
        return None
    from_here = plain_words(line, at)
    opening = list(islice(from_here, 2))
    rows = begun.get(opening[1][0].lower(), ()) if len(opening) > 1 else ()
    if not rows:
        return None
    words, ends = zip(*opening, *from_here, strict=True)
    lower = [word.lower() for word in words]
    for name_words, names in rows:
        length = len(name_words)
        if lower[:length] != [word.lower() for word in name_words]:
            continue
        if (length > 2 or words[:length] == name_words) and names[0].actor.startswith(("person:", "body:")):
            return Piece(tag_of(names[0]), at, ends[length - 1], names)
    return None


def name_word(word: str) -> str:
    """The word as names have it, a family name in capitals with but one: KOVAL becomes Koval, UN stays."""
    return word.capitalize() if len(word) > LONGEST_SHORT_FORM and word.isupper() else word


def plain_words(line: Line, at: int) -> Iterator[tuple[str, int]]:
    """The words from a place on, without initials and bracketed abbreviations, and where each ends; no more than names have."""
    yield name_word(line.folded[at]), at + 1
    for place in range(at + 1, min(at + MAX_WORDS_OF_NAME, len(line.tokens))):
        word = line.folded[place]
        bracketed = line.lower(place - 1) == "(" and line.lower(place + 1) == ")"
        if not (bracketed or word in ("(", ")") or (len(word) == 1 and word.isupper())):
            yield name_word(word), place + 1


def title_at(line: Line, at: int) -> Piece | None:
    """The longest title that begins here; one word x where the words stand in another sense ("a general election")."""
    tokens, book = line.tokens, line.book
    begun = book.titles.get(tokens[at].lower) or book.titles.get(tokens[at].word)
    if begun is None:
        return None
    for words, title in (*begun.get(line.lower(at + 1), ()), *begun.get("", ())):
        if title.capital and not line.is_capital(at):
            continue
        if len(words) == 1 or stands_at(line, at, words):
            if not in_other_sense(line, at, title):
                return Piece("T", at, behind_brackets(line, at + len(words)), (), title)
            return None if tokens[at].lower in book.grammar.title_modifiers else Piece("x", at, at + 1)
    return None


def stands_at(line: Line, at: int, words: Sequence[str]) -> bool:
    """True if the words of a title stand at a token, each as it is written or in small letters."""
    stretch = line.tokens[at : at + len(words)]
    if len(stretch) < len(words):
        return False
    # From the end, since the first two are known: few are left to be asked.
    return all(word in (t.lower, t.word) for word, t in zip(reversed(words), reversed(stretch), strict=True))


def in_other_sense(line: Line, at: int, title: Title) -> bool:
    """True if the word stands in one of the phrases in which it is no title."""
    if not title.unless:
        return False
    longest = max(map(len, title.unless), default=0)
    starts = range(max(0, at - longest + 1), at + 1)
    return any(
        tuple(token.lower for token in line.tokens[start : start + length]) in title.unless
        for start in starts
        for length in range(max(2, at - start + 1), longest + 1)
    )


def word_tag(line: Line, at: int) -> str:
    """The tag of a single word that is neither a name nor a title."""
    token = line.tokens[at]
    if token.quotation:
        return "q"
    if token.lower in IN_CONTEXT and (told := tag_in_context(line, at)):
        return told
    if at == 0 and token.lower in line.book.grammar.actors.askers and line.lower(1) == ":":
        return "N"
    if at and INITIAL.fullmatch(token.word):
        return "U"
    return closed_class_tag(line, at) or ("U" if is_unknown_name(line, at) else "x")


def tag_in_context(line: Line, at: int) -> str | None:
    """The tag that the words around it give one of IN_CONTEXT, None if they give it none."""
    word, before, following = line.lower(at), line.lower(at - 1), line.lower(at + 1)
    if word in JUNIOR or line.tokens[at].word == "i":
        return "x"
    if word == "her" and (following in line.book.grammar.function_words or following in (",", ".", ";")):
        return "p"
    if word in TAKING_OFFICE:
        return "M" if before in ("newly", "recently") else None
    if word in PRESIDING and before in line.book.grammar.infinitive_leads:
        return "x"
    if word == "deputy" and is_of_office(line, at + 1):
        return "M"
    if (word, following) == ("opposite", "number") or (before, word) == ("opposite", "number"):
        return "N" if word == "number" else "j"
    if is_other_word(line, at) or (word == "member" and before == "-"):
        return "x"
    return "w" if word in EITHER and before == "the" and leads_to_verb(line, at) else None


def is_of_office(line: Line, at: int) -> bool:
    """True if an office begins at a token, or behind what it is for: Deputy [Minister], Deputy [Ports Minister]."""
    field = 1 if line.is_capital(at - 1) and line.is_capital(at) and line.lower(at + 1) in ("minister", "secretary") else 0
    office = title_at(line, at + field) if at < len(line.tokens) else None
    return office is not None and office.tag == "T"


def leads_to_verb(line: Line, at: int) -> bool:
    """True if a verb or an auxiliary follows: the latter [accepted]."""
    following, grammar = line.lower(at + 1), line.book.grammar
    verbs = (grammar.past_forms, grammar.auxiliaries, grammar.speech_verbs)
    return following.endswith("ed") or any(following in forms for forms in verbs)


def is_other_word(line: Line, at: int) -> bool:
    """True for a word of actors in another sense: [acting] under an article, [under] a treaty, a [State] visit."""
    word, following = line.lower(at), line.lower(at + 1)
    if word == "front":
        return not line.is_capital(at) or at == 0
    if word == "under":
        return following not in ("secretary", "secretaries", "-")
    if word == "acting":
        return following in line.book.grammar.prepositions
    if word in ("men", "women"):
        return line.lower(at - 1) not in line.book.grammar.pair_quantities
    return word == "state" and following in OF_STATE


def closed_class_tag(line: Line, at: int) -> str | None:
    """The tag of a word of a closed class; None for other words, and for such as the capital may make part of a name."""
    token, capital = line.tokens[at], line.is_capital(at)
    tag = line.book.tags.get(token.lower) or line.book.tags.get(token.lower.rstrip("."))
    if tag == "t":
        return "t" if capital else "x"
    if token.lower == "to" and is_journey(line, at):
        return "x"
    if tag == "v":
        within_name = is_in_name(line, at, -1) and is_in_name(line, at, 1)
        return None if capital else "v" if within_name else "x"
    return None if capital and at and (tag == "j" or (tag == "M" and not is_of_office(line, at + 1))) else tag


def is_in_name(line: Line, at: int, step: int) -> bool:
    """True if a capital stands beside a particle, be it over another particle: Ms van [der] Merwe."""
    beside = at + step
    while line.book.tags.get(line.lower(beside)) == "v" and not line.is_capital(beside):
        beside += step
    return line.is_capital(beside)


def is_journey(line: Line, at: int) -> bool:
    """True for the "to" behind a visit: a visit of the President of Torvesk [to] Ardelia, where it belongs to no office."""
    return not JOURNEYS.isdisjoint([token.lower for token in line.tokens[max(0, at - JOURNEY_REACH) : at]])


def is_unknown_name(line: Line, at: int) -> bool:
    """True for a capitalised word that can be a name; where others have one too, only if the report has it elsewhere."""
    token, grammar = line.tokens[at], line.book.grammar
    if ARTICLE_NAME.match(token.word):
        return True
    if not line.is_capital(at) or (len(token.word) == 1 and at == 0):
        return False
    starts = at == 0 or line.tokens[at - 1].word in '“"‘:•—' or line.headline
    is_verb = token.lower in line.book.verbs
    if starts and token.lower in grammar.opening_words:
        return False
    if starts and token.word not in line.capitalised and (line.headline or is_verb or not leads_to_name_or_speech(line, at)):
        return False
    return token.lower not in grammar.function_words


def leads_to_name_or_speech(line: Line, at: int) -> bool:
    """True if the next word is one that the report capitalises, "al-Sayed", or a verb of speaking: "Belemir said"."""
    following = line.tokens[min(at + 1, len(line.tokens) - 1)]
    article = ARTICLE_NAME.match(following.word) is not None
    return article or following.word in line.capitalised or following.lower in line.book.grammar.speech_verbs
