"""In whose name a report is written.

A press report speaks for nobody; an official text may speak as a party ("we", "the United States").
"""

import re
from collections.abc import Sequence

from readout.actor import Actor
from readout.annotate.lines import Phrasebook
from readout.annotate.mentions import mentions_of
from readout.annotate.pieces import find_pieces
from readout.annotate.tokens import Sentence, find_tokens, token_pattern
from readout.gazetteer import Name
from readout.offices import Offices
from readout.report import Report
from readout.span import Span
from readout.value import value

# From this share of sentences on that have the author for their subject, the whole text is the author's voice.
LEAST_SHARE = 0.2
# "We, the G7 Foreign Ministers of ..., condemn" is looked for in so many characters.
HEAD = 800
STATEMENT_BY = re.compile(
    r"\b(?:statements?|remarks|address|speech|message|declarations?|comments|op-ed|intervention|keynote|toast)"
    r" (?:by|of|from) (?:the )?(.+)",
    re.IGNORECASE,
)
ON_TOPIC = re.compile(r"\s+(?:on|at|to|regarding|following|marking|in|after|concerning|about|for)\s")
WE_THE = re.compile(r"\bWe, ((?:the )?[^.]{5,80})")
# Press Office of the Government of Ardelia
OFFICE_OF = re.compile(r" (?:of|for)(?: the)?(?: \w+ of(?: the)?)? ((?:[A-Z]\w+ ?)+)$")


@value
class Voice:
    """In whose name a report is written.

    `author` is the party that speaks in the text's own sentences, None for a press report; `party` the one that "we" stands for
    wherever it appears; `home` the id of the state or body whose offices the text means by "the President" alone, and
    `home_name` its name; None or "" if the publisher does not tell. Where a ministry publishes, `ministry` is its name and `land`
    that of its state.
    """

    author: Actor | None
    party: Actor | None
    home: str | None
    home_name: str
    ministry: str = ""
    land: str = ""

    @property
    def own_side(self) -> tuple[str, ...]:
        """The names under which the publisher's side appears: the ministry and its state; none if the publisher tells neither."""
        return tuple(dict.fromkeys(name for name in (self.home_name, self.land) if name))


def find_voice(report: Report, sentences: Sequence[Sentence], book: Phrasebook, offices: Offices) -> Voice:
    """The voice of a report, from its publisher, its title and its first persons."""
    publisher = re.sub(r"\s*\(.*?\)", "", report.publisher or "")
    home = publishing_party(publisher, book, offices)
    home_name = offices.gazetteer.canonical[home] if home else home_of_name(publisher, book)
    party = self_named(report.text, book, offices) or author_of_title(report.title or "", book, offices, report.published)
    if party is None and (home or is_official(publisher, book)) and not is_periodical(publisher, book):
        party = Actor(home, home_name or publisher)
    speaks_throughout = first_person_share(sentences, party_openings(home, offices), book) >= LEAST_SHARE
    land = home_name.rpartition(" of ")[2] if home_name.startswith("Ministry of ") else home_name
    ministry = ministry_of(publisher, land, book)
    return Voice(party if speaks_throughout else None, party, home, home_name, ministry, land if ministry else "")


def ministry_of(publisher: str, land: str, book: Phrasebook) -> str:
    """The ministry of a state that publishes, by its portfolio: the "Ministry" of its own text."""
    words = [word.lower() for word in re.findall(r"\w+", publisher)]
    portfolios = book.grammar.actors.ministries
    portfolio = next((portfolios[word] for word in words if word in portfolios), "")
    return f"Ministry of {portfolio} of {land}" if portfolio and land and "ministry" in words else ""


def publishing_party(publisher: str, book: Phrasebook, offices: Offices) -> str | None:
    """The id of the state or body in whose name the publisher speaks; the media, whatever their name holds, speak for nobody."""
    party = party_of(publisher, book)
    if party is None or offices.gazetteer.body_kind.get(party) == "media":
        return None
    return book.grammar.actors.mouthpieces.get(party, party)


def home_of_name(publisher: str, book: Phrasebook) -> str:
    """The home that a publisher's name tells where the gazetteer does not: "League of the North", "Press Office of Ardelia"."""
    first = re.match(r"\w+", publisher)
    if first and first.group() in book.grammar.actors.publishing_bodies:
        return publisher
    named = office_of(publisher, book)
    return named.group(1) if named else ""


def office_of(publisher: str, book: Phrasebook) -> re.Match[str] | None:
    """Whose office a publisher is by its name, in group 1; None for a learned body."""
    learned = not book.grammar.actors.learned.isdisjoint(re.findall(r"\w+", publisher))
    return None if learned else OFFICE_OF.search(publisher)


