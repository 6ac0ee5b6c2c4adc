"""Words that pick out an actor: names, titles with and without names, pronouns, nouns for persons and groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.annotate.pieces import Phrasebook, Piece, find_pieces
from readout.annotate.tokens import Sentence
from readout.gazetteer import Name
from readout.lexicon.titles import Title
from readout.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that pick out an actor, with what they say of it.

    `kind` is name, title, pronoun or nominal; `first` and `last` are tokens of sentence number `sentence`; `words` the name
    without titles, `names` the gazetteer's rows for it; `title` the office, `post` its words as they stand; `owner` the words
    of the state or body whose office or organ it is, `owners` their rows; `noun` the head of a nominal in lower case;
    `quoted` is true of a pronoun in a quotation, where "we" is not the report's own; `apposition` is the token behind a title in apposition, 0 without one; `located` is true of a name behind "in", "at", "to"; `apposed` of
    a name that stands with a noun for persons ("his deputy, Choe Son Hui"); `presides` of one whom the text calls the chair, `comma` and `between` of a name behind a
    comma or behind "between";
    `definite` of an organ with "the" or "our"; `heading` of all that stands in the lines above the first full sentence.
    """

    span: Span
    kind: str
    sentence: int
    first: int
    last: int
    words: str = ""
    names: tuple[Name, ...] = ()
    title: Title | None = None
    post: str = ""
    owner: str = ""
    owners: tuple[Name, ...] = ()
    noun: str = ""
    plural: bool = False
    honorific: str = ""
    quoted: bool = False
    apposition: int = 0
    located: bool = False
    apposed: bool = False
    presides: bool = False
    comma: bool = False
    between: bool = False
    definite: bool = False
    heading: bool = False


VERBAL = frozenset(
    [
        "had",
        "have",
        "were",
        "are",
        "will",
        "would",
        "did",
        "do",
        "met",
        "said",
        "spoke",
        "told",
        "sat",
        "also",
        "then",
        "in",
        "at",
        "on",
        "with",
        "to",
        "of",
        "and",
        "held",
        "must",
        "should",
        "can",
        "could",
        "may",
        "again",
        "agreed",
    ]
)
PLACING = frozenset({"in", "at", "to", "near", "outside", "into", "from", "through", "via", "around", "across", "on"})
OWNER = "(?:[ASBCEL]|U{1,2}|[Dh]?[GF]+(?=s))"
POST = "(?:oD?(?:[FASBCLEUGMj]|a[FU])+?){1,2}?"
PERSON = "(?:P|U(?:v{0,2}U){0,3})"
# Ordered: at one place the first form that fits is taken, and it takes the words with it.
FORMS = re.compile(
    rf"""
      (?P<titled>  [Dh]?(?P<t_own>{OWNER}s?)?[MFjnkGU]*?(?:T(?:aT)?|N)(?P<t_post>{POST})?(?P<t_comma>c?)(?P<t_hon>H*)(?P<t_name>{PERSON}))
    | (?P<apposed> (?P<a_hon>H*)(?P<a_name>{PERSON})c(?P<a_title>[Dh]?(?P<a_own>{OWNER}s?)?[MFjnkGU]*T(?P<a_post>oD?[FASBCLEUG]+)*))(?=[cda]|$)
    | (?P<persons> (?:[Dh]?yo)?[Dh]?[nk]*(?P<r_own>{OWNER}s?)?(?:[jMFASBCUG]|a(?=[jMFASBCU]+[RN]))*[RN](?:[oi][Dh]?[UFASBLCEGMjnT]+)*)
    | (?P<organ>   [Dh]?(?:n|k)?(?P<o_own>{OWNER}s?)?[jMFASBCLUnk]*G(?:oD?[UFASBLCEGMjTt]+(?:a[UF]+)?)*)
    | (?P<paper>   [Dh]?{OWNER}?s?[jMFnASB]*r)
    | (?P<title>   [Dh]?(?P<w_own>{OWNER}s?)?(?:[Mj]+a(?=[Mj]+T))?[MFjnk]*T(?P<w_post>(?:oD?[FASBCLEUG]+(?:aF)?)*))
    | (?P<name>    D?(?P<n_hon>H*)(?P<n_name>{PERSON}))
    | (?P<party>   [Dh]?[SBCEL](?![sMFjnk]*T))
    | (?P<pronoun> p)
    | (?P<pair>    [Dh]?k(?![A-Zj]))
    """,
    re.VERBOSE,
)


def find_mentions(sentences: Sequence[Sentence], book: Phrasebook, capitalised: frozenset[str]) -> list[Mention]:
    """All mentions of a report's sentences, in the order of the sentences."""
    body = first_full(sentences)
    return [
        replace(mention, heading=True) if number < body else mention
        for number, sentence in enumerate(sentences)
        for mention in mentions_of(number, sentence, find_pieces(sentence, book, capitalised))
    ]


def first_full(sentences: Sequence[Sentence]) -> int:
    """The number of the first full sentence, 0 if there is none."""
    return next((number for number, sentence in enumerate(sentences) if is_full(sentence)), 0)


