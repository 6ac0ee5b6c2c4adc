"""Words that pick out an actor: names, titles with and without names, pronouns, nouns for persons and groups."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from readout.annotate.actor_forms import Form, find_forms
from readout.annotate.lines import Phrasebook
from readout.annotate.mention_surroundings import told_around
from readout.annotate.office_owners import described, home_behind, office_in, owners_joined, owners_of, without
from readout.annotate.pieces import find_pieces
from readout.annotate.pieces_in_row import Piece
from readout.annotate.tokens import Sentence
from readout.gazetteer import Name
from readout.lexicon.titles import Title
from readout.span import Span
from readout.value import value

MAX_WORDS_OF_DESCRIPTION = 9


@value
class Mention:
    """Words that pick out an actor, with what they say of it.

    Where they stand:
      `kind` is name, title, pronoun or nominal; `first` up to, not including, `last` are tokens of sentence number `sentence`;
      `heading` is true above the first full sentence, `quoted` of a pronoun in a quotation, where "we" is not the report's own;
      `located` of a name behind "in", "at", "to", `between` of one behind "between", `parleys` if talks between it and
      another are told of; `comma` of what stands behind a comma,
      `bracketed` behind a bracket, `goes_on` where "of" or "from" goes on with the phrase, `governed` of what a preposition
      or a genitive makes part of another phrase, `beside` of one who is host or witness there.
    The name and the person:
      `words` are the name without titles, `names` the gazetteer's rows for it, `honorific` is in lower case; `apposed` is true of
      a name that stands with a noun for persons ("his deputy, Choe Son Hui"), `presides` of one whom the text calls the chair;
      `apposition` is the token behind a title in apposition, 0 without one.
    The office, the organ, the description:
      `title` is the entry of the lexicon, `post` the description as it stands, without determiner; `owner` are the words of the
      state or body whose office or organ it is, `owners` their rows, `owners_apart` words and rows of each if several have the
      office; `noun` is the head in lower case, `plural` its number;
      `definite` is true with "the" (of organs also with "our"), of titles with any determiner; `human` of a noun for one person,
      `possessed` with "his", "her" or "its";
      `speaking` is true of a bare name right before a verb of speaking or behind "according to", and of ", he added,",
      `opens` of what begins a clause behind a comma;
      `compound` is true of a title that ends a longer noun: a refugee [leader], `nobody` of "no soldier", `of_it` with "its";
      `paper` is the first word of a paper's description, "" of all else, `issued` true where "by", "of" or "from" follows it.
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
    owners_apart: tuple[tuple[str, tuple[Name, ...]], ...] = ()
    honorific: str = ""
    quoted: bool = False
    apposition: int = 0
    located: bool = False
    apposed: bool = False
    presides: bool = False
    comma: bool = False
    between: bool = False
    parleys: bool = False
    definite: bool = False
    heading: bool = False
    human: bool = False
    governed: bool = False
    beside: bool = False
    bracketed: bool = False
    goes_on: bool = False
    possessed: bool = False
    paper: str = ""
    issued: bool = False
    speaking: bool = False
    opens: bool = False
    there: bool = False
    indefinite: bool = False
    of_it: bool = False
    compound: bool = False
    nobody: bool = False


def find_mentions(sentences: Sequence[Sentence], book: Phrasebook, capitalised: frozenset[str]) -> list[Mention]:
    """All mentions of a report's sentences, in order; `capitalised` are the words that it capitalises amid its sentences."""
    body = first_full(sentences)
    return [
        replace(mention, heading=True) if number < body else mention
        for number, sentence in enumerate(sentences)
        for mention in mentions_of(number, sentence, book, capitalised)
    ]


def first_full(sentences: Sequence[Sentence]) -> int:
    """The number of the first full sentence, 0 if there is none."""
    return next((number for number, sentence in enumerate(sentences) if is_full(sentence)), 0)


def is_full(sentence: Sentence) -> bool:
    """True for a sentence that a mark closes: a headline or a dateline on its own has none."""
    return len(sentence.tokens) > 4 and sentence.tokens[-1].word in (".", ":", "”", '"', "?", "!", "“”")


def mentions_of(number: int, sentence: Sentence, book: Phrasebook, capitalised: frozenset[str]) -> Iterator[Mention]:
    """The mentions of one sentence, from left to right."""
    for form in find_forms(number, sentence, book.grammar, find_pieces(sentence, book, capitalised)):
        mention = READERS[form.name](form)
        if mention is not None:
            yield mention


