"""In whose name a report is written: a press report speaks for nobody, an official text may speak as a party ("we", "the United States")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.actor import Actor
from readout.annotate.mentions import mentions_of
from readout.annotate.pieces import Phrasebook, find_pieces
from readout.annotate.tokens import Sentence, find_tokens, token_pattern
from readout.gazetteer import Name
from readout.offices import Offices
from readout.report import Report
from readout.span import Span

# From this share of sentences in the first person (or with the party as present-tense subject) on, the whole text is the party's voice.
LEAST_SHARE = 0.2
STATEMENT_BY = re.compile(
    r"\b(?:statement|remarks|address|speech|message|declaration|comments|op-ed) (?:by|of|from) (?:the )?(.+)", re.IGNORECASE
)
# Services whose texts are the voice of the union or organisation that they serve.
MOUTHPIECES = {"body:EEAS": "body:EU", "body:european-commission": "body:EU"}
WE_THE = re.compile(r"\bWe, ((?:the )?[^.]{5,80})")
HEAD = 800
ON_TOPIC = re.compile(r"\s+(?:on|at|to|regarding|following|marking|in|after|concerning|about|for)\s")
OFFICE_OF = re.compile(r" (?:of|for)(?: the)?(?: \w+ of(?: the)?)? ((?:[A-Z]\w+ ?)+)$")
SELF = re.compile(r"(?:Movement|League|Council|Union|Party|Front|Alliance|Organi[sz]ation|Committee)\b")
PARTY_KINDS = ("state", "body")


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose name a report is written.

    `author` is the party that speaks in the text's own sentences, None for a press report; `party` the one that "we" stands for
    wherever it appears; `home` the id of the state or body whose offices the text means by "the President" alone, and `home_name` its
    name; None or "" if the publisher does not tell.
    """

    author: Actor | None
    party: Actor | None
    home: str | None
    home_name: str


def find_voice(report: Report, sentences: Sequence[Sentence], book: Phrasebook, offices: Offices) -> Voice:
    """The voice of a report, from its publisher, its title and its first persons."""
    publisher = re.sub(r"\s*\(.*?\)", "", report.publisher or "")
    party = party_of(publisher, book)
    if party is not None and offices.gazetteer.body_kind.get(party.actor) == "media":
        party = None
    if party is not None and party.actor in MOUTHPIECES:
        party = replace(party, actor=MOUTHPIECES[party.actor])
    home = party.actor if party else None
    canonical = offices.gazetteer.canonical[party.actor] if party else ""
    named = OFFICE_OF.search(publisher)
    home_name = canonical or (publisher if SELF.match(publisher) else named.group(1) if named else "")
    official = party is not None or named is not None or publisher.startswith(("Movement", "Party", "League", "Council"))
    actor = self_named(report.text, book, offices) or author_of_title(report.title or "", book, offices, report.published)
    if actor is None and official:
        actor = (
            Actor(party.actor, canonical)
            if party
            else Actor(None, home_name if named and not SELF.match(publisher) else publisher)
        )
    speaks_throughout = first_person_share(sentences, party, offices) >= LEAST_SHARE
    return Voice(actor if speaks_throughout else None, actor, home, home_name)


def words_as_sentence(words: str, book: Phrasebook) -> Sentence | None:
    """A title or a publisher's name as a sentence that pieces can be found in."""
    pattern = token_pattern(tuple(sorted(book.grammar.abbreviations)))
    tokens = tuple(find_tokens(words, Span(0, len(words)), pattern))
    return Sentence(Span(0, len(words)), tokens, 0, None) if tokens else None


def party_of(publisher: str, book: Phrasebook) -> Name | None:
    """The state or body that a publisher's name contains: "Ministry of Foreign Affairs of China" is China's."""
    sentence = words_as_sentence(publisher, book)
    if sentence is None:
        return None
    rows = [name for piece in find_pieces(sentence, book, frozenset()) for name in piece.names[:1]]
    parties = [name for name in rows if name.actor.startswith(PARTY_KINDS)]
    states = [name for name in parties if name.actor.startswith("state:")]
    if "Delegation of" in publisher:
        return parties[0] if parties else None
    return next(iter(states or parties), None)


def self_named(text: str, book: Phrasebook, offices: Offices) -> Actor | None:
    """The body in "We, the G7 Foreign Ministers of ..., condemn ..." near the head of a text."""
    match = WE_THE.search(text[:HEAD])
    sentence = words_as_sentence(match.group(1), book) if match else None
    if sentence is None:
        return None
    rows = [name for piece in find_pieces(sentence, book, frozenset()) for name in piece.names[:1]]
    body = next((name for name in rows if name.actor.startswith("body:")), None)
    return Actor(body.actor, offices.gazetteer.canonical[body.actor]) if body else None


def author_of_title(title: str, book: Phrasebook, offices: Offices, on: str | None) -> Actor | None:
    """The person of "Statement by Secretary of Defense Ash Carter on ..."."""
    if not (match := STATEMENT_BY.search(title)):
        return None
    words = ON_TOPIC.split(match.group(1), maxsplit=1)[0]
    sentence = words_as_sentence(words, book)
    if sentence is None:
        return None
    capitals = frozenset(token.word for token in sentence.tokens if token.word[0].isupper())
    for mention in mentions_of(0, sentence, find_pieces(sentence, book, capitals)):
        if mention.kind != "name" or not (mention.title or mention.names):
            continue
        known = next((name.actor for name in mention.names if name.actor.startswith("person:")), None)
        name = offices.gazetteer.canonical[known] if known else mention.words
        return Actor(known, name, offices.capacity(known, on) if known else mention.post or None)
    return None


def first_person_share(sentences: Sequence[Sentence], party: Name | None, offices: Offices) -> float:
    """The share of sentences, before any quoted block, whose subject is "we", "I" or the party in the present tense."""
    own = [sentence for sentence in sentences if sentence.inside is None and len(sentence.tokens) > 3]
    block = next((k for k, s in enumerate(own) if s.tokens[-1].word == ":" and len(s.tokens) < 40), len(own))
    own = own[: block + 1]
    names = party_words(party, offices)
    return sum(speaks(sentence, names) for sentence in own) / max(len(own), 4)


def party_words(party: Name | None, offices: Offices) -> tuple[str, ...]:
    """The lower-case openings of a sentence in which the party is the subject."""
    if party is None:
        return ()
    rows = [
        name.words.lower()
        for name in offices.gazetteer.names
        if name.actor == party.actor and name.kind in ("name", "abbreviation")
    ]
    return tuple(opening for words in rows for opening in (f"{words} ", f"the {words} "))


def speaks(sentence: Sentence, names: tuple[str, ...]) -> bool:
    """True if the sentence has "we" or "I" for a subject, or begins with the party and a verb in the present."""
    words = [token.lower for token in sentence.tokens]
    if any(word in ("we", "i") for word in words):
        return True
    line = " ".join(words)
    for name in names:
        if line.startswith(name):
            rest = line[len(name) :].split()[:3]
            return any(
                (word.endswith("s") and len(word) > 3) or word in ("is", "will", "has", "urge", "call", "welcome", "condemn")
                for word in rest
            )
    return False
