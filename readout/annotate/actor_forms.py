"""The forms in which English picks out actors, as patterns over the tags of a sentence's pieces (see `pieces` for the tags)."""

import re
from collections.abc import Iterator, Sequence

from readout.annotate.pieces_in_row import Piece
from readout.annotate.tokens import Sentence
from readout.lexicon.grammar import Grammar
from readout.value import value

# Whose office or organ it is: a state, a body, a name or two unknown words; [the UN's Human Rights]'s, if a possessive follows.
OWNER = "(?:[ASBCEL]|U{1,2}|[Dh]?A?[GF]+(?=s))"
# What an office is over, behind one preposition to three: of Foreign Affairs and Trade, of the Republic of Ardelia.
POST = "(?:oD?(?:[FASBCLEUGMj]|aD?[FUL])+?){1,3}?"
# What an office is over besides what its title tells: Minister of Foreign Affairs [, Trade and Worship].
EXTENT = "(?:(?:c[jA]*F++)*c?a(?:[jA]*F++|D?L)(?![GNRTKMj]))?"
# A title in the singular, or one in the plural.
TITLE = "[TK]"
# Two or more owners in a row: Russia, Türkiye and Iran.
STATES = "D?[SBCLEU](?:cD?[SBCLEU])*c?aD?[SBCLEU]"
# A person of the gazetteer, or unknown capitalised words with particles among them: Sayyid Badr bin Hamad.
PERSON = "(?:P|U(?:v{0,2}U){0,3})"
# Behind a title or an honorific a name may begin with a particle: President von Lund, Ms van der Merwe.
OF_PARTICLE = "v{1,3}U(?:v{0,2}U){0,3}"
# Whose they are as well, by the same preposition: the delegations of the Government of Torvesk [and of the Ostren Movement].
AND_OF = "(?:aoD?[jMFASBCLEUGn]*[UASBCLEGRN])*"
# Behind a name these show that it is none of a person: Vice Oceans [Minister], the head of the Verification [Mission].
OTHER = f"U*[MF]*(?:F{TITLE}|G(?!o))"
# Ordered: at one place the first form that fits is taken, and it takes the words with it. The longer ones first look whether
# their head stands ahead (?=...) before any tag that none of them has.
FORMS = re.compile(
    rf"""
    (?![acdoqtvwx]|[Dh][acdopqtvx]) (?:  # with these no form begins
    # the Chinese Foreign Minister, Wang Yi · Chairman Kim · Prime Minister of Ardelia Perrin Sarrazel
    (?=[^TKNcdopqtvwx]*+[TKN]) (?P<titled>
        (?:[Dh]?Ts(?=[MFjnk]*T))? [Dh]? (?P<t_own>{OWNER}s?)? (?:[MjF]+a(?=[MjFL]*{TITLE}))? [MFjnkGU]*?
        (?:{TITLE}(?:a{TITLE})?{EXTENT}|N) (?P<t_post>{POST})?
        (?P<t_comma>(?P<t_c>c)?) (?P<t_hon>(?:[Dh]?H)*) (?P<t_name>UL(?!U)|{OF_PARTICLE}|{PERSON})
        (?!{OTHER}|F) (?(t_post)(?!cH)) (?(t_c)|(?(t_post)(?!cUU|H[UP])))
    )
    # Didi Lusengo, the movement's spokesman, ...
    | (?P<apposed>
        (?P<a_hon>H*) (?P<a_name>{PERSON}) c
        (?P<a_title> [Dh]? (?P<a_own>{OWNER}s?)? [MFjnkGU]* {TITLE} {EXTENT} (?P<a_post>(?:oD?[FASBCLEUG]+(?:a[FU]+(?=o))?)*) )
      ) (?=[cda]|$)
    # the Estonian and Latvian premiers · the Torveskan and Ardelian foreign ministers
    | (?P<adjectives> [Dh]? (?P<b_owners> (?:A|(?<=D)U)(?:c[ASU])*c?aD?[ASU] ) [MFjnk]* K (?![oL]) )
    # two officials · a number of diplomats · a senior State Department official · experts from the Committee
    | (?=[^RNcdpqtvwx]*+[RN]) (?P<persons>
        (?:[Dh]?yo)? [Dh]? [nk]* (?P<r_own>{OWNER}s?)?
        (?:[jMFASBCUG]|a(?=[jMFASBCU]+[RN]))* [RN] (?!G)
        (?:(?:o[Dh]?(?:[Mjn]*[UFASBLCEGTK])+)+{AND_OF})?
      )
    # the foreign ministers of Russia, Türkiye and Iran
    | (?P<holders> [Dh]? [MFjnk]* K o (?P<h_owners> {STATES} ) (?!s|[MFG]*{TITLE}|[MFU]*G) )
    # the Chinese government · the Foreign Ministry · the Joint Water Commission · the Government and people of Ardelia
    | (?=[^Gcdopqtvwx]*+G) (?P<organ>
        [Dh]? [nk]? (?P<o_own>(?:{OWNER}|P)s?)? [jMFASBCLUnkN]* G (?:aD?R(?=o))?
        (?:(?:oD?[UFASBLCEGMjTKt]+(?:aG?[UF]+)?)+{AND_OF})?
      )
    # the statement · the joint communiqué · Chinese media reports
    | (?P<paper> [Dh]? {OWNER}? s? [jMFnASB]* r )
    # the Secretary-General · the Prime Minister of Ardelia · both presidents · the foreign and defence ministers
    | (?=[^TKcdopqtvwx]*+[TK]) (?P<title>
        (?:[Dh]?Ts(?=[MFjnk]*T))? [Dh]? (?P<w_own>{OWNER}s?)? (?:[MjF]+a(?=[MjF]*{TITLE}))? [MFjnk]* {TITLE} {EXTENT}
        (?P<w_post>(?:oD?[FASBCLEUG]+(?:s[jMF]*G)?(?:aF+)?)*) (?(w_post){AND_OF})
      )
    # Mr Hammond · Xi Jinping · Torvesk · Mr Lund, who is no place in Sweden
    | (?P<name> (?:D|h(?=H))? (?P<n_hon>H*(?:DH+)?) (?P<n_name>(?<=H)UL(?!U)|{PERSON}|(?<=H){OF_PARTICLE}|(?<=H)[LSC]) )
    # the United States · Beijing · the Kremlin · NATO, unless a title of theirs follows
    | (?P<party> [Dh]? [SBCEL] (?![sMFjnk]*{TITLE}) )
    # the Tunisian pushed, where no noun follows
    | (?P<national> D A (?=x) )
    # one of them · many of them
    | (?P<among> [nk] o p )
    # the former · the latter · the other
    | (?P<either> D w )
    # he · they
    | (?P<pronoun> p )
    # the two · both
    | (?P<pair> [Dh]? k (?![A-Zj]) )
    )
    """,
    re.VERBOSE,
)