def titled_name(form: Form) -> Mention:
    """[the Chinese Foreign Minister, Wang Yi] · [Chairman Kim] · [Prime Minister of Ardelia Perrin Sarrazel]"""
    pieces = form.whole()
    office = pieces[: form.match.start("t_comma") - form.match.start()]
    details = office_in(form, "t", office)
    if not details["owner"]:
        details |= home_behind(form)
    return mention_of(form, "name", pieces, apposed=True, **details, **person_in(form, "t"))


def apposed_name(form: Form) -> Mention:
    """[Didi Lusengo], the movement's spokesman"""
    pieces, title = (*form.group("a_hon"), *form.group("a_name")), form.group("a_title")
    if is_place(form, pieces):
        return mention_of(form, "name", pieces, words=form.words(pieces), located=True)
    office, person = office_in(form, "a", title), person_in(form, "a")
    return mention_of(form, "name", pieces, apposition=title[-1].last, **office, **person)


def is_place(form: Form, pieces: Sequence[Piece]) -> bool:
    """True for one unknown word behind a preposition of place: in [Torvesk], the president said."""
    return len(pieces) == 1 and pieces[0].tag == "U" and form.word_before(pieces) in form.grammar.placing_prepositions


def is_cited(form: Form, pieces: Sequence[Piece]) -> bool:
    """True behind "according to"."""
    first = pieces[0].first
    return [token.lower for token in form.sentence.tokens[max(first - 2, 0) : first]] == ["according", "to"]


def bare_name(form: Form) -> Mention:
    """[Mr Hammond] · [Xi Jinping] · [Torvesk] · [Ratko Belemir], who speaks for the palace"""
    pieces = form.whole()
    before, behind = form.word_before(pieces), form.words_behind(pieces, 2)
    apposed = behind in ([",", "who"], [",", "whose"])
    details = person_in(form, "n")
    spoken = [word for word in behind if word not in form.grammar.adverbs] or [""]
    speaking = spoken[0] in form.grammar.speech_verbs or is_cited(form, pieces)
    return mention_of(form, "name", pieces, apposed=apposed, between=before == "between", speaking=speaking, **details)


def party(form: Form) -> Mention:
    """[the United States] · [Beijing] · [the Kremlin] · [NATO]"""
    pieces = form.whole()
    before, name = form.word_before(pieces), pieces[-1:]
    dateline = pieces[0].first == 0 and form.words_behind(pieces, 1) in ([","], ["("], ["–"], ["—"]) and not acts(form, pieces)
    located = before in form.grammar.placing_prepositions or dateline
    words, names = form.words(name), name[0].names
    return mention_of(form, "name", pieces, words=words, names=names, located=located, between=before == "between")


def acts(form: Form, pieces: Sequence[Piece]) -> bool:
    """True of a place at the head that is set against another or joined to others.

    [New Delhi], in turn, is to pay      [Torvesk], Ardelia and Zhalmar held talks
    """
    if is_listed(form, pieces):
        return True
    return form.words_behind(pieces, 3) in ([",", "in", "turn"], [",", "for", "its"], [",", "in", "return"], [",", "on", "its"])


def is_listed(form: Form, pieces: Sequence[Piece]) -> bool:
    """True of the first of three places or states in a row: [Torvesk], Ardelia and Zhalmar."""
    at = form.match.end()
    behind = form.pieces[at : at + 4]
    listed = [piece.tag for piece in behind[:1]] == ["c"] and behind[1:3] != [] and behind[1].tag in "SBCEL"
    return listed and len(behind) == 4 and behind[2].tag == "a" and behind[3].tag in "SBCEL"


def bare_title(form: Form) -> Mention:
    """[the Secretary-General] · [the Prime Minister of Ardelia] · [both presidents]"""
    pieces = form.whole()
    office = office_in(form, "w", pieces)
    possessed = form.lower(pieces[0]) in ("his", "her") or (form.lower(pieces[0]) == "their" and office["plural"])
    definite = pieces[0].tag == "D"
    compound = not definite and ends_compound(form, pieces)
    return mention_of(form, "title", pieces, definite=definite, possessed=possessed, compound=compound, **office)


def ends_compound(form: Form, pieces: Sequence[Piece]) -> bool:
    """True for a title that a noun and an article before it make part of a longer noun: a refugee [leader]."""
    tokens, first = form.sentence.tokens, pieces[0].first
    noun = first > 1 and tokens[first - 1].word.isalpha() and tokens[first - 1].word.islower()
    plain = noun and tokens[first - 1].lower not in form.grammar.function_words
    return plain and tokens[first - 2].lower in ("a", "an")