def is_full(sentence: Sentence) -> bool:
    """True for a sentence that a mark closes: a headline or a dateline on its own has none."""
    return len(sentence.tokens) > 4 and sentence.tokens[-1].word in (".", ":", "”", '"', "?", "!", "“”")


def mentions_of(number: int, sentence: Sentence, pieces: Sequence[Piece]) -> Iterator[Mention]:
    """The mentions of one sentence."""
    tags = "".join(piece.tag for piece in pieces)
    for match in FORMS.finditer(tags):
        found = Found(number, sentence, pieces, match)
        mention = READERS[match.lastgroup or ""](found)
        if mention is not None:
            yield replace(mention, presides=True) if preside(sentence, mention.first) else mention


def preside(sentence: Sentence, first: int) -> bool:
    """True if the words before make the person the chair: chaired by, under the chairmanship of."""
    before = [token.lower for token in sentence.tokens[max(0, first - 2) : first]]
    return before in (["chaired", "by"], ["chairmanship", "of"], ["presided", "by"])


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in the tags of a sentence; groups are stretches of pieces."""

    number: int
    sentence: Sentence
    pieces: Sequence[Piece]
    match: "re.Match[str]"

    def group(self, name: str) -> Sequence[Piece]:
        """The pieces under a named group, none if it took no part."""
        start, end = self.match.span(name)
        return self.pieces[start:end] if start >= 0 else ()

    def words(self, pieces: Sequence[Piece]) -> str:
        """The words of neighbouring pieces, as they stand but with single spaces."""
        if not pieces:
            return ""
        tokens = self.sentence.tokens[pieces[0].first : pieces[-1].last]
        joined = tokens[0].word
        for before, token in zip(tokens, tokens[1:], strict=False):
            joined += (" " if token.start > before.end else "") + token.word
        return joined

    def mention(self, kind: str, pieces: Sequence[Piece], **details: object) -> Mention:
        """The mention of these pieces."""
        first, last = pieces[0].first, pieces[-1].last
        return Mention(self.sentence.span_of(first, last), kind, self.number, first, last, **details)  # type: ignore[arg-type]

    def word_before(self, pieces: Sequence[Piece]) -> str:
        """The word before these pieces in lower case, "" at the head of the sentence."""
        first = pieces[0].first
        return self.sentence.tokens[first - 1].lower if first else ""

    def whole(self) -> Sequence[Piece]:
        """All pieces of the form."""
        return self.pieces[self.match.start() : self.match.end()]


def person_of(found: Found, prefix: str) -> dict[str, object]:
    """Name, rows and honorific of the person in the groups of a form."""
    name, honorific = found.group(f"{prefix}_name"), found.group(f"{prefix}_hon")
    rows = name[0].names if len(name) == 1 else ()
    return {"words": found.words(name), "names": rows, "honorific": found.words(honorific).lower()}


def office_of(found: Found, own: str, post: str, pieces: Sequence[Piece]) -> dict[str, object]:
    """Title and owner of the office among these pieces; the owner stands before the title or in the post after it."""
    title = next((piece for piece in pieces if piece.tag in "TN"), pieces[0])
    before = [piece for piece in found.group(own) if piece.tag not in "sDh"]
    after = [piece for piece in found.group(post) if piece.tag in "ASBCLU"]
    owner = before or after[-2:]
    bare = [piece for piece in pieces if piece.tag not in "Dhcs"]
    return {
        "title": title.title,
        "post": found.words(bare),
        "owner": found.words(owner),
        "owners": next((piece.names for piece in owner if piece.names), ()),
        "plural": bool(title.title and title.title.plural),
    }


def titled_name(found: Found) -> Mention:
    """[the Chinese Foreign Minister, Wang Yi] · [Chairman Kim] · [Prime Minister of Ardelia Perrin Sarrazel]"""
    pieces = found.whole()
    name = found.match.start("t_comma") - found.match.start()
    office, person = office_of(found, "t_own", "t_post", pieces[:name]), person_of(found, "t")
    return found.mention("name", pieces, apposed=True, **office, **person)


def apposed_name(found: Found) -> Mention:
    """[Didi Lusengo], the movement's spokesman"""
    title = found.group("a_title")
    pieces = (*found.group("a_hon"), *found.group("a_name"))
    if len(pieces) == 1 and pieces[0].tag == "U" and found.word_before(pieces) in PLACING:
        return found.mention("name", pieces, words=found.words(pieces), located=True)
    office, person = office_of(found, "a_own", "a_post", title), person_of(found, "a")
    return found.mention("name", pieces, apposition=title[-1].last, **office, **person)