@value
class Form:
    """A form found in a sentence; `number` is that of the sentence in the report. Its groups are stretches of pieces."""

    number: int
    sentence: Sentence
    grammar: Grammar
    pieces: Sequence[Piece]
    match: "re.Match[str]"

    @property
    def name(self) -> str:
        """The name of the form in FORMS."""
        return self.match.lastgroup or ""

    def whole(self) -> Sequence[Piece]:
        """All pieces of the form."""
        return self.pieces[self.match.start() : self.match.end()]

    def group(self, name: str) -> Sequence[Piece]:
        """The pieces under a named group, none if it took no part."""
        start, end = self.match.span(name)
        return self.pieces[start:end] if start >= 0 else ()

    def words(self, pieces: Sequence[Piece]) -> str:
        """The words of neighbouring pieces, as they stand but with single spaces."""
        if not pieces:
            return ""
        return self.between(pieces, pieces[-1].last)

    def between(self, pieces: Sequence[Piece], last: int) -> str:
        """The words from the first of these pieces up to token `last`, as they stand but with single spaces."""
        return self.sentence.words(pieces[0].first, last)

    def lower(self, piece: Piece) -> str:
        """The first word of a piece in lower case."""
        return self.sentence.tokens[piece.first].lower

    def word_before(self, pieces: Sequence[Piece]) -> str:
        """The word before these pieces in lower case, "" at the head of the sentence."""
        first = pieces[0].first
        return self.sentence.tokens[first - 1].lower if first else ""

    def words_behind(self, pieces: Sequence[Piece], count: int) -> list[str]:
        """So many words behind these pieces in lower case, fewer at the end of the sentence."""
        last = pieces[-1].last
        return [token.lower for token in self.sentence.tokens[last : last + count]]


def find_forms(number: int, sentence: Sentence, grammar: Grammar, pieces: Sequence[Piece]) -> Iterator[Form]:
    """The forms of a sentence, from left to right, none within another."""
    tags = "".join(["K" if piece.title is not None and piece.title.plural else piece.tag for piece in pieces])
    return (Form(number, sentence, grammar, pieces, match) for match in FORMS.finditer(tags))


def opens_clause(sentence: Sentence, first: int, last: int, grammar: Grammar) -> bool:
    """True if tokens `first` to `last` are the subject of a clause behind a comma: ..., and [the envoy] left"""
    before = sentence.tokens[first - 1].lower if first else ""
    joined = before in ("and", "but", "while") and first > 1 and sentence.tokens[first - 2].lower == ","
    if not (joined or before in (",", ";")) or last >= len(sentence.tokens):
        return False
    behind = sentence.tokens[last].lower
    return behind.endswith("ed") or behind in grammar.past_forms