def holders(form: Form) -> Mention:
    """[the foreign ministers of Russia, Türkiye and Iran] · [the Estonian and Latvian premiers]"""
    pieces = form.whole()
    title = next(piece.title for piece in pieces if piece.tag == "T")
    owners = owners_of(form, [*form.group("h_owners"), *form.group("b_owners")])
    if title is not None and title.role == "leader" and any(not rows[0].actor.startswith("state:") for _, rows in owners if rows):
        owners = ()
    post = form.words(without(pieces, "Dh"))
    return mention_of(form, "title", pieces, title=title, post=post, plural=True, owners_apart=owners)


def organ(form: Form) -> Mention | None:
    """[the Chinese government] · [the Foreign Ministry] · [the Joint Water Commission] · [both sides]; no brighter side."""
    pieces = form.whole()
    if len(pieces) == 1 and form.lower(pieces[0]) == "side":
        return None
    before_of = next((index for index, piece in enumerate(pieces) if piece.tag == "o"), len(pieces))
    head = next(piece for piece in reversed(pieces[:before_of]) if piece.tag == "G")
    capital = form.sentence.tokens[head.first].word[0].isupper()
    named = capital and any(piece.tag in "UFMLA" or piece.names for piece in pieces if piece is not head)
    post = form.words(without(pieces, "Dh"))
    details = described(form, pieces, head, post=post, definite=form.lower(pieces[0]) in ("the", "our"))
    details["possessed"] = form.lower(pieces[0]) in ("his", "her", "its")
    plural = form.grammar.is_plural(form.lower(head))
    details["owners_apart"] = owners_joined(form, pieces, head) if plural else ()
    return mention_of(form, "name" if named else "nominal", pieces, words=post if named else "", plural=plural, **details)


def persons(form: Form) -> Mention:
    """[two officials] · [a senior State Department official] · [experts from the Committee]"""
    pieces = form.whole()
    head = next(piece for piece in pieces if piece.tag in "RN")
    plural, last = form.grammar.is_plural(form.lower(head)), end_of_description(form, pieces[-1].last)
    post = form.between(without(pieces[:1], "Dh") + list(pieces[1:]), last)
    details = described(form, pieces, head, post=post, definite=form.lower(pieces[0]) == "the")
    details["possessed"] = form.lower(pieces[0]) in ("his", "her")
    details["owners_apart"] = owners_joined(form, pieces, head) if plural else ()
    nobody = form.lower(pieces[0]) == "no"
    return mention_of(form, "nominal", pieces, last=last, plural=plural, human=not plural, nobody=nobody, **details)


def end_of_description(form: Form, last: int) -> int:
    """Where the description of persons ends that goes on behind the noun: people [familiar with the matter] said."""
    tokens, grammar = form.sentence.tokens, form.grammar
    opening = [token.lower for token in tokens[last : last + 3]]
    knows = opening[:1] == ["with"] and "knowledge" in opening
    if not knows and not grammar.actors.describing.intersection(opening[:1]):
        return last
    verbs = grammar.past_forms | grammar.auxiliaries | grammar.speech_verbs | grammar.speaking_bases
    ends = verbs | grammar.adverbs | {",", ".", "(", ";", ":", "as"}
    words = [token.lower for token in tokens] + [""]
    reach = range(last + 3, min(last + MAX_WORDS_OF_DESCRIPTION, len(tokens)))
    return next((at for at in reach if words[at] in ends or is_verb(words[at], words[at + 1])), last)


def is_verb(word: str, following: str) -> bool:
    """True for a word in -ed that leads to a clause or an infinitive: people involved in the talks [assumed] that."""
    return word.endswith("ed") and following in ("that", "to", "the", "a", "an", "his", "her", "their", "its")


def paper(form: Form) -> Mention:
    """[the statement] · [the joint communiqué] · [Chinese media reports]"""
    pieces = form.whole()
    details = described(form, pieces, pieces[-1], post=form.words(without(pieces, "Dh")), definite=False)
    behind = form.words_behind(pieces, 2)
    issued = behind[:1] in (["by"], ["of"], ["from"]) or (behind[1:] == ["by"] and behind[0] in form.grammar.speech.carrying)
    return mention_of(form, "nominal", pieces, paper=form.lower(pieces[0]), issued=issued, **details)


def pair(form: Form) -> Mention | None:
    """[the two] · [both], where no noun follows."""
    pieces = form.whole()
    word = form.lower(pieces[-1])
    alone = word == "both" or (word in ("two", "three") and pieces[0].tag == "D")
    if not alone or any(behind.isalpha() and not ends_a_pair(form, behind) for behind in form.words_behind(pieces, 1)):
        return None
    return mention_of(form, "nominal", pieces, noun="two", plural=True)