def organ(found: Found) -> Mention:
    """[the Chinese government] · [the Foreign Ministry] · [the Joint Water Commission] · [both sides]"""
    pieces = found.whole()
    head = next(piece for piece in reversed(pieces[: tags_before_of(pieces)]) if piece.tag == "G")
    word = found.sentence.tokens[head.first]
    named = word.word[0].isupper() and any(piece.tag in "UFMLA" or piece.names for piece in pieces if piece is not head)
    plural = word.lower.endswith("s") or word.lower in ("media", "authorities")
    inner = [piece for piece in pieces if piece.tag in "ASBCLU"]
    bare = [piece for piece in pieces if piece.tag not in "Dh"]
    return found.mention(
        "name" if named else "nominal",
        pieces,
        words=found.words(bare) if named else "",
        noun=word.lower,
        owner=found.words(inner[:1]),
        owners=next((piece.names for piece in inner if piece.names), ()),
        post=found.words(bare),
        plural=plural,
        definite=found.sentence.tokens[pieces[0].first].lower in ("the", "our"),
    )


def tags_before_of(pieces: Sequence[Piece]) -> int:
    """The number of pieces before the first preposition, all if there is none."""
    return next((index for index, piece in enumerate(pieces) if piece.tag == "o"), len(pieces))


def bare_title(found: Found) -> Mention:
    """[the Secretary-General] · [the Prime Minister of Ardelia] · [both presidents]"""
    pieces = found.whole()
    return found.mention("title", pieces, **office_of(found, "w_own", "w_post", pieces))


def persons(found: Found) -> Mention:
    """[two officials] · [a senior State Department official] · [experts from the Committee]"""
    pieces = found.whole()
    head = next(piece for piece in pieces if piece.tag in "RN")
    word = found.sentence.tokens[head.first].lower
    inner = [piece for piece in pieces if piece.tag in "ASBCLU"]
    return found.mention(
        "nominal",
        pieces,
        noun=word,
        owner=found.words(inner[:1]),
        owners=next((piece.names for piece in inner if piece.names), ()),
        post=found.words([piece for piece in pieces if piece.tag not in "Dh" or piece is not pieces[0]]),
        plural=word.endswith("s") or word in ("people", "spokespeople", "statesmen"),
        definite=found.sentence.tokens[pieces[0].first].lower == "the",
    )


def bare_name(found: Found) -> Mention:
    """[Mr Hammond] · [Xi Jinping] · [Torvesk] · [Ratko Belemir], who speaks for the palace"""
    pieces = found.whole()
    behind = [token.lower for token in found.sentence.tokens[pieces[-1].last : pieces[-1].last + 2]]
    apposed = behind in ([",", "who"], [",", "whose"])
    return found.mention(
        "name",
        pieces,
        apposed=apposed,
        comma=found.word_before(pieces) == ",",
        between=found.word_before(pieces) == "between",
        **person_of(found, "n"),
    )


def party(found: Found) -> Mention:
    """[the United States] · [Beijing] · [the Kremlin] · [NATO]"""
    pieces = found.whole()
    first = pieces[0].first
    before = found.sentence.tokens[first - 1].lower if first else ""
    dateline = (
        first == 0
        and pieces[-1].last < len(found.sentence.tokens)
        and found.sentence.tokens[pieces[-1].last].word in (",", "(", "–", "—")
    )
    located = before in PLACING or dateline
    return found.mention(
        "name", pieces, words=found.words(pieces[-1:]), names=pieces[-1].names, located=located, between=before == "between"
    )


def pronoun(found: Found) -> Mention:
    """[he] · [they]"""
    word = found.sentence.tokens[found.whole()[0].first].lower
    quoted = found.sentence.inside is not None
    return found.mention("pronoun", found.whole(), noun=word, plural=word in ("they", "we", "us"), quoted=quoted)


def pair(found: Found) -> Mention | None:
    """[the two] · [both], where no noun follows."""
    pieces = found.whole()
    following = found.sentence.tokens[pieces[-1].last : pieces[-1].last + 1]
    word = found.sentence.tokens[pieces[-1].first].lower
    plain = word == "both" or (word in ("two", "three") and pieces[0].tag == "D")
    if not plain or (following and following[0].word.isalpha() and not is_verbal(following[0].lower)):
        return None
    return found.mention("nominal", found.whole(), noun="two", plural=True)


def paper(found: Found) -> Mention:
    """[the statement] · [the joint communiqué] · [Chinese media reports]"""
    pieces = found.whole()
    inner = [piece for piece in pieces if piece.tag in "ASBCLU"]
    bare = [piece for piece in pieces if piece.tag not in "Dh"]
    noun = found.sentence.tokens[pieces[-1].first].lower
    return found.mention(
        "nominal",
        pieces,
        noun=noun,
        owner=found.words(inner[:1]),
        owners=next((p.names for p in inner if p.names), ()),
        post=found.words(bare),
    )


def is_verbal(word: str) -> bool:
    """True for words that end a pronoun-like "the two": verbs in the past, auxiliaries, adverbs, prepositions."""
    return word.endswith(("ed", "ly")) or word in VERBAL


READERS = {
    "titled": titled_name,
    "apposed": apposed_name,
    "organ": organ,
    "paper": paper,
    "title": bare_title,
    "persons": persons,
    "name": bare_name,
    "party": party,
    "pronoun": pronoun,
    "pair": pair,
}