def is_official(publisher: str, book: Phrasebook) -> bool:
    """True for an office of somebody, for a political body and for one that brings aid."""
    actors = book.grammar.actors
    brings_aid = not actors.aid_bodies.isdisjoint(re.findall(r"\w+", publisher))
    return brings_aid or office_of(publisher, book) is not None or publisher.startswith(tuple(actors.political_bodies))


def is_periodical(publisher: str, book: Phrasebook) -> bool:
    """True for a newspaper, newsletter or the like, which speaks for nobody whatever state or city its name holds."""
    words = {word.lower() for word in re.findall(r"\w+", publisher)}
    return not book.grammar.actors.periodicals.isdisjoint(words)


def words_as_sentence(words: str, book: Phrasebook) -> Sentence | None:
    """A title or a publisher's name as a sentence that pieces can be found in."""
    pattern = token_pattern(book.grammar.abbreviations)
    tokens = tuple(find_tokens(words, Span(0, len(words)), pattern))
    return Sentence(Span(0, len(words)), tokens, 0, None) if tokens else None


def names_in(words: str, book: Phrasebook) -> list[Name]:
    """The actors and places that a few words name, in order."""
    sentence = words_as_sentence(words, book)
    pieces = find_pieces(sentence, book, frozenset()) if sentence else []
    return [name for piece in pieces for name in piece.names[:1]]


def party_of(publisher: str, book: Phrasebook) -> str | None:
    """The id of the state or body that a publisher's name contains: "Ministry of Foreign Affairs of China" is China's."""
    named = names_in(publisher, book)
    # In a State Department of the Republic of Ardelia the seat of power is not the one that the world knows by that name.
    named = [name for name in named if name.kind != "seat"] or named
    parties = [name.actor for name in named if name.actor.startswith(("state:", "body:"))]
    states = [actor for actor in parties if actor.startswith("state:")]
    # "Delegation of the European Union to Ardelia": the first is the one that speaks.
    of_choice = parties if "Delegation of" in publisher else states or parties
    return next(iter(of_choice), None)


def self_named(text: str, book: Phrasebook, offices: Offices) -> Actor | None:
    """The body in "We, the G7 Foreign Ministers of ..., condemn ..." near the head of a text."""
    match = WE_THE.search(text[:HEAD])
    named = names_in(match.group(1), book) if match else []
    body = next((name.actor for name in named if name.actor.startswith("body:")), None)
    return Actor(body, offices.gazetteer.canonical[body]) if body else None


def author_of_title(title: str, book: Phrasebook, offices: Offices, on: str | None) -> Actor | None:
    """The person of "Statement by Secretary of Defense Ash Carter on ..."."""
    if not (match := STATEMENT_BY.search(title)):
        return None
    words = ON_TOPIC.split(match.group(1), maxsplit=1)[0]
    sentence = words_as_sentence(words, book)
    if sentence is None:
        return None
    capitals = frozenset(token.word for token in sentence.tokens if token.word[0].isupper())
    for mention in mentions_of(0, sentence, book, capitals):
        if mention.names and mention.names[0].actor.startswith("place:"):
            return None
        if mention.kind != "name" or not (mention.title or mention.names):
            continue
        known = next((name.actor for name in mention.names if name.actor.startswith("person:")), None)
        name = offices.gazetteer.canonical[known] if known else mention.words
        return Actor(known, name, offices.capacity(known, on) if known else mention.post or None)
    return None


def first_person_share(sentences: Sequence[Sentence], openings: tuple[str, ...], book: Phrasebook) -> float:
    """The share, 0 to 1, of sentences before any quoted block whose subject is "we", "I" or the party in the present tense."""
    own = [sentence for sentence in sentences if sentence.inside is None and len(sentence.tokens) > 3]
    block = next((k for k, s in enumerate(own) if s.tokens[-1].word == ":" and len(s.tokens) < 40), len(own))
    own = own[: block + 1]
    # Of fewer than four sentences one is not enough to tell.
    return sum(speaks(sentence, openings, book) for sentence in own) / max(len(own), 4)


def party_openings(party: str | None, offices: Offices) -> tuple[str, ...]:
    """The lower-case openings of a sentence in which the party is the subject: "china ", "the united states "."""
    rows = [name for name in offices.names_of.get(party or "", ()) if name.kind in ("name", "abbreviation")]
    return tuple(opening for name in rows for opening in (f"{name.words.lower()} ", f"the {name.words.lower()} "))


def speaks(sentence: Sentence, openings: tuple[str, ...], book: Phrasebook) -> bool:
    """True if the sentence has "we" or "I" for a subject, or begins with the party and a verb in the present."""
    words = [token.lower for token in sentence.tokens]
    if "we" in words or "i" in words:
        return True
    if not openings:
        return False
    line = " ".join(words)
    opening = next((opening for opening in openings if line.startswith(opening)), None)
    behind = line[len(opening) :].split()[:3] if opening else []
    return any((word.endswith("s") and len(word) > 3) or word in book.grammar.actors.party_verbs for word in behind)