def ends_a_pair(form: Form, word: str) -> bool:
    """True for words behind a "the two" without a noun: verbs in the past, auxiliaries, adverbs, prepositions."""
    return word.endswith(("ed", "ly")) or word in form.grammar.after_pair


def among(form: Form) -> Mention | None:
    """[one of them] · [many of them]"""
    pieces = form.whole()
    if form.lower(pieces[-1]) != "them" or form.sentence.tokens[pieces[1].first].lower != "of":
        return None
    one = form.lower(pieces[0]) == "one"
    return mention_of(form, "pronoun", pieces, noun="one" if one else "they", plural=not one)


def national(form: Form) -> Mention | None:
    """[the Tunisian] pushed: one person of a state, if a verb follows."""
    adjective, behind = form.whole()[-1], form.words_behind(form.whole(), 1)
    verb = bool(behind) and (behind[0].endswith("ed") or behind[0] in form.grammar.verb_signs)
    if not verb or any(name.kind == "people" for name in adjective.names):
        return None
    words = form.words([adjective])
    return mention_of(
        form, "nominal", form.whole(), noun="national", post=words, owner=words, owners=adjective.names, definite=True, human=True
    )


def either(form: Form) -> Mention:
    """[the former] · [the latter] · [the other]"""
    pieces = form.whole()
    return mention_of(form, "pronoun", pieces, noun=form.lower(pieces[-1]))


def pronoun(form: Form) -> Mention | None:
    """[he] · [they]; None for a style before a title: HE President Arn."""
    first, tokens = form.whole()[0].first, form.sentence.tokens
    following = tokens[first + 1].word if first + 1 < len(tokens) else ""
    if tokens[first].word in ABBREVIATED_STYLES and following[:1].isupper() and following[1:].islower():
        return None
    word = form.lower(form.whole()[0])
    quoted, plural = form.sentence.inside is not None, word in ("they", "we", "us")
    aside = first > 0 and tokens[first - 1].word == "," and form.words_behind(form.whole(), 2)[1:] in ([","], ["."])
    return mention_of(form, "pronoun", form.whole(), noun=word, plural=plural, quoted=quoted, speaking=aside)


# "His Excellency" and the like, as some desks shorten them.
ABBREVIATED_STYLES = frozenset({"HE", "HH", "HM", "HRH", "HSH", "H.E", "H.E.", "H.H.", "H.M.", "H.R.H."})
Reader = Callable[[Form], Mention | None]
READERS: Mapping[str, Reader] = {
    "titled": titled_name,
    "apposed": apposed_name,
    "persons": persons,
    "organ": organ,
    "paper": paper,
    "title": bare_title,
    "holders": holders,
    "adjectives": holders,
    "name": bare_name,
    "party": party,
    "among": among,
    "national": national,
    "either": either,
    "pronoun": pronoun,
    "pair": pair,
}


def mention_of(form: Form, kind: str, pieces: Sequence[Piece], last: int | None = None, **details: Any) -> Mention:
    """The mention of these pieces, or of all up to token `last`; `details` are fields of Mention."""
    first, last = pieces[0].first, last or behind_postnominals(form, kind, pieces[-1].last)
    around = told_around(form, first, last)
    return Mention(form.sentence.span_of(first, last), kind, form.number, first, last, **around, **details)


def behind_postnominals(form: Form, kind: str, last: int) -> int:
    """Where a name ends with the letters behind it, which are no word of it: Ana Lund MP."""
    while kind == "name" and last < len(form.sentence.tokens) and form.sentence.tokens[last].word in form.grammar.postnominals:
        last += 1
    return last


def person_in(form: Form, prefix: str) -> dict[str, Any]:
    """Name, rows and honorific of the person in the groups of a form."""
    name, honorific = form.group(f"{prefix}_name"), form.group(f"{prefix}_hon")
    rows = name[0].names if len(name) == 1 and name[0].tag not in "LSC" else ()
    return {"words": form.words(name), "names": rows, "honorific": form.words(honorific).lower()}


def names_itself(mention: Mention, following: Mention) -> bool:
    """True of "we" before those who speak: [We], the ministers of Torvesk and Ardelia."""
    beside = following.sentence == mention.sentence and following.first == mention.last + 1 and following.comma
    return mention.noun == "we" and not mention.quoted and beside and following.kind != "pronoun"
